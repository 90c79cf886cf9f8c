"""How alike the reports of a stream are: cosine over weighted terms, fading with the days between them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

Vector = dict[str, float]

_PSEUDO_REPORTS = 50
_PSEUDO_SHARE = 0.01
"""Every stream is weighed as if 50 more reports stood in it, of which 1 in 100 holds any given term: in an
archive of two reports a name that both carry must not count as common. Little changes between 0 and 200."""

FADE_DAYS = 14.0
"""Days after which a similarity has fallen to 1/e. 7 and 30 gave the same on the dev streams."""

_MAX_POSTINGS = 200
"""A term carried by more reports than this, within the days that count, links no two reports by itself. It keeps
the work linear in the number of reports; such a term weighs little anyway."""

_FLOOR = 0.02
"""Similarities below this are taken for 0."""


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two vectors of length 1."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(w * large[t] for t, w in small.items() if t in large)


def unit(weights: Vector) -> Vector:
    """The same direction, length 1; empty stays empty."""
    norm = math.sqrt(sum(w * w for w in weights.values()))
    return {t: w / norm for t, w in weights.items()} if norm else {}


def vectors(counts: Iterable[Mapping[str, float]]) -> list[Vector]:
    """Each report's terms weighted by (1 + log count) x idf, scaled to length 1; idf is the stream's own."""
    counts = list(counts)
    carried = Counter(term for c in counts for term in c)
    whole = len(counts) + _PSEUDO_REPORTS + 1
    idf = {t: math.log(whole / (n + _PSEUDO_REPORTS * _PSEUDO_SHARE)) for t, n in carried.items()}
    return [unit({t: (1 + math.log(n) if n > 1 else n) * idf[t] for t, n in c.items()}) for c in counts]


def similarities(
    vectors: Sequence[Vector], days: Sequence[int | None], threshold: float
) -> dict[tuple[int, int], float]:
    """Similarity of the pairs that share a term that is not too common, by ``(i, j)`` with ``i < j``.

    ``days`` are day numbers, all None first, then rising; a pair with a day missing does not fade. Pairs so
    far apart in time that even equal texts would stay under ``threshold`` are left out.
    """
    reach = FADE_DAYS * math.log(1 / threshold)
    undated: defaultdict[str, deque[tuple[int, float]]] = defaultdict(deque)
    dated: defaultdict[str, deque[tuple[int, float]]] = defaultdict(deque)
    carried = Counter(term for v in vectors for term in v)
    found: dict[tuple[int, int], float] = {}
    for i, vector in enumerate(vectors):
        today = days[i]
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            if carried[term] == 1:
                continue
            recent = dated[term]
            while recent and today is not None and today - _day(days, recent[0][0]) > reach:
                recent.popleft()
            for postings in (undated[term], recent):
                if len(postings) <= _MAX_POSTINGS:
                    for j, other in postings:
                        shared[j] += weight * other
            (undated[term] if today is None else recent).append((i, weight))
        for j, s in shared.items():
            earlier = days[j]
            apart = 0 if today is None or earlier is None else today - earlier
            faded = s * math.exp(-apart / FADE_DAYS)
            if faded >= _FLOOR:
                found[j, i] = faded
    return found


def _day(days: Sequence[int | None], i: int) -> int:
    day = days[i]
    assert day is not None, "only dated reports stand in the dated postings"
    return day
