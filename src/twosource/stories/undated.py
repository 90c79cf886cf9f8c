"""Reports without a date: grouped among themselves, and put on the day of the dated report that they are most like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from twosource.stories.commonness import Commonness
from twosource.stories.gist import ANCHOR, NAME, NUMBER, PAIR, Gist
from twosource.stories.open_days import OpenDays
from twosource.stories.pairing import segment, shared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENOUGH = 0.12
"""Cosine, over names, numbers and pairs of words, from which an undated report is put on the day of a dated one. Whether
the two are one story is decided afterwards, so a little too low does no harm. Of two reports of one event nine in ten reach
it on each dev stream, of two reports of different ones one in a hundred at the most.
"""
_AT_ONCE = 1_000
_TELLING = NAME | NUMBER | PAIR | ANCHOR


def among_themselves(gists: Sequence[Gist], threshold: float) -> list[int]:
    """For each the number of the first report of its cluster."""
    if not gists:
        return []
    common = Commonness()
    common.take(gists)
    return OpenDays(threshold).take(gists, [0] * len(gists), common).clusters


def borrowed_days(
    undated: Sequence[Gist], clusters: Sequence[int], dated: Iterable[tuple[int, Gist]]
) -> list[int | None]:
    """For each undated report the day of the dated report that any report of its cluster is most like; None where none
    is like enough. Of two equally alike the earlier day counts. Linear in the dated reports.
    """
    import numpy as np

    if not undated:
        return []
    best = np.full(len(undated), ENOUGH)
    day = np.full(len(undated), -1, np.int64)
    held = segment(undated, _telling(undated), _TELLING)
    coming = iter(dated)
    while part := list(islice(coming, _AT_ONCE)):
        days = np.array([at for at, _ in part])
        pairs = shared(segment([one for _, one in part], _telling([one for _, one in part]), _TELLING), held, ENOUGH)
        for i, j, cosine in zip(days[pairs.i].tolist(), pairs.j.tolist(), pairs.cosine.tolist(), strict=True):
            if cosine > best[j] or (cosine == best[j] and (day[j] < 0 or i < day[j])):
                best[j], day[j] = cosine, i
    chosen: dict[int, tuple[float, int]] = {}
    for cluster, likeness, at in zip(clusters, best.tolist(), day.tolist(), strict=True):
        if at >= 0:
            chosen[cluster] = min(chosen.get(cluster, (0.0, at)), (-likeness, at))
    return [chosen[c][1] if c in chosen else None for c in clusters]


def _telling(gists: Sequence[Gist]) -> NDArray[np.float32]:
    """Weights that need no stream, so that what two reports share depends on these two alone."""
    import numpy as np

    counts, marks = np.concatenate([one.counts for one in gists]), np.concatenate([one.marks for one in gists])
    return np.asarray(np.where(marks & _TELLING, np.sqrt(counts), 0), np.float32)
