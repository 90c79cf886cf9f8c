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
        telling = words.stem > 0
        pairs = words.stem[telling] * count + words.line[telling]
        pairs.sort()
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]
        self._stem = pairs // max(count, 1)
        self._line = pairs - self._stem * count
        self._term = np.cumsum(np.diff(self._stem, prepend=-1) > 0) - 1
        self._sizes = np.bincount(self._line, minlength=count)

    def among(self, words: Sequence[str]) -> NDArray[np.float64]:
        """Of each line the share of its terms that ``words`` have too; -1 where it or they have none."""
        import numpy as np

        stems = self._words.stems_of(words)
        if not stems:
            return np.full(len(self._sizes), -1.0)
        return self._shares(self._line[np.isin(self._stem, list(stems))], len(self._sizes))

    def elsewhere(self, prose: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Of each of the first lines the share of its terms that lines of ``prose`` among them have too: others, where it
        is one itself. -1 where it has none.
        """
        import numpy as np

        line, term = self._line, self._term
        if len(prose) < len(self._sizes):
            shown = line < len(prose)
            line, term = line[shown], term[shown]
        own = prose[line]
        found = np.bincount(term[own], minlength=len(self._term))
        return self._shares(line[found[term] > own], len(prose))

    def _shares(self, hits: NDArray[np.intp], count: int) -> NDArray[np.float64]:
        """Of each of the first lines the share of its terms that ``hits`` has the line of."""
        import numpy as np

        sizes = self._sizes[:count]
        return np.where(sizes > 0, np.bincount(hits, minlength=count) / np.maximum(sizes, 1), -1.0)
