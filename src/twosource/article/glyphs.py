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

_KNOWN, SPACE, UPPER, LOWER, DIGIT, LETTER, WIDE = (1 << n for n in range(7))
"""What a character is, as bits. A letter is what ``[^\\W\\d_]`` matches, a wide one stands for half a word or more."""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
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

        return np.bincount(self.line[flags], minlength=len(self.sizes))

    def are(self, kind: int) -> Flags:
        """A flag for every character that is of this kind, or of one of these."""
        flags: Flags = (self.kinds & kind) != 0
        return flags

    def one_of(self, characters: str) -> Flags:
        """A flag for every one of ``characters``."""
        return among(self.points, characters)

    def found(self, pattern: re.Pattern[str]) -> Numbers:
        """How often ``pattern``, which matches no line end, is found in each line."""
        import numpy as np

        at = [m.start() for m in pattern.finditer(self.content)]
        return np.bincount(self.line[at], minlength=len(self.sizes)) if at else np.zeros(len(self.sizes), dtype=np.intp)

    def words(self) -> Numbers:
        """The words of each line: letters and digits, joined by hyphens, apostrophes and full stops. In a script without
        spaces two characters count as one.
        """
        import numpy as np

        inside = self.are(LETTER | DIGIT)
        begins = inside.copy()
        begins[1:] &= ~inside[:-1]
        begins[2:] &= ~(self.one_of("-'’.")[1:-1] & inside[:-2])
        words = self.count(begins)
        if self.content.isascii():
            return words
        wide = self.count(self.are(WIDE))
        return np.where(wide * 3 > self.sizes, np.rint(wide / 2).astype(np.intp), words)


def keys_of(lines: Sequence[str]) -> list[str]:
    """Of each line its letters and digits in lower case."""
    points = points_of("\n".join(lines).lower())
    kept = (kinds_of(points) & (LETTER | DIGIT) != 0) | (points == _LINE_END)
    text: str = points[kept].tobytes().decode("utf-32-le", "surrogatepass")
    return text.split("\n")


_LINE_END = 10


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


def kinds_of(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The bits of each. Characters are looked up once a process."""
    import numpy as np

    table = _table()
    kinds = table[points]
    unknown = kinds == 0
    if unknown.any():
        for point in np.unique(points[unknown]).tolist():
            table[point] = _kind(chr(point))
        kinds = table[points]
    return kinds


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint8]:
    import numpy as np

    return np.zeros(_POINTS, dtype=np.uint8)


def _kind(c: str) -> int:
    letter = c.isalnum() and not c.isdecimal()
    traits = (
        (SPACE, c.isspace()), (UPPER, c.isupper()), (LOWER, c.islower()), (DIGIT, c.isdecimal()), (LETTER, letter),
        (WIDE, _WIDE.match(c) is not None),
    )  # fmt: skip
    return _KNOWN + sum(bit for bit, true in traits if true)
