"""How common each term is among the reports of late: the weights come from the stream itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from twosource.stories.gist import Gist

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WINDOW = 2_000
"""Reports that count, back from the day that is weighed; a stream that has fewer is counted as a whole."""
_BUCKETS = 1 << 20
"""Terms are counted by the lower bits of their hash, so that memory does not grow with the archive. Of the terms of a
window about one in five shares its bucket with another, nearly always two rare ones."""
_PSEUDO_REPORTS = 50
_PSEUDO_SHARE = 0.01
"""Every stream is weighed as if 50 more reports stood in it, of which 1 in 100 holds any given term: in an
archive of two reports a name that both carry must not count as common. Little changes between 0 and 200."""
_COMMON = 0.2
"""A term in more than this share of the reports tells nothing, whatever the language. Of 0.02, 0.05, 0.1 and 0.2 the last
lost least on the dev streams."""


class Commonness:
    """Counts of the last WINDOW reports."""

    def __init__(self) -> None:
        import numpy as np

        self._counts = np.zeros(_BUCKETS, np.int64)
        self._inside: deque[NDArray[np.int64]] = deque()

    def take(self, gists: Iterable[Gist]) -> None:
        """Reports come in; those that came before the last WINDOW go out."""
        import numpy as np

        coming = [self._buckets(one.keys) for one in gists]
        self._inside += coming
        going = [self._inside.popleft() for _ in range(max(0, len(self._inside) - WINDOW))]
        for buckets, sign in ((coming, 1), (going, -1)):
            if buckets:
                self._counts += sign * np.bincount(np.concatenate(buckets), minlength=_BUCKETS)

    def weights(self, gists: Sequence[Gist]) -> NDArray[np.float32]:
        """sqrt(count) x idf of each term of each report, one after the other; 0 for what is common."""
        import numpy as np

        carried = self._counts[self._buckets(np.concatenate([one.keys for one in gists]))]
        counts = np.concatenate([one.counts for one in gists])
        n = len(self._inside)
        idf = np.log((n + _PSEUDO_REPORTS + 1) / (carried + _PSEUDO_REPORTS * _PSEUDO_SHARE))
        idf[carried > max(_COMMON * n, 2 * _PSEUDO_REPORTS)] = 0
        return np.asarray(np.sqrt(counts) * idf, np.float32)

    def _buckets(self, keys: NDArray[np.uint32]) -> NDArray[np.int64]:
        import numpy as np

        return keys.astype(np.int64) & (_BUCKETS - 1)
