"""What stands in quotation marks in a text, whatever the language's marks, and how a quotation is built: words, insertions
in square brackets, and places where words are left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.check.keys import Word, is_negation, words_of
from twosource.marks import quotations
from twosource.records import Report
from twosource.spans import Span, trimmed

_SPACES = " \t\u00a0\u202f\u2009"
_SPACED_OPEN = re.compile(rf"([«‹„])([{_SPACES}])")
_SPACED_CLOSE = re.compile(rf"([{_SPACES}])([»›])")


class Quoted(NamedTuple):
    """``inner``: the words without their marks. ``how``: in double or single marks, or set as a block."""

    inner: Span
    how: str


def quoted_in(report: Report, blocks: tuple[Span, ...] = ()) -> list[Quoted]:
    """The outermost quotations of a report's lines, in order. ``blocks``: paragraphs set as quotations without marks;
    one that has marks of its own is read by them.
    """
    text = _close_set(report.text)
    out: list[Quoted] = []
    for line in report.lines:
        found = [Quoted(trimmed(report.text, q.inner), q.kind) for q in quotations(text, line.span)]
        found = [q for q in found if len(q.inner)]
        if not found and any(b.overlaps(line.span) for b in blocks):
            found = [] if _is_credit(report.text, line.span) else [Quoted(line.span, "block")]
        out += found
    return out


def _close_set(text: str) -> str:
    """The text with marks that stand apart from their words, as in French, drawn to them: the same length."""
    return _SPACED_CLOSE.sub(r"\2\1", _SPACED_OPEN.sub(r"\2\1", text))


def _is_credit(text: str, line: Span) -> bool:
    """The line under a block quote that says whose it is."""
    return text[line.start] in "—–-" and len(line) < 120


class Part(NamedTuple):
    """A stretch of a quotation without an ellipsis. ``inserted``: runs of words in square brackets, as index pairs into
    ``words`` (end exclusive).
    """

    words: tuple[Word, ...]
    inserted: tuple[tuple[int, int], ...]


_ELLIPSIS = re.compile(r"[\[(]?\s*(?:…|\.\s?\.\s?\.)(?:\s?\.)?\s*[\])]?")
_BRACKETS = re.compile(r"\[(?P<letter>\w)\](?P<rest>\w+(?:[’']\w+)?)|\[(?P<inside>[^\[\]\n]{0,200})\]")
"""An insertion, or a letter that was made great or small."""
_SIC = frozenset(("sic",))


def parts_of(text: str, inner: Span) -> list[Part]:
    """The stretches of a quotation between its ellipses, those without words left out."""
    cuts = [inner.start]
    for m in _ELLIPSIS.finditer(text, inner.start, inner.end):
        cuts += [m.start(), m.end()]
    cuts.append(inner.end)
    parts = (_part(text, Span(a, b)) for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return [p for p in parts if p.words]


def _part(text: str, span: Span) -> Part:
    words: list[Word] = []
    inserted = []
    at = span.start
    for m in _BRACKETS.finditer(text, span.start, span.end):
        words += words_of(text, Span(at, m.start()))
        at = m.end()
        if m["letter"]:
            words.append(Word(words_of(m["letter"] + m["rest"])[0].key, Span(m.start(), m.end())))
            continue
        inside = words_of(text, Span(m.start("inside"), m.end("inside")))
        if not {w.key for w in inside} <= _SIC:
            if not any(is_negation(w.key) for w in inside):  # one that turns the sense round is no explanation
                inserted.append((len(words), len(words) + len(inside)))
            words += inside
    words += words_of(text, Span(at, span.end))
    return Part(tuple(words), tuple(inserted))
