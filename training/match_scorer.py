"""Fits the weights of the statement matcher to comparisons that were made by hand.

    python training/match_scorer.py ../shared/data/comparisons

Logistic regression over the features of twosource.matching.features, all pairs of gold statements of different
reports, ``undecided`` pairs left out. Prints F1 with one event left out at a time, and precision by score, from which
the two thresholds in matching/scorer.py are set. Needs scikit-learn (extra ``training``).
"""

from __future__ import annotations

import itertools
import json
import pathlib
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from twosource.matching.features import NAMES, features, parts_of
from twosource.matching.topic import lines_with, weighed
from twosource.records import Line, Report, Speaker, Statement
from twosource.spans import Span, lines_of

STANCES = ("asserts", "accuses", "denies", "declines", "promises", "asks")


def spans(rows: list[dict[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(r["start"], r["end"]) for r in rows)


def statement(s: dict) -> Statement:
    kind = (
        s["speaker_kind"] if s["speaker_kind"] in ("named", "role", "unnamed", "institution", "document") else "unknown"
    )
    return Statement(
        id=s["id"],
        source=spans(s["source"]),
        cue=spans(s["cue"]),
        content=spans(s["content"]),
        form=s["form"],
        stance=s["stance"] if s["stance"] in STANCES else "other",
        speaker=Speaker(name=s["speaker"] or "", kind=kind),
        addressee=(),
        damaged=False,
        confidence=1.0,
        why="",
    )


def reports(folder: pathlib.Path, gold: dict) -> dict[str, Report]:
    out = {}
    for letter, facts in gold["reports"].items():
        text = (folder / facts["file"]).read_text("utf-8")
        roles = itertools.chain(("title", "lead"), itertools.repeat("paragraph"))
        lines = tuple(Line(span=s, role=r, article=True) for s, r in zip(lines_of(text), roles, strict=False))
        found = tuple(statement(s) for s in gold["statements"] if s["report"] == letter and s["content"])
        out[letter] = Report(
            id=letter, path="", sha256="", text=text, lines=lines, title=None, outlet=None, language="en", authors=(),
            published=None, dateline=None, credits=(), statements=found, figures=(), dates=(), names=(), labels=(),
            responses=(), problems=(),
        )  # fmt: skip
    return out


def pairs(data: pathlib.Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Feature rows, labels, and the number of the event that each row is from."""
    rows, labels, events = [], [], []
    for event, file in enumerate(sorted(data.glob("*/gold.json"))):
        gold = json.loads(file.read_text("utf-8"))
        same = {frozenset(p) for m in gold["matches"] for p in itertools.combinations(m["members"], 2)}
        open_ = {frozenset((u["a"], u["b"])) for u in gold["undecided"]}
        read = reports(file.parent, gold)
        lines = {k: lines_with(r) for k, r in read.items()}
        for one, two in itertools.combinations(sorted(read), 2):
            both = lines[one] + lines[two]
            wholes = [[weighed(parts_of(read[k], s, k)[0], both) for s in read[k].statements] for k in (one, two)]
            for a, b in itertools.product(*wholes):
                key = frozenset((a.statement.id, b.statement.id))
                if key not in open_:
                    rows.append(features(a, b))
                    labels.append(key in same)
                    events.append(event)
    return np.array(rows), np.array(labels), np.array(events)


def fit(x: np.ndarray, y: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=5000).fit(x, y)


def main(data: str) -> None:
    x, y, event = pairs(pathlib.Path(data))
    held = np.zeros(len(y))
    for e in np.unique(event):
        held[event == e] = fit(x[event != e], y[event != e]).predict_proba(x[event == e])[:, 1]
    for t in np.arange(0.15, 0.8, 0.05):
        p = held >= t
        hit = (p & y).sum()
        print(
            f"score >= {t:.2f}: precision {hit / p.sum():.3f}, recall {hit / y.sum():.3f}, F1 {2 * hit / (p.sum() + y.sum()):.3f}"
        )
    model = fit(x, y)
    rows = [f"{n}\t{w:.4f}" for n, w in zip(("intercept", *NAMES), (model.intercept_[0], *model.coef_[0]), strict=True)]
    out = pathlib.Path(__file__).parent.parent / "src/twosource/weights/data/match_en.tsv"
    out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print("\n".join(rows))


if __name__ == "__main__":
    main(sys.argv[1])
