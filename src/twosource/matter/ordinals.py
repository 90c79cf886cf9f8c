"""Ordinals that rank something: "the third-largest city", "its fifth operation", "2nd"; not "the second time"."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.numerals import ORDINALS
from twosource.spans import Span

_NO_RANK = (
    r"(?:time|times|half|quarter|hand|person|party|parties|floor|grade|grader|century|centuries|amendment|"
    r"street|avenue|ave|st|st\.|anniversary|thoughts?|chance|wave|world|place of|degree|cousin|round|"
    r"year|week|month|hour|minute|guess|nature|look|circuit|district|precinct|of|and|to|in|he|she|they|it|"
    r"the|a|we|i|you|is|was|,)"
)
_WORD = re.compile(
    rf"(?<![\w-])(?P<n>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))(?P<most>[- ](?:most[- ]\w+|\w+est))?"
    rf"(?! {_NO_RANK}(?!\w))(?! [A-Z]\w+ (?!\w+er\b))(?P<noun>(?: (?!(?:to|in|of|and|is|was)\b)[a-z][\w-]*)?)(?![-\w])"
)
_LEAD = re.compile(r"\b(?:the|its|his|her|their|a|our|my|was|is|in|finished|ranked|No\.|this|for)(?: \w+)? $", re.I)


class Ordinal(NamedTuple):
    span: Span
    rank: int
    counted: Span | None


def ordinals(text: str, within: Span) -> tuple[Ordinal, ...]:
    """The ranking ordinals of ``text[within]`` in text order."""
    out = []
    for m in _WORD.finditer(text, within.start, within.end):
        if not _LEAD.search(text[max(within.start, m.start() - 16) : m.start()]) and not m["most"]:
            continue
        word = m["n"].lower()
        rank = ORDINALS[word] if word in ORDINALS else int(word[:-2])
        noun = Span(m.start("noun") + 1, m.end("noun")) if m["noun"] else None
        if rank:
            out.append(Ordinal(Span(m.start(), m.end()), rank, noun))
    return tuple(out)
