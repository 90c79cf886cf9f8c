"""Comparing reports of one event, beside the obvious program: every two sentences held against each other by rapidfuzz."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path

from rapidfuzz.fuzz import token_set_ratio

from twosource import example
from twosource.compare import compare, read
from twosource.records import Page

NEAR = (400, 1_100)
"""Words of the reports that are compared: reports of 700 words, give or take."""
MANY = 10


def comparing(shared: Path | None, rounds: int) -> None:
    """Prints processor seconds, reading and comparing, of two reports of an event and of MANY, and the ratio to the peer."""
    found = _events(shared)
    _ours(found[0][:2])  # the model is loaded before the clock starts
    pairs = [texts[:2] for texts in found]
    told = [("two reports of one event", [pairs] * rounds)]
    pool = [t for texts in found for t in texts]
    if len(pool) >= MANY:
        told.append(
            (f"{MANY} reports", [[pool[n : n + MANY]] for n in range(0, rounds * MANY, MANY) if len(pool[n:]) >= MANY])
        )
    for title, turns in told:
        ours, peers = ([[_clocked(work, texts) for texts in turn] for turn in turns] for work in (_ours, _obvious))
        each = [s for turn in ours for s in turn]
        ratio = statistics.median(a / b for x, y in zip(ours, peers, strict=True) for a, b in zip(x, y, strict=True))
        print(
            f"  {title:28} {statistics.median(each):6.2f} s, at most {max(each):.2f} s; {ratio:6.1f} times all sentences by rapidfuzz"
        )


def _events(shared: Path | None) -> list[list[str]]:
    if shared is None:
        return [[p.read_text("utf-8") for p in example.pages() if p.suffix == ".txt"]]
    folders = sorted(p for p in (shared / "data" / "comparisons").iterdir() if p.is_dir())
    texts = ([p.read_text("utf-8") for p in sorted(folder.glob("*.txt"))] for folder in folders)
    fitting = ([t for t in each if NEAR[0] < len(t.split()) < NEAR[1]] for each in texts)
    return [each for each in fitting if len(each) >= 2]


def _ours(texts: list[str]) -> None:
    pages = (Page(path=f"{n}.txt", media="text", content=t, encoding="utf-8") for n, t in enumerate(texts))
    compare([read(p) for p in pages], same_event=True)


def _obvious(texts: list[str]) -> None:
    cut = [re.split(r"(?<=[.!?])\s+", t) for t in texts]
    for one, two in combinations(cut, 2):
        for a, b in product(one, two):
            token_set_ratio(a, b)


def _clocked(work: Callable[[list[str]], None], texts: list[str]) -> float:
    began = time.process_time()
    work(texts)
    return time.process_time() - began
