"""From labelled pages to the forests that tell report from furniture:

    python training/lines ../shared/data --to build/lines

measures by cross-validation over sites first and writes ``scores.json`` and the forests of every fold to build/lines,
then those taught by all pages. With ``--ship`` the last go into the package and the folds to bench/quality/folds, where
they judge pages of sites that they have not seen. All settings stand in config.toml; every draw is seeded. Some ten
minutes on one core. Needs the extra ``training``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from grown import written
from looks import looks
from measured import scores
from samples import Sample, clean, excerpts, fold_of, fragments, html, plain, shortened

from twosource.article.judging import Judge
from twosource.weights.forest import HASHES, Forest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def main() -> None:
    """Parse, read, measure, grow."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path, help="the folder with pages/ and statements/")
    ask.add_argument("--to", type=Path, required=True, help="where the forests are written")
    ask.add_argument("--medium", choices=("html", "text"), action="append", help="only this; both where none is named")
    ask.add_argument("--measure-only", action="store_true", help="no forests taught by all pages")
    ask.add_argument("--ship", action="store_true", help="put the result into the package and bench/quality/folds")
    told = ask.parse_args()
    if not (told.data / "pages" / "plain.jsonl").exists():
        sys.exit(f"{told.data} has no pages/plain.jsonl; give the folder that holds the data")
    config = tomllib.loads((HERE / "config.toml").read_text("utf-8"))
    found: dict[str, Any] = {}
    whole: dict[str, bytes] = {}
    folds: dict[str, bytes] = {}
    for medium in told.medium or ("html", "text"):
        samples = _samples(told.data, medium, config)
        print(f"{medium}: {len(samples)} pages, {sum(len(s.lines) for s in samples)} lines", flush=True)
        parts, found[medium] = _measured(samples, medium, config)
        folds |= parts
        print(json.dumps(found[medium], indent=1), flush=True)
        if not told.measure_only:
            whole |= looks(_taught(samples), medium, config[medium], config["inner-folds"])
    written(told.to / "folds", folds, "folds.sha256")
    (told.to / "scores.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if whole:
        written(told.to, whole, HASHES)
    if told.ship:
        written(ROOT / "bench" / "quality" / "folds", folds, "folds.sha256")
        written(ROOT / "src" / "twosource" / "weights" / "data", whole, HASHES)
        (HERE / "scores.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _samples(data: Path, medium: str, config: dict[str, Any]) -> list[Sample]:
    if medium == "html":
        return [*html(data / "pages"), *fragments(data / "pages")]
    texts, articles = data / "pages" / "plain.jsonl", data / "statements" / "polnear_train.jsonl"
    whole = clean(data / "pages", articles, config["text"]["clean"])
    return [*plain(texts), *shortened(texts), *excerpts(data / "pages"), *whole]


def _taught(samples: list[Sample]) -> list[Sample]:
    """Without the clean texts: taught by them too, the forests find less furniture; a rule knows such a text (labelling.py)."""
    return [s for s in samples if s.kind != "clean"]


def _measured(samples: list[Sample], medium: str, config: dict[str, Any]) -> tuple[dict[str, bytes], dict[str, float]]:
    """The forests of each fold, and the scores of the pages that each has not seen."""
    count = config["folds"]
    forests: dict[str, bytes] = {}
    judges: dict[int, Judge] = {}
    for fold in range(count):
        grown = looks(
            [s for s in _taught(samples) if fold_of(s.site, count) != fold],
            medium,
            config[medium],
            config["inner-folds"],
        )
        forests |= {f"{name}-fold{fold}": data for name, data in grown.items()}
        second = grown.get(f"lines-{medium}-2")
        judges[fold] = Judge(Forest(grown[f"lines-{medium}-1"]), Forest(second) if second else None)
        print(f"{medium}: fold {fold + 1} of {count}", flush=True)
    return forests, scores(samples, [judges[fold_of(s.site, count)] for s in samples])


if __name__ == "__main__":
    main()
