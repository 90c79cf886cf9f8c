"""Whether two reports belong to one story, in two looks: first by what they share, seen against what each shares with its
nearest others; then by whether those that each seems to belong with are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from twosource.stories.decided_by import BIAS, BIAS_AGAIN, WEIGHTS, WEIGHTS_AGAIN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAREST = 8
"""Neighbours of a report that are kept."""
NAMES_EVEN, NAMES_STEEP = 0.22, 12.0
"""The logistic curve for reports in two languages. Set on the dev streams with a third of the names of every second
report made different, as no stream in two languages is at hand: three of four pairs over the middle are one story."""
_OWN = 0.25
"""How near a report is to itself, beside the squared cosines of its neighbours."""
_SMALL = 0.02
_AT_ONCE = 20_000


class Near(msgspec.Struct):
    """Neighbours of each report, the nearest first: their numbers (-1 where there are fewer) and how near they are."""

    id: NDArray[np.int64]
    value: NDArray[np.float64]

    @classmethod
    def of_none(cls, count: int) -> Near:
        import numpy as np

        return cls(np.full((count, NEAREST), -1, np.int64), np.zeros((count, NEAREST)))

    def grown(self, count: int) -> Near:
        """With so many more reports that have none yet."""
        import numpy as np

        more = Near.of_none(count)
        return Near(np.concatenate([self.id, more.id]), np.concatenate([self.value, more.value]))

    def since(self, place: int) -> Near:
        return Near(self.id[place:], self.value[place:])

    def draw(self, i: NDArray[np.int64], j: NDArray[np.int64], value: NDArray[np.float64], base: int) -> None:
        """The nearest, now that these pairs (by place; numbers are ``base`` more) are known too."""
        import numpy as np

        touched = np.unique(np.concatenate([i, j]))
        held = np.argwhere(self.id[touched] >= 0)
        rows, column = touched[held[:, 0]], held[:, 1]
        whose = np.concatenate([i, j, rows])
        other = np.concatenate([j + base, i + base, self.id[rows, column]])
        near = np.concatenate([value, value, self.value[rows, column]])
        order = np.lexsort((other, -near, whose))
        whose, other, near = whose[order], other[order], near[order]
        rank = np.arange(len(whose)) - np.searchsorted(whose, whose, "left")
        kept = rank < NEAREST
        self.id[touched], self.value[touched] = -1, 0
        self.id[whose[kept], rank[kept]] = other[kept]
        self.value[whose[kept], rank[kept]] = near[kept]


class Pairs(msgspec.Struct, frozen=True):
    """Pairs of reports by place, and what they share, faded by the days between them. ``views`` as in pairing.VIEWS."""

    i: NDArray[np.int64]
    j: NDArray[np.int64]
    cosine: NDArray[np.float64]
    terms: NDArray[np.int64]
    views: NDArray[np.float64]


def at_first(pairs: Pairs, near: Near, terms: NDArray[np.float64], base: int) -> NDArray[np.float64]:
    """What the first look goes by: one row a pair, in the order of WEIGHTS. ``terms``: how many each report has."""
    import numpy as np

    i, j, cosine = pairs.i, pairs.j, pairs.cosine
    out = [np.log(cosine + _SMALL), *np.sqrt(np.maximum(pairs.views, 0)).T]
    for k in (1, 2, 5):
        scale = near.value[:, :k].mean(axis=1) + _SMALL
        out += _low_high(cosine / scale[i], cosine / scale[j])
    squared = Near(near.id, near.value**2)
    common, with_each_other = _neighbours(i, j, squared, base)
    length = np.sqrt((squared.value**2).sum(axis=1) + _OWN**2)
    out.append((common + _OWN * with_each_other) / (length[i] * length[j]))
    a, b = np.log(terms[i] + 10), np.log(terms[j] + 10)
    out += [np.abs(a - b), np.minimum(a, b)]
    for k in (1, 5):
        level = np.log(near.value[:, :k].mean(axis=1) + _SMALL)
        out += _low_high(level[i], level[j])
    out.append(np.log(pairs.terms))
    return np.stack(out, axis=1)


def again(pairs: Pairs, odds: NDArray[np.float64], kin: Near, base: int) -> NDArray[np.float64]:
    """What the second look goes by beside the first. ``odds`` of the first look; ``kin``: those with the highest."""
    import numpy as np

    i, j = pairs.i, pairs.j
    common, with_each_other = _neighbours(i, j, kin, base)
    length = np.sqrt((kin.value**2).sum(axis=1) + 1)
    many = kin.value.sum(axis=1) + 0.5
    out = [
        np.log((odds + 0.001) / (1.001 - odds)),
        (common + with_each_other) / (length[i] * length[j]),
        *_low_high(common / many[i], common / many[j]),
        np.minimum(kin.value[i, 0], kin.value[j, 0]),
        np.log(np.minimum(many[i], many[j])),
    ]
    return np.stack(out, axis=1)


def probability(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of the first look."""
    return _logistic(table, WEIGHTS, BIAS)


def probability_again(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of the second look; the columns of the first, then those of ``again``."""
    return _logistic(table, WEIGHTS_AGAIN, BIAS_AGAIN)


def probability_by_names(cosine: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of reports in two languages, by what they share of names and numbers."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-NAMES_STEEP * (cosine - NAMES_EVEN))))


def _logistic(table: NDArray[np.float64], weights: dict[str, float], bias: float) -> NDArray[np.float64]:
    import numpy as np

    # Summed column by column: a product of matrices may depend on how many rows it is given.
    total = np.full(len(table), bias)
    for column, weight in zip(table.T, weights.values(), strict=True):
        total += column * weight
    return np.asarray(1 / (1 + np.exp(-total)))


def _low_high(a: NDArray[np.float64], b: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    import numpy as np

    return [np.minimum(a, b), np.maximum(a, b)]


def _neighbours(
    i: NDArray[np.int64], j: NDArray[np.int64], near: Near, base: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of each pair: sum over the neighbours that both have, of the product; and how near they are to each other, both ways."""
    import numpy as np

    common, with_each_other = np.zeros(len(i)), np.zeros(len(i))
    for begin in range(0, len(i), _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        a, b = i[part], j[part]
        ids, other = near.id[a], near.id[b]
        for k in range(ids.shape[1]):
            held = ids[:, k] >= 0
            common[part] += near.value[a, k] * ((other == ids[:, k, None]) * near.value[b]).sum(axis=1) * held
        with_each_other[part] = ((ids == b[:, None] + base) * near.value[a]).sum(axis=1)
        with_each_other[part] += ((other == a[:, None] + base) * near.value[b]).sum(axis=1)
    return common, with_each_other
