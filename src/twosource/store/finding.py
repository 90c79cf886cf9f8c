"""Words of a person into a full-text query, and hits back into spans."""

from __future__ import annotations

import re
import secrets
import sqlite3

import msgspec

from twosource.records import Record
from twosource.spans import Span
from twosource.words import sentences

_TERM = re.compile(r'"([^"]*)"|(\S+)')


class Hit(Record, frozen=True, kw_only=True):
    """One place where all the words stand: in a statement, or (``statement`` None) in the article of a report."""

    report: str
    statement: str | None
    spans: tuple[Span, ...]
    """The words that were looked for, in the report's text."""
    score: float
    """BM25, higher is better; comparable within one search only."""
    text: str
    """The statement's content, or the first sentence of the article with one of the words."""


def query(words: str) -> str:
    """The FTS5 query for words that must all occur; words in double quotation marks must stand together.

    Every term is quoted and holds letters and digits only, so that no sign has a meaning in it.

    >>> query('ferry "second crossing" (north*')
    '"ferry" "second crossing" "north"'
    """
    terms = (" ".join(re.findall(r"[^\W_]+", m.group(1) or m.group(2) or "")) for m in _TERM.finditer(words))
    return " ".join(f'"{t}"' for t in terms if t)


def hits(connection: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    """At most ``limit`` hits, best first; none where ``words`` holds no letter or digit."""
    match = query(words)
    if not match:
        return []
    # Marks that no text can hold on purpose, made anew for each search.
    opening, closing = f"\x02{secrets.token_hex(8)}", f"\x03{secrets.token_hex(8)}"
    rows = connection.execute(
        "SELECT reports.id, statement, spans, -bm25(passages), highlight(passages, 0, ?, ?) "
        "FROM passages JOIN reports ON reports.number = passages.report "
        "WHERE passages MATCH ? ORDER BY bm25(passages), passages.rowid LIMIT ?",
        (opening, closing, match, limit),
    )
    return [_hit(row, opening, closing) for row in rows]


def _hit(row: tuple[str, str | None, bytes, float, str], opening: str, closing: str) -> Hit:
    report, statement, pieces, score, marked = row
    content, found = _unmarked(marked, opening, closing)
    text = content
    if statement is None and found:
        text = next((content[s.start : s.end] for s in sentences(content) if s.end > found[0].start), content)
    joined = msgspec.json.decode(pieces, type=tuple[Span, ...])
    return Hit(
        report=report,
        statement=statement,
        spans=tuple(piece for span in found for piece in _placed(span, joined)),
        score=round(score, 6),
        text=text,
    )


def _unmarked(marked: str, opening: str, closing: str) -> tuple[str, list[Span]]:
    """The content without the marks, and what stood between them."""
    out: list[str] = []
    found: list[Span] = []
    at = 0
    for i, part in enumerate(marked.split(opening)):
        if i:
            inside, part = part.split(closing, 1)
            found.append(Span(at, at + len(inside)))
            out.append(inside)
            at += len(inside)
        out.append(part)
        at += len(part)
    return "".join(out), found


def _placed(span: Span, joined: tuple[Span, ...]) -> list[Span]:
    """Where a span of the joined pieces lies in the report's text: one span a piece that it touches."""
    out = []
    at = 0
    for piece in joined:
        start, end = max(span.start - at, 0), min(span.end - at, len(piece))
        if start < end:
            out.append(Span(piece.start + start, piece.start + end))
        at += len(piece) + 1
    return out
