"""What of a draft is looked for in an archive: few words a passage, the telling ones."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.check.drafts import Draft
from twosource.check.keys import words_of
from twosource.check.pile import weight
from twosource.check.quoting import parts_of, quoted_in
from twosource.spans import Span
from twosource.words import sentences

_ROW = 5
"""Words in a row that are looked for as they stand, so that no report that has the quotation is missed."""
_TELLING = 8
_WORD = re.compile(r"[^\W_]+")


class Needle(NamedTuple):
    """Words as printed. ``row``: some that stand in a row, empty for a sentence that is no quotation; ``telling``: those of the
    passage that fewest reports have.
    """

    row: tuple[str, ...]
    telling: tuple[str, ...]


def needles(draft: Draft) -> tuple[Needle, ...]:
    """One for each stretch of a quotation and each sentence with a figure or a statement, in order, each once."""
    report = draft.report
    out: dict[Needle, None] = {}
    for quoted in quoted_in(report, draft.blocks):
        for part in parts_of(report.text, quoted.inner):
            cut = part.inserted[0][0] if part.inserted else len(part.words)
            row = _WORD.findall(report.text[part.words[0].span.start : part.words[cut - 1].span.end]) if cut else []
            spans = [w.span for w in part.words]
            out[
                Needle(tuple(row[:_ROW]) if len(row) >= _ROW else (), _telling(report.text, spans[0].cover(spans[-1])))
            ] = None
    marked = sorted([f.span for f in report.figures] + [c for s in report.statements for c in s.content])
    for line in report.lines:
        if line.article:
            for sentence in sentences(report.text, line.span):
                if any(m.overlaps(sentence) for m in marked):
                    out[Needle((), _telling(report.text, sentence))] = None
    return tuple(n for n in out if n.row or n.telling)


def _telling(text: str, area: Span) -> tuple[str, ...]:
    words = {text[w.span.start : w.span.end].casefold(): weight(w.key) for w in words_of(text, area)}
    best = sorted(words, key=lambda w: (-words[w], w))[:_TELLING]
    return tuple(piece for word in best for piece in _WORD.findall(word))
