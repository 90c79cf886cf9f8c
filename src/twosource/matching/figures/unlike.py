"""What makes two groups of figures with values apart count two things, however alike their words are.

A difference told where none is costs an editor's trust; so two values are held against each other only where nothing in
the words sets them apart.
"""

from __future__ import annotations

import re
from itertools import islice, product
from math import isclose, log

from twosource.matching.figures.counted_things import Thing, size
from twosource.matching.figures.traits import apart
from twosource.weights.lexicon import relatedness
from twosource.weights.stems import stem

_LOOKED_AT = 64
_CLOSE_MIN = 0.3
"""Words in common close to the best pair of figures that no noun joins: sums, shares, lengths of time."""
_TWICE = 1.9
"""From here on, one value divided by the other, more than the noun must join two groups: a fate, a row of figures told
alike, or words close by."""
_NEAR_WORDS = 0.5
"""From this nearness by WordNet on, two nouns may name one thing."""
_CLOSE_TWICE = 0.45
_AS_GOOD_AS = 0.025
"""Share by which a plain number and the rounder one of another report may miss each other."""
_MOST = re.compile(r"(?:\w{3,}est|most|worst|best|main|major)(?:hit|affected)?")
"""Words that pick out some of those counted: "the hardest-hit farms"."""
_FARTHEST = {"magnitude": 1.0}
"""How far apart two values on one scale can be and still measure one thing."""
_PLAIN = 0.25
"""The digits, as a trait, of a number that is one digit with noughts."""
_FEW = 12
"""Up to so many people, equal numbers come by chance."""
_HELPERS = frozenset(
    "firefighter fireman rescuer paramedic medic doctor nurse officer soldier policeman diver volunteer".split()
)
_HELPED = frozenset("resident civilian victim casualty passenger patient villager tenant pupil student".split())
"""Nouns, as stems, of those who come to help and of those whom something befell: never the same people."""
_PLAYED = frozenset(
    "yard touchdown pass reception catch carry rebound assist goal run wicket hit homer strikeout point game win loss score sack "
    "interception play tackle try penalty shot save set match".split()
)
"""Nouns, as stems, of what is played and counted of somebody: without a name in common it may be anybody's."""
_ANYTHING = frozenset("time thing way part number case point place piece item set pair kind".split())
"""Nouns, as stems, that say nothing of what is counted."""
_BARE = frozenset(("money", "share", "time", "length", "area", "mass", "volume", "power", "speed"))


def may_agree(a: Thing, b: Thing, common: dict[str, float]) -> bool:
    """Whether two figures of values that agree can count one thing."""
    if common["fate-apart"] or common["sexes-apart"] or (common["people-on-one"] and common["noun-apart"]):
        return False
    if a.bucket == "ordinal" and not (a.noun and b.noun):
        return False  # "the first" of whatever
    if common["noun-on-one"] and {a.noun, b.noun} & _PLAYED and not common["close"]:
        return False  # "tied at 21" and "21 plays"
    if a.bucket == "time" and common["digits"] <= _PLAIN and not _told_alike(a, b):
        return False  # "within a minute", of two things done
    if _opposed(a, b) or (size(a) <= _FEW and (_two_times(a, b) or _two_players(a, b))):
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
    if one[0].bucket == "count" and not any(t.noun or t.people or t.fate for t in (*one, *other)):
        return False  # "9-14", "18": nothing tells what they count
    if one[0].bucket in _BARE and (
        max(common["names-apart"], common["close-names-apart"]) > 0.5
        or (not common["noun"] and common["max-close"] < _CLOSE_MIN)
    ):
        return False
    if all(t.noun in _ANYTHING for t in (*one, *other)) and common["max-close"] < _CLOSE_MIN and not common["fate"]:
        return False
    if (
        common["people"]
        and not common["fate"]
        and common["close-names-apart"] > 0.5
        and max(map(size, one + other)) <= _FEW
    ):
        return False  # "three senators, Brask, Dahl and Verrin," and "two senators, Roe and Vasht"
    if all(_two_times(a, b) for a, b in pairs) or all(_two_players(a, b) for a, b in _across(pairs)):
        return False
    if any(_two_measured(a, b) for a, b in _across(pairs)):
        return False
    return not any(
        a.rest != b.rest or _picked(a) != _picked(b) or _one_sentence(a, b) or _opposed(a, b) for a, b in pairs
    )


