"""Faults that are put into an archive by hand are found, told, and mended where they can be."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from test_store import TEXT, report
from twosource.cli import cli
from twosource.errors import ArchiveError
from twosource.store import Archive, examine, examining

FAULTS = {
    "UPDATE spans SET start = 900, \"end\" = 950 WHERE piece = 1": ("contents", "a span reaches beyond its text", True),
    "UPDATE spans SET start = start + 1 WHERE piece = 0": ("contents", "its spans are not those", True),
    "UPDATE figures SET \"end\" = 5000": ("contents", "a span reaches beyond its text", True),
    "DELETE FROM lines WHERE line = 1": ("contents", "3 lines stand where 4 were read", True),
    "UPDATE reports SET record = x'00' WHERE number = 1": ("contents", "its record cannot be read", False),
    "UPDATE reports SET article = 'Other words.' WHERE number = 1": ("contents", "its article is not the one", True),
    "UPDATE texts SET content = 'Other words.'": ("texts", "is not the one that was read", False),
    "INSERT INTO statements_fts (statements_fts) VALUES ('delete-all')": ("search", "statements", True),
    "UPDATE statements SET content = 'Nothing at all' WHERE number = 1": ("search", "statements", True),
    "DELETE FROM meanings": ("meaning", "cannot be found by meaning", True),
    "UPDATE meanings SET vectors = x'0102'": ("meaning", "cannot be found by meaning", True),
    "INSERT INTO speakers (name) VALUES ('Ada Nobody')": ("left over", "1 speakers", True),
    "INSERT INTO texts VALUES ('0123', '')": ("left over", "1 texts", False),
    "UPDATE figures SET statement = 77": ("references", "row 1 of figures names a row of statements", True),
    "INSERT INTO inputs VALUES ('page', 99)": ("references", "inputs names a row of reports", True),
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "desk.db")
    with Archive.open(path) as archive:
        archive.add([report()])
    return path


def test_a_sound_archive_has_nothing(path: str) -> None:
    with Archive.open(path) as archive:
        archive.add([report("Another page.", "b.txt"), report(id="wire-7")])
        assert examine(archive) == ()
        assert examine(archive, fix=True) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_told_and_mended(path: str, fault: str) -> None:
    what, words, mendable = FAULTS[fault]
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(fault)
        raw.commit()
    with Archive.open(path) as archive:
        before = list(archive.connection.iterdump()) if what != "search" else None
        found = {f.what: f for f in examine(archive)}
        assert words in found[what].found
        assert found[what].remedy
        assert before is None or before == list(archive.connection.iterdump()), "looking changes nothing"
        if not mendable:
            return
        examine(archive, fix=True)
        assert examine(archive) == ()
        assert list(archive.reports()) == [report()]
        assert {hit.statement for hit in archive.find("nobody calm")} == {"s1", None}
        assert archive.find("nobody was injured, the crossing was calm", by="meaning")


def test_the_command_says_what_it_found_and_ends_with_1(path: str) -> None:
    def run(*args: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["doctor", "--db", path, *args], standalone_mode=False)
        return int(result.return_value), result.output

    assert run() == (0, "sound: 1 report\n")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM meanings")
        raw.commit()
    code, told = run("--json")
    assert (code, json.loads(told)["faults"][0]["what"]) == (1, "meaning")
    code, told = run("--fix")
    assert (code, "mended" in told) == (0, True)
    assert run()[0] == 0


def test_a_report_whose_words_are_known_is_untouched_by_a_fix_of_another(path: str) -> None:
    with Archive.open(path) as archive:
        archive.add([report(f"{TEXT}\nMore.", "b.txt")])
        with archive.writing():
            archive.connection.execute("DELETE FROM lines WHERE report = 2")
        numbers = archive.connection.execute("SELECT number FROM statements WHERE report = 1").fetchall()
        examine(archive, fix=True)
        assert archive.connection.execute("SELECT number FROM statements WHERE report = 1").fetchall() == numbers
        assert examine(archive) == ()


def test_a_long_log_is_told_and_taken_in(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "_LONG_LOG", 0)
    with Archive.open(path) as archive:
        archive.add([report("Another page.", "b.txt")])
        (fault,) = examine(archive)
        assert (fault.what, fault.mended) == ("log", False)
        (fault,) = examine(archive, fix=True)
        assert fault.mended


def test_a_record_that_cannot_be_is_a_fault_of_the_file_and_no_traceback(path: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE reports SET record = x'00'")
        raw.commit()
    with pytest.raises(ArchiveError, match="the file is damaged; run twosource doctor"), Archive.open(path) as archive:
        list(archive.reports())


def test_of_a_file_beyond_looking_the_doctor_does_not_send_to_the_doctor(path: str) -> None:
    raw = bytearray(Path(path).read_bytes())
    raw[100:4096] = bytes(i % 251 for i in range(3996))
    Path(path).write_bytes(raw)
    with pytest.raises(ArchiveError) as told:
        CliRunner().invoke(cli, ["doctor", "--db", path], standalone_mode=False, catch_exceptions=False)
    assert "so that it cannot be opened" in str(told.value)
    assert "doctor" not in told.value.remedy
