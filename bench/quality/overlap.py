"""How much two findings share, in words and their places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from twosource.records import Statement
from twosource.spans import Span

MATCHED = 0.5
"""Contents that share at least this part of their words are one finding (J50 in the notes of the data)."""


def words(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The offsets at which the words inside ``spans`` begin."""
    return frozenset(s.start + m.start() for s in spans for m in re.finditer(r"\w+", text[s.start : s.end]))


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared part of two sets of words, 0 to 1; 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def f1(right: int, found: int, wanted: int) -> float:
    """Harmonic mean of right/found and right/wanted; 0 where nothing is right."""
    return 2 * right / (found + wanted) if right else 0.0


def paired(ours: list[frozenset[int]], gold: list[frozenset[int]]) -> list[tuple[int, int]]:
    """One-to-one pairs of index in ours and in gold at MATCHED or more, the closest first (greedy)."""
    close = sorted(
        ((jaccard(a, b), n, m) for n, a in enumerate(ours) for m, b in enumerate(gold) if a & b),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    used: set[tuple[str, int]] = set()
    out = []
    for share, n, m in close:
        if share >= MATCHED and ("ours", n) not in used and ("gold", m) not in used:
            used |= {("ours", n), ("gold", m)}
            out.append((n, m))
    return out


def outermost(statements: Iterable[Statement]) -> list[Statement]:
    """Without those that stand, cue and all, inside the content of another: for data that mark the outermost only."""
    every = list(statements)

    def inside(s: Statement, t: Statement) -> bool:
        return s is not t and bool(s.cue) and all(any(x in y for y in t.content) for x in (*s.cue, *s.content))

    return [s for s in every if not any(inside(s, t) for t in every)]


def spans_of(pieces: Iterable[Any]) -> list[Span]:
    """Spans of a gold file, written as pairs or as objects with ``start`` and ``end``."""
    return [Span(p["start"], p["end"]) if isinstance(p, dict) else Span(*p) for p in pieces]
