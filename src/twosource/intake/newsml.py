"""NewsML-G2 (newsItem, newsMessage, packageItem) and NITF alone -> a page an item.

Codes are kept as they stand ("stat:canceled"): no catalogue is fetched to spell them out. What an item only refers to
(remoteContent, itemRef, link) is not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.errors import InputEmpty, InputError, InputMalformed, InputTooLarge
from twosource.intake.nitf import html_of, nitf_body
from twosource.intake.wire import (
    Item,
    WithoutText,
    dates_of,
    distinct,
    is_markup,
    note_kind,
    notice,
    notices_of,
    paragraphs,
    source_credit,
    wire_page,
)
from twosource.intake.xmltrees import Tree, child, children, local_name, start_tag, words_of, xml_tree
from twosource.records import GivenCredit, Notice, Page

if TYPE_CHECKING:
    from twosource.intake.xmltrees import Element

_ROOTS = frozenset({"newsitem", "newsmessage", "packageitem", "nitf"})
_OTHERS = {
    "newsml": "NewsML 1, of which only its successor NewsML-G2 is read,",
    "conceptitem": "a concept item, which holds no report,",
    "knowledgeitem": "a knowledge item, which holds no report,",
    "planningitem": "a planning item, which holds no report,",
    "catalogitem": "a catalogue, which holds no report,",
}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_READ = frozenset({"text", "composite", "component", ""})
_NAMED_BY = ("literal", "qcode", "uri")


def is_newsml(head: bytes, path: str) -> bool:  # noqa: ARG001  (a door is asked for both)
    """True where ``head`` starts NewsML of any kind or NITF."""
    words = start_tag(head)[1:].split(None, 1)
    return bool(words) and _root(words[0]) in _ROOTS | set(_OTHERS)


def newsml_pages(path: str, raw: bytes, max_bytes: int) -> Iterator[Page | InputError]:
    """A page for each item with text: of one item (``path``) or of several (``path#n``). Items without text and broken
    ones give an error in their place, a broken file InputDamaged after what could be read.
    """
    if len(raw) > max_bytes:
        raise InputTooLarge(path, len(raw), max_bytes)
    tree = xml_tree(path, raw)
    name = local_name(tree.root)
    if name in _OTHERS:
        raise InputMalformed(path, _OTHERS[name] + " stands", "the first element")
    if name == "nitf":
        yield _nitf_page(path, tree)
    items = [] if name == "nitf" else list(_items(tree.root))
    for n, item in enumerate(items, 1):
        try:
            yield _page(path if len(items) == 1 else f"{path}#{n}", item, tree)
        except InputError as fault:
            yield fault
    if tree.damage is not None:
        yield tree.damage
    elif not items and name != "nitf":
        yield InputEmpty(path, "the package")


def _root(tag: str) -> str:
    return tag.rpartition(":")[2].rstrip("/").lower()


def _items(root: Element) -> Iterator[Element]:
    if local_name(root) == "newsitem":
        yield root
    for holder in children(root, "itemset"):
        yield from children(holder, "newsitem")


def _page(where: str, item: Element, tree: Tree) -> Page:
    meta, content, rights = (child(item, name) for name in ("itemmeta", "contentmeta", "rightsinfo"))
    kind = _code(child(meta, "itemclass"))
    body, notices = _content(child(item, "contentset")) if kind in _READ else ("", ())
    if not body:
        raise WithoutText(where, f"class {kind or 'unknown'}")
    outlet = _name(child(meta, "provider"))
    notes = [(note.get("role") or "", words_of(note)) for note in children(meta, "ednote")]
    version = item.get("version") or ""
    published, modified = dates_of(_said(meta, "firstcreated"), _said(meta, "versioncreated"), version)
    creators = [_name(c) for c in children(content, "creator")]
    language = child(content, "language")
    return wire_page(
        Item(
            path=where,
            encoding=tree.encoding,
            body=body,
            id=item.get("guid") or "",
            headline=_headline(content) or _said(meta, "title"),
            byline=_said(content, "by"),
            dateline=_said(content, "dateline") or _name(child(content, "located")),
            outlet=outlet,
            authors=distinct(name for name in creators if " " in name),
            published=published,
            modified=modified,
            language=(language.get("tag") if language is not None else None) or item.get(_LANGUAGE) or "",
            notes=distinct(words for _, words in notes),
            rights=distinct(words_of(e) for e in children(rights, "copyrightnotice", "usageterms")),
            credits=_credits(content, outlet),
            notices=(
                *notices_of(
                    status=_coded(child(meta, "pubstatus")),
                    embargo=_said(meta, "embargoed"),
                    version=version,
                    notes=notes,
                    names=("pubStatus", "embargoed", "version"),
                ),
                *_signals(meta),
                *notices,
            ),
            problems=tree.problems,
        )
    )


def _content(holder: Element | None) -> tuple[str, tuple[Notice, ...]]:
    """The text of an item as HTML: what is marked up before what is not, the longest of its kind."""
    marked: list[tuple[str, tuple[Notice, ...]]] = []
    for element in children(holder, "inlinexml"):
        inner = next(children(element), None)
        if inner is None:
            continue
        if local_name(inner) == "nitf":
            said = nitf_body(inner)
            marked.append((said.html, _nitf_notices(said.status, said.release, (*said.notes, *said.corrections))))
        else:
            marked.append((_markup(inner), ()))
    if marked:
        return max(marked, key=lambda found: len(found[0]))
    plain = [
        (e.get("contenttype") or "", e.text or "") for e in children(holder, "inlinedata") if not e.get("encoding")
    ]
    kind, text = max(plain, key=lambda found: len(found[1]), default=("", ""))
    if not text.strip() or (kind and not kind.startswith("text/") and "xml" not in kind):
        return "", ()
    return (text if "html" in kind or (not kind and is_markup(text)) else paragraphs(text)), ()


def _markup(element: Element) -> str:
    """An element of XHTML, or of another language, as HTML without namespaces."""
    from lxml import etree

    body = next((e for e in element.iter("*") if local_name(e) == "body"), element)
    if not any(local_name(e) in ("p", "div", "section", "br", "li") for e in body.iter("*")):
        return html_of(body)
    for each in body.iter("*"):
        try:
            each.tag = local_name(each)
        except ValueError:  # broken XML that was read as far as it goes: "a:", "a:1"
            each.tag = "span"
    etree.cleanup_namespaces(body)
    body.tag = "div"
    return etree.tostring(body, method="html", encoding="unicode", with_tail=False)


def _nitf_page(path: str, tree: Tree) -> Page:
    said = nitf_body(tree.root)
    if not said.html:
        raise WithoutText(path, "NITF without a body")
    distributor = source_credit(said.distributor, "", "", "distributor")
    return wire_page(
        Item(
            path=path,
            encoding=tree.encoding,
            body=said.html,
            id=said.id,
            headline=said.headline,
            byline=said.byline,
            dateline=said.dateline,
            authors=tuple(name for name in said.authors if " " in name),
            published=_day(said.issued),
            notes=(*said.notes, *said.corrections),
            rights=distinct([said.copyright]),
            credits=(distributor,) if distributor else (),
            notices=_nitf_notices(said.status, said.release, (*said.notes, *said.corrections)),
            problems=tree.problems,
        )
    )


def _nitf_notices(status: str, release: str, notes: tuple[str, ...]) -> tuple[Notice, ...]:
    held = status.casefold() == "embargoed"
    return notices_of(
        status=status,
        embargo=(release or status) if held else "",
        version="",
        notes=[("", note) for note in notes],
        names=("management-status", "date.release" if release else "management-status", ""),
    )


def _day(stamp: str) -> str:
    """A stamp of NITF, 20231121T080000Z, as ISO 8601 writes it with hyphens; others as they are."""
    digits = stamp[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}{stamp[8:]}" if len(digits) == 8 and digits.isdecimal() else stamp


def _headline(content: Element | None) -> str:
    """The headline of the highest rank, the first where none has one."""
    found = [(h.get("rank") or "1", words_of(h)) for h in children(content, "headline")]
    ranked = [(int(rank) if rank.isdecimal() and len(rank) < 5 else 99, n) for n, (rank, _) in enumerate(found)]
    return found[min(ranked)[1]][1] if ranked else ""


def _credits(content: Element | None, outlet: str) -> tuple[GivenCredit, ...]:
    found = [source_credit(words_of(e), "", outlet, "creditline") for e in children(content, "creditline")]
    found += [
        source_credit(_name(e), e.get("role") or "", outlet, "infoSource") for e in children(content, "infosource")
    ]
    for element in children(content, "contributor"):
        name = _name(element)
        if " " in name or (element.get("type") or "").endswith(":organisation"):  # not the name of an account
            found.append(source_credit(name, element.get("role") or "", outlet, "contributor"))
    return tuple(dict.fromkeys(credit for credit in found if credit is not None))


def _signals(meta: Element | None) -> tuple[Notice, ...]:
    """Signals to the receiver, as sig:correction."""
    found = ((code, note_kind("", code)) for e in children(meta, "signal") if (code := _coded(e)))
    return tuple(notice(kind, code, "field signal") for code, kind in found if kind is not None)


def _name(element: Element | None) -> str:
    """What a party or place is called: by its name, or else the literal or code for it."""
    if element is None:
        return ""
    called = words_of(child(element, "name"))
    if called:
        return called
    literal, code, uri = (element.get(attribute) or "" for attribute in _NAMED_BY)
    return literal or code.partition(":")[2] or (uri.rstrip("/").rpartition("/")[2] if "#" not in uri else "")


def _coded(element: Element | None) -> str:
    return (element.get("qcode") or element.get("uri") or "") if element is not None else ""


def _code(element: Element | None) -> str:
    """The code of an element without what says which list it is of."""
    return _coded(element).rstrip("/").rpartition("/")[2].rpartition(":")[2].casefold()


def _said(element: Element | None, name: str) -> str:
    return words_of(child(element, name))
