"""Answers as a report gives them: a denial, another answer, or silence that the report itself reports.

What a response is aimed at is not decided here (matching/targets.py does); ``target_span`` marks the words that
point at it: "the allegations", "this", "Mr Adu's claims".
"""

from __future__ import annotations

import re

from twosource.records import Article, Response, ResponseState, Silence, Statement
from twosource.spans import Span, trimmed
from twosource.speech.clause import subject_before
from twosource.speech.cues import DENYING
from twosource.speech.passage import passage
from twosource.weights import stem

ANSWERING = frozenset("respond reply retort counter answer".split())

_ADVERB = r"(?:\s+(?:immediately|yet|publicly|so\s+far|officially|directly|formally))?"
_ABOUT = r"(?:(?P<about>\s+(?:on|to|about|for|regarding)\s+[^;,]{2,160}?)(?=[;,]|[.!?]?[\"”]?$))?"
_SILENCES: tuple[tuple[Silence, re.Pattern[str]], ...] = (
    (
        "declined",
        re.compile(
            r"\b(?:(?:has|have|had|also|repeatedly)\s+)*(?:declined|refused|declines|refuses)"
            r"(?:\s+(?:to\s+(?:comment|discuss|elaborate|respond|answer|say|be\s+interviewed|confirm\s+or\s+deny)|comment))" + _ABOUT
        ),
    ),
    ("declined", re.compile(r"\b(?:would|will)\s+not\s+(?:comment|discuss|be\s+drawn)\b" + _ABOUT)),
    ("declined", re.compile(r"\b(?:had|has|have)\s+no\s+comment\b" + _ABOUT)),
    (
        "could-not-be-reached",
        re.compile(
            r"\b(?:could\s+not|couldn['’]t)" + _ADVERB + r"\s+be\s+(?:reached|contacted|located)" + _ABOUT
            + r"|\b(?:was|were)\s+(?:not|un)\s*" + _ADVERB.strip() + r"\s*(?:immediately\s+)?available\s+(?:for|to)\s+comment"
        ),
    ),
    (
        "has-not-commented",
        re.compile(
            r"\b(?:has|have|had)\s+(?:not|yet\s+to|n['’]t|never)" + _ADVERB
            + r"\s+(?:commented|comment|reacted|react|issued\s+a\s+(?:comment|statement|response)|made\s+(?:any|a)\s+(?:comment|statement))\b" + _ABOUT
            + r"|\b(?:has|have)\s+made\s+no\s+(?:public\s+)?(?:comment|statement)\b"
        ),
    ),
    (
        "did-not-respond",
        re.compile(
            r"\b(?:did\s+not|didn['’]t|has\s+not|have\s+not|had\s+not|has\s+yet\s+to|have\s+yet\s+to|do\s+not|does\s+not)" + _ADVERB
            + r"\s+(?:respond|responded|reply|replied|return|returned|answer|answered)\b" + _ABOUT
        ),
    ),
)  # fmt: skip
_NOBODY = re.compile(
    r"\b(?:[Tt]here\s+(?:was|has\s+been|were)\s+)?no\s+(?:immediate\s+|official\s+|public\s+)?(?:response|comment|reaction|reply)"
    r"\s+(?:was\s+available\s+)?(?:from|by)\s+(?P<by>[^.,;]{2,80})",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:\b(?:the|these|those|any|such|all|that|this|his|her|their|its)\s+|(?:[A-Z][\w.-]*\s+){0,4}[\w.-]+[’']s?\s+)?(?:\w+\s+)?"
    r"(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|criticism|wrongdoing|involvement|responsibility|request\w*"
    r"|questions?|statements?|remarks?)\b"
    r"|\b(?:this|that|it|doing\s+so)\b"
)


def responses(article: Article, statements: tuple[Statement, ...]) -> tuple[Response, ...]:
    """In text order. A denial is a statement too; a silence need not be."""
    out = [r for s in statements for r in _answered(article, s)]
    for line in article.lines:
        if line.article:
            out.extend(_silences(article, line.span))
    taken: list[Response] = []
    for r in sorted(out, key=lambda r: (r.span, r.state != "silence-reported")):
        if not any(r.span.overlaps(t.span) and r.state == t.state for t in taken):
            taken.append(r)
    return tuple(taken)


def _answered(article: Article, s: Statement) -> list[Response]:
    cue = article.text.words(s.cue).lower()
    lemmas = {stem(w) for w in re.findall(r"[\w’'-]+", cue)}
    state: ResponseState
    if s.stance == "denies" and lemmas & DENYING:
        state = "denied"
    elif (
        lemmas & ANSWERING and s.stance not in ("declines", "denies") and not re.search(r"\b(?:not|n['’]t|yet)\b", cue)
    ):
        state = "answered-otherwise"
    else:
        return []
    span = _around(s)
    pointer = _pointer(article, s.content[0]) if state == "denied" else None
    return [Response(span=span, state=state, silence=None, by=s.speaker.name, target=None, target_span=pointer)]


def _around(s: Statement) -> Span:
    pieces = (*s.source, *s.cue, *s.content) if s.cue else s.content
    near = [p for p in pieces if abs(p.start - s.cue[0].start) < 1500] if s.cue else list(pieces)
    span = near[0]
    for p in near:
        span = span.cover(p)
    return span


def _pointer(article: Article, span: Span) -> Span | None:
    m = _POINTER.match(article.text.content, span.start, span.end)
    return Span(m.start(), m.end()) if m else None


def _silences(article: Article, line: Span) -> list[Response]:
    content = article.text.content
    out = []
    for sentence in passage(content, line, False).sentences:
        for silence, rule in _SILENCES:
            m = rule.search(content, sentence.span.start, sentence.span.end)
            if m is None or any(q.span.start <= m.start() < q.span.end for q in sentence.quotations):
                continue
            source, _ = subject_before(content, Span(sentence.span.start, m.start()), m.start(), sentence.narration)
            if source is None:
                continue
            about = None
            if "about" in m.re.groupindex and m.group("about"):
                about = trimmed(content, Span(m.start("about"), m.end("about")))
                inner = re.match(r"(?:on|to|about|for|regarding)\s+", content[about.start : about.end])
                about = Span(about.start + (inner.end() if inner else 0), about.end)
            end = m.end() if about is None else about.end
            by = content[source.start : source.end]
            out.append(
                Response(
                    span=Span(source.start, end),
                    state="silence-reported",
                    silence=silence,
                    by=by,
                    target=None,
                    target_span=about,
                )
            )
            break
        m = _NOBODY.search(content, sentence.span.start, sentence.span.end)
        if m and not any(q.span.start <= m.start() < q.span.end for q in sentence.quotations):
            out.append(
                Response(
                    span=Span(m.start(), m.end()), state="silence-reported", silence="has-not-commented",
                    by=content[m.start("by") : m.end("by")].strip(), target=None, target_span=None,
                )
            )  # fmt: skip
    return out
