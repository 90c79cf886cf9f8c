"""Ages: "34-year-old", "Ada Brill, 61,", "aged 12", "in his early 30s", "the retirement age to 67", "65 and older"."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.hedges import bounds, hedge_after, hedge_before
from twosource.matter.numerals import Number
from twosource.matter.ranges import Range
from twosource.records import Hedge
from twosource.spans import Span

_OLD = re.compile(r"[- ]years?[- ]olds?\b", re.I)
_AGED = re.compile(r"\b(?:aged|age|ages)(?: of| from| between)? $", re.I)
_NAMED_AGE = re.compile(
    r"\b(?:retirement|pension|pensionable|voting|drinking|minimum|average|median|eligibility|school-leaving) ages?"
    r"(?: [a-z]+){0,3} (?:of|to|at|from|is|was|be) $"
)
_NAME_COMMA = re.compile(r"[A-Z][\w'’.-]+, $")
_OLDER = re.compile(r" (?:and|or) (?P<way>older|younger)\b", re.I)
_DECADE = re.compile(
    r"\b(?P<whose>(?:in|into) (?:his|her|their|its) )(?P<part>early|mid|late)?[ -]?(?P<age>[1-9]0)['’]?s\b"
)
_PARTS = {None: (0, 9), "early": (0, 4), "mid": (4, 6), "late": (6, 9)}
_OLDEST = 125
_LOOK = 48
"""Characters before a number in which the words that make it an age must lie."""


class Age(NamedTuple):
    span: Span
    low: float | None
    high: float | None
    hedge: Hedge


def age_at(text: str, start: int, number: Number | Range, stop: int) -> Age | None:
    """The age that ``number`` tells; None where the words beside it make it none. ``start`` opens the sentence."""
    low, high = number.low, number.high
    if number.form not in ("digits", "words") or number.scaled or not 0 < low < _OLDEST or low != int(low):
        return None
    begin, end = number.start, number.end
    before = text[max(start, begin - _LOOK) : begin]
    old, older = _OLD.match(text, end, stop), _OLDER.match(text, end, stop)
    aged = _AGED.search(before)
    if old is not None:
        end = old.end()
    elif aged is not None:
        begin -= len(before) - aged.start()
    elif older is not None:
        low_bound, high_bound = (low, None) if older["way"].lower() == "older" else (None, high)
        return Age(Span(begin, older.end()), low_bound, high_bound, "at-least" if high_bound is None else "at-most")
    elif not _NAMED_AGE.search(before) and not _set_off(text, before, number, stop):
        return None
    hedge, begin = hedge_before(text, start, begin)
    after, end = hedge_after(text, end, stop)
    hedge = after or hedge
    return Age(Span(begin, end), *bounds(hedge, low, high), hedge)


def ages_by_decade(text: str, within: Span) -> tuple[Age, ...]:
    """Ages told by decade in ``text[within]``: "in his early 30s" is 30 to 34."""
    out = []
    for m in _DECADE.finditer(text, within.start, within.end):
        first, last = _PARTS[m["part"]]
        decade = int(m["age"])
        out.append(Age(Span(m.end("whose"), m.end()), float(decade + first), float(decade + last), "about"))
    return tuple(out)


def _set_off(text: str, before: str, number: Number | Range, stop: int) -> bool:
    """Whether the number stands behind a name and a comma, and nothing behind it but a mark: "Ada Brill, 61,"."""
    if number.form != "digits" or not _NAME_COMMA.search(before[-24:]):
        return False
    end = number.end
    return text[end : min(end + 1, stop)] in (",", ".", ")", ";") and not text[end : end + 2].strip(",.); \n")
