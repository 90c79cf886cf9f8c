"""In whose voice words stand: the outlet's own, a speaker's, or in marks that hold them at arm's length."""

from __future__ import annotations

import re
from bisect import bisect_right

from twosource.matter.quotes import quoted
from twosource.records import Voice
from twosource.spans import Span

_SCARE_WORDS = 3
"""A stretch in marks of at most so many words inside the outlet's own sentence holds them at arm's length."""
_CALLED = re.compile(
    r"\bwhat [^,.;]{0,60}\b(?:calls?|called|describes? as|described as|terms|termed|labels?|labelled|labeled) $"
)
_REACH = 80


def voice_at(text: str, head: Span, marks: tuple[Span, ...], spoken: tuple[Span, ...]) -> Voice:
    """The voice of the words at ``head``; ``marks`` are the quoted stretches of its line (``quotes.quoted``) and
    ``spoken`` the contents of direct statements.
    """
    around = [m for m in marks if head in m]
    if around:
        tight = min(around, key=len)
        direct = any(head in piece and len(piece) > len(tight) + 2 for piece in spoken)
        if len(text[tight.start : tight.end].split()) <= _SCARE_WORDS and not direct and len(around) == 1:
            return "scare"
        return "speaker"
    return "speaker" if any(head in piece for piece in spoken) else "outlet"


class Voices:
    """The voices of one report's words; lines in text order. What stands in marks is looked up once a line."""

    def __init__(self, text: str, lines: tuple[Span, ...], spoken: tuple[Span, ...]) -> None:
        self._text, self._lines, self._spoken = text, lines, spoken
        self._marks: dict[Span, tuple[Span, ...]] = {}

    def of(self, span: Span, head: Span) -> Voice:
        """The voice of the phrase at ``span``: that of its ``head``, and of whoever is said to call it so."""
        at = bisect_right(self._lines, span.start, key=lambda x: x.start) - 1
        line = self._lines[at] if at >= 0 and span in self._lines[at] else span
        if _CALLED.search(self._text[max(line.start, span.start - _REACH) : span.start]):
            return "speaker"
        if line not in self._marks:
            self._marks[line] = quoted(self._text, line)
        return voice_at(self._text, head, self._marks[line], self._spoken)