def told_together(one: list[Thing], other: list[Thing]) -> bool:
    """Whether a report tells both values, or all that tell the one tell the other, too, as a further report prints it:
    they tell two things. Of people, and on a scale, two sources may give two numbers, and one report tells both.
    """
    if (one[0].people and other[0].people) or one[0].bucket in _FARTHEST:
        return False
    both = {t.report for t in one} & {t.report for t in other}
    if any(_prints(report, one) and _prints(report, other) for report in both):
        return True
    return _beside(one, other) or _beside(other, one)


def _prints(report: str, group: list[Thing]) -> bool:
    """Whether a report prints the value of its group, as another of the group has it, no rounder or opener one."""
    others = [t for t in group if t.report != report]
    own = [t for t in group if t.report == report]
    near = islice(product(own, others), _LOOKED_AT)
    return not others or any(isclose(size(a), size(b), rel_tol=_AS_GOOD_AS) for a, b in near)


def _beside(one: list[Thing], other: list[Thing]) -> bool:
    return all(
        any(
            isclose(size(a), size(b), rel_tol=_AS_GOOD_AS)
            for a, b in islice(product(other, other), _LOOKED_AT)
            if a.report == report != b.report
        )
        for report in {t.report for t in one}
    )


def _told_alike(a: Thing, b: Thing) -> bool:
    """Whether two sentences have a word in common, their units and names left out."""
    own = {stem(t.figure.unit or "") for t in (a, b)}
    return bool((a.context & b.context) - a.names - own)


def _opposed(a: Thing, b: Thing) -> bool:
    """Whether they are those who help and those who are helped."""
    return (a.noun in _HELPERS and b.noun in _HELPED) or (a.noun in _HELPED and b.noun in _HELPERS)


def _two_times(a: Thing, b: Thing) -> bool:
    """Whether people are told of another time ("In February, ...") on one side, and the other side names no time."""
    now, then = (a, b) if b.elsewhen else (b, a)
    return a.people and b.people and then.elsewhen and not (now.elsewhen or now.years or now.months)


def _two_players(a: Thing, b: Thing) -> bool:
    """Whether what is played is counted, and no name and no other number tells that it is one player's or one side's."""
    if not {a.noun, a.figure.unit} & _PLAYED or a.report == b.report:
        return False
    return not (a.names & b.names or a.numbers & b.numbers)


def _across(pairs: list[tuple[Thing, Thing]]) -> list[tuple[Thing, Thing]]:
    return [(a, b) for a, b in pairs if a.report != b.report]


def _two_measured(a: Thing, b: Thing) -> bool:
    """Whether the nouns that two measures stand before are of two things: "a 68-yard drive", "an 86-yard run"."""
    return apart(a.of, b.of) and not any(relatedness(x, y) >= _NEAR_WORDS for x, y in product(a.of, b.of))


def _picked(thing: Thing) -> bool:
    return any(_MOST.fullmatch(word) for word in thing.beside)


def _one_person(pairs: list[tuple[Thing, Thing]]) -> bool:
    """Whether a name stands beside an age on both sides, and no two of these names are two people's."""
    named = [(a.who, b.who) for a, b in pairs if a.who and b.who]
    return bool(named) and all(x <= y or y <= x for x, y in named)


def _one_sentence(a: Thing, b: Thing) -> bool:
    """Whether one sentence tells both: it counts two things, but on a scale ("4.8, while others put it at 5.1")."""
    return a.report == b.report and a.sentence == b.sentence and bool(a.noun or b.noun or a.people)
