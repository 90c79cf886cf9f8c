"""``compare`` with its outlets as they are called: what is written where, what is refused, what is told."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from commanding import HERALD, WIRE, Done, Run, runner
from twosource.cli.outlets import ENDINGS, FORMATS, NAMES


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in a folder that holds ``a.txt`` and ``b.txt``."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(HERALD, encoding="utf-8")
    Path("b.txt").write_text(WIRE, encoding="utf-8")
    return runner(monkeypatch, capsys)


def refused(done: Done, words: str) -> bool:
    """One line, exit code 2, nothing on standard output."""
    return done.code == 2 and done.out == "" and done.err.count("\n") == 1 and words in done.err


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_writes_its_form(run: Run, ending: str) -> None:
    done = run("a.txt", "b.txt", "-o", f"out{ending.upper()}")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith(f"\n{NAMES[ENDINGS[ending]]}: out{ending.upper()}\n")
    head = Path(f"out{ending.upper()}").read_bytes()[:40]
    begins = {
        "html": b"<!",
        "json": b"{",
        "md": b"# 2",
        "jsonld": b"{",
        "csv": b"\xef\xbb\xbfrow,",
        "sqlite": b"SQLite",
    }
    assert head.lstrip().startswith(begins[ENDINGS[ending]])


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "sqlite"])
def test_what_is_printed_is_what_is_written(run: Run, form: str) -> None:
    printed = run("a.txt", "b.txt", "--format", form)
    assert (printed.code, printed.err) == (0, "")
    assert run("a.txt", "b.txt", "-o", "out.any", "--format", form).code == 0
    assert Path("out.any").read_bytes().decode() == printed.out
    if form == "json":
        assert run("a.txt", "b.txt", "--json").out == printed.out


def test_options_that_do_not_fit_are_refused_before_anything_is_read(run: Run) -> None:
    for args, words in (
        (("--json", "--format", "csv"), "leave one out"),
        (("--format", "sqlite"), "with -o"),
        (("--share",), "with -o"),
        (("--share", "-o", "x.db"), "no SQLite file"),
        (("--share-words", "3"), "add --share"),
        (("--share", "--share-percent", "nan", "-o", "x.md"), "percentage"),
        (("-o", "out"), "--format"),
        (("-o", "out.pdf"), ".csv"),
    ):
        assert refused(run("gone.txt", "b.txt", *args), words), args


def test_inputs_and_decisions_are_not_written_over(run: Run) -> None:
    Path("a.md").write_text(HERALD, encoding="utf-8")
    Path("d.json").write_text("{}\n", encoding="utf-8")
    Path("link.json").symlink_to("d.json")
    assert refused(run("a.md", "b.txt", "-o", "a.md"), "one of the inputs")
    for name in ("d.json", "./d.json", "link.json"):
        done = run("a.txt", "b.txt", "--decisions", "d.json", "-o", name)
        assert refused(done, "one of the inputs")
    assert Path("a.md").read_text(encoding="utf-8") == HERALD
    assert Path("d.json").read_text(encoding="utf-8") == "{}\n"


@pytest.mark.parametrize("name", ["none/out.md", "none/out.db", "folder.csv", "folder.sqlite"])
def test_a_place_that_cannot_be_written_is_refused(run: Run, name: str) -> None:
    Path("folder.csv").mkdir()
    Path("folder.sqlite").mkdir()
    done = run("a.txt", "b.txt", "-o", name)
    assert refused(done, f"{name}: could not be written")
    assert not [p for p in os.listdir() if p.startswith(".twosource")]


def test_an_archive_is_not_written_over(run: Run) -> None:
    assert run("add", "a.txt", "--db", "desk.db").code == 0
    before = Path("desk.db").read_bytes()
    assert refused(run("a.txt", "b.txt", "-o", "desk.db"), "perhaps an archive")
    assert Path("desk.db").read_bytes() == before


def decided(run: Run) -> tuple[str, str]:
    """A file of decisions: one that holds, one that does not, one damaged. The ids of the first two."""
    found = json.loads(run("a.txt", "b.txt", "--json").out)
    held = found["matches"][0]["id"]
    lines = [
        json.dumps({"format": "twosource.decision/1", "id": held, "decision": "confirmed", "note": "seen <b>"}),
        json.dumps({"id": "0123456789ab", "decision": "rejected", "finding": "row 9, \x1b[31mA. N. Other\nsays"}),
        "\0\0",
    ]
    Path("d.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return held, "0123456789ab"


def test_decisions_are_applied_and_those_that_vanished_told(run: Run) -> None:
    held, gone = decided(run)
    done = run("a.txt", "b.txt", "--decisions", "d.jsonl", "-o", "out.html")
    assert done.code == 0
    assert "\nDecisions: 1 confirmed, 1 with a note, 1 not in this comparison\n" in done.out
    assert "d.jsonl: line 3 is no decision" in done.err
    assert f"not in this comparison, not applied: {gone} (row 9, \\x1b[31mA. N. Other\\nsays)" in done.err
    assert done.err.count("\n") == 2
    page = Path("out.html").read_text(encoding="utf-8")
    assert "seen &lt;b&gt;" in page
    assert gone in page
    told = json.loads(run("a.txt", "b.txt", "--decisions", "d.jsonl", "--json").out)
    assert [d["id"] for d in told["decisions"]["held"]] == [held]
    assert [d["id"] for d in told["decisions"]["vanished"]] == [gone]
    assert [p["code"] for p in told["problems"] if p["path"] == "d.jsonl"] == ["decision-damaged"]
    run("a.txt", "b.txt", "--decisions", "d.jsonl", "-o", "out.csv")
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["note"] for row in csv.DictReader(file) if row["decision"]] == ["seen <b>"]
    run("a.txt", "b.txt", "--decisions", "d.jsonl", "-o", "out.db")
    with closing(sqlite3.connect("out.db")) as connection:
        assert connection.execute("SELECT finding, held FROM decisions ORDER BY held").fetchall() == [
            (gone, 0),
            (held, 1),
        ]


def test_decisions_hold_whatever_the_files_are_called(run: Run) -> None:
    held, _ = decided(run)
    Path("later").mkdir()
    Path("later/1.txt").write_text(WIRE, encoding="utf-8")
    Path("later/2.txt").write_text(HERALD, encoding="utf-8")
    told = json.loads(run("later/1.txt", "later/2.txt", "--decisions", "d.jsonl", "--json").out)
    assert [d["id"] for d in told["decisions"]["held"]] == [held]


def test_a_file_of_decisions_that_is_none(run: Run) -> None:
    Path("folder").mkdir()
    assert refused(run("a.txt", "b.txt", "--decisions", "gone.jsonl"), "[input-missing]")
    assert refused(run("a.txt", "b.txt", "--decisions", "folder"), "is a directory")
    Path("big.jsonl").write_bytes(b'{"id":"x","decision":"confirmed"}\n' * 310_000)  # 10 MB
    done = run("a.txt", "b.txt", "--decisions", "big.jsonl")
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert refused(run("a.txt", "b.txt", "--decisions", "big.jsonl", "--max-bytes", "9000000"), "--max-bytes")
    Path("empty.jsonl").write_bytes(b"")
    assert "Decisions: none in this file" in run("a.txt", "b.txt", "--decisions", "empty.jsonl").out
    noise = run("a.txt", "b.txt", "--decisions", "a.txt")
    assert (noise.code, noise.err.count("is no decision")) == (0, 3)


def test_what_may_be_passed_on(run: Run) -> None:
    done = run("a.txt", "b.txt", "--share", "--share-percent", "50", "--share-around", "5", "-o", "out.html")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-2:] == [
        line for line in done.out.splitlines() if line[1:].startswith(": ") and line.endswith("at the most")
    ]
    page = Path("out.html").read_text(encoding="utf-8")
    assert "[not shown]" in page
    assert "denied that the gates were left open" not in page
    told = json.loads(run("a.txt", "b.txt", "--share", "--json").out)
    assert [m["letter"] for m in told["sharing"]] == ["A", "B"]
    assert all(m["shown"] <= m["limit"] == int(0.1 * m["of"]) for m in told["sharing"])
    assert "denied that" not in json.dumps(told)
    whole = json.loads(run("a.txt", "b.txt", "--json").out)
    assert [r["sha256"] for r in told["reports"]] == [r["sha256"] for r in whole["reports"]]
    assert "sharing" not in whole


def test_the_example_goes_out_in_every_form(run: Run) -> None:
    for form in ("report.md", "report.csv", "report.jsonld", "report.db"):
        assert run("demo", "-o", form).code == 0
        assert Path(form).stat().st_size > 5_000
