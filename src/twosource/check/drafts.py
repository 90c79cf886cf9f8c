"""A page -> the draft that it is: all of its text, read as a report is, and what in it is set as a quotation.

A draft has no furniture: of text, Markdown and .docx every line is looked at, whatever it looks like. An HTML page is one
that a publishing tool has dressed already: its article is looked at, and not the furniture around.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

import msgspec

from twosource import article as article_room
from twosource.check.markdown import ENDINGS, LaidOut, laid_out, looks_marked
from twosource.compare import read_article
from twosource.records import Line, Page, Report, Role
from twosource.spans import Span

_FACTS: frozenset[Role] = frozenset({"byline", "date", "dateline", "source-credit", "photo-credit"})
"""Lines that say who wrote and when: of a draft too no part of what it tells."""


class Draft(NamedTuple):
    """A draft, read. Offsets are into ``report.text``, the text as laid out."""

    report: Report
    blocks: tuple[Span, ...] = ()
    """Paragraphs that are set as quotations without marks."""
    numbers: tuple[int, ...] = ()
    """The line of the file, from 1, for each line of the text; empty where they are the same."""

    def line(self, span: Span) -> int:
        """The line of the file on which ``span`` begins, from 1; of a page of HTML the line of its text."""
        at = bisect_left(_breaks(self.report.text), span.start)
        return self.numbers[at] if at < len(self.numbers) else at + 1


@lru_cache(maxsize=4)
def _breaks(text: str) -> tuple[int, ...]:
    """Where the lines of a draft end: of each of its items the line is asked for."""
    return tuple(m.start() for m in re.finditer("\n", text))


def read_draft(page: Page) -> Draft:
    """The draft that ``page`` is, with its statements and figures. Markdown is told by the name, or on standard input by
    its marks.
    """
    if page.media == "html":
        return Draft(read_article(article_room.find(page)))
    marked = page.path.lower().endswith(ENDINGS) or (page.path == "-" and looks_marked(page.content))
    laid = laid_out(page.content) if marked else None
    if laid is not None:
        page = msgspec.structs.replace(page, content=laid.text)
    found = article_room.find(page)
    lines = tuple(_all_text(line, laid) for line in found.lines)
    problems = tuple(p for p in found.problems if p.code != "no-article")
    report = read_article(msgspec.structs.replace(found, lines=lines, problems=problems))
    return Draft(report, laid.blocks, laid.numbers) if laid else Draft(report)


def _all_text(line: Line, laid: LaidOut | None) -> Line:
    if laid and _one_of(laid.headings, line.span):
        first = laid.headings[0].overlaps(line.span)
        return Line(span=line.span, role="title" if first else "subhead", article=True)
    if line.article or line.role in _FACTS:
        return line
    return Line(span=line.span, role="paragraph", article=True)


def _one_of(spans: tuple[Span, ...], span: Span) -> bool:
    at = bisect_right(spans, span.start, key=lambda s: s.start) - 1
    return at >= 0 and spans[at].overlaps(span)
