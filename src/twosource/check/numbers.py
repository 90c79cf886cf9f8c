"""Whether two figures are one number: as printed, rounded or converted fairly, and hedged alike."""

from __future__ import annotations

from math import inf

import msgspec

from twosource.check.placed import Placed
from twosource.matching.figures.quantities import last_digit, measured, point, value_of
from twosource.matching.figures.traits import telling
from twosource.records import Figure

_ROUNDING = 0.02
"""Share by which a plain round number may miss the finer one; "about" may miss by more."""
_ABOUT = 0.1
_VAGUE = 10.0
"""How many times its value a vague word is said of at most: "dozens" up to 240."""
_CONVERTED = 0.04
"""Values in two units are one within this share: converted values are rounded."""
_DIGITS, _MANY = 2, 1000.0
"""Digits that matter, or the size, of a number that two texts about one event seldom share by chance."""
_DOZEN = 12.0
_FRACTION, _FRACTION_OPEN = 1.7, 5.0
"""Percentage points within which "a third" tells a finer share, and to one side "more than a third"."""
_CONVERTED_ROUND = 0.2
"""Share by which "about" or "almost" so many of one unit may miss a number of another."""
_OPEN_ROUND = 100.0
"""From this step on "more than 4,000" and "at least 4,000" are one."""
_AS_OPEN = ({"at-least", "more-than"}, {"about", "less-than"})
"""Hedges that are one of such round numbers and of shares: "close to 3,000" and "almost 3,000"."""
_TONS = frozenset(("ton", "tonne"))
"""Units that newspapers print for each other."""


def one_number(ours: Placed, theirs: Placed) -> bool:
    """Whether the draft's number is the pile's, as printed, rounded or converted, and hedged as there.

    A headline drops a hedge for room: that of the draft may, and one of the pile vouches for other headlines only.
    """
    a, b = _of_each(ours, theirs), _of_each(theirs, ours)
    if _converted(a, b) and one_unit(a, b):
        return True
    if a.unit != b.unit and measured(a.unit) and measured(a.unit) == measured(b.unit) and a.per == b.per:
        return _rounds_converted(a, b)
    if not one_unit(a, b):
        return False
    if theirs.heading and not ours.heading and a.hedge == "exact" and a.hedge != b.hedge:
        return False
    if ours.heading and a.hedge == "exact" and point(a) == point(b) and not _is_range(a) and not _is_range(b):
        return True
    if (ours.dotted and _is_thousand_of(a, b)) or (theirs.dotted and _is_thousand_of(b, a)):
        return True
    if ours.rough and b.kind == "share" and _fraction(a, b):
        return True
    if a.hedge == "at-most" and _is_range(b) and a.high == b.high:
        return True  # "up to 80" of "50 to 80"
    if (a.low, a.high) == (b.low, b.high) or point(a) == point(b):
        if (ours.mere and b.hedge == "exact") or (theirs.mere and a.hedge == "exact"):
            return point(a) == point(b)
        if theirs.estimated and a.hedge == "exact" and point(a) == point(b):
            return True
        if ours.rough and theirs.rough and {a.hedge, b.hedge} == {"about", "exact"}:
            return True  # "a third", "about a third"
        return _one_hedge(a, b) or (point(a) == point(b) and _at_most(ours) and _at_most(theirs))
    return _rounds(a, b, dozens=ours.dozens)


def _rounds_converted(rounder: Figure, finer: Figure) -> bool:
    """Whether the draft tells the other roundly in a larger unit: "almost two hours" for 110 minutes."""
    said, value = value_of(rounder).point, value_of(finer).point
    if finer.hedge not in ("exact", "about") or rounder.hedge == "exact":
        return False
    low = said if rounder.hedge in ("more-than", "at-least") else said * (1 - _CONVERTED_ROUND)
    high = said if rounder.hedge in ("less-than", "at-most") else said * (1 + _CONVERTED_ROUND)
    return low <= value <= high


def _is_thousand_of(a: Figure, b: Figure) -> bool:
    """Whether ``a`` is ``b`` with the full stop between the thousands read as a decimal point."""
    return round(point(a) * 1000, 3) == point(b)


