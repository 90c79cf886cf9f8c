"""The commands of the archive as they are called: add, find, who, remove, export, doctor."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from test_cli import HERALD, Run, run
from twosource.cli.progress import Progress
from twosource.intake import pages
from twosource.records import Report

__all__ = ["run"]


@pytest.fixture
def desk(run: Run) -> Run:
    assert run("add", "a.txt", "b.txt", "--db", "desk.db").out == "2 added, 0 known, 0 failed\n"
    return run


def test_a_page_that_changed_is_told_as_a_new_version(desk: Run) -> None:
    assert desk("add", "a.txt", "b.txt", "--db", "desk.db").out == "0 added, 2 known, 0 failed\n"
    Path("a.txt").write_text(HERALD.replace("14", "15"), "utf-8")
    done = desk("add", "a.txt", "b.txt", "--db", "desk.db")
    assert done.out == "1 added (1 of them a new version of a page held before), 1 known, 0 failed\n"


def test_words_come_first_and_meaning_after_under_their_headings(desk: Run) -> None:
    done = desk("find", "the bridge will be built anew before summer", "--db", "desk.db")
    assert (done.code, done.out.splitlines()[0]) == (0, "Near in meaning")
    assert "Adu" in done.out
    assert desk("find", "rebuild the bridge", "--db", "desk.db").out.startswith("Holding the words\n")
    only = desk("find", "rebuild the bridge", "--by", "words", "--json", "--db", "desk.db").out
    assert {json.loads(line)["by"] for line in only.splitlines()} == {"words"}


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("quinces",), "nothing in 2 reports"),
        (("bridge", "--speaker", "Nobody Known"), "nobody called Nobody Known"),
        (("bridge", "--outlet", "Nowhere Post"), "no outlet in this archive is called Nowhere Post"),
        (("(((",), "name a word or a number"),
    ],
)
def test_an_empty_answer_is_explained(desk: Run, args: tuple[str, ...], why: str) -> None:
    done = desk("find", *args, "--db", "desk.db")
    assert (done.code, done.out) == (0, "")
    assert why in done.err
    assert done.err.count("\n") == 1


def test_a_day_that_is_none_is_refused(desk: Run) -> None:
    for day in ("yesterday", "2024-13", "2024-02-30", "24-1-1", ""):
        done = desk("find", "bridge", "--since", day, "--db", "desk.db")
        assert (done.code, done.out) == (2, "")
        assert "write it as 2024-03-01" in done.err


def test_who_gives_both_renderings_in_one_place(desk: Run) -> None:
    done = desk("who", "Pello", "Adu", "--json", "--db", "desk.db")
    schema = json.loads(desk("schema").out)
    told = json.loads(done.out)
    Draft202012Validator({**schema, "anyOf": [{"$ref": "#/$defs/Person"}]}).validate(told)
    assert (told["reports"], done.err) == (2, "")
    texts = {path: Path(path).read_text("utf-8") for path in ("a.txt", "b.txt")}
    for saying in told["sayings"]:
        for said in saying["members"]:
            assert "\n".join(texts[said["path"]][s:e] for s, e in said["spans"]) == said["text"]
    plain = desk("who", "Adu", "--db", "desk.db")
    assert "2 reports" in plain.out
    nobody = desk("who", "Adu Nobody", "--db", "desk.db")
    assert (nobody.code, nobody.out) == (0, "")
    assert "nothing in this archive is attributed to Adu Nobody" in nobody.err
    assert desk("who", " ", "--db", "desk.db").code == 2
    assert sorted(p.name for p in Path().glob("desk.db*")) == ["desk.db"], "asking leaves nothing beside the archive"


def test_what_is_removed_is_named_and_gone(desk: Run) -> None:
    assert desk("remove", "a.txt", "--dry-run", "--db", "desk.db").out == "a.txt\n1 would be removed\n"
    assert desk("remove", "gone.txt", "a.txt", "--db", "desk.db").code == 2
    assert desk("find", "Vostrin", "--by", "words", "--db", "desk.db").out
    assert desk("remove", "a.txt", "--db", "desk.db").out == "a.txt\n1 removed\n"
    assert desk("find", "Vostrin", "--by", "words", "--db", "desk.db").out == ""
    assert desk("doctor", "--db", "desk.db").out == "sound: 1 report\n"
    assert desk("add", "a.txt", "--db", "desk.db").out == "1 added, 0 known, 0 failed\n"


def test_an_export_goes_where_it_is_told(desk: Run) -> None:
    done = desk("export", "--db", "desk.db", "-o", "out.jsonl")
    assert (done.code, done.err) == (0, "2 reports written to out.jsonl\n")
    lines = Path("out.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=Report).path for line in lines] == ["a.txt", "b.txt"]
    read = desk("read", "a.txt", "--json").out
    assert json.loads(lines[0]) == json.loads(read)
    for output, why in (
        ("out.csv", "ends with none"),
        ("desk.db", "ends with none"),
        ("none/out.jsonl", "No such file"),
    ):
        done = desk("export", "--db", "desk.db", "-o", output)
        assert (done.code, why in done.err) == (2, True)
    assert not list(Path().glob(".*part"))


@pytest.mark.parametrize("command", [("find", "x"), ("who", "x"), ("remove", "x"), ("export",), ("doctor",)])
def test_what_is_no_archive_is_told_in_one_line(run: Run, command: tuple[str, ...]) -> None:
    for db, why in (("gone.db", "no such archive"), ("a.txt", "file of another kind"), (".", "this is a folder")):
        done = run(*command, "--db", db)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert why in done.err
        assert done.err.endswith("[archive]\n")
    assert not Path("gone.db").exists()


def test_progress_tells_rate_and_time_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "".join(json.dumps({"text": "x" * 20_000}) + "\n" for _ in range(20))
    (tmp_path / "in.jsonl").write_text(lines, "utf-8")
    (tmp_path / "later.txt").write_text("y" * len(lines), "utf-8")
    now = iter(range(1_000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(now)))
    with Progress([str(tmp_path)]) as progress:
        found = progress.drawn(pages([str(tmp_path)], opened=progress.opened))
        for n, _ in enumerate(progress.read(progress.fresh(found)), 1):
            if n == 20:
                break
    told = capsys.readouterr().err.splitlines()
    assert all(line.startswith("twosource: reading: ") for line in told)
    assert 2 <= len(told) <= 6, "the gaps grow"
    assert re.search(r"0\.\d a second, about \d+ s left$", told[-1]), told[-1]
    seconds = int(told[-1].split()[-3])
    assert seconds >= 30, "half of the bytes are still to come, after some forty seconds"


def test_where_nothing_that_was_named_could_be_read_add_ends_with_2(desk: Run) -> None:
    assert desk("add", "none.txt", "a.txt", "--db", "desk.db").code == 0
    assert desk("add", "none.txt", "--db", "desk.db").code == 2


def test_what_was_denied_or_refused_is_never_listed_as_if_it_were_said(run: Run) -> None:
    told = "Shelter opened late\nTARN, 4 March 2024\n\n"
    denied = "Mayor Lena Farrow denied that the council had been slow to open a shelter on Quay Street.\n\n"
    refused = "Councillor Doran Pym refused to step down on Tuesday.\n"
    Path("c.txt").write_text(told + denied + refused, "utf-8")
    run("add", "c.txt", "--db", "desk.db")
    assert "\n  denied: that the council had been slow" in run("who", "Farrow", "--db", "desk.db").out
    assert "\n  refused: to step down on Tuesday" in run("who", "Pym", "--db", "desk.db").out
    assert "\n    denied: that the council had been slow" in run("find", "council slow", "--db", "desk.db").out
    (hit,) = (json.loads(x) for x in run("find", "step down", "--json", "--db", "desk.db").out.splitlines()[:1])
    assert (hit["text"], hit["cue"]) == ("to step down on Tuesday", "refused")
    schema = json.loads(run("schema").out)
    Draft202012Validator({**schema, "anyOf": [{"$ref": "#/$defs/Hit"}]}).validate(hit)
