"""RSS, Atom and JSON Feed -> a page an entry.

What an entry holds is handed on as it stands: its markup is neither cleaned nor completed, as nothing of it is ever run
or fetched and the layout takes its words alone. The dialects of RSS and Atom are read by feedparser, from a tree that
was made safe before.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from twosource.errors import InputEmpty, InputError, InputMalformed, InputTooLarge
from twosource.intake.entries import TAGS, is_teaser, line_of, summary_only
from twosource.intake.jsonfeed import is_json_feed, json_feed_pages
from twosource.intake.mending import mended
from twosource.intake.xmltrees import Tree, local_name, start_tag, xml_tree
from twosource.records import Page

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM = re.compile(r"http://(?:www\.w3\.org/2005/Atom|purl\.org/atom/ns#)")
_RDF = re.compile(r"http://(?:purl\.org/(?:net/)?rss|my\.netscape\.com/(?:rdf|publish)|channel\.netscape\.com)")
_PREFIXES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "atom": "http://www.w3.org/2005/Atom",
}
"""Prefixes that feeds use without saying what they mean."""
_LONG = frozenset({"description", "summary", "content", "encoded", "body", "title", "fullitem"})
"""Elements whose words go into a page. What stands in others is short (a name, a date, a link) or of no use."""
_LINKS = frozenset({"link", "guid", "id", "url", "origlink"})
_SHORT, _LINK = 300, 4_000
"""Characters that are read of other elements and of links: feedparser looks for an e-mail address in names, which costs
the square of their length."""
_MOST_ATTRIBUTES = 50
"""Attributes that are read of an element: feedparser needs the square of their number."""
_MOST_FACTS = 300
"""Elements beside its text that are read of an entry, and of the feed: feedparser compares each category with all before."""
_ENTRIES = frozenset({"item", "entry"})
_MOST_ENTRIES = 20_000
"""The busiest feeds list some thousands; feedparser takes 0.1 ms and up for each."""
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d|#x|[a-zA-Z]{2,})[\w]*;")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def is_feed(head: bytes, path: str) -> bool:  # noqa: ARG001  (a door is asked for both)
    """True where ``head`` starts a feed: RSS 0.9 to 2.0, Atom 0.3 and 1.0, or JSON Feed."""
    tag = start_tag(head)
    if not tag:
        return is_json_feed(head)
    name = tag[1:].split(None, 1)[0].rpartition(":")[2].rstrip("/").lower()
    if name == "rss":
        return True
    return bool((name == "feed" and _ATOM.search(tag)) or (name == "rdf" and _RDF.search(tag)))


def feed_pages(path: str, raw: bytes, max_bytes: int) -> Iterator[Page | InputError]:
    """A page for each entry in order, with ``path#n`` as its path, n from 1. An entry without words gives InputEmpty in
    its place; a feed that is broken gives the entries that could be read, then InputDamaged.
    """
    if len(raw) > max_bytes:
        raise InputTooLarge(path, len(raw), max_bytes)
    if is_json_feed(raw[:65_536]):
        yield from json_feed_pages(path, raw)
        return
    tree = xml_tree(path, raw)
    feed, entries = _read(path, tree)
    for n, entry in enumerate(entries, 1):
        try:
            yield _page(f"{path}#{n}", entry, feed, tree)
        except InputError as fault:
            yield fault
    if tree.damage is not None:
        yield tree.damage
    elif not entries:
        yield InputEmpty(path, "the feed")


def _read(path: str, tree: Tree) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    import feedparser
    from lxml import etree

    entries = sum(1 for e in tree.root.iter("*") if local_name(e) in _ENTRIES)
    if entries > _MOST_ENTRIES:
        where = f"entry {_MOST_ENTRIES:,}"
        raise InputMalformed(path, f"more entries than are read of one feed ({entries:,}); split it", where)
    _bound(tree.root)
    # A stream of bytes: feedparser would take a string for the name of a file or an address to fetch.
    source = io.BytesIO(etree.tostring(tree.root, encoding="utf-8"))
    found = feedparser.parse(source, resolve_relative_uris=False, sanitize_html=False)
    return found["feed"], list(found["entries"])


def _bound(root: _Element) -> None:
    """Makes the tree such that reading it takes time in proportion to its size; no word of an entry is touched."""
    below = inside = 0
    count = [0, 0]  # of the feed, of the entry
    spare = []
    for event, element in _walk(root):
        name = local_name(element)
        most = _LINK if name in _LINKS else _SHORT
        if event == "end":
            below -= name in _LONG
            inside -= name in _ENTRIES
            if not below and element.tail and len(element.tail) > most:
                element.tail = element.tail[:most]
            continue
        _spell_out(element)
        if name in _ENTRIES:
            inside += 1
            count[1] = 0
        elif not below and name not in _LONG:
            count[inside > 0] += 1
            if count[inside > 0] > _MOST_FACTS and len(element) == 0:
                spare.append(element)
        below += name in _LONG
        if not below and element.text and len(element.text) > most:
            element.text = element.text[:most]
    for element in spare:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _spell_out(element: Any) -> None:
    """Gives names with a prefix that is declared nowhere the meaning that they have by custom."""
    if element.tag[:1] != "{" and ":" in element.tag:
        prefix, _, name = element.tag.partition(":")
        try:
            element.tag = f"{{{_PREFIXES[prefix]}}}{name}" if prefix in _PREFIXES else f"{prefix}.{name}"
        except ValueError:  # broken XML that was read as far as it goes: "urn:uuid:1", ":a"
            element.tag = "unnamed"
    for n, key in enumerate(list(element.attrib)):
        if n >= _MOST_ATTRIBUTES or (key[:1] != "{" and ":" in key):
            del element.attrib[key]


def _walk(root: _Element) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    yield from etree.iterwalk(root, events=("start", "end"))


def _page(where: str, entry: Mapping[str, Any], feed: Mapping[str, Any], tree: Tree) -> Page:
    value, kind, full = _body(entry)
    content, problems = mended(where, value)
    if not content.strip():
        raise InputEmpty(where, "the entry")
    html = kind != "text/plain" and _MARKUP.search(content) is not None
    if not full and is_teaser(content):
        problems = (*problems, summary_only(where))
    published, updated = _date(entry, "published") or _date(entry, "created"), _date(entry, "updated")
    if published is None and not _is_atom(tree):
        published, updated = updated, None  # dc:date, the one date of RSS 1.0, comes as "updated"
    source = _of(entry, "source") or {}
    named = (_of(source, "title"), _of(entry, "publisher"), _of(feed, "publisher"), _of(feed, "title"))
    return Page(
        path=where,
        media="html" if html else "text",
        content=content,
        encoding=tree.encoding,
        problems=(*tree.problems, *problems),
        given_id=line_of(_of(entry, "id")),
        given_url=line_of(_of(entry, "feedburner_origlink")) or line_of(_of(entry, "link")),
        given_title=_plain(_of(entry, "title_detail")) or line_of(_of(entry, "title")),
        given_published=published,
        given_modified=updated if updated != published else None,
        given_outlet=next((line for name in named if (line := line_of(name))), None),
        given_authors=_authors(entry),
        given_section=_section(entry),
        given_language=line_of(_of(entry, "language") or _of(feed, "language")),
    )


def _body(entry: Mapping[str, Any]) -> tuple[str, str, bool]:
    """What the entry holds, its media type, and whether it came as the text and not as a summary."""
    contents = [c for c in _of(entry, "content") or () if str(_of(c, "type") or "").endswith(("html", "xml", "plain"))]
    best = max(contents, key=lambda c: len(_of(c, "value") or ""), default=None)
    if best is not None and (_of(best, "value") or "").strip():
        return str(_of(best, "value")), str(_of(best, "type")), True
    kind = _of(_of(entry, "summary_detail") or {}, "type") or "text/html"
    return str(_of(entry, "summary") or ""), str(kind), False


def _is_atom(tree: Tree) -> bool:
    return local_name(tree.root) == "feed"


def _date(entry: Mapping[str, Any], name: str) -> str | None:
    """The date as written where that is ISO, else in ISO with the zone that it was written in: a day must not change
    because it was early or late in another part of the world.
    """
    from email.utils import parsedate_to_datetime

    written = line_of(_of(entry, name))
    if written is None or _ISO.match(written):
        return written
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        moment = _of(entry, f"{name}_parsed")
        return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*moment[:6]) if moment else written


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    people = list(_of(entry, "authors") or ())
    names = [line_of(_of(person, "name")) for person in people] or [line_of(_of(entry, "author"))]
    return tuple(dict.fromkeys(name for name in names if name))


def _section(entry: Mapping[str, Any]) -> str | None:
    """The category, where there is one and no more: several are keywords."""
    terms = dict.fromkeys(line_of(_of(tag, "label") or _of(tag, "term")) for tag in _of(entry, "tags") or ())
    return next(iter(terms)) if len(terms) == 1 else None


def _plain(detail: object) -> str | None:
    """The words of a title, which may be markup."""
    from html import unescape

    if not isinstance(detail, dict):
        return None
    value = str(_of(detail, "value") or "")
    return line_of(unescape(TAGS.sub("", value)) if str(_of(detail, "type")).endswith(("html", "xml")) else value)


def _of(record: Mapping[str, Any], name: str) -> Any:
    """The field itself: feedparser's own look-up puts other fields in place of missing ones, with a warning."""
    return dict.get(record, name) if isinstance(record, dict) else None
