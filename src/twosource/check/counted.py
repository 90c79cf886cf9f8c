"""Whether two figures count one thing: by the noun that is counted, what befell the people, and the words around."""

from __future__ import annotations

from twosource.matching.figures.counted_things import Thing
from twosource.matching.figures.quantities import measured, point
from twosource.matching.figures.traits import ANYBODY, overlap, telling
from twosource.weights.lexicon import relatedness

_NOUN, _FATE, _CLOSE, _AROUND, _NAMES, _APART, _UNIT, _VERB = 1.0, 1.3, 1.2, 1.2, 0.4, 1.2, 0.3, 0.6
_FAR = 12.0
"""Two numbers of people further apart than this, one divided by the other, count two things; at ten a digit may have slipped."""
_CLOSE_MIN = 0.2
"""Words in common close by that two sums, shares or lengths of time must have to be two values of one thing."""
_NEAR_WORDS = 0.5
"""From this nearness by WordNet on, two nouns may name one thing."""
_GROUPS = frozenset("staff crew team workforce personnel crowd public cast squad".split())
"""Nouns, as stems, that are counted by heads though they name a body."""
_PLACES = frozenset("town city village country island region province county state valley district".split())
_SUM_MIN = 1e6
"""The same of sums from this on: reports of one event have few."""
_FEW_WORDS = 2
"""Of a sentence with fewer telling words nothing can be said but that the number stands in the pile: "They won 3 per cent." """
_ROUND_MIN = 1000
"""Round numbers from this on that both hedge alike may be one where the draft does not say what it counts: "more than 4,000"."""
TELLING = 2
"""Digits of a number that matter from which on two texts about one event seldom share it by chance."""


def told_alike(a: Thing, b: Thing, *, any_unit: bool = False) -> float:
    """How much alike two figures are told, whatever their numbers; 0 where they cannot count one thing. ``any_unit``: what they
    are measured in may be of another kind.
    """
    if (a.bucket != b.bucket and not any_unit) or (a.fate and b.fate and a.fate != b.fate):
        return 0.0
    one, other = _SHARE | {a.noun}, _SHARE | {b.noun}
    score = _CLOSE * overlap(a.close - one, b.close - other) + _AROUND * overlap(a.context - one, b.context - other)
    if a.names & b.names:
        score += _NAMES
    if a.fate and a.fate == b.fate:
        score += _FATE
    bare = {"", a.figure.unit or "", b.figure.unit or ""}
    if _PRONOUNS & {a.noun, b.noun}:
        score += _NOUN if a.noun == b.noun else 0.0  # "a dozen of them": whom, the words around say
        return max(0.0, score / 2 if a.part != b.part else score)
    if _folk(a) and _folk(b):
        nouns = (
            a.noun == b.noun or a.noun in ANYBODY | _GROUPS or b.noun in ANYBODY | _GROUPS or not a.noun or not b.noun
        )
        score += _NOUN / 2 if a.noun == b.noun else 0.0 if nouns else -_APART / 2
    elif a.noun and a.noun == b.noun:
        score += _NOUN if a.noun not in bare else _NOUN / 2
    elif measured(a.figure.unit) and a.figure.unit == b.figure.unit:
        score += _UNIT + (_VERB if a.verbs & b.verbs else 0.0)
    elif a.noun in b.beside | b.close or b.noun in a.beside | a.close:
        score += _NOUN / 2
    elif a.noun not in bare and b.noun not in bare and not measured(a.figure.unit):
        score -= _APART
    return max(0.0, score / 2 if a.part != b.part else score)


_SHARE = frozenset(("per", "cent"))
"""Words that "percent" has inside it: what is counted they do not tell."""
_PRONOUNS = frozenset("them us whom those these one".split())


def _folk(thing: Thing) -> bool:
    return thing.people or thing.noun in _GROUPS


def may_part(a: Thing, b: Thing) -> bool:
    """Whether two numbers that are not one can be two values of one thing."""
    one, other = sorted((abs(point(a.figure)), abs(point(b.figure))))
    if a.part != b.part:
        return False
    if a.people and b.people:
        return other <= _FAR * max(one, 1.0)
    if a.bucket != "count":
        close = overlap(a.close - _SHARE - {a.noun}, b.close - _SHARE - {b.noun})
        return close >= _CLOSE_MIN or (bool(a.noun) and a.noun == b.noun)
    if not a.noun or not b.noun:
        return a.fate == b.fate != "" or a.figure.kind == "vote" or a.figure.unit == b.figure.unit
    return relatedness(a.noun, b.noun) >= _NEAR_WORDS or a.figure.kind == "vote"


def may_be_one(a: Thing, b: Thing) -> bool:
    """Whether nothing in the words says that two equal numbers, which few texts share by chance, count two things."""
    if a.bucket == b.bucket == "share" and a.noun != b.noun and {a.noun, b.noun} & _PLACES:
        other = b if a.noun in _PLACES else a
        return other.noun in other.names  # "half of the town", "half of Tamrin"
    if a.figure.unit and len(a.context - _SHARE) < _FEW_WORDS:
        return a.figure.unit == b.figure.unit
    round_alike = not a.noun and point(a.figure) >= _ROUND_MIN and a.figure.hedge == b.figure.hedge != "exact"
    round_alike = round_alike or (a.bucket == b.bucket == "money" and point(a.figure) >= _SUM_MIN)
    if (telling(a) < TELLING and not round_alike) or (a.fate and b.fate and a.fate != b.fate):
        return False
    if a.bucket == b.bucket == "money" and a.context & b.context:
        return True  # what a sum is paid for is told in many ways
    open_ = ANYBODY | _GROUPS | {"", "person", a.figure.unit, b.figure.unit}
    return a.noun in open_ or b.noun in open_ or relatedness(a.noun, b.noun) >= _NEAR_WORDS
