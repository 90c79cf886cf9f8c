"""Lines -> numbers that a model can weigh: shape, words, neighbours, place on the page.

Nothing here knows a language or a site. ``table`` gives a row a line; the order of the columns is that of NAMES, and
a forest trained on other columns is refused (judging.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, get_args

from twosource.article.calls import CALL_OF, CALLS
from twosource.article.columns import shifted, window
from twosource.article.lines import Seen
from twosource.article.patterns import REMEMBERED
from twosource.records import Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TERM = re.compile(r"[^\W\d_]{4,}|\d{2,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{2}")
_INNER_STOP = re.compile(r"[.!?。！？][\"”’»)]?\s+[\"“„«(]?[^\W\d_a-zß-ÿ]|[。！？]")
_SIGN = re.compile(r"[©|•·►»›@→]|https?:|www\.")
_QUOTE = re.compile(r"[\"“”„«»「」]")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_OPENING = 40
"""Words of a line that are looked at one by one: what a line is shows at its start."""
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


def table(lines: Sequence[Seen], shown: Sequence[Role | None], known_title: str) -> NDArray[np.float32]:
    """One row for each of ``lines``, as NAMES tells. Linear in the size of the page."""
    import numpy as np

    shape = np.array(_shapes(lines, shown, known_title), dtype=np.float32)
    columns = [shape[:, SHAPE.index(name)] for name in _NEAR]
    near = [shifted(column, step, -1.0) for step in _STEPS for column in columns]
    return np.column_stack([shape, *near, _where(shape, _title_at(lines, known_title))])


class _Own(NamedTuple):
    """What the words of a line tell by themselves: the traits before and behind those that its neighbours have a say
    in, and its longer words.
    """

    fore: tuple[float, ...]
    middle: tuple[float, ...]
    calls: tuple[float, ...]
    terms: frozenset[str]


def _shapes(lines: Sequence[Seen], shown: Sequence[Role | None], known_title: str) -> list[tuple[float, ...]]:
    owns = [
        (_remembered if len(line.text) <= REMEMBERED else _lately)(line.text, line.words, line.ends) for line in lines
    ]
    prose = Counter[str]()
    for line, own in zip(lines, owns, strict=True):
        if line.prose:
            prose.update(own.terms)
    copies = Counter(line.key for line in lines)
    title = {term[:6].lower() for term in _TERM.findall(known_title)}
    last = len(lines) - 1
    out = []
    for n, (line, own) in enumerate(zip(lines, owns, strict=True)):
        above = line.span.start - lines[n - 1].span.end if n else _BEYOND
        below = lines[n + 1].span.start - line.span.end if n < last else _BEYOND
        terms = own.terms
        mine = line.prose  # its own words say nothing about the others
        elsewhere = sum(prose[term] > mine for term in terms) / len(terms) if terms else -1.0
        out.append(
            (
                *own.fore,
                line.bullet,
                line.text.isupper(),
                line.earlier is not None,
                float(min(copies[line.key], _BEYOND)),
                *own.middle,
                float(min(above, _BEYOND)),
                float(min(below, _BEYOND)),
                line.wrapped,
                len(terms & title) / len(terms) if terms and title else -1.0,
                elsewhere,
                line.prose,
                *_ROLES.get(shown[n], _NO_ROLE),
                *own.calls,
            )
        )
    return out


def _own(text: str, words: int, ends: bool) -> _Own:
    size = len(text) or 1
    head = text[:2000]
    parts = head.split()
    count = len(parts) or 1
    last = text[-1:] or " "
    return _Own(
        fore=(
            float(words),
            size / (words or 1),
            ends,
            last in ".。",
            last in ":：",
            last in "?？",
            last in ",;",
            text[:1].islower(),
            text[:1] in "\"“„«‘「'",
            sum([part[0].isupper() for part in parts]) / count,
            len(_DIGIT.findall(head)) / size,
            (head.count(",") + head.count(".") + head.count("，") + head.count("、")) / count,
            float(len(_INNER_STOP.findall(head))),
        ),
        middle=(
            sum([len(part) <= 3 for part in parts]) / count,
            _QUOTE.search(head) is not None,
            ":" in text[:25],
            float(min(9, len(_SIGN.findall(head)))),
            _CLOCK.search(head) is not None,
            _YEAR.search(head) is not None,
        ),
        calls=_calls(head),
        terms=frozenset([term[:6].lower() for term in _TERM.findall(text[:3000])]),
    )


_remembered = lru_cache(maxsize=8192)(_own)
_lately = lru_cache(maxsize=1024)(_own)
"""Paragraphs are looked at twice (judging.py) and seldom come again on another page."""
_BEYOND = 9
"""Blank lines and copies beyond which more say no more; told too where there is no line above or below."""
_ROLES: dict[Role | None, tuple[float, ...]] = {
    role: (*(float(role == other) for other in _TOLD), 1.0) for role in get_args(Role)
}
_NO_ROLE = (0.0,) * (len(_TOLD) + 1)


def _calls(head: str) -> tuple[float, ...]:
    """How many of the first words fall in each group of calls.py, and their share of these words."""
    words = _WORD.findall(head.lower()[:400])[:_OPENING]
    counts = [0.0] * len(CALLS)
    for word in words:
        group = CALL_OF.get(word)
        if group is not None:
            counts[group] += 1.0
    return (*counts, sum(counts) / (len(words) or 1))


def _title_at(lines: Sequence[Seen], known_title: str) -> int:
    key = "".join(c for c in known_title.lower() if c.isalnum())
    if not key:
        return -1
    return next((n for n, line in enumerate(lines) if line.key == key), -1)


def _where(shape: NDArray[np.float32], title: int) -> NDArray[np.float32]:
    import numpy as np

    count = len(shape)
    at = np.arange(count, dtype=np.float32)
    words = np.minimum(shape[:, SHAPE.index("words")], 200)
    prose = shape[:, SHAPE.index("prose")]
    told = shape[:, SHAPE.index("told")]
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
    columns = (
        at,
        count - 1 - at,
        np.full(count, count),
        above / total,
        prose_above / prose_total,
        1 - (prose_above + weighted) / prose_total,
        window(words, 5),
        window(words, 12),
        window(prose, 5),
        window(prose, 12),
        np.minimum(to_above, far),
        np.minimum(to_below, far),
        at - (marked[0] if len(marked) else 0),
        (marked[-1] if len(marked) else count) - at,
        np.full(count, total),
        np.full(count, prose_total),
        at - title if title >= 0 else np.full(count, -99),
        window(told, 5),
        _runs(words < 8),
    )
    return np.column_stack(columns).astype(np.float32)


def _runs(flags: NDArray[np.bool_]) -> NDArray[np.float32]:
    """For each line the length of the run of flagged lines that it stands in, 0 outside."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False]))))
    out = np.zeros(len(flags), dtype=np.float32)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        out[start:end] = end - start
    return out
