"""One comparison as an SQLite file of its own: for queries, and for Datasette."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from twosource.errors import OutputRefused
from twosource.records import Comparison
from twosource.store.comparison_schema import APPLICATION_ID, SCHEMA, VERSION
from twosource.store.comparison_tables import KeptDecision, KeptRow, Values, tables

_WIDEST = 100
"""Reports that have a column of the view: more nobody can read across, and SQLite allows 2,000 columns."""


def write_comparison_file(
    path: str,
    comparison: Comparison,
    rows: Iterable[KeptRow] = (),
    decisions: Iterable[KeptDecision] = (),
    *,
    program: str = "twosource",
) -> None:
    """Writes a new SQLite file at ``path``, where nothing may stand yet. Raises OutputRefused.

    ``rows``: the ledger; its view has a column a report. Deterministic but for the version of SQLite in the file's head.
    """
    if Path(path).exists():
        raise OutputRefused(path, "something stands there already")
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = OFF")  # the file is put in place once it is whole
            connection.executescript(
                f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
                f"BEGIN; {SCHEMA} {_ledger_view(comparison)}"
            )
            for table, values in tables(comparison, rows, decisions, program):
                _insert(connection, table, values)
            connection.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")
            connection.execute("INSERT INTO lines_fts (lines_fts) VALUES ('rebuild')")
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise OutputRefused(path, str(error)) from error


def may_be_replaced(path: str) -> bool:
    """False for an SQLite file that is no comparison: an archive, or another program's. It holds more than what
    could be written again.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(72)
    except OSError:
        return True  # nothing there, or nothing that could be read: writing will tell
    return not head.startswith(b"SQLite format 3\0") or head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _insert(connection: sqlite3.Connection, table: str, values: Iterable[Values]) -> None:
    held = list(values)
    if held:
        places = ", ".join("?" * len(held[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", held)  # noqa: S608 (names of ours)


def _ledger_view(comparison: Comparison) -> str:
    """The ledger with a column a report. Letters are made by this program: A to Z, AA …"""
    letters = [report.letter or "" for report in comparison.reports[:_WIDEST]]
    column = '(SELECT words FROM ledger_cells c WHERE c."row" = r.number AND c.report = \'{0}\') AS "{0}", '
    columns = "".join(column.format(letter) for letter in letters if letter.isalpha())
    return (
        f'CREATE VIEW ledger AS SELECT r.number AS "row", r.source, r.relation, r.tier, {columns}r.reports, '  # noqa: S608
        "r.originators_low, r.originators_high, r.sources, r.why, d.decision, d.note "
        "FROM ledger_rows r LEFT JOIN decisions d ON d.finding = r.finding AND d.held ORDER BY r.number;"
    )
