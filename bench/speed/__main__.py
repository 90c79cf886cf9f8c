"""How long reading takes beside a peer, in one run on one machine: only the ratio says anything elsewhere.

    python bench/speed [../shared] [--rounds N]

Four measures, each a median over rounds; ours and the peer's turns alternate, so that a busy machine hits both.

- ``read``: HTML pages to reports (article, statements, figures, names), beside ``trafilatura.extract``, which stops
  at the article. Warm: one page is read before the clock starts.
- ``article``: the same pages to articles only.
- ``statements``: articles of 800 words a processor second, one thread: the trained reader beside the rules reader.
- ``cold``: processor seconds of a whole process for ``twosource --help``, and for comparing two plain texts.

With ../shared the pages are 40 of its news pages and the articles 30 of PolNeAR's development articles; without it both
are the bundled example.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from twosource import article, example
from twosource.compare import read
from twosource.records import Article, Page
from twosource.speech import RulesReader, TrainedReader

PAGES = 40
"""Every fourth of the 163 pages: all countries stay in, and a round takes some seconds."""


START = "from twosource.cli import main; main()"
"""What the command twosource runs."""


def pages(shared: Path | None) -> list[Page]:
    """Decoded HTML pages; decoding is no part of what is measured."""
    if shared is None:
        paths = [p for p in example.pages() if p.suffix == ".html"]
        contents = [(p.name, p.read_text("utf-8")) for p in paths]
    else:
        paths = sorted((shared / "data" / "pages" / "news" / "html").glob("*.html.gz"))[:: 163 // PAGES]
        contents = [(p.name, gzip.decompress(p.read_bytes()).decode("utf-8", "replace")) for p in paths]
    return [
        Page(path=name, media="html", content=text.replace("\r\n", "\n").replace("\r", "\n"), encoding="utf-8")
        for name, text in contents
    ]


ARTICLES, WORDS = 30, 800


def articles(shared: Path | None) -> list[Article]:
    """Articles whose lines are labelled already; that is no part of what is measured."""
    if shared is None:
        texts = [p.read_text("utf-8") for p in example.pages() if p.suffix == ".txt"]
    else:
        rows = (shared / "data" / "statements" / "polnear_dev.jsonl").read_text("utf-8").split("\n")[:ARTICLES]
        texts = [json.loads(row)["text"] for row in rows]
    return [article.find(Page(path="", media="text", content=t, encoding="utf-8")) for t in texts]


def statements(over: list[Article], rounds: int) -> None:
    """Prints the readers' speeds."""
    size = sum(len(a.text.content.split()) for a in over) / WORDS
    readers = {"rules reader": RulesReader(), "trained reader": TrainedReader()}
    took: dict[str, list[float]] = {name: [] for name in readers}
    for reader in readers.values():
        reader.read(over[0])
    for _ in range(rounds):
        for name, reader in readers.items():
            began = time.process_time()
            for one in over:
                reader.read(one)
            took[name].append(time.process_time() - began)
    peer = took["rules reader"]
    print(
        f"statements of {len(over)} articles; articles of {WORDS} words a processor second, and time by the rules reader's"
    )
    for name, each in took.items():
        ratio = statistics.median(a / b for a, b in zip(each, peer, strict=True))
        print(f"  {name:20} {size / statistics.median(each):8.1f}     {ratio:5.2f}")


def clocked(work: Callable[[Page], object], over: list[Page]) -> float:
    """Processor seconds for one turn over all pages."""
    began = time.process_time()
    for page in over:
        work(page)
    return time.process_time() - began


def cold(*arguments: str) -> float:
    """Processor seconds (user and system) of one process, from start to end."""
    before = os.times()
    subprocess.run([sys.executable, "-c", START, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    ask = argparse.ArgumentParser(prog="python bench/speed", description=__doc__.split("\n")[0])  # type: ignore[union-attr]
    ask.add_argument("shared", type=Path, nargs="?", help="the folder that holds data/; none: the bundled example")
    ask.add_argument("--rounds", type=int, default=5)
    told = ask.parse_args()
    over = pages(told.shared)
    turns: dict[str, Callable[[Page], object]] = {
        "trafilatura.extract": lambda page: trafilatura.extract(page.content),
        "article.find": article.find,
        "read": read,
    }
    for work in turns.values():
        work(over[0])
    took: dict[str, list[float]] = {name: [] for name in turns}
    for _ in range(told.rounds):
        for name, work in turns.items():
            took[name].append(clocked(work, over))
    peer = took["trafilatura.extract"]
    print(f"{len(over)} pages, {told.rounds} rounds; processor seconds a page, and times the peer's, medians")
    for name, each in took.items():
        ratio = statistics.median(a / b for a, b in zip(each, peer, strict=True))
        print(f"  {name:20} {statistics.median(each) / len(over):8.4f} s   {ratio:5.2f}")
    statements(articles(told.shared), told.rounds)
    texts = [str(p) for p in example.pages() if p.suffix == ".txt"]
    for title, arguments in (("--help", ["--help"]), ("compare, two texts", ["compare", *texts])):
        print(f"  cold {title:20} {statistics.median(cold(*arguments) for _ in range(told.rounds)):6.2f} s")


if __name__ == "__main__":
    main()
