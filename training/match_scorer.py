"""Fits the weights of the statement matcher to comparisons that were made by hand.

    python training/match_scorer.py ../shared/data/comparisons

Logistic regression over the evidence of twosource.matching.evidence: all pairs of gold statements of two reports whose
speakers can be one, ``undecided`` pairs left out, pairs that the gold calls easily mistaken counted HARD times; beside them
quotations in two translations, of which the comparisons have next to none. Prints
what pairs of events that it was not fitted to get, one event left out at a time, from which the thresholds in
matching/scorer.py are set. Writes the weights, and those without each event for bench/quality. Needs scipy, which comes with scikit-learn (extra ``dev``).
"""

from __future__ import annotations

import itertools
import operator
import pathlib
import sys
from collections.abc import Callable, Iterable
from functools import partial

import numpy as np
from scipy.optimize import minimize

from twosource.matching.evidence import NAMES, OF_MEANING, ONE_SPEAKER, evidence
from twosource.matching.meaning import meaning
from twosource.matching.parts import Part, parts_of
from twosource.matching.scorer import possible
from twosource.matching.topic import lines_with, weighed
from twosource.records import Report

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench" / "quality"))
from given import Event, events  # noqa: E402
from renderings import renderings  # noqa: E402

HARD = 6
"""Of 1, 2, 4, 6 and 9: fewer hard pairs are taken for matches the more they count, at the same end to end recall; from 9 on F1 falls."""
READ = 1.0
"""How much a pair of statements that the program read itself counts beside a pair of the gold. At 0.5 end to end recall is .01
to .02 lower; at 2 nothing more is won."""
RENDERED = 0.05
"""How much a pair of quotations of the translated documents counts. Without them two quotations are one only where they share words
in a row: .90 of the renderings in other documents are found, with .02 and more .94; from .25 on the comparisons lose a point of F1."""
STRENGTH = 0.05
"""Inverse of the pull towards zero, for evidence of unit spread. At .1 F1 is a point lower; from .03 to 3 it stays within two."""
SPREAD = 0.1
"""Evidence that is rarer than this spread tells is pulled as if it were not: a dozen pairs of headlines that all match are
no reason to believe in headlines alone."""
SHIPPED = ROOT / "src" / "twosource" / "weights" / "data"
LEFT_OUT = ROOT / "bench" / "quality" / "folds" / "match.tsv"


class Rows:
    """Evidence of every possible pair of statements; ``missed``: matches among the pairs that are not looked at."""

    def __init__(
        self, rows: list[tuple[float, ...]], same: list[bool], hard: list[bool], event: list[int], missed: int = 0
    ) -> None:
        self.x, self.same, self.hard, self.event = map(np.array, (rows, same, hard, event))
        self.missed = missed

    @classmethod
    def of(cls, found: list[Event], *, given: bool) -> Rows:
        """``given``: whether the statements are those of the gold; the others were read from the text, with the reader's
        mistakes about who speaks and where a statement ends.
        """
        missed = 0
        rows, same, hard, event = [], [], [], []
        for n, one in enumerate(found):
            reports = one.reports if given else one.read()
            made = {r.letter: ([w[0] for w in parts_of(r, r.letter)], lines_with(r)) for r in reports}
            for a, b in itertools.combinations(made, 2):
                both = made[a][1] + made[b][1]
                sides = [[weighed(p, both) for p in made[k][0]] for k in (a, b)]
                for p, q in itertools.product(*sides):
                    keys = {frozenset((p.statement.id, q.statement.id))} if given else one.met(p, q)
                    if not keys or (keys & one.undecided and not keys & one.same):
                        continue
                    if not possible(p, q):
                        missed += bool(keys & one.same)
                        continue
                    rows.append(_evidence(p, q))
                    same.append(bool(keys & one.same))
                    hard.append(bool(keys & one.hard))
                    event.append(n)
        return cls(rows, same, hard, event, missed)

    @classmethod
    def of_renderings(cls, made: Iterable[tuple[Report, Report]]) -> Rows:
        """They belong to no event."""
        rows, same = [], []
        for pair in made:
            lines = lines_with(pair[0]) + lines_with(pair[1])
            sides = [[weighed(w[0], lines) for w in parts_of(r, r.letter or "")] for r in pair]
            for p, q in itertools.product(*sides):
                if possible(p, q):
                    rows.append(_evidence(p, q))
                    same.append(p.statement.id == q.statement.id)
        return cls(rows, same, [False] * len(rows), [-2] * len(rows))


def _evidence(p: Part, q: Part) -> tuple[float, ...]:
    told, alike = evidence(p, q), meaning(p, q)
    return (*told, alike, alike * told[ONE_SPEAKER])


