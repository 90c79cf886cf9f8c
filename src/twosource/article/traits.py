"""Lines -> numbers that a model can weigh: shape, words, neighbours, place on the page.

Nothing here knows a language or a site. ``Traits.table`` gives a row a line; the order of the columns is that of NAMES,
and a forest trained on other columns is refused (judging.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from twosource.article.calls import CALLS
from twosource.article.glyphs import (
    ASK,
    COLON,
    COMMA,
    DIGIT,
    FULL,
    LETTER,
    LOW,
    LOWER,
    MARK,
    OPENING,
    QUOTE,
    SIGN,
    SMALL,
    SPACE,
    STOP,
    UPPER,
    WORDS,
    Glyphs,
)
from twosource.article.lines import Seen, glyphs_of, words_of
from twosource.article.terms import Terms
from twosource.article.vocabulary import Words
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
        far = any(len(line.text) > _FAR for line in lines)
        words = Words.of([WORDS.findall(line.text[:_FAR].lower()) for line in lines]) if far else words_of(lines)
        self._terms = Terms(words)
        self._copies: list[str] = [line.key for line in lines]
        self._shape = np.zeros((len(SHAPE), len(lines)), dtype=np.float32)
        self._put(_words(lines))
        own = [(e.ends, e.bullet, e.prose, e.wrapped, e.text.isupper(), e.earlier is not None) for e in lines]
        self._shape[_OWN] = np.frombuffer(bytes(chain.from_iterable(own)), dtype=np.uint8).reshape(-1, len(_OWN)).T
        self._put({"in-title": self._terms.among(WORDS.findall(known_title.lower())), "gap-above": _gaps(lines)})
        told = [(_ROLE_AT.get(role, _OTHER), n) for n, role in enumerate(shown) if role is not None]
        if told:
            roles, at = np.array(told).T
            self._shape[roles, at] = 1.0
            self._shape[_AT["told"], at] = 1.0
        self._shape[_CALLS] = _calls(words)

    def table(self, end: int | None = None) -> NDArray[np.float32]:
        """One row for each of the lines before ``end``, as NAMES tells; what stands below counts for none of them. Linear
        in the size of the page.
        """
        import numpy as np

        count = len(self._lines) if end is None else end
        rows = np.empty((len(NAMES), count), dtype=np.float32)
        shape = rows[: len(SHAPE)]
        shape[:] = self._shape[:, :count]
        shape[_AT["copies"]] = _copies(self._copies[:count])
        shape[_AT["in-prose"]] = self._terms.elsewhere(shape[_AT["prose"]] > 0)
        below = shape[_AT["gap-below"]]
        below[:-1], below[-1:] = shape[_AT["gap-above"], 1:], _BEYOND
        reach, at = max(_STEPS), len(SHAPE)
        near = np.full((len(_NEAR), count + 2 * reach), -1.0, dtype=np.float32)
        near[:, reach : reach + count] = shape[_NEAR_AT]
        for step in _STEPS:
            rows[at : at + len(_NEAR)] = near[:, reach + step : reach + step + count]
            at += len(_NEAR)
        for n, column in enumerate(_where(shape, self._title if self._title < count else -1), at):
            rows[n] = column
        return rows.T

    def _put(self, columns: Mapping[str, Sequence[float] | NDArray[Any]]) -> None:
        for name, column in columns.items():
            self._shape[_AT[name]] = column


def _words(lines: Sequence[Seen]) -> dict[str, NDArray[Any]]:
    """What the characters of each line tell by themselves."""
    import numpy as np

    glyphs = glyphs_of(lines)
    kinds, line, sizes = glyphs.kinds, glyphs.line, np.maximum(glyphs.sizes, 1)
    words = np.array([line.words for line in lines], dtype=np.float32)
    space = glyphs.are(SPACE)
    edges = np.flatnonzero(space[1:] != space[:-1]) + 1  # where words and the spaces between them begin
    if not space[0]:
        edges = np.concatenate(([0], edges))
    starts, ends = edges[0::2], edges[1::2]
    parts = np.maximum(glyphs.lines_of(starts), 1)
    told = np.flatnonzero(kinds & _TELLING)
    kind = kinds[told]

    def those(of: int) -> NDArray[np.intp]:
        found: NDArray[np.intp] = told[(kind & of) != 0]
        return found

    digits, colons = those(DIGIT), those(COLON)
    # Before the first character stands, counted round, the last line end.
    numbers = digits[(kinds[digits - 1] & (LETTER | DIGIT | LOW)) == 0]
    early = colons[colons - glyphs.starts[line[colons]] < _EARLY]
    early = early[glyphs.points[early] == ord(":")]
    signs = glyphs.lines_of(those(SIGN))
    if "www." in glyphs.content or "http" in glyphs.content:
        signs = signs + glyphs.found(_ADDRESS)
    first, last = kinds[glyphs.starts], kinds[glyphs.starts + glyphs.sizes - 1]
    return {
        "words": words,
        "length": sizes / np.maximum(words, 1),
        "stop": last & FULL != 0,
        "colon-end": last & COLON != 0,
        "question": last & ASK != 0,
        "comma-end": last & COMMA != 0,
        "small-start": first & LOWER != 0,
        "quote-start": first & OPENING != 0,
        "capitals": glyphs.lines_of(starts[kinds[starts] & UPPER != 0]) / parts,
        "digits": glyphs.lines_of(digits) / sizes,
        "marks": glyphs.lines_of(those(MARK)) / parts,
        "stops-inside": glyphs.lines_of(_inner_stops(glyphs, those(STOP))),
        "short-words": glyphs.lines_of(starts[ends - starts <= _SHORT]) / parts,
        "quotes": glyphs.lines_of(those(QUOTE)) > 0,
        "colon-early": glyphs.lines_of(early) > 0,
        "signs": np.minimum(signs, _BEYOND),
        "clock": glyphs.found_at(_CLOCK, numbers) > 0,
        "year": glyphs.found_at(_YEAR, numbers) > 0,
    }


_TELLING = DIGIT | MARK | STOP | SIGN | QUOTE | COLON


def _inner_stops(glyphs: Glyphs, stops: NDArray[np.intp]) -> NDArray[np.intp]:
    """Those of ``stops`` that end a sentence inside a line. Nearly all have a space and a letter behind them."""
    import numpy as np

    stops = stops[glyphs.points[stops + 1] != _LINE_END]
    spaced = glyphs.points[stops + 1] == _SPACE
    behind = glyphs.kinds[np.minimum(stops + 2, len(glyphs.kinds) - 1)]
    ends = spaced & (behind & UPPER != 0)
    for n in np.flatnonzero(~(spaced & (behind & (UPPER | SMALL) != 0))).tolist():
        ends[n] = _INNER_STOP.match(glyphs.content, int(stops[n])) is not None
    found: NDArray[np.intp] = stops[ends]
    return found


_LINE_END, _SPACE = 10, 32


def _copies(keys: Sequence[str]) -> list[int]:
    """Of each of ``keys`` how often it is there."""
    counts = Counter(keys)
    return [1] * len(keys) if len(counts) == len(keys) else [min(counts[key], _BEYOND) for key in keys]


def _gaps(lines: Sequence[Seen]) -> list[int]:
    """The characters between each line and the one above."""
    gaps = [below.span.start - above.span.end for above, below in pairwise(lines)]
    return [min(gap, _BEYOND) for gap in (_BEYOND, *gaps)]


_BEYOND = 9
"""Blank lines and copies beyond which more say no more; told too where there is no line above or below."""
_SHORT, _EARLY = 3, 25
"""Characters of a short word; and those at the start of a line among which a colon is told."""
_AT = {name: n for n, name in enumerate(SHAPE)}
_CALLS = slice(_AT[f"call-{CALLS[0]}"], _AT["calls"] + 1)
_OWN = [_AT[name] for name in ("ends", "bullet", "prose", "wrapped", "shouted", "repeats")]
_NEAR_AT = [_AT[name] for name in _NEAR]
_OTHER = _AT["told"]
_ROLE_AT: dict[Role, int] = {role: _AT[f"told-{role}"] for role in _TOLD}


_FAR = 3000
"""Characters of a line whose words are looked at."""


def _calls(words: Words) -> NDArray[np.float64]:
    """How many of the first words of each line fall in each group of calls.py, and their share."""
    import numpy as np

    starts = np.cumsum(words.sizes) - words.sizes
    calling = np.flatnonzero(words.call >= 0)
    line = words.line[calling]
    early = calling - starts[line] < _OPENING
    at = line[early] * len(CALLS) + words.call[calling[early]]
    counts = np.bincount(at, minlength=len(words.sizes) * len(CALLS)).reshape(-1, len(CALLS))
    sizes = np.maximum(np.minimum(words.sizes, _OPENING), 1)
    return np.vstack([counts.T, counts.sum(axis=1) / sizes])


def _title_at(lines: Sequence[Seen], known_title: str) -> int:
    key = "".join(c for c in known_title.lower() if c.isalnum())
    if not key:
        return -1
    return next((n for n, line in enumerate(lines) if line.key == key), -1)


def _where(shape: NDArray[np.float32], title: int) -> Iterator[NDArray[Any] | float]:
    """The columns of WHERE, in order."""
    import numpy as np

    count = shape.shape[1]
    at = np.arange(count)
    summed = np.empty((4, count), dtype=np.float32)
    words, prose, told, weighted = summed
    np.minimum(shape[_AT["words"]], 200, out=words)
    prose[:], told[:] = shape[_AT["prose"]], shape[_AT["told"]]
    np.multiply(words, prose, out=weighted)
    sums = np.zeros((4, count + 2 * _AROUND + 1), dtype=np.float32)  # with what no line adds to at both ends
    np.cumsum(summed, axis=1, out=sums[:, _AROUND + 1 : _AROUND + 1 + count])
    sums[:, _AROUND + 1 + count :] = sums[:, _AROUND + count, None]
    total, prose_total = (float(sums[n, -1]) or 1.0 for n in (0, 3))
    above, prose_above = (sums[n, _AROUND : _AROUND + count] for n in (0, 3))
    marked = np.flatnonzero(prose)
    beside = np.concatenate(([-_AWAY], marked, [count + _AWAY]))
    near, around = (
        sums[:3, _AROUND + 1 + reach : _AROUND + 1 + reach + count]
        - sums[:3, _AROUND - reach : _AROUND - reach + count]
        for reach in (_BESIDE, _AROUND)
    )
    yield at
    yield count - 1 - at
    yield count
    yield above / total
    yield prose_above / prose_total
    yield 1 - (prose_above + weighted) / prose_total
    yield near[0]
    yield around[0]
    yield near[1]
    yield around[1]
    yield np.minimum(at - beside[marked.searchsorted(at, side="left")], _AWAY)
    yield np.minimum(beside[marked.searchsorted(at, side="right") + 1] - at, _AWAY)
    yield at - (marked[0] if len(marked) else 0)
    yield (marked[-1] if len(marked) else count) - at
    yield total
    yield prose_total
    yield at - title if title >= 0 else -_AWAY
    yield near[2]
    yield _runs(words < 8)


_BESIDE, _AROUND = 5, 12
"""Lines to both sides that count as near and as around."""
_AWAY = 99
"""Told as the distance where there is nothing."""


def _runs(flags: NDArray[np.bool_]) -> NDArray[np.float32]:
    """For each line the length of the run of flagged lines that it stands in, 0 outside."""
    import numpy as np

    edges = np.flatnonzero(np.diff(flags, prepend=False, append=False))
    sizes = edges[1::2] - edges[::2]
    out = np.zeros(len(flags), dtype=np.float32)
    out[flags] = np.repeat(sizes, sizes)
    return out
