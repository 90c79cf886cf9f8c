"""A thin connection: every fault of SQLite becomes an ArchiveError that names the file and says what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from twosource.errors import ArchiveError
from twosource.store.migration import migrate
from twosource.store.schema import APPLICATION_ID, SCHEMA, VERSION, statements_of

WAIT_SECONDS = 300
"""How long one writer waits for another. A report is written in a few milliseconds; a long wait is for a file being brought
up to date, or for one that another program holds."""

_HEADER = b"SQLite format 3\x00"
_READ_CACHE = 64 << 20
_MAPPED = 1 << 30


@contextmanager
def faults(path: str) -> Iterator[None]:
    """Turns what sqlite3 raises inside into ArchiveError."""
    try:
        yield
    except sqlite3.Error as fault:
        raise _told(path, fault) from fault


def connected(path: str, create: bool, read_only: bool = False) -> sqlite3.Connection:
    """An open archive, brought up to date. Made where there is none and ``create`` is true; with ``read_only`` it is neither
    made nor changed, and may lie where nothing can be written. Raises ArchiveError on anything that is no archive,
    which is left as it was.
    """
    _look(path, create and not read_only)
    with faults(path):
        if read_only:
            _bring_up_to_date(path)
        connection = _read_only(path) if read_only else _open(path, "rwc" if create else "rw")
        try:
            _prepare(path, connection, create, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(path: str, connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing. Waits for another writer."""
    with faults(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite itself rolls back where the disk is full
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
            raise


def _look(path: str, create: bool) -> None:
    """Raises ArchiveError where there is no file that could be an archive; SQLite is not asked, and nothing is touched."""
    file = Path(path)
    try:
        if file.is_dir():
            raise ArchiveError(path, "this is a folder", "name the file of the archive in it")
        if not file.exists():
            if not create:
                raise ArchiveError(
                    path, "no such archive", "check the name, or make one with: twosource add PATH --db FILE"
                )
            if not file.absolute().parent.is_dir():
                raise ArchiveError(path, "there is no such folder", "make the folder first, or name another place")
            return
        with file.open("rb") as opened:
            head = opened.read(len(_HEADER))
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise ArchiveError(path, f"cannot be opened ({reason.lower()})", "check its name and who may read it") from None
    if not head and not create:
        raise ArchiveError(path, "this file is empty, not an archive", "make one with: twosource add PATH --db FILE")
    if head and head != _HEADER:
        raise ArchiveError(
            path, "this is no archive but a file of another kind", "name an archive, or a file that does not exist yet"
        )


def _open(path: str, mode: str) -> sqlite3.Connection:
    address = f"{Path(path).absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None)


def _read_only(path: str) -> sqlite3.Connection:
    """A connection that changes nothing. Where the folder may be written it is one that could, as SQLite then puts away the files that
    it needs beside the archive; where it may not, SQLite can read a file only if it is told that nobody else writes to it.
    """
    connection = _open(path, "rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError as fault:
        connection.close()
        log = Path(f"{path}-wal")
        if fault.sqlite_errorname not in ("SQLITE_CANTOPEN", "SQLITE_READONLY_DIRECTORY", "SQLITE_READONLY_CANTINIT"):
            raise
        if log.exists() and log.stat().st_size:
            raise ArchiveError(
                path,
                "a program that wrote to it was cut off, and its folder may not be written",
                f"copy it and {os.path.basename(log)} to a folder of your own",
            ) from None
        connection = _open(path, "ro&immutable=1")
    connection.execute("PRAGMA query_only = ON")
    return connection


def _bring_up_to_date(path: str) -> None:
    """An older archive is read in the present form only; where it may not be written, that is said."""
    connection = _read_only(path)
    try:
        version = _version(path, connection)
    finally:
        connection.close()
    if not 0 < version < VERSION:
        return
    try:
        connected(path, create=False).close()
    except ArchiveError as fault:
        reason = f"the archive has version {version} and must be brought up to version {VERSION} first, but {fault}"
        raise ArchiveError(path, reason, "copy it to a folder of your own") from fault


def _prepare(path: str, connection: sqlite3.Connection, create: bool, read_only: bool) -> None:
    version = _version(path, connection)
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        if version == 0:
            raise ArchiveError(path, "this file holds no archive yet", "make one with: twosource add PATH --db FILE")
        connection.execute(f"PRAGMA cache_size = -{_READ_CACHE >> 10}")
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return
    if version == 0 and not create:
        raise ArchiveError(path, "this file holds no archive yet", "make one with: twosource add PATH --db FILE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version < VERSION:
        with transaction(path, connection):
            version = _version(path, connection)  # another program may have been first
            if version == 0:
                for statement in statements_of(SCHEMA):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            elif version < VERSION:
                migrate(connection, version)
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _version(path: str, connection: sqlite3.Connection) -> int:
    """The version of the archive, 0 for a database without anything in it. Raises ArchiveError on any other."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if owner != APPLICATION_ID:
        if tables or owner:
            raise ArchiveError(
                path, "this is a database of another program", "name an archive, or a file that does not exist yet"
            )
        return 0
    if version > VERSION:
        raise ArchiveError(
            path,
            f"the archive has version {version} and this program reads up to version {VERSION}",
            "use the newer twosource that made it",
        )
    return version


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong with the file. Reads all of it."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def damaged(path: str) -> ArchiveError:
    return ArchiveError(path, DAMAGED, _RECOVER)


def _told(path: str, fault: sqlite3.Error) -> ArchiveError:
    kind = str(getattr(fault, "sqlite_errorname", "") or "")
    for start, reason, remedy in _REASONS:
        if kind.startswith(start):
            return ArchiveError(path, reason, remedy)
    return ArchiveError(path, str(fault))


DAMAGED = "the file is damaged"
NOT_WRITTEN = "it may not be written"
BEYOND = "add the pages to a new archive, or let SQLite's own program save what can be saved: sqlite3 FILE .recover"
_RECOVER = f"run twosource doctor on it; where it cannot be opened at all, {BEYOND}"
_KEPT = "what was added before is kept"
_REASONS = (
    ("SQLITE_FULL", "there is no room left on the disk", f"{_KEPT}; make room and run the same command again"),
    (
        "SQLITE_READONLY",
        NOT_WRITTEN,
        "copy it to a folder of your own, or ask for the right to write there",
    ),
    ("SQLITE_PERM", NOT_WRITTEN, "copy it to a folder of your own, or ask for the right to write there"),
    (
        "SQLITE_CANTOPEN",
        "it, or a file that SQLite needs beside it, cannot be made or opened",
        "an archive needs a folder that may be written: copy it to one, or ask for the right to write there",
    ),
    (
        "SQLITE_BUSY",
        f"another program has been writing to it for {WAIT_SECONDS // 60} minutes",
        "run the same command again when that one is done",
    ),
    ("SQLITE_LOCKED", "another program is changing it", "run the same command again when that one is done"),
    (
        "SQLITE_IOERR",
        "the disk gave an error while it was read or written",
        f"{_KEPT}; is the disk full, or a limit on the size of files reached? Then run twosource doctor on it",
    ),
    (
        "SQLITE_CORRUPT",
        DAMAGED,
        _RECOVER,
    ),
    (
        "SQLITE_NOTADB",
        "this is no archive but a file of another kind",
        "name an archive, or a file that does not exist yet",
    ),
)
"""Kinds of faults by the start of SQLite's name for them, in words, with what to do."""
