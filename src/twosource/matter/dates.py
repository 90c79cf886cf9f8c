"""Dates of an article made absolute, each with what it was read from.

The day to reckon from is the day of publication where the page tells it, else one handed in from another report of the
same event, else the latest full date of a caption, a notice, a post or another line that is no running text: what a sentence
dates in full is history as a rule. Where no year can be known a date is left out.
"""

from __future__ import annotations

import calendar as almanac
import datetime
import re

from twosource.matter.ahead import lies_ahead
from twosource.matter.datewords import SEASONS, Form, forms
from twosource.records import Article, Date, Grain, Line, Problem
from twosource.spans import Span
from twosource.words import sentences

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
           "nine": 9, "ten": 10, "twelve": 12}  # fmt: skip
_OWN = "the day of publication"
_BORROWED = "another report of the event"
_DIGITS = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_AROUND = 28
"""Characters on each side of digits that a date with them can take in other languages."""
_FOREIGN_READ = 60_000
"""Characters of a report in another language that dateparser is shown at most, about three seconds' work."""
_LATER = 2
"""Days by which this report may be younger than the one whose day it borrows: a weekday is sought that far ahead."""
_OWN_DAYS = 45
"""A day with its weekday that lies this near to the day of publication is of that year, though its weekday does not fit."""
_MISFIT = "; its weekday does not fit, "
_POSTED = re.compile(r"\(@\w{1,20}\)[,:]?\s{1,3}$")
"""What stands before the day of a post: the account. In 1,200 dated reports 144 of 162 full dates of posts lay within three days of
publication, and 7 of 189 of those in sentences."""
_NEAR_YEARS = range(-7, 8)
"""Years tried around the reference for a day with its weekday: every weekday comes back within that time."""


def dates(article: Article, reference: datetime.date | None = None) -> tuple[Date, ...]:
    """The dates on the article's lines, in text order. ``reference`` is a day near this report's own, known from
    another report of the same event; the article's own day of publication goes before it, and the basis says which of
    the two it was. As the two reports need not be of one day, "yesterday" and "three days ago" are then left out.

    A day with its weekday takes the nearest year in which the two agree. Languages other than English go through
    dateparser, which costs a quarter of a second the first time.
    """
    if article.language not in ("en", "und"):
        return _foreign(article, reference)
    found = _reference(article, reference)
    out = []
    for line in article.body():
        for form in forms(article.text.content, line.span):
            date = _absolute(form, *found, ahead=_ahead(article.text.content, line, form))
            if date is not None:
                out.append(date)
    return tuple(out)


def _ahead(content: str, line: Line, form: Form) -> bool:
    if form.kind not in ("weekday", "month") or form.year is not None or form.word:
        return False
    sentence = next((s for s in sentences(content, line.span) if s.overlaps(form.span)), line.span)
    return lies_ahead(content, sentence, form.span)


def context_day(article: Article) -> datetime.date | None:
    """The day that this report itself lets one reckon from: its publication, else the latest full date outside its sentences,
    moved to a day with weekday near it ("Tuesday (Nov 21)") where one fits. None where there is no such date.
    """
    return _reference(article, None)[0]


def _reference(article: Article, given: datetime.date | None) -> tuple[datetime.date | None, str]:
    if article.published is not None:
        try:
            return datetime.date.fromisoformat(article.published.date[:10]), _OWN
        except ValueError:
            pass
    if given is not None:
        return given, _BORROWED
    days: list[datetime.date] = []
    tied: list[Form] = []
    for line in article.lines:
        for form in forms(article.text.content, line.span):
            if form.kind == "day" and form.year and form.month and form.day:
                if not _is_history(article.text.content, line, form):
                    days.append(datetime.date(form.year, form.month, form.day))
            elif form.kind == "day" and form.weekday is not None:
                tied.append(form)
    if not days:
        return None, ""
    latest = max(days)
    near = [d for d in (_with_weekday(f, latest) for f in tied) if d is not None and abs((d - latest).days) < 200]
    basis = f"the full date {latest.isoformat()} on the page"
    return (max([latest, *near]), basis)


def _is_history(content: str, line: Line, form: Form) -> bool:
    """Whether a full date stands in a sentence, which dates what is not of these days."""
    return line.article and not _POSTED.search(content, max(line.span.start, form.span.start - 30), form.span.start)


