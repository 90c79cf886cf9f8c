"""Sentences of mixed news with the vectors that the base model gives them: what the encoder must not forget."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from network import Reader, pooled
from torch import Tensor

from twosource.spans import Span
from twosource.weights.pieces import CLS, SEP, pieces
from twosource.words import sentences

SETS = ("stories/stream_dev.jsonl", "stories/ecbplus_dev.jsonl", "statements/polnear_train.jsonl")
SHORTEST = 20
"""Code points; what is shorter is a fragment."""


def collected(data: Path, count: int, seed: int) -> list[str]:
    """``count`` sentences, each once, drawn from the sets in turn."""
    found: set[str] = set()
    for name in SETS:
        for line in (data / name).read_text("utf-8").split("\n"):
            if line:
                text = json.loads(line)["text"]
                found.update(text[s.start : s.end] for s in sentences(text) if SHORTEST <= len(s) <= 600)
    return random.Random(seed).sample(sorted(found), min(count, len(found)))


def rows(texts: Sequence[str], longest: int) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, kinds and lengths, as the reader would be given each text alone."""
    made = [pieces(t, Span(0, len(t))) for t in texts]
    ids = [[CLS, *p.ids[: longest - 2], SEP] for p in made]
    kinds = [[0, *p.kinds[: longest - 2], 0] for p in made]
    width = max(map(len, ids))
    pad = [[0] * (width - len(r)) for r in ids]
    return (
        torch.tensor([r + p for r, p in zip(ids, pad, strict=True)]),
        torch.tensor([r + p for r, p in zip(kinds, pad, strict=True)]),
        torch.tensor([len(r) for r in ids]),
    )


@torch.no_grad()
def base_vectors(base: Reader, texts: Sequence[str], longest: int) -> Tensor:
    """What the base model says of each text; its kinds are all zero vectors. Minutes for 40,000."""
    base.eval()
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    out = torch.zeros(len(texts), 384)
    for at in range(0, len(order), 64):
        some = order[at : at + 64]
        ids, kinds, lengths = rows([texts[n] for n in some], longest)
        out[some] = pooled(base.encoder(ids, kinds, lengths), lengths)
    return out


def kept(data: Path, base: Reader, count: int, longest: int) -> dict[str, float]:
    """Of ``count`` sentence pairs that were not trained on (MRPC): the mean cosine of the shipped vectors with the base
    model's, and how well each ranks pairs with the same meaning above others (area under the curve).
    """
    from twosource.weights import vectors

    pairs = [json.loads(line) for line in (data / "matching/mrpc_train.jsonl").read_text("utf-8").split("\n")[:count]]
    same = torch.tensor([int(p["label"]) for p in pairs])
    sides = [[p[side] for p in pairs] for side in "ab"]
    wanted = [base_vectors(base, side, longest) for side in sides]
    ours = [torch.from_numpy(vectors(side)) for side in sides]
    return {
        "sentence-cosine": float(torch.cat([(a * b).sum(1) for a, b in zip(wanted, ours, strict=True)]).mean()),
        "mrpc-ranking-base": _ranking((wanted[0] * wanted[1]).sum(1), same),
        "mrpc-ranking": _ranking((ours[0] * ours[1]).sum(1), same),
    }


def _ranking(likeness: Tensor, same: Tensor) -> float:
    above = likeness[same == 1][:, None] > likeness[same == 0][None]
    return float(above.float().mean())


def loss(x: Tensor, lengths: Tensor, wanted: Tensor) -> Tensor:
    """One minus cosine, and how far the similarities within the batch have moved."""
    own = pooled(x, lengths)
    return (1 - (own * wanted).sum(1)).mean() + (own @ own.T - wanted @ wanted.T).pow(2).mean()
