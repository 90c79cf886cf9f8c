"""Boosted trees as arrays: scored with numpy, made by scikit-learn (training/lines).

Inner nodes hold a feature, a cut and where to go, leaves a value. No tree is walked: every test that any tree asks is put to
all rows once, its answers are the bits of a word, a row a bit, and the leaf that a walk would end in is the one whose tests
all say so. After Lucchese et al., QuickScorer (SIGIR 2015), with the bits of rows in place of those of leaves.
"""

from __future__ import annotations

import hashlib
import io
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from twosource.errors import WeightsDamaged
from twosource.weights.integrity import FOLDER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HASHES = "lines.sha256"
FIRST = 24
"""Trees after which rows that are as good as decided are left: most lines of a web page are menus."""
DECIDED = -3.0
"""Log odds under which a row is. Of every sixth HTML page and every fifth plain text of the development pages no line that a
whole forest takes for article stands below it after 24, 48 or 72 trees; after 48 or 72 four in five lines of HTML do, and half of
plain text."""


class Forest:
    """Scores rows of features. Immutable after loading; safe to share between threads."""

    def __init__(self, data: bytes) -> None:
        """``data``: an .npz with feature, cut, left, right, value (one entry a node; a leaf leads to itself), roots, base
        (the log odds before any tree) and names of the features in the order of the columns. The nodes of a tree lie
        behind its root, what is below the left of one before what is below its right.
        """
        import numpy as np

        with np.load(io.BytesIO(data), allow_pickle=False) as held:
            nodes = {name: held[name] for name in ("feature", "cut", "left", "right", "value")}
            roots = held["roots"].astype(np.intp)
            self._base = float(held["base"])
            self.names: tuple[str, ...] = tuple(str(name) for name in held["names"])
        self._nodes, self._roots = nodes, roots

    def probabilities(self, rows: NDArray[np.float32], *, whole: bool = True) -> NDArray[np.float32]:
        """For ``rows`` (n, features) the probability of each, shape (n,). ``whole``: each is scored by all trees; else those
        that the first trees decide are left, which pays for some hundred rows. Cost: n x nodes array steps.
        """
        import numpy as np

        if len(rows) > _BLOCK:
            return np.concatenate(
                [self.probabilities(rows[n : n + _BLOCK], whole=whole) for n in range(0, len(rows), _BLOCK)]
            )
        odds = np.full(len(rows), self._base, dtype=np.float32)
        if len(rows):
            first, *rest = (self._all,) if whole else self._parts
            odds += first.odds(rows)
            for grove in rest:
                open_ = np.flatnonzero(odds > DECIDED)
                if len(open_):
                    odds[open_] += grove.odds(rows[open_])
        return (1.0 / (1.0 + np.exp(-odds))).astype(np.float32, copy=False)

    @cached_property
    def _all(self) -> _Grove:
        return self._grove(0, len(self._roots))

    @cached_property
    def _parts(self) -> tuple[_Grove, ...]:
        trees = len(self._roots)
        return tuple(self._grove(at, end) for at, end in ((0, min(FIRST, trees)), (FIRST, trees)) if at < end)

    def _grove(self, start: int, stop: int) -> _Grove:
        """The trees from ``start`` to ``stop``."""
        ends = [*self._roots.tolist(), len(self._nodes["left"])]
        own = {name: column[ends[start] : ends[stop]] for name, column in self._nodes.items()}
        return _Grove(own, self._roots[start:stop] - ends[start], ends[start])


