"""A figure where it stands: in a report of the pile or in the draft, in a heading or not, as a fact or as the most that may come."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.check.pile import Source
from twosource.matching.figures.counted_things import Thing, things_of
from twosource.records import Figure

_COULD = re.compile(
    r"\b(?:could|may|might)\s(?:eventually\s|yet\s|even\s)?(?:reach|total|hit|(?:rise|climb|grow|amount|come|run)\s(?:in)?to)\s$"
)
HEADINGS = ("title", "subhead", "title-repeat")


class Placed(NamedTuple):
    source: Source | None
    """None for the draft's own."""
    thing: Thing
    heading: bool
    perhaps: bool = False
    """Whether the words make it the most that may come: "could reach 85 million"."""

    @property
    def figure(self) -> Figure:
        return self.thing.figure


class Match(NamedTuple):
    placed: Placed
    alike: float


def placed(source: Source) -> list[Placed]:
    headings = [line.span for line in source.report.lines if line.role in HEADINGS]
    return [
        Placed(source, t, any(t.figure.span in h for h in headings), could(source.report.text, t.figure))
        for t in things_of(source.report)
    ]


def could(text: str, figure: Figure) -> bool:
    return _COULD.search(text, max(0, figure.span.start - 60), figure.span.start) is not None
