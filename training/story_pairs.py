"""Makes the weights of both looks of the stories room: src/twosource/stories/decided_by.py.

    python training/story_pairs.py ../shared

Pairs of reports of three dev streams, each stream weighing the same: as it is; half, a quarter and a tenth of its stories; two
fifths to a twentieth of its reports, so that most stand alone; handfuls of stories. Of the English political stream, which has
gold for a few stories only, single reports of days far apart are put on days side by side: no two of them are one story. The
second look is fitted on what the first says of stories that it was not fitted on (four folds by story). Prints BCubed F1 of each
stream out of fold. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from twosource.stories import STORY_THRESHOLD, day_of, decided_by, open_days, steps
from twosource.stories.deciding import Near, again
from twosource.stories.gist import gist
from twosource.stories.linkage import average_linkage

Rows = list[dict[str, Any]]
STREAMS = ("stream_dev", "ecbplus_dev", "vmds")
FOLDS = 4
NEGATIVES = 3.0
"""Weight of all pairs of two stories beside all pairs of one."""
SHARES = {"full": 1.0, "part": 1 / 6, "thin": 1 / 16, "null": 1 / 16, "handful": 0.25 / 40}
"""Weight of one stream of each making."""


class Stream:
    """A stream with its pairs, as grouping sees them: places, the table of the first look, and whether each is one story."""

    def __init__(self, kind: str, rows: Rows) -> None:
        rows = sorted(rows, key=lambda r: (day_of(r["published"]) or 0, r["published"] or "", r["text"]))
        self.kind, self.stories = kind, [str(r["story"]) for r in rows]
        self.gold = np.array([bool(r["story"]) and bool(r.get("gold", 1)) for r in rows])
        seen: list[tuple[Any, Any, Any]] = []

        class Watched(open_days.OpenDays):
            def _decided(self, pairs: open_days.Pairs) -> Any:
                table = open_days.at_first(pairs, self.near, self.terms, self.base)
                seen.append((pairs.i + self.base, pairs.j + self.base, table))
                return super()._decided(pairs)

        steps.OpenDays = Watched  # type: ignore[misc]
        for _ in steps.grouped(
            ((day_of(r["published"]) or 0, gist(r["title"], r["text"]), n) for n, r in enumerate(rows)), STORY_THRESHOLD
        ):
            pass
        steps.OpenDays = open_days.OpenDays  # type: ignore[misc]
        self.i, self.j, self.first = (np.concatenate(part) for part in zip(*seen, strict=True))
        names = np.array(self.stories)
        self.same = names[self.i] == names[self.j]
        self.known = self.gold[self.i] & self.gold[self.j]
        fold = np.array([zlib.crc32(s.encode()) % FOLDS for s in self.stories])
        self.folds = fold[self.i], fold[self.j]
        self.second = self.first

    def look_again(self, odds: Any) -> None:
        kin = Near.of_none(len(self.stories))
        kin.draw(self.i, self.j, odds, 0)
        nothing = np.zeros(len(self.i))
        pairs = open_days.Pairs(self.i, self.j, nothing, nothing, nothing)  # type: ignore[arg-type]
        self.second = np.concatenate([self.first, again(pairs, odds, kin, 0)], axis=1)

    def f1(self, odds: Any) -> float:
        similar = {
            (int(min(i, j)), int(max(i, j))): float(p)
            for i, j, p in zip(self.i, self.j, odds, strict=True)
            if p > open_days._NEVER
        }
        groups = average_linkage(len(self.stories), similar, STORY_THRESHOLD)
        ours = {n: k for k, group in enumerate(groups) for n in group}
        both = [(self.stories[n], ours[n]) for n in range(len(ours)) if self.gold[n]]
        pair, gold, found = Counter(both), Counter(g for g, _ in both), Counter(o for _, o in both)
        precision = sum(pair[b] / found[b[1]] for b in both) / len(both)
        recall = sum(pair[b] / gold[b[0]] for b in both) / len(both)
        return 2 * precision * recall / (precision + recall)


class Model:
    def __init__(self, streams: list[Stream], look: str, without: int | None = None) -> None:
        tables, same, weights = [], [], []
        for stream in streams:
            used = stream.known.copy()
            if without is not None:
                used &= (stream.folds[0] != without) & (stream.folds[1] != without)
            one = stream.same[used]
            weight = np.where(one, 1 / max(one.sum(), 5), NEGATIVES / max((~one).sum(), 5))
            tables.append(getattr(stream, look)[used])
            same.append(one)
            weights.append(weight * SHARES[stream.kind] * 1000)
        table = np.concatenate(tables)
        middle, spread = table.mean(0), table.std(0) + 1e-9
        fitted = LogisticRegression(C=0.3, max_iter=3000)
        fitted.fit((table - middle) / spread, np.concatenate(same), sample_weight=np.concatenate(weights))
        self.weights = fitted.coef_[0] / spread
        self.bias = float(fitted.intercept_[0] - (self.weights * middle).sum())

    def odds(self, table: Any) -> Any:
        return 1 / (1 + np.exp(-(table @ self.weights + self.bias)))


def out_of_fold(streams: list[Stream], look: str) -> tuple[Model, list[Any]]:
    whole = Model(streams, look)
    parts = [Model(streams, look, fold) for fold in range(FOLDS)]
    out = []
    for stream in streams:
        table = getattr(stream, look)
        odds = whole.odds(table)
        for fold, part in enumerate(parts):
            mine = (stream.folds[0] == fold) & stream.known
            odds[mine] = part.odds(table[mine])
        out.append(odds)
    return whole, out


def streams_of(folder: Path) -> list[Stream]:
    out = []
    for name in STREAMS:
        rows = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
        gold = [r for r in rows if r["story"] and r.get("gold", 1)]
        out.append(Stream("full", rows))
        if len(gold) < len(rows):
            out += [Stream("null", side_by_side(rows, seed, span)) for seed, span in enumerate((60, 30, 200, 10))]
        else:
            out += [Stream("part", part_of(rows, share, seed)) for seed, share in enumerate((0.5, 0.25, 0.1))]
            for seed, share in enumerate((0.4, 0.2, 0.1, 0.05)):
                rnd = random.Random(seed)
                out.append(Stream("thin", [r for r in rows if rnd.random() < share]))
        out += [Stream("handful", handful(gold, 3 + seed % 6, seed)) for seed in range(40)]
    return out


def part_of(rows: Rows, share: float, seed: int) -> Rows:
    rnd = random.Random(seed)
    stories = sorted({str(r["story"]) for r in rows})
    kept = set(rnd.sample(stories, max(2, int(len(stories) * share))))
    return [r for r in rows if str(r["story"]) in kept]


def handful(gold: Rows, count: int, seed: int) -> Rows:
    rnd = random.Random(seed)
    out: Rows = []
    for story in rnd.sample(sorted({r["story"] for r in gold}), count):
        told = [r for r in gold if r["story"] == story]
        out += rnd.sample(told, min(len(told), rnd.choice((1, 1, 2, 3))))
    return out


def side_by_side(rows: Rows, seed: int, span: int, singles: int = 100, apart: int = 25) -> Rows:
    rnd = random.Random(seed)
    units: dict[str, Rows] = {}
    others = []
    for r in rows:
        if r["story"] and r.get("gold", 1):
            units.setdefault(r["story"], []).append(r)
        else:
            others.append(r)
    rnd.shuffle(others)
    taken: list[int] = []
    for r in others:
        day = day_of(r["published"]) or 0
        if len(taken) < singles and all(abs(day - other) >= apart for other in taken):
            taken.append(day)
            units["single" + r["id"]] = [r]
    out = []
    for story, told in units.items():
        first = min(day_of(r["published"]) or 0 for r in told)
        begin = 730_000 + rnd.randrange(span)
        for r in told:
            day = date.fromordinal(begin + (day_of(r["published"]) or 0) - first).isoformat()
            out.append({**r, "story": story, "gold": 1, "published": day})
    return out


def written(first: Model, second: Model) -> str:
    def table(names: Any, model: Model) -> str:
        return "".join(f'    "{n}": {float(w):.3f},\n' for n, w in zip(names, model.weights, strict=True))

    return (
        f'"""{decided_by.__doc__}"""\n\nWEIGHTS = {{\n{table(decided_by.WEIGHTS, first)}}}\nBIAS = {first.bias:.3f}\n'
        f"WEIGHTS_AGAIN = {{\n{table(decided_by.WEIGHTS_AGAIN, second)}}}\nBIAS_AGAIN = {second.bias:.3f}\n"
    )


def main() -> None:
    ask = argparse.ArgumentParser(prog="python training/story_pairs.py", description=(__doc__ or "").split("\n")[0])
    ask.add_argument("shared", type=Path, help="the folder that holds data/")
    ask.add_argument("--out", type=Path, default=Path(decided_by.__file__))
    told = ask.parse_args()
    streams = streams_of(told.shared / "data" / "stories")
    first, odds = out_of_fold(streams, "first")
    for stream, own in zip(streams, odds, strict=True):
        stream.look_again(own)
    second, odds = out_of_fold(streams, "second")
    full = [(s, o) for s, o in zip(streams, odds, strict=True) if s.kind == "full"]
    for name, (stream, own) in zip(STREAMS, full, strict=True):
        print(f"{name}: BCubed F1 {stream.f1(own):.3f} out of fold")
    told.out.write_text(written(first, second), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
