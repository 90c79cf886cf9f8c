"""The ledger as a data frame, where pandas or polars is installed. Neither is needed for anything else."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from twosource.errors import LibraryMissing
from twosource.records import Comparison
from twosource.report.decisions import Settled
from twosource.report.tabular import ledger_table

Library = Literal["pandas", "polars"]
_KNOWN: tuple[Library, ...] = ("pandas", "polars")


def to_frame(comparison: Comparison, library: Library | None = None, *, settled: Settled | None = None) -> Any:
    """The ledger as a DataFrame: a row a statement, columns for each report (see :mod:`twosource.report.tabular`).

    ``library``: "pandas" or "polars"; None takes pandas, or polars where that alone is there. ValueError on another
    name, LibraryMissing where it cannot be imported. Whole numbers may be missing: pandas gets its ``Int64``.
    """
    if library not in (None, *_KNOWN):
        raise ValueError(f"library is {library!r}; name 'pandas' or 'polars', or leave it out")
    found = library or next((name for name in _KNOWN if find_spec(name)), None)
    if found is None or not find_spec(found):
        raise LibraryMissing("to_frame", _KNOWN if library is None else (library,))
    table = ledger_table(comparison, settled)
    columns = {c.name: [row[n] for row in table.rows] for n, c in enumerate(table.columns)}
    frames: Any = import_module(found)  # untyped: neither is a dependency
    if found == "polars":
        kinds = {c.name: frames.Int64 if c.kind is int else frames.String for c in table.columns}
        return frames.DataFrame(columns, schema=kinds)
    named = {c.name: "Int64" if c.kind is int else "object" for c in table.columns}
    return frames.DataFrame({name: frames.Series(held, dtype=named[name]) for name, held in columns.items()})
