"""How the lines begin that a list of phrases holds for: most lines begin otherwise and need no closer look.

The rules for notices and for furniture are long lists of phrases in many languages. Nearly no line of a page is one of
them, and its first letters tell that in one look-up, where trying every pattern costs more than all else about a line.
"""

from __future__ import annotations

from functools import lru_cache

_SIZE = 4
"""Characters of an opening: with more, few more lines are refused."""
_MARKS = " \t\u00a0([*_•·†‡⦁—–-"
"""Brackets and marks that may stand before the words of any line."""


class Openings:
    """First letters, behind brackets and marks, of the lines that something may hold for."""

    def __init__(self, starts: str) -> None:
        """``starts``: in small letters, spaces between them and "_" for a space inside one; each of four characters, or
        of fewer where the next ones may be any.
        """
        self._starts = frozenset(start.replace("_", " ") for start in starts.split())

    def may_begin(self, line: str) -> bool:
        """False where ``line`` begins with none of them."""
        return self.hold(start_of(line))

    def hold(self, start: str) -> bool:
        """The same for what ``start_of`` gives, which is looked for in several of these."""
        starts = self._starts
        return start in starts or start[:3] in starts or start[:2] in starts or start[:1] in starts


def start_of(line: str) -> str:
    """The first letters of ``line`` as openings are told by them."""
    return _start(line.lstrip(_MARKS)[:_SIZE])


@lru_cache(maxsize=16_384)
def _start(letters: str) -> str:
    start = letters.lower()[:_SIZE]
    return start if start.isascii() and start.isprintable() else "".join(map(_plain, start))


def _plain(c: str) -> str:
    """One space for all kinds of it, and the digits of all scripts as 0 to 9."""
    return " " if c.isspace() else str(int(c)) if c.isdecimal() else c
