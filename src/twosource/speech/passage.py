"""A paragraph made ready for the rules: its sentences with quotations kept whole, its tokens, its damage."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

import msgspec

from twosource.marks import Quotation, quotations
from twosource.spans import Span, covers, touching, trimmed
from twosource.weights import verb_form
from twosource.words import Token, false_stops, sentences, tokens


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence. ``narration`` holds the tokens outside double quotation marks, in order."""

    span: Span
    quotations: tuple[Quotation, ...]
    narration: tuple[Token, ...]
    damaged: bool


class Passage(msgspec.Struct, frozen=True):
    """One line of the article: ``span``, where the prose starts (behind a dateline), and its sentences."""

    span: Span
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    headline: bool


LONGEST = 2_000
"""Code points of a sentence; a longer one is a list or a page without full stops, and is read in pieces."""


@lru_cache(maxsize=256)  # statements, speakers and responses ask for the same lines
def passage(content: str, span: Span, headline: bool) -> Passage:
    """The paragraph at ``span``. Linear in its length, but for logarithms."""
    marks = quotations(content, span)
    spoken = tuple(q for q in marks if q.kind == "double" or headline or _speaks(content, q))
    spans = tuple(q.span for q in spoken)
    stops = false_stops(content, span)
    words = tokens(content, span)
    starts = [t.span.start for t in words]
    built = []
    for piece, joined in _joined(content, _short(content, _whole(sentences(content, span), spans)), spans):
        first = bisect_right(spans, piece.start, key=lambda s: s.end)
        last = first + len(touching(spans, piece))
        here = words[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
        broken = joined or bool(stops[bisect_left(stops, piece.start) : bisect_left(stops, piece.end)])
        built.append(
            Sentence(
                piece,
                spoken[first:last],
                tuple(t for t in here if not covers(spans, t.span.start)),
                broken or any(not q.closed for q in spoken[first:last]),
            )
        )
    return Passage(span, tuple(built), marks, headline)


SPOKEN = 3
"""Words from which on single marks hold speech and not a label, if a comma or stop ends it inside the marks."""


def _speaks(content: str, q: Quotation) -> bool:
    """Single marks, as the British press uses them, around what somebody said."""
    words = content[q.inner.start : q.inner.end].split()
    return len(words) >= SPOKEN and content[q.inner.end - 1] in ",.?!…"


def _whole(pieces: tuple[Span, ...], marks: tuple[Span, ...]) -> list[Span]:
    """Sentences, none of which ends inside a quotation."""
    out: list[Span] = []
    for piece in pieces:
        if out and any(q.start < out[-1].end < q.end for q in touching(marks, Span(out[-1].end - 1, out[-1].end))):
            out[-1] = out[-1].cover(piece)
        else:
            out.append(piece)
    return out


def _short(content: str, pieces: list[Span]) -> list[Span]:
    """Pieces of LONGEST code points at most, cut at white space."""
    out = []
    for piece in pieces:
        start = piece.start
        while piece.end - start > LONGEST:
            cut = content.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            out.append(Span(start, cut))
            start = cut
        out.append(trimmed(content, Span(start, piece.end)))
    return [p for p in out if len(p)]


def _joined(content: str, pieces: list[Span], marks: tuple[Span, ...]) -> list[tuple[Span, bool]]:
    """Pieces without any verb are the torn-off ends of the sentence before: joined to it and called damaged."""
    out: list[tuple[Span, bool]] = []
    for piece in pieces:
        plain = not touching(marks, piece)
        if out and plain and content[out[-1][0].end - 1] == "." and _torn_off(content, piece):
            out[-1] = (out[-1][0].cover(piece), True)
        else:
            out.append((piece, False))
    return out


def _torn_off(content: str, piece: Span) -> bool:
    """No finite verb before its first comma, a comma, and a participle right behind it: ", killing …"."""
    text = content[piece.start : piece.end]
    head, comma, tail = text.partition(",")
    if not comma or not re.match(r"\s+\w+ing\b", tail):
        return False
    words = re.findall(r"[\w’']+", head)
    if not 2 <= len(words) <= 12 or words[0].lower() in ("in", "on", "at", "after", "by", "for", "with", "during"):
        return False
    return not any(_finite(w.lower()) for w in words)


def _finite(word: str) -> bool:
    from twosource.speech.cues import AUXILIARIES

    if word in AUXILIARIES:
        return True
    form = verb_form(word)
    return form is not None and form.kind in ("past", "s", "base") and form.share >= 30
