"""Who supplied text and pictures, read from the lines that say so.

A picture credit is kept apart by its kind: it is never evidence of where the text came from. Words that name a medium
inside the article ("told the Courier") are no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twosource.article import pictures
from twosource.article.agencies import MEDIUM, SUPPLIER, WIRE
from twosource.article.contributors import agencies_of, contributors, with_medium
from twosource.article.lines import Seen, words_of
from twosource.article.patterns import BYLINE, REPORTING, SOURCE_LINE, SOURCED
from twosource.article.relaying import in_full, may_name, relays_in
from twosource.article.signatures import may_sign, owns, signed
from twosource.article.vocabulary import NAMES, RELAYS, SIGNS, SUPPLIES
from twosource.records import Author, Credit, CreditKind, Dateline, Line
from twosource.spans import Span, trimmed

_NAME_SPLIT = re.compile(r"\s*[,;/|•·&]\s*|\s+(?:and|und|et|y|via|with)\s+|\s+[–—-]\s+")
_PLACE = re.compile(r"\s+(?:in|at|for|from)\s+.*$")
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|d[aeiu]|de la|van|von|der|den|ten|bin|al|el|le|la))+"
)
_OWN_WORK = re.compile(
    r"^[(\[\s•⦁*–—-]{0,4}(?:reporting|writing|written|reported)\b[^;.]{0,240}?(?=[;.)]|,? (?:additional|editing)|$)",
    re.I,
)
"""The part of a line of thanks that names who wrote the report, not who helped or edited."""
_WIRED = re.compile(r"^(?:with|the)\s+", re.IGNORECASE)
_TAIL = re.compile(r"\.\s.*$|,\s+(?:a|an|the|which|as)\b.*$|\s+(?:and is|as part|under|on|and has)\b.*$")


_OWNED = ("©", "opyright", "OPYRIGHT", "(c)", "(C)")
"""What says whose a text is."""
_BELOW_LEAD = 2
"""Lines from the first paragraph on in which a byline that was set aside may still stand: some print it below the lead."""
_TOLD = ("lead", "paragraph")


def credits_in(
    content: str, lines: Sequence[Line], dateline: Dateline | None, outlet: str | None, rows: Sequence[Seen]
) -> tuple[Credit, ...]:
    """The credits of one page, in order. ``rows``: its ``lines`` as they were seen."""
    found = list(_by_line(content, lines, outlet, rows))
    if dateline is not None and dateline.agency:
        slug = _slug(content, dateline, outlet)
        found = [c for c in found if not c.span.overlaps(slug.span)]
        found.append(slug)
    own = (*((outlet,) if outlet else ()), *(n for c in found if c.kind != "photo" for n in agencies_of(c)))
    said = [
        line
        for line, row, told in zip(lines, rows, words_of(rows).told, strict=True)
        if told & RELAYS and line.role in _TOLD and may_name(row.small)
    ]
    found += in_full(relays_in(content, said, own))
    return tuple(sorted(found, key=lambda c: (c.span, c.kind)))


def authors_in(content: str, credits: Sequence[Credit]) -> tuple[Author, ...]:
    """The people of the bylines, then those of "Reporting by …", each once. Agencies and outlets are no authors."""
    out: dict[str, Author] = {}
    for credit in sorted(credits, key=lambda c: c.kind != "byline"):
        names = credit.names if credit.kind == "byline" else _wrote(content, credit)
        basis = "byline" if credit.kind == "byline" else "line that says who did the reporting"
        if _bare(content, credit):
            continue  # whether a name and nothing else is an author's, the lines around it tell
        for name in names:
            at = content.find(name, credit.span.start, credit.span.end)
            if at >= 0 and not SUPPLIER.fullmatch(name) and not MEDIUM.fullmatch(name) and name not in out:
                out[name] = Author(name=name, span=Span(at, at + len(name)), basis=basis)
    return tuple(out.values())


def _bare(content: str, credit: Credit) -> bool:
    """A byline that is a line with a name and nothing else."""
    start, end = credit.span.start, credit.span.end
    alone = content[max(0, start - 1) : start] in ("", "\n") and content[end : end + 1] in ("", "\n")
    return alone and credit.kind == "byline" and credit.names == (content[start:end],)


def _wrote(content: str, credit: Credit) -> tuple[str, ...]:
    """Of a line of thanks, the people who wrote the report itself."""
    work = _OWN_WORK.match(content[credit.span.start : credit.span.end]) if credit.kind == "contributed" else None
    bodies = agencies_of(credit)
    return tuple(n for n in contributors(work.group()) if n not in bodies) if work else ()


def _by_line(content: str, lines: Sequence[Line], outlet: str | None, rows: Sequence[Seen]) -> Iterator[Credit]:
    head = next((n for n, line in enumerate(lines) if line.role in _TOLD), len(lines)) + _BELOW_LEAD
    words = words_of(rows)
    worded = [n for n, row in enumerate(rows) if row.key and not row.key.isdecimal()]
    for n, over, under in zip(worded, (None, *worded), (*worded[1:], None), strict=False):
        line, told = lines[n], words.told[n]
        role, named = line.role, told & (SUPPLIES | SIGNS)
        open_ = role in _OPEN
        if not named and not (open_ and (n < head or words.opened[n] & NAMES)) and role not in _OWN:
            continue  # most lines, as no credit is without one of these
        text = content[line.span.start : line.span.end]
        above = None if over is None else lines[over]
        if named and role in _OWNING and (wire := _copyright(line, text)) is not None:
            yield wire
            continue
        if role in _TOLD:
            yield from pictures.in_article(content, line, text, told)
        elif not open_:
            yield from _of_line(content, line, text, above, outlet)
            open_ = role == "caption" and not text.endswith(".")
        elif role != "title" and (named or words.opened[n] & NAMES):
            photos = list(pictures.set_aside(content, line, text, told, above))
            yield from photos
            open_ = not photos
        if open_ and n < head:
            if may_sign(text, marked=bool(told & SUPPLIES)):
                below = None if under is None else lines[under]
                yield from signed(content, line, above, below, outlet)
            elif outlet is not None:
                yield from owns(content, line, above, outlet)


def _copyright(line: Line, text: str) -> Credit | None:
    opening = text[:_OPENING].lower()
    if not any(sign in text for sign in _OWNED) or not any(sign.lower() in opening for sign in _OWNED):
        return None
    wires = _wires(text)
    return _credit(line.span, "wire", wires) if wires else None


_OWNING = ("boilerplate", "notice")
_OPENING = 80
"""Characters of such a line in which it says whose a text is."""
_OPEN = ("boilerplate", "navigation", "title", "subhead")
"""Roles that tell nothing of who made what."""
_OWN = ("photo-credit", "caption", "byline", "source-credit", "translation-notice")
"""Roles of lines that are credits, or may hold one."""


def _of_line(content: str, line: Line, text: str, above: Line | None, outlet: str | None) -> Iterator[Credit]:
    if line.role == "photo-credit":
        yield from pictures.of_picture_line(content, line)
    elif line.role == "caption":
        yield from pictures.in_caption(content, line)
    elif line.role == "byline":
        yield from _byline(content, line, text, above)
    elif line.role == "source-credit":
        yield from _sourced(content, line, text, outlet)
    elif line.role == "translation-notice":
        yield _credit(line.span, "translation-notice", ())


def _byline(content: str, line: Line, text: str, above: Line | None) -> Iterator[Credit]:
    if REPORTING.match(text):
        yield _credit(line.span, "contributed", contributors(text))
        return
    named = BYLINE.match(text)
    names = _split(named.group("names") if named else text)
    if names and all(WIRE.fullmatch(n) for n in names):
        yield _credit(line.span, "wire", names)
    elif any(SUPPLIER.fullmatch(n) and not WIRE.fullmatch(n) for n in names) or (
        "|" in text and any(WIRE.fullmatch(n) for n in names) and pictures.under_picture(content, above)
    ):
        yield _credit(line.span, "photo", names)
    else:
        yield _credit(line.span, "byline", tuple(part for name in names for part in with_medium(name)))


def _sourced(content: str, line: Line, text: str, outlet: str | None) -> Iterator[Credit]:
    inside = SOURCED.search(text)
    if inside is not None:
        before = trimmed(content, _within(line, 0, inside.start()))
        if len(before) and _PERSON.fullmatch(person := content[before.start : before.end]):
            yield _credit(before, "byline", (person,))
        yield _credit(_within(line, inside.start(), inside.end()), "source-credit", _split(inside.group("names")))
        return
    stated = SOURCE_LINE.match(text)
    if stated is None:
        names = _wires(text) or _split(text.strip("()[]. "))
        own = outlet is not None and names == (outlet,)
        yield _credit(line.span, "outlet-own" if own else "wire", names)
    elif stated.group("wires"):
        yield _credit(line.span, "wire", _wires(text) or (_WIRED.sub("", stated.group("wires")),))
    elif stated.group("part"):
        yield _credit(line.span, "contributed", contributors(text) or _split(stated.group("names")))
    elif (wires := _wires(text)) and re.search(r"\b(?:contains|includes)\b", text):
        yield _credit(line.span, "wire", wires)
    else:
        maker = stated.group("maker")
        yield _credit(line.span, "source-credit", _split(_TAIL.sub("", maker) if maker else stated.group("names")))


def _slug(content: str, dateline: Dateline, outlet: str | None) -> Credit:
    """The bracket of a dateline: the outlet's own where it names the outlet, a wire otherwise."""
    agency = dateline.agency or ""
    start = content.rfind(agency, dateline.span.start, dateline.span.end)
    opened = start > 0 and content[start - 1] in "(["
    closed = content[start + len(agency) : start + len(agency) + 1] in (")", "]")
    span = Span(start - opened, start + len(agency) + closed)
    own = outlet is not None and agency.casefold() in outlet.casefold() and not WIRE.fullmatch(agency)
    return _credit(span, "outlet-own" if own else "wire", (agency,))


def _credit(span: Span, kind: CreditKind, names: tuple[str, ...]) -> Credit:
    return Credit(span=span, names=names, kind=kind)


def _within(line: Line, start: int, end: int) -> Span:
    return Span(line.span.start + start, line.span.start + end)


def _wires(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.group() for m in WIRE.finditer(text)))


def _split(text: str) -> tuple[str, ...]:
    parts = (_PLACE.sub("", part).strip(" .()[]|•") for part in _NAME_SPLIT.split(text.strip(" ()[]")))
    return tuple(dict.fromkeys(part for part in parts if part))
