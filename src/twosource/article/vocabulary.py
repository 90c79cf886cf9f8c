"""What the words of a page count as: each looked up once a process, and told for all lines at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, count
from threading import Lock
from typing import TYPE_CHECKING

from twosource.article.agencies import MEDIUM_WORDS, SUPPLIER_WORDS
from twosource.article.calls import CALL_OF
from twosource.article.date_words import may_date
from twosource.article.language import PLACES, place_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEM, _LONG = 6, 4
_KNOWN, _LONGEST = 100_000, 40
"""Words that are remembered, and characters of the longest of them."""
UNDATED, SUPPLIES, NAMES, SIGNS, RIGHTS, PICTURES, RELAYS = (1 << n for n in range(7))
"""Of the number of a word the bits that tell whether it never stands beside a day alone on its line, begins the name of a
supplier, begins that of a supplier or a medium, or holds one of the parts below.
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
    RELAYS: ("report", "ccording", "note", "write", "wrote", "reveal"),
}  # fmt: skip
"""What stands in every line that certain patterns hold for: of furniture that does not tell how it begins (patterns.py), of
rights among that, of the credits of pictures (pictures.py), and of media that are named inside the report (relaying.py).
"""
_PART = re.compile("|".join((*PARTS[SIGNS], *PARTS[RELAYS])))
_CALL, _PLACE, _STEMS = 7, 11, 21
"""Where the four bits begin that tell its group of calls, from 1, the ten that tell its place among those of language.py, and
those that tell its stem, from 1.
"""
_FLAGS, _CALLS = (1 << _CALL) - 1, (1 << _PLACE) - (1 << _CALL)
_NAMES = SUPPLIER_WORDS | MEDIUM_WORDS
_LISTED = {
    word: ((CALL_OF.get(word, -1) + 1) << _CALL) | SUPPLIES * (word in SUPPLIER_WORDS) | NAMES * (word in _NAMES)
    for word in (*CALL_OF, *_NAMES)
}
_SLOTS, _EMPTY = 1 << 18, -1
"""Places for the hashes and the numbers of words, 4 MB, and what stands in a free one: no text has that hash. On a thousand pages one word in
25 finds its place taken; with half as many one in 13."""


class _Vocabulary(dict[str, int]):
    """Word -> what it counts as, as one number. Safe to share between threads."""

    def __init__(self) -> None:
        import numpy as np

        super().__init__()
        self._stems: dict[str, int] = {}
        self._next = count(1)
        self._filling = Lock()
        self._slots = np.full((_SLOTS, 2), _EMPTY, dtype=np.int64)

    def numbers(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The numbers of ``words``: of nearly all by their hash, all at once, which costs half of looking each up. A
        word that is new, or whose slot another word has for good, is looked up by itself.
        """
        import numpy as np

        hashes = np.fromiter(map(hash, words), dtype=np.int64, count=len(words))
        slots = hashes & (_SLOTS - 1)
        held = self._slots.take(slots, axis=0)
        found: NDArray[np.int64] = held[:, 1].copy()
        strange = ((held[:, 0] != hashes) | (found == _EMPTY)).nonzero()[0]
        if len(strange):
            found[strange] = [self[words[n]] for n in strange.tolist()]
            self._fill(slots[strange], hashes[strange], found[strange])
        return found

    def _fill(self, slots: NDArray[np.int64], hashes: NDArray[np.int64], numbers: NDArray[np.int64]) -> None:
        """Gives free slots to words; a slot that has one keeps it."""
        with self._filling:
            free = self._slots[slots, 0] == _EMPTY
            self._slots[slots[free], 1] = numbers[free]
            self._slots[slots[free], 0] = hashes[free]  # last: with this it is the word's for other threads

    def __missing__(self, word: str) -> int:
        found = (self._stem(word) << _STEMS) | (place_of(word) << _PLACE) | _LISTED.get(word, 0)
        found |= UNDATED * (not may_date(word))
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


_current: list[_Vocabulary] = []


def _vocabulary() -> _Vocabulary:
    """The one of this process, or a new one where it is full: stems keep their numbers within a page."""
    if not _current or len(_current[0]) >= _KNOWN:
        _current[:] = [_Vocabulary()]
    return _current[0]


class Words:
    """The words of the lines of a page. ``line`` has for each the line that it stands in, ``stem`` the number of its first
    letters, 0 for one that says little; ``sizes`` and ``starts`` are those of the lines.
    """

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        """``lines``: the words of each, in small letters."""
        import numpy as np

        self._known = _vocabulary()
        self.sizes: NDArray[np.intp] = np.fromiter(map(len, lines), dtype=np.intp, count=len(lines))
        ends = self.sizes.cumsum()
        self.starts: NDArray[np.intp] = ends - self.sizes
        self._codes = self._known.numbers(list(chain.from_iterable(lines)))
        self.line: NDArray[np.intp] = np.arange(len(lines)).repeat(self.sizes)
        self.stem: NDArray[np.int64] = self._codes >> _STEMS

    def stems_of(self, words: Sequence[str]) -> frozenset[int]:
        """The numbers of the first letters of other words, those aside that say little."""
        return frozenset(self._known[word] >> _STEMS for word in words) - {0}

    def calling(self) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """Which words speak to the reader or of the page, and the group of calls.py that each falls in."""
        at = ((self._codes & _CALLS) != 0).nonzero()[0]
        return at, (self._codes[at] >> _CALL & 15) - 1

    def tally(self, lines: Sequence[int]) -> NDArray[np.intp]:
        """How many words of these lines have each of the places of language.py."""
        import numpy as np

        own = np.zeros(len(self.sizes), dtype=bool)
        own[lines] = True
        codes = self._codes[own[self.line]]
        return np.bincount(codes >> _PLACE & (1 << _STEMS - _PLACE) - 1, minlength=PLACES)

    @cached_property
    def told(self) -> list[int]:
        """Of each line the flags that one of its words has at least."""
        import numpy as np

        if not len(self._codes):
            return [0] * len(self.sizes)
        codes = np.concatenate((self._codes, (0,)))  # an empty line at the end has a place to start
        held = np.bitwise_or.reduceat(codes, self.starts) & _FLAGS
        held[self.sizes == 0] = 0
        found: list[int] = held.tolist()
        return found

    @cached_property
    def opened(self) -> list[int]:
        """Of each line the flags that its first word has, or its second: "the" may stand before a name."""
        import numpy as np

        codes = np.concatenate((self._codes, (0, 0)))
        first = np.where(self.sizes > 0, codes[self.starts], 0)
        second = np.where(self.sizes > 1, codes[self.starts + 1], 0)
        found: list[int] = ((first | second) & _FLAGS).tolist()
        return found