def _of_each(one: Placed, other: Placed) -> Figure:
    """The figure; with the other's length of time where only its sentence tells that ("1.2 million, exported every year"), or where
    the number is one that two texts seldom share by chance.
    """
    per = other.figure.per
    if one.figure.per or not per:
        return one.figure
    seldom = telling(one.thing) >= _DIGITS or point(one.figure) >= _MANY
    return msgspec.structs.replace(one.figure, per=per) if per in one.periods or seldom else one.figure


def _at_most(placed: Placed) -> bool:
    return placed.figure.hedge == "at-most" or (placed.perhaps and placed.figure.hedge == "exact")


def _fraction(rounder: Figure, finer: Figure) -> bool:
    """Whether "a third" and the like tell a share that is printed finer."""
    apart = point(finer) - point(rounder)
    if rounder.hedge in ("more-than", "at-least"):
        return 0 <= apart <= _FRACTION_OPEN
    if rounder.hedge in ("less-than", "at-most"):
        return 0 <= -apart <= _FRACTION_OPEN
    return abs(apart) <= _FRACTION


def number_of(f: Figure) -> tuple[float, float]:
    """The number as printed, without what it is measured in: of 40 million, 40 million."""
    low, high = (point(f) if end is None else end for end in (f.low, f.high))
    return low, high


def one_value(a: Figure, b: Figure) -> bool:
    """The same number, whatever the hedge; a range is no single number."""
    if not one_unit(a, b) or _is_range(a) != _is_range(b):
        return False
    if a.unit != b.unit and measured(a.unit) and measured(a.unit) == measured(b.unit):
        return _near(value_of(a).point, value_of(b).point)
    return point(a) == point(b)


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
    return all((x is None and y is None) or (x is not None and y is not None and _near(x, y)) for x, y in ends)


def _near(x: float, y: float) -> bool:
    return abs(x - y) <= _CONVERTED * max(x, y)


def _one_hedge(ours: Figure, theirs: Figure) -> bool:
    if ours.hedge == theirs.hedge:
        return (ours.low, ours.high) == (theirs.low, theirs.high)
    if ours.hedge == "about" and theirs.hedge == "exact":
        return True
    round_ = ours.kind == "share" or last_digit(point(ours)) >= _OPEN_ROUND
    return round_ and {ours.hedge, theirs.hedge} in _AS_OPEN


def _rounds(rounder: Figure, finer: Figure, *, dozens: bool) -> bool:
    """Whether the draft tells the other in fewer digits: "about 60" for 58, "more than 4,000" for 4,312, "dozens" for 40. ``dozens``:
    whether it counts in them ("some three dozen").

    "At least 12" is told to the last digit, so it is no rounder form of 14, though it leaves room for it.
    """
    if finer.hedge not in ("exact", "about") or finer.low is None or finer.low != finer.high:
        return False
    said, value = point(rounder), finer.low
    unit = last_digit(said)
    if rounder.hedge == "vague":
        return said <= value <= min(_VAGUE * said, inf if rounder.high is None else rounder.high)
    if rounder.hedge == "about":
        return abs(value - said) <= min((_DOZEN if dozens else unit) / 2, _ABOUT * said)
    if rounder.hedge == "exact" and said % 1 == 0 and 0 < abs(value - said) < 0.5:
        return True  # 14 for 14.3
    if unit < 10 and last_digit(value) >= unit:
        return False
    if rounder.hedge == "exact":
        return rounder.low == rounder.high and 0 < abs(value - said) <= min(unit / 2, _ROUNDING * said)
    return 0 < (value - said if rounder.high is None else said - value) < unit


def holds(a: Figure, b: Figure) -> bool:
    """Whether every quantity that ``b`` allows is one that ``a`` allows too: "at least 12" holds 14."""
    low, high = (-inf if a.low is None else a.low), (inf if a.high is None else a.high)
    return low <= (-inf if b.low is None else b.low) and (inf if b.high is None else b.high) <= high
