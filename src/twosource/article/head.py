"""What an HTML page tells about itself outside its visible lines: title, outlet, authors, days, section, address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.article.authors import Named, house_names, is_house, people, persons
from twosource.article.bylines import marked
from twosource.article.headlines import agreed, without_site
from twosource.article.lines import key_of
from twosource.article.linked import Told, told

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = (
    "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title", "title",
)  # fmt: skip
_OUTLET = ("application-name", "dc.publisher", "dcterms.publisher", "publisher", "cre", "citation_journal_title")
_AUTHOR = (
    "author", "article:author", "article:author_name", "parsely-author", "cxenseparse:author", "sailthru.author",
    "citation_author", "dc.creator", "dcterms.creator", "byl",
)  # fmt: skip
_OTHER_AUTHOR = re.compile(r"(?:author(?:s|[_-]?names?)?|byline)$")
"""The name of a field of a site's own making that names authors ("mrf:authors")."""
_NOT_OF_THE_TEXT = ("smartbanner", "twitter", "og:video", "music", "book")
_LAST_FIRST = ("dc.creator", "dcterms.creator", "citation_author")
"""Names in the fields of libraries may stand as "Roe, Ina"."""
_PUBLISHED = (
    "article:published_time", "article:published", "article:published:time", "og:published_time",
    "og:article:published_time", "datepublished", "parsely-pub-date", "publishdate", "publish-date", "publication_date",
    "pubdate", "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "sailthru.date", "cxenseparse:recs:publishtime",
    "cxenseparse:recs:published_time", "date", "dc.date", "dcterms.date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "article:modified", "article:modified:time", "og:updated_time", "og:modified_time",
    "og:article:modified_time", "datemodified", "dc.date.modified", "dcterms.modified", "last-modified", "lastmod",
    "revised", "updated_time",
)  # fmt: skip
_SECTION = (
    "article:section", "og:article:section", "parsely-section", "og:section", "section", "cxenseparse:recs:category",
)  # fmt: skip
_DESCRIPTION = ("description", "og:description")
_FIRST_PAGE = frozenset(
    "home homepage start startseite accueil inicio início portada principal начало главная головна anasayfa hem hjem "
    "etusivu トップ ホーム 首页 首頁".split()
)
_ADDRESS = re.compile(r"https?:|www\.|//", re.IGNORECASE)
_LONG = 500
"""Characters of a field that are kept."""
_SAME_FACT = 6
"""Stamps of one kind that are kept: pages repeat them in many fields."""


class Stamp(msgspec.Struct, frozen=True):
    """A day or moment as the page writes it, and what it was read from, in words."""

    value: str
    basis: str


class Head(msgspec.Struct, frozen=True):
    """Empty strings and tuples where the page does not tell. Stamps are in the order in which they are trusted."""

    title: str = ""
    title_sure: bool = False
    """True where two places of the markup give the same title."""
    outlet: str = ""
    authors: tuple[Named, ...] = ()
    house: tuple[Named, ...] = ()
    """The outlet or its desk, where a field for authors names that."""
    published: tuple[Stamp, ...] = ()
    modified: tuple[Stamp, ...] = ()
    section: str = ""
    url: str = ""
    language: str = ""
    body: str = ""
    """The article text where the page's data hold it."""
    lead: str = ""
    """The descriptions that the page gives of the report."""
    live: bool = False
    """True where the page calls itself a live blog."""


def head_of(root: HtmlElement, documents: Sequence[Any], address: str = "") -> Head:
    """The facts of one page; ``documents``: its JSON-LD; ``address`` is where it was found, if that is known.

    JSON-LD comes before meta elements, these before attributes in the text (``itemprop``, ``rel``, ``time``).
    """
    meta = _metas(root)
    canonical = _canonical(root)
    given = _first(meta, ("og:url",)) or canonical
    headings = [text for h in _some(root.iter("h1"), 8) if (text := _plain(_words(h)))]
    full = _plain(root.findtext(".//title") or "")
    named = _plain(_first(meta, _TITLE))
    linked = told(documents, addresses=(address, canonical, given), headlines=(named, full, *headings))
    site, publisher = _plain(_first(meta, ("og:site_name",))), _plain(linked.publisher)
    # Both in the same letters: the one with spaces is the name and the other its handle.
    outlet = publisher if key_of(publisher) == key_of(site) and " " in publisher else site
    names = (outlet, publisher, _plain(_first(meta, _OUTLET)))
    outlet = next((name for name in names if name and not _ADDRESS.match(name)), "")
    house = house_names((outlet, publisher, site), address or given)
    title, sure = agreed(_plain(linked.headline), named, headings, full, house)
    authors, desk = _authors(root, meta, linked, house)
    return Head(
        title=title,
        title_sure=sure,
        outlet=outlet or without_site(full, house)[1],
        authors=authors,
        house=desk,
        published=_stamps(root, meta, linked.published, "datePublished", _PUBLISHED),
        modified=_stamps(root, meta, linked.modified, "dateModified", _MODIFIED),
        section=_section(meta, linked, title, house),
        url=_plain(given),
        language=(root.get("lang") or "")[:20],
        body=linked.body,
        lead="\n".join([*(meta.get(name, [""])[0] for name in _DESCRIPTION), linked.description]).strip(),
        live=linked.live,
    )


