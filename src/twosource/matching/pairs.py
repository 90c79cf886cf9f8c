"""Two parts of different reports that are taken for one statement."""

from __future__ import annotations

import msgspec

from twosource.matching.parts import Part


class Pair(msgspec.Struct, frozen=True):
    """Two parts of different reports taken for one statement."""

    a: Part
    b: Part
    score: float
    rule: str

    def touches(self, part: Part) -> bool:
        """True where ``part`` shares a code point with the part of the same report."""
        mine = (p for p in (self.a, self.b) if p.letter == part.letter)
        return any(s.overlaps(u) for p in mine for s in part.spans for u in p.spans)
