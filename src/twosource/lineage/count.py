"""How many originators: a range, because a page seldom says everything.

Reports that are copies of each other are one carrier. The high end takes every carrier that does not say where its
text comes from for an originator of its own, and adds every credited agency. The low end asks how few could have
supplied all: carriers that say nothing may have it from anybody. A single carrier is one, whatever it credits: its
credits begin to count when a second carrier could have the matter from one of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from twosource.lineage.origins import Origin

MOST_TRIED = 12
"""Agencies up to which the smallest set is searched exactly; beyond, a greedy choice is taken."""


def counted(letters: Iterable[str], origins: dict[str, Origin], together: Iterable[frozenset[str]]) -> tuple[int, int]:
    """Low and high number of originators behind these reports; ``together``: sets of letters that are one carrier."""
    carriers = _carriers(set(letters), [set(t) for t in together])
    agencies: set[str] = set()
    needs: list[frozenset[str]] = []
    own = 0
    for members in carriers:
        named = frozenset(a for m in members for a in origins[m].agencies)
        agencies |= named
        says_own = any(origins[m].own for m in members)
        if named and not says_own:
            needs.append(named)
        own += says_own or not named
    if len(carriers) == 1:
        return 1, 1
    high = len(agencies) + own
    low = max(1, _fewest(needs))
    return min(low, high), high


def _carriers(letters: set[str], together: list[set[str]]) -> list[set[str]]:
    out: list[set[str]] = [{x} for x in sorted(letters)]
    for group in together:
        touched = [c for c in out if c & group]
        if len(touched) > 1:
            out = [c for c in out if c not in touched] + [set().union(*touched)]
    return out


def _fewest(needs: list[frozenset[str]]) -> int:
    """The size of the smallest set that meets every need."""
    if not needs:
        return 0
    names = sorted(set().union(*needs))
    if len(names) <= MOST_TRIED:
        for n in range(1, len(names) + 1):
            for chosen in itertools.combinations(names, n):
                if all(need & set(chosen) for need in needs):
                    return n
    left, n = list(needs), 0
    while left:
        best = max(names, key=lambda a: (sum(a in need for need in left), a))
        left = [need for need in left if best not in need]
        n += 1
    return n
