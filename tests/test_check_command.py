"""``twosource check`` as a hook calls it: several drafts, any name, standard input, an archive, exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from commanding import Run, runner
from twosource import example
from twosource.cli import main
from twosource.cli.check import told_apart

GOOD = "The gate\n\n“We found the price list in three coats,” said Radmil Menk. Police arrested 27 people.\n"
BAD = "The gate\n\n“We found the price list in nine coats,” said Radmil Menk. Police arrested 27 people.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("the pile").mkdir()
    for path in example.pages():
        shutil.copy(path, "the pile")
    Path("a draft.txt").write_text(GOOD, "utf-8")
    Path("-bad.txt").write_text(BAD, "utf-8")
    return runner(monkeypatch, capsys, "check")


@pytest.mark.parametrize(
    "args",
    [
        ("a draft.txt", "./-bad.txt", "--against", "the pile", "--json"),
        ("--against", "the pile", "--json", "a draft.txt", "./-bad.txt"),
        ("--against", "the pile", "--json", "--", "a draft.txt", "-bad.txt"),
        ("--against=the pile", "--json", "a draft.txt", "./-bad.txt"),
        ("a draft.txt", "--json", "--against", "the pile/herald.html", "the pile/vostrin.txt", "--", "-bad.txt"),
    ],
)
def test_drafts_and_pile_are_told_apart_wherever_they_stand(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args)
    assert done.code == 0, done.err
    first, second = (json.loads(line) for line in done.out.splitlines())
    assert {i["state"] for i in first["items"]} == {"verbatim"}
    assert [i["state"] for i in second["items"] if i["state"] != "verbatim"] == ["altered"]
    assert second["path"].endswith("-bad.txt")


@pytest.mark.parametrize(
    ("states", "code"), [(["altered"], 1), (["any"], 1), (["not-found"], 0), (["not-found", "altered"], 1)]
)
def test_the_exit_code_is_that_of_the_worst_draft(run: Run, states: list[str], code: int) -> None:
    wanted = [x for s in states for x in ("--fail-on", s)]
    assert run("--against", "the pile", *wanted, "--", "a draft.txt", "-bad.txt").code == code
    assert run("--against", "the pile", *wanted, "--", "a draft.txt").code == 0


def test_a_draft_on_standard_input(run: Run) -> None:
    done = run("-", "--against", "the pile", "--fail-on", "altered", stdin=f"# The **gate**\n\n{BAD}")
    assert done.code == 1
    assert done.out.startswith("-:5: altered quotation\n")
    assert "[-nine-]" in done.out
    assert "{+three+}" in done.out


def test_an_archive_is_told_by_what_it_is(run: Run) -> None:
    with pytest.raises(SystemExit):
        main(["add", "the pile", "--db", "archive of ours"])
    for option in ("--against", "--db"):
        done = run("./-bad.txt", option, "archive of ours", "--json")
        (item,) = (i for i in json.loads(done.out.splitlines()[-1])["items"] if i["state"] != "verbatim")
        assert (item["state"], item["where"][0]["path"]) == ("altered", "the pile/vostrin.txt")


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_a_draft_in_the_pile_is_not_checked_against_itself(run: Run, name: str) -> None:
    Path("the pile", name).write_text(f"# The **gate**\n\n{BAD}", "utf-8")
    Path("elsewhere").symlink_to("the pile")
    done = run(f"elsewhere/{name}", "--against", "the pile", "--json")
    (item,) = (i for i in json.loads(done.out)["items"] if i["state"] != "verbatim")
    assert (item["state"], item["where"][0]["path"]) == ("altered", "the pile/vostrin.txt")
    (left_out,) = (p for p in json.loads(done.out)["problems"] if p["code"] == "draft-in-pile")
    assert left_out["path"] == f"the pile/{name}"
    assert "this is the draft; it was left out" in left_out["message"]
    assert done.err.splitlines() == [f"twosource: {left_out['message']} [draft-in-pile]"]


def test_a_pile_of_the_draft_alone_is_taken_as_it_is_and_said(run: Run) -> None:
    done = run("a draft.txt", "--against", "./a draft.txt", "--json")
    result = json.loads(done.out)
    assert {i["state"] for i in result["items"]} == {"verbatim"}
    assert [p["code"] for p in result["problems"]] == ["draft-in-pile"]
    assert "the pile is nothing else" in done.err


def test_a_draft_that_was_added_to_an_archive_is_left_out_of_it(run: Run) -> None:
    shutil.copy("-bad.txt", "the pile")
    with pytest.raises(SystemExit):
        main(["add", "the pile", "--db", "ours.db"])
    done = run("the pile/-bad.txt", "--against", "ours.db", "--json")
    result = json.loads(done.out.splitlines()[-1])
    (item,) = (i for i in result["items"] if i["state"] != "verbatim")
    assert (item["state"], item["where"][0]["path"]) == ("altered", "the pile/vostrin.txt")
    assert [(p["code"], p["path"]) for p in result["problems"]] == [("draft-in-pile", "the pile/-bad.txt")]


def test_a_database_of_another_program_is_one_line(run: Run) -> None:
    import sqlite3

    with sqlite3.connect("other.db") as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    done = run("a draft.txt", "--against", "other.db")
    assert (done.code, done.out) == (2, "")
    assert "[archive]" in done.err


def test_a_draft_without_anything_to_look_up_says_so(run: Run) -> None:
    Path("empty.md").write_text("# Nothing\n\nNobody said a word.\n")
    assert "no quotation of three words or more and no figure" in run("empty.md", "--against", "the pile").out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--against", "the pile"), "DRAFT"),
        (("a draft.txt",), "--against"),
        (("-", "--against", "-"), "standard input"),
        (("gone.md", "--against", "the pile"), "[input-missing]"),
        (("a draft.txt", "--against", "gone"), "[no-reports]"),
        (("the pile", "--against", "the pile"), "a draft is one text"),
    ],
)
def test_what_cannot_be_checked_says_why(run: Run, args: tuple[str, ...], words: str) -> None:
    done = run(*args)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert "Traceback" not in done.err


def test_arguments_without_drafts_or_values_are_left_as_they_are() -> None:
    takes = frozenset({"--against", "--fail-on", "--max-bytes"})
    assert told_apart(["d", "--against", "p", "--fail-on", "any", "e"], takes) == [
        "d",
        "--against",
        "p",
        "--fail-on",
        "any",
        "e",
    ]
    assert told_apart(["--against"], takes) == ["--against"]