def _plain(text: str) -> str:
    from html import unescape

    text = text[: 4 * _LONG]
    if "&" in text:
        text = unescape(text)
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", " ".join(text.split()))[:_LONG]


def _some(elements: Iterator[HtmlElement], most: int) -> list[HtmlElement]:
    return [element for element, _ in zip(elements, range(most), strict=False)]


def _words(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    """The values of each field, names in small letters."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), []).append(content.strip())
    return found


def _first(meta: dict[str, list[str]], names: Sequence[str]) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _canonical(root: HtmlElement) -> str:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            return (element.get("href") or "").strip()
    return ""


def _authors(
    root: HtmlElement, meta: dict[str, list[str]], linked: Told, house: frozenset[str]
) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Whom the first field names that names anybody but the outlet (and its town: "The Courier, Caldera"); and the
    outlet, where the first field names that.
    """
    desk: tuple[Named, ...] = ()
    for basis, values, turned in _author_fields(root, meta, linked):
        names = [n for value in values for n in people(_plain(value), turned=turned)]
        found = tuple(Named(name, basis) for name in dict.fromkeys(names))
        own = tuple(one for one in found if is_house(one.name, house))
        if found and not is_house(found[0].name, house):
            return found, ()
        desk = desk or own
    return (), desk


def _author_fields(
    root: HtmlElement, meta: dict[str, list[str]], linked: Told
) -> Iterator[tuple[str, Sequence[str], bool]]:
    """Where a page names authors, best first: basis in words, values, whether surnames come first."""
    yield "JSON-LD author", linked.authors, False
    for name in _AUTHOR:
        if name in meta:
            yield f"meta element {name}", meta[name], name in _LAST_FIRST
    for name, values in meta.items():
        if name not in _AUTHOR and _OTHER_AUTHOR.search(name) and not name.startswith(_NOT_OF_THE_TEXT):
            yield f"meta element {name}", values, False
    words, exact = marked(root)
    yield "byline in the markup", words if exact else persons(words), False


def _stamps(
    root: HtmlElement, meta: dict[str, list[str]], linked: Sequence[str], prop: str, names: Sequence[str]
) -> tuple[Stamp, ...]:
    found = [Stamp(value, f"JSON-LD {prop}") for value in linked]
    found += [Stamp(value, f"meta element {name}") for name in names for value in meta.get(name, ())[:1]]
    if not found:
        for element in _some(root.iter("time"), 40):
            value = element.get("datetime")
            marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
            published = "pubdate" in element.attrib or "publish" in marks or "pubdate" in marks
            modified = "modif" in marks or "updat" in marks
            if value and (modified if prop == "dateModified" else published and not modified):
                found.append(Stamp(value, "time element of the page"))
                break
    return tuple(Stamp(s.value.strip()[:60], s.basis) for s in found[:_SAME_FACT])


def _section(meta: dict[str, list[str]], linked: Told, title: str, house: frozenset[str]) -> str:
    """The last step of the way to the page that is not the page, where no field names the section."""
    named = _plain(linked.section) or _plain(_first(meta, _SECTION)).strip(" -|/>»")
    if named:
        return named
    steps = [step for step in map(_plain, linked.trail) if step.lower() not in _FIRST_PAGE and step != title]
    if linked.trail and _plain(linked.trail[-1]) not in (title, "") and len(steps) > 1 and len(steps[-1]) > _LONG_STEP:
        steps.pop()  # the page itself under a headline of another length
    return next((step for step in reversed(steps) if not is_house(step, house)), "")


_LONG_STEP = 40
"""Characters beyond which the last step of a breadcrumb is taken for a headline and no section."""
