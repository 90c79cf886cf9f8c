"""The characters of all lines of a page as numbers, so that they are counted at once and not line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_KNOWN, SPACE, UPPER, LOWER, DIGIT, LETTER, WIDE, LOW, JOIN, MARK, STOP, SIGN, QUOTE = (1 << n for n in range(13))
"""What a character is, as bits. A letter is what ``[^\\W\\d_]`` matches, a wide one stands for half a word or more, and LOW
to QUOTE are those of _SETS.
"""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SETS = {LOW: "_", JOIN: "-'’.", MARK: ",.，、", STOP: ".!?。！？", SIGN: "©|•·►»›@→", QUOTE: '"“”„«»「」'}
_POINTS = 0x110000


class Glyphs:
    """``lines`` behind each other, each with a line end behind it. ``points`` are their code points, ``kinds`` the bits
    of each, ``line`` the index of the line it stands in, ``starts`` and ``sizes`` those of the lines without their ends.
    No line may hold a line end.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        import numpy as np

        self.content = "\n".join([*lines, ""])
        self.points = points_of(self.content)
        self.kinds = kinds_of(self.points)
        self.sizes: Numbers = np.fromiter(map(len, lines), dtype=np.intp, count=len(lines))
        self.starts: Numbers = np.cumsum(self.sizes + 1) - self.sizes - 1
        self.line: Numbers = np.repeat(np.arange(len(lines)), self.sizes + 1)

    def count(self, flags: Flags) -> Numbers:
        """How many characters of each line are flagged."""
        import numpy as np

        counts: Numbers = np.add.reduceat(flags, self.starts, dtype=np.intp)
        return counts

    def are(self, kind: int) -> Flags:
        """A flag for every character that is of this kind, or of one of these."""
        flags: Flags = (self.kinds & kind) != 0
        return flags

    def found(self, pattern: re.Pattern[str]) -> Numbers:
        """How often ``pattern``, which matches no line end, is found in each line."""
        return self._lines_of([m.start() for m in pattern.finditer(self.content)])

    def found_at(self, pattern: re.Pattern[str], flags: Flags) -> Numbers:
        """At how many of the flagged characters of each line ``pattern`` matches."""
        import numpy as np

        match, content = pattern.match, self.content
        return self._lines_of([at for at in np.flatnonzero(flags).tolist() if match(content, at)])

    def _lines_of(self, at: Sequence[int]) -> Numbers:
        import numpy as np

        size = len(self.sizes)
        return np.bincount(self.line[at], minlength=size) if at else np.zeros(size, dtype=np.intp)

    def words(self) -> Numbers:
        """The words of each line: letters and digits, joined by hyphens, apostrophes and full stops. In a script without
        spaces two characters count as one.
        """
        import numpy as np

        inside = self.are(LETTER | DIGIT)
        begins = inside.copy()
        begins[1:] &= ~inside[:-1]
        begins[2:] &= ~(self.are(JOIN)[1:-1] & inside[:-2])
        words = self.count(begins)
        if self.content.isascii():
            return words
        wide = self.count(self.are(WIDE))
        return np.where(wide * 3 > self.sizes, np.rint(wide / 2).astype(np.intp), words)


def glyphs_of(lines: tuple[str, ...]) -> Glyphs:
    """The glyphs of ``lines``, which for one page are asked for twice; those of a very long one are not kept so long."""
    return _last(lines) if sum(map(len, lines)) <= _KEPT else Glyphs(lines)


_last = lru_cache(maxsize=1)(Glyphs)
_KEPT = 500_000
"""Characters of the longest page that is kept: its numbers take fourteen bytes each."""


class Small:
    """``lines`` in small letters. No line may hold a line end."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._content = "\n".join(lines).lower()
        self._points = points_of(self._content)
        self._kinds = kinds_of(self._points)

    def keys(self) -> list[str]:
        """Of each line its letters and digits."""
        kept = ((self._kinds & (LETTER | DIGIT)) != 0) | (self._points == _LINE_END)
        return _text(self._points[kept]).split("\n")

    def words(self) -> list[tuple[str, ...]]:
        """Of each line its runs of letters and its runs of two digits or more: what WORDS finds."""
        import numpy as np

        digits, letters = (self._kinds & DIGIT) != 0, (self._kinds & LETTER) != 0
        ends = self._points == _LINE_END
        beside = np.zeros(len(digits), dtype=bool)
        beside[1:] |= digits[:-1]
        beside[:-1] |= digits[1:]
        spaced = np.where(letters | (digits & beside) | ends, self._points, np.uint32(_SPACE))
        found = [tuple(line.split()) for line in _text(spaced).split("\n")]
        mixed = np.flatnonzero(letters & beside)
        if len(mixed):  # digits that touch letters: few lines have any
            lines = self._content.split("\n")
            for n in np.unique(np.searchsorted(np.flatnonzero(ends), mixed)).tolist():
                found[n] = tuple(WORDS.findall(lines[n]))
        return found


WORDS = re.compile(r"[^\W\d_]+|\d{2,}")
_LINE_END, _SPACE = 10, 32


def _text(points: NDArray[np.uint32]) -> str:
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def among(points: NDArray[np.uint32], characters: str) -> Flags:
    """A flag for each of ``points`` that is one of ``characters``."""
    import numpy as np

    flags: Flags = np.zeros(len(points), dtype=bool)
    for c in characters:
        flags |= points == ord(c)
    return flags


def points_of(text: str) -> NDArray[np.uint32]:
    """The code points of ``text``."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def kinds_of(points: NDArray[np.uint32]) -> NDArray[np.uint16]:
    """The bits of each. Characters are looked up once a process."""
    import numpy as np

    table = _table()
    kinds = table.take(points)
    if not kinds.all():
        for point in np.unique(points[kinds == 0]).tolist():
            table[point] = _kind(chr(point))
        kinds = table.take(points)
    return kinds


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint16]:
    import numpy as np

    return np.zeros(_POINTS, dtype=np.uint16)


def _kind(c: str) -> int:
    letter = c.isalnum() and not c.isdecimal()
    traits = (
        (SPACE, c.isspace()), (UPPER, c.isupper()), (LOWER, c.islower()), (DIGIT, c.isdecimal()), (LETTER, letter),
        (WIDE, _WIDE.match(c) is not None), *((bit, c in members) for bit, members in _SETS.items()),
    )  # fmt: skip
    return _KNOWN + sum(bit for bit, true in traits if true)
