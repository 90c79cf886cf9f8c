"""What an HTML page tells about itself outside its visible lines: title, outlet, authors, date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle "
    "blogposting "
    "liveblogposting webpage report socialmediaposting".split()
)
_META_TITLE = ("og:title", "twitter:title", "dc.title", "title")
_META_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre")
_META_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
_META_DATE = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "publishdate", "pubdate",
    "dc.date.issued", "dc.date", "sailthru.date", "date", "og:article:published_time", "cxenseparse:recs:publishtime",
)  # fmt: skip
_SITE = re.compile(r"\s+[|–—·•»-]\s+(?=[^|–—·•»]{2,60}$)")
_NODES = 2_000
"""Objects of a page's JSON-LD that are looked at."""


class Head(msgspec.Struct, frozen=True):
    """Empty strings and tuples where the page does not tell. ``date`` is as written."""

    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    date_basis: str = ""
    url: str = ""
    language: str = ""


def head_of(root: HtmlElement) -> Head:
    """The facts of one page. JSON-LD before meta elements before ``time`` elements."""
    meta = _metas(root)
    linked = _linked(root)
    title = _first(meta, _META_TITLE) or linked.title or _without_site(root.findtext(".//title") or "")
    date, basis = linked.date, "JSON-LD datePublished"
    if not date:
        date, basis = _first(meta, _META_DATE), "meta element of the page"
    if not date:
        stamps = root.xpath(
            "//time[@datetime][@pubdate or @itemprop='datePublished' or contains(@class,'publish')]/@datetime"
        )
        date, basis = (str(stamps[0]), "time element of the page") if stamps else ("", "")
    author = _first(meta, _META_AUTHOR)
    canonical = root.xpath("//link[@rel='canonical']/@href")
    return Head(
        title=_plain(title),
        outlet=_plain(_first(meta, _META_OUTLET[:1]) or linked.outlet or _first(meta, _META_OUTLET[1:])),
        authors=linked.authors or ((_plain(author),) if author and "/" not in author else ()),
        date=date.strip(),
        date_basis=basis if date else "",
        url=_plain(_first(meta, ("og:url",)) or (str(canonical[0]) if canonical else "")),
        language=(root.get("lang") or "")[:20],
    )


def _plain(text: str) -> str:
    from html import unescape

    return re.sub("[\x00\ud800-\udfff]", "\ufffd", " ".join(unescape(text).split()))[:500]


def _without_site(title: str) -> str:
    """A title element often ends with the name of the site."""
    parts = _SITE.split(title.strip())
    return parts[0] if len(parts[0].split()) > len(title.split()) / 3 else title.strip()


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.lower(), content.strip())
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _linked(root: HtmlElement) -> Head:
    """What JSON-LD says of the article; the first object of an article type tells."""
    import json

    outlet = ""
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower() or not element.text:
            continue
        try:
            data = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            types = node.get("@type")
            names = {str(t).lower() for t in (types if isinstance(types, list) else [types])}
            if names & _ARTICLE_TYPES and (node.get("headline") or node.get("datePublished")):
                return Head(
                    title=_plain(_name(node.get("headline"))),
                    outlet=_plain(_name(node.get("publisher"))) or outlet,
                    authors=tuple(_plain(a) for a in _people(node.get("author"))),
                    date=_name(node.get("datePublished")),
                )
    return Head(outlet=outlet)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    waiting = [data]
    count = 0
    while waiting and count < _NODES:
        item = waiting.pop(0)
        count += 1
        if isinstance(item, list):
            waiting.extend(item[:_NODES])
        elif isinstance(item, dict):
            yield item
            waiting.extend(
                v for k, v in item.items() if k in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
            )


def _name(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list) and value:
        return _name(value[0])
    return ""


def _people(value: object) -> list[str]:
    found = [_name(v) for v in value] if isinstance(value, list) else [_name(value)]
    return [name for name in found if name and not name.startswith("http")][:20]
