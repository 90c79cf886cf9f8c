"""The rules reader: statements of an article by the rules of this room, for English.

Other languages get what marks alone can tell: quotations of four words and more, with no source, and a problem record
that says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import zip_longest
from typing import Protocol

import msgspec

from twosource.records import Article, Problem, Statement
from twosource.spans import Span, total
from twosource.speech.finishing import statements
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.matrix import with_noun_claims
from twosource.speech.passage import LONGEST, Passage, passage
from twosource.speech.people import people
from twosource.speech.quoted import with_quoted
from twosource.speech.rules import ALL

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
        made, problems = prepared(article)
        content = article.text.content
        if readable(article):
            found = with_noun_claims(content, with_quoted(content, _all(content, made), made), made)
        else:
            found = marks_only(article, made)
        return statements(article, found, people(article)), problems


def readable(article: Article) -> bool:
    """Whether there are rules and a model for the language; where it could not be told, both are tried."""
    return article.language in ("en", "und")


def prepared(article: Article) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    """The lines of the article as passages, and what is wrong with them."""
    passages = tuple(
        passage(article.text.content, _without_dateline(article, line.span), line.role in ("title", "subhead"))
        for line in article.lines
        if line.article
    )
    problems = [_told(p) for p, after in zip_longest(passages, passages[1:]) if _broken(p, after)]
    if not readable(article):
        message = f"there are no rules for language {article.language!r}: only quotations in marks were read, without sources, and no figures"
        problems.append(Problem(code="language-without-rules", message=message))
    return passages, tuple(problems)


def marks_only(article: Article, passages: Sequence[Passage]) -> list[Found]:
    """What marks alone can tell: the quotations, nobody's."""
    return [f for p in passages for f in _bare_quotations(article.text.content, p)]


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


__all__ = ["Reader", "RulesReader", "marks_only", "prepared", "readable"]
