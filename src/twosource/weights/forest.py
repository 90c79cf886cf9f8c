"""Boosted trees as arrays: scored with numpy, made by scikit-learn (training/lines).

Inner nodes hold a feature, a cut and where to go, leaves a value. All trees of a forest lie behind each other in one set
of arrays, so that a page is scored in as many steps as the deepest tree has levels.
"""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.errors import WeightsDamaged
from twosource.weights.integrity import FOLDER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HASHES = "lines.sha256"
FIRST = 24
"""Trees after which rows that are as good as decided are left: most lines of a web page are menus."""
DECIDED = -3.0
"""Log odds under which a row is. Of every sixth HTML page and every twentieth plain text of the development pages no line that a
whole forest takes for article stands below it after so many trees; four in five lines of HTML do."""


class Forest:
    """Scores rows of features. Immutable after loading; safe to share between threads."""

    def __init__(self, data: bytes) -> None:
        """``data``: an .npz with feature, cut, left, right, value (one entry a node; a leaf leads to itself), roots,
        depth, base (the log odds before any tree) and names of the features in the order of the columns.
        """
        import numpy as np

        with np.load(io.BytesIO(data), allow_pickle=False) as held:
            self._feature: NDArray[np.intp] = held["feature"].astype(np.intp)
            self._cut: NDArray[np.float32] = held["cut"].astype(np.float32)
            self._next: NDArray[np.intp] = np.column_stack([held["right"], held["left"]]).astype(np.intp).ravel()
            self._value: NDArray[np.float32] = held["value"].astype(np.float32)
            self._roots: NDArray[np.intp] = held["roots"].astype(np.intp)
            self._depth = int(held["depth"])
            self._base = float(held["base"])
            self.names: tuple[str, ...] = tuple(str(name) for name in held["names"])

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """For ``rows`` (n, features) the probability of each, shape (n,). Cost: n x trees x depth array steps."""
        import numpy as np

        if len(rows) > _BLOCK:
            return np.concatenate([self.probabilities(rows[n : n + _BLOCK]) for n in range(0, len(rows), _BLOCK)])
        odds = self._odds(rows, self._roots[:FIRST]) + self._base
        open_ = np.flatnonzero(odds > DECIDED)
        if len(open_) and len(self._roots) > FIRST:
            odds[open_] += self._odds(rows[open_], self._roots[FIRST:])
        result: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
        return result

    def _odds(self, rows: NDArray[np.float32], roots: NDArray[np.intp]) -> NDArray[np.float32]:
        import numpy as np

        flat = np.ascontiguousarray(rows, dtype=np.float32).ravel()
        offset = np.repeat(np.arange(len(rows), dtype=np.intp) * rows.shape[1], len(roots))
        node = np.tile(roots, len(rows))
        for _ in range(self._depth):  # "clip" spares numpy a look at every index; none lies outside
            there = flat.take(offset + self._feature.take(node, mode="clip"), mode="clip")
            node = self._next.take(2 * node + (there <= self._cut.take(node, mode="clip")), mode="clip")
        found: NDArray[np.float32] = self._value.take(node).reshape(len(rows), len(roots)).sum(axis=1)
        return found


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
