"""How much of one passage the other says too, by what its words mean where they stand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from twosource.spans import Span
from twosource.speech import Vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LEAST_WEIGHT = 0.2
"""Of a word piece that stands in nearly every statement."""


class Meaning:
    """The vectors of a passage and of its source phrase; compared by identity."""

    __slots__ = ("ids", "rows", "source", "weights")

    def __init__(self, rows: Floats, ids: Sequence[int], source: Floats | None, weights: Floats | None = None) -> None:
        self.rows, self.ids, self.source, self.weights = rows, ids, source, weights


def meaning_of(seen: Vectors | None, content: Sequence[Span], source: Sequence[Span]) -> Meaning | None:
    """None where there are no vectors, or none of these words."""
    import numpy as np

    if seen is None:
        return None
    rows, ids = seen.inside(content)
    if not len(rows):
        return None
    who, _ = seen.inside(source)
    mean = who.mean(0) if len(who) else None
    return Meaning(rows, ids.tolist(), None if mean is None else mean / np.linalg.norm(mean))


def weighted(m: Meaning, pieces: Mapping[int, int], statements: int) -> Meaning:
    """With a weight for each piece: the fewer of ``statements`` have it, the more it says."""
    import numpy as np

    weights = [max(LEAST_WEIGHT, math.log((statements + 1) / (pieces.get(i, 0) + 0.5))) for i in m.ids]
    return Meaning(m.rows, m.ids, m.source, np.array(weights, np.float32))


def said_too(a: Meaning | None, b: Meaning | None) -> float:
    """The share of the passage that is better covered: each piece by the nearest of the other, weighted. -1 to 1.

    BERTScore's recall (Zhang et al. 2020), the better of both ways.
    """
    if a is None or b is None or a.weights is None or b.weights is None:
        return 0.0
    near = a.rows @ b.rows.T
    one = float(near.max(1) @ a.weights) / float(a.weights.sum())
    two = float(near.max(0) @ b.weights) / float(b.weights.sum())
    return max(one, two)


def sources_alike(a: Meaning | None, b: Meaning | None) -> float:
    """Cosine of the source phrases; 0 where either has none."""
    if a is None or b is None or a.source is None or b.source is None:
        return 0.0
    return float(a.source @ b.source)
