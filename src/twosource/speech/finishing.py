"""From the raw spans of attributions to statements: who the source is, in which form, and how the finding came about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from twosource.marks import DOUBLE, quotations
from twosource.records import Article, Form, Speaker, Statement
from twosource.spans import Span, covers, merged, name_of, touching
from twosource.speech.found import Found
from twosource.speech.headlines import without_asides
from twosource.speech.people import Person
from twosource.speech.speakers import speakers
from twosource.words import false_stops, sentences


def statements(article: Article, found: Sequence[Found], cast: Sequence[Person]) -> tuple[Statement, ...]:
    """In text order, each once. ``cast``: the people of the article. Linear in findings, but for sorting."""
    content = article.text.content
    lines = [line.span for line in article.lines]
    ordered = sorted(without_asides(article, list(found)), key=lambda f: (f.start, f.cue, f.content))
    out: dict[str, Statement] = {}
    for f, speaker in zip(ordered, speakers(article, ordered, cast), strict=True):
        phrase = " ".join(content[s.start : s.end] for s in f.source)
        one = Statement(
            id=name_of(article.text.sha256, *f.source, "/", *f.cue, "/", *f.content),
            source=f.source,
            cue=f.cue,
            content=f.content,
            form=form_of(content, f.content, lines),
            stance=f.stance,
            speaker=speaker,
            addressee=f.addressee,
            damaged=f.damaged and _is_damaged(content, f),
            confidence=f.confidence,
            why=_why(content, f, speaker, phrase),
        )
        out[one.id] = one
    return tuple(out.values())


def _is_damaged(content: str, f: Found) -> bool:
    """The sentence is damaged; is the damage in what is attributed? A stop inside, or a mark that does not close."""
    whole = f.content[0].cover(f.content[-1])
    text = content[whole.start : whole.end]
    inside = text.rstrip(".!?”\"’')")
    return (
        (len(f.content) > 1 and not text.startswith(tuple(DOUBLE)))
        or bool(false_stops(content, whole))
        or any(not q.closed for q in quotations(content, whole))
        or (len(sentences(inside)) > 1 and not quotations(content, whole))
    )


def _why(content: str, f: Found, speaker: Speaker, phrase: str) -> str:
    cue = " ".join(content[s.start : s.end] for s in f.cue)
    how = "trained reader" if f.rule == "trained" else f"rule {f.rule}"
    reason = how + (f", cue “{cue}”" if cue else "")
    if speaker.name and speaker.name not in phrase:
        reason += f"; “{phrase}” is read as {speaker.name}"
    return reason


@lru_cache(maxsize=64)
def _quoted(content: str, line: Span) -> tuple[Span, ...]:
    return tuple(q.inner for q in quotations(content, line))


def form_of(content: str, pieces: tuple[Span, ...], lines: Sequence[Span]) -> Form:
    """Direct: all words in quotation marks; indirect: none; mixed: some."""
    quoted = merged(q for p in pieces for line in touching(lines, p) for q in touching(_quoted(content, line), p))
    if not quoted:
        return "indirect"
    inside, words = 0, 0
    for p in pieces:
        for m in re.finditer(r"\w+", content[p.start : p.end]):
            words += 1
            inside += covers(quoted, p.start + m.start())
    if not inside:
        return "indirect"
    return "direct" if inside == words else "mixed"
