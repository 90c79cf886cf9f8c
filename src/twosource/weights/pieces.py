"""A paragraph as the encoder takes it in: word pieces, and what a lower-cased piece no longer shows.

Each piece has an id of the vocabulary and a *kind*, one number for three things: whether it stands in quotation marks,
how its word is written, and where in the paragraph it stands. Training and reading both build their input here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import msgspec

from twosource.spans import Span
from twosource.weights.integrity import shipped

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP = 101, 102
"""Ids of the vocabulary that open a window and end a paragraph."""

QUOTES, WRITTEN, PLACES = 3, 6, 3
KINDS = QUOTES * WRITTEN * PLACES + 1
"""How many kinds there are; kind 0 is that of the two ids above."""


class Pieces(msgspec.Struct, frozen=True):
    """One paragraph. ``words`` are places in the text that it was cut from; word n begins at piece ``firsts[n]``."""

    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    words: tuple[Span, ...]
    firsts: tuple[int, ...]


def pieces(
    content: str,
    area: Span,
    marked: Sequence[tuple[Span, Literal["double", "single"]]] = (),
    *,
    headline: bool = False,
    stand_ins: Mapping[str, int] = MappingProxyType({}),
) -> Pieces:
    """The paragraph at ``area``. ``marked``: its quotations in order, none inside another. ``stand_ins``: words that go in as
    the one piece given. Linear in its length.
    """
    starts = [span.start for span, _ in marked]
    words: list[Span] = []
    firsts: list[int] = []
    ids: list[int] = []
    kinds: list[int] = []
    place, at = 2 if headline else 1, area.start
    for chunk in content[area.start : area.end].split(" "):
        for begin, end, text, own, written in _chunk(chunk) if chunk else ():
            start = at + begin
            quote = _quote(start, starts, marked) if starts else 0
            if text in stand_ins:
                own = (stand_ins[text],)
            firsts.append(len(ids))
            ids += own
            kind = 1 + (quote * WRITTEN + written) * PLACES + place
            kinds += [kind] * len(own) if len(own) > 1 else (kind,)
            words.append(Span(start, at + end))
            place = 2 if headline else 0
        at += len(chunk) + 1
    return Pieces(tuple(ids), tuple(kinds), tuple(words), tuple(firsts))


@lru_cache(maxsize=20_000)
def _chunk(chunk: str) -> tuple[tuple[int, int, str, tuple[int, ...], int], ...]:
    """The words of what stands between two spaces: where each begins and ends, its text, its pieces, how it is written.
    The tokenizer cuts at every space, so that a chunk is the same wherever it stands, and most chunks come again.
    """
    whole = _whole(chunk)
    if whole is not None:
        return whole
    encoding = tokenizer().encode(chunk, add_special_tokens=False)
    given, places, owners = encoding.ids, encoding.offsets, encoding.word_ids
    begins = [n for n, word in enumerate(owners) if not n or word != owners[n - 1]]
    out = []
    for first, last in pairwise([*begins, len(given)]):
        start, stop = places[first][0], places[last - 1][1]
        text = chunk[start:stop]
        out.append((start, stop, text, tuple(given[first:last]), _written(text)))
    return tuple(out)


_PLAIN = re.compile(r"[A-Za-z0-9]+|[!-/:-@\[-`{-~“”‘’–—]")
"""The words of a chunk of Latin letters without marks, digits and punctuation: these need no tokenizer to be told apart."""


def _whole(chunk: str) -> tuple[tuple[int, int, str, tuple[int, ...], int], ...] | None:
    """A chunk whose words all are pieces of the vocabulary, as four of five are; None for others. A sixth of the tokenizer's time."""
    known = tokenizer().token_to_id
    at, out = 0, []
    for m in _PLAIN.finditer(chunk):
        text = m.group()
        piece = known(text.lower())
        if m.start() != at or piece is None:
            return None
        at = m.end()
        out.append((m.start(), at, text, (piece,), _written(text)))
    return tuple(out) if at == len(chunk) else None


def parts_of(kind: int) -> tuple[int, int, int]:
    """Quotation (0 outside, 1 double, 2 single), writing and place of a kind other than 0."""
    rest, place = divmod(kind - 1, PLACES)
    quote, written = divmod(rest, WRITTEN)
    return quote, written, place


def _quote(at: int, starts: list[int], marked: Sequence[tuple[Span, str]]) -> int:
    n = bisect_right(starts, at) - 1
    if n < 0 or at >= marked[n][0].end:
        return 0
    return 1 if marked[n][1] == "double" else 2


def _written(word: str) -> int:
    """0 small, 1 first letter large, 2 all large, 3 with a digit, 4 a mark, 5 letters without case."""
    if word.isalpha() and word.islower():
        return 0
    first = word[:1]
    if first.islower():
        return 0
    if not word.isalpha() and any(c.isdigit() for c in word):
        return 3
    if first.isupper():
        return 2 if len(word) > 1 and word.isupper() else 1
    return 5 if first.isalpha() else 4


@cache
def piece_of(word: str) -> int:
    """The id of a word that is one piece of the vocabulary; ValueError where it is none."""
    found = tokenizer().token_to_id(word)
    if found is None:
        raise ValueError(f"{word!r} is no piece of the vocabulary")
    return found


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer of the shipped vocabulary; its first use costs about 40 ms."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_str(shipped("tokenizer.json").decode())
    made.no_truncation()
    made.no_padding()
    return made
