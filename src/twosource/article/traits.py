"""Lines -> numbers that a model can weigh: shape, words, neighbours, place on the page.

Nothing here knows a language or a site. ``Traits.table`` gives a row a line; the order of the columns is that of NAMES,
and a forest trained on other columns is refused (judging.py).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args

from twosource.article.calls import CALL_OF, CALLS
from twosource.article.columns import windows
from twosource.article.glyphs import (
    DIGIT,
    LETTER,
    LOW,
    LOWER,
    MARK,
    QUOTE,
    SIGN,
    SPACE,
    STOP,
    UPPER,
    WORDS,
    among,
    glyphs_of,
)
from twosource.article.lines import Seen
from twosource.article.terms import Terms
from twosource.records import Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_INNER_STOP = re.compile(r"[.!?。！？][\"”’»)]?[^\S\n]+[\"“„«(]?[^\W\d_a-zß-ÿ]|[。！？]")
_ADDRESS = re.compile(r"https?:|www\.")
_CLOCK = re.compile(r"\d\d?[:.h]\d\d\b")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_OPENING = 40
"""Words of a line that may call: what a line is shows at its start."""
_TOLD: tuple[Role, ...] = (
    "byline", "source-credit", "date", "photo-credit", "caption", "related-link", "notice", "navigation", "tags",
    "boilerplate", "dateline", "translation-notice",
)  # fmt: skip
SHAPE = (
    "words", "length", "ends", "stop", "colon-end", "question", "comma-end", "small-start", "quote-start", "capitals", "digits",
    "marks", "stops-inside", "bullet", "shouted", "repeats", "copies", "short-words", "quotes", "colon-early", "signs", "clock",
    "year", "gap-above", "gap-below", "wrapped", "in-title", "in-prose", "prose", *(f"told-{role}" for role in _TOLD), "told",
    *(f"call-{name}" for name in CALLS), "calls",
)  # fmt: skip
_NEAR = ("words", "ends", "prose", "told", "shouted", "bullet", "in-prose", "colon-end", "gap-above", "calls")
"""Of the shape, what is also given for the lines around."""
_STEPS = (-3, -2, -1, 1, 2, 3)
WHERE = (
    "from-top", "from-bottom", "lines", "share-above", "words-above", "words-below", "around-5", "around-12", "prose-5", "prose-12",
    "to-prose-above", "to-prose-below", "first-prose", "last-prose", "page-words", "page-prose", "to-title", "told-5", "short-run",
)  # fmt: skip
NAMES = (*SHAPE, *(f"{name}{step:+d}" for step in _STEPS for name in _NEAR), *WHERE)


class Traits:
    """The traits of the lines of a page. What a line tells by itself is read once, its company for any end of the page."""

    def __init__(self, lines: Sequence[Seen], shown: Sequence[Role | None], known_title: str) -> None:
        import numpy as np

        self._lines = lines
        self._title = _title_at(lines, known_title)
        small = [line.small if len(line.text) <= _FAR else WORDS.findall(line.text[:_FAR].lower()) for line in lines]
        self._terms = Terms(small)
        self._copies: list[str] = [line.key for line in lines]
        self._shape = np.zeros((len(lines), len(SHAPE)), dtype=np.float32)
        self._put(_words(lines))
        self._shape[:, _OWN] = [
            (line.ends, line.bullet, line.prose, line.wrapped, line.text.isupper(), line.earlier is not None)
            for line in lines
        ]
        self._put({"in-title": self._terms.among(WORDS.findall(known_title.lower())), "gap-above": _gaps(lines)})
        self._shape[:, _ROLES] = _role_rows()[[_ROLE_AT.get(role, _NO_ROLE) for role in shown]]
        self._shape[:, _CALLS] = _calls(small)

    def table(self, end: int | None = None) -> NDArray[np.float32]:
        """One row for each of the lines before ``end``, as NAMES tells; what stands below counts for none of them. Linear
        in the size of the page.
        """
        import numpy as np

        count = len(self._lines) if end is None else end
        rows = np.empty((count, len(NAMES)), dtype=np.float32)
        shape = rows[:, : len(SHAPE)]
        shape[:] = self._shape[:count]
        copies = Counter(self._copies[:count])
        shape[:, _AT["copies"]] = [min(copies[key], _BEYOND) for key in self._copies[:count]]
        shape[:, _AT["in-prose"]] = self._terms.elsewhere(shape[:, _AT["prose"]] > 0)
        below = shape[:, _AT["gap-below"]]
        below[:-1], below[-1:] = shape[1:, _AT["gap-above"]], _BEYOND
        reach, at = max(_STEPS), len(SHAPE)
        near = np.full((count + 2 * reach, len(_NEAR)), -1.0, dtype=np.float32)
        near[reach : reach + count] = shape[:, _NEAR_AT]
        for step in _STEPS:
            rows[:, at : at + len(_NEAR)] = near[reach + step : reach + step + count]
            at += len(_NEAR)
        rows[:, at:] = _where(shape, self._title if self._title < count else -1)
        return rows

    def _put(self, columns: Mapping[str, Sequence[float] | NDArray[Any]]) -> None:
        for name, column in columns.items():
            self._shape[:, _AT[name]] = column


def _words(lines: Sequence[Seen]) -> dict[str, NDArray[Any]]:
    """What the characters of each line tell by themselves."""
    import numpy as np

    glyphs = glyphs_of(tuple([line.text for line in lines]))
    count, sizes = glyphs.count, np.maximum(glyphs.sizes, 1)
    words = np.array([line.words for line in lines], dtype=np.float32)
    space, digits = glyphs.are(SPACE), glyphs.are(DIGIT)
    begins = ~space
    begins[1:] &= space[:-1]
    starts = np.flatnonzero(begins)
    ends = np.flatnonzero(space & ~np.concatenate(([True], space[:-1])))
    parts = np.maximum(count(begins), 1)
    short = np.bincount(glyphs.line[starts[ends - starts <= _SHORT]], minlength=len(lines))
    first, last = glyphs.points[glyphs.starts], glyphs.points[glyphs.starts + glyphs.sizes - 1]
    colons = np.flatnonzero(glyphs.points == ord(":"))
    early = colons[colons - glyphs.starts[glyphs.line[colons]] < _EARLY]
    signs = count(glyphs.are(SIGN)) + (
        glyphs.found(_ADDRESS) if "www." in glyphs.content or "http" in glyphs.content else 0
    )
    numbers = digits.copy()
    numbers[1:] &= ~glyphs.are(LETTER | DIGIT | LOW)[:-1]
    return {
        "words": words,
        "length": sizes / np.maximum(words, 1),
        "stop": among(last, ".。"),
        "colon-end": among(last, ":："),
        "question": among(last, "?？"),
        "comma-end": among(last, ",;"),
        "small-start": glyphs.are(LOWER)[glyphs.starts],
        "quote-start": among(first, "\"“„«‘「'"),
        "capitals": count(begins & glyphs.are(UPPER)) / parts,
        "digits": count(digits) / sizes,
        "marks": count(glyphs.are(MARK)) / parts,
        "stops-inside": glyphs.found_at(_INNER_STOP, glyphs.are(STOP)),
        "short-words": short / parts,
        "quotes": count(glyphs.are(QUOTE)) > 0,
        "colon-early": np.bincount(glyphs.line[early], minlength=len(lines)) > 0,
        "signs": np.minimum(signs, _BEYOND),
        "clock": glyphs.found_at(_CLOCK, numbers) > 0,
        "year": glyphs.found_at(_YEAR, numbers) > 0,
    }


def _gaps(lines: Sequence[Seen]) -> list[int]:
    """The characters between each line and the one above."""
    gaps = [below.span.start - above.span.end for above, below in itertools.pairwise(lines)]
    return [min(gap, _BEYOND) for gap in (_BEYOND, *gaps)]


_BEYOND = 9
"""Blank lines and copies beyond which more say no more; told too where there is no line above or below."""
_SHORT, _EARLY = 3, 25
"""Characters of a short word; and those at the start of a line among which a colon is told."""
_AT = {name: n for n, name in enumerate(SHAPE)}
_ROLES = slice(_AT[f"told-{_TOLD[0]}"], _AT["told"] + 1)
_CALLS = slice(_AT[f"call-{CALLS[0]}"], _AT["calls"] + 1)
_OWN = [_AT[name] for name in ("ends", "bullet", "prose", "wrapped", "shouted", "repeats")]
_NEAR_AT = [_AT[name] for name in _NEAR]
_OTHER, _NO_ROLE = len(_TOLD), len(_TOLD) + 1
_ROLE_AT: dict[Role | None, int] = {
    None: _NO_ROLE,
    **dict.fromkeys(get_args(Role), _OTHER),
    **{role: n for n, role in enumerate(_TOLD)},
}


@lru_cache(maxsize=1)
def _role_rows() -> NDArray[np.float32]:
    """For each of _ROLE_AT: a flag for each told role, and one for any."""
    import numpy as np

    rows = np.eye(len(_TOLD) + 2, len(_TOLD) + 1, dtype=np.float32)
    rows[:_NO_ROLE, -1] = 1.0
    return rows


_FAR = 3000
"""Characters of a line whose words are looked at."""


def _calls(small: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """How many of the first words of each line fall in each group of calls.py, and their share."""
    import numpy as np

    heads = [words[:_OPENING] for words in small]
    calling = [(n, head) for n, head in enumerate(heads) if not _CALLING.isdisjoint(head)]
    at = [n * len(CALLS) + CALL_OF[word] for n, head in calling for word in head if word in CALL_OF]
    counts = np.bincount(np.array(at, dtype=np.intp), minlength=len(small) * len(CALLS)).reshape(-1, len(CALLS))
    sizes = np.maximum(list(map(len, heads)), 1)
    return np.column_stack([counts, counts.sum(axis=1) / sizes])


_CALLING = frozenset(CALL_OF)


def _title_at(lines: Sequence[Seen], known_title: str) -> int:
    key = "".join(c for c in known_title.lower() if c.isalnum())
    if not key:
        return -1
    return next((n for n, line in enumerate(lines) if line.key == key), -1)


def _where(shape: NDArray[np.float32], title: int) -> NDArray[np.float32]:
    import numpy as np

    count = len(shape)
    at = np.arange(count, dtype=np.float32)
    words = np.minimum(shape[:, _AT["words"]], 200)
    prose = shape[:, _AT["prose"]]
    told = shape[:, _AT["told"]]
    total, weighted = float(words.sum()) or 1.0, words * prose
    prose_total = float(weighted.sum()) or 1.0
    above = np.cumsum(words) - words
    prose_above = np.cumsum(weighted) - weighted
    marked = np.flatnonzero(prose)
    before = np.searchsorted(marked, at, side="left")
    after = np.searchsorted(marked, at, side="right")
    far = np.float32(99)
    to_above = np.where(before > 0, at - marked[np.maximum(before - 1, 0)], far) if len(marked) else np.full(count, far)
    to_below = (
        np.where(after < len(marked), marked[np.minimum(after, len(marked) - 1)] - at, far)
        if len(marked)
        else np.full(count, far)
    )
    near, far_off = windows((words, prose, told), 5), windows((words, prose), 12)
    out = np.empty((count, len(WHERE)), dtype=np.float32)
    columns = (
        at,
        count - 1 - at,
        count,
        above / total,
        prose_above / prose_total,
        1 - (prose_above + weighted) / prose_total,
        near[0],
        far_off[0],
        near[1],
        far_off[1],
        np.minimum(to_above, far),
        np.minimum(to_below, far),
        at - (marked[0] if len(marked) else 0),
        (marked[-1] if len(marked) else count) - at,
        total,
        prose_total,
        at - title if title >= 0 else -99,
        near[2],
        _runs(words < 8),
    )
    for n, column in enumerate(columns):
        out[:, n] = column
    return out


def _runs(flags: NDArray[np.bool_]) -> NDArray[np.float32]:
    """For each line the length of the run of flagged lines that it stands in, 0 outside."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False]))))
    out = np.zeros(len(flags), dtype=np.float32)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        out[start:end] = end - start
    return out
