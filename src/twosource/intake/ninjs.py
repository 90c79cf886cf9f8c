"""ninjs (IPTC News in JSON, 1.0 to 3.x) -> a page an item.

The three generations differ in spelling (``versioncreated``, ``versionCreated``) and shape (``body_xhtml``,
``bodies``); fields are looked up in small letters. Associations and renditions are never followed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from twosource.errors import InputEmpty, InputError, InputMalformed, InputTooLarge
from twosource.intake.decoding import Decoded, decoded
from twosource.intake.entries import TAGS, line_of
from twosource.intake.jsonfeed import json_value
from twosource.intake.mending import replaced
from twosource.intake.nitf import nitf_body
from twosource.intake.wire import (
    Item,
    WithoutText,
    dates_of,
    distinct,
    is_markup,
    notices_of,
    paragraphs,
    source_credit,
    wire_page,
)
from twosource.intake.xmltrees import xml_tree
from twosource.records import GivenCredit, Page, Problem

_MARK = re.compile(
    rb'"(?:version_?created|pub_?status|body_(?:x?html|text|nitf)\w*|bodies|headlines|infosources?|copyrightholder|'
    rb'copyrightnotice|usageterms|representationtype|embargoeduntil)"\s*:',
    re.IGNORECASE,
)
_BODY = re.compile(rb'"(?:body_\w+|bodies)"\s*:')
_ID = re.compile(rb'"(?:uri|guid)"\s*:')
_PAGES = re.compile(rb'"(?:text|html)"\s*:')
_NO_BODY = frozenset({"caption", "summary", "abstract", "teaser", "description", "headline"})
_RANKS = {"xhtml": 0, "html": 0, "nitf": 1, "": 2, "text": 3, "plain": 3}


def is_ninjs(head: bytes, path: str) -> bool:  # noqa: ARG001  (a door is asked for both)
    """True where ``head`` starts JSON whose fields are those of a ninjs item and not of JSON Lines with pages."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith((b"{", b"[")):
        return False
    marks = len({found.lower() for found in _MARK.findall(start)}) + (_ID.search(start) is not None)
    return marks > 1 and (_BODY.search(start) is not None or _PAGES.search(start) is None)


def ninjs_pages(path: str, raw: bytes, max_bytes: int) -> Iterator[Page | InputError]:
    """A page for each item of text: of one object (``path``), a list (``path#n``) or JSON Lines (``path:line``). Other
    items and broken ones give an error in their place.
    """
    if len(raw) > max_bytes:
        raise InputTooLarge(path, len(raw), max_bytes)
    text = decoded(path, raw)
    problems = (replaced(path, text.replaced),) if text.replaced else ()
    found = False
    for where, value in _values(path, text.content.lstrip("\ufeff")):
        found = True
        try:
            yield value if isinstance(value, InputError) else _page(where, value, text, problems)
        except InputError as fault:
            yield fault
    if not found:
        yield InputEmpty(path)


def _values(path: str, content: str) -> Iterator[tuple[str, object]]:
    """The items as they stand in the JSON, with where; an InputError for each line that is none."""
    lines = [(n, line) for n, line in enumerate(content.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and _is_object(lines[0][1]):
        for n, line in lines:
            where = f"{path}:{n}"
            try:
                yield where, json_value(where, line)
            except InputError as fault:
                yield where, fault
        return
    value = json_value(path, content)
    if isinstance(value, list):
        yield from ((f"{path}#{n}", each) for n, each in enumerate(value, 1))
    else:
        yield path, value


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _page(where: str, value: object, text: Decoded, problems: tuple[Problem, ...]) -> Page:
    if not isinstance(value, dict):
        raise InputMalformed(where, "no JSON object", "this item")
    item = {str(key).casefold(): field for key, field in value.items()}
    kind = line_of(item.get("type")) or "text"
    body = _body(where, item) if kind in ("text", "composite", "component") else ""
    if not body:
        raise WithoutText(where, f"type {kind}")
    outlet = _name(item.get("provider")) or _text(item, "copyrightholder")
    notes = distinct([_text(item, "ednote")])
    version = _text(item, "version")
    published, modified = dates_of(_text(item, "firstcreated"), _text(item, "versioncreated"), version)
    embargo = next((name for name in ("embargoeduntil", "embargoed") if _text(item, name)), "embargoed")
    return wire_page(
        Item(
            path=where,
            encoding=text.encoding,
            body=body,
            id=_text(item, "uri") or _text(item, "guid"),
            headline=_headline(item),
            byline=_text(item, "by") or _text(item, "byline"),
            dateline=_text(item, "dateline") or _text(item, "located"),
            outlet=outlet,
            published=published,
            modified=modified,
            language=_text(item, "language"),
            notes=distinct([*notes, _text(item, "embargoedreason")]),
            rights=distinct([_text(item, "copyrightnotice"), _text(item, "usageterms")]),
            credits=_credits(item, outlet),
            notices=notices_of(
                status=_text(item, "pubstatus"),
                embargo=_text(item, embargo),
                version=version,
                notes=[("", note) for note in notes],
                names=("pubstatus", embargo, "version"),
            ),
            problems=problems,
        )
    )


def _body(where: str, item: dict[str, Any]) -> str:
    """The fullest body as HTML: markup before plain text, the longest of its kind."""
    found = [
        (re.sub(r"^body_", "", name), field)
        for name, field in item.items()
        if name.startswith("body_") and isinstance(field, str) and field.strip()
    ]
    for each in _objects(item.get("bodies")):
        value = each.get("value")
        role = (line_of(each.get("role")) or "").casefold()
        if isinstance(value, str) and value.strip() and role not in _NO_BODY:
            found.append((line_of(each.get("contenttype")) or "", value))
    if not found:
        return ""
    ranked = [(_rank(kind, value), -len(value), n) for n, (kind, value) in enumerate(found)]
    rank, _, n = min(ranked)
    value = found[n][1]
    if rank == _RANKS["nitf"]:
        return nitf_body(xml_tree(where, value.encode("utf-8", "replace")).root).html
    return value if rank == 0 else paragraphs(value)


def _rank(kind: str, value: str) -> int:
    for word, rank in _RANKS.items():
        if word and word in kind.casefold():
            return rank
    return 0 if is_markup(value) else 2


def _headline(item: dict[str, Any]) -> str:
    given = _text(item, "headline")
    if given:
        return _unmarked(given)
    named = [
        (line_of(each.get("role")) or "", line_of(each.get("value")) or "") for each in _objects(item.get("headlines"))
    ]
    main = [value for role, value in named if role.casefold() in ("main", "headline", "") and value]
    return _unmarked(next(iter([*main, *(value for _, value in named if value)]), ""))


def _unmarked(headline: str) -> str:
    return unescape(TAGS.sub("", headline)) if is_markup(headline) or TAGS.search(headline) else headline


def _credits(item: dict[str, Any], outlet: str) -> tuple[GivenCredit, ...]:
    sources = [*_objects(item.get("infosources")), *_objects(item.get("infosource"))]
    found = (source_credit(_name(s), line_of(s.get("role")) or "", outlet, "infosource") for s in sources)
    return tuple(dict.fromkeys(credit for credit in found if credit is not None))


def _objects(value: object) -> list[dict[str, Any]]:
    """A field that holds objects, with their fields in small letters."""
    held = value if isinstance(value, list) else [value]
    return [{str(key).casefold(): field for key, field in each.items()} for each in held if isinstance(each, dict)]


def _name(value: object) -> str:
    if isinstance(value, dict):
        return line_of(value.get("name")) or line_of(value.get("literal")) or line_of(value.get("code")) or ""
    return line_of(value) or ""


def _text(item: dict[str, Any], name: str) -> str:
    return line_of(item.get(name)) or ""
