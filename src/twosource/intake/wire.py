"""What ninjs, NewsML-G2 and NITF share: an item of a news agency laid out as the page that a reader would see.

Headline, byline, dateline and body, then in a footer what the fields say around the text (notes to editors, rights,
suppliers): the words as they stand there and none besides, so that every finding has a place. What the fields *mean*
goes beside the page: suppliers with their roles, notices, dates, language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from twosource.errors import InputEmpty, InputError
from twosource.intake.mending import mended
from twosource.intake.xmltrees import one_line
from twosource.records import CreditKind, GivenCredit, Notice, NoticeKind, Page, Problem

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KINDS: dict[str, CreditKind | None] = {
    # IPTC NewsCodes: Content Production Party Role, and the retired Information Source Role.
    "origcont": "wire", "distributor": "wire", "supplier": "wire", "provider": "wire", "origin": "wire",
    "originator": "wire", "creditline": "wire",
    "originfo": "source-credit", "contentsource": "source-credit", "source": "source-credit",
    "infosource": "source-credit",
    "imgsupplier": "photo", "cameraoperator": "photo", "photographer": "photo",
    "author": "byline", "correspondent": "byline", "creator": "byline", "by": "byline", "byline": "byline",
    "contributor": "contributed",
    # They are named in the text or worked on it, and supplied none of it.
    "interviewee": None, "spokesperson": None, "mediaoffice": None, "editor": None, "contenteditor": None,
    "metadataeditor": None, "descrwriter": None, "factchecker": None, "genaipromptwriter": None, "producer": None,
}  # fmt: skip
_KILLED = frozenset({"canceled", "cancelled", "withheld"})
_NOTES: tuple[tuple[NoticeKind, re.Pattern[str]], ...] = (
    (
        "kill",
        re.compile(
            r"^\W*(?:mandatory\s+)?kill(?:ed)?\b|\bkill (?:this|our|the (?:story|item|article|report))\b|\b(?:is|are|has "
            r"been|have been|was|were) (?:withdrawn|retracted|killed)\b|\bdo not (?:use|publish)\b|\bzurückgezogen|"
            r"\bnicht verwenden\b|\bannul(?:e|ée?|ation)\b|\banulad[ao]\b",
            re.IGNORECASE,
        ),
    ),
    (
        "embargo",
        re.compile(
            r"\bembargo|\bsperrfrist|\bhold for release\b|\bnot (?:for|to be) (?:release|publi|use|broadcast)\w*\b"
            r"[^.]{0,60}\b(?:before|until)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "correction",
        re.compile(
            r"\bcorrect(?:s|ed|ion|ions|ing)\b|\bberichtig|\bkorrig|\bkorrektur|\brectif|\bcorrige\b|\bcorrección",
            re.IGNORECASE,
        ),
    ),
    (
        "update",
        re.compile(
            r"\bupdat(?:es?|ed|ing)\b|\badds\b|\brecasts?\b|\bwritethru\b|\baktualisier|\bergänz|\bmises? à jour\b|"
            r"\bactualiza",
            re.IGNORECASE,
        ),
    ),
)
_BY = re.compile(r"^(?:(?:reported|written|text|story)\s+)?(?:by|von|par|por|di|da|door|av|af)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[,;/|•·&]\s*|\s+(?:and|und|et|y|e|en|og|och)\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]\S*(?: \S+){1,4}")
_WRAPPED = (45, 110)
"""Characters of the lines that agencies break their text into."""
_OPENING = 3_000
"""Characters of a body in which its own byline and dateline are looked for."""
_MOST = 50
"""Suppliers, and notices, that are read of an item; real ones have fewer than ten."""
_DASHES = " -–—―"
_FIRST = 20
"""Paragraphs among which the first of the report is looked for: a teaser or a picture may stand above it."""
_BESIDE = frozenset({"figure", "aside", "header"})


class WithoutText(InputEmpty):
    """An item of an agency that holds no text to read: a picture, a list, a reference to what is kept elsewhere."""

    def __init__(self, path: str, what: str) -> None:
        message = f"this item ({what}) holds no text to read; leave it out, or give the item that holds the text"
        InputError.__init__(self, path, message)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item as its fields give it; empty strings where they do not. ``body`` is HTML without head and title."""

    path: str
    encoding: str
    body: str
    id: str = ""
    headline: str = ""
    byline: str = ""
    dateline: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    credits: tuple[GivenCredit, ...] = ()
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()


