"""Fits the weights that say how far two noun phrases mean one thing to terms that readers gathered by hand.

    python training/label_scorer.py ../shared/data/comparisons

Logistic regression over the features of twosource.matching.things: all pairs of phrases of two reports that have a head
in common, heads near each other, or one number in front. One where both are terms of one referent; none where they are of two,
or one is no term at all and the heads are not so near that it may be a term which the readers passed over. Writes the weights, and those of
five folds of events for bench/quality/naming.py. Prints the average precision on the events left out. Needs scikit-learn (extra
``dev``).
"""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Iterator
from itertools import combinations

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from twosource.matching.things import NAMES, features
from twosource.matter.nominals import Nominal, nominals
from twosource.spans import Span, lines_of
from twosource.weights import nearness

FOLDS = 5
STRENGTH = 0.5
"""Inverse of the pull towards zero."""
CLOSE, PASSED_OVER = 0.3, 0.6
"""Nearness of heads from which a pair is looked at, and from which a phrase that is no term of the gold proves nothing."""
ROOT = pathlib.Path(__file__).parent.parent
SHIPPED = ROOT / "src" / "twosource" / "weights" / "data" / "labels_en.tsv"
LEFT_OUT = ROOT / "bench" / "quality" / "folds"


def terms(gold: dict, report: str, found: tuple[Nominal, ...]) -> dict[int, set[int]]:
    """Number of a phrase to the numbers of the referents that it is a term of."""
    out: dict[int, set[int]] = {}
    for k, referent in enumerate(gold["labels"]):
        for t in referent["terms"]:
            span = Span(t["span"]["start"], t["span"]["end"])
            for n, phrase in enumerate(found):
                if t["report"] == report and phrase.head.overlaps(span):
                    out.setdefault(n, set()).add(k)
    return out


def pairs(file: pathlib.Path) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Features and answer of the pairs of one event."""
    gold = json.loads(file.read_text("utf-8"))
    found, of = {}, {}
    for report, facts in gold["reports"].items():
        text = (file.parent / facts["file"]).read_text("utf-8")
        found[report] = nominals(text, tuple(lines_of(text)))
        of[report] = terms(gold, report, found[report])
    words = sorted({p.word for held in found.values() for p in held})
    at, near = {w: n for n, w in enumerate(words)}, nearness(words)
    for one, two in combinations(sorted(found), 2):
        for n, a in enumerate(found[one]):
            for m, b in enumerate(found[two]):
                mine, other = of[one].get(n, set()), of[two].get(m, set())
                if a.proper or b.proper or (a.act and b.act and a.key == b.key) or not (mine or other):
                    continue
                close = float(near[at[a.word], at[b.word]])
                if not (a.key == b.key or close > CLOSE or (a.number and a.number == b.number)):
                    continue
                if (mine and other) or not (a.key == b.key or close > PASSED_OVER):
                    yield features(a, b, close), bool(mine & other)


def written(path: pathlib.Path, model: LogisticRegression) -> None:
    rows = zip(("intercept", *NAMES), (model.intercept_[0], *model.coef_[0]), strict=True)
    path.write_text("".join(f"{name}\t{weight:.4f}\n" for name, weight in rows), "utf-8")


def main(data: str) -> None:
    x, y, event = [], [], []
    for number, file in enumerate(sorted(pathlib.Path(data).glob("*/gold.json"))):
        for row, answer in pairs(file):
            x.append(row)
            y.append(answer)
            event.append(number)
    rows, answers, fold = np.array(x), np.array(y), np.array(event) % FOLDS
    held = np.zeros(len(answers))
    for k in range(FOLDS):
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(rows[fold != k], answers[fold != k])
        held[fold == k] = model.predict_proba(rows[fold == k])[:, 1]
        written(LEFT_OUT / f"labels-{k}.tsv", model)
    written(SHIPPED, LogisticRegression(C=STRENGTH, max_iter=3000).fit(rows, answers))
    print(
        len(answers),
        "pairs,",
        answers.sum(),
        f"of one thing; average precision {average_precision_score(answers, held):.3f}",
    )


if __name__ == "__main__":
    main(sys.argv[1])
