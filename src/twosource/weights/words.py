"""The encoder's vectors of single English words: the table ``words_en.npz`` (training/word_vectors.py)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class _Table(msgspec.Struct, frozen=True):
    rows: dict[str, int]
    vectors: NDArray[np.float32]


@cache
def _table() -> _Table:
    import numpy as np

    with files("twosource.weights").joinpath("data", "words_en.npz").open("rb") as file, np.load(file) as held:
        rows = {word: n for n, word in enumerate(str(held["words"]).split("\n"))}
        whole = held["vectors"].astype(np.float32)
    return _Table(rows, (whole / np.sqrt((whole * whole).sum(1, keepdims=True))).astype(np.float32))


def word_rows() -> dict[str, int]:
    """The row of each lower-case word in ``word_vectors``. Not to be changed.

    >>> "ferry" in word_rows(), "vostrin" in word_rows()
    (True, False)
    """
    return _table().rows


def word_vectors() -> NDArray[np.float32]:
    """[words, 96], each of length 1; the dot product of two is how near the words are. Not to be changed."""
    return _table().vectors
