"""The characters of all lines of a page as numbers, so that they are counted at once and not line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.intp]
    Kinds = NDArray[np.uint32]
    Flags = NDArray[np.bool_]

(
    _KNOWN, SPACE, UPPER, LOWER, DIGIT, LETTER, WIDE, LOW, JOIN, MARK, STOP, SIGN, QUOTE, FULL, COLON, ASK, COMMA, OPENING,
    SMALL, CLOSING, CLOCK, TITLE, PAIRED,
) = (1 << n for n in range(23))  # fmt: skip
"""What a character is, as bits. A letter is what ``[^\\W\\d_]`` matches, a wide one stands for half a word or more, TITLE are
capitals joined to a small letter, PAIRED those of scripts in which titles.py takes two characters for a word, and LOW to CLOCK are those of _SETS.
"""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_PAIRED = re.compile(r"[\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SETS = {
    LOW: "_", JOIN: "-'’.", MARK: ",.，、", STOP: ".!?。！？", SIGN: "©|•·►»›@→", QUOTE: '"“”„«»「」', FULL: ".。", COLON: ":：",
    ASK: "?？", COMMA: ",;", OPENING: "\"“„«‘「'", SMALL: "abcdefghijklmnopqrstuvwxyz",
    CLOSING: "\"”’»)", CLOCK: ".:h",
}  # fmt: skip
_POINTS = 0x110000


class Glyphs:
    """``lines`` behind each other, each with a line end behind it. ``points`` are their code points, ``kinds`` the bits
    of each, ``starts`` and ``sizes`` those of the lines without their ends. ``gaps`` is where neither a letter nor a digit
    stands: spaces, signs and line ends; ``between`` are their kinds, and ``filled`` tells which have a letter or a digit
    right before them. No line may hold a line end.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        import numpy as np

        self.content = "\n".join([*lines, ""])
        self.points = points_of(self.content)
        self.kinds = kinds_of(self.points)
        self.sizes: Numbers = np.fromiter(map(len, lines), dtype=np.intp, count=len(lines))
        self.starts: Numbers = (self.sizes + 1).cumsum() - self.sizes - 1
        self.gaps: Numbers = ((self.kinds & (LETTER | DIGIT)) == 0).nonzero()[0]
        self.between = self.kinds[self.gaps]
        self.filled: Flags = np.empty(len(self.gaps), dtype=bool)
        self.filled[:1] = self.gaps[:1] > 0
        np.greater(self.gaps[1:] - self.gaps[:-1], 1, out=self.filled[1:])

    @cached_property
    def held(self) -> Kinds:
        """The bits that characters of each line have, its end among them."""
        import numpy as np

        return np.bitwise_or.reduceat(self.kinds, self.starts) if len(self.sizes) else self.kinds

    @cached_property
    def numbers(self) -> tuple[Numbers, Numbers]:
        """Where the runs of digits begin, and how long they are."""
        import numpy as np

        digits = _where(self.kinds, DIGIT)
        begins = np.ones(len(digits) + 1, dtype=bool)
        np.not_equal(digits[1:], digits[:-1] + 1, out=begins[1:-1])
        edges = begins.nonzero()[0]
        return digits[edges[:-1]], edges[1:] - edges[:-1]

    def matched(self, pattern: re.Pattern[str], at: Numbers) -> Numbers:
        """At which of the characters ``at`` ``pattern`` matches."""
        import numpy as np

        match, content = pattern.match, self.content
        return np.array([n for n in at.tolist() if match(content, n)], dtype=np.intp)

    def counts(self, *places: Numbers) -> Numbers:
        """Of each of ``places`` how many of these characters stand in each line: a row each, a column a line."""
        import numpy as np

        size = len(self.sizes)
        line = self.starts.searchsorted(np.concatenate(places), side="right") - 1
        rows = np.arange(0, len(places) * size, size).repeat(list(map(len, places)))
        return np.bincount(line + rows, minlength=len(places) * size).reshape(len(places), size)

    def sums(self, flags: Flags) -> Numbers:
        """How many of the gaps of each line are flagged, for each row of ``flags``."""
        import numpy as np

        found: Numbers = np.add.reduceat(flags, self._first, axis=-1, dtype=np.intp)
        return found

    @cached_property
    def _first(self) -> Numbers:
        """Of each line its first gap: no line has none, since it has an end."""
        return self.gaps.searchsorted(self.starts)

    @cached_property
    def words(self) -> Numbers:
        """The words of each line: letters and digits, joined by hyphens, apostrophes and full stops. In a script without
        spaces two characters count as one.
        """
        import numpy as np

        if not len(self.sizes):
            return self.sizes
        ends = self.filled.copy()  # a word, or a part of one, ends there
        ends[1:] &= ~(((self.between[:-1] & JOIN) != 0) & self.filled[:-1])
        words = self.sums(ends)
        if not np.bitwise_or.reduce(self.held) & WIDE:
            return words
        wide = self.counts(_where(self.kinds, WIDE))[0]
        return np.where(wide * 3 > self.sizes, np.rint(wide / 2).astype(np.intp), words)


