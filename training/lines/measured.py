"""Samples and the forests that judge them -> scores."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from samples import Sample

from twosource.article.judging import Judge, chances
from twosource.article.labelling import labelled
from twosource.records import ARTICLE_ROLES

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
EXACT = 0.98
"""Shingle F1 over which a page is practically exact."""


def judged(sample: Sample, judge: Judge) -> list[bool]:
    """Whether each line is article by the program, the headline left out."""
    found = chances(sample.lines, sample.shown, sample.title, sample.markup, judge)
    roles = labelled(sample.lines, sample.shown, found, sample.title, plain=sample.markup is None).roles
    return [role in ARTICLE_ROLES and role != "title" for role in roles]


def scores(samples: Sequence[Sample], judges: Sequence[Judge]) -> dict[str, float]:
    """Means over the pages of each kind: F1 of runs of four words and the share of practically exact pages; for plain
    text also F1 over lines and the share of pages without a wrong line, headlines and doubtful lines left out; for clean
    texts the share of lines that were set aside without a role of furniture.
    """
    found: dict[str, list[float]] = {}
    for sample, judge in zip(samples, judges, strict=True):
        kept = judged(sample, judge)
        if sample.kind in ("clean", "excerpt"):
            lost = [not k and s is None for k, s, h in zip(kept, sample.shown, sample.heads, strict=True) if not h]
            found.setdefault(f"{sample.kind} lost", []).append(float(np.mean(lost)) if lost else 0.0)
            continue
        if sample.kind == "short":
            wrong = (np.array(kept) != sample.labels) & sample.used & ~sample.heads
            found.setdefault("short lines right", []).append(1.0 - float(np.mean(wrong)))
            continue
        if sample.kind == "fragment":
            wrong = np.array(kept) != sample.labels
            found.setdefault("fragment lines right", []).append(1.0 - float(np.mean(wrong)))
            continue
        body = "\n".join(line.text for line, k in zip(sample.lines, kept, strict=True) if k)
        f1 = shingle_f1(body, sample.gold)
        found.setdefault(f"{sample.kind} f1", []).append(f1)
        found.setdefault(f"{sample.kind} exact", []).append(f1 > EXACT)
        if sample.markup is None:
            counted = sample.used & ~sample.heads
            ours, gold = np.array(kept)[counted], sample.labels[counted]
            total = int(ours.sum() + gold.sum())
            found.setdefault(f"{sample.kind} line f1", []).append(
                2 * int((ours & gold).sum()) / total if total else 1.0
            )
            found.setdefault(f"{sample.kind} lines exact", []).append(bool((ours == gold).all()))
    return {name: round(float(np.mean(values)), 4) for name, values in sorted(found.items())}


def shingle_f1(found: str, gold: str) -> float:
    """F1 over runs of four words as multisets, small letters, wide scripts by character."""
    a, b = _shingles(found), _shingles(gold)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if a and b else float(not a and not b)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if 0 < len(words) < 4:
        return Counter([tuple(words)])
    return Counter(tuple(words[k : k + 4]) for k in range(len(words) - 3))
