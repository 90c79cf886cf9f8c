"""How much two reports share by their gists alone, without a stream to weigh it."""

from __future__ import annotations

from twosource.stories.gist import ANCHOR, Gist


def likeness(one: Gist, two: Gist) -> float:
    """Cosine of the terms, 0 to 1."""
    import numpy as np

    a, b = one.marks & ANCHOR == 0, two.marks & ANCHOR == 0
    _, i, j = np.intersect1d(one.keys[a], two.keys[b], assume_unique=True, return_indices=True)
    length = float(one.counts[a].sum() * two.counts[b].sum()) ** 0.5
    return float(np.sqrt(one.counts[a][i] * two.counts[b][j]).sum()) / length if length else 0.0
