"""The commands as they are called: exit codes, what is printed where, what is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from commanding import HERALD, WIRE, Run, runner
from twosource.cli import COMMANDS
from twosource.cli.inputs import Unreadable, listed, noted
from twosource.cli.output import write
from twosource.errors import OutputRefused
from twosource.intake import pages
from twosource.records import Problem


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in a folder that holds ``a.txt``, ``b.txt`` and ``draft.txt``."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.txt", HERALD), ("b.txt", WIRE), ("draft.txt", "The flood in Orland killed 14 people.\n")):
        Path(name).write_text(text, encoding="utf-8")
    return runner(monkeypatch, capsys)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_begins_with_an_example(run: Run, name: str) -> None:
    done = run(name, "--help")
    assert done.code == 0
    assert f"\n\n  Example:  twosource {name}".replace(" compare", "") in done.out.replace(" compare", "")


def test_comparing_is_the_default_and_reads_standard_input(run: Run) -> None:
    done = run("a.txt", "-", stdin=WIRE)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("2 reports compared")
    assert "Flood in Orland kills 14" in done.out


@pytest.mark.parametrize(
    ("args", "code", "slug"),
    [
        (("a.txt",), 2, "too-few-reports"),
        (("a.txt", "gone.txt"), 2, "too-few-reports"),
        (("a.txt", "b.txt", "gone.txt", "--strict"), 2, "input-missing"),
        (("read", "gone.txt"), 2, "input-missing"),
        (("read", "a.txt", "--max-bytes", "10"), 2, "input-too-large"),
        (("check", "gone.txt", "--against", "a.txt"), 2, "input-missing"),
        (("check", "draft.txt", "--against", "a.txt", "gone.txt", "--strict"), 2, "input-missing"),
        (("add", "a.txt", "gone.txt", "--db", "desk.db", "--strict"), 2, "input-missing"),
        (("add", "a.txt", "--db", "desk.db", "--max-bytes", "10", "--strict"), 2, "input-too-large"),
        (("stories", "--db", "gone.db"), 2, "archive"),
        (("find", "flood", "--db", "gone.db"), 2, "archive"),
    ],
)
def test_what_cannot_run_prints_one_line_and_nothing_else(
    run: Run, args: tuple[str, ...], code: int, slug: str
) -> None:
    done = run(*args)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith("twosource: ")
    assert done.err.endswith(f" [{slug}]\n")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "meant"), [("comapre", "compare"), ("chek", "check"), ("storys", "stories"), ("Read", "read")]
)
def test_a_slip_in_the_name_of_a_command_is_told(run: Run, typed: str, meant: str) -> None:
    done = run(typed, "a.txt", "b.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"twosource: no file named {typed}; did you mean the command {meant}?\n"
    Path(typed).write_text(WIRE, "utf-8")
    assert run(typed, "a.txt").code == 0


@pytest.mark.parametrize("typed", ["help", "list", "gone", "herald"])
def test_a_name_that_is_like_no_command_is_a_missing_file(run: Run, typed: str) -> None:
    done = run(typed, "a.txt", "b.txt")
    assert done.code == 0
    assert done.err == f"twosource: {typed}: no such file or folder; check the name [input-missing]\n"


@pytest.mark.parametrize(
    "args",
    [
        ("a.txt", "b.txt", "gone.txt"),
        ("read", "a.txt", "gone.txt"),
        ("check", "draft.txt", "--against", "a.txt", "gone.txt"),
        ("add", "a.txt", "gone.txt", "--db", "desk.db"),
    ],
)
def test_an_unreadable_input_among_others_is_a_line_on_stderr_in_one_form(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args)
    assert done.code == 0
    assert done.out
    assert done.err == "twosource: gone.txt: no such file or folder; check the name [input-missing]\n"


@pytest.mark.parametrize("kind", ["compare", "check"])
def test_an_unreadable_input_is_a_problem_record_too(run: Run, kind: str) -> None:
    pile = ("a.txt", "b.txt", "gone.txt")
    done = run("check", "draft.txt", "--against", *pile, "--json") if kind == "check" else run(*pile, "--json")
    (problem,) = (p for p in json.loads(done.out)["problems"] if p["path"] == "gone.txt")
    assert problem["code"] == "input-missing"
    assert "no such file" in problem["message"]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["figures-differ"], 1),
        (["denied"], 1),
        (["rendering"], 1),
        (["damaged"], 0),
        (["damaged", "denied"], 1),
        (["nonsense"], 2),
    ],
)
def test_compare_fails_on_what_it_is_told_to(run: Run, names: list[str], code: int) -> None:
    done = run("a.txt", "b.txt", *(x for name in names for x in ("--fail-on", name)))
    assert done.code == code
    assert bool(done.out) == (code != 2)
    assert (f"--fail-on names: {names[-1]}" in done.err) == (code == 1)


def test_nothing_is_failed_on_unasked_nor_where_nothing_is_found(run: Run) -> None:
    assert run("a.txt", "b.txt").code == 0
    done = run("a.txt", "a.txt", "--fail-on", "figures-differ", "--fail-on", "rendering", "--fail-on", "likely")
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("against", "state", "code"),
    [
        ("a.txt", "figure-differs", 0),
        ("b.txt", "figure-differs", 1),
        ("b.txt", "not-found", 0),
        ("a.txt", "verbatim", 1),
    ],
)
def test_check_fails_on_the_states_it_is_told(run: Run, against: str, state: str, code: int) -> None:
    done = run("check", "draft.txt", "--against", against, "--fail-on", state, "--json")
    assert done.code == code
    assert (state in {item["state"] for item in json.loads(done.out)["items"]}) == bool(code)


def test_the_ending_says_what_is_written(run: Run) -> None:
    assert run("a.txt", "b.txt", "-o", "out.html").out.endswith("\nPage: out.html\n")
    assert Path("out.html").read_text(encoding="utf-8").startswith("<!")
    assert run("a.txt", "b.txt", "-o", "out.json").out.endswith("\nJSON: out.json\n")
    assert json.loads(Path("out.json").read_text(encoding="utf-8")) == json.loads(run("a.txt", "b.txt", "--json").out)


@pytest.mark.parametrize("args", [("a.txt", "b.txt"), ("demo",)])
def test_another_ending_is_refused_before_anything_is_read(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args, "-o", "out.pdf")
    assert (done.code, done.out, Path("out.pdf").exists()) == (2, "", False)
    assert ".html" in done.err
    assert ".json" in done.err


def test_a_folder_is_not_written_over(run: Run) -> None:
    Path("out.html").mkdir()
    done = run("a.txt", "b.txt", "-o", "out.html")
    assert done.code == 2
    assert done.err.endswith("[output-refused]\n")


def test_what_stood_there_stays_where_writing_fails(tmp_path: Path) -> None:
    place = tmp_path / "out.html"
    place.write_text("before", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write(str(place), "x" * 100_000 + "\ud800")
    assert place.read_text(encoding="utf-8") == "before"
    assert os.listdir(tmp_path) == ["out.html"]
    write(str(place), "after")
    assert place.read_text(encoding="utf-8") == "after"
    assert os.listdir(tmp_path) == ["out.html"]


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="No such file"):
        write(str(tmp_path / "none" / "out.html"), "x")


def test_all_that_the_commands_print_fulfils_the_printed_schema(run: Run) -> None:
    schema = json.loads(run("schema").out)
    run("add", "b.txt", "--db", "desk.db")
    printed = {
        "Report": run("read", "a.txt", "--json"),
        "Comparison": run("a.txt", "b.txt", "--json"),
        "Check": run("check", "draft.txt", "--against", "a.txt", "--json"),
        "Added": run("add", "a.txt", "gone.txt", "--db", "desk.db", "--json"),
        "Story": run("stories", "--db", "desk.db", "--json"),
        "Hit": run("find", "flood", "--db", "desk.db", "--json"),
    }
    for kind, done in printed.items():
        assert {"$ref": f"#/$defs/{kind}"} in schema["anyOf"]
        validator = Draft202012Validator({**schema, "anyOf": [{"$ref": f"#/$defs/{kind}"}]})
        assert done.out, kind
        for line in done.out.splitlines():
            validator.validate(json.loads(line))


def test_parts_that_are_no_pages_end_no_strict_run() -> None:
    left_out = Problem(code="input-left-out", message="crawl.warc: left out, as they are no pages: 1 record")
    damaged = Problem(code="input-damaged", message="crawl.warc#2: cut short")
    unread: list[Problem] = []
    items = noted(["a page", left_out, damaged], unread, strict=True)
    assert [next(items), next(items)] == ["a page", left_out]
    with pytest.raises(Unreadable, match="cut short"):
        next(items)
    assert unread == [left_out]


def test_a_password_in_an_address_is_not_repeated() -> None:
    url = "https://ann:secret@courier.example/a"
    (found,) = pages([url])
    assert isinstance(found, Problem)
    assert found.code == "fetch-refused"
    assert "secret" not in f"{found} {listed((url, 'a.txt'))}"
    assert listed((url, "x//ann@b.txt")) == "https://…@courier.example/a, x//ann@b.txt"
