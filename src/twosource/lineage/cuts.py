"""Quotations that two reports share, their order and how they are cut: the trace that a reworded copy leaves.

Whoever rewords a report changes its sentences and keeps its quotations: the same ones, from the same word to the same
word, in the same order and next to each other. Two reporters at one speech choose and cut differently.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

import msgspec

from twosource.lineage.prose import SHORTEST_QUOTED, quoted
from twosource.records import Report
from twosource.spans import Span
from twosource.words import tokens

_ALIKE = 0.6
"""Share of the 3-word runs of the shorter of two quotations that stand in the longer, from which on both are of one
utterance: reporters drop a word or mend a contraction."""
_ENDS = 3
"""Words at which two quotations begin and end alike for being cut alike."""
IN_ORDER = 4
CUT_ALIKE = 4
JOINS = 2
"""Quotations in one order, cut alike, and next to each other in both reports, from which on a rewording is suspected.
Of 28 development pairs that share quotations and nothing else none has more than two in one order, the two reworded
ones have five, five and two."""
OF_THE_FEWER = 0.5
"""And the share of the quotations of the report that has fewer: a long speech fills many reports with its words."""


class Quote(msgspec.Struct, frozen=True):
    span: Span
    words: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]


class Cuts(msgspec.Struct, frozen=True):
    """Shared quotations side by side, and how many stand in one order, are cut alike, and follow each other in both."""

    pairs: tuple[tuple[Span, Span], ...]
    in_order: int
    alike: int
    joins: int
    fewer: int
    """Quotations of the report that has fewer."""

    @property
    def reworded(self) -> bool:
        return (
            self.in_order >= IN_ORDER
            and self.alike >= CUT_ALIKE
            and self.joins >= JOINS
            and len(self.pairs) >= OF_THE_FEWER * self.fewer
        )


def quotes(report: Report) -> tuple[Quote, ...]:
    """The quotations of a report that are long enough to know again, in order."""
    out = []
    for _, span in quoted(report):
        words = tuple(t.text.lower().replace("’", "'") for t in tokens(report.text, span))
        if len(words) >= SHORTEST_QUOTED:
            out.append(Quote(span, words, frozenset(zip(words, words[1:], words[2:], strict=False))))
    return tuple(out)


def cuts(one: tuple[Quote, ...], two: tuple[Quote, ...]) -> Cuts:
    """The quotations that both have, in the order of ``one``, each with the one of ``two`` that is most like it."""
    where: dict[tuple[str, ...], set[int]] = {}
    for j, quote in enumerate(two):
        for run in quote.runs:
            where.setdefault(run, set()).add(j)
    met = []
    for i, quote in enumerate(one):
        near = sorted(set().union(*(where.get(run, set()) for run in quote.runs)))
        best = max(((_likeness(quote, two[j]), _ends(quote, two[j]), -j) for j in near), default=None)
        if best is not None and best[0] >= _ALIKE:
            met.append((i, -best[2], best[1]))
    return Cuts(
        pairs=tuple((one[i].span, two[j].span) for i, j, _ in met),
        in_order=_rising([j for _, j, _ in met]),
        alike=sum(ends == 2 for *_, ends in met),
        joins=sum(b[0] == a[0] + 1 and b[1] == a[1] + 1 for a, b in pairwise(met)),
        fewer=min(len(one), len(two)),
    )


def _likeness(a: Quote, b: Quote) -> float:
    return len(a.runs & b.runs) / min(len(a.runs), len(b.runs))


def _ends(a: Quote, b: Quote) -> int:
    """How many of the two ends are cut at the same word."""
    return (a.words[:_ENDS] == b.words[:_ENDS]) + (a.words[-_ENDS:] == b.words[-_ENDS:])


def _rising(places: list[int]) -> int:
    """Length of the longest rising part of ``places``."""
    tops: list[int] = []
    for place in places:
        at = bisect_left(tops, place)
        tops[at : at + 1] = [place]
    return len(tops)
