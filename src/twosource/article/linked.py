"""What the JSON-LD of a page says of the report on it (schema.org/Article and its kin).

A page often describes other things too: reports it links to, comments, videos, its publisher. The object that speaks of
this page is the one whose address or headline is the page's own; one that names another address and another headline
is left alone, whatever else it tells.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.article.lines import key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NODES = 2_000
"""Objects of a page's JSON-LD that are looked at."""
_LONG = 2_000_000
"""Characters of a script beyond which it is not read: the longest of the development pages has 300,000."""
_HEADLINE = 500
"""Characters of a headline that are compared."""
_DEEP = 4
"""Levels of lists and objects that a name is looked for in."""
_PEOPLE = 30
"""Authors that are taken from one field."""
_WRAPPINGS = 3
_UNSURE = 2
"""Objects that may stand for the report without naming it: more of them are a list of links."""
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "subjectOf", "about")
_WEAK = frozenset("webpage itempage creativework webcontent medicalwebpage collectionpage".split())
_STRONG = re.compile(r"(?:article|posting|^report)$")
_OPENED = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[")
_CLOSED = ("-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "//", ";")
"""What pages wrap a script in so that old browsers pass over it."""
_COMMA = re.compile(r",(\s*[}\]])")
_ADDRESS = re.compile(r"^[a-z]+:|^//[^/]*", re.IGNORECASE)


class Told(msgspec.Struct, frozen=True):
    """Of the report: empty where JSON-LD does not tell. ``authors`` as written, one entry a name or line of names."""

    headline: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    section: str = ""
    trail: tuple[str, ...] = ()
    """The names of a breadcrumb list, outermost first."""
    body: str = ""
    description: str = ""
    live: bool = False
    """True where it is a LiveBlogPosting."""


def told(documents: Iterable[Any], *, addresses: Iterable[str], headlines: Iterable[str]) -> Told:
    """What ``documents`` say of the page at ``addresses`` (any of which may be empty) under ``headlines``."""
    nodes = [node for data in documents for node in _nodes(data)]
    if not nodes:
        return Told()
    known = {str(node["@id"]): node for node in reversed(nodes) if "@id" in node and len(node) > 1}
    places = {place for address in addresses if (place := _place(address))}
    keys = [key for headline in headlines if (key := key_of(headline))]
    articles = _articles(nodes, places, keys)
    publisher = _first(articles, lambda node: name_of(_resolved(node.get("publisher"), known)))
    return Told(
        headline=_first(articles, lambda node: name_of(node.get("headline"))),
        publisher=publisher or _of_site(nodes),
        authors=next((people for node in articles if (people := _people(node, known))), ()),
        published=_all(articles, "datePublished") or _all(articles, "dateCreated"),
        modified=_all(articles, "dateModified"),
        section=_first(articles, lambda node: name_of(node.get("articleSection"))),
        trail=next((trail for node in nodes if (trail := _trail(node))), ()),
        body=max((_text(node.get("articleBody")) for node in articles), key=len, default=""),
        description=_first(articles, lambda node: _text(node.get("description"))),
        live=any("liveblogposting" in _types(node) for node in articles),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def documents_of(root: HtmlElement) -> tuple[Any, ...]:
    """The data of the scripts below ``root``, those that can be read."""
    return tuple(_documents(root))


def _documents(root: HtmlElement) -> Iterator[Any]:
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        source = element.text
        if source and len(source) <= _LONG and (data := _decoded(source)) is not None:
            yield data


def _decoded(source: str) -> Any:
    """The data of a script; None where it is not JSON by any of the ways in which pages get it slightly wrong."""
    try:
        return msgspec.json.decode(source.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        pass
    import json
    from html import unescape

    bare = _bare(source)
    tries = (bare, _COMMA.sub(r"\1", bare), unescape(bare))
    for text in tries:
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _bare(source: str) -> str:
    text = source.strip("\ufeff \t\r\n\f")
    for _ in range(_WRAPPINGS):
        before = text
        for mark in _OPENED:
            text = text.removeprefix(mark).lstrip()
        for mark in _CLOSED:
            text = text.removesuffix(mark).rstrip()
        if text == before:
            break
    return text


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting: deque[Any] = deque([data])
    count = 0
    while waiting and count < _NODES:
        item = waiting.popleft()
        count += 1
        if isinstance(item, list):
            waiting.extend(item[:_NODES])
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in _INSIDE if isinstance(item.get(key), (dict, list)))


def _types(node: dict[str, Any]) -> set[str]:
    value = node.get("@type", node.get("type"))
    names = value if isinstance(value, list) else [value]
    return {re.split(r"[/#:]", name)[-1].lower() for name in names if isinstance(name, str)}


def _articles(nodes: Sequence[dict[str, Any]], places: set[str], keys: Sequence[str]) -> list[dict[str, Any]]:
    """The objects that speak of the report on this page, the surest first. Where none names this address or headline,
    one or two that name no other address are taken at their word; more of them are a list of links.
    """
    sure: list[tuple[int, int]] = []
    unsure: list[tuple[int, int]] = []
    for n, node in enumerate(nodes):
        types = _types(node)
        strong = any(_STRONG.search(t) for t in types)
        if not strong and not types & _WEAK:
            continue
        score = 2 * strong + bool(node.get("datePublished")) + bool(node.get("author"))
        own = {place for place in _places(node) if place}
        named = _alike(key_of((name_of(node.get("headline")) or name_of(node.get("name")))[:_HEADLINE]), keys)
        if own & places or named:
            sure.append((-score - 4 * bool(own & places) - 3 * named, n))
        elif not own or not places:
            unsure.append((-score, n))
    chosen = sure or (unsure if len(unsure) <= _UNSURE else [])
    return [nodes[n] for _, n in sorted(chosen)]


def _alike(headline: str, keys: Sequence[str]) -> bool:
    """A headline in its long or short form."""
    return len(headline) > 2 and any(headline in key or key in headline for key in keys)


def _places(node: dict[str, Any]) -> Iterator[str]:
    page = node.get("mainEntityOfPage")
    inner = [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    for value in (node.get("url"), node.get("@id"), *inner):
        if isinstance(value, str):
            yield _place(value)


def _place(address: str) -> str:
    """The path of an address, without host, query and the slash at its end: hosts differ by device and country."""
    path = _ADDRESS.sub("", address.strip())
    if path.startswith("//"):
        path = "/" + path[2:].partition("/")[2]
    elif not path.startswith("/"):
        return ""
    return re.split(r"[?#]", path, maxsplit=1)[0].strip("/").lower()


def _resolved(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    """The object that a bare reference names."""
    if isinstance(value, dict) and not name_of(value) and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def name_of(value: Any, depth: int = _DEEP) -> str:
    """The name in a field: a string, an object with a name, or the first that has one of a list."""
    if isinstance(value, str):
        return value.strip()
    if depth and isinstance(value, dict):
        keys = ("name", "@value", "byline", "headline", "alternateName")
        full = next((name for key in keys if (name := name_of(value.get(key), depth - 1))), "")
        return full or " ".join(
            part for key in ("givenName", "familyName") if (part := name_of(value.get(key), depth - 1))
        )
    if depth and isinstance(value, list):
        return next((name for v in value[:_PEOPLE] if (name := name_of(v, depth - 1))), "")
    return ""


def _people(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_named(node.get("author") or node.get("creator"), known, _DEEP)))[:_PEOPLE]


def _named(value: Any, known: dict[str, dict[str, Any]], depth: int) -> Iterator[str]:
    if isinstance(value, list):
        for v in value[:_PEOPLE] if depth else ():
            yield from _named(v, known, depth - 1)
    elif isinstance(value, dict) and isinstance(value.get("@list"), list):
        yield from _named(value["@list"], known, depth - 1)
    elif isinstance(value, dict) and isinstance(value.get("name"), list):
        yield from _named(value["name"], known, depth - 1)
    elif (name := name_of(_resolved(value, known))) and not name.startswith(("http:", "https:")):
        yield name


def _first(nodes: Iterable[dict[str, Any]], read: Any) -> str:
    return next((value for node in nodes if (value := read(node))), "")


def _all(nodes: Iterable[dict[str, Any]], key: str) -> tuple[str, ...]:
    values = (name_of(node.get(key)) if not isinstance(node.get(key), int) else str(node[key]) for node in nodes)
    return tuple(dict.fromkeys(value for value in values if value))


def _of_site(nodes: Iterable[dict[str, Any]]) -> str:
    """The name of the site where no article names its publisher."""
    for kinds in ({"newsmediaorganization"}, {"website"}, {"organization"}):
        for node in nodes:
            if _types(node) & kinds and (name := name_of(node.get("name"))):
                return name
    return ""


def _trail(node: dict[str, Any]) -> tuple[str, ...]:
    if "breadcrumblist" not in _types(node):
        return ()
    steps = node.get("itemListElement")
    names = []
    for step in steps[:_PEOPLE] if isinstance(steps, list) else ():
        item = step.get("item") if isinstance(step, dict) else None
        names.append(name_of(step.get("name") if isinstance(step, dict) else step) or name_of(item))
    return tuple(name for name in names if name)
