"""Pairs of reports that share telling terms, and what each pair shares: a join of inverted indexes, in numpy.

Reports come in segments, as grouping takes them. Only pairs that share enough are ever held; the work for a report is
bounded by the postings of its terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.stories.gist import ANCHOR, LEAD, NAME, NUMBER, PAIR, Gist

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_POSTINGS = 150
"""A term that more reports of one segment carry joins none of them: it keeps the work linear in the number of reports,
and such a term weighs little."""
_CELLS = 150_000
"""Cells of the table of sums that is filled at once, 8 bytes each: it stays in the cache of a core."""
VIEWS = (LEAD, NAME, NUMBER, PAIR)


class Column(msgspec.Struct, frozen=True):
    """Each key once, rising, and where the stretch of reports that carry it starts, and the end; then what stands there."""

    keys: NDArray[np.uint32]
    starts: NDArray[np.int64]
    report: NDArray[np.int32]
    weights: NDArray[np.float32]
    marks: NDArray[np.uint8]


class Segment(msgspec.Struct, frozen=True):
    """The weighted terms of consecutive reports, in the order of the reports, and again in the order of the keys."""

    size: int
    report: NDArray[np.int32]
    weights: NDArray[np.float32]
    """Each report's over all its terms have length 1."""
    marks: NDArray[np.uint8]
    by_key: Column
    place: NDArray[np.int64]
    """Of each term the place of its key in ``by_key``."""
    before: NDArray[np.int64]
    """Of each term how many earlier reports of the segment carry its key."""
    lengths: NDArray[np.float32]
    """Of each report the length of its weights in each of VIEWS; 1 where it has none."""


class Shared(msgspec.Struct, frozen=True):
    """Pairs: report ``i`` of the one segment and ``j`` of the other, terms in both, cosine, and cosine in each of VIEWS."""

    i: NDArray[np.int64]
    j: NDArray[np.int64]
    terms: NDArray[np.int64]
    cosine: NDArray[np.float64]
    views: NDArray[np.float64]


def segment(gists: Sequence[Gist], weights: NDArray[np.float32], of: int = 0) -> Segment:
    """``weights`` of every term of every report, scaled here to length 1; of terms with a mark of ``of`` only, or of all
    but anchors.
    """
    import numpy as np

    report = np.repeat(np.arange(len(gists), dtype=np.int32), [len(g.keys) for g in gists])
    keys = np.concatenate([g.keys for g in gists])
    marks = np.concatenate([g.marks for g in gists])
    kept = ((marks & of) != 0 if of else (marks & ANCHOR) == 0) & (weights > 0)
    report, keys, marks, whole = report[kept], keys[kept], marks[kept], weights[kept]
    square = whole.astype(np.float64) ** 2
    norm = np.sqrt(np.bincount(report, square, len(gists)))
    norm[norm == 0] = 1
    whole = (whole / norm[report]).astype(np.float32)
    lengths = np.ones((len(gists), len(VIEWS)), np.float32)
    for n, mark in enumerate(VIEWS):
        inside = (marks & mark) != 0
        length = np.sqrt(np.bincount(report[inside], whole[inside].astype(np.float64) ** 2, len(gists)))
        lengths[:, n] = np.where(length > 0, length, 1)
    order = np.argsort(keys, kind="stable")
    rising = keys[order]
    first = np.ones(len(keys), bool)
    first[1:] = rising[1:] != rising[:-1]
    starts = np.flatnonzero(first)
    place, before = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
    at = np.cumsum(first) - 1
    place[order] = at
    before[order] = np.arange(len(keys)) - starts[at]
    return Segment(
        size=len(gists),
        report=report,
        weights=whole,
        marks=marks,
        by_key=Column(rising[starts], np.append(starts, len(keys)), report[order], whole[order], marks[order]),
        place=place,
        before=before,
        lengths=lengths,
    )


def shared(one: Segment, two: Segment, floor: float) -> Shared:
    """All pairs across with a cosine of ``floor`` or more; where both are the same object, each pair once, i > j."""
    import numpy as np

    found = list(_chunks(one, two, floor))
    if not found:
        none = np.zeros(0, np.int64)
        return Shared(none, none, none, np.zeros(0), np.zeros((0, len(VIEWS))))
    i, j, terms, cosine, views = (np.concatenate(part) for part in zip(*found, strict=True))
    return Shared(i, j, terms, cosine, views / (one.lengths[i] * two.lengths[j]))


def _chunks(one: Segment, two: Segment, floor: float) -> Iterator[tuple[NDArray[Any], ...]]:
    import numpy as np

    column = two.by_key
    low, many = _stretches(one, two)
    # Most terms are carried by no other report, and are let go first.
    met = np.flatnonzero(many)
    low, many, report, weights = low[met], many[met], one.report[met], one.weights[met]
    step = max(1, _CELLS // max(1, two.size))
    begins = range(0, one.size, step)
    bounds = [*np.searchsorted(report, np.array(begins)).tolist(), len(met)]
    for begin, start, stop in zip(begins, bounds, bounds[1:], strict=False):
        part = slice(start, stop)
        size = min(one.size, begin + step) - begin
        ends = np.cumsum(many[part])
        if not len(ends):
            continue
        # For each term of the part the stretch of the column that carries it, one after the other.
        at = np.arange(int(ends[-1]))
        at += np.repeat(low[part] - (ends - many[part]), many[part])
        row = np.repeat((report[part].astype(np.int64) - begin) * two.size, many[part])
        row += column.report.take(at)
        product = np.repeat(weights[part], many[part])
        product *= column.weights.take(at)
        sums, cells, place = _summed(row, product, size * two.size)
        enough = sums >= floor
        kept = np.flatnonzero(enough.take(place))
        if not len(kept):
            continue
        number = np.cumsum(enough) - 1
        where, product = number[place[kept]], product[kept].astype(np.float64)
        marks = one.marks[met[part]][np.searchsorted(ends, kept, "right")] & column.marks[at[kept]]
        cells = cells[enough]
        views = np.zeros((len(cells), len(VIEWS)))
        for n, mark in enumerate(VIEWS):
            inside = (marks & mark) != 0
            views[:, n] = np.bincount(where[inside], product[inside], len(cells))
        terms = np.bincount(where, minlength=len(cells))
        yield cells // two.size + begin, cells % two.size, terms, sums[enough], views


def _stretches(one: Segment, two: Segment) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each term of ``one``: where the reports of ``two`` that carry it start in its column, and how many count."""
    import numpy as np

    column = two.by_key
    if one is two:
        many = column.starts[1:] - column.starts[:-1]
        return column.starts[one.place], np.where(many[one.place] > MOST_POSTINGS, 0, one.before)
    if not len(column.keys):
        return np.zeros_like(one.place), np.zeros_like(one.place)
    asked = one.by_key.keys
    at = np.searchsorted(column.keys, asked)
    at[at == len(column.keys)] = 0
    low = column.starts[at]
    many = column.starts[at + 1] - low
    many[(many > MOST_POSTINGS) | (column.keys[at] != asked)] = 0
    return low[one.place], many[one.place]


def _summed(
    cell: NDArray[np.int64], product: NDArray[Any], cells: int
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Sums, their cells, and for each product which of the sums it went to: by a table, or by sorting where that would
    be mostly empty.
    """
    import numpy as np

    if cells <= 16 * len(cell):
        return np.bincount(cell, product, cells), np.arange(cells), cell
    used, place = np.unique(cell, return_inverse=True)
    return np.bincount(place, product, len(used)), used, place