def _with_weekday(form: Form, near: datetime.date) -> datetime.date | None:
    assert form.month is not None
    assert form.day is not None
    fits = []
    for offset in _NEAR_YEARS:
        day = _day(near.year + offset, form.month, form.day)
        if day is not None and (form.weekday is None or day.weekday() == form.weekday):
            fits.append(day)
    return min(fits, key=lambda d: (abs((d - near).days), d)) if fits else None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _absolute(form: Form, near: datetime.date | None, source: str, *, ahead: bool) -> Date | None:
    """``ahead``: the words around say that it is still to come."""
    if form.kind == "day":
        return _of_day(form, near, source)
    if form.kind == "month" and form.month:
        year, basis = form.year, "month and year as printed"
        if year is None:
            if near is None:
                return None
            # "in March" is the latest March that has begun; "last March" too.
            year = near.year + (form.month < near.month) if ahead else near.year - (form.month > near.month)
            basis = f"year from {source}"
        return _month_of(form.span, year, form.month, basis)
    if form.kind == "season" and form.year:
        first, last = SEASONS[form.word]
        end = form.year + (last < first)
        return _date(
            form.span, datetime.date(form.year, first, 1), _month_end(end, last), "season",
            "months of the northern season",
        )  # fmt: skip
    if form.kind == "year" and form.year:
        return _year_of(form.span, form.year, "year as printed")
    if form.kind == "decade" and form.year:
        return _date(
            form.span, datetime.date(form.year, 1, 1), datetime.date(form.year + 9, 12, 31), "decade", "as printed"
        )
    if near is None:
        return None
    if form.kind == "weekday":
        return _of_weekday(form, near, source, ahead=ahead)
    return _deictic(form, near, source) if form.kind == "deictic" else _ago(form, near, source)


def _of_day(form: Form, near: datetime.date | None, source: str) -> Date | None:
    assert form.month is not None
    assert form.day is not None
    if form.year is not None:
        day = _day(form.year, form.month, form.day)
        return None if day is None else _dated(form, day, "full date as printed")
    if near is None:
        return None
    if source == _OWN:
        day = _with_weekday(form._replace(weekday=None), near)
        if day is not None and abs((day - near).days) <= _OWN_DAYS:
            return _dated(form, day, f"year from {source}")
    day = _with_weekday(form, near)
    return None if day is None else _dated(form, day, f"year from {source}")


def _dated(form: Form, day: datetime.date, basis: str) -> Date:
    """The date with what its weekday, where one is printed, says of it."""
    if form.weekday is not None:
        name = almanac.day_name[day.weekday()]
        fits = day.weekday() == form.weekday
        basis += f"; weekday fits, {day.isoformat()} is a {name}" if fits else f"{_MISFIT}{day.isoformat()} is a {name}"
    return _date(form.span, day, day, "day", basis)


def weekdays_that_differ(content: str, found: tuple[Date, ...]) -> tuple[Problem, ...]:
    """A problem for each of the dates whose printed weekday is not that of its day: one of the two is wrong."""
    return tuple(
        Problem(
            code="weekday-differs",
            message=f"“{content[d.span.start : d.span.end]}”: {d.basis.split(_MISFIT)[1]}",
            span=d.span,
        )
        for d in found
        if _MISFIT in d.basis
    )


def _of_weekday(form: Form, near: datetime.date, source: str, *, ahead: bool) -> Date:
    assert form.weekday is not None
    if ahead:
        day = near + datetime.timedelta(days=(form.weekday - near.weekday()) % 7)
        return _date(form.span, day, day, "day", f"the {almanac.day_name[form.weekday]} to come, from {source}")
    latest = near + datetime.timedelta(days=_LATER if source == _BORROWED and not form.word else 0)
    back = (latest.weekday() - form.weekday) % 7
    day = latest - datetime.timedelta(days=back)
    if form.word == "next":
        day += datetime.timedelta(days=7)
    elif form.word == "last" and back == 0:
        day -= datetime.timedelta(days=7)
    return _date(form.span, day, day, "day", f"the {almanac.day_name[form.weekday]} nearest {source}")