class _Grove:
    """Some of the trees of a forest."""

    def __init__(self, nodes: dict[str, NDArray[Any]], roots: NDArray[np.intp], shift: int) -> None:
        """``nodes``: theirs alone; ``shift``: what their numbers in left and right are too high by."""
        import numpy as np

        own = np.arange(len(nodes["left"]))
        left, right = (nodes[side].astype(np.intp) - shift for side in ("left", "right"))
        leaf = left == own
        tree = np.repeat(np.arange(len(roots)), np.diff(roots, append=len(own)))[leaf]
        leaves = np.cumsum(leaf) - leaf  # those before each node
        rank = leaves[leaf] - leaves[roots][tree]
        inner = np.flatnonzero(~leaf)
        asked = np.column_stack([nodes["feature"], nodes["cut"]])[inner].astype(np.float32)
        tests, test = np.unique(asked, axis=0, return_inverse=True)
        self._feature: NDArray[np.intp] = tests[:, 0].astype(np.intp)
        self._cut: NDArray[np.float32] = tests[:, 1:].copy()
        # The answers: those over the cuts, those not over them, then one that always holds and one that never does.
        always, never = 2 * len(tests), 2 * len(tests) + 1
        wanted, above = np.full(len(own), always), own.copy()
        wanted[right[inner]], wanted[left[inner]] = test.ravel(), test.ravel() + len(tests)
        above[left[inner]] = above[right[inner]] = inner
        at, steps = np.flatnonzero(leaf), [wanted[leaf]]
        while (wanted[at := above[at]] != always).any():
            steps.append(wanted[at])
        size = int(rank.max()) + 1
        self._steps: NDArray[np.intp] = np.full((len(steps), size, len(roots)), never)
        self._steps[:, rank, tree] = steps
        digits = [np.flatnonzero(np.arange(size) >> n & 1) for n in range((size - 1).bit_length())]
        self._digits: NDArray[np.intp] = np.array(
            [np.resize(leaves, len(digits[0])) for leaves in digits], dtype=np.intp
        )
        self._value: NDArray[np.float32] = np.zeros((len(roots), size), dtype=np.float32)
        self._value[tree, rank] = nodes["value"][leaf]

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """What these trees say of each row."""
        import numpy as np

        word = np.dtype(np.uint32 if len(rows) <= _NARROW else np.uint64)
        words = -(-len(rows) // (8 * word.itemsize))
        columns = np.zeros((rows.shape[1], 8 * word.itemsize * words), dtype=np.float32)
        columns[:, : len(rows)] = rows.T
        tests, trees = len(self._cut), len(self._value)
        over = columns.take(self._feature, axis=0) > self._cut
        answers = np.zeros((2 * tests + 2, words), dtype=word)
        answers[:tests] = np.packbits(over, bitorder="little").view(word).reshape(tests, words)
        np.invert(answers[: tests + 1], out=answers[tests : 2 * tests + 1])
        ends = np.bitwise_and.reduce(answers.take(self._steps, axis=0), axis=0)
        leaf = np.arange(trees, dtype=np.int32)[:, None] * self._value.shape[1]
        if len(self._digits):
            digits = np.bitwise_or.reduce(ends.take(self._digits, axis=0), axis=1)
            bits = np.unpackbits(digits.view(np.uint8).reshape(len(digits), trees, -1), axis=2, bitorder="little")
            rank = bits[0]
            for n, bit in enumerate(bits[1:], 1):
                rank += bit << np.uint8(n)
            leaf = leaf + rank[:, : len(rows)]
        found: NDArray[np.float32] = self._value.ravel().take(leaf).sum(axis=0)
        return found


_NARROW = 32
"""Rows up to which their answers fit words of four bytes."""
_BLOCK = 256
"""Rows that are scored at a time: what is worked on stays in the cache of a core."""


@lru_cache(maxsize=8)
def forest(name: str) -> Forest:
    """The shipped forest of that name, read at first use in some milliseconds. Raises WeightsDamaged where its file is
    missing or is not the one that was made.
    """
    file = f"{name}.npz"
    try:
        data = FOLDER.joinpath(file).read_bytes()
        lines = FOLDER.joinpath(HASHES).read_text("ascii").splitlines()
    except OSError as error:
        raise WeightsDamaged(file, "cannot be read") from error
    wanted = {of: digest for digest, of in (line.split() for line in lines)}
    if hashlib.sha256(data).hexdigest() != wanted.get(file):
        raise WeightsDamaged(file, "is not the file that was shipped")
    return Forest(data)
