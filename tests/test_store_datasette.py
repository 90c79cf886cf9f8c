"""The archive in another program: tables, views and search answer in Datasette."""

from __future__ import annotations

import asyncio
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from invented import comparison
from test_store import report
from twosource.store import Archive

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own use of what it depends on
    app = pytest.importorskip("datasette.app", reason="needs the extra 'dev'")

VIEWS = ("who_said_what", "ledger", "alone", "figures_that_differ")
METADATA = Path(__file__).parent.parent / "docs" / "datasette.json"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Any]:
    """What Datasette answers to a path under the archive, as JSON or as a page."""
    path = tmp_path_factory.mktemp("shown") / "desk.db"
    found = comparison()
    with Archive.open(str(path)) as archive:
        archive.add([report(), *found.reports])
        archive.save_comparison(found, "Talsen and Orland")

    def answer(address: str) -> Any:
        async def asked() -> Any:
            shown = app.Datasette([str(path)], metadata=json.loads(METADATA.read_text("utf-8")))
            response = await shown.client.get(f"/desk{address}")
            assert response.status_code == 200, f"{address}: {response.text[:300]}"
            return response.json() if ".json" in address else response.text

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return asyncio.run(asked())

    return answer


def test_every_table_and_view_answers(ask: Callable[[str], Any]) -> None:
    told = ask(".json")
    tables = {table["name"]: table for table in told["tables"]}
    assert {"reports", "lines", "statements", "spans", "figures", "names", "labels", "responses", "runs"} <= set(tables)
    assert {view["name"] for view in told["views"]} >= {*VIEWS, "versions"}
    for name in [n for n, table in tables.items() if not table["hidden"]]:
        assert isinstance(ask(f"/{name}.json?_shape=array"), list)
    for view in VIEWS:
        assert ask(f"/{view}.json?_shape=array"), f"{view} is empty"


def test_search_answers(ask: Callable[[str], Any]) -> None:
    (row,) = ask("/statements.json?_search=nobody+calm&_shape=array")
    assert row["content"] == "The crossing was calm\nand nobody was hurt"
    assert [r["path"] for r in ask("/reports.json?_search=cafe&_shape=array")] == ["a.txt"]


def test_what_a_row_points_at_is_named(ask: Callable[[str], Any]) -> None:
    (row,) = ask("/statements.json?_search=calm&_labels=on&_shape=array")
    assert row["report"]["label"] == "Ferry aground off Tarn Point"
    assert row["speaker"]["label"] == "Ilse Vostrin"
    spans = ask("/spans.json?_labels=on&_shape=array&_size=1000")
    assert "The crossing was calm" in {span["statement"]["label"].split("\n")[0] for span in spans}
    assert "Ilse Vostrin" in ask("/statements")
