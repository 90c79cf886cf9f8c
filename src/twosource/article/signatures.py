"""Bylines and slugs on lines that are not labelled so: lines at the head of a page that were set aside, as their form is
short and odd. What they say is read all the same, as far as their words leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from twosource.article.agencies import MEDIUM, SUPPLIER, SUPPLIER_WORDS, WIRE, house, may_name
from twosource.article.authors import PARTICLES, is_person
from twosource.article.contributors import signers
from twosource.article.patterns import BYLINE, LEADS
from twosource.records import Credit, Line
from twosource.spans import Span

_WHEN = re.compile(
    r"[\s,|•·–—-]{0,8}(?:\b(?:published|posted|updated|last)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}[:./]\d|\d{4}-\d).*$",
    re.IGNORECASE,
)
"""The day and hour behind a name."""
_DIGIT = re.compile(r"\d")
_DATED = ("published", "posted", "updated", "last", "day")
"""What every such day holds that has no digit, in small letters."""
_JOB = re.compile(
    r"^(?P<names>[^\d,|]{4,60}?)\s*[,|–—]\s*(?:[\w’'&-]+\s+){0,4}(?:reporter|writer|editor|correspondent|journalist|columnist|"
    r"contributor|producer|bureau chief)s?$",
    re.IGNORECASE,
)
_BEFORE_JOB = (",", "|", "–", "—")
_JOB_NOUN = re.compile(
    r"reporter|writer|editor|correspondent|journalist|columnist|contributor|producer|bureau chief", re.IGNORECASE
)
_AGENCY_FIRST = re.compile(rf"^(?P<agency>(?:The\s+)?{MEDIUM.pattern})\s*[|—–-]\s*(?P<by>By\s.+)$")
_SLUG = re.compile(rf"[(\[]\s*{WIRE.pattern}\s*[)\]](?=\s*[-–—]{{1,2}}\s)")
_SLUG_REACH = 80
"""Characters in which a paragraph's slug stands: a place or two, a day."""


def may_sign(text: str, marked: bool) -> bool:
    """False for a line that can be nothing but the outlet's own name, as most: it begins neither with a name nor with "By",
    and holds no job and no slug. ``marked``: whether it names a supplier.
    """
    if marked or "By" in text:
        return True
    first, *rest = text.split(None, 2)
    if rest and _named(first) and _named(rest[0]):
        return True
    if first.lower().rstrip(":") in LEADS:
        return True
    return ("," in text or "|" in text or "–" in text or "—" in text) and _JOB_NOUN.search(text) is not None


def _named(word: str) -> bool:
    """Whether it may be a part of a name."""
    return word[0].isupper() or word[0] in "'’" or word.lower() in PARTICLES


def owns(content: str, line: Line, above: Line | None, outlet: str) -> Iterator[Credit]:
    """The outlet's own name on one line, for which ``may_sign`` is false."""
    text = content[line.span.start : line.span.end]
    if _may_own(content, above, outlet) and _is_house(words := text[: _end(text)], outlet):
        yield _credit(line, 0, len(words), "outlet-own", (words,))


def signed(content: str, line: Line, above: Line | None, below: Line | None, outlet: str | None) -> Iterator[Credit]:
    """The bylines, agencies and the outlet's own name on one line, for which ``may_sign`` is true; ``above`` and ``below``:
    the lines beside it.
    """
    text = content[line.span.start : line.span.end]
    start = text[:_SLUG_REACH]
    slug = _SLUG.search(start) if "(" in start or "[" in start else None
    if slug is not None:
        yield _credit(line, slug.start(), slug.end(), "wire", (slug.group().strip("()[] "),))
        return
    first = _AGENCY_FIRST.match(text) if "By" in text else None
    if first is not None:
        yield _credit(line, 0, first.end("agency"), "wire", (first.group("agency"),))
        yield _credit(line, first.start("by"), len(text), "byline", signers(first.group("by")))
        return
    end = _end(text)
    words = text[:end]
    if may_name(words, SUPPLIER_WORDS) and SUPPLIER.fullmatch(words.removeprefix("The ")) and WIRE.search(words):
        if end < len(text):
            yield _credit(line, 0, end, "wire", (words,))
        return
    job = _JOB.match(words) if any(map(words.__contains__, _BEFORE_JOB)) else None
    if BYLINE.match(words) or (job is not None and is_person(job.group("names"))):
        names = signers(job.group("names") if job else words)
        if any(map(is_person, names)):
            yield _credit(line, 0, end, "byline", names)
    elif end == len(text) and is_person(words) and _stands_as_byline(content, above, below, outlet):
        yield _credit(line, 0, end, "byline", (words,))
    elif _may_own(content, above, outlet) and _is_house(words, outlet):
        yield _credit(line, 0, end, "outlet-own", (words,))


def _end(text: str) -> int:
    """Where the day behind a name begins, or the end."""
    return len((_WHEN.sub("", text) if _dated(text) else text).rstrip())


def _dated(text: str) -> bool:
    """False where no day stands behind a name."""
    return _DIGIT.search(text) is not None or any(map(text.lower().__contains__, _DATED))


def _stands_as_byline(content: str, above: Line | None, below: Line | None, outlet: str | None) -> bool:
    """A name alone is a byline above its day or its outlet, or as the first line of a page right above the report."""
    if below is None:
        return False
    if below.role in ("date", "byline") or (above is None and below.role in ("lead", "paragraph")):
        return True
    return _is_house(content[below.span.start : below.span.end], outlet)


def _may_own(content: str, above: Line | None, outlet: str | None) -> bool:
    """The outlet's name is told below that of a person."""
    return outlet is not None and above is not None and is_person(content[above.span.start : above.span.end])


def _is_house(name: str, outlet: str | None) -> bool:
    return outlet is not None and house(name) == _own(outlet)


_own = lru_cache(maxsize=16)(house)


def _credit(line: Line, start: int, end: int, kind: str, names: tuple[str, ...]) -> Credit:
    return Credit(span=Span(line.span.start + start, line.span.start + end), names=names, kind=kind)  # type: ignore[arg-type]
