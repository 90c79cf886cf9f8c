"""The ledger as CSV that spreadsheets open rightly and that no page can make them compute with."""

from __future__ import annotations

import csv
import re
from io import StringIO

from twosource.records import Comparison
from twosource.report.decisions import Settled
from twosource.report.tabular import Value, ledger_table
from twosource.report.visible import one_line

_MARK = "\ufeff"
"""Byte order mark: without it Excel takes UTF-8 for the code page of the machine."""
_FULLEST = 32_000
"""Characters of a cell. Excel holds 32,767 and lets the rest run into the cells that follow."""
# What spreadsheets take for the beginning of a formula, full-width forms included. Where the list separator of a
# machine is a semicolon, Excel cuts there too, quoted or not, so what follows one begins a cell as well.
_FORMULA = re.compile(r"(^|;)([\s\"']*)(?=[=+\-@\u2212\uff1d\uff0b\uff0d\uff20])")


def as_csv(comparison: Comparison, settled: Settled | None = None) -> str:
    """The ledger as CSV (RFC 4180) with a byte order mark: a row a statement, columns for each report.

    Text that a spreadsheet would take for a formula has an apostrophe before it; the spans tell the words as they are.
    """
    table = ledger_table(comparison, settled)
    names = [column.name for column in table.columns]
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(names)
    for row in table.rows:
        # "12e4" would be read as a number: an id stands behind a sign that makes it text.
        told = (f"#{value}" if name == "id" else value for name, value in zip(names, row, strict=True))
        writer.writerow([_cell(value) for value in told])
    return _MARK + out.getvalue()


def _cell(value: Value) -> Value:
    return _FORMULA.sub(r"\1\2'", one_line(value, _FULLEST)) if isinstance(value, str) else value
