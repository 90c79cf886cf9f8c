"""Lengths of time told without a number: "more than a year", "for a week", "a day or two", "an hour-long hearing"."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.hedges import bounds, hedge_before
from twosource.matter.units import singular
from twosource.records import Hedge
from twosource.spans import Span
from twosource.words import vocabulary

_UNIT = r"(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century|generation)"
SPELLS = frozenset("second minute hour day week fortnight month year decade century generation".split())
"""Where none of these stands, there is no length of time in words."""
_OR_TWO = re.compile(rf"\b(?:an?|the (?:coming|next|past|last)|another) {_UNIT} or (?P<two>two|three|so)\b", re.I)
_ARTICLE = re.compile(
    rf"\b(?P<lead>for |within |lasted |lasting |takes? |took |spent |after )?(?P<words>an? (?:full |whole )?{_UNIT})\b"
    r"(?! (?:ago|old|prior)\b|[-–'’])(?P<date> (?:later|earlier|before|after|early|late|in which|when|that|to)\b)?"
    r"(?P<of> of\b)?",
    re.I,
)
"""The length, what makes it a date ("a year later") and what fills it ("a week of rain")."""
_HALF = re.compile(rf"\b(?:half an?|a half[ -]) ?{_UNIT}\b(?! (?:ago|later|earlier|before|after)\b)", re.I)
_LONG = re.compile(rf"(?<![\w-]){_UNIT}-long\b", re.I)
_SECOND_OF = re.compile(r"\s(?!(?:or|and|but|in|on|at|by|to|as|if|when|while|before|that|for|from|with|of)\b)\w")
"""Behind "a second" any other word makes it a rank: "for a second film"."""


class Spell(NamedTuple):
    span: Span
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str


def spells(text: str, sentence: Span) -> tuple[Spell, ...]:
    """The lengths of time told in words only. "A week" alone is often a rate ("twice a week") or a date ("a week
    later"): it counts behind a hedge ("more than a week") or a word of lasting ("for a week").
    """
    if vocabulary(text, sentence).isdisjoint(SPELLS):
        return ()
    out = []
    for m in _OR_TWO.finditer(text, sentence.start, sentence.end):
        high = {"two": 2.0, "three": 3.0, "so": 1.0}[m["two"].lower()]
        out.append(Spell(Span(m.start(), m.end()), 1.0, high, "about", singular(m["unit"])))
    for m in _ARTICLE.finditer(text, sentence.start, sentence.end):
        hedge, begin = hedge_before(text, sentence.start, m.start("words"))
        after = (m["lead"] or "").lower() == "after "
        if hedge == "exact" and (not m["lead"] or m["date"] or after != bool(m["of"])):
            continue
        if m["unit"].lower() == "second" and _SECOND_OF.match(text, m.end(), sentence.end):
            continue
        span = Span(begin, m.end("words"))
        if not any(span.overlaps(s.span) for s in out):
            out.append(Spell(span, *bounds(hedge, 1.0, 1.0), hedge, singular(m["unit"])))
    for pattern, length in ((_HALF, 0.5), (_LONG, 1.0)):
        for m in pattern.finditer(text, sentence.start, sentence.end):
            hedge, begin = hedge_before(text, sentence.start, m.start())
            out.append(Spell(Span(begin, m.end()), *bounds(hedge, length, length), hedge, singular(m["unit"])))
    return tuple(sorted(out))
