"""Reports out of the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from twosource.records import Report
from twosource.store.writing import unpacked

_ALL = "SELECT record, content FROM reports JOIN texts USING (sha256)"


def all_reports(connection: sqlite3.Connection) -> Iterator[Report]:
    """In order of arrival, one after the other."""
    for record, content in connection.execute(f"{_ALL} ORDER BY number"):
        yield unpacked(record, content)


def report_of(connection: sqlite3.Connection, id: str) -> Report | None:
    """The first report of that id."""
    row = connection.execute(f"{_ALL} WHERE id = ? ORDER BY number LIMIT 1", (id,)).fetchone()
    return unpacked(*row) if row else None


def numbered(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Report]:
    """The reports of those numbers; those that are not there are left out."""
    out = {}
    for number in numbers:
        row = connection.execute(f"{_ALL} WHERE number = ?", (number,)).fetchone()
        if row:
            out[number] = unpacked(*row)
    return out


def versions_of(connection: sqlite3.Connection, number: int) -> tuple[int, ...]:
    """The numbers of all versions of the page that report ``number`` is one of, oldest first."""
    rows = connection.execute(
        "SELECT later.number FROM reports AS later JOIN reports AS asked ON asked.number = ? "
        "AND (later.number = asked.number OR later.address = asked.address) ORDER BY later.number",
        (number,),
    )
    return tuple(n for (n,) in rows)
