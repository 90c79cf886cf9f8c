"""Which words the lines of a page share, told for all lines at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twosource.article.vocabulary import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Terms:
    """The longer words of each line, each once and cut to their first letters."""

    def __init__(self, words: Words) -> None:
        import numpy as np

        self._words, count = words, len(words.sizes)
        pairs = (words.stem << _LINE) | words.line
        pairs = pairs[pairs >= 1 << _LINE]
        pairs.sort()
        pairs = pairs[_first(pairs)]
        self._stem = pairs >> _LINE
        self._line = pairs & (1 << _LINE) - 1
        self._term = _first(self._stem).cumsum()
        sizes = np.bincount(self._line, minlength=count)
        self._sizes, self._none = np.maximum(sizes, 1), sizes == 0

    def among(self, words: Sequence[str]) -> NDArray[np.float64]:
        """Of each line the share of its terms that ``words`` have too; -1 where it or they have none."""
        import numpy as np

        stems = self._words.stems_of(words)
        if not stems:
            return np.full(len(self._sizes), -1.0)
        return self._shares(self._line[np.isin(self._stem, list(stems))])

    def elsewhere(self, prose: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Of each line the share of its terms that lines of ``prose`` have too: others, where it is one itself. -1 where it
        has none.
        """
        import numpy as np

        line, term = self._line, self._term
        own = prose[line]
        found = np.bincount(term[own], minlength=len(term) + 1)
        return self._shares(line[found[term] > own])

    def _shares(self, hits: NDArray[np.intp]) -> NDArray[np.float64]:
        """Of each line the share of its terms that ``hits`` has the line of."""
        import numpy as np

        shares = np.bincount(hits, minlength=len(self._sizes)) / self._sizes
        shares[self._none] = -1.0
        return shares


_LINE = 32
"""Bits below the number of a stem in which the line is told."""


def _first(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of sorted ``values`` a flag for each that is not the one before."""
    import numpy as np

    first = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first
