"""Which figures can be held side by side at all: near linear in their number.

Two figures make a pair where one value lies where the other reaches, or where they count by one noun, one fate or no noun
and neither value is many times the other. Of each such kind a figure meets only the nearest by value, so that reports
with hundreds of figures of one noun cost no more than their length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import combinations
from math import inf

from twosource.matching.figures.counted_things import Thing
from twosource.matching.figures.quantities import Value
from twosource.weights.lexicon import relatedness

_NEAREST = 30
"""Neighbours by value on each side that a figure meets within one kind."""
_FAR = 5.0
"""Two values further apart than this, one divided by the other, are two things (of the gold pairs that differ, 1 in 30)."""
_NEAR_WORDS = 0.5
"""From this nearness by WordNet on, two nouns may name one thing."""
_REACH = 2.0
"""An open value reaches this many times its own; "dozens" further, but that far a tie means little."""

Pair = tuple[int, int]


def candidates(things: list[Thing], values: list[Value]) -> list[Pair]:
    """Pairs of numbers of ``things``, smaller first, in order; ``things`` lie in an order that no letter decides."""
    kinds: dict[tuple[str, ...], list[int]] = {}
    buckets: dict[str, list[int]] = {}
    for n, thing in enumerate(things):
        buckets.setdefault(thing.bucket, []).append(n)
        for key in _keys(thing):
            kinds.setdefault(key, []).append(n)
    for bucket, members in buckets.items():
        for one, other in _related(sorted({things[n].noun for n in members} - {""})):
            kinds[bucket, "related", one, other] = [n for n in members if things[n].noun in (one, other)]
    out: set[Pair] = set()
    for group in kinds.values():
        rates = any(things[n].figure.per for n in group)  # a rate stands beside a total of any size
        _meet(sorted(group, key=lambda n: (values[n].point, n)), values, inf if rates else _FAR, out)
    for group in buckets.values():
        _meet(sorted(group, key=lambda n: (values[n].point, n)), values, _REACH, out)
    return sorted(out)


def _keys(thing: Thing) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [(thing.bucket, "noun", thing.noun)]
    if thing.people:
        keys.append((thing.bucket, "people"))
    if thing.fate:
        keys.append((thing.bucket, "fate", thing.fate))
    return keys


def _related(nouns: list[str]) -> list[tuple[str, str]]:
    return [(a, b) for a, b in combinations(nouns, 2) if relatedness(a, b) >= _NEAR_WORDS]


def _meet(order: list[int], values: list[Value], far: float, out: set[Pair]) -> None:
    """Adds the pairs of a group, which lies in the order of its values, that are near enough."""
    points = [values[n].point for n in order]
    for at, n in enumerate(order):
        low = bisect_left(points, points[at])
        high = len(order) if far == inf else bisect_right(points, points[at] * far + 1e-9)
        for m in order[max(low, 0) : min(high, at + 1 + _NEAREST)]:
            if m != n:
                out.add((n, m) if n < m else (m, n))
