"""One training run: PolNeAR's tags and the base model's sentence vectors, from one seed. Resumes where it was stopped."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import torch
import torch.nn.functional as F
from augment import dressed
from examples import Batch, Gold, Window, batch, tagged, windows
from network import LAYERS, Reader
from sentences import loss, rows
from torch import Tensor

import invented

SAVE_EVERY = 100


class Course(msgspec.Struct, frozen=True):
    """What a run learns from. ``plain``: texts without tags, which only a teacher can say something about."""

    name: str
    config: dict[str, Any]
    settings: dict[str, Any]
    gold: list[Gold]
    plain: list[Gold]
    texts: list[str]
    vectors: Tensor
    teacher: Reader | None = None

    @property
    def annotators(self) -> list[str]:
        """In order; a window may be told its number."""
        return [*sorted({g.annotator for g in self.gold}), invented.ANNOTATOR]


def run(course: Course, reader: Reader, seed: int, to: Path, log: Callable[[str], None]) -> Reader:
    """The reader after all epochs, its weights the moving average. ``to`` keeps the state every few minutes."""
    settings = course.settings
    torch.manual_seed(seed)
    kept = {k: v.detach().clone() for k, v in reader.state_dict().items()}
    optimizer = torch.optim.AdamW(_groups(reader, settings), weight_decay=settings["weight_decay"])
    step = start = 0
    state = to / f"{course.name}-{seed}.pt"
    rates = [g["lr"] for g in optimizer.param_groups]
    if state.exists():
        saved = torch.load(state, weights_only=False)
        reader.load_state_dict(saved["reader"])
        optimizer.load_state_dict(saved["optimizer"])
        kept, start, rates = saved["kept"], saved["step"], saved["rates"]
        log(f"{course.name} {seed}: resumes at step {start}")
    batches = [b for epoch in range(settings["epochs"]) for b in _epoch(course, seed, epoch)]
    clock, shown = time.monotonic(), 0.0
    for some in batches:
        step += 1
        if step <= start:
            continue
        torch.manual_seed(seed * 1_000_003 + step)
        draw = random.Random(seed * 1_000_003 + step)
        _schedule(optimizer, rates, step, len(batches), settings["warmup"])
        reader.train()
        value = _step(course, reader, batch(some), draw)
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(reader.parameters(), settings["clip"])
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        _average(kept, reader, min(settings["average"], step / (step + 10)))
        shown += float(value.detach())
        if step % 50 == 0:
            speed = (time.monotonic() - clock) / (step - start)
            log(f"{course.name} {seed} step {step}/{len(batches)} loss {shown / 50:.3f} {speed:.2f} s a step")
            shown = 0.0
        if step % SAVE_EVERY == 0 or step == len(batches):
            _save(state, reader, optimizer, kept, step, rates)
    reader.load_state_dict(kept)
    return reader.eval()


def _epoch(course: Course, seed: int, epoch: int) -> list[list[Window]]:
    draw = random.Random(seed * 7919 + epoch)
    plain = draw.sample(course.plain, min(course.settings.get("plain", 0), len(course.plain)))
    batches = [*_batches(course, course.gold, draw), *_batches(course, plain, draw)]
    if count := course.settings.get("invented", 0):
        stock = invented.Stock(course.gold)
        batches += _batches(course, [invented.invented(stock, draw, n) for n in range(count)], draw)
    draw.shuffle(batches)
    return batches


def _batches(course: Course, gold: list[Gold], draw: random.Random) -> list[list[Window]]:
    """Rows of one batch are of like length."""
    made: list[Window] = []
    for one in gold:
        changed, plain = dressed(one, course.config["augment"], draw)
        words = tagged(changed, plain_title=plain)
        made.extend(windows(words, one.annotator, course.config["text"]["window"], draw))
    draw.shuffle(made)
    made.sort(key=lambda w: len(w.ids) // 32)
    size = course.settings["batch"]
    return [made[n : n + size] for n in range(0, len(made), size)]


def batches_of(course: Course, count: int) -> list[Batch]:
    """Some batches of gold, to measure on."""
    draw = random.Random(5)
    made = _batches(course, draw.sample(course.gold, min(len(course.gold), 3 * count)), draw)
    draw.shuffle(made)
    return [batch(b) for b in made[:count]]


def gold_loss(reader: Reader, b: Batch, scores: Tensor, piece: float) -> Tensor:
    """Of the chain and of each word by itself, a word."""
    here = torch.arange(b.tags.shape[1])[None] < b.words[:, None]
    chain = reader.crf(scores, b.tags, b.words, b.free) / here.sum()
    result: Tensor = chain + piece * F.cross_entropy(scores[here], b.tags[here])
    return result


def _step(course: Course, reader: Reader, b: Batch, draw: random.Random) -> Tensor:
    settings, own = course.settings, course.config["sentences"]
    value = torch.zeros(())
    known = bool(b.annotators[0])
    extra = None
    if known:
        told = torch.tensor([course.annotators.index(a) + 1 for a in b.annotators])
        told = torch.where(torch.rand(len(told)) < settings["annotator"], told, 0)
        extra = reader.annotators(told) * (told > 0)[:, None]
    x = reader.encoder(b.ids, b.kinds, b.lengths, extra)
    scores = reader.tags(x.flatten(0, 1)[b.firsts])
    if known:
        value = value + gold_loss(reader, b, scores, settings["piece_loss"])
    if course.teacher is not None and b.annotators[0] != invented.ANNOTATOR:  # it has never seen such forms
        value = value + settings["teach"] * _taught(course.teacher, b, x, scores)
    if settings["sentences"] < 1 and draw.random() >= settings["sentences"]:
        return value
    some = draw.sample(range(len(course.texts)), own["batch"])
    ids, kinds, lengths = rows([course.texts[n] for n in some], own["longest"])
    y = reader.encoder(ids, kinds, lengths)
    return value + own["weight"] * loss(y, lengths, course.vectors[some])


def _taught(teacher: Reader, b: Batch, x: Tensor, scores: Tensor) -> Tensor:
    """Cross entropy with the teacher's shares of tags, and how far the last layer's vectors point elsewhere."""
    here = torch.arange(b.tags.shape[1])[None] < b.words[:, None]
    inside = torch.arange(b.ids.shape[1])[None] < b.lengths[:, None]
    with torch.no_grad():
        wanted = teacher.encoder(b.ids, b.kinds, b.lengths)
        shares = teacher.tags(wanted.flatten(0, 1)[b.firsts])[here].softmax(-1)
    apart = 1 - F.cosine_similarity(x[inside], wanted[inside], dim=-1).mean()
    return F.cross_entropy(scores[here], shares) + apart


def _groups(reader: Reader, settings: dict[str, Any]) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    e = reader.encoder
    for n, layer in enumerate(e.layers):
        rate = settings["rate"] * settings["layer_decay"] ** (LAYERS - 1 - n)
        groups.append({"params": list(layer.parameters()), "lr": rate})
    lowest = settings["rate"] * settings["layer_decay"] ** LAYERS
    groups.append({"params": [e.places.weight, *e.norm.parameters()], "lr": lowest})
    new = [e.quotes, e.written, e.starts, reader.annotators, reader.tags, reader.crf]
    groups.append({"params": [p for m in new for p in m.parameters()], "lr": settings["head_rate"]})
    return groups


def _schedule(optimizer: torch.optim.Optimizer, rates: list[float], step: int, total: int, warmup: float) -> None:
    done = step / total
    share = done / warmup if done < warmup else 0.5 * (1 + math.cos(math.pi * (done - warmup) / (1 - warmup)))
    for group, rate in zip(optimizer.param_groups, rates, strict=True):
        group["lr"] = rate * share


@torch.no_grad()
def _average(kept: dict[str, Tensor], reader: Reader, share: float) -> None:
    for name, value in reader.state_dict().items():
        kept[name].lerp_(value, 1 - share)


def _save(
    to: Path, reader: Reader, optimizer: torch.optim.Optimizer, kept: dict[str, Tensor], step: int, rates: list[float]
) -> None:
    part = to.with_suffix(".part")
    torch.save(
        {
            "reader": reader.state_dict(),
            "optimizer": optimizer.state_dict(),
            "kept": kept,
            "step": step,
            "rates": rates,
        },
        part,
    )
    part.replace(to)
