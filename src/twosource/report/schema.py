"""The JSON Schema of what commands print, made from the records."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from twosource.records import Check, Comparison, Report, Story
from twosource.report.decisions import Decision
from twosource.report.encoded import ComparisonTold

_ROOTS = (Report, Comparison, ComparisonTold, Story, Check, Decision)
Node = dict[str, Any]


def schema(*more: type) -> Node:
    """One JSON Schema (2020-12) that a report, a comparison, a story, a check and a decision each fulfil, and records of
    the kinds ``more``.

    Each kind stands under ``$defs`` by its name. What the records cannot say is added: a span is two whole numbers
    from 0, and ``format`` is always there with one value.
    """
    refs, definitions = msgspec.json.schema_components((*_ROOTS, *more), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        _finish(definition)
    offset = {"type": "integer", "minimum": 0}
    definitions["Span"] |= {"prefixItems": [offset, offset], "items": False, "minItems": 2}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "twosource",
        "description": "What twosource prints with --json. All offsets count Unicode code points.",
        "anyOf": list(refs),
        "$defs": definitions,
    }


def _finish(definition: Node) -> None:
    if "description" in definition:
        definition["description"] = inspect.cleandoc(definition["description"]).split("\n\n")[0].replace("\n", " ")
    tag = definition.get("properties", {}).get("format")
    if tag and "enum" in tag:
        definition["properties"]["format"] = {"const": tag["default"]}
        definition["required"] = ["format", *definition["required"]]
