"""Statements against PolNeAR's development articles.

Word token F1 of source, cue and content (micro, over the words of an article that stand in that role);
``content-j50``: contents paired one to one at token Jaccard of at least .5; ``relation``: of these, the pairs whose
sources share a word or are both empty. The gold holds more than speech (beliefs, decrees), which bounds recall.
"""

from __future__ import annotations

import json
import statistics
from pathlib import Path

from overlap import f1, paired, spans_of, words

from twosource.compare import read
from twosource.records import Page

ROLES = ("source", "cue", "content")


def score(shared: Path) -> dict[str, float]:
    """Micro averages over the articles, and the median of the relation F1 over articles."""
    tokens = {role: [0, 0, 0] for role in ROLES}
    contents, relations, each = [0, 0, 0], [0, 0, 0], []
    for row in _rows(shared):
        text = row["text"]
        r = read(Page(path=row["id"], media="text", content=text, encoding="utf-8"))
        if r.text != text:
            raise ValueError(f"{row['id']}: the text was changed on reading; offsets of the gold do not fit")
        gold = [{role: words(text, spans_of(a[role])) for role in ROLES} for a in row["attributions"]]
        ours = [{role: words(text, getattr(s, role)) for role in ROLES} for s in r.statements]
        for role in ROLES:
            mine = frozenset().union(*(o[role] for o in ours))
            theirs = frozenset().union(*(g[role] for g in gold))
            _add(tokens[role], len(mine & theirs), len(mine), len(theirs))
        pairs = paired([o["content"] for o in ours], [g["content"] for g in gold])
        right = sum(_same_source(ours[n]["source"], gold[m]["source"]) for n, m in pairs)
        _add(contents, len(pairs), len(ours), len(gold))
        _add(relations, right, len(ours), len(gold))
        each.append(f1(right, len(ours), len(gold)))
    out = {f"{role}.token-f1": f1(*tokens[role]) for role in ROLES}
    out["content-j50.f1"] = f1(*contents)
    out["relation.precision"] = relations[0] / max(1, relations[1])
    out["relation.recall"] = relations[0] / max(1, relations[2])
    out["relation.f1"] = f1(*relations)
    out["relation.f1-median-article"] = statistics.median(each)
    return out


def _rows(shared: Path) -> list[dict]:  # type: ignore[type-arg]
    path = shared / "data" / "statements" / "polnear_dev.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def _add(to: list[int], right: int, found: int, wanted: int) -> None:
    for n, value in enumerate((right, found, wanted)):
        to[n] += value


def _same_source(ours: frozenset[int], gold: frozenset[int]) -> bool:
    return bool(ours & gold) or not (ours or gold)