def wire_page(item: Item) -> Page:
    """The page of one item. Raises WithoutText where its body shows no words."""
    body, opening = _fragment(item)
    if not opening:
        raise WithoutText(item.path, "an empty body")
    content, problems = mended(item.path, _laid_out(item, body, opening))
    authors = item.authors or people_of(item.byline, item.outlet)
    return Page(
        path=item.path,
        media="html",
        content=content,
        encoding=item.encoding,
        problems=(*item.problems, *problems),
        given_id=item.id or None,
        given_title=item.headline or None,
        given_published=item.published or None,
        given_modified=item.modified or None,
        given_outlet=item.outlet or None,
        given_authors=authors,
        given_language=item.language or None,
        given_credits=(*_bylines(authors), *item.credits[:_MOST]),
        given_notices=item.notices[:_MOST],
    )


def _bylines(authors: Sequence[str]) -> Iterator[GivenCredit]:
    yield from (GivenCredit(name=name, role="by", kind="byline") for name in authors[:_MOST])


def _laid_out(item: Item, body: str, opening: str) -> str:
    said = opening.casefold()
    head = [f"<h1>{escape(item.headline)}</h1>"] if item.headline else []
    if item.byline and item.byline.casefold() not in said:
        head.append(f'<p class="byline">{escape(item.byline)}</p>')
    if item.dateline and item.dateline.strip(_DASHES).casefold() not in said:
        head.append(f'<p class="dateline">{escape(item.dateline)}</p>')
    rows = [("note", words) for words in item.notes]
    rows += [("credit", c.name) for c in item.credits[:_MOST]] + [("rights", words) for words in item.rights]
    foot = "\n".join(f'<p class="{name}">{escape(words)}</p>' for name, words in dict.fromkeys(rows) if words)
    return (
        f'<html lang="{escape(item.language)}"><body><article>\n'
        + "".join(f"{part}\n" for part in head)
        + f"{body}\n</article>\n"
        + (f"<footer>\n{foot}\n</footer>\n" if foot else "")
        + "</body></html>\n"
    )


