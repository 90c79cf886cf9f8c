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

(
    _KNOWN, SPACE, UPPER, LOWER, DIGIT, LETTER, WIDE, LOW, JOIN, MARK, STOP, SIGN, QUOTE, FULL, COLON, ASK, COMMA, OPENING,
    SMALL,
) = (1 << n for n in range(19))  # fmt: skip
"""What a character is, as bits. A letter is what ``[^\\W\\d_]`` matches, a wide one stands for half a word or more, and LOW
to SMALL are those of _SETS.
"""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SETS = {
    LOW: "_", JOIN: "-'’.", MARK: ",.，、", STOP: ".!?。！？", SIGN: "©|•·►»›@→", QUOTE: '"“”„«»「」', FULL: ".。", COLON: ":：",
    ASK: "?？", COMMA: ",;", OPENING: "\"“„«‘「'", SMALL: "abcdefghijklmnopqrstuvwxyz",
}  # fmt: skip
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

        counts: Numbers = np.bincount(self.line[flags.nonzero()[0]], minlength=len(self.sizes))
        return counts

    def are(self, kind: int) -> Flags:
        """A flag for every character that is of this kind, or of one of these."""
        flags: Flags = (self.kinds & kind) != 0
        return flags

    def found(self, pattern: re.Pattern[str]) -> Numbers:
        """How often ``pattern``, which matches no line end, is found in each line."""
        return self.lines_of([m.start() for m in pattern.finditer(self.content)])

    def found_at(self, pattern: re.Pattern[str], at: Numbers) -> Numbers:
        """At how many of the characters ``at`` of each line ``pattern`` matches."""
        match, content = pattern.match, self.content
        return self.lines_of([n for n in at.tolist() if match(content, n)])

    def lines_of(self, at: Sequence[int] | Numbers) -> Numbers:
        """How many of the characters ``at`` stand in each line."""
        import numpy as np

        size = len(self.sizes)
        return np.bincount(self.line[at], minlength=size) if len(at) else np.zeros(size, dtype=np.intp)

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


class Small:
    """The lines of ``glyphs`` in small letters."""

    def __init__(self, glyphs: Glyphs) -> None:
        content = glyphs.content.lower()
        self._points = points_of(content)
        self._kinds = glyphs.kinds if len(content) == len(glyphs.content) else kinds_of(self._points)
        self._ends: Flags = self._points == _LINE_END

    def keys(self) -> list[str]:
        """Of each line its letters and digits."""
        kept = ((self._kinds & (LETTER | DIGIT)) != 0) | self._ends
        return _text(self._points[kept]).split("\n")[:-1]

    def words(self) -> tuple[tuple[str, ...], Numbers]:
        """The runs of letters and the runs of two digits or more, which are what WORDS finds, of all lines in order; and how
        many each line has.
        """
        import numpy as np

        letters, digits = (self._kinds & LETTER) != 0, (self._kinds & DIGIT) != 0
        beside = np.zeros(len(digits), dtype=bool)
        beside[1:] |= digits[:-1]
        beside[:-1] |= digits[1:]
        digits &= beside
        kept = letters | digits
        spaced = np.where(kept | self._ends, self._points, np.uint32(_SPACE))
        begins = kept.copy()
        begins[1:] &= ~kept[:-1]
        touching = (letters[1:] & digits[:-1]) | (digits[1:] & letters[:-1])
        if touching.any():
            at = np.flatnonzero(touching) + 1
            spaced = np.insert(spaced, at, _SPACE)
            begins[at] = True
        ends = np.cumsum(begins)[self._ends]
        return tuple(_text(spaced).split()), np.diff(ends, prepend=0)


WORDS = re.compile(r"[^\W\d_]+|\d{2,}")
_LINE_END, _SPACE = 10, 32


def _text(points: NDArray[np.uint32]) -> str:
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def points_of(text: str) -> NDArray[np.uint32]:
    """The code points of ``text``."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def kinds_of(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
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
def _table() -> NDArray[np.uint32]:
    import numpy as np

    return np.zeros(_POINTS, dtype=np.uint32)


def _kind(c: str) -> int:
    letter = c.isalnum() and not c.isdecimal()
    traits = (
        (SPACE, c.isspace()), (UPPER, c.isupper()), (LOWER, c.islower()), (DIGIT, c.isdecimal()), (LETTER, letter),
        (WIDE, _WIDE.match(c) is not None), *((bit, c in members) for bit, members in _SETS.items()),
    )  # fmt: skip
    return _KNOWN + sum(bit for bit, true in traits if true)
