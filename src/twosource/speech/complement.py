"""How far a complement runs, and in which pieces: shared by the rules."""

from __future__ import annotations

import re

from twosource.spans import Span, trimmed
from twosource.speech.cues import OBJECT, SAYING, THINKING
from twosource.speech.passage import Sentence
from twosource.weights import verb_form

_FALSE_COMMA = re.compile(r"\s*[.!?]\s+,\s*")
_CLAUSE = re.compile(r"(?:,|;)\s+(?:and|but|while|whereas|although|though)\s+", re.IGNORECASE)


def content_pieces(content: str, span: Span) -> tuple[Span, ...]:
    """``span`` without its sentence-final stop, cut where a stray ". ," stands in it."""
    span = without_stop(content, span)
    pieces, at = [], span.start
    for m in _FALSE_COMMA.finditer(content, span.start, span.end):
        pieces.append(Span(at, m.start()))
        at = m.end()
    pieces.append(Span(at, span.end))
    return tuple(p for p in (trimmed(content, p, " \t\n\u00a0,;") for p in pieces) if len(p))


def without_stop(content: str, span: Span) -> Span:
    """The final full stop goes when it stands outside quotation marks; ? and ! inside stay."""
    end = span.end
    while end > span.start and content[end - 1] in " \t\n\u00a0":
        end -= 1
    while end > span.start and content[end - 1] in ".;:," and not _abbreviated(content, end):
        end -= 1
    return Span(span.start, end)


def _abbreviated(content: str, end: int) -> bool:
    return bool(re.search(r"(?:\b[A-Za-z]\.){2,}$", content[max(0, end - 8) : end]))


def participle_cut(content: str, span: Span, sentence: Sentence) -> int:
    """Where ", adding …", ", claiming …" begins inside ``span``; its end where none does."""
    for t in sentence.narration:
        if t.span.start <= span.start or t.span.end > span.end or not t.text.endswith("ing"):
            continue
        form = verb_form(t.text.lower())
        if form is None or (form.lemma not in SAYING | THINKING and form.lemma not in OBJECT):
            continue
        lead = content[span.start : t.span.start].rstrip()
        if lead.endswith((",", "”", '"', ".")) and form.lemma in PARTICIPLES:
            return without_stop(content, Span(span.start, span.start + len(lead))).end
    return span.end


PARTICIPLES = frozenset(
    "add claim say insist argue warn note tell stress allege reaffirm accuse deny call urge promise vow "
    "explain suggest assert declare acknowledge admit write describe state maintain reiterate blame recall".split()
)
"""Verbs whose -ing form behind a comma goes on with the same source."""


def new_clause(content: str, span: Span) -> int:
    """Where a coordinated clause with its own subject and verb begins inside ``span`` (", and the court has …")."""
    from twosource.speech.clause import first_subject
    from twosource.words import tokens

    for m in _CLAUSE.finditer(content, span.start, span.end):
        words = tokens(content, Span(m.end(), min(span.end, m.end() + 160)))
        if words and (
            m.group().strip(",; ").lower() == "while" or first_subject(content, Span(m.end(), span.end), words)
        ):
            return m.start()
    return span.end
