"""Arithmetic on columns of numbers, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def shifted(column: NDArray[np.float32], step: int, beyond: float) -> NDArray[np.float32]:
    """For each line the values of the line ``step`` below it (negative: above); ``beyond`` where there is none."""
    import numpy as np

    out = np.full_like(column, beyond)
    if step > 0:
        out[:-step] = column[step:]
    else:
        out[-step:] = column[:step]
    return out


def windows(columns: Sequence[NDArray[np.float32]], reach: int) -> NDArray[np.float32]:
    """A row for each of ``columns``: the sums over ``reach`` lines to both sides and the line itself."""
    import numpy as np

    count = len(columns[0])
    sums = np.zeros((len(columns), count + 1))
    for row, column in zip(sums, columns, strict=True):
        row[1:] = np.cumsum(column)
    at = np.arange(count)
    found = sums[:, np.minimum(at + reach + 1, count)] - sums[:, np.maximum(at - reach, 0)]
    return found.astype(np.float32)
