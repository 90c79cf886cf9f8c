"""A figure where it stands: in a report of the pile or in the draft, in a heading or not, as a fact or as the most that may come."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import msgspec

from twosource.check.own_figures import is_hour
from twosource.check.pile import Source
from twosource.matching.figures.counted_things import Thing, things_of
from twosource.matching.figures.traits import telling
from twosource.records import Figure
from twosource.spans import Span

_COULD = re.compile(
    r"\b(?:(?:could|may|might)\s(?:eventually\s|yet\s|even\s)?(?:reach|total|hit|(?:rise|climb|grow|amount|come|run)\s(?:in)?to)"
    r"|reach(?:ed|ing)|peak(?:ed|ing)\sat|gust(?:ed|ing|s)\s(?:to|of|at))\s$"
)
HEADINGS = ("title", "subhead", "title-repeat")


_PERIOD = re.compile(
    r"\b(?:(?:every|each|per|an?|last|this|(?:the|this) past)\s(?P<word>hour|day|week|month|year)|(?P<form>hourly|daily|weekly|monthly|yearly|annual))\b",
    re.I,
)
_FORMS = {"daily": "day", "annual": "year"}


class Placed(NamedTuple):
    source: Source | None
    """None for the draft's own."""
    thing: Thing
    heading: bool
    perhaps: bool = False
    """Whether the words make it the most that may come: "could reach 85 million", "gusts reached 90 km an hour"."""
    periods: frozenset[str] = frozenset()
    """Lengths of time of which something in the sentence is told as of each: "every year"."""
    dotted: bool = False
    """Whether it is printed as "2.900", which in some styles is 2,900."""
    dozens: bool = False
    edge: str = ""
    """The word in front that says which of many: "the last ten minutes"."""
    estimated: bool = False
    """Whether it is called an estimate: "estimated at 1.1 billion"."""
    mere: bool = False
    """Whether the hedge says only that it is little or much: "no more than thirty", "as many as 73"."""
    rough: bool = False
    """Whether it is a fraction in words: "a third"."""

    @property
    def figure(self) -> Figure:
        return self.thing.figure


class Match(NamedTuple):
    placed: Placed
    alike: float


def placed(source: Source) -> list[Placed]:
    headings = [line.span for line in source.report.lines if line.role in HEADINGS]
    text = source.report.text
    things = [end for t in things_of(source.report) if not is_hour(text, t.figure) for end in _with_ends(text, t)]
    return in_text(text, source, things, headings)


def _with_ends(text: str, thing: Thing) -> Iterator[Thing]:
    """The figure; with each of its ends where it is no range, but a change: "raised from 31 to 34"."""
    yield thing
    figure = thing.figure
    low, high = figure.low, figure.high
    is_range = low is not None and high is not None and low < high
    if is_range and _FROM.search(text, max(0, figure.span.start - len("from ")), figure.span.end):
        for end in (low, high):
            yield thing._replace(figure=msgspec.structs.replace(figure, low=end, high=end))


def in_text(text: str, source: Source | None, things: Sequence[Thing], headings: Collection[Span]) -> list[Placed]:
    """The figures with what their sentences make of them."""
    periods = {sentence: _periods(text, sentence) for sentence in {t.sentence for t in things}}
    return [
        Placed(
            source,
            _as_meant(text, t),
            any(t.figure.span in h for h in headings),
            could(text, t.figure),
            periods[t.sentence],
            _DOTTED.search(text, t.figure.span.start, t.figure.span.end) is not None,
            _DOZENS.search(text, t.figure.span.start, t.figure.span.end) is not None,
            _edge(text, t.figure.span.start),
            _ESTIMATED.match(text, t.figure.span.start) is not None,
            _MERE.match(text, t.figure.span.start) is not None,
            t.figure.kind == "share" and _PRECISE.search(text, t.figure.span.start, t.figure.span.end) is None,
        )
        for t in things
    ]


_DOTTED = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])")


_EDGE = re.compile(r"\b(?P<word>first|last|opening|final|closing|past|previous|next)\s$", re.I)


def _edge(text: str, start: int) -> str:
    found = _EDGE.search(text, max(0, start - len("previous ")), start)
    return found["word"].lower() if found else ""


_ESTIMATED = re.compile(r"(?:an )?estimated\b", re.I)
_MERE = re.compile(r"(?:no|not) (?:more|fewer|less) than\b|as (?:few|little|many|much) as\b", re.I)
_PRECISE = re.compile(r"\d|per\s?cent", re.I)
_FROM = re.compile(r"\bfrom\b", re.I)


def _as_meant(text: str, thing: Thing) -> Thing:
    """The figure with the hedge that stands apart from it: "roughly in half", "no company may hold more than five"."""
    figure = thing.figure
    start = max(thing.sentence.start, figure.span.start - _HEDGED)
    if figure.hedge == "exact" and _ABOUT_IN.search(text, start, figure.span.start):
        return thing._replace(figure=msgspec.structs.replace(figure, hedge="about"))
    if figure.hedge == "more-than" and _NONE_MAY.search(text, start, figure.span.start):
        return thing._replace(figure=msgspec.structs.replace(figure, hedge="at-most", low=None, high=figure.low))
    over = (
        figure.hedge == "more-than" and text.startswith("over ", figure.span.start) and telling(thing) >= _EXACT_DIGITS
    )
    if over and figure.low is not None and figure.low >= _HUNDRED:  # "a dispute over 213 ballot papers"
        return thing._replace(figure=msgspec.structs.replace(figure, hedge="exact", high=figure.low))
    if figure.unit in ("kilometre", "mile") and figure.per == "hour":
        return thing._replace(
            figure=msgspec.structs.replace(figure, unit=f"{figure.unit} per hour", per=None), bucket="speed"
        )
    if figure.unit in ("kilometre per hour", "mile per hour") and figure.per:
        return thing._replace(figure=msgspec.structs.replace(figure, per=None))
    return thing


_HEDGED = 60
_EXACT_DIGITS, _HUNDRED = 3, 100.0
"""A number of so many digits that matter is not one that another goes beyond."""
_ABOUT_IN = re.compile(r"\b(?:about|roughly|almost|nearly|approximately)\sin\s$", re.I)
_NONE_MAY = re.compile(
    r"\b(?:no|not|never|nobody|none|cannot)\b[^.,;:]*\b(?:have|hold|own|keep|take|be|get|sell|buy|use|run|carry|last|stay|cost|pay|exceed)\s$",
    re.I,
)
_DOZENS = re.compile(r"\bdozen\b", re.I)


def _periods(text: str, sentence: Span) -> frozenset[str]:
    found = _PERIOD.finditer(text, sentence.start, sentence.end)
    forms = ((m["word"] or m["form"]).lower() for m in found)
    return frozenset(_FORMS.get(f, f.removesuffix("ly")) for f in forms)


def could(text: str, figure: Figure) -> bool:
    return _COULD.search(text, max(0, figure.span.start - 60), figure.span.start) is not None
