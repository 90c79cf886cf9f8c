"""Lines -> numbers that a model can weigh: shape, words, neighbours, place on the page.

Nothing here knows a language or a site. ``Traits.table`` gives a row a line; the order of the columns is that of NAMES,
and a forest trained on other columns is refused (judging.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.article.calls import CALLS
from twosource.article.glyphs import (
    ASK,
    CLOCK,
    CLOSING,
    COLON,
    COMMA,
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
    TITLE,
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
_ADDRESS = re.compile(r"(?:(?<=http)|(?<=https)):|(?<=www)\.")
"""From the colon or the stop on."""
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

        glyphs = glyphs_of(lines)
        far = len(lines) and int(glyphs.sizes.max()) > _FAR
        words = Words([WORDS.findall(line.text[:_FAR].lower()) for line in lines]) if far else words_of(lines)
        self._title = _title_at(lines, known_title)
        self._terms = Terms(words)
        self._first = _first_of([line.key for line in lines])
        self._shape = np.zeros((len(SHAPE), len(lines)), dtype=np.float32)
        _glyphs(glyphs, self._shape)
        for name, flags in _own(lines).items():
            self._shape[_AT[name]] = np.frombuffer(bytes(flags), dtype=np.uint8)
        self._shape[_AT["in-title"]] = self._terms.among(WORDS.findall(known_title.lower()))
        self._shape[_AT["gap-above"]] = _gaps(lines)
        told = [(_ROLE_AT.get(role, _OTHER), n) for n, role in enumerate(shown) if role is not None]
        if told:
            roles, at = np.array(told).T
            self._shape[roles, at] = 1.0
            self._shape[_AT["told"], at] = 1.0
        _calls(words, self._shape)

    def table(self, end: int | None = None) -> NDArray[np.float32]:
        """One row for each of the lines before ``end``, as NAMES tells; what stands below counts for none of them. Linear
        in the size of the page.
        """
        import numpy as np

        count = self._shape.shape[1] if end is None else end
        rows = np.empty((len(NAMES), count), dtype=np.float32)
        shape = rows[: len(SHAPE)]
        shape[:] = self._shape[:, :count]
        first = self._first[:count]
        np.minimum(np.bincount(first, minlength=1)[first], _BEYOND, out=shape[_AT["copies"]], casting="unsafe")
        prose = self._shape[_AT["prose"]] > 0
        prose[count:] = False
        shape[_AT["in-prose"]] = self._terms.elsewhere(prose)[:count]
        below = shape[_AT["gap-below"]]
        below[:-1], below[-1:] = shape[_AT["gap-above"], 1:], _BEYOND
        reach, at = max(_STEPS), len(SHAPE)
        near = np.full((len(_NEAR), count + 2 * reach), -1.0, dtype=np.float32)
        near[:, reach : reach + count] = shape[_NEAR_AT]
        for step in _STEPS:
            rows[at : at + len(_NEAR)] = near[:, reach + step : reach + step + count]
            at += len(_NEAR)
        _where(shape, self._title if self._title < count else -1, rows[at:])
        return rows.T


def _glyphs(glyphs: Glyphs, shape: NDArray[np.float32]) -> None:
    """What the characters of each line tell by themselves, put in the rows of ``shape``."""
    import numpy as np

    if not shape.shape[1]:
        return
    gaps, between = glyphs.gaps, glyphs.between
    colons, stops = (gaps[(between & kind) != 0] for kind in (COLON, STOP))
    numbers, digits = glyphs.numbers
    counts = glyphs.counts(
        numbers.repeat(digits),
        _inner_stops(glyphs, stops),
        _early(glyphs, colons),
        _addresses(glyphs, stops, colons),
        *_numbers(glyphs),
    )
    sums = glyphs.sums(np.array([(between & SIGN) != 0, (between & MARK) != 0, *_spaced(glyphs)]))
    sizes, parts = np.maximum(glyphs.sizes, 1), np.maximum(sums[4], 1)
    shape[_AT["words"]] = glyphs.words
    shape[_AT["length"]] = sizes / np.maximum(glyphs.words, 1)
    shape[_AT["digits"]] = counts[0] / sizes
    shape[_AT["stops-inside"]] = counts[1]
    shape[_AT["colon-early"]] = counts[2] > 0
    shape[_AT["signs"]] = np.minimum(counts[3] + sums[0], _BEYOND)
    shape[_AT["clock"] : _AT["year"] + 1] = counts[4:] > 0
    shape[_AT["marks"]], shape[_AT["capitals"]], shape[_AT["short-words"]] = sums[1:4] / parts
    first, last = glyphs.kinds[glyphs.starts], glyphs.kinds[glyphs.starts + glyphs.sizes - 1]
    bits = np.array([FULL, COLON, ASK, COMMA, LOWER, OPENING], dtype=np.uint32)[:, None]
    shape[_AT["stop"] : _AT["comma-end"] + 1] = last & bits[:4] != 0
    shape[_AT["small-start"] : _AT["quote-start"] + 1] = first & bits[4:] != 0
    shape[_AT["quotes"]] = glyphs.held & QUOTE != 0
    shape[_AT["shouted"]] = glyphs.held & (UPPER | LOWER | TITLE) == UPPER


def _spaced(glyphs: Glyphs) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """What stands between spaces, told by gaps: behind which a capital begins it; where it ends and is short; where it
    ends. The first two are told by the gap after.
    """
    import numpy as np

    gaps = glyphs.gaps
    space = (glyphs.between & SPACE) != 0
    opens = np.ones(len(gaps), dtype=bool)  # what stands right before is a space, or nothing
    opens[1:] = space[:-1]
    begins = np.zeros(len(gaps), dtype=np.intp)
    np.add(gaps[:-1], 1, out=begins[1:])
    capital = opens & ((glyphs.kinds[begins] & UPPER) != 0)
    ends = space & (glyphs.filled | ~opens)
    spaces = np.maximum.accumulate(np.where(opens, begins, 0))  # where what ends there begins
    return capital, ends & (gaps - spaces <= _SHORT), ends


def _early(glyphs: Glyphs, colons: NDArray[np.intp]) -> NDArray[np.intp]:
    """Those of ``colons`` that stand at the start of a line; wide ones aside."""
    colons = colons[glyphs.points[colons] == _COLON]
    found: NDArray[np.intp] = colons[
        colons - glyphs.starts[glyphs.starts.searchsorted(colons, side="right") - 1] < _EARLY
    ]
    return found


def _addresses(glyphs: Glyphs, stops: NDArray[np.intp], colons: NDArray[np.intp]) -> NDArray[np.intp]:
    """Where addresses of the web are told: by the stop in one, and by the colon."""
    import numpy as np

    return glyphs.matched(_ADDRESS, np.concatenate((stops[glyphs.points[stops - 1] == _W], colons)))


def _numbers(glyphs: Glyphs) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where the times of a clock stand, and where years do: numbers that no letter stands before."""
    starts, sizes = glyphs.numbers
    # Before the first character stands, counted round, the last line end.
    free = (glyphs.kinds[starts - 1] & (LETTER | LOW)) == 0
    clock = starts[free & (sizes <= 2) & ((glyphs.kinds[starts + sizes] & CLOCK) != 0)]
    return glyphs.matched(_CLOCK, clock), glyphs.matched(_YEAR, starts[free & (sizes == 4)])


