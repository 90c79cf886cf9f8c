"""Paragraphs of pieces laid end to end and cut into windows that the encoder can take in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

import msgspec

from twosource.weights.pieces import CLS, SEP, Pieces

WINDOW = 256
"""Pieces of a window with its opening mark: what the base model and the reader were trained with."""
CONTEXT = 28
"""Pieces that a window repeats of the one before it. On the development articles relation F1 is within half a point for 16 to
48, which is chance; each 16 are 7% more pieces. The founding pair loses two of its statements below 28."""


class Window(msgspec.Struct, frozen=True, gc=False):
    """Pieces ``start`` to ``end`` of the stream go in; only what stands from ``kept`` on is taken from the answer."""

    start: int
    kept: int
    end: int


class Stream(msgspec.Struct, frozen=True):
    """All paragraphs, each with its end mark. ``firsts``: places of the first pieces of words; ``ends``: of paragraphs."""

    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    firsts: tuple[int, ...]
    ends: tuple[int, ...]


def stream(paragraphs: Sequence[Pieces]) -> Stream:
    ids: list[int] = []
    kinds: list[int] = []
    firsts: list[int] = []
    for p in paragraphs:
        firsts.extend(len(ids) + f for f in p.firsts)
        ids.extend(p.ids)
        kinds.extend(p.kinds)
        ids.append(SEP)
        kinds.append(0)
    return Stream(tuple(ids), tuple(kinds), tuple(firsts), tuple(accumulate(len(p.ids) + 1 for p in paragraphs)))


def windows(s: Stream) -> list[Window]:
    """In order; every piece is kept from exactly one. A paragraph is cut, at a word, only where it fits no window."""
    out: list[Window] = []
    kept, size = 0, len(s.ids)
    while kept < size:
        start = s.firsts[bisect_left(s.firsts, kept - CONTEXT)] if kept > CONTEXT and s.firsts else 0
        start = min(start, kept)
        limit = start + WINDOW - 1
        end = s.ends[bisect_right(s.ends, limit) - 1] if limit >= s.ends[0] else 0
        if end <= kept:
            end = s.firsts[bisect_right(s.firsts, limit) - 1]
        if end <= kept:
            end = limit  # a word of more pieces than a window
        out.append(Window(start, kept, end))
        kept = end
    return out


def input_of(s: Stream, w: Window) -> tuple[list[int], list[int]]:
    """Ids and kinds of one window, opening mark first."""
    return [CLS, *s.ids[w.start : w.end]], [0, *s.kinds[w.start : w.end]]
