"""Records as JSON: compact, deterministic, non-ASCII letters as they are."""

from __future__ import annotations

import msgspec

from twosource.records import Comparison, Report
from twosource.report.decisions import Settled
from twosource.report.sharing import Meter

_ENCODER = msgspec.json.Encoder(order="deterministic")


class ComparisonTold(Comparison, frozen=True, kw_only=True):
    """A comparison with what a call added to it. Both fields are there only where they were asked for."""

    decisions: Settled | msgspec.UnsetType = msgspec.UNSET
    """Of ``--decisions``: those that hold, and those whose finding is not in this comparison."""
    sharing: tuple[Meter, ...] | msgspec.UnsetType = msgspec.UNSET
    """Of ``--share``: how much of each report is shown. What is not shown is U+FDD0 in its ``text``."""


def as_json(comparison: Comparison, settled: Settled | None = None, share: tuple[Meter, ...] | None = None) -> str:
    """The comparison as one JSON object, as `twosource compare --json` prints it."""
    if settled is None and share is None:
        return _ENCODER.encode(comparison).decode("utf-8")
    told = ComparisonTold(
        **{field: getattr(comparison, field) for field in comparison.__struct_fields__},
        decisions=msgspec.UNSET if settled is None else settled,
        sharing=msgspec.UNSET if share is None else share,
    )
    return _ENCODER.encode(told).decode("utf-8")


def report_as_json(report: Report) -> str:
    """The report as one JSON object on one line, as `twosource read --json` prints it."""
    return _ENCODER.encode(report).decode("utf-8")
