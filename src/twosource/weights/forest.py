"""Boosted trees as arrays: scored with numpy, made by scikit-learn (training/lines).

Inner nodes hold a feature, a cut and where to go, leaves a value. No tree is walked: all cuts are tested at once, and
each that fails strikes out the leaves on its left; the first leaf of a tree that is left is the one where a walk ends
(Lucchese et al., QuickScorer, SIGIR 2015).
"""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from twosource.errors import WeightsDamaged
from twosource.weights.integrity import FOLDER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HASHES = "lines.sha256"
FIRST = 24
"""Trees after each of which rows that are as good as decided are left: most lines of a web page are menus."""
DECIDED = -3.0
"""Log odds under which a row is. Of every sixth HTML page and every fifth plain text of the development pages no line that a
whole forest takes for article stands below it after 24, 48 or 72 trees; after 48 or 72 four in five lines of HTML do, and half of
plain text."""


class Forest:
    """Scores rows of features. Immutable after loading; safe to share between threads."""

    def __init__(self, data: bytes) -> None:
        """``data``: an .npz with feature, cut, left, right, value (one entry a node; a leaf leads to itself), roots, base
        (the log odds before any tree) and names of the features in the order of the columns. The nodes of a tree lie
        behind its root, what is below the left of one before what is below its right; none has more than 64 leaves.
        """
        import numpy as np

        with np.load(io.BytesIO(data), allow_pickle=False) as held:
            feature, cut, value = held["feature"].astype(np.intp), held["cut"].astype(np.float32), held["value"]
            left, right, roots = (held[name].astype(np.intp) for name in ("left", "right", "roots"))
            self._base = float(held["base"])
            self.names: tuple[str, ...] = tuple(str(name) for name in held["names"])
        leaf = left == np.arange(len(left))
        tree = np.repeat(np.arange(len(roots)), np.diff(roots, append=len(leaf)))
        leaves = np.cumsum(leaf) - leaf  # those before each node
        rank = leaves - leaves[roots][tree]
        inner = np.flatnonzero(~leaf)
        nodes = np.cumsum(~leaf) - 1
        own = nodes[inner] - (roots - leaves[roots])[tree[inner]], tree[inner]
        size = max(1, int(rank.max())), len(roots)  # one less than leaves
        kind = next(kind for kind in (np.uint16, np.uint32, np.uint64) if size[0] < np.iinfo(kind).bits)
        self._feature: NDArray[np.intp] = np.zeros(size, dtype=np.intp)
        self._feature[own] = feature[inner]
        self._cut: NDArray[np.float32] = np.full(size, np.inf, dtype=np.float32)
        self._cut[own] = cut[inner]
        one = kind(1)
        self._struck: NDArray[Any] = np.zeros(size, dtype=kind)
        self._struck[own] = (one << rank[right[inner]].astype(kind)) - (one << rank[left[inner]].astype(kind))
        self._value: NDArray[np.float32] = np.zeros((len(roots), size[0] + 1), dtype=np.float32)
        self._value[tree[leaf], rank[leaf]] = value[leaf]

    def probabilities(self, rows: NDArray[np.float32], *, checks: int = 99) -> NDArray[np.float32]:
        """For ``rows`` (n, features) the probability of each, shape (n,). ``checks``: how often at most rows that are
        decided are left; with none each is scored by all trees. Cost: n x nodes array steps.
        """
        import numpy as np

        if len(rows) > _BLOCK:
            return np.concatenate(
                [self.probabilities(rows[n : n + _BLOCK], checks=checks) for n in range(0, len(rows), _BLOCK)]
            )
        columns = np.ascontiguousarray(rows.T, dtype=np.float32)
        odds = np.full(len(rows), self._base, dtype=np.float32)
        open_ = np.arange(len(rows))
        stops = [*range(FIRST, len(self._value), FIRST)[:checks], len(self._value)]
        for start, stop in zip([0, *stops], stops, strict=False):
            odds[open_] += self._odds(columns, start, stop)
            left = odds[open_] > DECIDED
            if not left.all():
                open_, columns = open_[left], columns[:, left]
            if not len(open_):
                break
        result: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
        return result

    def _odds(self, columns: NDArray[np.float32], start: int, stop: int) -> NDArray[np.float32]:
        """What the trees from ``start`` to ``stop`` say of each row, given by columns."""
        import numpy as np

        count, nodes, leaves = columns.shape[1], len(self._cut), self._value.shape[1]
        struck = np.empty((stop - start, count), dtype=self._struck.dtype)
        step = max(1, _AT_ONCE // (nodes * max(1, count)))
        for at in range(start, stop, step):
            end = min(stop, at + step)
            there = columns.take(self._feature[:, at:end].ravel(), axis=0)
            failed = np.empty(there.shape, dtype=struck.dtype)
            np.greater(there, self._cut[:, at:end].reshape(-1, 1), out=failed, casting="unsafe")
            failed *= self._struck[:, at:end].reshape(-1, 1)
            own = struck[at - start : end - start].reshape(-1)
            np.bitwise_or.reduce(failed.reshape(nodes, -1), axis=0, out=own)
        left = ~struck
        left &= -left  # the lowest bit of each: its place is the exponent as a floating-point number
        leaf = (left.astype(np.float32).view(np.int32) >> 23) - 127
        leaf += np.arange(0, len(leaf) * leaves, leaves, dtype=np.int32)[:, None]
        found: NDArray[np.float32] = self._value[start:stop].ravel().take(leaf.T).sum(axis=1)
        return found


_AT_ONCE = 65_536
"""Cuts by rows that are tested at a time: what is worked on stays in the cache of a core."""
_BLOCK = 1_024
"""Rows that are scored at a time: a page of a hundred thousand lines takes the memory of one of these, and half the time."""


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
