"""What was grouped into stories, given up from some week on, so that it is grouped again from there."""

from __future__ import annotations

import sqlite3

LISTED, SETTINGS = -1, -2
"""Rows of story_states without a state. The list of stories is that of the groups and the decisions; by which settings the
groups were made.
"""


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Before report ``number`` is taken out: what was grouped from its day on is to be grouped again. Call it inside a
    transaction.
    """
    row = connection.execute("SELECT day FROM story_groups WHERE report = ?", (number,)).fetchone()
    connection.execute("DELETE FROM copy_grams WHERE report = ?", (number,))
    connection.execute("DELETE FROM story_states WHERE week = ?", (LISTED,))
    if row is None:
        return
    connection.execute("UPDATE story_groups SET cluster = NULL WHERE dated = 0")
    if row[0] is not None:
        reset(connection, row[0] // 7)


def reset(connection: sqlite3.Connection, week: int) -> int:
    """Forgets what was grouped from the last kept state before ``week`` on; the week of that state, 0 for none."""
    row = connection.execute("SELECT max(week) FROM story_states WHERE week BETWEEN 0 AND ?", (week,)).fetchone()
    start = int(row[0] or 0)
    connection.execute("DELETE FROM story_states WHERE week > ? OR week = ?", (start, LISTED))
    connection.execute("DELETE FROM story_joins WHERE week >= ?", (start,))
    connection.execute("UPDATE story_groups SET cluster = NULL WHERE day >= ? AND cluster IS NOT NULL", (start * 7,))
    return start
