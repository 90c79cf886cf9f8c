"""Which lines hold one of some words: looked for in all lines at once, as few hold any."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


class Held:
    """``lines`` behind each other."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole = "\n".join(lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def by(self, words: Iterable[str]) -> set[int]:
        """The indexes of the lines that hold one of ``words``, none of which holds a line end."""
        whole, starts = self._whole, self._starts
        found: set[int] = set()
        for word in words:
            at = whole.find(word)
            while at >= 0:
                n = bisect_right(starts, at) - 1
                found.add(n)
                at = whole.find(word, starts[n + 1])
        return found
