"""How many originators: a range, because a page seldom says everything.

Reports that print one text are one carrier. Each carrier has those it may have the matter from: the agencies that it
credits, the report that it evidently took its text from, or itself. The high end lets every carrier that does not say
otherwise be an originator of its own and adds every agency that is credited. The low end asks how few could have
supplied all: carriers that say nothing may have it from anybody. So it is a cover of sources, not a count of what hangs
together: a report that takes one passage from an agency and another from a newspaper does not make those two one. A
single carrier is one, whatever it credits: its credits begin to count when a second carrier could have the matter from
one of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import msgspec

from twosource.lineage.origins import Origin

MOST_TRIED = 12
"""Agencies up to which the smallest set is searched exactly; beyond, a greedy choice is taken."""


class Known(msgspec.Struct, frozen=True):
    """Where reports have their texts from, by letter. ``houses``: the report that is an agency's or outlet's own, by
    the name it is credited under. ``taken``: for a report whose whole text evidently came from others, those others.
    """

    origins: Mapping[str, Origin]
    houses: Mapping[str, str]
    taken: Mapping[str, frozenset[str]]


class Carrier(msgspec.Struct, frozen=True):
    """Reports that print one text. ``named``: whom they say they have it from; ``via``: reports of that house, or that
    the text was evidently taken from; ``own``: it may be first-hand.
    """

    letters: frozenset[str]
    named: frozenset[str]
    via: frozenset[str]
    own: bool

    @property
    def key(self) -> str:
        """Stands for the carrier as an originator; no name of an agency begins so."""
        return f"={min(self.letters)}"


def counted(
    letters: Iterable[str],
    known: Known,
    together: Iterable[frozenset[str]],
    relayed: Mapping[str, str] | None = None,
) -> tuple[int, int]:
    """Low and high number of originators behind these reports. ``together``: sets of letters that are one carrier;
    ``relayed``: letter to the medium that the report itself names as the place that it has the matter in question from.
    """
    here = frozenset(letters)
    everybody = carriers(known, together, relayed or {})
    counting = [c for c in everybody if c.letters & here]
    if len(counting) == 1:
        return 1, 1
    of = {x: c for c in everybody for x in c.letters}
    needs = [(_first_hand(c, of, frozenset()), c.own) for c in counting]
    high = len(frozenset().union(*(need for need, _ in needs)))
    low = max(1, _fewest([need for need, own in needs if not own]))
    return min(low, high), high


def carriers(known: Known, together: Iterable[frozenset[str]], relayed: Mapping[str, str]) -> tuple[Carrier, ...]:
    """Every report in one carrier."""
    return tuple(_carrier(group, known, relayed) for group in _groups(known.origins, together))


def _groups(letters: Iterable[str], together: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    out = [frozenset((x,)) for x in sorted(letters)]
    for group in together:
        touched = [c for c in out if c & group]
        if len(touched) > 1:
            out = [c for c in out if c not in touched] + [frozenset().union(*touched)]
    return out


def _carrier(group: frozenset[str], known: Known, relayed: Mapping[str, str]) -> Carrier:
    """What one member of a carrier says of the text holds for all, since it is one text."""
    names = {a for x in group for a in known.origins[x].agencies}
    says_own = any(known.origins[x].own for x in group)
    via = frozenset(y for x in group for y in known.taken.get(x, ())) if not names and not says_own else frozenset()
    if not names and not via and not says_own:
        names = {relayed[x] for x in sorted(group) if x in relayed and known.houses.get(relayed[x]) not in group}
    at_hand = {n for n in names if known.houses.get(n, min(group)) not in group}
    named, via = frozenset(names - at_hand), via | frozenset(known.houses[n] for n in at_hand)
    return Carrier(group, named, via - group, says_own or not (named or via - group))


def _first_hand(c: Carrier, of: Mapping[str, Carrier], seen: frozenset[str]) -> frozenset[str]:
    """Those who may have it first-hand behind a carrier: names and keys of carriers. A circle of credits ends in itself."""
    out = set(c.named)
    if c.own or c.key in seen:
        out.add(c.key)
    if c.key not in seen:
        for x in sorted(c.via):
            out |= _first_hand(of[x], of, seen | {c.key})
    return frozenset(out)


def _fewest(needs: list[frozenset[str]]) -> int:
    """The size of the smallest set that meets every need."""
    if not needs:
        return 0
    names = sorted(frozenset().union(*needs))
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
