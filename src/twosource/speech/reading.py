"""The rules reader: statements of an article by the rules of this room, for English.

Other languages get what marks alone can tell: quotations of four words and more, with no source, and a problem record
that says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Sequence
from itertools import zip_longest
from typing import Protocol

import msgspec

from twosource.records import Article, Form, Problem, Speaker, Statement
from twosource.spans import Span, covers, merged, name_of, total, touching
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.marks import DOUBLE, quotations
from twosource.speech.passage import LONGEST, Passage, passage
from twosource.speech.people import people
from twosource.speech.rules import ALL
from twosource.speech.speakers import Context, speaker_of
from twosource.words import false_stops, sentences

REMEMBERED = 40
"""Speakers back that "she" or "the official" may mean."""
MARKS_ONLY = 0.4
"""Confidence of a quotation without a source, in a language without rules. Not measured: there are no articles for it."""


class Reader(Protocol):
    """Anything that finds the statements of an article: these rules today, a trained reader tomorrow."""

    def read(self, article: Article) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
        """Statements in text order, and what stood in the way."""
        ...


class RulesReader:
    """Statements by rules; no state, safe to share between threads."""

    def read(self, article: Article) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
        """Statements in text order. Linear in the text."""
        passages = tuple(
            passage(article.text.content, _without_dateline(article, line.span), line.role in ("title", "subhead"))
            for line in article.lines
            if line.article
        )
        problems = [_told(p) for p, after in zip_longest(passages, passages[1:]) if _broken(p, after)]
        if article.language not in ("en", "und"):
            message = f"there are no rules for language {article.language!r}: only quotations in marks were read, without sources, and no figures"
            problems.append(Problem(code="language-without-rules", message=message))
            found = [f for p in passages for f in _bare_quotations(article.text.content, p)]
        else:
            found = _all(article.text.content, passages)
        return _statements(article, found), tuple(problems)


def _all(content: str, passages: tuple[Passage, ...]) -> list[Found]:
    out: list[Found] = []
    continued: Found | None = None
    for p in passages:
        here = _in_one(content, p)
        here = _follow_on(content, p, here)
        if not here and continued is not None:
            here = _continuing(content, p, continued)
        speaking = [f for f in here if f.rule in ("quotation", "continued-quotation", "trailing")]
        whole = _whole_quotation(content, p)
        continued = speaking[-1] if speaking else here[-1] if here and p.quotations else continued if whole else None
        out.extend(here)
    return out


def _in_one(content: str, p: Passage) -> list[Found]:
    taken: list[Found] = []  # in order of start, so that only neighbours need a look
    for rule in ALL:
        for f in rule(content, p):
            low = bisect_left(taken, f.start - LONGEST, key=lambda g: g.start)
            high = bisect_right(taken, f.start + LONGEST, key=lambda g: g.start)
            if not any(_clash(f, g) for g in taken[low:high]):
                insort(taken, f, key=lambda g: g.start)
    return sorted(taken, key=lambda f: (f.start, f.cue))


def _clash(f: Found, g: Found) -> bool:
    """Two findings of one passage that may not stand beside each other: same cue, or most of one content shared.

    "what X calls Y" may stand inside another statement.
    """
    if f.cue and f.cue == g.cue:
        return True
    if "what-one-calls" in (f.rule, g.rule):
        return False
    shared = sum(min(a.end, b.end) - max(a.start, b.start) for a in f.content for b in g.content if a.overlaps(b))
    return shared > 0 and shared > 0.5 * min(total(f.content), total(g.content))


def _follow_on(content: str, p: Passage, here: list[Found]) -> list[Found]:
    """A sentence that is one quotation and has no cue goes on with the quotation before it in the paragraph."""
    out = list(here)
    used = [s for f in here for s in f.content]
    for i, sentence in enumerate(p.sentences):
        quote = _only_quotation(content, sentence.span, p)
        if quote is None or any(quote.overlaps(s) for s in used):
            continue
        earlier = [
            f
            for f in out
            if f.start < quote.start
            and f.rule in ("quotation", "trailing", "bare-clause", "that-clause", "according-to")
        ]
        if earlier and i:
            last = max(earlier, key=lambda f: f.content[-1].end)
            n = out.index(last)
            if last.rule in ("quotation", "trailing"):
                out[n] = msgspec.structs.replace(last, content=(*last.content, quote))
            else:
                out.append(
                    msgspec.structs.replace(
                        last,
                        content=(quote,),
                        rule="continued-quotation",
                        confidence=CONFIDENCE["continued-quotation"],
                        stance="asserts",
                    )
                )
        elif out and not earlier:
            later = min(
                (f for f in out if f.start > quote.start and f.rule == "quotation"), key=lambda f: f.start, default=None
            )
            if later is not None:
                out[out.index(later)] = msgspec.structs.replace(later, content=(quote, *later.content))
    return out


def _only_quotation(content: str, sentence: Span, p: Passage) -> Span | None:
    for q in p.quotations:
        if q.kind == "double" and q.span.overlaps(sentence):
            rest = (
                content[sentence.start : max(sentence.start, q.span.start)]
                + content[min(q.span.end, sentence.end) : sentence.end]
            )
            if not rest.strip(" \u00a0.,") and len(q.inner) > 8:
                return q.span
    return None


def _whole_quotation(content: str, p: Passage) -> Span | None:
    return _only_quotation(content, p.span, p)


def _continuing(content: str, p: Passage, last: Found) -> list[Found]:
    """A paragraph that is all quotation goes on with the speaker of the paragraph before."""
    quote = _whole_quotation(content, p)
    if quote is None and len(p.sentences) and all(_only_quotation(content, s.span, p) for s in p.sentences):
        quote = Span(p.sentences[0].span.start, p.sentences[-1].span.end)
    if quote is None or p.headline:
        return []
    return [
        msgspec.structs.replace(
            last,
            content=(quote,),
            rule="continued-quotation",
            confidence=CONFIDENCE["continued-quotation"],
            stance="asserts",
            addressee=(),
            damaged=False,
        )
    ]


def _bare_quotations(content: str, p: Passage) -> list[Found]:
    return [
        Found(
            source=(),
            cue=(),
            content=(q.span,),
            lemma="",
            stance="asserts",
            rule="marks-only",
            confidence=MARKS_ONLY,
            damaged=not q.closed,
        )
        for q in p.quotations
        if q.kind == "double" and len(content[q.inner.start : q.inner.end].split()) >= 4
    ]


# ------------------------------------------------------------------ from findings to statements


def _statements(article: Article, found: list[Found]) -> tuple[Statement, ...]:
    known = people(article)
    lead = next((line.span.end for line in article.lines if line.role == "lead"), 0)
    content = article.text.content
    lines = [line.span for line in article.lines]
    speakers: deque[Speaker] = deque(maxlen=REMEMBERED)
    out: dict[str, Statement] = {}
    last = 0
    for f in sorted(found, key=lambda f: (f.start, f.cue, f.content)):
        phrase = " ".join(content[s.start : s.end] for s in f.source)
        at = f.source[0].start if f.source else f.start
        speaker = speaker_of(
            phrase, at, first_mention=at < lead, people=known, before=speakers, context=_context(content, at, last)
        )
        if f.source and f.rule != "what-one-calls":
            speakers.append(speaker)
            last = at
        one = Statement(
            id=name_of(article.text.sha256, *f.source, "/", *f.cue, "/", *f.content),
            source=f.source,
            cue=f.cue,
            content=f.content,
            form=_form_of(content, f.content, lines),
            stance=f.stance,
            speaker=speaker,
            addressee=f.addressee,
            damaged=f.damaged and _is_damaged(content, f),
            confidence=f.confidence,
            why=_why(content, f, speaker, phrase),
        )
        out[one.id] = one
    return tuple(out.values())


BACK = 1_000
"""Code points back that a pronoun may reach."""


def _context(content: str, at: int, last: int) -> Context:
    start = content.rfind("\n", 0, at) + 1
    near = max(0, at - BACK)
    return Context(content[max(start, near) : at], content[near:at], at - last)


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
    reason = f"rule {f.rule}" + (f", cue “{cue}”" if cue else "")
    if speaker.name and speaker.name not in phrase:
        reason += f"; “{phrase}” is read as {speaker.name}"
    return reason


def _form_of(content: str, pieces: tuple[Span, ...], lines: Sequence[Span]) -> Form:
    """Direct: all words in quotation marks; indirect: none; mixed: some."""
    quoted = merged(q.inner for p in pieces for line in touching(lines, p) for q in quotations(content, line))
    inside, words = 0, 0
    for p in pieces:
        for m in re.finditer(r"\w+", content[p.start : p.end]):
            words += 1
            inside += covers(quoted, p.start + m.start())
    if not inside:
        return "indirect"
    return "direct" if inside == words else "mixed"


def _without_dateline(article: Article, span: Span) -> Span:
    if article.dateline is None or article.dateline.span not in span:
        return span
    content, at = article.text.content, article.dateline.span.end
    while at < span.end and content[at] in " \t\u00a0-–—:)":
        at += 1
    return Span(at, span.end)


def _broken(p: Passage, after: Passage | None) -> bool:
    """A quotation that does not close and is not gone on with by the next paragraph, or a full stop inside a clause."""
    open_end = any(not q.closed for q in p.quotations)
    goes_on = after is not None and bool(after.quotations) and after.quotations[0].span.start == after.span.start
    return (open_end and not goes_on) or any(
        s.damaged and not any(not q.closed for q in s.quotations) for s in p.sentences
    )


def _told(p: Passage) -> Problem:
    for q in p.quotations:
        if not q.closed:
            return Problem(
                code="quotation-not-closed",
                message="a quotation is opened here and not closed in its paragraph",
                span=q.span,
            )
    bad = next(s for s in p.sentences if s.damaged)
    return Problem(code="broken-sentence", message="a full stop stands inside a clause here", span=bad.span)


__all__ = ["Reader", "RulesReader"]
