"""What single English words can name, and how near two of them are: the table ``nouns_en.npz`` (training/noun_table.py)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PERSON, GROUP = 18, 14
"""Two of WordNet's lexicographer files, the classes that ``noun_classes`` gives (lexnames(5WN))."""

UNLISTED = 99
"""Class of words that WordNet has not at all: nearly all of them are nouns and names that came up later."""


class _Table(msgspec.Struct, frozen=True):
    rows: dict[str, int]
    classes: NDArray[np.uint8]
    vectors: NDArray[np.float32]


@cache
def _table() -> _Table:
    import numpy as np

    with files("twosource.weights").joinpath("data", "nouns_en.npz").open("rb") as file, np.load(file) as held:
        rows = {word: n for n, word in enumerate(str(held["words"]).split("\n"))}
        whole = held["vectors"].astype(np.float32)
        vectors: NDArray[np.float32] = (whole / np.sqrt((whole * whole).sum(1, keepdims=True))).astype(np.float32)
        return _Table(rows, held["classes"], vectors)


def noun_classes(word: str) -> tuple[int, ...]:
    """The classes of the commonest senses of the lower-case singular ``word`` as a noun; none for what is no noun, or unknown.

    >>> noun_classes("mayor"), noun_classes("slowly")
    ((18,), ())
    """
    table = _table()
    row = table.rows.get(word)
    return () if row is None else tuple(dict.fromkeys(int(c) for c in table.classes[row] if c))


def nearness(words: list[str]) -> NDArray[np.float32]:
    """[words, words]: cosines of the encoder's vectors of the lower-case ``words``; 0 for those that the table has not."""
    import numpy as np

    table = _table()
    rows = [table.rows.get(word, -1) for word in words]
    known = np.array([[row >= 0] for row in rows], np.float32).reshape(-1, 1)
    vectors = table.vectors[rows] * known if rows else np.zeros((0, 1), np.float32)
    return (vectors @ vectors.T).astype(np.float32)
