"""How far two noun phrases of two reports may mean one thing: features, and the weight of each.

The weights are fitted by training/label_scorer.py to terms that readers gathered for one thing.
"""

from __future__ import annotations

from functools import lru_cache

from twosource.matter.nominals import Nominal, weight_of
from twosource.weights import label_weights, noun_classes, relatedness, stem
from twosource.weights.nouns import UNLISTED

NAMES = (
    "same_head", "head_weight", "related", "near", "very_near", "one_class", "other_class", "modifiers", "modifiers_clash", "one_modifies_other",
    "number", "number_clash", "names", "names_clash", "around", "before", "after", "both_sides", "definite", "plural",
    "acts", "act_and_noun", "first_sentences",
)  # fmt: skip
_CAP = 8.0
"""Weight of words in common beyond which more say nothing more."""
_NEAR_FROM = 0.2
"""Nearness of words that have nothing to do with each other."""
_VERY_NEAR = 0.5
"""Nearness from which two words are often said of one thing."""


@lru_cache(maxsize=100_000)
def _related(a: str, b: str) -> float:
    return relatedness(a, b)


@lru_cache(maxsize=50_000)
def _classes(word: str) -> frozenset[int]:
    return frozenset(noun_classes(word)) - {UNLISTED}


def features(a: Nominal, b: Nominal, near: float) -> tuple[float, ...]:
    """In the order of NAMES, symmetric; ``near``: the nearness of the two head words."""
    same = a.key == b.key
    one, two = _classes(a.word), _classes(b.word)
    shared = a.modifiers & b.modifiers
    common = a.around & b.around
    fits = sum(map(weight_of, common))
    whole = min(sum(map(weight_of, a.around)), sum(map(weight_of, b.around)))
    before = weight_of(a.before) if a.before and a.before == b.before else 0.0
    after = weight_of(a.after) if a.after and a.after == b.after else 0.0
    return (
        float(same),
        weight_of(a.key) if same else 0.0,
        0.0 if same else _related(a.word, b.word),
        0.0 if same else max(0.0, near - _NEAR_FROM),
        0.0 if same else max(0.0, near - _VERY_NEAR),
        float(not same and bool(one & two)),
        float(not same and bool(one and two) and not one & two),
        min(_CAP, sum(map(weight_of, shared))),
        float(bool(a.modifiers and b.modifiers) and not shared),
        float(not same and (stem(a.word) in b.modifiers or stem(b.word) in a.modifiers)),
        float(bool(a.number) and a.number == b.number),
        float(bool(a.number and b.number) and a.number != b.number),
        float(bool(a.names & b.names)),
        float(bool(a.names and b.names) and not a.names & b.names),
        fits / max(_CAP, whole),
        before,
        after,
        min(before, after),
        float(a.given == b.given == "the"),
        float(a.plural == b.plural),
        float(a.act and b.act),
        float(a.act != b.act),
        float(a.sentence < 2 and b.sentence < 2),
    )


def likeness(a: Nominal, b: Nominal, near: float) -> float:
    """Log odds that readers would gather the two for one thing."""
    weights = _weights()
    return weights[0] + sum(w * x for w, x in zip(weights[1:], features(a, b, near), strict=True))


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    table = label_weights()
    return (table["intercept"], *(table[name] for name in NAMES))
