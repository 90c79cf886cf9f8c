"""Near copies among the reports of an archive: found as reports come, by runs of words that both hold."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import msgspec

from twosource.lineage import near_copies as near
from twosource.records import Record
from twosource.spans import Span
from twosource.store.archive import Archive
from twosource.store.connection import faults

HALF = 0.5
"""Share of the words of the shorter report from which on two are near copies."""
_AT_ONCE = 100
_MOST = 40
"""Others that are looked at for one report, those first that share most: of a text that hundreds carry each report is tied to
so many."""


class NearCopy(Record, frozen=True, kw_only=True):
    """Two reports of the archive, by number, that share ``words`` words in passages; ``share_one`` and ``share_two``: the
    part of each report's words that these are.
    """

    one: int
    two: int
    words: int
    share_one: float
    share_two: float
    passages: tuple[tuple[Span, Span], ...]


def find_copies(archive: Archive, told: Callable[[int], None] | None = None) -> None:
    """Holds the reports that came since the last time against all others. Cut off, it goes on where it stood."""
    with faults(archive.path):
        done = archive.connection.execute("SELECT max(report) FROM copy_grams").fetchone()[0] or 0
        while rows := archive.connection.execute(
            "SELECT number, article FROM reports WHERE number > ? ORDER BY number LIMIT ?", (done, _AT_ONCE)
        ).fetchall():
            with archive.writing():
                for number, article in rows:
                    _hold(archive, number, article)
            done = rows[-1][0]
            if told is not None:
                told(len(rows))


def copies_of(archive: Archive, numbers: Iterable[int]) -> tuple[NearCopy, ...]:
    """The near copies among the reports of these numbers."""
    wanted = set(numbers)
    with faults(archive.path):
        rows = [
            row
            for one in sorted(wanted)
            for row in archive.connection.execute("SELECT * FROM near_copies WHERE one = ? ORDER BY two", (one,))
            if row[1] in wanted
        ]
    return tuple(
        NearCopy(
            one=one,
            two=two,
            words=words,
            share_one=share_one,
            share_two=share_two,
            passages=msgspec.json.decode(passages, type=tuple[tuple[Span, Span], ...]),
        )
        for one, two, words, share_one, share_two, passages in rows
    )


def _hold(archive: Archive, number: int, article: str) -> None:
    connection = archive.connection
    runs = near.runs_of(article)
    connection.executemany("INSERT OR IGNORE INTO copy_grams VALUES (?, ?)", [(run, number) for run in runs.kept])
    met: defaultdict[int, list[int]] = defaultdict(list)
    for run, other in connection.execute(
        "SELECT gram, report FROM json_each(?) JOIN copy_grams ON gram = value WHERE report < ?",
        (msgspec.json.encode(runs.all).decode(), number),
    ):
        met[run].append(other)
    hits = Counter(other for others in met.values() if len(others) <= near.COMMON for other in others)
    report = None
    for other, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:_MOST]:
        text = _article(connection, other)
        if text is None or near.containment(article, text) < near.ENOUGH:
            continue
        report = report or archive.report_numbered(number)
        second = archive.report_numbered(other)
        if report is None or second is None:
            continue  # never within one transaction: both were counted a moment ago
        found = near.aligned(second, report)
        if max(found.shares) >= HALF:
            connection.execute(
                "INSERT OR REPLACE INTO near_copies VALUES (?, ?, ?, ?, ?, ?)",
                (other, number, found.words, *found.shares, msgspec.json.encode(found.passages).decode()),
            )


def _article(connection: sqlite3.Connection, number: int) -> str | None:
    row = connection.execute("SELECT article FROM reports WHERE number = ?", (number,)).fetchone()
    return str(row[0]) if row else None
