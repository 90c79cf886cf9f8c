"""Decisions on findings: read, kept, applied again by id, never guessed."""

from __future__ import annotations

import json
from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from invented import comparison, hostile, nothing_found
from twosource import report
from twosource.compare import compare
from twosource.records import Report
from twosource.report.decisions import (
    LONGEST_NOTE,
    Decision,
    decision_lines,
    decision_of,
    findings,
    read_decisions,
    settle,
)
from twosource.report.finding_ids import comparison_key
from twosource.report.ledger import ledger

# No text holds half of a surrogate pair; anything else may stand in a note.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
DECISIONS = st.builds(
    Decision,
    id=WORDS,
    decision=st.sampled_from(("confirmed", "rejected", None)),
    note=st.none() | WORDS,
    at=st.none() | WORDS,
    finding=WORDS,
)


@given(st.lists(DECISIONS))
def test_what_is_written_is_read(held: list[Decision]) -> None:
    lines = decision_lines(held)
    assert lines.count("\n") == len(held)
    assert read_decisions(lines.encode(), "d.jsonl") == (tuple(held), ())


def test_a_line_is_what_the_documentation_says() -> None:
    made = Decision(id="3f2c", decision="confirmed", at="2025-01-31T12:00:00Z", finding="row 4")
    line = json.loads(decision_lines((made,)))
    assert list(line) == ["format", "id", "decision", "note", "at", "finding"]
    assert line["format"] == "twosource.decision/1"
    schema = report.schema()
    Draft202012Validator({**schema, "anyOf": [{"$ref": "#/$defs/Decision"}]}).validate(line)


def test_marks_blank_lines_and_unknown_fields_are_passed_over() -> None:
    content = b'\xef\xbb\xbf{"id":"a","decision":"rejected","colour":{"deep":[1]}}\r\n\r\n  \n{"id":"b","note":"n"}'
    decisions, problems = read_decisions(content, "d.jsonl")
    assert decisions == (Decision(id="a", decision="rejected"), Decision(id="b", note="n"))
    assert problems == ()


@pytest.mark.parametrize(
    "line",
    [
        b"\0",
        b"[]",
        b"7",
        b"{",
        b'{"decision":"confirmed"}',
        b'{"id":7}',
        b'{"id":"a","decision":"perhaps"}',
        b'{"id":"a","format":"twosource.decision/2"}',
        b'{"id":"\xff"}',
        b'{"id":"\\ud800"}',
        b'{"id":"a","x":' + b"[" * 100_000,
        b'{"id":"a","note":"' + b"n" * (LONGEST_NOTE + 1) + b'"}',
    ],
)
def test_a_damaged_line_is_a_problem_and_the_others_hold(line: bytes) -> None:
    decisions, problems = read_decisions(b'{"id":"a"}\n' + line + b'\n{"id":"b"}\n', "d.jsonl")
    assert [d.id for d in decisions] == ["a", "b"]
    (problem,) = problems
    assert (problem.code, problem.path) == ("decision-damaged", "d.jsonl")
    assert "line 2 " in problem.message
    assert len(problem.message) < 300
    with pytest.raises(ValueError, match=r"^.{4,200}$"):
        decision_of(line)


def test_of_many_damaged_lines_some_are_told_and_the_rest_counted() -> None:
    _, problems = read_decisions(b"\0\n" * 5_000, "d.jsonl")
    assert len(problems) == 21
    assert "4,980 more" in problems[-1].message


def test_the_last_line_for_an_id_counts_and_an_empty_one_takes_back() -> None:
    c = comparison()
    one, two, three, *_ = findings(c)
    lines = (
        Decision(id=one.id, decision="confirmed"),
        Decision(id=two.id, decision="confirmed"),
        Decision(id="of another day", note="gone"),
        Decision(id=one.id, decision="rejected", note="no"),
        Decision(id=two.id, note=""),
        Decision(id=three.id),
        Decision(id="gone", decision=None, note=None),
    )
    settled = settle(c, lines)
    assert settled.held == (lines[3],)
    assert settled.vanished == (lines[2],)
    assert settled.by_id() == {one.id: lines[3]}


@pytest.mark.parametrize("made", [comparison, hostile, nothing_found])
def test_every_finding_can_be_decided_on_once(made: object) -> None:
    c = made()  # type: ignore[operator]
    found = findings(c)
    assert len({f.id for f in found}) == len(found)
    assert settle(c, [Decision(id=f.id, decision="confirmed") for f in found]).vanished == ()
    rows = {row.id for group in ledger(c) for row in group.rows}
    assert rows <= {f.id for f in found}
    assert {m.id for m in c.matches} <= {f.id for f in found}
    assert {link.id for link in c.figures} <= {f.id for f in found}
    assert all("\n" not in f.told and len(f.told) < 300 for f in found)


def test_ids_hang_on_texts_and_neither_on_order_nor_on_names(example: tuple[Report, ...]) -> None:
    plain = compare(example)
    ids = {f.id for f in findings(plain)}
    assert len(ids) > 100
    for order in permutations(example):
        renamed = [msgspec.structs.replace(r, path=f"x{n}.txt") for n, r in enumerate(order)]
        again = compare(renamed)
        assert {f.id for f in findings(again)} == ids
        assert comparison_key(again) == comparison_key(plain)


def test_decisions_on_another_comparison_vanish_all(example: tuple[Report, ...]) -> None:
    other = [Decision(id=f.id, decision="confirmed") for f in findings(compare(example))]
    settled = settle(comparison(), other)
    assert settled.held == ()
    assert settled.vanished == tuple(other)


def test_a_report_beside_itself_has_each_finding_once(example: tuple[Report, ...]) -> None:
    found = findings(compare([example[0], example[0]]))
    assert len({f.id for f in found}) == len(found)


def test_the_json_holds_decisions_only_where_there_were_any() -> None:
    c = comparison()
    assert "decisions" not in json.loads(report.as_json(c))
    first = findings(c)[0]
    settled = settle(c, (Decision(id=first.id, note="so"), Decision(id="x", decision="rejected")))
    told = json.loads(report.as_json(c, settled))
    assert [d["id"] for d in told["decisions"]["held"]] == [first.id]
    assert [d["id"] for d in told["decisions"]["vanished"]] == ["x"]
    assert "sharing" not in told
    assert {k: v for k, v in told.items() if k != "decisions"} == json.loads(report.as_json(c))
    schema = report.schema()
    Draft202012Validator({**schema, "anyOf": [{"$ref": "#/$defs/ComparisonTold"}]}).validate(told)
