"""How sure it is that two passages are one statement: logistic regression over matching/evidence.py."""

from __future__ import annotations

import math
from collections.abc import Mapping

from twosource.matching.evidence import NAMES, OF_MEANING, ONE_SPEAKER, evidence, shared_matter
from twosource.matching.meaning import knows_meaning, meaning
from twosource.matching.parts import Part, shared
from twosource.matching.speakers import CLASH, same_speaker
from twosource.weights import match_weights

LIKELY = 0.26
"""From here on a pair is shown at all. On events of the development comparisons that the weights were not fitted to, .22 finds .016
more of the pairs end to end and takes .054 of the hard pairs for matches; .26 takes .048, .28 hardly fewer and finds .01 less."""
BY_NAMES = 0.6
"""Passages that share no word but names, which say who it is about and not what is said, are never surer than this, however many
names there are, and however alike in meaning."""
SAME = 0.65
"""From here on the tier is "same": .99 of such pairs are matches, in the same runs. Before OPPOSED it was .98, from .6 on .96, from .5 .93."""
OPPOSED = 0.5
"""Passages of which one is negated are never surer than this, however alike their words: "we will pay", "we will not pay". Set by hand,
well below SAME: a doubled negation is counted by its words, and may be read wrongly."""
HOPELESS = -3.5
"""Log odds (a score of .029, below GLANCE of matching/match.py) that not even the same meaning would lift a pair above: its meaning
is not asked."""
OF_OTHERS = 3
"""So many terms in common make two statements of speakers that cannot be one worth a look: who speaks may have been read wrongly."""


def possible(a: Part, b: Part) -> bool:
    """Whether there is anything to look at: what may be one speaker, or terms that two speakers could have said alike."""
    if len(a.keys & b.keys) >= OF_OTHERS:
        return True
    return same_speaker(a.statement.speaker, b.statement.speaker, a.known_as, b.known_as) > CLASH


def score(a: Part, b: Part, weights: Mapping[str, float] | None = None) -> float:
    """0 to 1, 0 where there is nothing to look at. Symmetric. ``weights``: other than the shipped ones, for measuring."""
    if not possible(a, b):
        return 0.0
    common = shared(a, b)
    known = weights or match_weights(meaning=knows_meaning())
    told = evidence(a, b, common)
    z = known["intercept"] + sum(known[name] * v for name, v in zip(NAMES[:-OF_MEANING], told, strict=True))
    heeded = known["meaning"] + known["meaning_of_one_speaker"] * told[ONE_SPEAKER]
    if heeded and z + heeded >= HOPELESS:
        z += heeded * meaning(a, b)
    value = 1 / (1 + math.exp(-z))
    if a.negated != b.negated:
        value = min(value, OPPOSED)
    return value if shared_matter(a, b, common) > 0 else min(value, BY_NAMES)
