"""A comparison as an SQLite file: whole, joined, searchable, and at home in Datasette."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from invented import comparison, hostile, nothing_found
from twosource import report
from twosource.cli.outlets import Outgoing, write_comparison
from twosource.compare import compare
from twosource.errors import OutputRefused
from twosource.records import Comparison, Report
from twosource.report.decisions import Decision, findings
from twosource.report.ledger import ledger
from twosource.store.comparison_file import may_be_replaced, write_comparison_file

Made = Callable[[], Comparison]


def written(c: Comparison, folder: Path, decisions: tuple[Decision, ...] = ()) -> Path:
    path = folder / "report.sqlite"
    assert write_comparison(str(path), Outgoing(c, decisions)) == "SQLite file"
    return path


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("made", [comparison, hostile, nothing_found])
def test_the_file_is_sound_and_its_spans_are_the_words(made: Made, tmp_path: Path) -> None:
    path = written(made(), tmp_path)
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    for table, report_of in (
        ("lines", "t.report"),
        ("figures", "t.report"),
        ("responses", "t.report"),
        ("labels", "t.report"),
        ("differences", "t.report"),
        ("statement_spans", "(SELECT report FROM statements WHERE key = t.statement)"),
    ):
        words = "text" if table == "lines" else "words"
        places = f"""SELECT r.text, t.start, t."end", t.{words}, substr(r.text, t.start + 1, t."end" - t.start)
            FROM {table} t JOIN reports r ON r.letter = {report_of}"""
        for text, start, end, told, by_sql in rows(path, places):
            # An invented label drops its quotation marks: a label's words are what was read from them.
            assert told == text[start:end] or (table == "labels" and told in text[start:end])
            assert by_sql == text[start:end] or "\0" in text  # where SQLite's functions take a text to end


def test_everything_is_there(tmp_path: Path, example: tuple[Report, ...]) -> None:
    c = compare(example)
    path = written(c, tmp_path)
    counted = {
        "reports": len(c.reports),
        "lines": sum(len(r.lines) for r in c.reports),
        "statements": sum(len(r.statements) for r in c.reports),
        "matches": len(c.matches),
        "match_members": sum(len(m.members) for m in c.matches),
        "figures": sum(len(r.figures) for r in c.reports),
        "figure_links": len(c.figures),
        "responses": len(c.responses),
        "labels": sum(len(x.terms) for x in c.labels),
        "lineage": len(c.lineage.edges),
        "ledger": sum(len(group.rows) for group in ledger(c)),
        "ledger_cells": sum(len(row.letters()) for group in ledger(c) for row in group.rows),
        "only_in_one_report": sum(map(len, c.only.values())),
        "figures_that_differ": sum(len(x.members) for x in c.figures if x.state == "differ"),
        "denials_and_silences": len(c.responses),
    }
    assert {t: rows(path, f"SELECT count(*) FROM {t}")[0][0] for t in counted} == counted


def test_copies_of_one_text_are_reports_of_their_own(tmp_path: Path, example: tuple[Report, ...]) -> None:
    """Their matches may share an id, which names texts and not letters."""
    c = compare([*example, *example, *example])
    path = written(c, tmp_path)
    assert rows(path, "SELECT count(*) FROM matches") == [(len(c.matches),)]
    assert rows(path, "SELECT count(*) FROM figure_links") == [(len(c.figures),)]
    assert rows(path, "PRAGMA foreign_key_check") == []


def test_the_ledger_has_a_column_a_report_and_the_decisions(tmp_path: Path) -> None:
    c = comparison()
    first = findings(c)[0]
    path = written(c, tmp_path, (Decision(id=first.id, decision="rejected", note="no"), Decision(id="gone", note="x")))
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        told = [dict(row) for row in connection.execute("SELECT * FROM ledger")]
    for row, kept in zip((row for group in ledger(c) for row in group.rows), told, strict=True):
        assert (kept["row"], kept["source"], kept["relation"]) == (row.number, row.source.name, row.relation)
        for r in c.reports:
            assert kept[r.letter or ""] == (row.words(r) if r.letter in row.letters() else None)
    assert [row["decision"] for row in told] == ["rejected"] + [None] * (len(told) - 1)
    assert rows(path, "SELECT finding, held FROM decisions ORDER BY held") == [("gone", 0), (first.id, 1)]


def test_words_are_found(tmp_path: Path) -> None:
    path = written(comparison(), tmp_path)
    found = rows(
        path, "SELECT report FROM statements WHERE rowid IN (SELECT rowid FROM statements_fts('rockets')) ORDER BY key"
    )
    assert found == [("A",), ("B",), ("C",)]
    assert rows(path, "SELECT count(*) FROM lines_fts('harbour')")[0][0] == 3


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    first = written(comparison(), tmp_path).read_bytes()
    assert written(comparison(), tmp_path).read_bytes() == first
    assert [p.name for p in tmp_path.iterdir()] == ["report.sqlite"]


def test_a_database_of_another_kind_is_not_written_over(tmp_path: Path) -> None:
    other = tmp_path / "desk.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE kept (x)")
    before = other.read_bytes()
    with pytest.raises(OutputRefused, match="no comparison"):
        write_comparison(str(other), Outgoing(comparison()))
    assert other.read_bytes() == before
    assert not may_be_replaced(str(other))
    assert may_be_replaced(str(tmp_path / "none.db"))
    with pytest.raises(OutputRefused, match="stands there already"):
        write_comparison_file(str(other), comparison())


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    place = str(tmp_path / "none" / "report.db")
    with pytest.raises(OutputRefused) as refused:
        write_comparison(place, Outgoing(comparison()))
    assert str(refused.value).startswith(f"{place}: ")


def test_many_reports_have_columns_up_to_a_hundred(tmp_path: Path) -> None:
    from twosource.compare import letters

    c = nothing_found()
    many = tuple(
        msgspec.structs.replace(c.reports[0], letter=x, sha256=f"{n:064x}") for n, x in enumerate(letters(120))
    )
    path = written(msgspec.structs.replace(c, reports=many, only={}), tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT * FROM ledger").description]
    assert "CV" in names
    assert "CW" not in names


def test_datasette_shows_it_with_links_and_search(tmp_path: Path, example: tuple[Report, ...]) -> None:
    app = pytest.importorskip("datasette.app")
    path = written(compare(example), tmp_path)

    async def asked() -> dict[str, Any]:
        desk = app.Datasette([str(path)])
        await desk.invoke_startup()
        out: dict[str, Any] = {}
        for name, address in {
            "tables": "/report.json",
            "found": "/report/statements.json?_search=gate&_shape=array",
            "labelled": "/report/ledger_cells.json?_labels=on&_shape=array&_size=1",
            "ledger": "/report/ledger.json?_shape=array",
        }.items():
            answer = await desk.client.get(address)
            assert answer.status_code == 200, address
            out[name] = answer.json()
        for address in ("/report/ledger", "/report/figures_that_differ", "/report/statements?_facet=speaker"):
            answer = await desk.client.get(address)
            assert answer.status_code == 200, address
            out[address] = answer.text
        return out

    told = asyncio.run(asked())
    tables = {table["name"]: table for table in told["tables"]["tables"]}
    assert tables["statements"]["fts_table"] == "statements_fts"
    assert tables["lines"]["fts_table"] == "lines_fts"
    assert {key["other_table"] for key in tables["ledger_cells"]["foreign_keys"]["outgoing"]} == {
        "ledger_rows", "reports", "statements",
    }  # fmt: skip
    assert {view["name"] for view in told["tables"]["views"]} >= {"ledger", "only_in_one_report", "figures_that_differ"}
    assert len(told["found"]) >= 5
    assert told["ledger"][0].keys() >= {"row", "source", "A", "B", "C"}
    assert 'name="_search"' in told["/report/statements?_facet=speaker"]


def test_the_comparison_of_the_json_is_that_of_the_file(tmp_path: Path) -> None:
    c = comparison()
    again = msgspec.json.decode(report.as_json(c), type=Comparison)
    assert written(c, tmp_path).read_bytes() == written(again, tmp_path).read_bytes()
