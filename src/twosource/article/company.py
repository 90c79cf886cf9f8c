"""First judgements on all lines -> what they say about each: the second look of judging.py.

A line between two paragraphs is likely one; one of ten lines of a kind that are furniture is likely furniture.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from twosource.article.columns import shifted, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEPS = (-3, -2, -1, 1, 2, 3)
_LONG = 100
"""Words beyond which a longer line weighs no more."""
_WINDOWS = (2, 6, 20)
NAMES = (
    "first", *(f"first{step:+d}" for step in _STEPS), "first-above", "first-below", "first-words", "first-mean",
    *(f"first-within-{reach}" for reach in _WINDOWS), *(f"words-within-{reach}" for reach in _WINDOWS),
    "from-first", "to-last",
)  # fmt: skip
GROUP_NAMES = ("mean", "share")


def names(groups: Sequence[str]) -> tuple[str, ...]:
    """The columns of ``table`` for groups of these names."""
    return (*NAMES, *(f"{group}-first-{name}" for group in groups for name in GROUP_NAMES))


def table(
    first: NDArray[np.float32], words: NDArray[np.float32], groups: Sequence[Sequence[Hashable]]
) -> NDArray[np.float32]:
    """One row a line. ``first``: the chance of each to be article, 0 to 1; ``words``: its words; each of ``groups`` has
    a name for every line that lines of one kind share.
    """
    import numpy as np

    count = len(first)
    long = np.minimum(words, _LONG)
    weight = long * first
    total = float(weight.sum()) + 1e-6
    above = np.cumsum(weight) - weight
    at = np.arange(count)
    likely = np.flatnonzero(first > 0.5)
    columns: list[NDArray[np.floating] | NDArray[np.integer]] = [
        first,
        *(shifted(first, step, -0.1) for step in _STEPS),
    ]
    columns += [above / total, 1 - (above + weight) / total, np.full(count, total), np.full(count, first.mean())]
    around = [windows((first, weight), reach) for reach in _WINDOWS]
    columns += [own for own, _ in around] + [own for _, own in around]
    columns += [at - (likely[0] if len(likely) else 0), (likely[-1] if len(likely) else count) - at]
    for group in groups:
        columns += _of_group(first, weight / total, group)
    return np.column_stack(columns).astype(np.float32)


def _of_group(
    first: NDArray[np.float32], share: NDArray[np.float32], group: Sequence[Hashable]
) -> list[NDArray[np.floating] | NDArray[np.integer]]:
    import numpy as np

    numbers: dict[Hashable, int] = {}
    of = np.array([numbers.setdefault(name, len(numbers)) for name in group], dtype=np.intp)
    sizes = np.bincount(of)
    return [(np.bincount(of, first) / sizes)[of], np.bincount(of, share)[of]]
