"""What the words of a page count as: each looked up once a process, and told for all lines at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

from twosource.article.agencies import MEDIUM_WORDS, SUPPLIER_WORDS
from twosource.article.calls import CALL_OF
from twosource.article.date_words import may_date

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEM, _LONG = 6, 4
_KNOWN, _LONGEST = 100_000, 40
"""Words that are remembered, and characters of the longest of them."""
DATES, SUPPLIES, NAMES, SIGNS, RIGHTS, PICTURES = (1 << n for n in range(6))
"""Of the number of a word the bits that tell whether it may stand in a line with a day alone, begins the name of a supplier,
begins that of a supplier or a medium, or holds one of the parts below.
"""
PARTS: dict[int, tuple[str, ...]] = {
    SIGNS: (
        "contributed", "wire", "agenc", "via", "photo", "image", "pic", "foto", "bild", "credit", "ảnh", "фото", "screenshot",
        "file", "reserved", "vorbehalten", "réservés", "reservados", "riservati", "защищены", "broadcast", "viewed", "optimised",
        "optimized", "commercial", "newsletter", "categor", "kategorie", "tags", "рубрик",
    ),
    RIGHTS: (
        "reserved", "vorbehalten", "réservés", "reservados", "riservati", "защищены", "broadcast", "viewed", "optimised",
        "optimized", "commercial",
    ),
    PICTURES: ("photo", "image", "pic", "foto", "bild", "credit", "ảnh", "фото"),
}  # fmt: skip
"""What stands in every line that certain patterns hold for: of furniture that does not tell how it begins (patterns.py), of
rights among that, and of the credits of pictures (pictures.py).
"""
_PART = re.compile("|".join(PARTS[SIGNS]))
_CALL, _STEMS = 6, 10
"""Where the four bits begin that tell its group of calls, from 1, and where those that tell its stem, from 1."""
_NAMES = SUPPLIER_WORDS | MEDIUM_WORDS
_LISTED = {
    word: ((CALL_OF.get(word, -1) + 1) << _CALL) | SUPPLIES * (word in SUPPLIER_WORDS) | NAMES * (word in _NAMES)
    for word in (*CALL_OF, *_NAMES)
}


class _Vocabulary(dict[str, int]):
    """Word -> what it counts as, as one number. A word that is new costs two microseconds, a known one a twentieth."""

    def __init__(self) -> None:
        super().__init__()
        self._stems: dict[str, int] = {}
        self._next = count(1)

    def __missing__(self, word: str) -> int:
        found = (self._stem(word) << _STEMS) | _LISTED.get(word, 0) | DATES * may_date(word)
        if _PART.search(word) is not None:
            found |= sum(flag for flag, parts in PARTS.items() if any(map(word.__contains__, parts)))
        if len(word) <= _LONGEST:
            self[word] = found
        return found

    def _stem(self, word: str) -> int:
        """The number of its first letters, so that endings count for less; 0 for a word that says little."""
        if len(word) < _LONG and ("9" < word[0] < "\u0e00" or not _tells(word)):
            return 0
        stem = word[:_STEM]
        return self._stems.get(stem) or self._stems.setdefault(stem, next(self._next))


def _tells(word: str) -> bool:
    """A number, or a short word in a script without spaces."""
    return len(word) > 1 and (word[0] <= "9" or "\u0e00" <= word[0] <= "\u0e7f" or word[0] >= "\u3040")


_current = [_Vocabulary()]


def _vocabulary() -> _Vocabulary:
    """The one of this process, or a new one where it is full: stems keep their numbers within a page."""
    known = _current[0]
    if len(known) >= _KNOWN:
        known = _current[0] = _Vocabulary()
    return known


class Words:
    """The words of the lines of a page. ``line`` has for each the line that it stands in, ``stem`` the number of its first
    letters, 0 for one that says little, ``call`` its group of calls, -1 for none; ``sizes`` are those of the lines.
    """

    def __init__(self, words: Sequence[str], sizes: NDArray[np.intp]) -> None:
        """``words``: of all lines in order, in small letters; ``sizes``: how many each has."""
        import numpy as np

        self._known = _vocabulary()
        codes = np.fromiter(map(self._known.__getitem__, words), dtype=np.int64, count=len(words))
        self.sizes = sizes
        self.line: NDArray[np.intp] = np.repeat(np.arange(len(sizes)), sizes)
        self.stem: NDArray[np.int64] = codes >> _STEMS
        self.call: NDArray[np.int64] = (codes >> _CALL & 15) - 1
        self._codes = codes

    @classmethod
    def of(cls, lines: Sequence[Sequence[str]]) -> Words:
        """Of the words of each line, in small letters."""
        import numpy as np

        return cls(list(chain.from_iterable(lines)), np.fromiter(map(len, lines), dtype=np.intp, count=len(lines)))

    def stems_of(self, words: Sequence[str]) -> frozenset[int]:
        """The numbers of the first letters of other words, those aside that say little."""
        return frozenset(self._known[word] >> _STEMS for word in words) - {0}

    def holding(self, flag: int) -> list[bool]:
        """Of each line whether one of its words has the flag."""
        return self._some((self._codes & flag) != 0)

    def opening(self, flag: int) -> list[bool]:
        """Of each line whether its first word has the flag, or its second: "the" may stand before a name."""
        import numpy as np

        at = np.arange(len(self.line)) - (np.cumsum(self.sizes) - self.sizes)[self.line]
        return self._some(((self._codes & flag) != 0) & (at <= 1))

    def undated(self) -> list[bool]:
        """Of each line whether it has a word that never stands beside a day alone on its line."""
        return self._some((self._codes & DATES) == 0)

    def _some(self, flags: NDArray[np.bool_]) -> list[bool]:
        import numpy as np

        found: list[bool] = (np.bincount(self.line[flags], minlength=len(self.sizes)) > 0).tolist()
        return found
