"""What a rule hands over: the raw spans of one attribution, before anybody asks who the source is."""

from __future__ import annotations

import msgspec

from twosource.records import Stance
from twosource.spans import Span


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution. ``rule`` names what found it; ``confidence`` is that rule's precision on the development set."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str
    stance: Stance
    rule: str
    confidence: float
    addressee: tuple[Span, ...] = ()
    damaged: bool = False

    @property
    def start(self) -> int:
        """Where its content or cue begins, whichever is first."""
        return min(s.start for s in (*self.content, *self.cue, *self.source))
