"""Stretches of a text cut into pieces that each carry the same marks: what a page colours, a terminal underlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise

from twosource.records import Record, Report
from twosource.report.visible import WITHHELD
from twosource.spans import Span, merged

CONTEXT = 90
"""Code points of context shown on each side of a passage: about a line of print."""

CORE = "core"
"""The mark on the stretch of a passage that is read alone where there is no room for its context."""


class Piece(Record, frozen=True, kw_only=True):
    """Some of a text's words, as they are, and the names of the marks that lie on all of them."""

    text: str
    marks: tuple[str, ...]
    start: int


def pieces(text: str, within: Span, marks: Mapping[str, Iterable[Span]]) -> tuple[Piece, ...]:
    """``text[within]`` cut wherever a mark begins or ends; the pieces joined are those words exactly.

    Marks may overlap and may reach outside. n log n in the number of marks.

    >>> [(p.text, p.marks) for p in pieces("one two", Span(0, 7), {"x": [Span(4, 9)]})]
    [('one ', ()), ('two', ('x',))]
    """
    changes: dict[int, list[tuple[str, int]]] = {within.start: [], within.end: []}
    for name, spans in marks.items():
        for span in merged(spans):
            start, end = max(span.start, within.start), min(span.end, within.end)
            if start < end:
                changes.setdefault(start, []).append((name, 1))
                changes.setdefault(end, []).append((name, -1))
    out: list[Piece] = []
    on: set[str] = set()
    places = sorted(changes)
    for at, until in pairwise(places):
        for name, step in sorted(changes[at], key=lambda change: change[1]):
            (on.add if step > 0 else on.discard)(name)
        out.append(Piece(text=text[at:until], marks=tuple(sorted(on)), start=at))
    return tuple(out) if WITHHELD not in text else tuple(_withheld_together(out))


def _withheld_together(cut: list[Piece]) -> Iterator[Piece]:
    """Neighbours of which nothing may be shown as one piece: there is nothing to mark in it but that it is the core."""
    for (withheld, core), held in groupby(cut, key=lambda piece: (_withheld(piece), CORE in piece.marks)):
        if withheld:
            first, *others = held
            words = "".join((first.text, *(piece.text for piece in others)))
            yield Piece(text=words, marks=(CORE,) if core else (), start=first.start)
        else:
            yield from held


def _withheld(piece: Piece) -> bool:
    return bool(piece.text) and not piece.text.replace(WITHHELD, "").strip()


def withheld_place(cut: Iterable[Piece]) -> str:
    """The offsets of a passage of which some words may not be shown, for those who have the text; else empty."""
    held = tuple(cut)
    if not any(WITHHELD in piece.text for piece in held):
        return ""
    return f"characters {held[0].start}–{held[-1].start + len(held[-1].text)}"


def cover(spans: Iterable[Span]) -> Span:
    """From the first code point of ``spans`` to the last; empty where there are none."""
    held = merged(spans)
    return held[0].cover(held[-1]) if held else Span(0, 0)


def around(report: Report, spans: Iterable[Span], context: int = CONTEXT) -> Span:
    """The stretch that holds ``spans`` and up to ``context`` code points on each side, cut at line ends and words."""
    whole = cover(spans)
    if not len(whole):
        return whole
    text = report.text
    first, last = whole.start, whole.end
    low = max(text.rfind("\n", 0, first) + 1, first - context)
    stop = text.find("\n", last)
    high = min(len(text) if stop < 0 else stop, last + context)
    if low > 0 and text[low - 1] not in "\n ":
        low = _next_space(text, low, first)
    if high < len(text) and text[high] not in "\n ":
        high = _last_space(text, last, high)
    return Span(low, high)


def _next_space(text: str, low: int, first: int) -> int:
    at = text.find(" ", low, first)
    return low if at < 0 else at + 1


def _last_space(text: str, last: int, high: int) -> int:
    at = text.rfind(" ", last, high)
    return high if at < 0 else at
