"""Records as JSON: compact, deterministic, non-ASCII letters as they are."""

from __future__ import annotations

import msgspec

from twosource.records import Comparison, Report

_ENCODER = msgspec.json.Encoder(order="deterministic")


def as_json(comparison: Comparison) -> str:
    """The comparison as one JSON object, as `twosource compare --json` prints it."""
    return _ENCODER.encode(comparison).decode("utf-8")


def report_as_json(report: Report) -> str:
    """The report as one JSON object on one line, as `twosource read --json` prints it."""
    return _ENCODER.encode(report).decode("utf-8")
