"""Records in, text out: comparisons and reports as JSON, for a terminal, as one self-contained page, and in the forms
that other programs take: Markdown, Web Annotations, CSV, data frames, notebooks.

Pure: nothing here reads a report, opens a connection or asks the clock; the same records give the same text.
"""

from twosource.report.annotations import as_annotations
from twosource.report.brief import brief
from twosource.report.decisions import Decision, Finding, Settled, decision_lines, findings, read_decisions, settle
from twosource.report.encoded import as_json, report_as_json
from twosource.report.frame import to_frame
from twosource.report.markdown import as_markdown
from twosource.report.notebook import notebook
from twosource.report.page import page
from twosource.report.reading import reading
from twosource.report.removed import removed
from twosource.report.schema import schema
from twosource.report.sharing import Limits, Meter, Shared, share
from twosource.report.spreadsheet import as_csv
from twosource.report.tabular import ledger_table

__all__ = [
    "Decision",
    "Finding",
    "Limits",
    "Meter",
    "Settled",
    "Shared",
    "as_annotations",
    "as_csv",
    "as_json",
    "as_markdown",
    "brief",
    "decision_lines",
    "findings",
    "ledger_table",
    "notebook",
    "page",
    "read_decisions",
    "reading",
    "removed",
    "report_as_json",
    "schema",
    "settle",
    "share",
    "to_frame",
]
