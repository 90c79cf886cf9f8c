"""Which words the lines of a page share, told for all lines at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEM, _LONG = 6, 4
_KNOWN, _LONGEST = 100_000, 40
"""Words that are remembered, and characters of the longest of them."""


class _Stems(dict[str, str]):
    """What each word counts as: its first letters, so that endings count for less; nothing for one that says little."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        stem = word[:_STEM] if len(word) >= _LONG or (not "9" < word[0] < "\u0e00" and _tells(word)) else ""
        if len(word) <= _LONGEST:
            self[word] = stem
        return stem


def _tells(word: str) -> bool:
    """A number, or a short word in a script without spaces."""
    return len(word) > 1 and (word[0] <= "9" or "\u0e00" <= word[0] <= "\u0e7f" or word[0] >= "\u3040")


_STEMS = _Stems()


class Terms:
    """The longer words of each line, each once and cut to their first letters."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        """``lines``: the words of each, in small letters."""
        import numpy as np

        stems = list(map(_STEMS.__getitem__, chain.from_iterable(lines)))
        self._number = {stem: n for n, stem in enumerate(dict.fromkeys(("", *stems)))}
        numbers = np.fromiter(map(self._number.__getitem__, stems), dtype=np.intp, count=len(stems))
        line = np.repeat(np.arange(len(lines)), list(map(len, lines)))
        pairs = (line * len(self._number) + numbers)[numbers > 0]
        pairs.sort()
        self._line, self._term = np.divmod(pairs[np.diff(pairs, prepend=-1) > 0], len(self._number))
        self._sizes = np.bincount(self._line, minlength=len(lines))

    def among(self, words: Sequence[str]) -> NDArray[np.float64]:
        """Of each line the share of its terms that ``words`` have too; -1 where it or they have none."""
        import numpy as np

        stems = {stem for word in words if (stem := _STEMS[word])}
        if not stems:
            return np.full(len(self._sizes), -1.0)
        known = np.zeros(len(self._number), dtype=bool)
        known[[self._number[stem] for stem in stems if stem in self._number]] = True
        return self._shares(known[self._term], len(self._sizes))

    def elsewhere(self, prose: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Of each of the first lines the share of its terms that lines of ``prose`` among them have too: others, where it
        is one itself. -1 where it has none.
        """
        import numpy as np

        end = np.searchsorted(self._line, len(prose))
        own, term = prose[self._line[:end]], self._term[:end]
        found = np.bincount(term[own], minlength=len(self._number))
        return self._shares(found[term] > own, len(prose))

    def _shares(self, flags: NDArray[np.bool_], count: int) -> NDArray[np.float64]:
        import numpy as np

        sizes = self._sizes[:count]
        hits = np.bincount(self._line[: len(flags)][flags], minlength=count)
        return np.where(sizes > 0, hits / np.maximum(sizes, 1), -1.0)
