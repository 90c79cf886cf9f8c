"""Reports made of news sentences in two human translations, each sentence a quotation of one speaker: renderings, and what is none.

Of each document up to MOST sentences without quotation marks of their own. Every second document is for teaching, the
others for measuring.
"""

from __future__ import annotations

import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from twosource.records import Line, Report, Speaker, Statement
from twosource.spans import Span, Text, lines_of

MOST = 12
_SHORTEST, _LONGEST = 5, 40
"""Words of a sentence."""
_TOGETHER = 30
"""Sentences in a row that count as a document where the data name none."""


def renderings(data: Path, *, teaching: bool) -> Iterator[tuple[Report, Report]]:
    """Two reports a document; the n-th statement of the one and that of the other are one quotation, and no others are."""
    by_document: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for n, line in enumerate((data / "matching" / "translation_variants.jsonl").read_text("utf-8").splitlines()):
        row = json.loads(line)
        one, two = (" ".join(row[name].split()).strip('".“”') for name in ("refA", "refB"))
        if _SHORTEST <= len(one.split()) <= _LONGEST and two and not {'"', "“"} & set(one + two):
            by_document[row["doc"] or f"{row['lang']} {n // _TOGETHER}"].append((one, two))
    for name, pairs in sorted(by_document.items()):
        if (zlib.crc32(name.encode()) % 2 == 0) == teaching:
            kept = random.Random(name).sample(pairs, min(MOST, len(pairs)))
            yield _report("A", [one for one, _ in kept]), _report("B", [two for _, two in kept])


def _report(letter: str, quotations: list[str]) -> Report:
    text = Text.of("\n".join(["Notebook", *(f"“{words},” Ada Brill said." for words in quotations)]))
    content = text.content
    lines = tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(content))
    return Report(
        id=letter, letter=letter, path=letter, sha256=text.sha256, text=content, lines=lines,
        title=None, outlet=None, language="en", authors=(), published=None, dateline=None, credits=(),
        statements=tuple(_statement(n, line.span, words) for n, (line, words) in enumerate(zip(lines[1:], quotations, strict=True))),
        figures=(), dates=(), names=(), labels=(), responses=(), problems=(),
    )  # fmt: skip


def _statement(n: int, line: Span, words: str) -> Statement:
    start = line.start + 1
    end = start + len(words)
    source = Span(end + len(",” "), end + len(",” Ada Brill"))
    return Statement(
        id=str(n), source=(source,), cue=(Span(source.end + 1, source.end + len(" said")),), content=(Span(start, end),),
        form="direct", stance="asserts", speaker=Speaker(name="Ada Brill", kind="named"), addressee=(), damaged=False,
        confidence=1.0, why="made",
    )  # fmt: skip
