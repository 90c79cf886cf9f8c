"""How the values of two figures stand to each other, whatever they count: equal, one holding the other, or apart."""

from __future__ import annotations

from typing import Literal, NamedTuple

from twosource.records import Figure

Standing = Literal["equal", "holds", "apart"]

_ROUNDED = 0.025
"""A plain round number of a hundred or more may miss the finer one by this share: 600 for 612."""
_ABOUT, _NEARLY, _OVER, _VAGUE = 0.1, 0.5, 2.0, 100.0
"""How far, as a share of its value, "about" reaches to both sides, and "at most", "more than" and "dozens" to one."""
_OVER_SHARE = 1.4
"""The same for "more than" of a share: nobody calls 90 % "more than half"."""
_CONVERTED = 0.04
"""Two values in two units (kilometres and miles, euros and dollars) are one within this share: converted values are rounded."""
_MEASURES: dict[str, tuple[str, float]] = {
    "metre": ("length", 1.0), "kilometre": ("length", 1000.0), "centimetre": ("length", 0.01), "millimetre": ("length", 0.001),
    "mile": ("length", 1609.344), "foot": ("length", 0.3048), "inch": ("length", 0.0254), "yard": ("length", 0.9144),
    "acre": ("area", 4046.856), "hectare": ("area", 1e4), "square kilometre": ("area", 1e6),
    "square mile": ("area", 2589988.0), "square foot": ("area", 0.09290304), "square metre": ("area", 1.0),
    "kilogram": ("mass", 1.0), "gram": ("mass", 0.001), "milligram": ("mass", 1e-6), "tonne": ("mass", 1000.0), "ton": ("mass", 907.185),
    "pound weight": ("mass", 0.45359237), "litre": ("volume", 1.0), "millilitre": ("volume", 0.001), "gallon": ("volume", 3.785412),
    "barrel": ("volume", 158.987), "kilowatt": ("power", 1e3), "megawatt": ("power", 1e6), "gigawatt": ("power", 1e9),
    "kilometre per hour": ("speed", 1.0), "mile per hour": ("speed", 1.609344),
    "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0), "day": ("time", 86400.0),
    "week": ("time", 604800.0), "fortnight": ("time", 1209600.0), "month": ("time", 2629746.0),
    "year": ("time", 31556952.0), "decade": ("time", 315569520.0), "century": ("time", 3155695200.0),
}  # fmt: skip


class Value(NamedTuple):
    """The value of a figure in the base unit of what it measures."""

    low: float | None
    high: float | None
    point: float
    step: float
    """What the last printed digit stands for: 10 of 60, 1000 of 3,000, 1 of 11."""
    hedge: str
    dimension: str
    """What is measured, where two units measure it; else empty."""
    unit: str | None


def measured(unit: str | None) -> str:
    """The dimension of a unit that another unit measures too ("length"); empty for any other."""
    return _MEASURES[unit][0] if unit in _MEASURES else ""


def value_of(figure: Figure, factor: float = 1.0) -> Value:
    """The value of ``figure``; ``factor`` brings a sum into another currency."""
    dimension, scale = _MEASURES.get(figure.unit or "", ("", 1.0))
    scale *= factor
    at = point(figure)
    return Value(
        None if figure.low is None else figure.low * scale,
        None if figure.high is None else figure.high * scale,
        at * scale,
        last_digit(at) * scale,
        figure.hedge,
        dimension,
        figure.unit if factor == 1.0 else None,
    )


def point(figure: Figure) -> float:
    """The one number that stands for the figure: its lower bound, or the only bound that it has."""
    return figure.low if figure.low is not None else figure.high if figure.high is not None else 0.0


def leaves_room(open_: Value, fine: Value) -> bool:
    """Whether "more than half" (or "fewer than") leaves room for a share that it would hardly be said of: neither the
    same nor another.
    """
    if open_.unit != "percent" or (open_.low is not None and open_.high is not None):
        return False
    return fine.point > open_.point if open_.high is None else fine.point < open_.point


def last_digit(value: float) -> float:
    """What the last digit of a round value stands for: 10 of 60, 1000 of 3,000, 1 of 11, .1 of 2.6."""
    if value != int(value):
        return 10.0 ** -len(f"{value:.6f}".rstrip("0").split(".")[1])
    unit = 1.0
    while value and value % (10 * unit) == 0:
        unit *= 10
    return unit


def standing(a: Value, b: Value) -> Standing:
    """Whether two values are equal, one holds or rounds the other, or they are apart.

    "At least 11" is a count to the last digit and holds no 14: what one report has counted and the other not is a
    difference, though the first leaves room for it. Two numbers open to one side are apart where they are not equal:
    "more than 300" and "more than 400" are two counts.
    """
    if a.unit != b.unit and (a.dimension or a.unit is None or b.unit is None):
        return _converted(a, b)
    if (a.low, a.high) == (b.low, b.high) or a.point == b.point:
        return "equal"
    return "holds" if holds(a, b) or holds(b, a) or rounds(a, b) or rounds(b, a) else "apart"


def _converted(a: Value, b: Value) -> Standing:
    most = max(a.point, b.point)
    about = max((v.step / 2 for v in (a, b) if v.hedge == "about"), default=0.0)
    reach = max(_CONVERTED * most, min(about, _ABOUT * most))
    if abs(a.point - b.point) <= reach:
        return "equal"
    return "holds" if holds(a, b) or holds(b, a) else "apart"


def rounds(rounder: Value, finer: Value) -> bool:
    """Whether a plain number is another with fewer digits, rounded or cut: 600 for 612, 49 for 48.6, 57 million for
    57,812,440.
    """
    if rounder.hedge not in ("exact", "about") or finer.hedge not in ("exact", "about") or rounder.step <= finer.step:
        return False
    if rounder.low != rounder.high or finer.low != finer.high:
        return False
    apart = abs(rounder.point - finer.point)
    plain = rounder.point >= 100 or finer.step < 1 <= rounder.step
    return plain and apart < rounder.step and apart <= _ROUNDED * rounder.point


def holds(open_: Value, fine: Value) -> bool:
    """Whether an open or rounded value holds the other: "about 60" 58, "more than 4,000" 4,300, "dozens" 80."""
    if fine.low is None and fine.high is None:
        return False
    at, value = fine.point, open_.point
    if open_.low is not None and open_.high is not None:
        if open_.low < open_.high:
            return open_.low <= at <= open_.high
        return open_.hedge == "about" and abs(at - value) <= min(open_.step / 2, _ABOUT * value)
    if fine.low is None or fine.high is None:
        return "vague" in (open_.hedge, fine.hedge) and value <= at <= _VAGUE * max(value, 1)
    if open_.hedge == "vague":
        return value <= at <= _VAGUE * max(value, 1)
    if open_.hedge == "at-most":
        return False  # "as many as 60" is a count like any other
    if open_.low is None:  # nearly, fewer than
        return value * _NEARLY <= at <= value
    if open_.hedge == "more-than":
        return value < at <= (_OVER_SHARE if open_.unit == "percent" else _OVER) * value
    return open_.step >= 10 and value <= at <= _OVER * value
