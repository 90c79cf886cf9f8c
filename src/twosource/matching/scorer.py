"""How sure it is that two passages are one statement: logistic regression over matching/evidence.py."""

from __future__ import annotations

import math
from collections.abc import Mapping

from twosource.matching.evidence import NAMES, evidence, shared_matter
from twosource.matching.parts import Part, shared
from twosource.matching.speakers import CLASH, same_speaker
from twosource.weights import match_weights

LIKELY = 0.2
"""From here on a pair is shown at all. On events of the development comparisons that the weights were not fitted to, F1 given the
gold statements is within half a point of its highest from .2 to .26; below, precision falls fast."""
BY_NAMES = 0.6
"""The same where all that two passages share is names, which say who it is about and not what is said; nor are they ever surer
than this, however many names there are."""
SAME = 0.72
"""From here on the tier is "same": .93 of such pairs are matches, in the same runs."""


OF_OTHERS = 3
"""So many terms in common make two statements of speakers that cannot be one worth a look: who speaks may have been read wrongly."""


def possible(a: Part, b: Part) -> bool:
    """Whether there is anything to look at: what may be one speaker, or terms that two speakers could have said alike."""
    if len(a.keys & b.keys) >= OF_OTHERS:
        return True
    return same_speaker(a.statement.speaker, b.statement.speaker, a.source, b.source) > CLASH


def score(a: Part, b: Part, weights: Mapping[str, float] | None = None) -> float:
    """0 to 1, 0 where names alone are too little. Symmetric. ``weights``: other than the shipped ones, for measuring."""
    if not possible(a, b):
        return 0.0
    common = shared(a, b)
    known = weights or match_weights()
    z = known["intercept"] + sum(known[name] * v for name, v in zip(NAMES, evidence(a, b, common), strict=True))
    value = 1 / (1 + math.exp(-z))
    if shared_matter(a, b, common) > 0:
        return value
    return BY_NAMES if value >= BY_NAMES else 0.0
