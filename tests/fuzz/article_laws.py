"""What holds of every article, whatever the page was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from twosource.article.lines import key_of
from twosource.records import ARTICLE_ROLES, Article, Credit, Line, Notice, Problem, Report
from twosource.spans import Span, lines_of

_MACHINE_WORDS = (
    "Traceback",
    "Error:",
    "Exception",
    "Error(",
    "object at 0x",
    "<class",
    "NoneType",
    "codec can't",
    "list index",
)
"""What only a fault of the program says: no class and no trace stands in a message to a user."""


def assert_article(a: Article) -> None:
    """The lines are those of the text, each once; every fact stands where its span says."""
    content = a.text.content
    _lines(content, a.lines)
    if a.title is not None:
        assert a.title.text.strip(), "an empty title"
        if a.title.span is not None:
            assert a.text[a.title.span] == a.title.text
    repaired = [r.span for r in a.repairs]
    for author in a.authors:
        assert author.name.strip(), "an author without a name"
        if author.span is not None:
            words = _held(content, author.span)
            touched = any(author.span.overlaps(r) for r in repaired)
            assert touched or key_of(words) == key_of(author.name), (words, author)
    _notices(content, a.notices)
    _credits(content, a.credits)
    for date in (a.published, a.modified, *a.published_also):
        if date is not None:
            assert len(date.date) == 10
            assert date.basis
            if date.span is not None:
                assert any(c.isdigit() for c in _held(content, date.span)), date
    if a.dateline is not None:
        words = _held(content, a.dateline.span)
        touched = any(a.dateline.span.overlaps(r) for r in repaired)
        assert touched or key_of(a.dateline.place) in key_of(words), (words, a.dateline)
    for repair in a.repairs:
        assert repair.reads
        assert _held(content, repair.span) != repair.reads
    assert all(p.end <= q.start for p, q in pairwise(repaired))
    assert_problems(a.problems)


def assert_report(r: Report) -> None:
    """Every span of a report that was read stands in its text."""
    for s in r.statements:
        for piece in (*s.source, *s.cue, *s.content, *s.addressee):
            assert _held(r.text, piece)
    for found in (*r.figures, *r.dates, *r.labels, *r.responses):
        assert _held(r.text, found.span)
    for name in r.names:
        assert all(_held(r.text, m) for m in name.mentions)
    assert_problems(r.problems)


def assert_problems(problems: Iterable[Problem]) -> None:
    for p in problems:
        assert p.code
        assert p.message.strip()
        assert not any(word in p.message for word in _MACHINE_WORDS), p.message


def _held(content: str, span: Span) -> str:
    assert 0 <= span.start < span.end <= len(content), (span, len(content))
    words = content[span.start : span.end]
    assert words.strip(), "a span of white space"
    return words


def _lines(content: str, lines: Sequence[Line]) -> None:
    assert tuple(line.span for line in lines) == tuple(lines_of(content))
    assert all(line.article == (line.role in ARTICLE_ROLES) for line in lines)
    assert sum(line.role == "title" for line in lines) <= 1
    assert sum(line.role == "lead" for line in lines) <= 1


def _notices(content: str, notices: Sequence[Notice]) -> None:
    for notice in notices:
        assert notice.basis
        if notice.span is not None:
            assert _held(content, notice.span) == notice.text, notice


def _credits(content: str, credits: Sequence[Credit]) -> None:
    for credit in credits:
        _held(content, credit.span)
