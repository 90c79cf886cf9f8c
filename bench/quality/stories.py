"""Scores the stories room: BCubed of the grouping, how often ``same_event`` is wrong either way, and near copies found.

``thinned``: the same with one report in five left in, so that most stand alone. ``in-handfuls``: three to eight stories with up to
three reports each, as in a small folder. ``near-copies``: of the pairs of reports that share half of the words of the
shorter one (all runs of five words counted), those that are found, and how many pairs are held side by side for it.

Run ``python bench/quality/stories.py [FOLDER]``; FOLDER holds the development data and is by default the
folder ``shared`` beside the checkout.
"""

from __future__ import annotations

import itertools
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from twosource.lineage import containment, near_pairs
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
        gold = [r for r in rows if _is_gold(r)]
        out[f"{name}.thinned.f1"] = _mean_f1(
            [r for r in rows if random.Random(seed + r["id"]).random() < 0.2] for seed in "abc"
        )
        out[f"{name}.in-handfuls.f1"] = _mean_f1(_handful(gold, seed) for seed in range(30))
        out.update(_event_errors(name, [(r["story"], _report(r)) for r in rows if _is_gold(r)]))
    compared = _compared(shared / "data")
    out.update(_event_errors("comparisons", compared))
    short = [(event, _report({"text": " ".join(re.split(r"(?<=[.])\s", r.text)[:3])})) for event, r in compared]
    out.update(_event_errors("comparisons-3-sentences", short))
    out.update(_near_copies(shared / "data" / "lineage" / "texts.jsonl"))
    whole = [tuple(r for e, r in compared if e == event) for event in sorted({e for e, _ in compared})]
    out["comparisons.sets-refused"] = sum(not same_event(s)[0] for s in whole) / len(whole)
    return out


def _mean_f1(streams: Iterable[list[dict[str, Any]]]) -> float:
    scores = [2 * p * r / (p + r) for p, r in map(_bcubed, streams)]
    return sum(scores) / len(scores)


def _handful(gold: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    rnd = random.Random(seed)
    chosen = rnd.sample(sorted({r["story"] for r in gold}), 3 + seed % 6)
    told = [[r for r in gold if r["story"] == story] for story in chosen]
    return [r for reports in told for r in rnd.sample(reports, min(len(reports), rnd.choice((1, 1, 2, 3))))]


def _near_copies(path: Path) -> dict[str, float]:
    texts = [row["text"] for row in _rows(path)]
    true = {(i, j) for j in range(len(texts)) for i in range(j) if containment(texts[i], texts[j]) >= 0.5}
    found = set(near_pairs(texts))
    return {
        "near-copies.recall": len(true & found) / len(true),
        "near-copies.pairs": len(true),
        "near-copies.pairs-held-side-by-side": len(found),
    }


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
