"""Statements against PolNeAR's development articles, from raw text.

Word token F1 and exact span F1 of source, cue and content (micro; spans clipped at line ends); ``content-j50``: contents
paired one to one at token Jaccard of at least .5; ``relation``: of these, the pairs whose sources share a word or are both
empty. ``form.*``: relation F1 of the statements whose content has that form, on both sides; ``cue.*`` and ``source.*``: how
many of the gold's relations with such a cue or source are found. ``held.9``: of our statements at .9 and above, how many
are such a pair; ``calibration-error``: how far confidence is from that, on average. Of nested statements these articles mark the
outermost only (none of their 2,193 attributions stands inside another), and so only those of ours are counted.
"""

from __future__ import annotations

import json
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from overlap import f1, outermost, paired, spans_of, words

from twosource.compare import read
from twosource.records import Form, Page, Statement
from twosource.spans import Span, lines_of
from twosource.speech.cues import SAYING
from twosource.speech.finishing import form_of
from twosource.weights import stem

ROLES = ("source", "cue", "content")
PRONOUNS = frozenset("he she they it we i you who that him her them".split())
Counts = list[int]
"""Right, found, wanted."""


def score(shared: Path) -> dict[str, float]:
    """Micro averages over the articles, and the median of the relation F1 over articles."""
    tally: dict[str, Counts] = defaultdict(lambda: [0, 0, 0])
    each, sure = [], []
    for row in _rows(shared):
        text = row["text"]
        r = read(Page(path=row["id"], media="text", content=text, encoding="utf-8"))
        if r.text != text:
            raise ValueError(f"{row['id']}: the text was changed on reading; offsets of the gold do not fit")
        gold = [{role: spans_of(a[role]) for role in ROLES} for a in row["attributions"]]
        given = outermost(r.statements)
        ours = [{role: list(getattr(s, role)) for role in ROLES} for s in given]
        for role in ROLES:
            _spans(tally, role, text, ours, gold)
        held, met = _relations(tally, text, ours, gold)
        each.append(f1(len(met), len(ours), len(gold)))
        sure.extend((s.confidence, n in held) for n, s in enumerate(given))
        _by_kind(tally, text, given, gold, met)
    out = {f"{name}.f1": f1(*counts) for name, counts in sorted(tally.items()) if counts[1]}
    out |= {f"{name}.recall": c[0] / c[2] for name, c in sorted(tally.items()) if not c[1] and c[2]}
    right, found, wanted = tally["relation"]
    out |= {"relation.precision": right / max(1, found), "relation.recall": right / max(1, wanted)}
    out["relation.f1-median-article"] = statistics.median(each)
    return out | _calibration(sure)


def _rows(shared: Path) -> list[dict[str, Any]]:
    path = shared / "data" / "statements" / "polnear_dev.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def _spans(tally: dict[str, Counts], role: str, text: str, ours: list[dict], gold: list[dict]) -> None:  # type: ignore[type-arg]
    pieces = [[s for x in side for s in x[role]] for side in (ours, gold)]
    mine, theirs = (words(text, p) for p in pieces)
    _add(tally[f"{role}.token"], len(mine & theirs), len(mine), len(theirs))
    a, b = ({c for s in p for c in _clipped(text, s)} for p in pieces)
    _add(tally[f"{role}.exact"], len(a & b), len(a), len(b))


def _clipped(text: str, span: Span) -> Iterable[Span]:
    return (Span(span.start + x.start, span.start + x.end) for x in lines_of(text[span.start : span.end]))


def _relations(
    tally: dict[str, Counts],
    text: str,
    ours: list[dict],
    gold: list[dict],  # type: ignore[type-arg]
) -> tuple[set[int], set[int]]:
    """The indices in ours and in gold that are right relations."""
    sources = [[words(text, x["source"]) for x in side] for side in (ours, gold)]
    contents = [[words(text, x["content"]) for x in side] for side in (ours, gold)]
    pairs = paired(*contents)
    right = [(n, m) for n, m in pairs if _same_source(sources[0][n], sources[1][m])]
    _add(tally["content-j50"], len(pairs), len(ours), len(gold))
    _add(tally["relation"], len(right), len(ours), len(gold))
    return {n for n, _ in right}, {m for _, m in right}


def _by_kind(
    tally: dict[str, Counts],
    text: str,
    ours: Sequence[Statement],
    gold: list[dict],
    met: set[int],  # type: ignore[type-arg]
) -> None:
    lines = tuple(lines_of(text))
    for s in ours:
        for name in _forms(s.form):
            _add(tally[name], 0, 1, 0)
    for m, a in enumerate(gold):
        right = int(m in met)
        for name in _forms(form_of(text, tuple(a["content"]), lines)):
            _add(tally[name], right, 0, 1)
        _add(tally["cue.speech" if _speaks(text, a["cue"]) else "cue.other"], right, 0, 1)
        _add(tally[f"source.{_kind(text, a['source'])}"], right, 0, 1)


def _forms(form: Form) -> tuple[str, ...]:
    return (f"form.{form}",) if form == "indirect" else (f"form.{form}", "form.direct-or-mixed")


def _speaks(text: str, cue: list[Span]) -> bool:
    return any(stem(w.lower()) in SAYING for s in cue for w in re.findall(r"\w+", text[s.start : s.end]))


def _kind(text: str, source: list[Span]) -> str:
    phrase = " ".join(text[s.start : s.end] for s in source)
    if not phrase:
        return "none"
    if phrase.lower() in PRONOUNS:
        return "pronoun"
    return "named" if re.search(r"[a-z,]\s[A-Z]|^(?!The\b|A\b|An\b)[A-Z]\S*(?:\s[A-Z]|$)", phrase) else "described"


def _calibration(sure: list[tuple[float, bool]]) -> dict[str, float]:
    out, error = {}, 0.0
    for low in range(10):
        here = [(c, h) for c, h in sure if low <= min(9, int(c * 10)) < low + 1]
        if here:
            share = sum(h for _, h in here) / len(here)
            if low == 9:
                out["held.9"] = share
            error += len(here) / len(sure) * abs(share - sum(c for c, _ in here) / len(here))
    return out | {"calibration-error": error}


def _add(to: Counts, right: int, found: int, wanted: int) -> None:
    for n, value in enumerate((right, found, wanted)):
        to[n] += value


def _same_source(ours: frozenset[int], gold: frozenset[int]) -> bool:
    return bool(ours & gold) or not (ours or gold)
