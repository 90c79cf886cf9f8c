"""The file of an archive: made, brought up to date, refused, full, locked, killed."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from test_store import TEXT, report
from twosource.errors import ArchiveError
from twosource.records import Page
from twosource.spans import name_of
from twosource.store import Archive, examine
from twosource.store.schema import APPLICATION_ID, VERSION

VERSION_1 = """
CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY,
    content TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES texts,
    id TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    path TEXT NOT NULL,
    title TEXT,
    record BLOB NOT NULL,
    UNIQUE (sha256, id)
);
CREATE TABLE inputs (
    page TEXT PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports
) WITHOUT ROWID;
CREATE TABLE problems (
    path TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    message TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE statements (
    report INTEGER NOT NULL REFERENCES reports,
    id TEXT NOT NULL,
    speaker TEXT NOT NULL,
    speaker_kind TEXT NOT NULL,
    form TEXT NOT NULL,
    stance TEXT NOT NULL,
    PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE statement_spans (
    report INTEGER NOT NULL,
    statement TEXT NOT NULL,
    role TEXT NOT NULL,
    piece INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES texts,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (report, statement, role, piece),
    FOREIGN KEY (report, statement) REFERENCES statements
) WITHOUT ROWID;
CREATE TABLE figures (
    report INTEGER NOT NULL REFERENCES reports,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES texts,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    low REAL,
    high REAL,
    unit TEXT,
    counted TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    first TEXT,
    last TEXT
) WITHOUT ROWID;
CREATE TABLE members (
    story TEXT NOT NULL REFERENCES stories,
    position INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (story, position),
    FOREIGN KEY (sha256, id) REFERENCES reports (sha256, id)
) WITHOUT ROWID;
CREATE TABLE grouped (reports INTEGER NOT NULL);
CREATE VIRTUAL TABLE passages USING fts5 (
    content,
    report UNINDEXED,
    statement UNINDEXED,
    spans UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2'
);
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "desk.db")


def contents(path: str) -> dict[str, list[str]]:
    """All rows of all tables, but for the account of runs."""
    out = {}
    with closing(sqlite3.connect(path)) as raw:
        tables = raw.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        for (table,) in tables:
            columns = [f'"{row[1]}"' for row in raw.execute(f"PRAGMA table_info({table})") if row[1] != "run"]
            if table != "runs":
                out[table] = sorted(map(repr, raw.execute(f"SELECT {', '.join(columns)} FROM {table}")))
    return out


# ---------------------------------------------------------------- what is no archive


def test_a_missing_archive_is_refused_by_name(path: str) -> None:
    for read_only in (True, False):
        with pytest.raises(ArchiveError, match=r"desk\.db: no such archive"):
            Archive.open(path, create=False, read_only=read_only)
    assert not Path(path).exists()
    with pytest.raises(ArchiveError, match="no such folder"):
        Archive.open(str(Path(path).parent / "none" / "desk.db"))
    with pytest.raises(ArchiveError, match="this is a folder"):
        Archive.open(str(Path(path).parent))


@pytest.mark.parametrize("content", [b"not a database at all, though long enough to be one" * 40, b"\x00" * 2000, b"x"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_archive_is_refused_and_left_alone(path: str, content: bytes, read_only: bool) -> None:
    Path(path).write_bytes(content)
    with pytest.raises(ArchiveError, match="no archive but a file of another kind"):
        Archive.open(path, read_only=read_only)
    assert Path(path).read_bytes() == content
    assert os.listdir(Path(path).parent) == ["desk.db"]


def test_an_empty_file_is_no_archive_to_ask_and_a_place_for_a_new_one(path: str) -> None:
    Path(path).touch()
    with pytest.raises(ArchiveError, match="this file is empty"):
        Archive.open(path, create=False)
    with Archive.open(path) as archive:
        assert len(archive) == 0


def test_a_database_of_another_program_is_refused_and_left_alone(path: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (x)")
        other.commit()
    before = Path(path).read_bytes()
    for read_only in (True, False):
        with pytest.raises(ArchiveError, match="another program"):
            Archive.open(path, read_only=read_only)
    assert Path(path).read_bytes() == before


def test_a_newer_archive_is_refused_and_left_alone(path: str) -> None:
    Archive.open(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = Path(path).read_bytes()
    for read_only in (True, False):
        with pytest.raises(ArchiveError, match=f"has version {VERSION + 1}"):
            Archive.open(path, read_only=read_only)
    assert Path(path).read_bytes() == before


def test_a_torn_archive_is_told_as_damaged(path: str) -> None:
    with Archive.open(path) as archive:
        archive.add(report(f"{TEXT}\nAddition {n}.", f"{n}.txt") for n in range(300))
    raw = bytearray(Path(path).read_bytes())
    raw[len(raw) // 3 : len(raw) // 3 * 2] = bytes(len(raw) // 3)
    Path(path).write_bytes(raw)
    with Archive.open(path, create=False, read_only=True) as archive, pytest.raises(ArchiveError, match="doctor"):
        list(archive.reports())
    with Archive.open(path, create=False) as archive:
        assert any(fault.what == "file" for fault in examine(archive))


# ---------------------------------------------------------------- versions of the file


def version_1(path: str) -> None:
    """An archive as the first version wrote it, with two reports, one of them in a story, and a failed input."""
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(VERSION_1)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.execute("PRAGMA journal_mode = WAL")
        for number, made in enumerate((report(), report("Another page.", "b.txt")), 1):
            raw.execute("INSERT INTO texts VALUES (?, ?)", (made.sha256, made.text))
            record = msgspec.json.encode(msgspec.structs.replace(made, text=""))
            raw.execute(
                "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, made.sha256, made.id, made.outlet, "2024-03-01", made.path, "A title", record),
            )
            raw.execute("INSERT INTO passages VALUES (?, ?, NULL, '[]')", (made.text, number))
        raw.execute("INSERT INTO statements VALUES (1, 's1', 'Ilse Vostrin', 'named', 'direct', 'asserts')")
        raw.execute("INSERT INTO statement_spans VALUES (1, 's1', 'content', 0, ?, 30, 51)", (report().sha256,))
        page = name_of("text", TEXT, None, None, None, None, None)
        raw.execute("INSERT INTO inputs VALUES (?, 1)", (page,))
        raw.execute("INSERT INTO problems VALUES ('torn.txt', 'read-failed', 'torn')")
        raw.execute("INSERT INTO stories VALUES ('st', 0, 'A title', NULL, NULL)")
        raw.execute("INSERT INTO members VALUES ('st', 0, ?, ?)", (report().sha256, report().id))
        raw.commit()


@pytest.mark.parametrize("read_only", [True, False])
def test_an_archive_of_the_first_version_is_brought_up_to_date(path: str, read_only: bool, tmp_path: Path) -> None:
    version_1(path)
    with Archive.open(path, create=False, read_only=read_only) as archive:
        assert list(archive.reports()) == [report(), report("Another page.", "b.txt")]
        assert archive.knows(Page(path="x", media="text", content=TEXT, encoding="utf-8"))
        assert [p.path for p in archive.problems()] == ["torn.txt"]
        assert [hit.statement for hit in archive.find("nobody calm")] == ["s1", None]
    with Archive.open(str(tmp_path / "new.db")) as new:
        new.add([report(), report("Another page.", "b.txt")])
    mended, made = contents(path), contents(str(tmp_path / "new.db"))
    assert {t for t in made if mended[t] != made[t]} == {"inputs", "problems"}
    with Archive.open(path) as archive:
        assert examine(archive) == ()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version_1(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE reports SET record = 'torn' WHERE number = 2")
        raw.commit()
        before = list(raw.iterdump())
    with pytest.raises(msgspec.MsgspecError):
        Archive.open(path)
    with closing(sqlite3.connect(path)) as raw:
        assert list(raw.iterdump()) == before
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)


# ---------------------------------------------------------------- no room, no right


def test_a_full_disk_is_told_and_what_was_added_stays(path: str) -> None:
    with Archive.open(path) as archive:
        archive.add([report()])
        pages = archive.connection.execute("PRAGMA page_count").fetchone()[0]
        archive.connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        many = [report(f"{TEXT}\nAddition {n}. {'Words of no account. ' * 200}", f"{n}.txt") for n in range(200)]
        with pytest.raises(ArchiveError, match="no room left on the disk"):
            archive.add(many)
        kept = len(archive)
        assert 1 <= kept < 200
        assert examine(archive) == ()
    with Archive.open(path) as archive:
        assert archive.add([report(), *many]) == (201 - kept, kept)


def test_a_limit_on_the_size_of_files_is_told_and_nothing_is_damaged(path: str, tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{TEXT}\nAddition {n}."}) for n in range(30)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    out = subprocess.run(
        [sys.executable, "-m", "twosource", "add", str(tmp_path / "in.jsonl"), "--db", path, "--workers", "1"],
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    assert (out.returncode, len(out.stderr.splitlines()[-1:]), "Traceback" in out.stderr) == (2, 1, False)
    assert "run the same command again" in out.stderr or "the disk gave an error" in out.stderr
    with Archive.open(path) as archive:
        assert examine(archive) == ()
        assert len(archive) < 30


def as_nobody(ask: Callable[[], list[str]]) -> list[str]:
    """What ``ask`` says where this user's rights are not root's, who may write everywhere: in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            said = ask()
        except BaseException as fault:
            said = [f"{type(fault).__name__}: {fault}"]
        os.write(writing, "\n".join(said).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read().splitlines()
    os.waitpid(child, 0)
    return said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="rights of this kind are POSIX's")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_where_nothing_may_be_written_asking_works_and_adding_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path, old = str(folder / "desk.db"), str(folder / "old.db")
    with Archive.open(path) as archive:
        archive.add([report()])
        archive.find("calm")
    version_1(old)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    opened = [above for above in (tmp_path, *tmp_path.parents) if not above.stat().st_mode & 0o005]
    for above in opened:
        above.chmod(above.stat().st_mode | 0o005)

    def ask() -> list[str]:
        with Archive.open(path, create=False, read_only=True) as archive:
            said = [f"{len(archive)} report, {len(archive.find('calm'))} places"]
        for file, read_only in ((path, False), (old, False), (old, True)):
            try:
                with Archive.open(file, read_only=read_only) as archive:
                    archive.add([report("New.")])
            except ArchiveError as error:
                said.append(str(error))
        return said

    try:
        found, *refused = as_nobody(ask)
        assert found == "1 report, 2 places"
        assert len(refused) == 3
        assert all("written" in line or "cannot be made" in line for line in refused), refused
        assert "must be brought up to version" in refused[2]
        assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    finally:
        folder.chmod(0o755)
        for above in opened:
            above.chmod(above.stat().st_mode & ~0o005)


# ---------------------------------------------------------------- several at once


def test_writers_wait_for_each_other_and_readers_for_nobody(path: str) -> None:
    Archive.open(path).close()
    began = threading.Event()
    done: list[float] = []

    def slow() -> None:
        with Archive.open(path) as archive, archive.writing():
            archive.connection.execute("INSERT INTO problems VALUES ('a', 'b', 'c', NULL)")
            began.set()
            time.sleep(0.6)
            done.append(time.monotonic())

    first = threading.Thread(target=slow)
    first.start()
    began.wait()
    with Archive.open(path, create=False, read_only=True) as reader:
        assert (len(reader), reader.problems()) == (0, ())
        assert not done, "the reader waited"
        with Archive.open(path) as second:
            assert second.add([report()]) == (1, 0)
            assert done, "the second writer did not wait"
        first.join()
        assert [p.path for p in reader.problems()] == ["a"]


def test_many_writers_at_once_lose_nothing(path: str) -> None:
    def add(part: int) -> None:
        with Archive.open(path) as archive:
            archive.add(report(f"{TEXT}\nAddition {n}.", f"{n}.txt") for n in range(part * 10, part * 10 + 20))

    writers = [threading.Thread(target=add, args=(part,)) for part in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Archive.open(path) as archive:
        assert len(archive) == 50
        assert examine(archive) == ()


# ---------------------------------------------------------------- killed


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    file = tmp_path / "in.jsonl"
    lines = [
        json.dumps(
            {
                "id": f"p{n}",
                "text": f"Tarn Bridge shut, day {n}\n\nThe bridge will stay shut for {n} days, Mayor Ada Brill said.",
            }
        )
        for n in range(24)
    ]
    file.write_text("\n".join(lines), "utf-8")
    return file


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_adding_that_is_killed_goes_on_where_it_was(path: str, pages: Path, tmp_path: Path) -> None:
    """At two moments: one while pages are read here, one while workers read; more of them take too long."""

    def add(db: str) -> list[str]:
        return [sys.executable, "-m", "twosource", "add", str(pages), "--db", db, "--workers", "2", "--json"]

    whole = str(tmp_path / "whole.db")
    subprocess.run(add(whole), check=True, capture_output=True)
    held = 0
    for moment in (2, 11):
        running = subprocess.Popen(add(path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while running.poll() is None and counted(path) < moment:
            time.sleep(0.005)
        running.kill()
        running.wait()
        assert counted(path) >= held
        held = counted(path)
    assert 0 < held < 24, "it was killed on the way"
    out = subprocess.run(add(path), check=True, capture_output=True, text=True)
    assert json.loads(out.stdout)["added"] == 24 - held
    assert contents(path) == contents(whole)
    with Archive.open(path) as archive:
        assert examine(archive) == ()


def counted(path: str) -> int:
    if not Path(path).exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as raw:
        try:
            return int(raw.execute("SELECT count(*) FROM reports").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are still being made
            return 0


def test_a_record_is_kept_small(path: str) -> None:
    with Archive.open(path) as archive:
        archive.add([report()])
        (record,) = archive.connection.execute("SELECT record FROM reports").fetchone()
    assert json.loads(zlib.decompress(record))["format"] == "twosource.report/1"
