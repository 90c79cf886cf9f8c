"""Noun phrases of several reports that mean one thing which has no name: the heist, the raid; their car, an SUV.

Phrases with one head are gathered first (average linkage over ``things.likeness``), then heads that mean much the same join
where the words around agree. Nothing is asked about the whole of the reports, so a report more or less changes no pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from twosource.matching.things import likeness
from twosource.matter.nominals import Nominal, weight_of
from twosource.weights import nearness

SAME_HEAD = -1.0
"""Mean log odds from which phrases with one head are one thing."""
OTHER_HEAD = -2.25
"""Log odds of the best two phrases from which things with two heads are one. With this, SAME_HEAD and NEAR_ENOUGH set by hand, .73
of the referents of the development comparisons are found, one event left out; tenths more or less change a point or two."""
NEAR_ENOUGH = 0.5
"""Nearness of two heads below which they are not held against each other."""
_MOST = 72
"""Phrases of one head in all reports together that are held against each other; the first ones of each are taken."""

MOST_WORDS = 4000
"""Different heads that are held against each other, which takes the square of their number in memory (64 MB); ten reports
of a thousand words have some 1,500. With more, things are told apart by their heads alone."""


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase in its report. ``order`` stands for the place without the letter, which the caller chooses."""

    letter: str
    order: tuple[str, int]
    nominal: Nominal


Thing = tuple[Phrase, ...]


def gathered(phrases: Iterable[Phrase], together: frozenset[tuple[str, str]]) -> list[Thing]:
    """Things that two reports or more speak of, each with its phrases; ``together``: pairs of letters that may be joined."""
    by_key: defaultdict[str, list[Phrase]] = defaultdict(list)
    for p in phrases:
        if not p.nominal.proper:
            by_key[p.nominal.key].append(p)
    things = [t for key in sorted(by_key) for t in _one_head(_few(by_key[key]), together)]
    return [t for t in _over_heads(things, together) if len({p.letter for p in t}) > 1]


def _few(phrases: list[Phrase]) -> list[Phrase]:
    most = max(4, _MOST // len({p.letter for p in phrases}))
    count: defaultdict[str, int] = defaultdict(int)
    out = []
    for p in sorted(phrases, key=lambda p: p.order):
        count[p.letter] += 1
        if count[p.letter] <= most:
            out.append(p)
    return out


def _one_head(phrases: Sequence[Phrase], together: frozenset[tuple[str, str]]) -> list[Thing]:
    """Average linkage, best pair first; verbs come along where a noun of their act is there."""
    if not any(not p.nominal.act for p in phrases):
        return []
    groups: list[list[int]] = [[n] for n in range(len(phrases))]
    scores = {}
    for a, b in combinations(range(len(phrases)), 2):
        one, two = phrases[a], phrases[b]
        if one.letter == two.letter or _pair(one, two) in together:
            scores[a, b] = likeness(one.nominal, two.nominal, 1.0)
    of = list(range(len(phrases)))
    for (a, b), score in sorted(scores.items(), key=lambda x: (-x[1], x[0])):
        if score < SAME_HEAD:
            break
        x, y = of[a], of[b]
        if x == y:
            continue
        links = [scores.get((min(i, j), max(i, j)), -9.0) for i in groups[x] for j in groups[y]]
        if sum(links) / len(links) >= SAME_HEAD:
            groups[x] += groups[y]
            for n in groups[y]:
                of[n] = x
            groups[y] = []
    return [tuple(phrases[n] for n in sorted(g)) for g in groups if g]


def _pair(a: Phrase, b: Phrase) -> tuple[str, str]:
    return (a.letter, b.letter) if a.letter < b.letter else (b.letter, a.letter)


def _over_heads(things: list[Thing], together: frozenset[tuple[str, str]]) -> list[Thing]:
    """Joins things of different heads, the surest first, where every head of one is near every head of the other."""
    heads = [frozenset(p.nominal.word for p in t if not p.nominal.act) for t in things]
    words = sorted({w for h in heads for w in h})
    if len(words) > MOST_WORDS:
        return things
    at = {w: n for n, w in enumerate(words)}
    near = nearness(words)
    close: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in zip(*(near >= NEAR_ENOUGH).nonzero(), strict=True):
        close[words[a]].add(words[b])
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for n, h in enumerate(heads):
        for w in h:
            holding[w].append(n)
    found = []
    for n, h in enumerate(heads):
        others = {m for w in h for c in close[w] for m in holding[c] if m > n and not heads[m] & h}
        for m in sorted(others):
            best = max(
                (
                    likeness(p.nominal, q.nominal, float(near[at[p.nominal.word], at[q.nominal.word]]))
                    for p in things[n] if not p.nominal.act
                    for q in things[m] if not q.nominal.act and p.letter != q.letter and _pair(p, q) in together
                ),
                default=-9.0,
            )  # fmt: skip
            if best >= OTHER_HEAD:
                found.append((best, n, m))
    group = {n: [n] for n in range(len(things))}
    for _, n, m in sorted(found, key=lambda x: (-x[0], things[x[1]][0].order, things[x[2]][0].order)):
        one, two = group[n], group[m]
        if one is two or len(one) + len(two) > 4:
            continue
        if all(b in close[a] for i in one for j in two for a in heads[i] for b in heads[j]):
            joined = one + two
            for k in joined:
                group[k] = joined
    seen: set[int] = set()
    out = []
    for n in range(len(things)):
        if n not in seen:
            seen.update(group[n])
            out.append(tuple(sorted((p for k in group[n] for p in things[k]), key=lambda p: p.order)))
    return out


def salience(thing: Thing) -> float:
    """How much a thing matters to the reports that speak of it: how often, how early, how telling its heads are."""
    letters = {p.letter for p in thing}
    often = sum(min(3, sum(p.letter == x for p in thing)) for x in letters) / len(letters)
    early = sum(min(p.nominal.sentence for p in thing if p.letter == x) < 3 for x in letters) / len(letters)
    return often + early + 0.4 * max(weight_of(p.nominal.key) for p in thing)


def differing(thing: Thing) -> bool:
    """True where the reports do not all choose the same words for it, and some say more of it than a bare word."""
    if not any(p.nominal.modifiers or p.nominal.given for p in thing):
        return False
    chosen: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for p in thing:
        chosen[p.letter].add(p.nominal.modifiers | {p.nominal.word})
    return len({frozenset(v) for v in chosen.values()}) > 1
