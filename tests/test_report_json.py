"""The JSON is the records, fulfils the schema that we print, and is the same in every run."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from invented import comparison, hostile, nothing_found
from twosource import report
from twosource.records import Check, CheckItem, Comparison, Report, Story, StoryReport, Where
from twosource.spans import Span

SCHEMA = report.schema()


def valid(document: Any, kind: str | None = None) -> bool:
    schema = SCHEMA if kind is None else {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{kind}"}]}
    return bool(Draft202012Validator(schema).is_valid(document))


@pytest.mark.parametrize("made", [comparison, hostile, nothing_found])
def test_a_comparison_comes_back_from_its_json(made: Any) -> None:
    assert msgspec.json.decode(report.as_json(made()), type=Comparison) == made()


def test_a_report_is_one_line_and_comes_back() -> None:
    for read in hostile().reports:
        line = report.report_as_json(read)
        assert "\n" not in line
        assert msgspec.json.decode(line, type=Report) == read


def test_the_order_in_which_a_mapping_was_filled_does_not_show() -> None:
    one = comparison()
    turned = msgspec.structs.replace(one, only=dict(reversed(one.only.items())))
    assert report.as_json(turned) == report.as_json(one)


def test_letters_outside_ascii_stay_and_spans_are_pairs() -> None:
    text = report.report_as_json(comparison().reports[0])
    assert "‘clique’" in text
    assert json.loads(text)["title"]["span"] == [23, 79]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    json.dumps(SCHEMA)


def test_what_is_printed_fulfils_the_schema() -> None:
    span = Span(0, 4)
    story = Story(
        id="s", title="t", first=None, last="2031-01-01",
        reports=(StoryReport(id="r", sha256="0", outlet=None, published=None, path="p"),),
    )  # fmt: skip
    where = Where(report="r", spans=(span,))
    check = Check(items=(CheckItem(span=span, kind="quotation", state="altered", where=(where,), why="w"),))
    for made in (comparison(), hostile(), nothing_found()):
        assert valid(json.loads(report.as_json(made)), "Comparison")
        assert valid(json.loads(report.as_json(made)))
    assert valid(json.loads(report.report_as_json(comparison().reports[0])), "Report")
    assert valid(json.loads(msgspec.json.encode(story)), "Story")
    assert valid(json.loads(msgspec.json.encode(check)), "Check")


@pytest.mark.parametrize("span", [[0], [0, 1, 2], [-1, 2], ["0", 1], [0.5, 1], 7])
def test_what_is_no_span_does_not_fulfil_it(span: Any) -> None:
    document = json.loads(report.report_as_json(comparison().reports[0]))
    document["lines"][0]["span"] = span
    assert not valid(document, "Report")


def test_another_format_or_none_does_not_fulfil_it() -> None:
    document = json.loads(report.as_json(comparison()))
    assert not valid({**document, "format": "twosource.comparison/2"}, "Comparison")
    document.pop("format")
    assert not valid(document, "Comparison")


def test_fields_may_be_added() -> None:
    assert valid({**json.loads(report.as_json(comparison())), "later": 1}, "Comparison")