class Small:
    """The lines of ``glyphs`` in small letters."""

    def __init__(self, glyphs: Glyphs) -> None:
        unlike = any(c in glyphs.content for c in _UNLIKE)
        self._glyphs = Glyphs(glyphs.content.lower().split("\n")[:-1]) if unlike else glyphs
        self._points = _tables()[1].take(self._glyphs.points)

    def keys(self) -> list[str]:
        """Of each line its letters and digits."""
        return _text(self._points[self._points != _SPACE]).split("\n")[:-1]

    def words(self) -> list[tuple[str, ...]]:
        """Of each line its runs of letters and its runs of two digits or more, which are what WORDS finds."""
        import numpy as np

        points, kinds = self._points, self._glyphs.kinds
        starts, sizes = self._glyphs.numbers
        if len(starts):
            alone, ends = sizes == 1, starts + sizes
            behind, before = ((kinds[at] & LETTER) != 0 for at in (starts - 1, ends))  # behind the last line is its end
            points = points.copy()
            points[starts[alone]] = _SPACE
            touched = np.concatenate((starts[behind & ~alone], ends[before & ~alone]))
            if len(touched):
                points = np.insert(points, touched, _SPACE)
        return [tuple(line.split()) for line in _text(points).split("\n")[:-1]]


WORDS = re.compile(r"[^\W\d_]+|\d{2,}")
_LINE_END, _SPACE = 10, 32
_ONE_BYTE = 256
_UNLIKE = "İΣ"
"""Letters whose small form is two characters, or hangs on those around."""


def _where(kinds: Kinds, kind: int) -> Numbers:
    """Where something of this kind, or of one of these, stands."""
    found: Numbers = ((kinds & kind) != 0).nonzero()[0]
    return found


def _text(points: Kinds) -> str:
    if points.max(initial=0) < _ONE_BYTE:
        return points.astype("u1").tobytes().decode("latin-1")  # a third of the time
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def points_of(text: str) -> Numbers:
    """The code points of ``text``."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.intp)


def kinds_of(points: Numbers) -> Kinds:
    """The bits of each. Characters are looked up once a process."""
    import numpy as np

    kinds, small = _tables()
    found = kinds.take(points)
    if not found.all():
        for point in np.unique(points[found == 0]).tolist():
            c = chr(point)
            small[point] = ord(c.lower()[0]) if c.isalnum() else _LINE_END if c == "\n" else _SPACE
            kinds[point] = _kind(c)  # last: with this it is known to other threads
        found = kinds.take(points)
    return found


@lru_cache(maxsize=1)
def _tables() -> tuple[Kinds, Kinds]:
    """Of each code point that was met its kinds, and its small form where it is a letter or a digit, else a space; line
    ends stay.
    """
    import numpy as np

    return np.zeros(_POINTS, dtype=np.uint32), np.zeros(_POINTS, dtype=np.uint32)


def _kind(c: str) -> int:
    letter = c.isalnum() and not c.isdecimal()
    traits = (
        (SPACE, c.isspace()), (UPPER, c.isupper()), (LOWER, c.islower()), (DIGIT, c.isdecimal()), (LETTER, letter),
        (WIDE, _WIDE.match(c) is not None), (TITLE, c.istitle() and not c.isupper()),
        (PAIRED, _PAIRED.match(c) is not None),
        *((bit, c in members) for bit, members in _SETS.items()),
    )  # fmt: skip
    return _KNOWN + sum(bit for bit, true in traits if true)
