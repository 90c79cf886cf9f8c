"""Why two figures that seem to count one thing cannot be compared: another period, another time, a part of a whole."""

from __future__ import annotations

from twosource.matching.figures.counted_things import Thing
from twosource.matching.figures.traits import apart

_NO: frozenset[str] = frozenset()


def not_comparable(a: Thing, b: Thing) -> str | None:
    """The reason in words, the same for ``b, a``; None where nothing stands between them."""
    f, g = a.figure, b.figure
    if f.per != g.per:
        one, other = sorted(f"per {x.per}" if x.per else "in all" for x in (f, g))
        return f"counted {one} here and {other} there"
    if a.part != b.part:
        return "one is told as a part of a larger number"
    if a.running != b.running:
        return "one sentence counts over a longer time"
    for one_side, other_side in ((a.years, b.years), (a.months, b.months) if not a.years & b.years else (_NO, _NO)):
        if apart(one_side, other_side):
            early, late = sorted((_list(one_side), _list(other_side)))
            return f"told of {early} here and of {late} there"
    return None


def no_rate(a: Thing, b: Thing) -> str | None:
    """The reason where the two are sums in two currencies."""
    f, g = a.figure, b.figure
    if f.kind != "money" or not f.unit or not g.unit or f.unit == g.unit:
        return None
    one, other = sorted((f.unit, g.unit))
    return f"in {one} and in {other}, and no report prints a rate of exchange"


def _list(words: frozenset[str]) -> str:
    return " and ".join(sorted(words))