def _inner_stops(glyphs: Glyphs, stops: NDArray[np.intp]) -> NDArray[np.intp]:
    """Those of ``stops`` that end a sentence inside a line. Nearly all have a space and a letter behind them."""
    import numpy as np

    below = glyphs.points[stops + 1]
    behind = glyphs.kinds[np.minimum(stops + 2, len(glyphs.kinds) - 1)]
    spaced = below == _SPACE
    ends = spaced & (behind & UPPER != 0)
    unsure = ~(spaced & (behind & (UPPER | SMALL) != 0))
    unsure &= ((glyphs.kinds[stops + 1] & (SPACE | CLOSING)) != 0) | (glyphs.points[stops] > _WIDE)
    unsure &= below != _LINE_END
    for n in unsure.nonzero()[0].tolist():
        ends[n] = _INNER_STOP.match(glyphs.content, int(stops[n])) is not None
    found: NDArray[np.intp] = stops[ends]
    return found


_LINE_END, _SPACE, _COLON, _W = 10, 32, 58, 119
_WIDE = 0x3000
"""Stops above end a sentence without a space behind them."""


def _own(lines: Sequence[Seen]) -> dict[str, list[bool]]:
    """What each line says of itself."""
    return {
        "ends": [line.ends for line in lines],
        "bullet": [line.bullet for line in lines],
        "prose": [line.prose for line in lines],
        "wrapped": [line.wrapped for line in lines],
        "repeats": [line.earlier is not None for line in lines],
    }


def _first_of(keys: Sequence[str]) -> NDArray[np.intp]:
    """For each of ``keys`` where it stands first."""
    import numpy as np

    if len(set(keys)) == len(keys):
        return np.arange(len(keys))
    first = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    return np.fromiter(map(first.__getitem__, keys), dtype=np.intp, count=len(keys))


def _gaps(lines: Sequence[Seen]) -> NDArray[np.intp]:
    """The characters between each line and the one above."""
    import numpy as np

    gaps = [below.span.start - above.span.end for above, below in pairwise(lines)]
    found: NDArray[np.intp] = np.array([_BEYOND, *gaps][: len(lines)], dtype=np.intp)
    return np.minimum(found, _BEYOND, out=found)


