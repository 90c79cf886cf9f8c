"""Who supplied text and pictures, read from the lines that say so.

A picture credit is kept apart by its kind: it is never evidence of where the text came from. Words that name a medium
inside the article ("told the Courier") are no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twosource.article.agencies import MEDIUM, SUPPLIER, WIRE
from twosource.article.contributors import agencies_of, contributors
from twosource.article.patterns import BYLINE, REPORTING, SOURCE_LINE, SOURCED
from twosource.records import Author, Credit, CreditKind, Dateline, Line
from twosource.spans import Span, trimmed

_LABEL = re.compile(
    r"^[(\[\s]*(?:(?:file |handout |press )?(?:photo(?:graph)?s?|images?|pictures?|pic|foto|bild|imagen|credit|"
    r"video|media|illustration|graphic|crédit photo|фото|ảnh)\s*"
    r"(?:credits?(?: should read)?|source|by|courtesy(?: of)?|von|de|par)?\s*[:/|©.…]*\s*)+",
    re.IGNORECASE,
)
_IN_CAPTION = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:AP|AFP|Reuters|REUTERS|EPA|EFE|PA|Getty|Photo|photo|Image|Picture|Foto|"
    r"via)\b[^()\[\]]{0,80}[)\]]"
    r"|\b(?:file |handout )?(?:photo|image|picture|pic|foto|bild|credit|ảnh|фото)s?\s*(?:credit|by|"
    r"courtesy(?: of)?)?\s*[:/|]\s*[^.:]{2,80}$"
    r"|\b(?:photo|image|picture) (?:by|courtesy of)\s+[^.]{2,80}$",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"[(\[](?:AP|AFP|Reuters|EPA|EFE|PA) (?:Photo|Images?|PHOTO)\b[^()\[\]]{0,80}[)\]]|[(\[](?:Photo|Image|"
    r"Picture)s?(?: by|:) [^()\[\]]{2,80}[)\]]"
)
_NAME_SPLIT = re.compile(r"\s*[,;/|•·&]\s*|\s+(?:and|und|et|y|via|with)\s+|\s+[–—-]\s+")
_PLACE = re.compile(r"\s+(?:in|at|for|from)\s+.*$")
_FILE = re.compile(r"\s+(?:file(?: photo| picture| pic)?|pool|handout|archive|via)$", re.IGNORECASE)
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


def credits_in(
    content: str, lines: Sequence[Line], dateline: Dateline | None, outlet: str | None
) -> tuple[Credit, ...]:
    """The credits of one page, in order."""
    found = [c for line in lines for c in _of_line(content, line, outlet)]
    if dateline is not None and dateline.agency:
        found.append(_slug(content, dateline, outlet))
    return tuple(sorted(found, key=lambda c: (c.span, c.kind)))


def authors_in(content: str, credits: Sequence[Credit]) -> tuple[Author, ...]:
    """The people of the bylines, then those of "Reporting by …", each once. Agencies and outlets are no authors."""
    out: dict[str, Author] = {}
    for credit in sorted(credits, key=lambda c: c.kind != "byline"):
        names = credit.names if credit.kind == "byline" else _wrote(content, credit)
        basis = "byline" if credit.kind == "byline" else "line that says who did the reporting"
        for name in names:
            at = content.find(name, credit.span.start, credit.span.end)
            if at >= 0 and not SUPPLIER.fullmatch(name) and not MEDIUM.fullmatch(name) and name not in out:
                out[name] = Author(name=name, span=Span(at, at + len(name)), basis=basis)
    return tuple(out.values())


def _wrote(content: str, credit: Credit) -> tuple[str, ...]:
    """Of a line of thanks, the people who wrote the report itself."""
    work = _OWN_WORK.match(content[credit.span.start : credit.span.end]) if credit.kind == "contributed" else None
    bodies = agencies_of(credit)
    return tuple(n for n in contributors(work.group()) if n not in bodies) if work else ()


def _of_line(content: str, line: Line, outlet: str | None) -> Iterator[Credit]:
    text = content[line.span.start : line.span.end]
    if line.role == "photo-credit":
        yield _credit(line.span, "photo", _suppliers(_LABEL.sub("", text)))
    elif line.role == "caption":
        for m in _IN_CAPTION.finditer(text):
            yield _credit(_within(line, m.start(), m.end()), "photo", _suppliers(_LABEL.sub("", m.group())))
    elif line.role == "byline":
        yield from _byline(line, text)
    elif line.role == "source-credit":
        yield from _sourced(content, line, text, outlet)
    elif line.role == "translation-notice":
        yield _credit(line.span, "translation-notice", ())
    elif (
        line.role in ("boilerplate", "notice")
        and (wires := _wires(text))
        and re.search(r"©|copyright|\(c\)", text[:80], re.IGNORECASE)
    ):
        yield _credit(line.span, "wire", wires)
    elif line.article:
        for m in _IN_TEXT.finditer(text):
            yield _credit(_within(line, m.start(), m.end()), "photo", _suppliers(_LABEL.sub("", m.group())))


def _byline(line: Line, text: str) -> Iterator[Credit]:
    if REPORTING.match(text):
        yield _credit(line.span, "contributed", contributors(text))
        return
    named = BYLINE.match(text)
    names = _split(named.group("names") if named else text)
    if names and all(WIRE.fullmatch(n) for n in names):
        yield _credit(line.span, "wire", names)
    else:
        yield _credit(line.span, "byline", names)


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


def _suppliers(text: str) -> tuple[str, ...]:
    """The names of a picture credit: "Reuters file" names Reuters."""
    parts = (
        _FILE.sub("", _LABEL.sub("", _FILE.sub("", part))).strip(" .©")
        for part in _NAME_SPLIT.split(text.strip(" ()[]."))
    )
    cleaned = (re.sub(r"\s+(?:Photo|PHOTO|Image|pic)$", "", part) for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part))
