"""The few scores that the page shows its readers, out of the floors: what ``--update`` raises, it writes there too.

    python bench/quality/shown.py

writes it without measuring anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
ACCURACY = HERE.parents[1] / "src" / "twosource" / "report" / "page" / "accuracy.json"
SHOWN: Mapping[str, Mapping[str, str]] = {
    "statement": {"found": "speech.relation.recall", "right": "speech.relation.precision"},
    "match": {"found": "matching.end-to-end.recall", "right": "matching.end-to-end.precision"},
    "same": {"right": "matching.given.same.precision"},
    "figures-agree": {"found": "figures.links.agree-recall", "right": "figures.links.agree-precision"},
    "figures-differ": {"found": "figures.links.differ-recall", "right": "figures.links.differ-precision"},
    "labels": {"found": "naming.labels.end-to-end.referents"},
    "response": {"found": "responses.end-to-end.state.recall", "right": "responses.end-to-end.state.precision"},
    "direction": {"found": "lineage.direction_recall", "right": "lineage.direction_precision"},
}
"""A kind of finding: how many of those that people marked are found, and how many of those told are right."""


def accuracy(floors: Mapping[str, float]) -> str:
    """The file as it has to be with these floors."""
    held = {kind: {side: floors[name] for side, name in sides.items()} for kind, sides in SHOWN.items()}
    return json.dumps(held, indent=1) + "\n"


def write(floors: Mapping[str, float]) -> None:
    ACCURACY.write_text(accuracy(floors), "utf-8")


if __name__ == "__main__":
    write(json.loads((HERE / "floors.json").read_text("utf-8"))["floors"])
