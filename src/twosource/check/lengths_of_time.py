"""Lengths of time that a draft works out: from two times of the clock, or from the years of two dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from twosource.check.clock import times
from twosource.check.keys import words_of
from twosource.check.pile import Source
from twosource.check.placed import Placed
from twosource.check.worked_out import comes_to
from twosource.matching.figures.counted_things import Thing
from twosource.matching.figures.quantities import point
from twosource.records import Figure, Report
from twosource.spans import Span
from twosource.weights import stem

_NEAR = 300
"""Characters of the draft before a sentence in which the two times may stand."""
_MINUTES = {"minute": 1.0, "hour": 60.0}
_HALF_A_DAY = 12 * 60


def from_the_years(text: str, thing: Thing, pile: Sequence[Placed]) -> bool:
    """Whether a number of years is that between two dates of a sentence of the pile in like words, between one and the day on which
    the report appeared, or one that the draft has told before.
    """
    figure = thing.figure
    if figure.unit != "year" or point(figure) < _FEW_YEARS:
        return False
    start = text.rfind("\n", 0, figure.span.start) + 1
    own = [_of_month(m) for m in _YEAR.finditer(text, start, thing.sentence.end)]
    for source in sources_of(pile):
        report, now = source.report, _own_year(source.report)
        for s in source.sentences:
            told = [_of_month(m) for m in _YEAR.finditer(report.text, s.start, s.end)]
            if not told or not any(stem(w.key) in thing.context for w in words_of(report.text, s)):
                continue
            told += [now + 0.5] if now else []
            if any(_years(figure, abs(a - b)) for a, b in combinations(told + own, 2)):
                return True
    return False


def _own_year(report: Report) -> int:
    """The year in which a report appeared, else the last that it names; 0 where it names none."""
    if report.published is not None and report.published.date[:4].isdigit():
        return int(report.published.date[:4])
    return max((int(m["year"]) for m in _YEAR.finditer(report.text)), default=0)


def _of_month(m: re.Match[str]) -> float:
    """The year, with the part of it that is over by the middle of the month; by that of the year where no month is told."""
    month = _MONTHS.index(m["month"][:3].lower()) if m["month"] else 5.5
    return int(m["year"]) + (month + 0.5) / 12


def _years(figure: Figure, years: float) -> bool:
    said = point(figure)
    if figure.hedge in ("more-than", "at-least"):
        return said <= years + 0.1 < said + 1
    if figure.hedge in ("less-than", "at-most"):
        return said - 1 < years - 0.1 <= said
    return abs(years - said) <= 1


_FEW_YEARS = 4
"""Fewer years than these two dates give by chance."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_YEAR = re.compile(
    r"\b(?:(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?:\d{1,2},?\s)?)?(?P<year>1[89]\d\d|20\d\d)\b(?![\d.,]*\s(?:people|\w+s\b))"
)


def from_the_clock(text: str, thing: Thing, pile: Sequence[Placed]) -> bool:
    """Whether a length of time is the one between two times of the clock that the draft tells in the sentence or before it, or a report
    in a sentence with a word of the draft's.
    """
    figure = thing.figure
    minutes = _MINUTES.get(figure.unit or "")
    if figure.kind != "duration" or minutes is None:
        return False
    end = thing.sentence.end
    start = max(text.rfind("\n", 0, figure.span.start) + 1, thing.sentence.start - _NEAR)
    areas = [(text, Span(start, end)), *((s.report.text, area) for s in sources_of(pile) for area in s.sentences)]
    for where, area in areas:
        told = sorted({t.minute for t in times(where, area) if t.minute is not None})
        between = (v for a, b in combinations(told, 2) for v in (b - a, _HALF_A_DAY - b + a))
        if any(comes_to(figure, v / minutes) for v in between) and (
            where is text or any(stem(w.key) in thing.context for w in words_of(where, area))
        ):
            return True
    return False


def sources_of(pile: Sequence[Placed]) -> list[Source]:
    return list({id(p.source): p.source for p in pile if p.source is not None}.values())
