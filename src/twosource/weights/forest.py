"""Boosted trees as arrays: scored with numpy, made by scikit-learn (training/lines).

A tree is a row of nodes; inner nodes hold a feature, a cut and where to go, leaves a value. All trees of a forest lie
behind each other in one set of arrays, so that a page is scored in as many steps as the deepest tree has levels.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.weights.integrity import FOLDER

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np
    from numpy.typing import NDArray


class Forest:
    """Scores rows of features. Immutable after loading; safe to share between threads."""

    def __init__(self, path: Traversable) -> None:
        """``path``: an .npz with feature, cut, left, right, value (one entry a node; a leaf leads to itself), roots,
        depth, base (the log odds before any tree) and names of the features in the order of the columns.
        """
        import numpy as np

        with path.open("rb") as source, np.load(source, allow_pickle=False) as held:
            self._feature: NDArray[np.int32] = held["feature"].astype(np.int32)
            self._cut: NDArray[np.float32] = held["cut"].astype(np.float32)
            self._left: NDArray[np.int32] = held["left"].astype(np.int32)
            self._right: NDArray[np.int32] = held["right"].astype(np.int32)
            self._value: NDArray[np.float32] = held["value"].astype(np.float32)
            self._roots: NDArray[np.int32] = held["roots"].astype(np.int32)
            self._depth = int(held["depth"])
            self._base = float(held["base"])
            self.names: tuple[str, ...] = tuple(str(name) for name in held["names"])

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """For ``rows`` (n, features) the probability of each, shape (n,). Cost: n x trees x depth array steps."""
        import numpy as np

        wide = rows.shape[1]
        flat = np.ascontiguousarray(rows, dtype=np.float32).ravel()
        offset = (np.arange(len(rows), dtype=np.int32) * wide)[:, None]
        node = np.broadcast_to(self._roots, (len(rows), len(self._roots)))
        for _ in range(self._depth):
            lower = flat[offset + self._feature[node]] <= self._cut[node]
            node = np.where(lower, self._left[node], self._right[node])
        odds = self._value[node].sum(axis=1) + self._base
        result: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
        return result


@lru_cache(maxsize=8)
def forest(name: str) -> Forest:
    """The shipped forest of that name. Loaded at first use, some milliseconds."""
    return Forest(FOLDER.joinpath(f"{name}.npz"))
