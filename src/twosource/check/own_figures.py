"""Figures that are the draft's own: the hour of the clock, another report, what it counts itself."""

from __future__ import annotations

import re

from twosource.check.clock import is_time
from twosource.check.drafts import Draft
from twosource.matching.figures.counted_things import Thing
from twosource.matching.figures.quantities import point
from twosource.records import Figure
from twosource.weights import stem

_SMALL = 3.0
"""Numbers up to this, written in words and found nowhere, are a draft's own ("two reports", "one of them")."""
_OF_A_TEXT = frozenset(stem(w) for w in "question point thing fact lesson chart takeaway reason key".split())
_ANOTHER = re.compile(r"(?:a|another) (?:third|fourth|fifth|sixth)", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\sand\s(?:a|one)\s(?:half|quarter)\b")


def own(text: str, thing: Thing) -> bool:
    """What counts nothing that a report could have: the hour ("a little after nine on Monday"), another report ("in a third, …"),
    what the draft itself has ("seven questions").
    """
    figure = thing.figure
    words = text[figure.span.start : figure.span.end]
    if figure.kind == "duration" and _is_compound(text, figure):
        return True
    if figure.kind == "duration" and _AND_A_HALF.match(text, figure.span.end):
        return True  # "an hour and a half": more than the figure that was read
    if thing.noun in _OF_A_TEXT:
        return not any(c.isdigit() for c in words)
    if _ANOTHER.fullmatch(words) and not figure.counted:
        return not text.startswith(" of ", figure.span.end)
    return is_hour(text, figure)


def _is_compound(text: str, figure: Figure) -> bool:
    """Whether a length of time is part of one: "two hours and 22 minutes" is neither of the two."""
    start = max(0, figure.span.start - _HOURS_AND)
    return bool(_AND_MORE.match(text, figure.span.end) or _HOURS_BEFORE.search(text, start, figure.span.start))


_HOURS_AND = 16
_AND_MORE = re.compile(r"(?:,|,?\sand)\s[\w-]+\s(?:minutes?|seconds?)\b")
_HOURS_BEFORE = re.compile(r"\b(?:hours?|minutes?)(?:,|,?\sand)\s$")


def is_hour(text: str, figure: Figure) -> bool:
    """Whether a figure is an hour of the clock, or minutes before or past one."""
    words = text[figure.span.start : figure.span.end]
    if figure.counted and (words[:1].isdigit() or words.endswith(figure.counted)):
        return False
    return is_time(text, figure.span)


def idle(draft: Draft, figure: Figure) -> bool:
    words = draft.report.words(figure.span)
    if figure.kind == "money" and point(figure) == 1:
        return True  # "a pound" is no figure to those who print it
    return point(figure) <= _SMALL and not any(c.isdigit() for c in words)
