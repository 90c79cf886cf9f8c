"""In whose voice words stand: the outlet's own, a speaker's, or in marks that hold them at arm's length."""

from __future__ import annotations

from twosource.records import Voice
from twosource.spans import Span

_SCARE_WORDS = 3
"""A stretch in marks of at most so many words inside the outlet's own sentence holds them at arm's length."""


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
