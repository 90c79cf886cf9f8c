"""The words of a report in order, and which of them are not its own prose: quotations and posts. Credits and formulas are
left out: they are no part of what is told.

Two reporters who heard the same words print the same quotation, and two pages that embed the same post print the same
post; neither has anything from the other. What is left when these are masked is what somebody wrote.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

import msgspec

from twosource.marks import quotations
from twosource.records import Line, Report
from twosource.spans import Span, covers, merged
from twosource.words import sentences, tokens

SHORTEST_QUOTED = 4
"""Words from which on words in single marks are a quotation and not a label held at arm's length."""
_SIGNED = re.compile(r"[—–―-]{1,2}\s*[^\n@]{1,80}\(@\w{1,30}\)(?:[^\n]{0,40})$")
"""How an embedded post is signed: "— Ina Roe (@inaroe) May 3, 2031", below its words or behind them."""
_POST_ABOVE = 80
"""Words up to which the line above a signature is the post that it signs: posts are short, paragraphs may be long."""
_STEM, _LONG = 5, 4
"""Letters that stand for a word, and letters of the shortest word that says what a text is about."""
_FORMULA = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\bmay not be (?:published|reproduced|redistributed)\b"
    r"|\b(?:click|tap) here\b|\bsign up for\b.{0,60}\bnewsletter\b|\bfollow\b.{0,40}\bon (?:twitter|facebook|x)\b",
    re.IGNORECASE,
)


class Word(msgspec.Struct, frozen=True):
    """``text`` in small letters; ``quoted``: it stands in a quotation or a post."""

    text: str
    span: Span
    quoted: bool


def words_of(report: Report) -> tuple[Word, ...]:
    """The words of the article without its headline, in order. Linear in the text."""
    spoken, formulas = merged(_spoken(report)), merged(_formulas(report))
    return tuple(
        Word(sys.intern(t.text.lower().replace("’", "'")), t.span, covers(spoken, t.span.start))
        for line in body(report)
        for t in tokens(report.text, line.span)
        if not covers(formulas, t.span.start)
    )


def stems_of(words: Iterable[Word]) -> frozenset[str]:
    """The beginnings of the longer words of the prose: what it is about, whatever the forms of its words."""
    return frozenset(w.text[:_STEM] for w in words if not w.quoted and len(w.text) >= _LONG)


def body(report: Report) -> Iterator[Line]:
    """The lines of the article but for its headline."""
    return (line for line in report.lines if line.article and line.role != "title")


def quoted(report: Report) -> Iterator[tuple[Line, Span]]:
    """Every quotation of the body in order, without its marks, with the line that it stands in."""
    for line in body(report):
        for q in quotations(report.text, line.span):
            if q.kind == "double" or len(tokens(report.text, q.inner)) >= SHORTEST_QUOTED:
                yield line, q.inner


def _spoken(report: Report) -> Iterator[Span]:
    yield from (span for _, span in quoted(report))
    yield from _posts(report)


def _formulas(report: Report) -> Iterator[Span]:
    """Credits but for those that are words of the report, and the sentences with the words of a notice of rights."""
    yield from (credit.span for credit in report.credits if credit.covers == "text")
    for line in body(report):
        if _FORMULA.search(report.text, line.span.start, line.span.end):
            yield from (s for s in sentences(report.text, line.span) if _FORMULA.search(report.text, s.start, s.end))


def _posts(report: Report) -> Iterator[Span]:
    """Embedded posts with their signatures; only what is signed can be told from prose."""
    above: Line | None = None
    for line in report.lines:
        text = report.text[line.span.start : line.span.end]
        signed = _SIGNED.search(text) if "(@" in text else None
        if signed is not None:
            yield line.span
            if not text[: signed.start()].strip() and above is not None and _short(report, (above,)):
                yield above.span
        above = line


def _short(report: Report, lines: Iterable[Line]) -> bool:
    return sum(len(tokens(report.text, line.span)) for line in lines) <= _POST_ABOVE