def _deictic(form: Form, near: datetime.date, source: str) -> Date | None:
    basis = f"reckoned from {source}"
    if form.word in ("yesterday", "tomorrow"):
        if source == _BORROWED:
            return None
        day = near + datetime.timedelta(days=1 if form.word == "tomorrow" else -1)
        return _date(form.span, day, day, "day", basis)
    which, unit = form.word.split()
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return _year_of(form.span, near.year + step, basis)
    if unit == "month":
        year, month = divmod(near.year * 12 + near.month - 1 + step, 12)
        return _month_of(form.span, year, month + 1, basis)
    monday = near - datetime.timedelta(days=near.weekday()) + datetime.timedelta(weeks=step)
    return _date(form.span, monday, monday + datetime.timedelta(days=6), "range", basis + ", Monday to Sunday")


def _ago(form: Form, near: datetime.date, source: str) -> Date | None:
    many, unit, _ = form.word.split()
    count = _COUNTS[many] if many in _COUNTS else int(many)
    unit = unit.removesuffix("s")
    basis = f"{count} {unit}{'s' * (count != 1)} before {source}"
    if unit == "day" and source == _BORROWED:
        return None
    if unit == "year":
        return _year_of(form.span, near.year - count, basis) if near.year - count > 0 else None
    if unit == "month":
        year, month = divmod(near.year * 12 + near.month - 1 - count, 12)
        return _month_of(form.span, year, month + 1, basis)
    day = near - datetime.timedelta(days=count * (7 if unit == "week" else 1))
    if unit == "day":
        return _date(form.span, day, day, "day", basis)
    half = datetime.timedelta(days=3)
    return _date(form.span, day - half, day + half, "range", basis + ", give or take three days")


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, almanac.monthrange(year, month)[1])


def _month_of(span: Span, year: int, month: int, basis: str) -> Date:
    return _date(span, datetime.date(year, month, 1), _month_end(year, month), "month", basis)


def _year_of(span: Span, year: int, basis: str) -> Date:
    return _date(span, datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year", basis)


def _date(span: Span, first: datetime.date, last: datetime.date, grain: Grain, basis: str) -> Date:
    return Date(span=span, first=first.isoformat(), last=last.isoformat(), grain=grain, basis=basis)


def _foreign(article: Article, reference: datetime.date | None) -> tuple[Date, ...]:
    from dateparser.search import search_dates

    near, source = _reference(article, reference)
    if near is None:
        return ()
    base = datetime.datetime(near.year, near.month, near.day)
    settings = {"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month"], "PREFER_DATES_FROM": "past"}
    out = []
    for window in _windows(article):
        words, at = article.text[window], 0
        try:
            hits = search_dates(words, languages=[article.language], settings=settings) or ()
        except (ValueError, OverflowError, RecursionError):
            hits = ()  # a language or a number that dateparser does not know
        for printed, when in hits:
            start = words.find(printed, at)
            if start < 0 or not any(c.isdigit() for c in printed):
                continue
            at = start + len(printed)
            span = Span(window.start + start, window.start + at)
            out.append(_date(span, when.date(), when.date(), "day", f"read by dateparser, year from {source}"))
    return tuple(out)


def _windows(article: Article) -> list[Span]:
    """Where a date with a digit can stand: a stretch around each run of one to four digits, two that touch as one.

    dateparser takes half a second for ten thousand characters, and most of a report holds no date; so it is shown the
    stretches alone, and of those no more than _FOREIGN_READ characters.
    """
    out: list[Span] = []
    left = _FOREIGN_READ
    for line in article.body():
        for m in _DIGITS.finditer(article.text.content, line.span.start, line.span.end):
            window = _whole_words(article.text.content, line.span, m.start() - _AROUND, m.end() + _AROUND)
            if (
                out
                and window.start <= out[-1].end
                and out[-1].end <= line.span.end
                and out[-1].start >= line.span.start
            ):
                grown = Span(out[-1].start, max(out[-1].end, window.end))
                left -= len(grown) - len(out[-1])
                out[-1] = grown
            else:
                out.append(window)
                left -= len(window)
            if left <= 0:
                return out
    return out


def _whole_words(content: str, line: Span, start: int, end: int) -> Span:
    """The stretch within its line, made longer so that its ends cut no word of ordinary length."""
    start, end = max(line.start, start), min(line.end, end)
    for _ in range(_AROUND):
        start -= start > line.start and not content[start - 1].isspace()
        end += end < line.end and not content[end].isspace()
    return Span(start, end)
