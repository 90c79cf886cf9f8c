"""A figure where it stands: in a report of the pile or in the draft, in a heading or not, as a fact or as the most that may come."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from twosource.check.pile import Source
from twosource.matching.figures.counted_things import Thing, things_of
from twosource.records import Figure
from twosource.spans import Span

_COULD = re.compile(
    r"\b(?:could|may|might)\s(?:eventually\s|yet\s|even\s)?(?:reach|total|hit|(?:rise|climb|grow|amount|come|run)\s(?:in)?to)\s$"
)
HEADINGS = ("title", "subhead", "title-repeat")


_PERIOD = re.compile(
    r"\b(?:(?:every|each|per|an?)\s(?P<word>hour|day|week|month|year)|(?P<form>hourly|daily|weekly|monthly|yearly|annual))\b",
    re.I,
)
_FORMS = {"daily": "day", "annual": "year"}


class Placed(NamedTuple):
    source: Source | None
    """None for the draft's own."""
    thing: Thing
    heading: bool
    perhaps: bool = False
    """Whether the words make it the most that may come: "could reach 85 million"."""
    periods: frozenset[str] = frozenset()
    """Lengths of time of which something in the sentence is told as of each: "every year"."""
    dotted: bool = False
    """Whether it is printed as "2.900", which in some styles is 2,900."""

    @property
    def figure(self) -> Figure:
        return self.thing.figure


class Match(NamedTuple):
    placed: Placed
    alike: float


def placed(source: Source) -> list[Placed]:
    headings = [line.span for line in source.report.lines if line.role in HEADINGS]
    return in_text(source.report.text, source, things_of(source.report), headings)


def in_text(text: str, source: Source | None, things: Sequence[Thing], headings: Collection[Span]) -> list[Placed]:
    """The figures with what their sentences make of them."""
    periods = {sentence: _periods(text, sentence) for sentence in {t.sentence for t in things}}
    return [
        Placed(
            source,
            t,
            any(t.figure.span in h for h in headings),
            could(text, t.figure),
            periods[t.sentence],
            _is_dotted(text, t),
        )
        for t in things
    ]


def _is_dotted(text: str, thing: Thing) -> bool:
    return _DOTTED.search(text, thing.figure.span.start, thing.figure.span.end) is not None


_DOTTED = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])")


def _periods(text: str, sentence: Span) -> frozenset[str]:
    found = _PERIOD.finditer(text, sentence.start, sentence.end)
    forms = ((m["word"] or m["form"]).lower() for m in found)
    return frozenset(_FORMS.get(f, f.removesuffix("ly")) for f in forms)


def could(text: str, figure: Figure) -> bool:
    return _COULD.search(text, max(0, figure.span.start - 60), figure.span.start) is not None
