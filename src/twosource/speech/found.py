"""What a rule hands over: the raw spans of one attribution, before anybody asks who the source is."""

from __future__ import annotations

import msgspec

from twosource.records import Stance
from twosource.spans import Span

CONFIDENCE = {
    "quotation": 0.95,
    "according-to": 0.84,
    "that-clause": 0.84,
    "trailing": 0.74,
    "bare-clause": 0.73,
    "object": 0.68,
    "shared-source": 0.67,
    "headline-colon": 0.64,
    "noun-cue": 0.33,
    "continued-quotation": 0.31,
    "what-one-calls": 0.18,
    "nested": 0.6,
    "quoted-as": 0.74,
    "follow-on": 0.6,
}
"""How often findings of each rule hold, content and source, on the 839 PolNeAR training articles (bench/quality/speech.py
defines "hold"; the rules were tuned on the development articles). "continued-quotation" and "what-one-calls" are counted too low:
that gold keeps quotations that run over paragraphs as one, and of nested statements the outermost only; so "nested" was counted
on the compared events: 15 of 26. "quoted-as" and "follow-on" are set by hand, after the rules nearest to them."""


class Found(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One attribution. ``rule`` names what found it; ``confidence`` is how often that rule's findings hold."""

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
