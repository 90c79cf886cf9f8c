"""Fits the two scorers of twosource.speech.linking to the links of the gold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from examples import Gold
from numpy.typing import NDArray
from torch import Tensor, nn

from twosource.marks import quotations
from twosource.spans import Span, lines_of
from twosource.speech.linking import Laid, Scorer, Tagged, TaggedRole, candidates, features, laid
from twosource.weights.pieces import pieces

HIDDEN = 24
Choices = list[tuple[list[list[float]], int]]
"""For each span its rows of features, none first, and the number of the right one."""


def gold_spans(gold: Gold) -> tuple[list[Tagged], dict[tuple[int, int, str], int]]:
    """The gold's spans as the reader would hand them over, and their places."""
    out: list[Tagged] = []
    for p, line in enumerate(lines_of(gold.text)):
        words = pieces(gold.text, line, [(q.span, q.kind) for q in quotations(gold.text, line)]).words
        for start, end, role in gold.spans:
            held = [n for n, w in enumerate(words) if w.start < end and w.end > start]
            if held:
                out.append(Tagged(role, Span(max(start, line.start), min(end, line.end)), p, held[0], held[-1]))  # type: ignore[arg-type]
    out.sort(key=lambda t: (t.span.start, t.span.end, t.role))
    return out, {(t.span.start, t.span.end, t.role): n for n, t in enumerate(out)}


def choices(gold: Gold) -> tuple[Choices, Choices]:
    """Of each content its cue, of each cue its source."""
    spans, place = gold_spans(gold)
    text = laid(gold.text, spans)
    cue_of: dict[int, int] = {}
    source_of: dict[int, int] = {}
    for a in gold.attributions:
        cues = [place[s, e, "cue"] for s, e in a["cue"] if (s, e, "cue") in place]
        sources = [place[s, e, "source"] for s, e in a["source"] if (s, e, "source") in place]
        for s, e in a["content"]:
            if (s, e, "content") in place and cues:
                cue_of[place[s, e, "content"]] = cues[0]
        if cues and sources:
            source_of[cues[0]] = sources[0]
    return _rows(text, "content", "cue", cue_of), _rows(text, "cue", "source", source_of)


def _rows(text: Laid, role: TaggedRole, other: TaggedRole, right: dict[int, int]) -> Choices:
    out: Choices = []
    for n, t in enumerate(text.spans):
        if t.role != role:
            continue
        options = candidates(text, n, other)
        wanted = right.get(n)
        if wanted is not None and wanted not in options:
            continue
        rows = features(text, n, (None, *options))
        out.append((rows, 0 if wanted is None else 1 + options.index(wanted)))
    return out


def fitted(given: Choices, seed: int, epochs: int = 12) -> Scorer:
    """A scorer by softmax over the rows of each span."""
    torch.manual_seed(seed)
    width = len(given[0][0][0])
    inputs, outputs = nn.Linear(width, HIDDEN), nn.Linear(HIDDEN, 1, bias=False)
    optimizer = torch.optim.AdamW([*inputs.parameters(), *outputs.parameters()], lr=3e-3, weight_decay=1e-3)
    most = max(len(rows) for rows, _ in given)
    x = torch.zeros(len(given), most, width)
    there = torch.zeros(len(given), most, dtype=torch.bool)
    for n, (rows, _) in enumerate(given):
        x[n, : len(rows)] = torch.tensor(rows)
        there[n, : len(rows)] = True
    y = torch.tensor([right for _, right in given])

    def score(some: Tensor) -> Tensor:
        return outputs(torch.relu(inputs(x[some])))[..., 0].masked_fill(~there[some], -1e4)  # type: ignore[no-any-return]

    steps = epochs * (len(given) // 256 + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1e-2, total_steps=steps)
    for _ in range(epochs):
        order = torch.randperm(len(given))
        for at in range(0, len(order), 256):
            some = order[at : at + 256]
            loss = nn.functional.cross_entropy(score(some), y[some])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    arrays: Callable[[Tensor], NDArray[np.float32]] = lambda t: t.detach().numpy().astype(np.float32)  # noqa: E731
    return Scorer(arrays(inputs.weight.T.contiguous()), arrays(inputs.bias), arrays(outputs.weight[0]))


def accuracy(score: Scorer, given: Sequence[tuple[list[list[float]], int]]) -> float:
    """Share of spans whose best row is the right one."""
    return float(np.mean([int(score(rows).argmax()) == right for rows, right in given]))
