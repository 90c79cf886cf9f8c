"""Grouping into stories: reports a processor second, and whether it stays the same as the archive grows.

    python bench/speed/grouping.py [../shared] [--sizes 20000 200000] [--plot docs/stories-speed.svg]

Reports are made by editing real ones (of the development streams, else of the bundled example): a story takes one, puts
words of its own in the place of every sixth, and tells it one to five times within three days, each time with a tenth of
the words changed and in part cut. PER_DAY come a day. Making them is no part of what is measured; reading their terms is.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from twosource import example
from twosource.lineage import near_pairs
from twosource.stories import STORY_THRESHOLD
from twosource.stories.gist import Gist, gist
from twosource.stories.steps import grouped

PER_DAY = 200
SLICE = 10_000
"""Reports over which a point of the plot is the mean."""


def made(count: int, texts: list[str], seed: int = 1) -> Iterator[tuple[int, str]]:
    """Day and text of so many reports, by day."""
    rnd = random.Random(seed)
    waiting: dict[int, list[str]] = {}
    day = given = 0
    while given < count:
        today = waiting.pop(day, [])
        while len(today) < PER_DAY:
            words = rnd.choice(texts).split()[:400]
            own = [
                "".join(rnd.choice(("ba", "ko", "mir", "ten", "sul", "vor", "dra", "ni")) for _ in range(4))
                for _ in range(12)
            ]
            words = [rnd.choice(own) if rnd.random() < 1 / 6 else w for w in words]
            for n in range(rnd.choice((1, 1, 2, 3, 5))):
                told = [w for w in words[rnd.randrange(20) :] if rnd.random() > 0.1]
                (today if n == 0 else waiting.setdefault(day + rnd.randrange(1, 3), [])).append(" ".join(told))
        for text in today[: count - given]:
            yield day, text
            given += 1
        day += 1


def measured(count: int, texts: list[str]) -> tuple[list[float], float, int]:
    """Seconds a report, slice by slice; memory at its highest in MB; reports open at the most."""
    spent: list[float] = []
    reading = 0.0

    def coming() -> Iterator[tuple[int, Gist, None]]:
        nonlocal reading
        for day, text in made(count, texts):
            began = time.process_time()
            one = gist(None, text, "en")
            reading += time.process_time() - began
            yield day, one, None

    making = 0.0
    source = coming()

    def clocked() -> Iterator[tuple[int, Gist, None]]:
        nonlocal making
        while True:
            began, before = time.process_time(), reading
            one = next(source, None)
            making += time.process_time() - began - (reading - before)
            if one is None:
                return
            yield one

    done = most = at = 0
    began, made_before = time.process_time(), 0.0
    for step in grouped(clocked(), STORY_THRESHOLD):
        done += len(step.names)
        most = max(most, len(step.days))
        if done - at >= SLICE or done == count:
            now = time.process_time()
            spent.append((now - began - (making - made_before)) / (done - at))
            began, made_before, at = now, making, done
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, most


def texts_of(shared: Path | None) -> list[str]:
    if shared is None:
        return [p.read_text("utf-8") for p in example.pages() if p.suffix == ".txt"]
    rows = (shared / "data" / "stories" / "stream_dev.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    return [json.loads(row)["text"] for row in rows[::3]]


def grouping(shared: Path | None, sizes: tuple[int, ...] = (20_000,), plot: Path | None = None) -> None:
    """Prints the speeds; each size has texts of its own making, the same every time."""
    texts = texts_of(shared)
    lines = {}
    for size in sizes:
        spent, memory, most = measured(size, texts)
        lines[size] = spent
        mean = sum(spent) / len(spent)
        print(
            f"grouping {size:,} reports, {PER_DAY} a day: {1 / mean:,.0f} a processor second, "
            f"{1e6 * mean:,.0f} µs a report; last tenth against first {_ratio(spent):.2f}; "
            f"{most:,} open at most, {memory:,.0f} MB",
            flush=True,
        )
    if plot is not None:
        plot.write_text(drawn(lines), "utf-8")


def near_copies(shared: Path | None, count: int = 2_000) -> None:
    """Prints how fast near copies are found among so many made reports, and how many pairs are held side by side."""
    texts = [text for _, text in made(count, texts_of(shared))]
    began = time.process_time()
    found = near_pairs(texts)
    spent = time.process_time() - began
    print(
        f"near copies among {count:,} reports: {count / spent:,.0f} a processor second, {len(found):,} pairs to hold side by side"
    )


def _ratio(spent: list[float]) -> float:
    tenth = max(1, len(spent) // 10)
    return (sum(spent[-tenth:]) / tenth) / (sum(spent[:tenth]) / tenth)


def drawn(lines: dict[int, list[float]]) -> str:
    """Time a report over how many are in, as SVG; each size a line."""
    wide, high, left, top, bottom = 640, 300, 60, 24, 44
    most, slowest = max(lines), max(max(s) for s in lines.values()) * 1e6
    scale = max(200, 200 * -(-int(slowest) // 200))

    def at(reports: float, micro: float) -> str:
        x = left + (wide - left - 20) * reports / most
        y = high - bottom - (high - bottom - top) * micro / scale
        return f"{x:.1f},{y:.1f}"

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="12" role="img">',
        "<title>Processor time for grouping one report, by how many reports the archive holds</title>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
    ]
    for tick in range(0, scale + 1, scale // 4):
        y = at(0, tick).split(",")[1]
        out.append(f'<path d="M{left} {y}H{wide - 20}" stroke="#ddd"/>')
        out.append(f'<text x="{left - 6}" y="{float(y) + 4:.1f}" text-anchor="end">{tick}</text>')
    for part in range(5):
        x = at(most * part / 4, 0).split(",")[0]
        out.append(
            f'<text x="{x}" y="{high - bottom + 18}" text-anchor="{"end" if part == 4 else "middle"}">{most * part // 4:,}</text>'
        )
    out.append(f'<text x="{(wide + left) / 2:.0f}" y="{high - 6}" text-anchor="middle">reports grouped</text>')
    out.append(f'<text x="{left}" y="14">microseconds of processor time a report</text>')
    for (size, spent), colour, width in zip(
        sorted(lines.items()), ("#b3541e", "#1f5f8b", "#333"), (4, 2, 2), strict=False
    ):
        step = size / len(spent)
        points = " ".join(at(min(size, step * (n + 0.5)), 1e6 * s) for n, s in enumerate(spent))
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        last = at(size, 1e6 * spent[-1]).split(",")
        out.append(
            f'<text x="{last[0]}" y="{float(last[1]) - 8:.1f}" text-anchor="end" fill="{colour}">{size:,} reports</text>'
        )
    return "\n".join([*out, "</svg>"]) + "\n"


def main() -> None:
    ask = argparse.ArgumentParser(prog="python bench/speed/grouping.py", description=__doc__.split("\n")[0])  # type: ignore[union-attr]
    ask.add_argument("shared", type=Path, nargs="?", help="the folder that holds data/; none: the bundled example")
    ask.add_argument("--sizes", type=int, nargs="+", default=[20_000, 200_000])
    ask.add_argument("--plot", type=Path, help="write the plot here, an SVG")
    told = ask.parse_args()
    grouping(told.shared, tuple(told.sizes), told.plot)


if __name__ == "__main__":
    sys.exit(main())
