"""Times of the clock as drafts and reports print them: "3.12 a.m.", "at 21.30", "a quarter to nine", "shortly after nine on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twosource.check.keys import words_of
from twosource.spans import Span

_HOURS = "one two three four five six seven eight nine ten eleven twelve noon midday midnight".split()
_HOUR = rf"(?:{'|'.join(_HOURS)})"
_PARTS = {"quarter": 15, "half": 30}
_HALF_DAY = r"(?:\s?(?P<half>[ap])\.?m\b\.?)"
_NO_NOUN = r"(?=\s?(?:[,.;:!?)—–]|$|\n)|\s(?:and|but|or|when|as|while|on|in|with|for|because|he|she|they|it|the|that|this|at|sharp|local|o['’]clock)\b)"
"""What stands behind an hour, and not behind a number that counts: "at nine on Monday", "at nine, when"."""
_AT = r"(?:at|around|about|by|since|until|till|before|after|from|was)"
_NO_MEASURE = r"(?!\s?(?:%|per|million|billion|percent|[^\W\d_]+s\b))"
"""Behind an hour with minutes: "at 21.30", and not "at 21.30 per cent"."""
_WRITTEN = re.compile(
    rf"\b(?P<h>[01]?\d|2[0-3])[.:](?P<m>[0-5]\d){_HALF_DAY}|\b(?P<h2>1?\d){_HALF_DAY.replace('half', 'half2')}"
    rf"|\b{_AT}\s(?P<h3>[01]?\d|2[0-3])[.:](?P<m3>[0-5]\d)\b{_NO_MEASURE}",
    re.I,
)
_SPOKEN = re.compile(
    rf"\b(?:(?:a\s)?(?P<minutes>quarter|half|five|ten|twenty|twenty[- ]five)|(?P<many>[a-z]+(?:-[a-z]+)?|\d\d?)\sminutes)(?:\sminutes)?"
    rf"\s(?P<way>past|to|after|before)\s(?P<hour>{_HOUR}|1?\d)\b(?!\s(?:hours|minutes|days|weeks|months|years|people|per\scent|of)\b)"
    rf"|\b{_AT}\s(?P<hour2>{_HOUR})[- ](?P<minutes2>fifteen|thirty|forty[- ]five)\b{_NO_MEASURE}",
    re.I,
)
_BARE = re.compile(
    rf"\b(?P<at>after|before|at|past|until|till|since|around|about|by)\s(?P<hour>{_HOUR})\b(?P<rest>{_NO_NOUN})?",
    re.I,
)
_PUT_AT = re.compile(
    r"\b(?:put|puts|putting|stands?|stood|standing|remain(?:s|ed|ing)?|estimate[sd]?|value[sd]?|valuing|sets?|fix(?:es|ed)|"
    r"ke(?:ep|eps|pt)|caps?|capped|tolls?|numbers?|totals?|figures?|counts?|tall(?:y|ies)|scores?|rates?|aged?)\b[^.;:,]*\s$",
    re.I,
)
"""Behind these words "at" comes before a count: "the toll stands at nine"."""
_THAT_DAY = re.compile(
    r"(?:\so['’]clock\b|\s(?:on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:on|in|that|this|the\snext)\s(?:the\s)?(?:morning|afternoon|evening|night)|at\snight)\b)"
)
_CLAUSE = 60
"""Characters in front of a number in which the verb stands that makes it a count."""
_HALF_A_DAY = 12 * 60


class Time(NamedTuple):
    """``minute``: of the half day, 0 to 719: which half it is is seldom told."""

    span: Span
    minute: int | None
    """None where it is a number of minutes past an hour that is not read."""


def times(text: str, area: Span) -> Iterator[Time]:
    """The times in ``area``, in no order, none twice."""
    for m in _WRITTEN.finditer(text, area.start, area.end):
        for hour, minute in (("h", "m"), ("h2", None), ("h3", "m3")):
            if m[hour]:
                end = m.end()
                yield Time(Span(m.start(hour), end), _minute(int(m[hour]), int(m[minute]) if minute else 0))
    spoken = list(_SPOKEN.finditer(text, area.start, area.end))
    for m in spoken:
        yield Time(Span(*m.span()), _spoken(m))
    for m in _BARE.finditer(text, area.start, area.end):
        inside = any(s.start() <= m.start("hour") < s.end() for s in spoken)
        if not inside and _is_bare_hour(text, m):
            yield Time(Span(*m.span("hour")), _of_hour(m["hour"]))


def is_time(text: str, span: Span) -> bool:
    """Whether a number is one of the clock, or part of such."""
    area = Span(max(0, span.start - 40), min(len(text), span.end + 40))
    return any(t.span.start <= span.start and span.end <= t.span.end for t in times(text, area))


def _is_bare_hour(text: str, m: re.Match[str]) -> bool:
    end = m.end("hour")
    if _THAT_DAY.match(text, end) or m["hour"].lower() in _HOURS[12:]:
        return True
    at = m["at"].lower()
    if m["rest"] is None or (at == "at" and _PUT_AT.search(text, max(0, m.start() - _CLAUSE), m.start())):
        return False
    if at == "by":  # "By nine, all was quiet"; not "rose by nine"
        return m["at"] == "By" and text.startswith(",", end)
    return at not in ("around", "about")


def _spoken(m: re.Match[str]) -> int | None:
    hour = _of_hour(m["hour"] or m["hour2"])
    word = m["minutes"] or m["many"] or m["minutes2"]
    key = words_of(word)[0].key
    past = int(key) if key.isdigit() else _PARTS.get(key)
    if past is None:
        return None
    return (hour + (-past if m["way"] in ("to", "before") else past)) % _HALF_A_DAY


def _of_hour(word: str) -> int:
    low = word.lower()
    return _minute(int(low) if low.isdigit() else min(_HOURS.index(low), 11) + 1, 0)


def _minute(hour: int, minute: int) -> int:
    return (hour * 60 + minute) % _HALF_A_DAY
