"""The words of English that name a day, a month, a season, a year: where they stand, and what they say as printed.

Nothing is made absolute here; ``dates.py`` does that with a day to reckon from. Times of day are found too, so that
their digits are taken for no figures.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from twosource.spans import Span
from twosource.words import vocabulary

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

_MONTH = (
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[,.]\d)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d|[,.]\d)"
_ON = r"(?:\b[Oo]n )?"
_UNIT_AGO = (
    r"(?P<many>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?P<unit>day|week|month|year)s? ago"
)


class Form(NamedTuple):
    """One date as printed. What the words leave open is None."""

    span: Span
    kind: str
    """day, month, season, year, decade, weekday, deictic or ago."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    word: str = ""
    """For a season its name; for a deictic ("last year") and an "ago" the words."""


def _any(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MONTHLY = frozenset(MONTHS)
_SPAN = _any("year month week yesterday tomorrow")
_PATTERNS: tuple[tuple[str, bool, tuple[frozenset[str], ...], re.Pattern[str]], ...] = tuple(
    (kind, digit, holding, re.compile(pattern))
    for kind, digit, holding, pattern in (
        ("day", True, (), r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
        ("day", True, (_MONTHLY,), _ON + r"(?:\b" + _WEEKDAY + r",? )?\(?\b" + _MONTH + r" " + _DAY
                + r"(?:,? " + _YEAR + r")?\)?"),
        ("day", True, (_MONTHLY,), _ON + r"(?:\b" + _WEEKDAY + r",? )?(?:the )?\(?\b" + _DAY + r"(?: of)? " + _MONTH
                + r"(?:,? " + _YEAR + r")?\)?"),
        ("month", True, (_MONTHLY,), r"\b" + _MONTH + r",?(?: of)? " + _YEAR),
        ("season", True, (frozenset(SEASONS),), r"\b(?:[Tt]he )?(?:late |early |mid-)?"
                   r"(?P<word>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? " + _YEAR),
        ("decade", True, (_any("s"),), r"\b(?:[Tt]he )?(?:late |early |mid-)?(?P<year>(?:1[5-9]|20)\d0)s\b"),
        ("ago", False, (_any("ago"),), r"\b" + _UNIT_AGO + r"\b"),
        ("deictic", False, (_SPAN, _any("last this next yesterday tomorrow")),
                    r"\b(?P<word>(?:[Ll]ast|[Tt]his|[Nn]ext) (?:year|month|week)|[Yy]esterday|[Tt]omorrow)\b"),
        ("weekday", False, (frozenset(WEEKDAYS),), r"\b(?:[Oo]n )?(?:(?P<word>[Ll]ast|[Nn]ext|this|This) )?"
                    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s)"),
        ("month", False, (_MONTHLY, _any("in since until by from during")), r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring)(?: late| early| mid| last| this)? "
                  + _MONTH + r"(?! \d)"),
        ("month", False, (_MONTHLY, _any("last")), r"\b(?P<word>[Ll]ast) " + _MONTH + r"(?! \d)"),
        ("year", True, (_any("in since by until during before after from late early mid through"),),
                 r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom|[Ll]ate|[Ee]arly|[Mm]id|[Tt]hrough|(?<= (?:19|20)\d\d )and)"
                 r"(?: late| early| mid)? (?P<only>" + _YEAR + r")(?![-–%]| (?:per|percent|people|of the))\b"),
    )
)  # fmt: skip
"""Kind, what a place must hold for the pattern to be found there (a digit; of each set of words one), and the pattern. Most
lines hold no date: looking for the words first costs a tenth of looking for the pattern."""
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"(?<!\d)\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\b\.?|o['’]clock)|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|\b(?:at|around|about|by) [0-2]\d[0-5]\d(?= ?\(| hours\b| local\b)"
    r"|(?<!\d)[0-2]\d[0-5]\d (?:hours|local|GMT|UTC|BST|CET|CEST|EST|EDT)\b|['’]\d\d\b(?!\w)",
    re.I,
)
_NUMERIC = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])|(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?!\d)")
_BARE_YEAR = re.compile(r"(?<![\d.,$€£#-])(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?(?:['’]?s)?(?![\d%]|[,.]\d)")


@lru_cache(maxsize=256)  # asked for by figures and by dates, line by line
def forms(content: str, within: Span) -> tuple[Form, ...]:
    """Every date as printed in ``content[within]``, in text order, none overlapping another. Linear."""
    found: list[Form] = []  # patterns go from the fullest form to the barest, so the first to claim a place keeps it
    taken: set[int] = set()
    words, digits = vocabulary(content, within), _DIGIT.search(content, within.start, within.end) is not None
    for kind, digit, holding, pattern in _PATTERNS:
        if (digit and not digits) or any(map(words.isdisjoint, holding)):
            continue
        for m in pattern.finditer(content, within.start, within.end):
            form = _form(kind, m)
            if form is not None and not taken.intersection(range(form.span.start, form.span.end)):
                taken.update(range(form.span.start, form.span.end))
                found.append(form)
    return tuple(sorted(found, key=lambda f: f.span))


def not_figures(content: str, within: Span) -> tuple[Span, ...]:
    """Where digits stand for a date, a year or a time of day. May overlap."""
    spans = [f.span for f in forms(content, within) if f.kind != "ago"]
    if _DIGIT.search(content, within.start, within.end) is None:
        return tuple(sorted(spans))
    for pattern in (_CLOCK, _NUMERIC, _BARE_YEAR):
        spans.extend(Span(m.start(), m.end()) for m in pattern.finditer(content, within.start, within.end))
    return tuple(sorted(spans))


def _form(kind: str, m: re.Match[str]) -> Form | None:
    got = {k: v for k, v in m.groupdict().items() if v is not None}
    year = int(got["year"]) if "year" in got else None
    month = _month(got.get("month"))
    day = int(got["day"]) if "day" in got else None
    weekday = WEEKDAYS[got["weekday"].lower().rstrip(".")] if "weekday" in got else None
    if day is not None and month is not None:
        try:
            datetime.date(year or 2024, month, day)  # 2024 has every day that there can be
        except ValueError:
            return None
    start, end = m.start(), m.end()
    if m.group().endswith(")") and "(" not in m.group():
        end -= 1
    if m.group().startswith("(") and ")" not in m.group():
        start += 1
    elif m.group().startswith("(") and m.group().endswith(")"):
        start, end = start + 1, end - 1
    elif "(" in m.group() and ")" not in m.group():
        return None
    if "only" in got:
        start, end = m.span("only")
    word = m.group() if kind == "ago" else got.get("word", "")
    return Form(Span(start, end), kind, year, month, day, weekday, word.lower())


def _month(name: str | None) -> int | None:
    if name is None:
        return None
    return int(name) if name.isdigit() else MONTHS[name.lower().rstrip(".")]
