"""An older archive, brought up to date: inside one transaction, so that it is done whole or not at all."""

from __future__ import annotations

import sqlite3

import msgspec

from twosource.records import Report
from twosource.store.schema import SCHEMA, statements_of


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """From ``version`` to the present one. Call it inside a transaction; the caller writes the new version down."""
    if version == 1:
        _from_1(connection)


_OLD = (
    "texts",
    "reports",
    "inputs",
    "problems",
    "statements",
    "statement_spans",
    "figures",
    "stories",
    "members",
    "grouped",
)


def _from_1(connection: sqlite3.Connection) -> None:
    """Everything is made anew from the records of the reports. Stories are grouped again when they are asked for."""
    from twosource.store.writing import insert_report

    connection.execute("DROP TABLE passages")
    # Rows that name others keep naming them under their new names: SQLite renames in both places.
    for table in _OLD:
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    for statement in statements_of(SCHEMA):
        connection.execute(statement)
    rows = connection.execute(
        "SELECT number, record, content FROM old_reports JOIN old_texts USING (sha256) ORDER BY number"
    )
    numbers: list[tuple[int, int]] = []
    for number, record, content in rows:
        report = msgspec.structs.replace(msgspec.json.decode(record, type=Report), text=content)
        numbers.append((insert_report(connection, report).number, number))
    connection.execute("CREATE TEMP TABLE moved (new INTEGER, old INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO moved VALUES (?, ?)", numbers)
    connection.execute("INSERT INTO inputs SELECT page, new FROM old_inputs JOIN moved ON old = report")
    connection.execute("INSERT INTO problems SELECT path, code, message, NULL FROM old_problems")
    connection.execute("DROP TABLE moved")
    for table in reversed(_OLD):
        connection.execute(f"DROP TABLE old_{table}")
