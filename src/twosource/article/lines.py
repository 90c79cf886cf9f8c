"""A line as the labeller sees it: its words, their number, whether it reads as prose, what it repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import repeat

import msgspec

from twosource.article.glyphs import Glyphs, Small
from twosource.article.hints import NO_HINT, Hint
from twosource.article.openings import start_of
from twosource.article.vocabulary import Words
from twosource.spans import Span

_MARKUP = re.compile(r"(?:[*+•·▪●■►»>–—-]\s+|#{1,6}\s+|o\s+(?=[A-Z])|\d{1,2}\\?\.\s+(?=\S))+")
_MARKED = frozenset("*+•·▪●■►»>–—-#o")
"""What it begins with, but for digits."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_NO_LETTER = re.compile(r"[\W_]+")
_WIDE_A_WORD = 2.0
"""Characters of a script without spaces that count as a word."""
_END = re.compile(r"(?:[.!?…。！？।؟]|[.!?…。！？,][\"”’'»“)\]）」』]+|[\"”»][.!?]?)\s*(?:\[\d+\])?$")
_STOPS = frozenset(".!?…。！？।؟")
_LAST = _STOPS | frozenset("\"”’'»“)]）」』")
"""The last characters of what it matches; at each of the first it does."""
_PROSE_WORDS = 8
"""Words from which a line with a sentence end is a paragraph without a look at its neighbours; of the labelled lines of
8 to 12 words with a sentence end on the development pages two thirds are article, of shorter ones under half."""
_LONG_WORDS = 25
"""Words from which a line is a paragraph even without a sentence end."""


_WIDTH = (45, 110)
"""Characters of the lines that a paragraph is broken into; mail and terminals break at 60 to 100."""
_WRAPPED_LINES = 3
_PAIR = 2
"""A paragraph of two lines is told by both: the first breaks off in its sentence and the second goes on in small letters."""
_WRAPPED_SMALL = 0.5


class Seen(msgspec.Struct, frozen=True, gc=False):
    """``text`` is the line without the bullet or heading mark at its start; ``key`` what repeats are found by;
    ``earlier`` the index of the first line with the same key, None for the first; ``small`` its runs of letters, and of two
    digits or more, in small letters; ``prose`` is True where it reads as a paragraph by itself.
    """

    span: Span
    text: str
    key: str
    words: int
    ends: bool
    bullet: bool
    earlier: int | None
    hint: Hint
    wrapped: bool
    """True where the line is one of several of one width that a paragraph was broken into."""
    prose: bool
    small: tuple[str, ...]


class Rows(tuple[Seen, ...]):
    """All lines of a page, with what is counted of them at once."""

    glyphs: Glyphs
    vocabulary: Words

    @cached_property
    def starts(self) -> list[str]:
        """The first letters of each line, as openings.py takes them."""
        return [start_of(line.text) for line in self]


def glyphs_of(lines: Sequence[Seen]) -> Glyphs:
    """The characters of ``lines``."""
    return lines.glyphs if isinstance(lines, Rows) else Glyphs([line.text for line in lines])


def words_of(lines: Sequence[Seen]) -> Words:
    """The words of ``lines``."""
    return lines.vocabulary if isinstance(lines, Rows) else Words([line.small for line in lines])


def starts_of(lines: Sequence[Seen]) -> list[str]:
    """The first letters of ``lines``, as openings.py takes them."""
    return lines.starts if isinstance(lines, Rows) else [start_of(line.text) for line in lines]


def seen(content: str, spans: Sequence[Span], hints: Sequence[Hint] = ()) -> tuple[Seen, ...]:
    """The lines at ``spans``; ``hints`` is empty or as long."""
    if not spans:
        return ()
    texts = [content[span.start : span.end] for span in spans]
    bullets = [False] * len(spans)
    for n, text in enumerate(texts):
        if (text[0] in _MARKED or text[0].isdecimal()) and (mark := _MARKUP.match(text)) is not None:
            texts[n], bullets[n] = text[mark.end() :], text[0] != "#"
    glyphs = Glyphs(texts)
    small = Small(glyphs)
    keys, runs = small.keys(), small.words()
    words = glyphs.words.tolist()
    ends = [text[-1:] in _STOPS or (text[-1:] in _LAST and _END.search(text[-12:]) is not None) for text in texts]
    wide = [False] * len(spans)
    for n in () if hints else _wrapped(content, spans):
        wide[n] = True
    rows = Rows(
        map(
            Seen,
            spans,
            texts,
            keys,
            words,
            ends,
            bullets,
            _earlier(keys),
            hints or repeat(NO_HINT),
            wide,
            [(e and w >= _PROSE_WORDS) or w >= _LONG_WORDS or x for e, w, x in zip(ends, words, wide, strict=True)],
            runs,
        )
    )
    rows.glyphs, rows.vocabulary = glyphs, Words(runs)
    return rows


def _earlier(keys: Sequence[str]) -> list[int | None]:
    """For each of ``keys`` where the same stands first, above it; None for the first of its kind, and for an empty one."""
    if len(set(keys)) == len(keys):
        return [None] * len(keys)
    first: dict[str, int] = {}
    found = [first.setdefault(key, n) if key else n for n, key in enumerate(keys)]
    return [at if at < n else None for n, at in enumerate(found)]


def _wrapped(content: str, spans: Sequence[Span]) -> frozenset[int]:
    """The lines of paragraphs that were broken to a width: full lines running without a blank one, of which most go
    on in small letters.
    """
    out: set[int] = set()
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    joined = [
        under - end == 1 and _WIDTH[0] <= end - start <= _WIDTH[1]
        for start, end, under in zip(starts, ends, starts[1:], strict=False)
    ]
    joined.append(False)
    n = 0
    while n < len(spans):
        if not joined[n]:
            n += 1
            continue
        end = joined.index(False, n) + 1
        small = sum(content[starts[k]].islower() for k in range(n + 1, end))
        pair = end - n == _PAIR and small == 1 and _END.search(content[ends[n] - 12 : ends[n]]) is None
        if pair or (end - n >= _WRAPPED_LINES and small >= (end - n - 1) * _WRAPPED_SMALL):
            out.update(range(n, end))
        n = end
    return frozenset(out)


def count_words(text: str) -> int:
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    if wide * 3 > len(text):
        return round(wide / _WIDE_A_WORD)
    return len(_WORD.findall(text))


def key_of(text: str) -> str:
    """Letters and digits in lower case: two printings of one line have the same."""
    return _NO_LETTER.sub("", text.lower())
