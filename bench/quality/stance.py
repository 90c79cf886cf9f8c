"""Stances against the compared events, the gold spans of source, cue and content given.

``accuracy`` over all statements; ``f1.<stance>`` of each stance, and ``macro-f1``, their plain mean. Which statement
accuses, where the cue is a plain "said", is a reader's judgement: two readers would differ there.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import get_args

from overlap import f1, spans_of

from twosource.records import Stance
from twosource.speech.stance import stance


def score(shared: Path) -> dict[str, float]:
    """Micro accuracy over the statements of all events; F1 of every stance and their mean."""
    pairs: Counter[tuple[str, str]] = Counter()
    for folder in sorted(p for p in (shared / "data" / "comparisons").iterdir() if p.is_dir()):
        pairs.update(_event(folder))
    out = {"accuracy": sum(n for (ours, gold), n in pairs.items() if ours == gold) / max(1, sum(pairs.values()))}
    each = {name: _f1(pairs, name) for name in get_args(Stance)}
    out["macro-f1"] = sum(each.values()) / len(each)
    return out | {f"f1.{name}": value for name, value in each.items()}


def _event(folder: Path) -> list[tuple[str, str]]:
    """Our stance and the gold's, for each statement of one event."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    texts = {name: (folder / r["file"]).read_text("utf-8") for name, r in gold["reports"].items()}
    out: list[tuple[str, str]] = []
    for s in gold["statements"]:
        source, cue, content = (tuple(spans_of(s[role])) for role in ("source", "cue", "content"))
        out.append((stance(texts[s["report"]], source, cue, content), s["stance"]))
    return out


def _f1(pairs: Counter[tuple[str, str]], name: str) -> float:
    found = sum(n for (ours, _), n in pairs.items() if ours == name)
    wanted = sum(n for (_, gold), n in pairs.items() if gold == name)
    return f1(pairs[name, name], found, wanted)
