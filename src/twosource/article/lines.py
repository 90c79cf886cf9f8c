"""A line as the labeller sees it: its words, their number, whether it reads as prose, what it repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from twosource.article.glyphs import Small, glyphs_of
from twosource.article.hints import NO_HINT, Hint
from twosource.spans import Span

_MARKUP = re.compile(r"(?:[*+•·▪●■►»>–—-]\s+|#{1,6}\s+|o\s+(?=[A-Z])|\d{1,2}\\?\.\s+(?=\S))+")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_NO_LETTER = re.compile(r"[\W_]+")
_WIDE_A_WORD = 2.0
"""Characters of a script without spaces that count as a word."""
_END = re.compile(r"(?:[.!?…。！？।؟]|[.!?…。！？,][\"”’'»“)\]）」』]+|[\"”»][.!?]?)\s*(?:\[\d+\])?$")
_LAST = frozenset(".!?…。！？।؟\"”’'»“)]）」』")
"""The last characters of what it matches."""
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


class Seen(msgspec.Struct, frozen=True):
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


def seen(content: str, spans: Sequence[Span], hints: Sequence[Hint] = ()) -> tuple[Seen, ...]:
    """The lines at ``spans``; ``hints`` is empty or as long."""
    if not spans:
        return ()
    first: dict[str, int] = {}
    wrapped = frozenset() if hints else _wrapped(content, spans)
    marks = [_MARKUP.match(content, span.start, span.end) for span in spans]
    texts = [content[mark.end() if mark else span.start : span.end] for span, mark in zip(spans, marks, strict=True)]
    small, counts = Small(texts), glyphs_of(tuple(texts)).words().tolist()
    told = zip(spans, marks, texts, small.keys(), small.words(), counts, strict=True)
    out = []
    for n, (span, mark, text, key, own, words) in enumerate(told):
        earlier = first.setdefault(key, n) if key else n
        ends = text[-1:] in _LAST and _END.search(text[-12:]) is not None
        wide = n in wrapped
        out.append(
            Seen(
                span=span,
                text=text,
                key=key,
                words=words,
                ends=ends,
                bullet=mark is not None and not mark.group().startswith("#"),
                earlier=earlier if earlier < n else None,
                hint=hints[n] if hints else NO_HINT,
                wrapped=wide,
                prose=(ends and words >= _PROSE_WORDS) or words >= _LONG_WORDS or wide,
                small=own,
            )
        )
    return tuple(out)


def _wrapped(content: str, spans: Sequence[Span]) -> frozenset[int]:
    """The lines of paragraphs that were broken to a width: full lines running without a blank one, of which most go
    on in small letters.
    """
    out: set[int] = set()
    n = 0
    while n < len(spans):
        end = n + 1
        while end < len(spans) and spans[end].start - spans[end - 1].end == 1 and _full(spans[end - 1]):
            end += 1
        small = sum(content[spans[k].start].islower() for k in range(n + 1, end))
        pair = end - n == _PAIR and small == 1 and _END.search(content[spans[n].end - 12 : spans[n].end]) is None
        if pair or (end - n >= _WRAPPED_LINES and small >= (end - n - 1) * _WRAPPED_SMALL):
            out.update(range(n, end))
        n = end
    return frozenset(out)


def _full(span: Span) -> bool:
    return _WIDTH[0] <= len(span) <= _WIDTH[1]


def count_words(text: str) -> int:
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    if wide * 3 > len(text):
        return round(wide / _WIDE_A_WORD)
    return len(_WORD.findall(text))


def key_of(text: str) -> str:
    """Letters and digits in lower case: two printings of one line have the same."""
    return _NO_LETTER.sub("", text.lower())
