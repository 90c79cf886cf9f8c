"""The figures of the pile in words, each with how it stands to the draft's."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.check.numbers import holds, one_unit
from twosource.check.placed import Match
from twosource.check.telling import listed
from twosource.matching.figures.quantities import point
from twosource.records import Figure

_SHOWN = 3


def as_told(figure: Figure, places: Sequence[Match]) -> str:
    """The figures of the pile as printed, each with its report and how it stands to the draft's figure."""
    told = []
    for m in sorted(places, key=lambda m: -m.alike):
        source = m.placed.source
        assert source is not None
        told.append(
            f"“{source.report.words(m.placed.figure.span)}” in {source.report.path}{_standing(figure, m.placed.figure)}"
        )
    return listed(list(dict.fromkeys(told))[:_SHOWN])


def _standing(ours: Figure, theirs: Figure) -> str:
    if (ours.per or "") != (theirs.per or ""):
        return " (for another length of time)"
    if not one_unit(ours, theirs):
        return " (in another unit)"
    if point(ours) == point(theirs) and ours.hedge != theirs.hedge:
        return " (the same number, hedged otherwise)"
    if holds(ours, theirs):
        return " (the draft's words leave room for it)"
    return " (which leaves room for the draft's)" if holds(theirs, ours) else ""
