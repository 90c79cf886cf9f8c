"""How often findings of each kind held where people had read the reports before: measured, not of the reports shown."""

from __future__ import annotations

import json
from functools import cache

from twosource.records import Record
from twosource.report.page.assets import source


class Measured(Record, frozen=True, kw_only=True):
    """Of a hundred of a kind: ``found`` of those that people marked, ``right`` of those that the program told. None
    where it was not measured.
    """

    told: str
    found: int | None
    right: int | None


_TOLD = {
    "statement": "statements, with who made them",
    "match": "statements of two reports set side by side",
    "same": "those told as “same”, of statements that people had marked",
    "figures-agree": "figures told to be the same",
    "figures-differ": "figures told to differ",
    "labels": "things labelled differently",
    "response": "responses, and whether they deny",
    "direction": "which of two reports took words from the other",
}


@cache
def accuracy() -> tuple[Measured, ...]:
    """From ``accuracy.json``, which ``bench/quality`` writes."""
    held: dict[str, dict[str, float]] = json.loads(source("accuracy.json"))
    return tuple(
        Measured(told=told, found=_hundred(held[kind].get("found")), right=_hundred(held[kind].get("right")))
        for kind, told in _TOLD.items()
    )


def _hundred(share: float | None) -> int | None:
    return None if share is None else round(100 * share)
