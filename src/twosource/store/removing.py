"""A report taken out of the archive, with all that hangs on it."""

from __future__ import annotations

import sqlite3

from twosource.store.regrouping import forget


def remove_report(connection: sqlite3.Connection, number: int) -> None:
    """Call it inside a transaction. What names the report goes with it; later versions of its page are tied to the one
    before it; a text, a speaker or a comparison that nothing is left of goes too.
    """
    forget(connection, number)
    sha256, earlier = connection.execute("SELECT sha256, earlier FROM reports WHERE number = ?", (number,)).fetchone()
    speakers = connection.execute("SELECT DISTINCT speaker FROM statements WHERE report = ?", (number,)).fetchall()
    compared = connection.execute("SELECT comparison FROM compared WHERE report = ?", (number,)).fetchall()
    forget(connection, number)
    connection.execute("UPDATE reports SET earlier = ? WHERE earlier = ?", (earlier, number))
    # A comparison is of all its reports: without one of them its counts are false.
    connection.executemany("DELETE FROM comparisons WHERE number = ?", compared)
    connection.execute("DELETE FROM reports WHERE number = ?", (number,))
    connection.execute(
        "DELETE FROM texts WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM reports WHERE reports.sha256 = texts.sha256)",
        (sha256,),
    )
    connection.executemany(
        "DELETE FROM speakers WHERE number = ? AND NOT EXISTS (SELECT 1 FROM statements WHERE speaker = speakers.number)",
        [(s,) for (s,) in speakers],
    )


def matching_reports(connection: sqlite3.Connection, named: str) -> list[tuple[int, str]]:
    """Number and path of the reports that ``named`` names: by id, by the start of the text's SHA-256 (8 digits and more), by
    address, by the path they lay under; a path may also be the file or folder that they came from.
    """
    folder = named.rstrip("/")
    rows = connection.execute(
        "SELECT number, path FROM reports WHERE id = ?1 OR url = ?1 OR path = ?1 OR (length(?1) >= 8 AND "
        "sha256 >= ?1 AND sha256 < ?1 || 'g') "
        "OR (?2 != '' AND (substr(path, 1, length(?2) + 1) IN (?2 || '/', ?2 || ':', ?2 || '#'))) ORDER BY number",
        (named, folder),
    )
    return rows.fetchall()
