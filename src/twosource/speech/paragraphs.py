"""Quotations that run over several paragraphs: one speaker, told once.

A paragraph whose quotation is not closed is gone on with by the next one. As a rule that opens with a mark again; where a
converter cut one quotation into paragraphs it has none, and only the last one closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from twosource.marks import DOUBLE
from twosource.spans import Span
from twosource.speech.completing import by_passage
from twosource.speech.cues import SAYING
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Passage
from twosource.weights import stem

LONGEST_RUN = 8
"""Paragraphs of one quotation."""
UNMARKED = 3
"""Paragraphs without any mark that may stand inside one."""
BACK = 2
"""Paragraphs back in which he spoke whose words a paragraph of quotation alone goes on with."""
_LABEL = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ. ]{2,30}:")
"""In a transcript: the next paragraph is another's turn."""
SHORTEST = 12
"""Code points of a piece; a shorter one is a stray mark."""


def with_paragraphs(content: str, found: Iterable[Found], passages: Sequence[Passage]) -> list[Found]:
    """Each paragraph of a quotation goes to whom a cue in one of its paragraphs names, else to who spoke in the one before."""
    here = by_passage(found, passages)
    at = 0
    while at < len(passages):
        pieces = _run(content, passages, at)
        if pieces:
            _give(content, here, at, pieces)
        at += max(1, len(pieces))
    return [f for some in here for f in some]


def _run(content: str, passages: Sequence[Passage], first: int) -> list[Span]:
    """The pieces of a quotation that begins in paragraph ``first``, one a paragraph; none where it is no such quotation. A
    paragraph that is one quotation and nothing else counts as well.
    """
    p = passages[first]
    last = p.quotations[-1] if p.quotations and not p.headline else None
    if last is None or last.kind != "double" or len(last.inner) < SHORTEST:
        return []
    if _LABEL.match(content, last.inner.start):
        return []
    if last.closed or last.span.end < p.span.end:
        return [last.span] if last.span == p.span else []
    pieces, sure = [last.span], 1
    for q in passages[first + 1 : first + LONGEST_RUN]:
        opens = q.quotations[0] if q.quotations and q.quotations[0].span.start == q.span.start else None
        if opens is not None and opens.kind == "double":
            if content[opens.span.start] != content[last.span.start]:
                break  # another style of marks: the first was a stray one
            pieces.append(opens.span)
            sure = len(pieces)
            if opens.closed:
                break
            continue
        close = _close(content, q)
        if close is not None:
            pieces.append(Span(q.span.start, close))
            sure = len(pieces)
        if close is not None or q.headline or q.quotations or len(pieces) - sure >= UNMARKED:
            break
        pieces.append(q.span)
    return pieces[:sure] if sure > 1 else []


def _close(content: str, q: Passage) -> int | None:
    """Behind the first mark of a paragraph, where that one closes what was opened before."""
    for n in range(q.span.start, q.span.end):
        if content[n] in DOUBLE:
            closes = n > q.span.start and not content[n - 1].isspace() and not content[n + 1 : n + 2].isalnum()
            return n + 1 if closes else None
    return None


def _give(content: str, here: list[list[Found]], first: int, pieces: list[Span]) -> None:
    """Puts the pieces to their attribution; ``here`` holds the findings of each paragraph and is changed."""
    inside = [f for some in here[first : first + len(pieces)] for f in some]
    giver = next((f for f in inside if f.source and f.rule != "nested" and _holds(f, pieces)), None)
    if giver is None:
        if any(_holds(f, pieces) for f in inside):
            return
        giver = _holder(here, first, pieces) or _before(content, here, first)
    if giver is None:
        return
    for some in here[max(0, first - 1) : first + len(pieces) + 1]:
        for n, f in enumerate(some):
            left = tuple(c for c in f.content if not any(c.overlaps(p) for p in pieces))
            if f is not giver and f not in inside and left and left != f.content:
                some[n] = msgspec.structs.replace(f, content=left)
    for some in here[first : first + len(pieces)]:
        some[:] = [f for f in some if f is giver or f.source or not _lies_in(f, pieces)]
    given = {c for some in here for f in some for c in f.content}
    rest = tuple(p for p in pieces if not any(p.overlaps(c) for c in given))
    if not rest:
        return
    row, n = next((row, n) for row, some in enumerate(here) for n, f in enumerate(some) if f is giver)
    if _holds(giver, pieces) or content[max(giver.content).start] in DOUBLE:
        here[row][n] = msgspec.structs.replace(giver, content=tuple(sorted((*giver.content, *rest))))
    else:
        here[first].append(_continued(giver, rest))


def _holds(f: Found, pieces: Sequence[Span]) -> bool:
    return any(c.overlaps(p) for c in f.content for p in pieces)


def _lies_in(f: Found, pieces: Sequence[Span]) -> bool:
    """A cue and its content that are words of the quotation: "It is vital that …"."""
    return bool(f.cue) and all(any(c in p for p in pieces) for c in (*f.cue, *f.content))


def _holder(here: list[list[Found]], first: int, pieces: Sequence[Span]) -> Found | None:
    """Who has it already, with a cue in the paragraph before; or in the one behind, where that cue has nothing else."""
    end = first + len(pieces)
    before = [f for f in (here[first - 1] if first else []) if _holds(f, pieces)]
    later = here[end] if end < len(here) else []
    behind = [f for f in later if all(any(c.overlaps(p) for p in pieces) for c in f.content)]
    return next((f for f in (*before, *behind) if f.source), None)


def _before(content: str, here: list[list[Found]], first: int) -> Found | None:
    """Who spoke last in the paragraph before, or in the one before that where nobody speaks between."""
    for some in reversed(here[max(0, first - BACK) : first]):
        said = [f for f in some if f.source and _says(content, f) and f.rule != "nested"]
        if said:
            return max(said, key=lambda f: f.cue[0].start)
    return None


def _says(content: str, f: Found) -> bool:
    words = (w for c in f.cue for w in content[c.start : c.end].lower().split())
    return any(stem(w.strip(",:")) in SAYING for w in words)


def _continued(f: Found, pieces: tuple[Span, ...]) -> Found:
    return msgspec.structs.replace(
        f,
        content=pieces,
        rule="continued-quotation",
        confidence=CONFIDENCE["continued-quotation"],
        stance="asserts",
        addressee=(),
        damaged=False,
    )


__all__ = ["with_paragraphs"]
