"""Rates of exchange that the reports themselves print: "two million euros ($2.6 million)". No other rate is known here.

A rate of one report holds for the others too, for they tell one event; where two currencies meet in no brackets, a third
that both were exchanged with joins them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from twosource.records import Figure, Report

_BESIDE = re.compile(r" ?[(\[](?:or |about |around |some |roughly |approximately |nearly |i\.e\. )?")

Rates = dict[tuple[str, str], float]
"""From the first currency to the second: how many of the second one of the first is."""


def conversions(report: Report) -> tuple[tuple[Figure, Figure], ...]:
    """Sums in one currency with the sum in another that stands in brackets behind each: one sum, told twice."""
    sums = sorted((f for f in report.figures if f.kind == "money"), key=lambda f: f.span)
    return tuple(
        (one, two)
        for one, two in pairwise(sums)
        if one.unit != two.unit and _BESIDE.fullmatch(report.text[one.span.end : two.span.start])
    )


def rates_of(reports: tuple[Report, ...]) -> Rates:
    """The rates told by the reports' conversions, the median where they are told several times."""
    told: dict[tuple[str, str], list[float]] = {}
    for report in reports:
        for one, two in conversions(report):
            a, b = middle(one), middle(two)
            if one.unit and two.unit and a and b:
                told.setdefault((one.unit, two.unit), []).append(b / a)
                told.setdefault((two.unit, one.unit), []).append(a / b)
    out = {pair: median(sorted(rates)) for pair, rates in told.items()}
    currencies = sorted({a for a, _ in out})
    for sold in currencies:
        for bought in currencies:
            over = [out[sold, c] * out[c, bought] for c in currencies if (sold, c) in told and (c, bought) in told]
            if sold != bought and (sold, bought) not in told and over:
                out[sold, bought] = median(sorted(over))
    return out


def middle(figure: Figure) -> float:
    """The middle of a range, the bound of an open value, 0 where there is none."""
    bounds = [v for v in (figure.low, figure.high) if v is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0
