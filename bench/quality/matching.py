"""Matches, end to end, against the compared events: pages in, pairs of statements out.

A gold pair is found when a match of ours covers both contents at token Jaccard of at least .5: with the part that
matches, or with the whole statement, as a narrower member covers only part of the wider one. Precision counts our
pairs both of whose members meet a gold statement. Pairs that the gold leaves undecided count nowhere.
"""

from __future__ import annotations

import json
import statistics
from itertools import combinations
from pathlib import Path
from typing import Any

from overlap import MATCHED, jaccard, spans_of, words

from twosource.compare import compare, read
from twosource.records import Comparison, Page

Pair = frozenset[str]
"""The ids of two gold statements."""


def score(shared: Path) -> dict[str, float]:
    """Micro precision, recall and F1, the median F1 over events, and the F1 of the two kinds of events."""
    totals: dict[str, list[int]] = {"all": [0] * 4, "figures-rich": [0] * 4, "three-reports": [0] * 4}
    each = []
    for folder in sorted(p for p in (shared / "data" / "comparisons").iterdir() if p.is_dir()):
        counted = _event(folder)
        each.append(_f1(counted))
        kind = "figures-rich" if "ecb" in folder.name else "three-reports"
        for name in ("all", kind):
            totals[name] = [a + b for a, b in zip(totals[name], counted, strict=True)]
    found, wanted, right, ours = totals["all"]
    return {
        "end-to-end.precision": right / max(1, ours),
        "end-to-end.recall": found / max(1, wanted),
        "end-to-end.f1": _f1(totals["all"]),
        "end-to-end.f1-median-event": statistics.median(each),
        "end-to-end.f1-three-reports": _f1(totals["three-reports"]),
        "end-to-end.f1-figures-rich": _f1(totals["figures-rich"]),
    }


def _f1(counted: list[int]) -> float:
    """From gold pairs found, gold pairs, our pairs that are right, our pairs that count."""
    found, wanted, right, ours = counted
    precision, recall = right / max(1, ours), found / max(1, wanted)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _event(folder: Path) -> list[int]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    names = list(gold["reports"])
    texts = [(folder / gold["reports"][n]["file"]).read_text("utf-8") for n in names]
    reports = [read(Page(path=n, media="text", content=t, encoding="utf-8")) for n, t in zip(names, texts, strict=True)]
    for r, text in zip(reports, texts, strict=True):
        if r.text != text:
            raise ValueError(f"{folder.name}/{r.path}: the text was changed on reading; offsets do not fit")
    met = _met(compare(reports, same_event=True), gold, dict(zip(names, texts, strict=True)))
    wanted = _pairs(gold["matches"])
    undecided = _pairs(gold["undecided"]) - wanted
    covered = {p for pairs in met for p in pairs}
    counting = [pairs for pairs in met if pairs & wanted or not pairs & undecided]
    return [len(covered & wanted), len(wanted), sum(bool(p & wanted) for p in counting), len(counting)]


def _pairs(rows: list[dict[str, Any]]) -> set[Pair]:
    """Every pair of statements of two different reports that a list of the gold names."""
    out = set()
    for row in rows:
        ids = row["members"] if "members" in row else [row["a"], row["b"]]
        out |= {frozenset(p) for p in combinations(ids, 2) if p[0].split(".")[0] != p[1].split(".")[0]}
    return out


def _met(c: Comparison, gold: dict[str, Any], texts: dict[str, str]) -> list[set[Pair]]:
    """For each of our pairs the gold pairs that it covers; ours that meet no gold statement are left out."""
    contents: dict[str, dict[str, frozenset[int]]] = {name: {} for name in texts}
    for s in gold["statements"]:
        contents[s["report"]][s["id"]] = words(texts[s["report"]], spans_of(s["content"]))
    out = []
    for m in c.matches:
        sides = []
        for x in m.members:
            r = c.report(x.report)
            parts = [words(r.text, x.content), words(r.text, r.statement(x.statement).content)]
            sides.append({id for id, g in contents[r.path].items() if any(jaccard(p, g) >= MATCHED for p in parts)})
        for one, other in combinations(sides, 2):
            if one and other:
                out.append({frozenset((a, b)) for a in one for b in other})
    return out
