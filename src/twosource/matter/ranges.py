"""Two numbers that bound one: "200-300", "between 60 and 70", "from 5 to 7", "two or three"."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.numerals import START, Number, number_at

_DASH = re.compile(r"(?: percent| per cent|%)? ?[-–—] ?(?=[$€£]?\d)[$€£]?|[-–—](?=\w)")
_TO = re.compile(r"(?: percent| per cent|%| million| billion)? (?P<word>to|and|or|through) [$€£]?", re.I)
_PERCENT = re.compile(r" ?(?:percent|per cent|%)")
_LEAD = re.compile(r"(?<!\w)(?P<word>between|from|either) (?P<sign>[$€£]?)$", re.I)


class Range(NamedTuple):
    start: int
    end: int
    low: float
    high: float
    form: str
    scaled: bool
    dashed: bool
    """True where a dash stands between the two and nothing else."""


def range_at(text: str, sentence_start: int, first: Number, stop: int) -> Range | None:
    """The range whose first number is ``first``; None where it stands alone."""
    if first.high is None:
        return None
    lead = _LEAD.search(text[max(sentence_start, first.start - 10) : first.start])
    lead_word = lead["word"].lower() if lead else ""
    link = _DASH.match(text, first.end, stop)
    word = ""
    if link is None:
        link = _TO.match(text, first.end, stop)
        if link is None:
            return None
        word = link["word"].lower()
        if word == "and" and lead_word != "between":
            return None
        if lead_word == "between" and word != "and":
            return None
    if START.match(text, link.end(), stop) is None:
        return None
    second = number_at(text, link.end(), stop)
    if second is None or second.high is None or (first.form == "fraction") != (second.form == "fraction"):
        return None
    if _PERCENT.search(link.group()) and not _PERCENT.match(text, second.end, stop):
        return None  # "rose 3 percent to 40,000 tonnes"
    low, high = first.low, second.low
    if second.scaled and not first.scaled and first.low < second.low:
        # "2 to 3 million": the scale belongs to both where the first is small
        scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if second.low >= s), 1.0)
        if low < 1000 <= scale or (scale == 1e3 and low < 1000):
            low *= scale
    if word == "or" and not (high - low <= 5 or high <= 2 * low):
        return None
    if low >= high:
        return None
    start = first.start
    if lead is not None and lead_word in ("between", "from"):
        start = max(sentence_start, first.start - 10) + lead.start()
    return Range(start, second.end, low, high, second.form, first.scaled or second.scaled, word == "")
