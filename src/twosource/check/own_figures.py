"""Figures that are the draft's own: the hour of the clock, another report, what it counts or works out itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from twosource.check.drafts import Draft
from twosource.matching.figures.counted_things import Thing
from twosource.matching.figures.quantities import point
from twosource.records import Figure
from twosource.weights import stem

_SMALL = 3.0
"""Numbers up to this, written in words and found nowhere, are a draft's own ("two reports", "one of them")."""


def own(text: str, thing: Thing) -> bool:
    """What counts nothing that a report could have: the hour ("a little after nine on Monday"), another report ("in a third, …"),
    what the draft itself has ("seven questions").
    """
    figure = thing.figure
    words = text[figure.span.start : figure.span.end]
    if figure.kind == "duration" and _AND_A_HALF.match(text, figure.span.end):
        return True  # "an hour and a half": more than the figure that was read
    if thing.noun in _OF_A_TEXT:
        return not any(c.isdigit() for c in words)
    if _ANOTHER.fullmatch(words) and not figure.counted:
        return not text.startswith(" of ", figure.span.end)
    if figure.kind != "duration" and not (words[:1].isdigit() and figure.counted):
        start = max(0, figure.span.start - 30)
        stop = figure.span.end + 30
        clock = [m.span() for m in _CLOCK.finditer(text, start, stop)]
        clock += [m.span("time") for m in _TIME.finditer(text, start, stop)]
        if any(first <= figure.span.start and figure.span.end <= last for first, last in clock):
            return True
    return (
        figure.kind == "count"
        and not figure.counted
        and figure.low == figure.high
        and 1 <= point(figure) <= _HOURS
        and _AT.search(text, max(0, figure.span.start - 24), figure.span.start) is not None
        and _THAT_DAY.match(text, figure.span.end) is not None
    )


_OF_A_TEXT = frozenset(stem(w) for w in "question point thing fact lesson chart takeaway reason key".split())
_ANOTHER = re.compile(r"(?:a|another) (?:third|fourth|fifth|sixth)", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\sand\s(?:a|one)\s(?:half|quarter)\b")
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|midnight)"
_CLOCK = re.compile(
    rf"\b(?:(?:a\s)?quarter|half|five|ten|twenty|twenty[- ]five)(?:\sminutes)?\s(?:past|to|after|before)\s(?:{_HOUR}|1?\d)\b"
    rf"(?!\s(?:hours|minutes|days|weeks|months|years|people|per\scent))",
    re.IGNORECASE,
)
"""A time of the clock in words: "at twenty to five"."""
_TIME = re.compile(
    rf"\b(?:at|around|about|by|since|until|till|before|after|from|was)\s(?P<time>(?:[01]?\d|2[0-3])[.:][0-5]\d"
    rf"|{_HOUR}[- ](?:fifteen|thirty|forty[- ]five))\b(?!\s?(?:%|per|million|billion|percent|[^\W\d_]+s\b))",
    re.IGNORECASE,
)
"""The same as figures ("at 21.30") or as two numbers ("at nine thirty")."""
_HOURS = 12
_AT = re.compile(r"\b(?:after|before|at|around|about|past|until|till|by|since)\s$", re.IGNORECASE)
_THAT_DAY = re.compile(
    r"(?:\so['’]clock\b|\s(?:on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:on|in|that|this|the\snext)\s(?:the\s)?(?:morning|afternoon|evening|night)|at\snight)\b)"
)


def worked_out(text: str, thing: Thing, things: Iterable[Thing]) -> bool:
    """Whether a number is a margin: "by three votes, 61 to 58"."""
    if not text.endswith("by ", 0, thing.figure.span.start):
        return False
    value = point(thing.figure)
    others = sorted({point(t.figure) for t in things if t.sentence == thing.sentence and t is not thing} - {value})
    return any(b - a == value for n, a in enumerate(others) for b in others[n + 1 :])


def idle(draft: Draft, figure: Figure) -> bool:
    words = draft.report.words(figure.span)
    return point(figure) <= _SMALL and not any(c.isdigit() for c in words)
