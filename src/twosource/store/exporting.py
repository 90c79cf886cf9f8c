"""The archive in forms that other programs read: JSON Lines and Parquet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from twosource.store.reading import all_reports

What = Literal["reports", "statements", "figures"]
KINDS: tuple[What, ...] = ("reports", "statements", "figures")

_TABLES: dict[What, str] = {
    "reports": "SELECT reports.number AS report, reports.id, title, outlet, published, language, path, url, earlier, sha256, "
    "content AS text FROM reports JOIN texts USING (sha256) ORDER BY reports.number",
    "statements": "SELECT statements.number AS statement, statements.id, report, reports.id AS report_id, outlet, published, "
    "speakers.name AS speaker, speaker_kind, form, stance, confidence, damaged, content, sha256, "
    "(SELECT '[' || group_concat('[' || start || ',' || \"end\" || ']') || ']' FROM (SELECT * FROM spans WHERE "
    "spans.statement = statements.number AND role = 'content' ORDER BY piece)) AS spans FROM statements "
    "JOIN speakers ON speakers.number = speaker JOIN reports ON reports.number = report ORDER BY statements.number",
    "figures": "SELECT figures.number AS figure, figures.id, report, reports.id AS report_id, outlet, published, words, counted, "
    'low, high, hedge, unit, per, kind, statement, start, "end", sha256 FROM figures '
    "JOIN reports ON reports.number = report ORDER BY figures.number",
}
_BOOLEANS = ("damaged",)
_AT_ONCE = 5_000
"""Rows in memory at a time."""


def json_lines(connection: sqlite3.Connection, what: What) -> Iterator[bytes]:
    """One JSON object a line, without the line feed. Reports are as ``twosource read --json`` prints them."""
    if what == "reports":
        for report in all_reports(connection):
            yield msgspec.json.encode(report)
        return
    for row in _rows(connection, what):
        if "spans" in row:
            row["spans"] = msgspec.json.decode(row["spans"] or "[]")
        yield msgspec.json.encode(row)


def parquet(connection: sqlite3.Connection, what: What, path: str) -> int:
    """Writes the table to ``path`` and returns how many rows it has. Needs pyarrow (ImportError)."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    kinds = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in _COLUMNS[what].items()])
    count = 0
    with pq.ParquetWriter(path, schema) as writer:
        held: list[dict[str, Any]] = []
        for row in _rows(connection, what):
            held.append(row)
            if len(held) == _AT_ONCE:
                count += len(held)
                writer.write_table(pa.Table.from_pylist(held, schema))
                held = []
        count += len(held)
        writer.write_table(pa.Table.from_pylist(held, schema))
    return count


def _rows(connection: sqlite3.Connection, what: What) -> Iterator[dict[str, Any]]:
    found = connection.execute(_TABLES[what])
    names = [column[0] for column in found.description]
    for row in found:
        made = dict(zip(names, row, strict=True))
        for name in _BOOLEANS:
            if name in made:
                made[name] = bool(made[name])
        yield made


_COLUMNS: dict[What, dict[str, str]] = {
    "reports": {
        "report": "int", "id": "str", "title": "str", "outlet": "str", "published": "str", "language": "str", "path": "str",
        "url": "str", "earlier": "int", "sha256": "str", "text": "str",
    },
    "statements": {
        "statement": "int", "id": "str", "report": "int", "report_id": "str", "outlet": "str", "published": "str",
        "speaker": "str", "speaker_kind": "str", "form": "str", "stance": "str", "confidence": "float", "damaged": "bool",
        "content": "str", "sha256": "str", "spans": "str",
    },
    "figures": {
        "figure": "int", "id": "str", "report": "int", "report_id": "str", "outlet": "str", "published": "str",
        "words": "str", "counted": "str", "low": "float", "high": "float", "hedge": "str", "unit": "str", "per": "str",
        "kind": "str", "statement": "int", "start": "int", "end": "int", "sha256": "str",
    },
}  # fmt: skip
