"""What may be wrong with an archive: each check says what it found and how to mend it, and some can be mended here."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from twosource.errors import ArchiveError
from twosource.records import Record, Report
from twosource.store.archive import Archive
from twosource.store.connection import NOT_WRITTEN, faults, transaction
from twosource.store.meaning import vectors_of
from twosource.store.reading import numbered
from twosource.store.writing import article_spans, insert_contents, joined

_TOLD = 5
"""Places that one fault names."""
_LONG_LOG = 64 << 20
"""Bytes of the write-ahead log from which on it is told: it is taken into the file as one writes, and is long only where a
reader has held it for hours or a writer was killed."""


class Fault(Record, frozen=True, kw_only=True):
    """Something that is not as it should be. ``mended`` tells whether it was put right in this very call."""

    what: str
    found: str
    remedy: str
    fixable: bool
    mended: bool = False


class _Check(NamedTuple):
    what: str
    find: Callable[[sqlite3.Connection], Iterator[str]]
    remedy: str
    fix: Callable[[sqlite3.Connection], None] | None


def examine(archive: Archive, *, fix: bool = False) -> tuple[Fault, ...]:
    """Every fault found, in the order in which they should be looked at; none for a sound archive. Reads all of it: about a
    second for 1,000 reports. With ``fix`` what can be made anew is, each kind in a transaction of its own.
    """
    out: list[Fault] = []
    for check in CHECKS:
        try:
            with faults(archive.path):
                found = list(check.find(archive.connection))
        except Exception as fault:  # a damaged file fails in many ways, and the other checks still say something
            if isinstance(fault, ArchiveError) and fault.reason == NOT_WRITTEN:
                raise
            out.append(_beyond(check, fault))
            continue
        if not found:
            continue
        mended = False
        if fix and check.fix is not None:
            try:
                mended = _mended(archive, check, check.fix)
            except ArchiveError as fault:
                out.append(_beyond(check, fault))
                continue
        out.append(
            Fault(
                what=check.what, found=_some(found), remedy=check.remedy, fixable=check.fix is not None, mended=mended
            )
        )
    return tuple(out)


def _mended(archive: Archive, check: _Check, fix: Callable[[sqlite3.Connection], None]) -> bool:
    if check.what in _ALONE:
        with faults(archive.path):
            fix(archive.connection)
    else:
        with transaction(archive.path, archive.connection):
            fix(archive.connection)
    with faults(archive.path):
        return not list(check.find(archive.connection))


def _beyond(check: _Check, fault: Exception) -> Fault:
    """A part of the file that cannot be looked at, or not be mended."""
    reason = fault.reason if isinstance(fault, ArchiveError) else str(fault)
    return Fault(what=check.what, found=f"could not be looked at: {reason}", remedy=_SAVE, fixable=False)


def _some(found: list[str]) -> str:
    more = f" and {len(found) - _TOLD:,} more" if len(found) > _TOLD else ""
    return "; ".join(found[:_TOLD]) + more


# ---------------------------------------------------------------- the checks


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield " ".join(line.split())


def _reindex(connection: sqlite3.Connection) -> None:
    connection.execute("REINDEX")


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names a row of {parent} that is not there"


def _drop_dangling(connection: sqlite3.Connection) -> None:
    """Rows without the row they name; REFERENCES that may be empty are emptied."""
    for _ in range(10):  # what hangs on a dropped row dangles next
        found = connection.execute("PRAGMA foreign_key_check").fetchall()
        if not found:
            return
        for table, row, _, which in found:
            if row is None:  # a table without row numbers: the whole reference is looked up
                _drop_keyed(connection, table)
                continue
            column, nullable = _reference(connection, table, which)
            if nullable:
                connection.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row,))  # noqa: S608
            else:
                connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))  # noqa: S608 (a table of ours)


def _drop_keyed(connection: sqlite3.Connection, table: str) -> None:
    for _, _, parent, column, key, *_ in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
        connection.execute(
            f'DELETE FROM "{table}" WHERE "{column}" IS NOT NULL AND NOT EXISTS '  # noqa: S608 (names of our tables)
            f'(SELECT 1 FROM "{parent}" WHERE "{parent}"."{key}" = "{table}"."{column}")'
        )


def _reference(connection: sqlite3.Connection, table: str, which: int) -> tuple[str, bool]:
    rows = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    column = next(row[3] for row in rows if row[0] == which)
    required = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[3]}
    return column, column not in required


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    for sha256, content in connection.execute("SELECT sha256, content FROM texts"):
        if hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            yield f"text {sha256[:12]} is not the one that was read"


def _contents(connection: sqlite3.Connection) -> Iterator[str]:
    for number in _numbers(connection):
        told = _wrong(connection, number)
        if told:
            yield f"report {number}: {told}"


def _wrong(connection: sqlite3.Connection, number: int) -> str | None:
    """What the tables hold of a report that its record does not, in words; None where they agree."""
    try:
        report = numbered(connection, (number,)).get(number)
    except (msgspec.MsgspecError, ValueError, sqlite3.Error, OverflowError):
        return "its record cannot be read"
    except Exception as fault:  # zlib has an error of its own
        return f"its record cannot be read ({type(fault).__name__})"
    if report is None:
        return "its text is missing"
    size = len(report.text)
    beyond = connection.execute(
        'SELECT 1 FROM spans JOIN statements ON number = statement WHERE report = ?1 AND ("end" > ?2 OR start > "end") '
        'UNION ALL SELECT 1 FROM lines WHERE report = ?1 AND ("end" > ?2 OR start > "end") '
        'UNION ALL SELECT 1 FROM figures WHERE report = ?1 AND ("end" > ?2 OR start > "end") LIMIT 1',
        (number, size),
    ).fetchone()
    if beyond:
        return "a span reaches beyond its text"
    held = dict(connection.execute("SELECT id, content FROM statements WHERE report = ?", (number,)).fetchall())
    if held != {s.id: joined(report, s.content) for s in reversed(report.statements)}:
        return "its statements are not those that were read"
    counts = (
        ("lines", len(report.lines)),
        ("figures", len({f.id for f in report.figures})),
        ("names", len({n.id for n in report.names})),
        ("labels", len(report.labels)),
        ("responses", len(report.responses)),
    )
    for table, wanted in counts:
        (there,) = connection.execute(f"SELECT count(*) FROM {table} WHERE report = ?", (number,)).fetchone()  # noqa: S608
        if there != wanted:
            return f"{there} {table} stand where {wanted} were read"
    wanted_spans = sorted(
        (s.id, role, i, span.start, span.end)
        for s in {s.id: s for s in reversed(report.statements)}.values()
        for role, spans in (("source", s.source), ("cue", s.cue), ("content", s.content), ("addressee", s.addressee))
        for i, span in enumerate(spans)
    )
    there_spans = sorted(
        connection.execute(
            'SELECT id, role, piece, start, "end" FROM spans JOIN statements ON number = statement WHERE report = ?',
            (number,),
        ).fetchall()
    )
    if wanted_spans != there_spans:
        return "its spans are not those that were read"
    (article,) = connection.execute("SELECT article FROM reports WHERE number = ?", (number,)).fetchone()
    return None if article == joined(report, article_spans(report)) else "its article is not the one that was read"


def _read_again(connection: sqlite3.Connection) -> None:
    """What hangs on a report is made anew from its record, where that can be read."""
    for number in _numbers(connection):
        told = _wrong(connection, number)
        if told is None or "record" in told or "missing" in told:
            continue
        report: Report = numbered(connection, (number,))[number]
        for table in ("responses", "labels", "figures", "names", "statements", "lines", "meanings"):
            connection.execute(f"DELETE FROM {table} WHERE report = ?", (number,))  # noqa: S608 (names from the line above)
        connection.execute(
            "UPDATE reports SET article = ? WHERE number = ?", (joined(report, article_spans(report)), number)
        )
        insert_contents(connection, report, number)
    _rebuild(connection)


def _search(connection: sqlite3.Connection) -> Iterator[str]:
    for table in ("reports", "statements"):
        if _out_of_step(connection, table):
            yield f"the search table of {table} does not hold what {table} holds"


def _out_of_step(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    except sqlite3.DatabaseError as fault:
        if str(getattr(fault, "sqlite_errorname", "")).startswith(("SQLITE_CORRUPT", "SQLITE_ERROR")):
            return True
        raise
    return False


def _rebuild(connection: sqlite3.Connection) -> None:
    for table in ("reports", "statements"):
        connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")  # noqa: S608 (two names)


def _meanings(connection: sqlite3.Connection) -> Iterator[str]:
    width = len(vectors_of(["ferry"]))
    rows = connection.execute(
        'SELECT reports.number, count(statements.number), min(statements.number), max(statements.number), "first", '
        "length(vectors) FROM reports LEFT JOIN statements ON statements.report = reports.number "
        "LEFT JOIN meanings ON meanings.report = reports.number GROUP BY reports.number"
    )
    for number, count, low, high, first, size in rows:
        if count and (first != low or (size or 0) != width * count or high - low + 1 != count):
            yield f"report {number} cannot be found by meaning"


def _measure(connection: sqlite3.Connection) -> None:
    """The vectors of all statements anew."""
    connection.execute("DELETE FROM meanings")
    for number in _numbers(connection):
        rows = connection.execute(
            "SELECT number, content FROM statements WHERE report = ? ORDER BY number", (number,)
        ).fetchall()
        if rows:
            connection.execute(
                "INSERT INTO meanings VALUES (?, ?, ?)", (number, rows[0][0], vectors_of([c for _, c in rows]))
            )


def _left_over(connection: sqlite3.Connection) -> Iterator[str]:
    for what, condition in _LEFT.items():
        (count,) = connection.execute(f"SELECT count(*) FROM {what} WHERE {condition}").fetchone()  # noqa: S608
        if count:
            yield f"{count:,} {what} that no report needs"


_LEFT = {
    "texts": "NOT EXISTS (SELECT 1 FROM reports WHERE reports.sha256 = texts.sha256)",
    "speakers": "NOT EXISTS (SELECT 1 FROM statements WHERE statements.speaker = speakers.number)",
    "stories": "NOT EXISTS (SELECT 1 FROM story_reports WHERE story = stories.id)",
    "comparisons": "NOT EXISTS (SELECT 1 FROM compared WHERE comparison = comparisons.number)",
}


def _sweep(connection: sqlite3.Connection) -> None:
    for what, condition in _LEFT.items():
        connection.execute(f"DELETE FROM {what} WHERE {condition}")  # noqa: S608 (from the table above)


def _log(connection: sqlite3.Connection) -> Iterator[str]:
    file = next((row[2] for row in connection.execute("PRAGMA database_list").fetchall() if row[1] == "main"), "")
    log = Path(f"{file}-wal")
    size = log.stat().st_size if file and log.exists() else 0
    if size > _LONG_LOG:
        yield f"{size >> 20} MB lie in the write-ahead log beside the file"


def _take_in(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _numbers(connection: sqlite3.Connection) -> list[int]:
    return [n for (n,) in connection.execute("SELECT number FROM reports ORDER BY number")]


_SAVE = (
    "export what can be read (twosource export), or let SQLite's own program save it (sqlite3 FILE .recover), then add it to a "
    "new archive"
)
CHECKS = (
    _Check("file", _pages, f"--fix makes the indexes anew; if that does not help, {_SAVE}", _reindex),
    _Check("references", _references, "--fix drops rows that name what is not there", _drop_dangling),
    _Check("texts", _texts, "remove these reports and add their pages again", None),
    _Check(
        "contents",
        _contents,
        "--fix makes them anew from the record of the report; where that is lost, remove the report and add its page again",
        _read_again,
    ),
    _Check("search", _search, "--fix makes the search tables anew", _rebuild),
    _Check("meaning", _meanings, "--fix makes the vectors anew", _measure),
    _Check("left over", _left_over, "it does no harm; --fix takes it out", _sweep),
    _Check("log", _log, "it does no harm; --fix takes it into the file", _take_in),
)
_ALONE = frozenset({"log"})
"""Cannot be done inside a transaction."""
