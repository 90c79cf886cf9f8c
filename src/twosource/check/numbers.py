"""Whether two figures are one number: as printed, rounded or converted fairly, and hedged alike."""

from __future__ import annotations

from math import inf

import msgspec

from twosource.check.placed import Placed
from twosource.matching.figures.quantities import last_digit, measured, point, value_of
from twosource.records import Figure

_ROUNDING = 0.02
"""Share by which a plain round number may miss the finer one; "about" may miss by more."""
_ABOUT = 0.1
_VAGUE = 10.0
"""How many times its value a vague word is said of at most: "dozens" up to 240."""
_CONVERTED = 0.04
"""Values in two units are one within this share: converted values are rounded."""
_OPEN_ROUND = 100.0
"""From this step on "more than 4,000" and "at least 4,000" are one."""
_AS_OPEN = ({"at-least", "more-than"}, {"about", "less-than"})
"""Hedges that are one of such round numbers and of shares: "close to 3,000" and "almost 3,000"."""
_TONS = frozenset(("ton", "tonne"))
"""Units that newspapers print for each other."""


def one_number(ours: Placed, theirs: Placed) -> bool:
    """Whether the draft's number is the pile's, as printed, rounded or converted, and hedged as there.

    A headline drops a hedge for room: it vouches for other headlines only.
    """
    a, b = _of_each(ours, theirs), _of_each(theirs, ours)
    if not one_unit(a, b):
        return False
    if _converted(a, b):
        return True
    if theirs.heading and not ours.heading and a.hedge == "exact" and a.hedge != b.hedge:
        return False
    if (ours.dotted and _is_thousand_of(a, b)) or (theirs.dotted and _is_thousand_of(b, a)):
        return True
    if (a.low, a.high) == (b.low, b.high) or point(a) == point(b):
        return _one_hedge(a, b) or (point(a) == point(b) and _at_most(ours) and _at_most(theirs))
    return _rounds(a, b)


def _is_thousand_of(a: Figure, b: Figure) -> bool:
    """Whether ``a`` is ``b`` with the full stop between the thousands read as a decimal point."""
    return round(point(a) * 1000, 3) == point(b)


def _of_each(one: Placed, other: Placed) -> Figure:
    """The figure; with the other's length of time where only its sentence tells that: "1.2 million, exported every year"."""
    per = other.figure.per
    return msgspec.structs.replace(one.figure, per=per) if not one.figure.per and per in one.periods else one.figure


def _at_most(placed: Placed) -> bool:
    return placed.figure.hedge == "at-most" or (placed.perhaps and placed.figure.hedge == "exact")


def number_of(f: Figure) -> tuple[float, float]:
    """The number as printed, without what it is measured in: of 40 million, 40 million."""
    low, high = (point(f) if end is None else end for end in (f.low, f.high))
    return low, high


def one_value(a: Figure, b: Figure) -> bool:
    """The same number, whatever the hedge; a range is no single number."""
    return one_unit(a, b) and point(a) == point(b) and _is_range(a) == _is_range(b)


def as_printed(a: Figure, b: Figure) -> bool:
    return (a.low, a.high, a.hedge) == (b.low, b.high, b.hedge)


def _is_range(f: Figure) -> bool:
    return f.low is not None and f.high is not None and f.low < f.high


def one_unit(a: Figure, b: Figure) -> bool:
    if (a.per or "") != (b.per or ""):
        return False
    if a.kind == "money" or b.kind == "money":
        return a.kind == b.kind and (not a.unit or not b.unit or a.unit == b.unit)
    if {a.unit, b.unit} <= _TONS:
        return True
    one, other = measured(a.unit), measured(b.unit)
    return one == other and (not one or a.unit == b.unit or _converted(a, b))


def _converted(a: Figure, b: Figure) -> bool:
    if a.unit == b.unit or not measured(a.unit) or measured(a.unit) != measured(b.unit):
        return False
    one, other = value_of(a), value_of(b)
    ends = ((one.low, other.low), (one.high, other.high))
    return all(
        (x is None and y is None) or (x is not None and y is not None and abs(x - y) <= _CONVERTED * max(x, y))
        for x, y in ends
    )


def _one_hedge(ours: Figure, theirs: Figure) -> bool:
    if ours.hedge == theirs.hedge:
        return (ours.low, ours.high) == (theirs.low, theirs.high)
    if ours.hedge == "about" and theirs.hedge == "exact":
        return True
    round_ = ours.kind == "share" or last_digit(point(ours)) >= _OPEN_ROUND
    return round_ and {ours.hedge, theirs.hedge} in _AS_OPEN


def _rounds(rounder: Figure, finer: Figure) -> bool:
    """Whether the draft tells the other in fewer digits: "about 60" for 58, "more than 4,000" for 4,312, "dozens" for 40.

    "At least 12" is told to the last digit, so it is no rounder form of 14, though it leaves room for it.
    """
    if finer.hedge not in ("exact", "about") or finer.low is None or finer.low != finer.high:
        return False
    said, value = point(rounder), finer.low
    unit = last_digit(said)
    if rounder.hedge == "vague":
        return said <= value <= min(_VAGUE * said, inf if rounder.high is None else rounder.high)
    if rounder.hedge == "about":
        return abs(value - said) <= min(unit / 2, _ABOUT * said)
    if rounder.hedge == "exact" and said % 1 == 0 and 0 < abs(value - said) < 0.5:
        return True  # 14 for 14.3
    if unit < 10:
        return False
    if rounder.hedge == "exact":
        return rounder.low == rounder.high and 0 < abs(value - said) <= min(unit / 2, _ROUNDING * said)
    return 0 < (value - said if rounder.high is None else said - value) < unit


def holds(a: Figure, b: Figure) -> bool:
    """Whether every quantity that ``b`` allows is one that ``a`` allows too: "at least 12" holds 14."""
    low, high = (-inf if a.low is None else a.low), (inf if a.high is None else a.high)
    return low <= (-inf if b.low is None else b.low) and (inf if b.high is None else b.high) <= high