FOR = ("terms_of_one_speaker", "matter", "words_in_a_row", "quoted_in_a_row", "one_speaker", "stance", "stance_of_one_speaker",
       "figures_shared", "meaning", "meaning_of_one_speaker")  # fmt: skip
AGAINST = ("two_people", "two_people_inferred", "two_parties", "one_denies", "negation", "one_declines",
           "one_has_figures", "apart")  # fmt: skip
"""Evidence whose weight may not change sides: with little to learn from, an unbound weight of one makes up for another's."""


class Fitted:
    """A logistic regression in the units of the evidence itself."""

    def __init__(
        self, sets: list[Rows], without: Callable[[np.ndarray], np.ndarray], *, unasked: tuple[str, ...] = ()
    ) -> None:
        kept = [~without(r.event) for r in sets]
        x = np.concatenate([r.x[k] for r, k in zip(sets, kept, strict=True)])
        y = np.concatenate([r.same[k] for r, k in zip(sets, kept, strict=True)])
        hard = np.concatenate([r.hard[k] for r, k in zip(sets, kept, strict=True)])
        count = np.concatenate([np.full(k.sum(), share) for k, share in zip(kept, (1.0, READ, RENDERED), strict=True)])
        mean, spread = x.mean(0), np.maximum(x.std(0), SPREAD)
        bounds = [(0, 0) if n in unasked else (0 if n in FOR else None, 0 if n in AGAINST else None) for n in NAMES]
        found = _bounded((x - mean) / spread, np.where(y, 1.0, -1.0), np.where(hard, HARD, 1.0) * count, bounds)
        self.weights = found[1:] / spread
        self.intercept = float(found[0] - (self.weights * mean).sum())

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-(self.intercept + x @ self.weights)))

    def column(self) -> list[float]:
        return [self.intercept, *self.weights]


def _bounded(
    x: np.ndarray, sign: np.ndarray, count: np.ndarray, bounds: list[tuple[float | None, float | None]]
) -> np.ndarray:
    """Intercept and weights of the logistic regression with a pull of 1 / STRENGTH towards zero, inside their bounds."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = sign * (w[0] + x @ w[1:])
        value = (count * np.logaddexp(0, -z)).sum() + (w[1:] ** 2).sum() / (2 * STRENGTH)
        slope = -count * sign / (1 + np.exp(np.clip(z, -30, 30)))
        return value, np.concatenate([[slope.sum()], x.T @ slope + w[1:] / STRENGTH])

    start = np.zeros(x.shape[1] + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(None, None), *bounds]).x


def told(sets: list[Rows]) -> None:
    """Prints what pairs of events get that the weights were not fitted to."""
    compared = sets[:2]
    held = [np.zeros(len(r.same)) for r in compared]
    for e in np.unique(sets[0].event):
        fitted = Fitted(sets, partial(operator.eq, e))
        for scores, r in zip(held, compared, strict=True):
            scores[r.event == e] = fitted(r.x[r.event == e])
    for name, scores, r in zip(("given", "read"), held, compared, strict=True):
        wanted = r.same.sum() + r.missed
        print(f"{name}: {len(r.same)} pairs looked at, {r.same.sum()} of them matches, {r.missed} more not looked at")
        for t in np.arange(0.1, 0.9, 0.05):
            p = scores >= t
            hit = (p & r.same).sum()
            print(
                f"from {t:.2f}: precision {hit / p.sum():.3f}, recall {hit / wanted:.3f}, F1 {2 * hit / (p.sum() + wanted):.3f}, "
                f"hard pairs taken {(p & r.hard).sum() / r.hard.sum():.3f}"
            )


def write(each: list[Fitted], file: pathlib.Path) -> None:
    """A row for each kind of evidence, a column for each of ``each``."""
    rows = zip(("intercept", *NAMES), *(f.column() for f in each), strict=True)
    file.write_text("".join("\t".join((name, *(f"{v:.4f}" for v in values))) + "\n" for name, *values in rows), "utf-8")


def main(data: str) -> None:
    folder = pathlib.Path(data).parent
    found = events(folder.parent)
    translated = Rows.of_renderings(renderings(folder, teaching=True))
    sets = [Rows.of(found, given=True), Rows.of(found, given=False), translated]
    told(sets)
    write([Fitted(sets, partial(operator.eq, -1))], SHIPPED / "match_en.tsv")
    write([Fitted(sets, partial(operator.eq, -1), unasked=NAMES[-OF_MEANING:])], SHIPPED / "match_words_en.tsv")
    write([Fitted(sets, partial(operator.eq, event)) for event in range(len(found))], LEFT_OUT)


if __name__ == "__main__":
    main(sys.argv[1])
