"""What makes two groups of figures with values apart count two things, however alike their words are.

A difference told where none is costs an editor's trust; so two values are held against each other only where nothing in
the words sets them apart.
"""

from __future__ import annotations

import re
from itertools import islice, product
from math import isclose, log

from twosource.matching.figures.counted_things import Thing, size

_LOOKED_AT = 64
_CLOSE_MIN = 0.3
"""Words in common close to the best pair of figures that no noun joins: sums, shares, lengths of time."""
_TWICE = 1.9
"""From here on, one value divided by the other, more than the noun must join two groups: a fate, a row of figures told
alike, or words close by."""
_CLOSE_TWICE = 0.45
_AS_GOOD_AS = 0.025
"""Share by which a plain number and the rounder one of another report may miss each other."""
_MOST = re.compile(r"(?:\w{3,}est|most|worst|best|main|major)(?:hit|affected)?")
"""Words that pick out some of those counted: "the hardest-hit farms"."""
_FARTHEST = {"magnitude": 1.0}
"""How far apart two values on one scale can be and still measure one thing."""
_ANYTHING = frozenset("time thing way part number case point place piece item set pair kind".split())
"""Nouns, as stems, that say nothing of what is counted."""
_BARE = frozenset(("money", "share", "time", "length", "area", "mass", "volume", "power", "speed"))


def may_agree(a: Thing, b: Thing, common: dict[str, float]) -> bool:
    """Whether two figures of values that agree can count one thing."""
    if common["fate-apart"] or common["sexes-apart"] or (common["people-on-one"] and common["noun-apart"]):
        return False
    return a.report != b.report or (a.sentence != b.sentence and a.rest == b.rest)


def may_part(one: list[Thing], other: list[Thing], common: dict[str, float]) -> bool:
    """Whether two groups can count one thing; ``common`` are their traits (see grouping.of_groups)."""
    if common["noun-apart"] > common["noun-near"] or common["sexes-apart"] or common["people-on-one"] > 0.5:
        return False
    if common["noun-on-one"] > 0.5 and not common["people"] and common["max-close"] < _CLOSE_MIN:
        return False
    if common["fate-apart"] or common["fate-on-one"]:
        return False
    if common["people"] and not common["fate"] and common["people-apart"] > common["noun-near"]:
        return False
    if common["year-on-one"] > 0.5 or (common["time-on-one"] > 0.5 and not common["fate"]):
        return False
    if (
        common["far"] > log(_TWICE)
        and not common["fate"]
        and common["row"] < 0.5
        and common["max-close"] < _CLOSE_TWICE
    ):
        return False
    pairs = list(islice(product(one, other), _LOOKED_AT))
    if one[0].bucket == "age" and not _one_person(pairs):
        return False
    farthest = _FARTHEST.get(one[0].bucket)
    if farthest is not None and any(abs(size(a) - size(b)) > farthest for a, b in pairs):
        return False
    if one[0].bucket in _BARE and (
        max(common["names-apart"], common["close-names-apart"]) > 0.5
        or (not common["noun"] and common["max-close"] < _CLOSE_MIN)
    ):
        return False
    if all(t.noun in _ANYTHING for t in (*one, *other)) and common["max-close"] < _CLOSE_MIN and not common["fate"]:
        return False
    return not any(a.rest != b.rest or _picked(a) != _picked(b) or _one_sentence(a, b) for a, b in pairs)


def told_together(one: list[Thing], other: list[Thing]) -> bool:
    """Whether all that tell the one value tell the other, too, as a further report prints it: they tell two things. Of
    people two sources may give two numbers, and one report tells both.
    """
    return not (one[0].people and other[0].people) and (_beside(one, other) or _beside(other, one))


def _beside(one: list[Thing], other: list[Thing]) -> bool:
    return all(
        any(
            isclose(size(a), size(b), rel_tol=_AS_GOOD_AS)
            for a, b in islice(product(other, other), _LOOKED_AT)
            if a.report == report != b.report
        )
        for report in {t.report for t in one}
    )


def _picked(thing: Thing) -> bool:
    return any(_MOST.fullmatch(word) for word in thing.beside)


def _one_person(pairs: list[tuple[Thing, Thing]]) -> bool:
    """Whether a name stands beside an age on both sides, and no two of these names are two people's."""
    named = [(a.who, b.who) for a, b in pairs if a.who and b.who]
    return bool(named) and all(x <= y or y <= x for x, y in named)


def _one_sentence(a: Thing, b: Thing) -> bool:
    """Whether one sentence tells both: it counts two things, but on a scale ("4.8, while others put it at 5.1")."""
    return a.report == b.report and a.sentence == b.sentence and bool(a.noun or b.noun or a.people)
