"""When a report was published, and what that was read from.

In this order: given beside the page; what the page says of itself; htmldate; a dated line; the day that the dateline
or the first paragraphs name. Where a line lacks the year, another date on the page supplies it and the weekday,
where one is printed, must agree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from twosource.article.days import Day, days_in
from twosource.records import Line, Published
from twosource.spans import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OPENING = 2
"""Paragraphs in which a day with its weekday is taken for the day of the report."""

_FAR = 500
"""Characters of a line in which days are looked for: looking costs, and paragraphs are shorter."""


def given(value: str, basis: str) -> Published | None:
    """``value`` as it came beside the text; None where it holds no full date."""
    for day in days_in(value, Span(0, min(len(value), 80))):
        date = Day(span=day.span, year=day.year, month=day.month, day=day.day, weekday=None).date()
        if date is not None and day.year:
            return Published(date=date.isoformat(), basis=basis, span=None)
    return None


def guessed(root: HtmlElement) -> Published | None:
    """By htmldate, from the markup alone; ``root`` is not changed. Nothing is fetched."""
    from copy import deepcopy

    from htmldate import find_date

    try:
        found = find_date(deepcopy(root), original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a page that htmldate stumbles over simply has no date of its own
    return Published(date=str(found)[:10], basis="date in the page's markup (htmldate)", span=None) if found else None


def printed(content: str, lines: Sequence[Line]) -> Published | None:
    """From the words of the page."""
    days = [(line, day) for line in lines for day in days_in(content, _start(line))]
    years = sorted({(day.date() or dt.date.min, day) for _, day in days if day.year and day.date()}, key=lambda y: y[0])
    dated = [day for line, day in days if line.role in ("date", "byline", "dateline")]
    for day in dated:
        if day.year and (date := day.date()):
            return Published(date=date.isoformat(), basis="dated line of the page", span=day.span)
    opening = [line for line in lines if line.role in ("lead", "paragraph")][:_OPENING]
    named = [
        day
        for line, day in days
        if line in opening and (day.weekday is not None or day.span.start < line.span.start + 40)
    ]
    for day, where in [(d, "dated line of the page") for d in dated] + [
        (d, "day named in the first paragraphs") for d in named
    ]:
        found = _completed(content, day, [other for _, other in reversed(years)], where)
        if found is not None:
            return found
    return None


def _start(line: Line) -> Span:
    return Span(line.span.start, min(line.span.end, line.span.start + _FAR))


def _completed(content: str, day: Day, others: Sequence[Day], where: str) -> Published | None:
    if day.year:
        date = day.date()
        return Published(date=date.isoformat(), basis=where, span=day.span) if date else None
    for other in others:
        date = day.date(other.year)
        if date is not None:
            words = content[other.span.start : other.span.end]
            agrees = "; the weekday agrees" if day.weekday is not None else ""
            return Published(
                date=date.isoformat(), basis=f"{where}; year from “{words}” on the page{agrees}", span=day.span
            )
    return None
