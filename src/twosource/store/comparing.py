"""A comparison into the tables, so that an SQL browser shows its ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from twosource.records import Comparison, Report
from twosource.spans import name_of


def insert_comparison(connection: sqlite3.Connection, found: Comparison, title: str) -> int:
    """Puts ``found`` in the place of an earlier comparison of the same reports; its number. Call it inside a transaction.
    KeyError where one of its reports is not in the archive.
    """
    numbers = {r.letter or "": _number(connection, r) for r in found.reports}
    id = name_of("comparison", *sorted(f"{r.sha256} {r.id}" for r in found.reports))
    connection.execute("DELETE FROM comparisons WHERE id = ?", (id,))
    comparison = _inserted(
        connection,
        "INSERT INTO comparisons (id, title, made, originators_low, originators_high) VALUES (?, ?, ?, ?, ?)",
        (id, title, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), *found.lineage.originators),
    )
    connection.executemany(
        "INSERT INTO compared VALUES (?, ?, ?)", [(comparison, number, letter) for letter, number in numbers.items()]
    )
    _insert_matches(connection, found, comparison, numbers)
    _insert_figures(connection, found, comparison, numbers)
    connection.executemany(
        "INSERT INTO edges (comparison, from_report, from_agency, to_report, kind, words, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                comparison,
                numbers.get(e.from_),
                None if e.from_ in numbers else e.from_,
                numbers[e.to],
                e.kind,
                e.words,
                e.why,
            )
            for e in found.lineage.edges
            if e.to in numbers
        ],
    )
    return comparison


def _insert_matches(
    connection: sqlite3.Connection, found: Comparison, comparison: int, numbers: dict[str, int]
) -> None:
    statements = _ids(connection, "statements", numbers.values())
    reports = {r.letter or "": r for r in found.reports}
    for match in found.matches:
        number = _inserted(
            connection,
            "INSERT INTO matches (comparison, id, tier, kind, sources, originators_low, originators_high, confidence, why) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                comparison, match.id, match.tier, match.kind, match.counts.sources, *match.counts.originators,
                match.confidence, match.why,
            ),
        )  # fmt: skip
        connection.executemany(
            "INSERT OR IGNORE INTO members VALUES (?, ?, ?, ?)",
            [
                (
                    number,
                    statements[numbers[m.report], m.statement],
                    reports[m.report].words(m.content),
                    msgspec.json.encode(m.content).decode(),
                )
                for m in match.members
            ],
        )


def _insert_figures(
    connection: sqlite3.Connection, found: Comparison, comparison: int, numbers: dict[str, int]
) -> None:
    figures = _ids(connection, "figures", numbers.values())
    for link in found.figures:
        number = _inserted(
            connection,
            "INSERT INTO figure_links (comparison, id, state, why) VALUES (?, ?, ?, ?)",
            (comparison, link.id, link.state, link.why),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO figure_members VALUES (?, ?)",
            [(number, figures[numbers[m.report], m.figure]) for m in link.members],
        )


def _inserted(connection: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> int:
    number = connection.execute(sql, values).lastrowid
    assert number is not None, "an insert has a row"
    return number


def _number(connection: sqlite3.Connection, report: Report) -> int:
    row = connection.execute(
        "SELECT number FROM reports WHERE sha256 = ? AND id = ?", (report.sha256, report.id)
    ).fetchone()
    if row is None:
        raise KeyError(report.id)
    return int(row[0])


def _ids(connection: sqlite3.Connection, table: str, reports: Iterable[int]) -> dict[tuple[int, str], int]:
    """Row numbers by number of the report and id."""
    out = {}
    for report in reports:
        rows = connection.execute(f"SELECT id, number FROM {table} WHERE report = ?", (report,))  # noqa: S608 (two names)
        out.update({(report, id): number for id, number in rows})
    return out
