"""Scores of asking the archive by meaning: is a statement found by another rendering, a paraphrase, a few words of one?

An archive is made of one of each two renderings or paraphrases and of 6,000 statements of other articles, and asked for the other
one. ``few``: words of the question that the statement has not, and one that it has.

Run ``python bench/quality/finding.py [FOLDER]``; FOLDER holds the development data.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from twosource.records import Line, Report, Speaker, Statement
from twosource.spans import Span, Text
from twosource.store import Archive
from twosource.stories import content_words
from twosource.weights import stem

PAIRS = 500
OTHERS = 6_000
Pair = tuple[str, str]
"""What is asked, and the statement that says it in other words."""


def score(shared: Path) -> dict[str, float]:
    """Shares of questions whose statement comes first and among the first ten."""
    data = shared / "data"
    sets = {"rendering": _renderings(data), "paraphrase": _paraphrases(data)}
    out: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, Archive.open(str(Path(folder) / "asked.db")) as archive:
        said = [pair[1] for pairs in sets.values() for pair in pairs[:PAIRS]]
        archive.add(_report(text) for text in dict.fromkeys([*said, *_others(data)]))
        for name, pairs in sets.items():
            asked = pairs[:PAIRS]
            few = [(words, text) for question, text in asked if (words := _few(question, text))]
            for kind, questions in ((name, asked), (f"{name}-few", few)):
                places = [_place(archive, *question) for question in questions]
                out[f"{kind}.first"] = sum(p == 0 for p in places) / len(places)
                out[f"{kind}.ten"] = sum(p is not None and p < 10 for p in places) / len(places)
    return out


def _place(archive: Archive, question: str, text: str) -> int | None:
    hits = archive.find(question, 10, by="meaning")
    return next((n for n, hit in enumerate(hits) if hit.text == text), None)


def _few(question: str, text: str) -> str:
    """Words of ``question`` that ``text`` has not, and the rarest that it has; empty where there are too few."""
    there = {stem(w) for w in content_words(text)}
    words = list(dict.fromkeys(content_words(question)))
    other = [w for w in words if stem(w) not in there]
    own = [w for w in words if stem(w) in there]
    return " ".join([*other, own[0]]) if len(other) > 1 and own else ""


def _report(text: str) -> Report:
    whole = Span(0, len(text))
    statement = Statement(
        id="s", source=(), cue=(), content=(whole,), form="indirect", stance="asserts", damaged=False, confidence=1.0, why="",
        speaker=Speaker(name="", kind="unknown"), addressee=(),
    )  # fmt: skip
    sha256 = Text.of(text).sha256
    return Report(
        id=sha256, path=sha256, sha256=sha256, text=text, lines=(Line(span=whole, role="paragraph", article=True),),
        title=None, outlet=None, language="en", authors=(), published=None, dateline=None, credits=(), statements=(statement,),
        figures=(), dates=(), names=(), labels=(), responses=(), problems=(),
    )  # fmt: skip


def _renderings(data: Path) -> list[Pair]:
    rows = _rows(data / "matching" / "translation_variants.jsonl")
    return _mixed((r["refB"], r["refA"]) for r in rows if r.get("refB") and len(r["refA"].split()) > 5)


def _paraphrases(data: Path) -> list[Pair]:
    return _mixed((r["b"], r["a"]) for r in _rows(data / "matching" / "mrpc_train.jsonl") if r["label"] == 1)


def _mixed(pairs: Iterable[Pair]) -> list[Pair]:
    out = list({_plain(text): (_plain(question), _plain(text)) for question, text in pairs}.values())
    random.Random(5).shuffle(out)
    return out


def _plain(text: str) -> str:
    return " ".join(text.split())


def _others(data: Path) -> list[str]:
    out = []
    for row in _rows(data / "statements" / "polnear_train.jsonl"):
        for told in row["attributions"]:
            words = _plain(" ".join(row["text"][start:end] for start, end in told["content"]))
            if len(re.findall(r"\w+", words)) > 4:
                out.append(words)
    random.Random(5).shuffle(out)
    return out[:OTHERS]


def _rows(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[3] / "shared"
    for name, value in score(folder).items():
        print(f"{value:.3f}  {name}")
