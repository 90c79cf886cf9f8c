"""Scores the stories room: BCubed of the grouping, and how often ``same_event`` is wrong either way.

Run ``python bench/quality/stories.py [FOLDER]``; FOLDER holds the development data and is by default the
folder ``shared`` beside the checkout.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from twosource.records import Line, Published, Report
from twosource.spans import Text, lines_of
from twosource.stories import StoryInput, group, same_event

STREAMS = ("stream_dev", "ecbplus_dev", "vmds")


def score(shared: Path) -> dict[str, float]:
    """BCubed F1 a stream (and precision, recall); share of wrong answers of ``same_event`` a set of pairs."""
    out: dict[str, float] = {}
    for name in STREAMS:
        rows = _rows(shared / "data" / "stories" / f"{name}.jsonl")
        precision, recall = _bcubed(rows)
        out[f"{name}.precision"] = precision
        out[f"{name}.recall"] = recall
        out[f"{name}.f1"] = 2 * precision * recall / (precision + recall)
        out.update(_event_errors(name, [(r["story"], _report(r)) for r in rows if _is_gold(r)]))
    compared = _compared(shared / "data")
    out.update(_event_errors("comparisons", compared))
    short = [(event, _report({"text": " ".join(re.split(r"(?<=[.])\s", r.text)[:3])})) for event, r in compared]
    out.update(_event_errors("comparisons-3-sentences", short))
    whole = [tuple(r for e, r in compared if e == event) for event in sorted({e for e, _ in compared})]
    out["comparisons.sets-refused"] = sum(not same_event(s)[0] for s in whole) / len(whole)
    return out


def _bcubed(rows: list[dict[str, Any]]) -> tuple[float, float]:
    stories = group(
        StoryInput(
            id=r["id"],
            sha256=Text.of(r["text"]).sha256,
            outlet=r["outlet"],
            published=r["published"],
            path=r["id"],
            title=r["title"],
            text=r["text"],
        )
        for r in rows
    )
    found = {m.id: s.id for s in stories for m in s.reports}
    both = [(r["story"], found[r["id"]]) for r in rows if _is_gold(r)]
    pair, gold, ours = Counter(both), Counter(g for g, _ in both), Counter(o for _, o in both)
    return sum(pair[b] / ours[b[1]] for b in both) / len(both), sum(pair[b] / gold[b[0]] for b in both) / len(both)


def _event_errors(name: str, reports: list[tuple[str, Report]]) -> dict[str, float]:
    """Over all pairs: share of one event refused, share of two events taken for one."""
    wrong: Counter[bool] = Counter()
    whole: Counter[bool] = Counter()
    step = max(1, len(reports) // 200)  # every pair of at most about 200 reports
    kept = reports if step == 1 else [r for i, r in enumerate(reports) if (i // 10) % step == 0]
    for (event, a), (other, b) in itertools.combinations(kept, 2):
        one = event == other
        whole[one] += 1
        wrong[one] += same_event((a, b))[0] != one
    return {
        f"{name}.one-event-refused": wrong[True] / max(1, whole[True]),
        f"{name}.two-events-taken-for-one": wrong[False] / max(1, whole[False]),
        f"{name}.pairs-of-two-events": whole[False],
    }


def _compared(data: Path) -> list[tuple[str, Report]]:
    files = sorted((data / "comparisons").glob("*/*.txt")) + [data / "founding" / f"{n}.txt" for n in "ab"]
    return [(f.parent.name, _report({"text": f.read_text(encoding="utf-8")})) for f in files]


def _report(row: dict[str, Any]) -> Report:
    text = Text.of(row["text"].replace("\r\n", "\n").replace("\r", "\n"))
    date = (row.get("published") or "")[:10]
    return Report(
        id=text.sha256[:12],
        path=row.get("id", ""),
        sha256=text.sha256,
        text=text.content,
        lines=tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(text.content)),
        title=None,
        outlet=row.get("outlet"),
        language=row.get("lang", "en"),
        authors=(),
        published=Published(date=date, basis="given", span=None) if date else None,
        dateline=None,
        credits=(),
        statements=(),
        figures=(),
        dates=(),
        names=(),
        labels=(),
        responses=(),
        problems=(),
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _is_gold(row: dict[str, Any]) -> bool:
    return bool(row["story"]) and bool(row.get("gold", 1))


if __name__ == "__main__":
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[3] / "shared"
    for key, value in score(root).items():
        print(f"{key:50} {value:.4f}")
