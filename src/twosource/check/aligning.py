"""Two rows of words side by side: which are the same, which stand for others, which were left out or put in.

The usual alignment by dynamic programming, the whole of the one against the best stretch of the other, within a window
that the words in common point at; so the cost is that of the quotation, not of the report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_SAME, _KIN, _OTHER, _GAP = 2.0, 0.6, -1.2, -1.0
_LONG_GAP = -0.15
"""Words left out beyond the first of a run: a sentence that is missing is one change and not twenty."""
_KIN_LETTERS = 74.0
"""Likeness of two words' letters, in percent, from which one stands for the other ("said", "says")."""
_INSERTED = 8
"""Words of the other side that an insertion in square brackets may stand for."""
_COMMON = 300
"""A word that stands more often than this in one report points nowhere."""
_NEG = -1e9
WALL_KEY = "\0"
"""Stands in the other row between stretches that are not to be read in one; leaving it out is dear."""
LONGEST = 220
"""Words of a quotation that are aligned; the rest of a longer one must stand word for word."""


class Step(NamedTuple):
    """``ours`` and ``theirs`` are indexes into the two rows, None on the side that has nothing here."""

    ours: int | None
    theirs: int | None
    same: bool


def window(
    ours: Sequence[str], where: Mapping[str, Sequence[int]], size: int, weight: Mapping[str, float]
) -> tuple[int, int] | None:
    """The stretch of the other row that has most of our words about where they should be; None where it has none.

    ``where``: word to its places in the other row, which is ``size`` words long.
    """
    width = max(4, len(ours) // 2)
    votes: dict[int, float] = defaultdict(float)
    for i, word in enumerate(ours):
        places = where.get(word, ())
        if len(places) <= _COMMON:
            for j in places:
                votes[(j - i) // width] += weight[word]
    if not votes:
        return None
    best = max(votes, key=lambda b: (votes[b] + votes.get(b + 1, 0.0) + 0.5 * votes.get(b + 2, 0.0), -b))
    room = max(8, len(ours))
    return max(0, best * width - room), min(size, (best + 2) * width + len(ours) + 2 * room)


def aligned(ours: Sequence[str], inserted: Sequence[tuple[int, int]], theirs: Sequence[str]) -> list[Step]:
    """The steps of the best alignment of all of ``ours`` with a stretch of ``theirs``, in order."""
    rows = _rows(len(ours), inserted)
    n, m = len(rows), len(theirs)
    score = [[0.0] * (m + 1)]
    back: list[list[tuple[int, int]]] = [[(0, 0)] * (m + 1)]
    left_out = [_NEG] * (m + 1)  # best score that ends in a run of their words left out
    run_from = [0] * (m + 1)
    for r, (first, _, free) in enumerate(rows, 1):
        before = score[-1]
        row = [before[0] + (0.0 if free else _GAP)] + [_NEG] * m
        ways: list[tuple[int, int]] = [(1, 0)] + [(0, 0)] * m
        left_out = [_NEG] * (m + 1)
        for j in range(1, m + 1):
            if free:
                best, way = before[j], (1, 0)
                for k in range(1, min(_INSERTED, j) + 1):
                    if before[j - k] - 0.05 * k > best:
                        best, way = before[j - k] - 0.05 * k, (1, k)
            else:
                best, way = before[j - 1] + _pair(ours[first], theirs[j - 1]), (1, 1)
                if before[j] + _GAP > best:
                    best, way = before[j] + _GAP, (1, 0)
            if r < n:  # behind the last of ours nothing is left out: the stretch ends there
                fresh, longer = row[j - 1] + _GAP, left_out[j - 1] + (_GAP if theirs[j - 1] == WALL_KEY else _LONG_GAP)
                if longer > fresh:
                    left_out[j], run_from[j] = longer, run_from[j - 1]
                else:
                    left_out[j], run_from[j] = fresh, j - 1
                if left_out[j] > best:
                    best, way = left_out[j], (0, j - run_from[j])
            row[j] = best
            ways[j] = way
        score.append(row)
        back.append(ways)
    j = max(range(m + 1), key=lambda at: (score[n][at], -at))
    return _steps(rows, back, ours, theirs, n, j)


def _rows(size: int, inserted: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Our words, one a row, and each insertion as one row that may stand for several."""
    out: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in inserted:
        out += [(i, i + 1, False) for i in range(at, start)]
        out.append((start, end, True))
        at = end
    return out + [(i, i + 1, False) for i in range(at, size)]


def _steps(
    rows: list[tuple[int, int, bool]],
    back: list[list[tuple[int, int]]],
    ours: Sequence[str],
    theirs: Sequence[str],
    r: int,
    j: int,
) -> list[Step]:
    out: list[Step] = []
    while r > 0:
        up, over = back[r][j]
        first, last, free = rows[r - 1]
        if not up:
            out += [Step(None, k, False) for k in range(j - 1, j - over - 1, -1)]
        elif free:  # an insertion and what it stands for are told apart by neither side
            out += [Step(None, k, True) for k in range(j - 1, j - over - 1, -1)]
            out += [Step(i, None, True) for i in range(last - 1, first - 1, -1)]
        elif over:
            out.append(Step(first, j - 1, ours[first] == theirs[j - 1]))
        else:
            out.append(Step(first, None, False))
        r, j = r - up, j - over
    return out[::-1]


@lru_cache(maxsize=200_000)
def _pair(a: str, b: str) -> float:
    if a == b:
        return _SAME
    if min(len(a), len(b)) < 3 or (a[0] != b[0] and abs(len(a) - len(b)) > 2):
        return _OTHER
    from rapidfuzz import fuzz

    return _KIN if fuzz.ratio(a, b) >= _KIN_LETTERS else _OTHER
