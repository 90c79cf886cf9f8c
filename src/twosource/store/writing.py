"""One report into the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from twosource.records import Report, Statement
from twosource.spans import Span


def insert_report(connection: sqlite3.Connection, report: Report) -> tuple[int, bool]:
    """The report's number, and whether it is new. Call it inside a transaction."""
    known = connection.execute(
        "SELECT number FROM reports WHERE sha256 = ? AND id = ?", (report.sha256, report.id)
    ).fetchone()
    if known:
        return int(known[0]), False
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (report.sha256, report.text))
    cursor = connection.execute(
        "INSERT INTO reports (sha256, id, outlet, published, path, title, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            report.sha256,
            report.id,
            report.outlet,
            report.published.date if report.published else None,
            report.path,
            report.title.text if report.title else None,
            msgspec.json.encode(msgspec.structs.replace(report, text="")),
        ),
    )
    number = cursor.lastrowid
    assert number is not None, "an insert has a row"
    _insert_passage(connection, report, number, None, _article(report))
    for statement in report.statements:
        _insert_statement(connection, report, number, statement)
    connection.executemany(
        "INSERT OR IGNORE INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, f.id, report.sha256, f.span.start, f.span.end, f.low, f.high, f.unit, f.counted, f.kind)
            for f in report.figures
        ],
    )
    return number, True


def _article(report: Report) -> tuple[Span, ...]:
    lines = tuple(line.span for line in report.lines if line.article)
    return lines or (Span(0, len(report.text)),)


def _insert_statement(connection: sqlite3.Connection, report: Report, number: int, s: Statement) -> None:
    new = connection.execute(
        "INSERT OR IGNORE INTO statements VALUES (?, ?, ?, ?, ?, ?)",
        (number, s.id, s.speaker.name, s.speaker.kind, s.form, s.stance),
    )
    if not new.rowcount:
        return
    for role, spans in (("source", s.source), ("cue", s.cue), ("content", s.content)):
        connection.executemany(
            "INSERT INTO statement_spans VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(number, s.id, role, i, report.sha256, span.start, span.end) for i, span in enumerate(spans)],
        )
    _insert_passage(connection, report, number, s.id, s.content)


def _insert_passage(
    connection: sqlite3.Connection, report: Report, number: int, statement: str | None, spans: Iterable[Span]
) -> None:
    pieces = tuple(spans)
    content = "\n".join(report.words(p) for p in pieces)
    connection.execute(
        "INSERT INTO passages (content, report, statement, spans) VALUES (?, ?, ?, ?)",
        (content, number, statement, msgspec.json.encode(pieces)),
    )
