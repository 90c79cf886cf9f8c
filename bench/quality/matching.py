"""Matches against the compared events: with the gold statements handed over, and end to end from the pages.

*Given*: pairs of statements, by weights that were fitted to the other events (folds/match.tsv). *End to end*: a gold pair
is found when a match of ours covers both contents at token Jaccard of at least .5: with the part that matches, or with
the whole statement, as a narrower member covers only part of the wider one. Precision counts our pairs both of whose
members meet a gold statement. Pairs that the gold leaves undecided count nowhere. *Renderings*: quotations in two
translations, of documents that the weights were not fitted to.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import msgspec
from given import Event, Pair, events
from overlap import MATCHED, jaccard, words
from renderings import renderings

from twosource.matching import match
from twosource.matching.evidence import dice
from twosource.matching.parts import parts_of, shared
from twosource.matching.topic import lines_with, weighed
from twosource.records import Match, Report

LEFT_OUT = Path(__file__).parent / "folds" / "match.tsv"


class Counted(msgspec.Struct):
    """Gold pairs found, gold pairs, our pairs that are right, our pairs that count."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    ours: int = 0

    def __add__(self, other: Counted) -> Counted:
        return Counted(
            *(a + b for a, b in zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True))
        )

    @property
    def precision(self) -> float:
        return self.right / max(1, self.ours)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.wanted)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(shared: Path) -> dict[str, float]:
    """Micro precision, recall and F1, the median F1 over events, tiers, hard pairs; for each of the two settings."""
    found = events(shared)
    return {**_given(found), **_read(found), **_rendered(shared / "data"), **_baseline(found)}


def weights(n: int) -> Mapping[str, float]:
    """Those fitted without the event number ``n``: a column of the table for each."""
    rows = (line.split("\t") for line in LEFT_OUT.read_text("utf-8").splitlines())
    return {name: float(values[n]) for name, *values in rows}


def _given(found: list[Event]) -> dict[str, float]:
    each, same, hard, hards = [], Counted(), 0, 0
    for n, event in enumerate(found):
        tiers: dict[Pair, str] = {}
        for m in match(event.reports, weights(n)):
            for pair in _pairs(m):
                tiers[pair] = "same" if "same" in (m.tier, tiers.get(pair)) else "likely"
        each.append(_against(event, set(tiers)))
        same += _against(event, {p for p, tier in tiers.items() if tier == "same"})
        hard += len(tiers.keys() & event.hard)
        hards += len(event.hard)
    total = sum(each, Counted())
    return {
        "given.precision": total.precision,
        "given.recall": total.recall,
        "given.f1": total.f1,
        "given.f1-median-event": statistics.median(c.f1 for c in each),
        "given.same.precision": same.precision,
        "given.same.recall": same.recall,
        "given.hard-not-taken": 1 - hard / hards,
    }


def _pairs(m: Match) -> set[Pair]:
    return {frozenset((x.statement, y.statement)) for x, y in combinations(m.members, 2)}


def _against(event: Event, ours: set[Pair]) -> Counted:
    counting = {p for p in ours if p not in event.undecided}
    right = len(counting & event.same)
    return Counted(right, len(event.same), right, len(counting))


def _read(found: list[Event]) -> dict[str, float]:
    each = [_met(event, event.read(), n) for n, event in enumerate(found)]
    kinds = ["figures-rich" if "ecb" in event.name else "three-reports" for event in found]
    total = sum(each, Counted())
    return {
        "end-to-end.precision": total.precision,
        "end-to-end.recall": total.recall,
        "end-to-end.f1": total.f1,
        "end-to-end.f1-median-event": statistics.median(c.f1 for c in each),
    } | {
        f"end-to-end.f1-{kind}": sum((c for c, k in zip(each, kinds, strict=True) if k == kind), Counted()).f1
        for kind in ("three-reports", "figures-rich")
    }


def _met(event: Event, reports: tuple[Report, ...], n: int) -> Counted:
    known = {r.letter: r for r in reports}
    gold = {r.letter: {s.id: words(r.text, s.content) for s in r.statements} for r in event.reports}
    out = Counted(wanted=len(event.same))
    covered: set[Pair] = set()
    for m in match(reports, weights(n)):
        sides = []
        for x in m.members:
            r = known[x.report]
            parts = [words(r.text, x.content), words(r.text, r.statement(x.statement).content)]
            sides.append({id for id, g in gold[x.report].items() if any(jaccard(p, g) >= MATCHED for p in parts)})
        for one, other in combinations(sides, 2):
            pairs = {frozenset((a, b)) for a in one for b in other}
            covered |= pairs
            if pairs & event.same or (pairs and not pairs & event.undecided):
                out.ours += 1
                out.right += bool(pairs & event.same)
    out.found = len(covered & event.same)
    return out


def _rendered(data: Path) -> dict[str, float]:
    total = Counted()
    for pair in renderings(data, teaching=False):
        ours = {(x.statement, y.statement) for m in match(pair) for x, y in combinations(m.members, 2)}
        right = sum(one == two for one, two in ours)
        total += Counted(right, len(pair[0].statements), right, len(ours))
    return {"renderings.precision": total.precision, "renderings.recall": total.recall}


def _baseline(found: list[Event]) -> dict[str, float]:
    """The obvious program: the share of weighted words in common, with the threshold that suits these events best."""
    scored: list[tuple[float, bool]] = []
    for event in found:
        for one, two in combinations(event.reports, 2):
            both = lines_with(one) + lines_with(two)
            a, b = ([weighed(w[0], both) for w in parts_of(r, "")] for r in (one, two))
            for p in a:
                for q in b:
                    pair = frozenset((p.statement.id, q.statement.id))
                    if pair not in event.undecided:
                        scored.append((dice(p, q, shared(p, q)), pair in event.same))
    wanted = sum(same for _, same in scored)
    best, right = 0.0, 0
    for taken, (_, same) in enumerate(sorted(scored, reverse=True), 1):
        right += same
        best = max(best, 2 * right / (taken + wanted))
    return {"given.f1_baseline": best}
