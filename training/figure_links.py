"""Makes the table by which two figures are told to count one thing: ``weights/data/figures_en.tsv``.

    python training/figure_links.py ../shared            measures: each event by weights made from the others
    python training/figure_links.py ../shared --write    writes the table, made from all events, and those of five folds
                                                         of events for bench/quality

Two logistic regressions over the traits of figures held side by side, on the compared events with their gold links. The
first is for pairs whose values agree, the second for two groups of agreeing figures whose values are apart. A trait that
speaks for one thing by its meaning may weigh only for it, one that speaks against only against it: with a few events that
keeps chance out. An event's pairs weigh together as the root of their number.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bench" / "quality"))

from figures import FOLDED, claimed, compared, pairs_of_gold, tally, told  # noqa: E402
from matter import events  # noqa: E402
from unseen import FOLDS, fold_of  # noqa: E402

from twosource.matching.figures import kinship  # noqa: E402
from twosource.matching.figures.grouping import agreeing, of_groups  # noqa: E402
from twosource.matching.figures.kinship import Tables, Weights  # noqa: E402
from twosource.matching.figures.links import held_side_by_side  # noqa: E402
from twosource.matching.figures.unlike import may_part  # noqa: E402

TABLE = Path(kinship.__file__).parents[2] / "weights" / "data" / "figures_en.tsv"
SPEAK_FOR = frozenset(
    "context close names verbs row beside place hedged-alike digits noun fate max-context max-close max-names told-often".split()
)
SPEAK_AGAINST = frozenset(
    "names-apart close-names-apart beside-apart times-apart time-on-one year-on-one per-apart far kind-apart holds noun-apart people-apart people-on-one "
    "fate-apart fate-on-one part-apart days-apart running-apart noun-apart-plain people-apart-plain sexes-apart one-report taken small pointed".split()
)
PENALTY = 3.0
"""On the squares of the weights. From 1 to 10 the measures move by less than the events differ."""

Numbers = NDArray[np.float64]


class Sample(NamedTuple):
    event: str
    traits: dict[str, float]
    right: bool
    weight: float


def fit(samples: list[Sample]) -> Weights:
    names = sorted(samples[0].traits)
    x = np.array([[s.traits[n] for n in names] for s in samples])
    y = np.array([float(s.right) for s in samples])
    w = np.array([s.weight for s in samples])
    w *= len(w) / w.sum()
    bounds = [(0, None) if n in SPEAK_FOR else (None, 0) if n in SPEAK_AGAINST else (None, None) for n in names]

    def loss(t: Numbers) -> tuple[float, Numbers]:
        z = x @ t[:-1] + t[-1]
        gap = (1 / (1 + np.exp(-z)) - y) * w
        value = float((np.logaddexp(0, -z * (2 * y - 1)) * w).sum() + PENALTY / 2 * (t[:-1] ** 2).sum())
        return value, np.append(x.T @ gap + PENALTY * t[:-1], gap.sum())

    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B")
    table = {n: round(float(v), 3) for n, v in zip(names, found.x[:-1], strict=True) if abs(v) >= 0.0005}
    return {**table, "intercept": round(float(found.x[-1]), 3)}


class Event(NamedTuple):
    name: str
    reports: Any
    gold_of: dict[tuple[str, str], str]
    wished: dict[frozenset[str], str]


def read(data: Path) -> list[Event]:
    out = []
    for gold, texts in events(data / "comparisons"):
        reports, names = compared(gold, texts)
        out.append(Event(str(gold["id"]), reports, names, pairs_of_gold(gold)))
    return out


def _state(event: Event, a: Any, b: Any) -> str:
    ids = frozenset(event.gold_of.get((t.letter, t.figure.id), f"?{t.letter}{t.figure.id}") for t in (a, b))
    return event.wished.get(ids, "nothing")


def pairs(event: Event) -> Iterator[Sample]:
    things, held, _ = held_side_by_side(event.reports, {"intercept": 0.0})
    found = []
    for (n, m), side in held.items():
        a, b = things[n], things[m]
        if side.standing != "apart" and a.letter != b.letter:
            found.append((side.traits, _state(event, a, b) in ("agree", "differ")))
    for traits, right in found:
        yield Sample(event.name, traits, right, len(found) ** -0.5)


def groups(event: Event, agree: Weights) -> Iterator[Sample]:
    things, held, sure = held_side_by_side(event.reports, agree)
    found = agreeing(things, held, sure)
    group_of = {n: g for g in found for n in g}
    met = {
        tuple(sorted((group_of[a], group_of[b])))
        for (a, b), h in held.items()
        if h.standing == "apart" and things[a].letter != things[b].letter
    }
    for one, other in sorted(met):
        common = of_groups(things, held, one, other)
        if not may_part([things[n] for n in one], [things[n] for n in other], common):
            continue
        n = Counter(
            _state(event, things[x], things[y]) for x, y in product(one, other) if things[x].letter != things[y].letter
        )
        right = n["differ"] > 0 or n["agree"] > n["nothing"]
        yield Sample(event.name, common, right, max(1, n["differ"] + n["agree"]) ** 0.5 if right else 1)


def train(known: list[Event]) -> Tables:
    agree = fit([s for e in known for s in pairs(e)])
    return Tables(agree, fit([s for e in known for s in groups(e, agree)]))


def measure(known: list[Event]) -> None:
    total: Counter[str] = Counter()
    for event in known:
        tables = train([e for e in known if e is not event])
        n = tally(event.wished, claimed(event.reports, event.gold_of, tables))
        total += n
        print(event.name, dict(sorted(n.items())))
    for name, value in told(total, "links").items():
        print(f"{name:55} {value:.3f}")
    print(dict(sorted(total.items())))


def written(tables: Tables) -> str:
    lines = ["# Made by training/figure_links.py: which of the two weightings; trait; weight."]
    for which, table in zip(Tables._fields, tables, strict=True):
        lines += [f"{which}\t{name}\t{weight}" for name, weight in sorted(table.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("shared", type=Path)
    ask.add_argument("--write", action="store_true")
    asked = ask.parse_args()
    known = read(asked.shared / "data")
    if not asked.write:
        measure(known)
        return
    TABLE.write_text(written(train(known)), encoding="utf-8")
    for fold in range(FOLDS):
        tables = train([e for e in known if fold_of(e.name) != fold])
        Path(FOLDED.format(fold)).write_text(written(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
