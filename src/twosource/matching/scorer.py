"""How sure it is that two passages are one statement: logistic regression over matching/evidence.py."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from twosource.matching.evidence import NAMES, evidence
from twosource.matching.parts import Part, Shared, shared
from twosource.matching.speakers import CLASH, same_speaker
from twosource.weights import match_weights

LIKELY = 0.2
"""From here on a pair is shown at all: F1 is highest there, one event of the development comparisons left out at a time."""
SAME = 0.65
"""From here on the tier is "same": .93 of such pairs are matches, in the same runs."""
GLANCE = 0.02
"""Pairs that words alone put below this are not looked at closer. It costs no match of the development comparisons."""


def possible(a: Part, b: Part, common: Shared) -> bool:
    """Whether there is anything to look at: a term in common, or what may be one speaker."""
    return common.weight > 0 or same_speaker(a.statement.speaker, b.statement.speaker, a.source, b.source) > CLASH


def score(a: Part, b: Part, weights: Mapping[str, float] | None = None) -> float:
    """0 to 1. Symmetric. ``weights``: other than the shipped ones, for measuring."""
    common = shared(a, b)
    if not possible(a, b, common):
        return 0.0
    seen = a.meaning is not None and b.meaning is not None
    by_words = _logistic(match_weights(vectors=False), evidence(a, b, common, vectors=False))
    if by_words < GLANCE or not seen:
        return by_words
    return _logistic(weights or match_weights(), evidence(a, b, common))


def _logistic(weights: Mapping[str, float], values: Sequence[float]) -> float:
    z = weights["intercept"] + sum(weights.get(name, 0.0) * v for name, v in zip(NAMES, values, strict=True))
    return 1 / (1 + math.exp(-z))
