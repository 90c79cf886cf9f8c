"""PolNeAR articles as paragraphs of pieces with a tag for each word, packed into windows."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import torch
from crf import ROLES
from torch import Tensor

from twosource.marks import quotations
from twosource.records import Article, Line
from twosource.spans import Span, Text, lines_of
from twosource.weights.pieces import CLS, SEP, Pieces, pieces


class Gold(msgspec.Struct, frozen=True):
    """One article. ``spans``: (start, end, role)."""

    id: str
    annotator: str
    title: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    attributions: tuple[dict[str, list[list[int]]], ...]


class Tagged(msgspec.Struct, frozen=True):
    """One paragraph and its tags, a word each: 0 outside, 1 + 2r begin, 2 + 2r inside of role r."""

    pieces: Pieces
    tags: tuple[int, ...]


class Window(msgspec.Struct, frozen=True):
    """Pieces of one window; ``parts``: for each paragraph or part of one (places of first pieces, tags, cut at its start)."""

    ids: list[int]
    kinds: list[int]
    parts: list[tuple[list[int], list[int], bool]]
    annotator: str


def articles(path: Path) -> list[Gold]:
    out = []
    for line in path.read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            spans = {(s, e, role) for a in row["attributions"] for role in ROLES for s, e in a[role]}
            known = tuple({role: a[role] for role in ROLES} for a in row["attributions"])
            out.append(Gold(row["id"], row["annotator"], row["title"], row["text"], tuple(sorted(spans)), known))
    return out


def plain(path: Path) -> list[Gold]:
    """Reports without tags; no annotator is the sign of them."""
    rows = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)
    return [Gold(r["id"], "", r.get("title") or "", r["text"][:LONGEST], (), ()) for r in rows if len(r["text"]) > 400]


LONGEST = 8_000
"""Code points of a report without tags; the rest of a long one says little new."""


def as_article(gold: Gold) -> Article:
    """Every line is prose, the first the title where it repeats it."""
    spans = tuple(lines_of(gold.text))
    headline = bool(spans) and is_title(gold.text[spans[0].start : spans[0].end], gold.title)
    lines = tuple(
        Line(span=s, role="title" if headline and not n else "paragraph", article=True) for n, s in enumerate(spans)
    )
    return Article(
        path=gold.id, id=gold.id, text=Text.of(gold.text), lines=lines, title=None, outlet=None, url=None, language="en",
        authors=(), published=None, dateline=None, credits=(), problems=(),
    )  # fmt: skip


def tagged(gold: Gold, *, plain_title: bool = False) -> list[Tagged]:
    """The paragraphs of an article. The first that repeats the title is a headline."""
    out = []
    for n, line in enumerate(lines_of(gold.text)):
        headline = not n and not plain_title and is_title(gold.text[line.start : line.end], gold.title)
        marked = [(q.span, q.kind) for q in quotations(gold.text, line)]
        made = pieces(gold.text, line, marked, headline=headline)
        if made.words:
            out.append(Tagged(made, _tags(made.words, gold.spans)))
    return out


def is_title(line: str, title: str) -> bool:
    return line.rstrip(". ").casefold()[:40] == title.rstrip(". ").casefold()[:40] and "\n" not in title


def _tags(words: Sequence[Span], spans: Sequence[tuple[int, int, str]]) -> tuple[int, ...]:
    tags = [0] * len(words)
    for start, end, role in spans:
        begun = False
        for n, word in enumerate(words):
            if word.start < end and word.end > start:
                tags[n] = 2 + 2 * ROLES.index(role) if begun else 1 + 2 * ROLES.index(role)
                begun = True
    return tuple(tags)


def windows(paragraphs: Sequence[Tagged], annotator: str, room: int, draw: random.Random) -> Iterator[Window]:
    """The article cut into windows of at most ``room`` pieces; where the first ends is drawn, so that epochs differ."""
    limit = draw.randint(room // 2, room)
    ids, kinds, parts = [CLS], [0], []
    for p in paragraphs:
        at = 0
        while at < len(p.pieces.words):
            left = limit - len(ids) - 1
            whole = len(p.pieces.ids) - p.pieces.firsts[at]
            stop = len(p.pieces.words)
            if whole > left:
                stop = at if parts and whole <= room - 2 else _fitting(p.pieces, at, left)
            if stop > at:
                begin = p.pieces.firsts[at]
                end = p.pieces.firsts[stop] if stop < len(p.pieces.words) else len(p.pieces.ids)
                offset = len(ids) - begin
                parts.append(([f + offset for f in p.pieces.firsts[at:stop]], list(p.tags[at:stop]), at > 0))
                ids += p.pieces.ids[begin:end]
                kinds += p.pieces.kinds[begin:end]
                ids.append(SEP)
                kinds.append(0)
                at = stop
            if at < len(p.pieces.words):
                yield Window(ids, kinds, parts, annotator)
                ids, kinds, parts, limit = [CLS], [0], [], room
    if parts:
        yield Window(ids, kinds, parts, annotator)


def _fitting(p: Pieces, at: int, left: int) -> int:
    stop = at
    while stop < len(p.words):
        end = p.firsts[stop + 1] if stop + 1 < len(p.words) else len(p.ids)
        if end - p.firsts[at] > left:
            break
        stop += 1
    return stop


class Batch(msgspec.Struct, frozen=True):
    """Tensors of a batch. ``firsts`` are places in the flattened [rows * length] pieces; parts are rows of ``tags``."""

    ids: Tensor
    kinds: Tensor
    lengths: Tensor
    firsts: Tensor
    tags: Tensor
    words: Tensor
    free: Tensor
    annotators: tuple[str, ...]


def batch(rows: Sequence[Window]) -> Batch:
    length = max(len(w.ids) for w in rows)
    parts = [(n, *p) for n, w in enumerate(rows) for p in w.parts]
    words = max(len(p[1]) for p in parts)
    ids, kinds = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length, dtype=torch.long)
    firsts, tags = torch.zeros(len(parts), words, dtype=torch.long), torch.zeros(len(parts), words, dtype=torch.long)
    for n, w in enumerate(rows):
        ids[n, : len(w.ids)] = torch.tensor(w.ids)
        kinds[n, : len(w.kinds)] = torch.tensor(w.kinds)
    for m, (n, places, own, _) in enumerate(parts):
        firsts[m, : len(places)] = torch.tensor(places) + n * length
        tags[m, : len(own)] = torch.tensor(own)
    return Batch(
        ids,
        kinds,
        torch.tensor([len(w.ids) for w in rows]),
        firsts,
        tags,
        torch.tensor([len(p[1]) for p in parts]),
        torch.tensor([p[3] for p in parts]),
        tuple(w.annotator for w in rows),
    )
