"""Records in, text out: comparisons and reports as JSON, for a terminal and as one self-contained page.

Pure: nothing here reads a report, opens a connection or asks the clock; the same records give the same text.
"""

from twosource.report.brief import brief
from twosource.report.encoded import as_json, report_as_json
from twosource.report.page import page
from twosource.report.reading import reading
from twosource.report.removed import removed
from twosource.report.schema import schema

__all__ = ["as_json", "brief", "page", "reading", "removed", "report_as_json", "schema"]
