"""A thin connection: every fault of SQLite becomes an ArchiveError that names the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from twosource.errors import ArchiveError
from twosource.store.schema import APPLICATION_ID, SCHEMA, VERSION

_WAIT_SECONDS = 30.0


@contextmanager
def faults(path: str) -> Iterator[None]:
    """Turns what sqlite3 raises inside into ArchiveError."""
    try:
        yield
    except sqlite3.Error as fault:
        raise ArchiveError(path, str(fault)) from fault


def connected(path: str, create: bool) -> sqlite3.Connection:
    """An open archive, made where there is none and ``create`` is true. Raises ArchiveError on anything else."""
    if not create and not Path(path).is_file():
        raise ArchiveError(path, "no such archive")
    with faults(path):
        connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            _prepare(path, connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(path: str, connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    with faults(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _prepare(path: str, connection: sqlite3.Connection) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise ArchiveError(path, "this is a database of another program")
    if version > VERSION:
        raise ArchiveError(path, f"the archive has version {version} and this program reads up to {VERSION}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if not tables:
        # One transaction, so that a second process that opens the new file at once sees all or nothing.
        connection.executescript(
            f"BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
            f"{SCHEMA} COMMIT;"
        )