def _fragment(item: Item) -> tuple[str, str]:
    """The body of an item with no element left open and without its headline, and the words at its start."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    source = f"<html><body>{item.body}</body></html>".encode("utf-8", "replace")
    try:
        body = html.document_fromstring(source, parser=parser).find("body")
    except (etree.LxmlError, ValueError, AssertionError):
        return "", ""
    if body is None:
        return "", ""
    if any(entry.level_name == "FATAL" and entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return item.body, one_line(item.body[:_OPENING])  # what reads the page says what is wrong with it
    for element in body.iter("*"):
        if "xmlns" in element.attrib:
            del element.attrib["xmlns"]
    own = body.find(".//h1")
    if own is not None and one_line("".join(map(str, own.itertext()))) == item.headline:
        own.text, own.tag = None, "span"
        own[:] = []
    _run_in(body, item)
    parts = (etree.tostring(part, method="html", encoding="unicode", with_tail=True) for part in body)
    return f"{escape(body.text or '')}{''.join(parts)}".strip(), _words(body)


def _run_in(body: HtmlElement, item: Item) -> None:
    """Sets a dateline that ends with a dash as it is printed, on the line of the first words, where the body has none."""
    if item.dateline.endswith(tuple("-–—―")) and item.dateline.strip(_DASHES).casefold() not in _words(body).casefold():
        told = (p for p in islice(body.iter("p"), _FIRST) if _tells(p, item.byline))
        first = next(told, None)
        if first is not None:
            first.text = f"{item.dateline} {first.text or ''}"


def _tells(paragraph: HtmlElement, byline: str) -> bool:
    """True for a paragraph of the report itself, going by the markup."""
    if one_line("".join(map(str, paragraph.itertext()))) in ("", byline):
        return False
    above = (e for e in paragraph.iterancestors() if e.tag in _BESIDE or e.get("class") == "abstract")
    return not paragraph.get("class") and next(above, None) is None


def _words(body: HtmlElement) -> str:
    """The first words that show."""
    from lxml import etree

    pieces: list[str] = []
    size = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in ("script", "style"):
            walk.skip_subtree()
            continue
        words = element.text if event == "start" else element.tail
        if words:
            pieces.append(words)
            size += len(words)
        if size > _OPENING:
            break
    return one_line("".join(pieces))


def paragraphs(text: str) -> str:
    """Plain text as HTML: a paragraph for each block between blank lines, and for each of its lines where these were
    not broken to a width.
    """
    out = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")):
        lines = [line for line in block.split("\n") if line.strip()]
        broken = len(lines) > 1 and all(_WRAPPED[0] <= len(line) <= _WRAPPED[1] for line in lines[:-1])
        out += [f"<p>{escape(words)}</p>" for words in (["\n".join(lines)] if broken else lines) if words]
    return "\n".join(out)


def is_markup(content: str) -> bool:
    """True where a body that does not say what it is holds elements."""
    return re.search(r"<(?:p|div|section|br|h[1-6]|ul|article|body|html)\b[^<>]*>", content, re.IGNORECASE) is not None


def source_credit(name: str, role: str, outlet: str, field: str) -> GivenCredit | None:
    """The credit of a party of the file. ``role`` is a word, a qcode or an address of a concept; without one the
    party originated information (NewsML-G2, infoSource). None where that role supplies nothing.
    """
    word = re.split(r"[:/#]", role.rstrip("/"))[-1].casefold() or field.casefold()
    kind: CreditKind | None = _KINDS.get(word, "source-credit")
    if not name or kind is None:
        return None
    if kind in ("wire", "source-credit") and name.casefold() == outlet.casefold():
        kind = "outlet-own"
    return GivenCredit(name=name, role=role or field, kind=kind)


def people_of(byline: str, outlet: str) -> tuple[str, ...]:
    """The people of a byline: parts of two words and more that start as names do, and are not the outlet."""
    parts = _AND.split(_BY.sub("", byline.strip(" .")))
    named = (
        part for part in parts if _NAME.fullmatch(part) and part[0].isupper() and part.casefold() != outlet.casefold()
    )
    return tuple(dict.fromkeys(named)) if len(byline) <= _OPENING else ()


def notices_of(
    *,
    status: str,
    embargo: str,
    version: str,
    notes: Sequence[tuple[str, str]],
    names: tuple[str, str, str],
) -> tuple[Notice, ...]:
    """What the fields say about the item itself. ``notes`` are notes to editors with their roles; ``names`` what the
    format calls its fields of status, embargo and version.
    """
    found: list[Notice] = []
    if re.split(r"[:/#]", status)[-1].casefold() in _KILLED:
        found.append(notice("kill", status, f"field {names[0]}"))
    if embargo:
        found.append(notice("embargo", embargo, f"field {names[1]}"))
    if version.isdecimal() and len(version) < 10 and int(version) > 1:
        found.append(notice("update", version, f"field {names[2]}"))
    for role, words in notes:
        if (kind := note_kind(words, role)) is not None:
            found.append(notice(kind, words, "note to editors"))
    return tuple(found)


def note_kind(words: str, role: str = "") -> NoticeKind | None:
    """What a note to editors says about the item, by the word for its role or its own; None for other notes."""
    word = re.split(r"[:/#]", role)[-1]
    for said in (word, words[:_OPENING]):
        for kind, pattern in _NOTES:
            if pattern.search(said):
                return kind
    return None


def dates_of(first: str, version_made: str, version: str) -> tuple[str, str]:
    """When the item was published and when it was changed, from when its first and its present version were made."""
    if not first:
        return ("", version_made) if version.isdecimal() and version.strip("01") else (version_made, "")
    return first, version_made if version_made != first else ""


def notice(kind: NoticeKind, text: str, basis: str) -> Notice:
    """A notice that stands in a field."""
    return Notice(kind=kind, span=None, text=text, basis=basis)


def distinct(lines: Iterable[str]) -> tuple[str, ...]:
    """Each line once and on one line, without empty ones."""
    return tuple(dict.fromkeys(line for words in lines if (line := one_line(words))))