_BEYOND = 9
"""Blank lines and copies beyond which more say no more; told too where there is no line above or below."""
_SHORT, _EARLY = 3, 25
"""Characters of a short word; and those at the start of a line among which a colon is told."""
_AT = {name: n for n, name in enumerate(SHAPE)}
_CALLS = slice(_AT[f"call-{CALLS[0]}"], _AT["calls"])
_NEAR_AT = [_AT[name] for name in _NEAR]
_OTHER = _AT["told"]
_ROLE_AT: dict[Role, int] = {role: _AT[f"told-{role}"] for role in _TOLD}


_FAR = 3000
"""Characters of a line whose words are looked at."""


def _calls(words: Words, shape: NDArray[np.float32]) -> None:
    """How many of the first words of each line fall in each group of calls.py, and their share."""
    import numpy as np

    calling, group = words.calling()
    line = words.line[calling]
    early = calling - words.starts[line] < _OPENING
    at = group[early] * len(words.sizes) + line[early]
    counts = np.bincount(at, minlength=len(words.sizes) * len(CALLS)).reshape(len(CALLS), -1)
    shape[_CALLS] = counts
    shape[_AT["calls"]] = counts.sum(axis=0) / np.maximum(np.minimum(words.sizes, _OPENING), 1)


def _title_at(lines: Sequence[Seen], known_title: str) -> int:
    key = "".join(c for c in known_title.lower() if c.isalnum())
    if not key:
        return -1
    return next((n for n, line in enumerate(lines) if line.key == key), -1)


def _where(shape: NDArray[np.float32], title: int, where: NDArray[np.float32]) -> None:
    """Fills ``where`` with the columns of WHERE, a row each."""
    import numpy as np

    count = shape.shape[1]
    at = np.arange(count)
    summed = np.empty((4, count), dtype=np.float32)
    words, prose, told, weighted = summed
    np.minimum(shape[_AT["words"]], 200, out=words)
    prose[:], told[:] = shape[_AT["prose"]], shape[_AT["told"]]
    np.multiply(words, prose, out=weighted)
    sums = np.zeros((4, count + 2 * _AROUND + 1), dtype=np.float32)  # with what no line adds to at both ends
    summed.cumsum(axis=1, out=sums[:, _AROUND + 1 : _AROUND + 1 + count])
    sums[:, _AROUND + 1 + count :] = sums[:, _AROUND + count, None]
    total, prose_total = (float(sums[n, -1]) or 1.0 for n in (0, 3))
    above = sums[:, _AROUND : _AROUND + count]
    marked = prose.nonzero()[0]
    beside = np.concatenate(((-_AWAY,), marked, (count + _AWAY,)))
    last = above[1].astype(np.intp)  # of those in ``beside``, the last above
    next_ = (above[1] + prose).astype(np.intp) + 1

    def within(reach: int, of: int | slice, out: NDArray[np.float32]) -> None:
        start, end = _AROUND - reach, _AROUND + 1 + reach
        np.subtract(sums[of, end : end + count], sums[of, start : start + count], out=out)

    where[0] = at
    where[1] = where[0, ::-1]
    where[2] = count
    np.divide(above[0], total, out=where[3])
    np.divide(above[3], prose_total, out=where[4])
    where[5] = 1 - (above[3] + weighted) / prose_total
    within(_BESIDE, slice(2), where[6:10:2])
    within(_AROUND, slice(2), where[7:10:2])
    where[10] = np.minimum(at - beside[last], _AWAY)
    where[11] = np.minimum(beside[next_] - at, _AWAY)
    where[12] = at - (marked[0] if len(marked) else 0)
    where[13] = (marked[-1] if len(marked) else count) - at
    where[14] = total
    where[15] = prose_total
    where[16] = at - title if title >= 0 else -_AWAY
    within(_BESIDE, 2, where[17])
    where[18] = _runs(words < 8)


_BESIDE, _AROUND = 5, 12
"""Lines to both sides that count as near and as around."""
_AWAY = 99
"""Told as the distance where there is nothing."""


def _runs(flags: NDArray[np.bool_]) -> NDArray[np.float32]:
    """For each line the length of the run of flagged lines that it stands in, 0 outside."""
    import numpy as np

    padded = np.zeros(len(flags) + 2, dtype=bool)
    padded[1:-1] = flags
    edges = (padded[1:] != padded[:-1]).nonzero()[0]
    sizes = edges[1::2] - edges[::2]
    out = np.zeros(len(flags), dtype=np.float32)
    out[flags] = sizes.repeat(sizes)
    return out
