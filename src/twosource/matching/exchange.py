"""Rates of exchange that a report itself prints: "two million euros ($2.6 million)". No other rate is known here."""

from __future__ import annotations

import re
from itertools import pairwise

from twosource.records import Figure, Report

_BESIDE = re.compile(r" ?[(\[](?:or |about |around |some |roughly |approximately |nearly |i\.e\. )?")

Rates = dict[tuple[str, str], float]
"""From the first currency to the second: how many of the second one of the first is."""


def rates_of(report: Report) -> Rates:
    """The rates told by two sums in two currencies, the second in brackets behind the first; the first told holds."""
    sums = sorted((f for f in report.figures if f.kind == "money" and f.unit), key=lambda f: f.span)
    out: Rates = {}
    for one, two in pairwise(sums):
        between = report.text[one.span.end : two.span.start]
        a, b = middle(one), middle(two)
        if one.unit and two.unit and one.unit != two.unit and a and b and _BESIDE.fullmatch(between):
            out.setdefault((one.unit, two.unit), b / a)
            out.setdefault((two.unit, one.unit), a / b)
    return out


def middle(figure: Figure) -> float:
    """The middle of a range, the bound of an open value, 0 where there is none."""
    bounds = [v for v in (figure.low, figure.high) if v is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0
