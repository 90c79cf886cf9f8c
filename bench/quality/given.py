"""The compared events with their gold statements handed over: what is left is to say which are one."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from overlap import MATCHED, jaccard, spans_of, words

from twosource.compare import letters, read
from twosource.matching.parts import Part
from twosource.records import Article, Page, Problem, Report, Speaker, Statement

STANCES = ("asserts", "accuses", "denies", "declines", "promises", "asks")
KINDS = ("named", "role", "unnamed", "institution", "document")
Pair = frozenset[str]
"""The ids of two gold statements."""


class Event(msgspec.Struct, frozen=True):
    """Reports whose statements are those of the gold, ids too; pairs of ids that are matches, may be, and easily seem to be."""

    name: str
    reports: tuple[Report, ...]
    same: frozenset[Pair]
    undecided: frozenset[Pair]
    hard: frozenset[Pair]
    texts: tuple[str, ...]

    def read(self) -> tuple[Report, ...]:
        """The reports as the program reads them."""
        pages = (
            Page(path=r.path, media="text", content=t, encoding="utf-8")
            for r, t in zip(self.reports, self.texts, strict=True)
        )
        return tuple(
            msgspec.structs.replace(read(p), letter=r.letter) for p, r in zip(pages, self.reports, strict=True)
        )

    def met(self, *parts: Part) -> set[Pair]:
        """The pairs of gold statements whose contents those of two parts of different reports cover (MATCHED)."""
        sides = []
        for part in parts:
            own = next(r for r in self.reports if r.letter == part.letter)
            mine = words(own.text, part.spans)
            sides.append([s.id for s in own.statements if jaccard(mine, words(own.text, s.content)) >= MATCHED])
        return {frozenset(p) for p in itertools.product(*sides)}


class Given(msgspec.Struct, frozen=True):
    """A reader that knows the statements already."""

    statements: tuple[Statement, ...]

    def read(self, article: Article) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:  # noqa: ARG002
        return self.statements, ()


def events(shared: Path) -> list[Event]:
    """In the order of their names."""
    return [_event(p) for p in sorted((shared / "data" / "comparisons").iterdir()) if p.is_dir()]


def _event(folder: Path) -> Event:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    found, texts = [], []
    for letter, (name, facts) in zip(letters(len(gold["reports"])), gold["reports"].items(), strict=True):
        text = (folder / facts["file"]).read_text("utf-8")
        own = tuple(_statement(s) for s in gold["statements"] if s["report"] == name and s["content"])
        report = read(Page(path=name, media="text", content=text, encoding="utf-8"), Given(own))
        found.append(msgspec.structs.replace(report, letter=letter))
        texts.append(text)
    same = pairs_of(m["members"] for m in gold["matches"])
    return Event(
        name=folder.name,
        reports=tuple(found),
        same=same,
        undecided=pairs_of((u["a"], u["b"]) for u in gold["undecided"]) - same,
        texts=tuple(texts),
        hard=pairs_of((u["a"], u["b"]) for u in gold["not_matches"]) - same,
    )


def pairs_of(groups: Iterable[Iterable[str]]) -> frozenset[Pair]:
    """Every pair of statements of two different reports."""
    every = (p for group in groups for p in itertools.combinations(group, 2))
    return frozenset(frozenset(p) for p in every if p[0].split(".")[0] != p[1].split(".")[0])


def _statement(s: dict[str, Any]) -> Statement:
    return Statement(
        id=s["id"],
        source=tuple(spans_of(s["source"])),
        cue=tuple(spans_of(s["cue"])),
        content=tuple(spans_of(s["content"])),
        form=s["form"],
        stance=s["stance"] if s["stance"] in STANCES else "other",
        speaker=Speaker(name=s["speaker"] or "", kind=s["speaker_kind"] if s["speaker_kind"] in KINDS else "unknown"),
        addressee=(),
        damaged=False,
        confidence=1.0,
        why="",
    )
