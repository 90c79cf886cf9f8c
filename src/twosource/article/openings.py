"""How the lines begin that a list of phrases holds for: most lines begin otherwise and need no closer look.

The rules for notices and for furniture are long lists of phrases in many languages. Nearly no line of a page is one of
them, and its first letters tell that in one look-up, where trying every pattern costs more than all else about a line.
"""

from __future__ import annotations

_SIZE = 4
"""Characters of an opening: with more, few more lines are refused."""
_MARKS = " \t\u00a0([*_•·†‡⦁—–-"
"""Brackets and marks that may stand before the words of any line."""
_KNOWN = 16_384
"""Beginnings of lines that are remembered."""


class Openings(dict[str, int]):
    """For what ``start_of`` gives for a line the lists that have it, as one number: the first counts 1, the second 2, the
    third 4 and so on. 0 for nearly every line.
    """

    def __init__(self, *lists: str) -> None:
        """``lists``: of first letters, behind brackets and marks, of the lines that something may hold for, in small
        letters, with spaces between them and "_" for a space inside one; each of four characters, or of fewer where the
        next ones may be any.
        """
        super().__init__()
        self._lists: dict[str, int] = {}
        for n, starts in enumerate(lists):
            for start in starts.split():
                letters = start.replace("_", " ")
                self._lists[letters] = self._lists.get(letters, 0) | 1 << n

    def of(self, line: str) -> int:
        """The lists that have the beginning of ``line``."""
        return self[start_of(line)]

    def __missing__(self, start: str) -> int:
        letters = start.lower()[:_SIZE]
        if not (letters.isascii() and letters.isprintable()):
            letters = "".join(map(_plain, letters))
        found = 0
        for size in range(1, _SIZE + 1):
            found |= self._lists.get(letters[:size], 0)
        if len(self) < _KNOWN:
            self[start] = found
        return found


def start_of(line: str) -> str:
    """The first letters of ``line`` as openings are told by them."""
    return line.lstrip(_MARKS)[:_SIZE]


def _plain(c: str) -> str:
    """One space for all kinds of it, and the digits of all scripts as 0 to 9."""
    return " " if c.isspace() else str(int(c)) if c.isdecimal() else c
