"""Boosted trees as arrays: scored with numpy, made by scikit-learn (training/lines).

Inner nodes hold a feature, a cut and where to go, leaves a value. Rows do not walk: every test that any tree asks is put to all
rows once, its answers are the bits of a word, a row a bit, and which rows get to a node is told for all trees at once, level by
level: those that got to the one above and of which its test says so. With bits, as in Lucchese et al., QuickScorer (SIGIR 2015),
but those of rows in place of those of leaves.
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
        asked = np.column_stack([nodes["feature"], nodes["cut"]])[~leaf].astype(np.float32)
        tests, test = np.unique(asked, axis=0, return_inverse=True)
        self._feature: NDArray[np.intp] = tests[:, 0].astype(np.intp)
        self._cut: NDArray[np.float32] = tests[:, 1:].copy()
        number = np.zeros(len(own), dtype=np.intp)
        number[~leaf] = test.ravel()
        # A place for every node: for the roots, then level by level for those on the right and for those on the left.
        place = np.zeros(len(own), dtype=np.intp)
        place[roots] = np.arange(len(roots))
        level, self._places = roots, len(roots)
        self._levels: list[tuple[NDArray[np.intp], NDArray[np.intp]]] = []
        while len(above := level[~leaf[level]]):
            self._levels.append((place[above], number[above]))
            level = np.concatenate([right[above], left[above]])
            place[level] = np.arange(self._places, self._places + len(level))
            self._places += len(level)
        tree = np.repeat(np.arange(len(roots)), np.diff(roots, append=len(own)))[leaf]
        leaves = np.cumsum(leaf) - leaf  # those before each node
        rank = leaves[leaf] - leaves[roots][tree]
        size = int(rank.max()) + 1
        ends = np.full((size, len(roots)), self._places)  # where a tree has fewer leaves, a place that no row gets to
        ends[rank, tree] = place[leaf]
        digits = [np.flatnonzero(np.arange(size) >> n & 1) for n in range((size - 1).bit_length())]
        self._digits: list[NDArray[np.intp]] = [ends[numbers] for numbers in digits]
        self._value: NDArray[np.float32] = np.zeros((len(roots), size), dtype=np.float32)
        self._value[tree, rank] = nodes["value"][leaf]
        self._first: NDArray[np.intp] = np.arange(0, len(roots) * size, size)[:, None]

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """What these trees say of each row."""
        import numpy as np

        there = self._reached(rows)
        leaf = self._first
        if self._digits:  # of the number of the leaf that each row ends in
            digits = np.array([np.bitwise_or.reduce(there.take(places, axis=0), axis=0) for places in self._digits])
            bits = np.unpackbits(digits.view(np.uint8), bitorder="little").view(np.uint64).reshape(len(digits), -1)
            for n, bit in enumerate(bits[1:], 1):  # eight bytes of 0 or 1 at a time
                bits[0] |= bit << np.uint64(n)
            leaf = leaf + bits[0].view(np.uint8).reshape(len(leaf), -1)[:, : len(rows)]
        found: NDArray[np.float32] = self._value.ravel().take(leaf).sum(axis=0)
        return found

    def _reached(self, rows: NDArray[np.float32]) -> NDArray[np.unsignedinteger[Any]]:
        """For each place the rows that get to its node."""
        import numpy as np

        word = np.dtype(np.uint32 if len(rows) <= _NARROW else np.uint64)
        words = -(-len(rows) // (8 * word.itemsize))
        columns = np.zeros((rows.shape[1], 8 * word.itemsize * words), dtype=np.float32)
        columns[:, : len(rows)] = rows.T
        over = np.empty((len(self._cut), columns.shape[1]), dtype=bool)
        for n in range(0, len(over), _TESTS):
            some = slice(n, n + _TESTS)
            np.greater(columns.take(self._feature[some], axis=0), self._cut[some], out=over[some])
        answers = np.packbits(over, bitorder="little").view(word).reshape(len(over), words)
        there = np.zeros((self._places + 1, words), dtype=word)
        end = len(self._value)
        np.invert(there[:end], out=there[:end])
        for above, test in self._levels:
            asked, start, middle, end = there.take(above, axis=0), end, end + len(above), end + 2 * len(above)
            np.bitwise_and(asked, answers.take(test, axis=0), out=there[start:middle])
            np.bitwise_xor(asked, there[start:middle], out=there[middle:end])
        return there


_NARROW = 32
"""Rows up to which their answers fit words of four bytes."""
_BLOCK, _TESTS = 256, 512
"""Rows that are scored at a time, and tests that are put to them: what is worked on stays in the cache of a core."""


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
