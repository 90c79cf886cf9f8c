"""Groups of figures that agree, and pairs of groups that count one thing and are apart."""

from __future__ import annotations

from itertools import islice, product, tee
from typing import NamedTuple

from twosource.matching.figures.candidates import Pair
from twosource.matching.figures.counted_things import Thing
from twosource.matching.figures.kinship import AGREE_MIN, DIFFER_MIN, Weights, likelihood
from twosource.matching.figures.quantities import Standing
from twosource.matching.figures.scope import not_comparable
from twosource.matching.figures.unlike import may_agree, may_part

_LOOKED_AT = 64
"""Pairs between two groups that are looked at, so that large groups stay cheap."""
_PEAKS = ("context", "close", "names")
"""Traits of which the best pair of two groups counts too, not the mean alone."""

Group = tuple[int, ...]


class Held(NamedTuple):
    """Two figures held side by side."""

    standing: Standing
    traits: dict[str, float]
    agree: float
    """How likely they count one thing, their values vouching for each other; 0 where they are apart."""


class Parted(NamedTuple):
    """Two groups that count one thing and have values apart."""

    score: float
    one: Group
    other: Group


def agreeing(things: list[Thing], held: dict[Pair, Held], sure: list[Pair]) -> list[Group]:
    """All figures in groups whose values agree throughout, likeliest pairs first; many groups hold one figure.

    Two groups become one where the mean over their pairs is likely enough and no two values are apart. ``sure`` are pairs
    known to be one.
    """
    group: dict[int, list[int]] = {n: [n] for n in range(len(things))}
    ranked = [(2.0, pair) for pair in sure]
    ranked += [(h.agree, pair) for pair, h in held.items() if h.standing != "apart" and h.agree >= AGREE_MIN]
    for score, (a, b) in sorted(ranked, key=lambda r: (-r[0], r[1])):
        one, two = group[a], group[b]
        if one is not two and (score > 1 or _may_join(one, two, things, held)):
            joined = one + two
            for n in joined:
                group[n] = joined
    return sorted({tuple(sorted(members)) for members in group.values()})


def _may_join(one: list[int], two: list[int], things: list[Thing], held: dict[Pair, Held]) -> bool:
    total = count = 0.0
    for x, y in islice(product(one, two), _LOOKED_AT):
        side = held.get((x, y) if x < y else (y, x))
        if side is None or side.standing == "apart":
            return False
        if not may_agree(things[x], things[y], side.traits) or not_comparable(things[x], things[y]):
            return False
        total, count = total + side.agree, count + 1
    return total >= AGREE_MIN * count


def parted(things: list[Thing], held: dict[Pair, Held], groups: list[Group], table: Weights) -> list[Parted]:
    """The pairs of groups that count one thing with values apart, each the other's likeliest."""
    group_of = {n: group for group in groups for n in group}
    met = {
        tuple(sorted((group_of[a], group_of[b])))
        for (a, b), h in held.items()
        if h.standing == "apart" and things[a].letter != things[b].letter and group_of[a] is not group_of[b]
    }
    scored = []
    for one, other in sorted(met):
        common = of_groups(things, held, one, other)
        alike = may_part([things[n] for n in one], [things[n] for n in other], common)
        score = likelihood(table, common) if alike else 0.0
        if score >= DIFFER_MIN:
            scored.append(Parted(score, one, other))
    best: dict[tuple[Group, str], tuple[float, Group]] = {}
    for p in scored:
        for group, partner in ((p.one, p.other), (p.other, p.one)):
            for letter in {things[n].letter for n in partner}:
                best[group, letter] = max(best.get((group, letter), (0.0, ())), (p.score, partner))

    def likeliest(group: Group, partner: Group, score: float) -> bool:
        firsts = [best[group, letter] for letter in {things[n].letter for n in partner}]
        return any(score >= most or _one_value(held, first, partner) for most, first in firsts)

    return [p for p in scored if likeliest(p.one, p.other, p.score) and likeliest(p.other, p.one, p.score)]


def _one_value(held: dict[Pair, Held], one: Group, other: Group) -> bool:
    """Whether the values of two groups agree, though the words do not make them one: a round sum in the headline, all its
    digits below.
    """
    sides = [held.get((x, y) if x < y else (y, x)) for x, y in islice(product(one, other), _LOOKED_AT)]
    return all(side is not None and side.standing != "apart" for side in sides)


def of_groups(things: list[Thing], held: dict[Pair, Held], one: Group, other: Group) -> dict[str, float]:
    """The traits of two groups: the mean over their pairs of two reports, and of some the best."""
    # Pairs inside one report do not count: left out before the first ones are taken, or none may be left.
    pairs = ((x, y) for x, y in product(one, other) if things[x].letter != things[y].letter)
    crossed, looked_at = tee(pairs)
    met = (side for x, y in looked_at if (side := held.get((x, y) if x < y else (y, x))) is not None)
    sides = [side.traits for side in islice(met, _LOOKED_AT)]
    out = {name: sum(s[name] for s in sides) / len(sides) for name in sides[0]}
    out.update({f"max-{name}": max(s[name] for s in sides) for name in _PEAKS})
    letters = [{things[n].letter for n in group} for group in (one, other)]
    both = letters[0] & letters[1]
    out["one-report"] = len(both) / min(map(len, letters))
    taken = sum(things[x].letter in both or things[y].letter in both for x, y in islice(crossed, _LOOKED_AT))
    out["taken"] = taken / len(sides)
    out["told-often"] = min(len(one), len(other), 4) / 4
    return out
