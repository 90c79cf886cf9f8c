"""How sure it is that two passages are one statement: logistic regression over matching/features.py."""

from __future__ import annotations

import math

from twosource.matching.features import NAMES, Part, Shared, features, shared
from twosource.matching.terms import likeness
from twosource.weights import match_weights

LIKELY = 0.3
"""From here on a pair is shown at all. On the development comparisons, one event left out at a time, given the
gold statements: precision .76, recall .64; F1 is highest between .25 and .35."""
SAME = 0.6
"""From here on the tier is "same". Precision .89 in the same run."""
LEAST_SHARED = 3.0
"""Weight of the terms that a pair must share, whatever the score: one telling word, or two middling ones."""
LEAST_PREDICATE = 0.5
"""Of it, the weight of words that are no names: names alone say who it is about and not what is said."""

OPEN_TERMS = 2
HALF = 0.5
"""One term in common that is less than half of what both say joins nothing, nor do two where a speaker is not named."""


def score(a: Part, b: Part, common: Shared | None = None) -> float:
    """0 to 1; 0 where the speakers cannot be one or too little is shared. Symmetric."""
    c = common or shared(a, b)
    if c.weight < LEAST_SHARED or predicate(a, b, c) < LEAST_PREDICATE:
        return 0.0
    values = features(a, b, c)
    by_name = dict(zip(NAMES, values, strict=True))
    if not (by_name["speaker"] or by_name["speaker_open"] or by_name["speaker_kin"]):
        return 0.0
    if len(c.pairs) <= (OPEN_TERMS if by_name["speaker_open"] else 1) and by_name["dice"] < HALF:
        return 0.0
    weights = match_weights()
    z = weights["intercept"] + sum(weights[n] * v for n, v in by_name.items())
    return 1 / (1 + math.exp(-z))


def predicate(a: Part, b: Part, common: Shared) -> float:
    """Weight of the shared terms that neither side writes as a name."""
    pairs = ((a.terms[i], b.terms[j]) for i, j in common.pairs)
    return sum(min(s.weight, t.weight) * likeness(s, t) for s, t in pairs if not (s.name or t.name))
