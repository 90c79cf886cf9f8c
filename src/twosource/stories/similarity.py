"""Cosine of sparse vectors held as dicts, for a few reports."""

from __future__ import annotations

import math
from collections.abc import Mapping

Vector = dict[str, float]


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two vectors of length 1."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(w * large[t] for t, w in small.items() if t in large)


def unit(weights: Vector) -> Vector:
    """The same direction, length 1; empty stays empty."""
    norm = math.sqrt(sum(w * w for w in weights.values()))
    return {t: w / norm for t, w in weights.items()} if norm else {}
