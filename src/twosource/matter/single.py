"""One person told beside a number of others: "a man and two women". Elsewhere "a man" counts nothing."""

from __future__ import annotations

import re

from twosource.matter.units import is_person
from twosource.spans import Span
from twosource.words import vocabulary

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_BEFORE = re.compile(rf"\b(?P<one>an? (?P<noun>[a-z][a-z'’-]+)) and {_NUMBER} (?P<other>[a-z][a-z'’-]+)", re.I)
_BEHIND = re.compile(rf"\b{_NUMBER} (?P<other>[a-z][a-z'’-]+) and (?P<one>an? (?P<noun>[a-z][a-z'’-]+))", re.I)


def singles(text: str, within: Span) -> tuple[tuple[Span, Span], ...]:
    """Where ``text[within]`` counts one person with an article beside a number of others, and where the noun stands."""
    if "and" not in vocabulary(text, within):
        return ()
    found = [
        (Span(*m.span("one")), Span(*m.span("noun")))
        for pattern in (_BEFORE, _BEHIND)
        for m in pattern.finditer(text, within.start, within.end)
        if is_person(m["noun"]) and is_person(m["other"])
    ]
    return tuple(sorted(found))
