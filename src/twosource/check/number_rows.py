"""The numbers of a sentence in a row: "61 votes to 58" of one report is "61 to 58" of another, whatever stands beside each."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.check.numbers import one_unit
from twosource.check.placed import Placed
from twosource.matching.figures.counted_things import Thing
from twosource.matching.figures.quantities import point
from twosource.records import Figure


def in_like_rows(row: Sequence[Figure], thing: Thing, others: Sequence[Placed], pile: Sequence[Placed]) -> list[Placed]:
    """The figures with the number of ``thing``, one of the ``row`` of its sentence, that stand in the sentences of the others
    on the same side of them as there; in another order the two may have been exchanged. Not where one of the others counts
    whom the same befell: then that is what is meant.
    """
    ours = thing.figure
    wanted: dict[tuple[str, object], list[Placed]] = {}
    meant = {(p.thing.report, p.thing.sentence) for p in others if p.thing.fate == thing.fate != ""}
    for p in others:
        if (p.thing.report, p.thing.sentence) in meant:
            continue
        wanted.setdefault((p.thing.report, p.thing.sentence), []).append(p)
    out = []
    for p in pile:
        beside = wanted.get((p.thing.report, p.thing.sentence), [])
        if any(o is p for o in beside) and ours.unit and p.figure.unit:
            continue  # the number itself, in another unit
        if ours.unit and p.figure.unit and not one_unit(ours, p.figure):
            continue
        if beside and point(p.figure) == point(ours) and all(_in_order(row, ours, p.figure, o.figure) for o in beside):
            out.append(p)
    return out


def _in_order(row: Sequence[Figure], ours: Figure, theirs: Figure, other: Figure) -> bool:
    there = [f for f in row if point(f) == point(other)]
    return all((f.span < ours.span) == (other.span < theirs.span) for f in there)
