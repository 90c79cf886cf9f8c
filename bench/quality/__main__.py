"""Measures every part of the program on the development data and holds the scores against pinned floors.

    python bench/quality ../shared [PART …] [--update] [--lower]

A part is a module of this folder with ``score(shared) -> {name: value}``. A value may fall below its floor by
TOLERANCE. ``--update`` raises floors to what was measured and adds new ones; it never lowers a floor unless ``--lower``
stands beside it. Floors are only good for the data they were set on, so its digest is kept with them.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import shown

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
TOLERANCE = 0.004
"""Scores are the same in every run on one machine with one set of libraries. Between versions of those that clean
pages, read dates and weigh words some findings fall the other way: one statement of the PolNeAR articles moves a score
by about .0005, so this leaves room for some eight. One statement of the founding pair moves its score by .03: there
every change shows, and is meant to."""
LOWER_IS_BETTER = ("-refused", "-taken-for-one", "calibration-error")
"""Endings of scores that count faults; their floor is a ceiling."""
BESIDE = (
    "_trafilatura",
    "_readability",
    "_resiliparse",
    "_everything",
    "_masked",
    "_unmasked",
    "_obvious",
    "_baseline",
)
"""Endings of scores of others, which stand beside ours for comparison and have no floor."""


def parts() -> list[str]:
    """The modules here that measure something."""
    return sorted(p.stem for p in HERE.glob("*.py") if "\ndef score(" in p.read_text("utf-8"))


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files of the development data."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(str(path.relative_to(folder)).encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def worse(name: str, value: float, floor: float) -> float:
    """By how much a value is on the wrong side of its floor; negative where it is on the right one."""
    return value - floor if name.endswith(LOWER_IS_BETTER) else floor - value


def main() -> int:
    ask = argparse.ArgumentParser(prog="python bench/quality", description=__doc__.split("\n")[0])  # type: ignore[union-attr]
    ask.add_argument("shared", type=Path, help="the folder that holds data/")
    ask.add_argument("part", nargs="*", help=f"of {', '.join(parts())}; all where none is named")
    ask.add_argument("--update", action="store_true", help="raise floors to what was measured")
    ask.add_argument("--lower", action="store_true", help="with --update: lower them too")
    told = ask.parse_args()
    data = told.shared / "data"
    if not data.is_dir():
        ask.error(f"{data} is no folder; name the one that holds data/")
    if unknown := set(told.part) - set(parts()):
        ask.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(parts())}")
    return run(told.shared, told.part or parts(), update=told.update, lower=told.lower)


def run(shared: Path, names: list[str], *, update: bool, lower: bool) -> int:
    pinned: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"digest": "", "floors": {}}
    floors: dict[str, float] = pinned["floors"]
    here = digest(shared / "data")
    changed = bool(pinned["digest"]) and here != pinned["digest"]
    if changed:
        print("the data differ from those the floors were set on: compare with care", file=sys.stderr)
    below = []
    for part in names:
        began = time.process_time()
        for key, value in importlib.import_module(part).score(shared).items():
            name, value = f"{part}.{key}", round(value, 4)
            if value > 1:
                print(f"{name:55} {value:7.0f}  (a number of cases, no score)")
                continue
            floor = floors.get(name)
            short = worse(name, value, floor) if floor is not None else 0.0
            print(f"{name:55} {value:7.4f}  {'' if floor is None else f'floor {floor:.4f}'}")
            if short > TOLERANCE:
                below.append(f"{name} {value:.4f}, floor {floor:.4f}")
            if update and not name.endswith(BESIDE) and (floor is None or short < 0 or lower):
                floors[name] = value
        print(f"{part}: {time.process_time() - began:.1f} s of processor time\n", flush=True)
    if update and (not changed or lower):
        text = json.dumps({"digest": here, "floors": dict(sorted(floors.items()))}, indent=1)
        FLOORS.write_text(text + "\n", "utf-8")
        shown.write(floors)
    for line in below:
        print(f"below its floor: {line}", file=sys.stderr)
    return 1 if below and not (update and lower) else 0


if __name__ == "__main__":
    sys.exit(main())
