"""Results of a vote: "52-48", "by 52 to 48", where a word for voting stands near."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.spans import Span

_RESULT = re.compile(r"(?<![\w.,$€£/-])(?P<for>\d{1,3})(?:[-–]| to |-to-)(?P<against>\d{1,3})(?![\w%]|[.,]\d|[-–/]\d)")
_AFTER = re.compile(r"[ -](?:\w+ ){0,2}(?:votes?|majority|decision|margin|ruling|ballot|split|vot(?:ed|ing))\b", re.I)
_BEFORE = re.compile(
    r"\b(?:votes?|voted|voting|vote of|passed|approved|rejected|cleared|confirmed|defeated|ruled|split|failed|ballot)"
    r"(?: \w+){0,6},? ?$",
    re.I,
)


class Vote(NamedTuple):
    """The two numbers of a result, in the order of the page, and where each stands."""

    first: Span
    second: Span
    ayes: int
    noes: int


def votes(text: str, within: Span) -> tuple[Vote, ...]:
    """The results of votes in ``text[within]``."""
    out = []
    for m in _RESULT.finditer(text, within.start, within.end):
        if m["against"] == "1" and len(m["for"]) == 1:
            continue  # "split 4 to 1" is a ratio
        before = text[max(within.start, m.start() - 60) : m.start()]
        if _AFTER.match(text, m.end(), within.end) or _BEFORE.search(before):
            out.append(Vote(Span(*m.span("for")), Span(*m.span("against")), int(m["for"]), int(m["against"])))
    return tuple(out)
