"""Statements by meaning: a small vector a statement, made of its words, and a scan over all of them.

A statement's vector is the sum of the vectors of its words (``weights.word_vectors``), each weighed by how rare the word is in
news: cheap enough to be made for every statement as it comes. It finds what is said in other words; names and numbers,
which it has no vector for, are found by the words themselves, so ``finding`` adds the two.
bench/quality/finding.py measures it.
"""

from __future__ import annotations

import math
import re
import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.stories.terms import FUNCTION_WORDS
from twosource.weights import spread, stem, word_rows, word_vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 400
"""Words of a statement that are read; only a quotation never closed has more."""


def vectors_of(contents: Sequence[str]) -> bytes:
    """A vector for each content, one after the other, in signed bytes; all 0 where no word is known. About 30 µs each."""
    import numpy as np

    made = np.stack([_vector(c) for c in contents])
    return np.round(made * 127).astype(np.int8).tobytes()


def nearest(connection: sqlite3.Connection, words: str, among: Iterable[int] | None, count: int) -> dict[int, float]:
    """Statement numbers and how near they are to ``words``, 0 to 1: the ``count`` nearest. Only those of ``among``, where it
    is given. Reads every vector of the archive: about 50 ms for 200,000.
    """
    import numpy as np

    wanted = _vector(words)
    if not wanted.any():
        return {}
    numbers, held = scanned(connection, wanted.shape[0])
    if among is not None:
        kept = np.isin(numbers, np.fromiter(among, np.int64))
        numbers, held = numbers[kept], held[kept]
    near = _cosines(held, wanted)
    best = np.argpartition(-near, count)[:count] if len(near) > count else np.arange(len(near))
    return {int(numbers[i]): float(near[i]) for i in best}


def scanned(connection: sqlite3.Connection, width: int) -> tuple[Numbers, NDArray[np.int8]]:
    """The numbers of all statements that have a vector, and the vectors."""
    import numpy as np

    rows = connection.execute('SELECT "first", vectors FROM meanings').fetchall()
    if not rows:
        return np.zeros(0, np.int64), np.zeros((0, width), np.int8)
    held = np.frombuffer(b"".join(vectors for _, vectors in rows), np.int8).reshape(-1, width)
    sizes = np.array([len(vectors) // width for _, vectors in rows])
    firsts = np.array([first for first, _ in rows])
    within = np.arange(len(held)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.repeat(firsts, sizes) + within, held


_AT_ONCE = 16_384
"""Vectors that are unpacked at a time: few enough to stay in the processor's cache."""


def _cosines(held: NDArray[np.int8], wanted: Floats) -> Floats:
    import numpy as np

    parts = [held[i : i + _AT_ONCE].astype(np.float32) @ wanted for i in range(0, len(held), _AT_ONCE)]
    found: Floats = (np.concatenate([*parts, np.zeros(0, np.float32)]) / 127).astype(np.float32)
    return found


def _vector(content: str) -> Floats:
    """Of length 1, or all 0."""
    import numpy as np

    table = word_vectors()
    found = dict.fromkeys(w.lower() for w in _WORD.findall(content)[:_LONGEST])
    rows, weights = [], []
    for word in found:
        row, weight = _word(word)
        if row >= 0:
            rows.append(row)
            weights.append(weight)
    if not rows:
        return np.zeros(table.shape[1], np.float32)
    whole = np.array(weights, np.float32) @ table[rows]
    out: Floats = (whole / max(float(np.linalg.norm(whole)), 1e-9)).astype(np.float32)
    return out


@lru_cache(maxsize=100_000)
def _word(word: str) -> tuple[int, float]:
    """The row of a lower-case word in the table, -1 where it has none, and how much the word weighs."""
    if word in FUNCTION_WORDS:
        return -1, 0.0
    rows, root = word_rows(), stem(word)
    return rows.get(word, rows.get(root, -1)), rarity(root)


def rarity(root: str) -> float:
    """The weight of a stem by how many of 1,000 news reports use it: 10 for a name, 3 for "say"."""
    return math.log(1 + 20_000 / (1 + spread(root)))
