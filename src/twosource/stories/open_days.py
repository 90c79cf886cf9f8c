"""The days that are still open: their reports, what these share, and the clusters they stand in.

Reports are taken in steps, in the order of their days. A step may join reports and clusters that are open; reports whose
day is too far back for anything to come near them are closed and leave memory. What stands after a step depends on
the reports up to there and on nothing else, not on when they were handed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from twosource.stories.commonness import Commonness
from twosource.stories.deciding import (
    Near,
    Pairs,
    again,
    at_first,
    probability,
    probability_again,
    probability_by_names,
)
from twosource.stories.gist import ANCHOR, NUMBER, Gist, foreign
from twosource.stories.linkage import average_linkage
from twosource.stories.pairing import Segment, Shared, segment, shared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FADE_DAYS = 3.0
"""Days after which what two reports share has fallen to 1/e: what follows from an event, days later and in much the same
words, is another one. Of 3, 4, 5 and 14 the shortest parts most of these on the dev streams, out of fold."""
FLOOR = 0.04
"""Cosines below this, faded, are taken for 0: no pair under it was ever taken for one story."""
REACH = 10
"""Days after which a day is closed: what two reports share has faded below FLOOR then, however alike they are."""
ANCHOR_FLOOR, FEWEST_ANCHORS = 0.1, 3
"""Cosine over names and numbers, and how many of them, from which reports in two languages are looked at."""
_NEVER = 0.03
"""Probabilities below this are taken for 0."""


class Step(msgspec.Struct, frozen=True):
    """What a step did. Clusters are named by the number of their first report: ``clusters`` of the reports taken,
    in order; ``joins``: clusters of before that went into another, ``(gone, into)``.
    """

    clusters: list[int]
    joins: list[tuple[int, int]]


class OpenDays:
    """Arrays over the open reports, in the order taken; ``base`` is the number of the first of them."""

    def __init__(self, threshold: float) -> None:
        import numpy as np

        self.threshold = threshold
        self.base = 0
        self.segments: list[Segment] = []
        self.anchors: list[Segment] = []
        """The same reports by the names and numbers that other languages have in common with them."""
        self.weights: list[NDArray[np.float32]] = []
        """Of each segment, all weights of all its reports as first weighed."""
        self.tongue: list[str] = []
        self.day: NDArray[np.int64] = np.zeros(0, np.int64)
        self.cluster: NDArray[np.int64] = np.zeros(0, np.int64)
        self.terms: NDArray[np.float64] = np.zeros(0)
        self.near = Near.of_none(0)
        """By cosine."""
        self.kin = Near.of_none(0)
        """By the odds of the first look."""
        self.pairs: NDArray[np.int64] = np.zeros((0, 2), np.int64)
        """Numbers of two open reports."""
        self.odds: NDArray[np.float64] = np.zeros(0)
        """The probability of each pair."""

    def __len__(self) -> int:
        return len(self.day)

    def take(self, gists: Sequence[Gist], days: Sequence[int], common: Commonness) -> Step:
        """``days`` rise, and none lies before one that was taken earlier. ``common`` counts these reports too."""
        import numpy as np

        self._close(days[0] - REACH)
        old, new = len(self), len(gists)
        weights = common.weights(gists)
        self.day = np.concatenate([self.day, np.asarray(days, np.int64)])
        numbers = self.base + np.arange(old, old + new)
        self.cluster = np.concatenate([self.cluster, numbers])
        self.terms = np.concatenate([self.terms, [float(len(one.keys)) for one in gists]])
        self.near, self.kin = self.near.grown(new), self.kin.grown(new)
        self.tongue += [one.tongue for one in gists]
        self.weights.append(weights)
        self.segments.append(segment(gists, weights))
        self.anchors.append(segment(gists, weights, ANCHOR | NUMBER))
        pairs = self._alike(self.segments, FLOOR, old)
        self.near.draw(pairs.i, pairs.j, pairs.cosine, self.base)
        self._keep(pairs, self._decided(pairs))
        if len(set(self.tongue)) > 1:
            pairs = self._alike(self.anchors, ANCHOR_FLOOR, old)
            far = [
                foreign(self.tongue[a], self.tongue[b]) for a, b in zip(pairs.i.tolist(), pairs.j.tolist(), strict=True)
            ]
            kept = np.array(far, dtype=bool) & (pairs.terms >= FEWEST_ANCHORS)
            self._keep(pairs, np.where(kept, probability_by_names(pairs.cosine), 0))
        return self._joined(old)

    def _decided(self, pairs: Pairs) -> NDArray[np.float64]:
        """How probable it is that each pair is one story."""
        import numpy as np

        table = at_first(pairs, self.near, self.terms, self.base)
        odds = probability(table)
        self.kin.draw(pairs.i, pairs.j, odds, self.base)
        return probability_again(np.concatenate([table, again(pairs, odds, self.kin, self.base)], axis=1))

    def _keep(self, pairs: Pairs, odds: NDArray[np.float64]) -> None:
        import numpy as np

        kept = odds >= _NEVER
        self.pairs = np.concatenate([self.pairs, np.stack([pairs.i, pairs.j], axis=1)[kept] + self.base])
        self.odds = np.concatenate([self.odds, odds[kept]])

    def _close(self, before: int) -> None:
        """Segments whose last day lies before ``before`` leave."""
        gone = 0
        while self.segments and self.day[gone + self.segments[0].size - 1] < before:
            gone += self.segments.pop(0).size
            self.anchors.pop(0)
            self.weights.pop(0)
        if not gone:
            return
        self.base += gone
        del self.tongue[:gone]
        self.day, self.cluster, self.terms = self.day[gone:], self.cluster[gone:], self.terms[gone:]
        self.near, self.kin = self.near.since(gone), self.kin.since(gone)
        kept = (self.pairs >= self.base).all(axis=1)
        self.pairs, self.odds = self.pairs[kept], self.odds[kept]

    def _alike(self, segments: Sequence[Segment], floor: float, old: int) -> Pairs:
        """Pairs of a report of the last segment and any."""
        import numpy as np

        found: list[tuple[Shared, int]] = []
        begin = 0
        for other in segments:
            found.append((shared(segments[-1], other, floor), begin))
            begin += other.size
        i = np.concatenate([pairs.i for pairs, _ in found]) + old
        j = np.concatenate([pairs.j + at for pairs, at in found])
        cosine = np.concatenate([pairs.cosine for pairs, _ in found])
        cosine = cosine * np.exp(-np.abs(self.day[i] - self.day[j]) / FADE_DAYS)
        terms = np.concatenate([pairs.terms for pairs, _ in found])
        views = np.concatenate([pairs.views for pairs, _ in found])
        kept = cosine >= floor
        return Pairs(i[kept], j[kept], cosine[kept], terms[kept], views[kept])

    def _joined(self, old: int) -> Step:
        """Average linkage among the clusters that a fresh report may touch, directly or through others."""
        import numpy as np

        one, two = self.cluster[self.pairs - self.base].T
        across = one != two
        links: defaultdict[int, set[int]] = defaultdict(set)
        strong = across & (self.odds >= self.threshold)
        for a, b in zip(one[strong].tolist(), two[strong].tolist(), strict=True):
            links[a].add(b)
            links[b].add(a)
        fresh = self.cluster[old:].tolist()
        touched: set[int] = set()
        ahead = [c for c in fresh if c in links]
        while ahead:
            at = ahead.pop()
            if at not in touched:
                touched.add(at)
                ahead += links[at] - touched
        joins: dict[int, int] = {}
        if touched:
            names = np.array(sorted(touched))
            inside = across & np.isin(one, names) & np.isin(two, names)
            a, b = np.searchsorted(names, one[inside]), np.searchsorted(names, two[inside])
            low, high = np.minimum(a, b), np.maximum(a, b)
            cell, place = np.unique(low * len(names) + high, return_inverse=True)
            sums = np.bincount(place, self.odds[inside], len(cell))
            similar = {divmod(c, len(names)): s for c, s in zip(cell.tolist(), sums.tolist(), strict=True)}
            which, many = np.unique(self.cluster, return_counts=True)
            sizes = many[np.searchsorted(which, names)].tolist()
            for group in average_linkage(len(names), similar, self.threshold, sizes):
                for member in group[1:]:
                    joins[int(names[member])] = int(names[group[0]])
        if joins:
            gone, into = np.array(sorted(joins.items())).T
            at = np.searchsorted(gone, self.cluster)
            at[at == len(gone)] = 0
            self.cluster = np.where(gone[at] == self.cluster, into[at], self.cluster)
        first_fresh = self.base + old
        return Step(
            clusters=self.cluster[old:].tolist(),
            joins=[(gone, into) for gone, into in joins.items() if gone < first_fresh],
        )
