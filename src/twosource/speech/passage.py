"""A paragraph made ready for the rules: its sentences with quotations kept whole, its tokens, its damage."""

from __future__ import annotations

import re

import msgspec

from twosource.spans import Span
from twosource.speech.marks import Quotation, quotations
from twosource.weights import verb_form
from twosource.words import Token, false_stops, sentences, tokens


class Sentence(msgspec.Struct, frozen=True):
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


def passage(content: str, span: Span, headline: bool) -> Passage:
    """The paragraph at ``span``. Linear in its length."""
    marks = quotations(content, span)
    double = tuple(q for q in marks if q.kind == "double" or headline)
    stops = false_stops(content, span)
    pieces = _whole(sentences(content, span), double)
    built = []
    for piece, joined in _joined(content, pieces, double):
        inside = tuple(q for q in double if q.span in piece or q.span.overlaps(piece))
        words = tuple(
            t for t in tokens(content, piece) if not any(q.span.start <= t.span.start < q.span.end for q in inside)
        )
        broken = joined or any(piece.start <= s < piece.end for s in stops) or any(not q.closed for q in inside)
        built.append(Sentence(piece, inside, words, broken))
    return Passage(span, tuple(built), marks, headline)


def _whole(pieces: tuple[Span, ...], marks: tuple[Quotation, ...]) -> list[Span]:
    """Sentences, none of which ends inside a quotation."""
    out: list[Span] = []
    for piece in pieces:
        if out and any(q.span.start < out[-1].end < q.span.end for q in marks):
            out[-1] = out[-1].cover(piece)
        else:
            out.append(piece)
    return out


def _joined(content: str, pieces: list[Span], marks: tuple[Quotation, ...]) -> list[tuple[Span, bool]]:
    """Pieces without any verb are the torn-off ends of the sentence before: joined to it and called damaged."""
    out: list[tuple[Span, bool]] = []
    for piece in pieces:
        plain = not any(q.span.overlaps(piece) for q in marks)
        if out and plain and _torn_off(content, piece) and content[out[-1][0].end - 1] == ".":
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
