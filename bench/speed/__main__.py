"""How long reading takes beside a peer, in one run on one machine: only the ratio says anything elsewhere.

    python bench/speed [../shared] [MEASURE …] [--rounds N]

Seven measures, each a median over rounds; ours and the peers' turns alternate, so that a busy machine hits all. Warm:
a page, and one in a rare language, is read before the clock starts. Every round of ``article`` and ``read`` has pages of its
own, as lines that came before are remembered.

- ``article``: HTML pages to articles, pages a processor second, beside ``trafilatura.extract`` as it comes and at its
  fastest for precision, readability-lxml and Resiliparse; these give the text alone. And plain texts to articles, by
  ours alone.
- ``read``: the same pages to reports (article, statements, figures, names), beside ``trafilatura.extract``.
- ``statements``: articles of 800 words a processor second, one thread: the trained reader beside the rules reader.
- ``add``: reports of 800 words into the archive a processor second, read in full and stored, with the trained reader beside the rules
  reader.
- ``compare``: processor seconds for reading and comparing two reports of one event and ten reports, beside all sentences held
  against each other by rapidfuzz.
- ``stories``: grouping 20,000 edited reports into stories, and near copies among them, once; grouping.py beside this file takes any
  number and draws the plot of docs/stories.md.
- ``cold``: processor seconds of a whole process for ``twosource --help``, and for comparing two plain texts.

With ../shared the pages of a round are 20 of its news pages and 20 of the article extraction benchmark, the plain texts 60 of
those made from pages, the articles 30 of PolNeAR's development articles, the reports for the archive all of them; without it all are the bundled example.
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
from typing import Any

import msgspec
import trafilatura
from adding import adding
from comparing import comparing
from grouping import grouping, near_copies

from twosource import article, example
from twosource.compare import read
from twosource.records import Article, Page
from twosource.speech import RulesReader, TrainedReader

PAGES, TEXTS = 20, 60
"""HTML pages of each set and plain texts of a round, evenly from the list: a round takes some seconds."""
TURN = 10
"""Pages that a round needs to be one."""
MEASURES = ("article", "read", "statements", "add", "compare", "stories", "cold")
START = "from twosource.cli import main; main()"
"""What the command twosource runs."""


def pages(shared: Path | None, rounds: int) -> list[Page]:
    """Decoded HTML pages for so many rounds; decoding is no part of what is measured."""
    if shared is None:
        paths = [p for p in example.pages() if p.suffix == ".html"]
        contents = [(p.name, p.read_text("utf-8")) for p in paths]
    else:
        folders = [shared / "data" / "pages" / name / "html" for name in ("news", "aeb")]
        paths = [p for folder in folders for p in evenly(sorted(folder.glob("*.html.gz")), PAGES * rounds)]
        contents = [(p.name, gzip.decompress(p.read_bytes()).decode("utf-8", "replace")) for p in paths]
    return [
        Page(path=name, media="html", content=text.replace("\r\n", "\n").replace("\r", "\n"), encoding="utf-8")
        for name, text in contents
    ]


def texts(shared: Path | None, rounds: int) -> list[Page]:
    """Plain texts with furniture for so many rounds."""
    if shared is None:
        contents = [p.read_text("utf-8") for p in example.pages() if p.suffix == ".txt"]
    else:
        rows = (shared / "data" / "pages" / "plain.jsonl").read_text("utf-8").rstrip("\n").split("\n")
        contents = [json.loads(row)["page_text"] for row in evenly(rows, TEXTS * rounds)]
    return [Page(path=str(n), media="text", content=text, encoding="utf-8") for n, text in enumerate(contents)]


def evenly(of: list[Any], count: int) -> list[Any]:
    """``count`` members of ``of``, or all where it has fewer."""
    return of[:: max(1, len(of) // count)][:count]


ARTICLES, WORDS = 30, 800


def reports(shared: Path | None) -> list[Page]:
    """Plain texts of reports, none of them read."""
    if shared is None:
        texts = [p.read_text("utf-8") for p in example.pages() if p.suffix == ".txt"]
    else:
        rows = (shared / "data" / "statements" / "polnear_dev.jsonl").read_text("utf-8").rstrip("\n").split("\n")
        texts = [json.loads(row)["text"] for row in rows]
    return [Page(path=str(n), media="text", content=t, encoding="utf-8") for n, t in enumerate(texts)]


def articles(shared: Path | None) -> list[Article]:
    """Articles whose lines are labelled already; that is no part of what is measured."""
    return [article.find(page) for page in reports(shared)[:ARTICLES]]


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


def finders() -> dict[str, Callable[[Page], object]]:
    """Ours and those that find the text of a page, as far as they are installed."""
    found: dict[str, Callable[[Page], object]] = {
        "trafilatura": lambda page: trafilatura.extract(page.content),
        "article.find": article.find,
        "trafilatura, fast": lambda page: trafilatura.extract(page.content, fast=True, favor_precision=True),
    }
    try:
        from readability import Document

        found["readability-lxml"] = lambda page: Document(page.content).summary()
    except ImportError as error:
        print(f"readability-lxml is left out ({error}); it comes with the extra dev", file=sys.stderr)
    try:
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda page: extract_plain_text(page.content, main_content=True)
    except ImportError as error:
        print(f"resiliparse is left out ({error}); it comes with the extra dev", file=sys.stderr)
    return found


RARE = "<p>Gure herriko zubi zaharra ekainean itxiko dute, eta auzokideek haserre hartu dute berria gaur goizean.</p>"
"""In a language that is told by py3langid, which takes half a second to load, once a process."""


def beside(turns: dict[str, Callable[[Page], object]], over: list[Page], rounds: int) -> None:
    """Prints the speed of each turn, and its time by that of the first. Each round takes its share of the pages; where
    there are too few, all of them.
    """
    for work in turns.values():
        for page in (over[0], msgspec.structs.replace(over[0], content=RARE)):
            work(page)
    took: dict[str, list[float]] = {name: [] for name in turns}
    for n in range(rounds):
        mine = over[n::rounds] if len(over) >= rounds * TURN else over
        for name, work in turns.items():
            took[name].append(clocked(work, mine) / len(mine))
    first, peer = next(iter(took.items()))
    print(f"{len(over)} pages of {over[0].media}; pages a processor second, and time by that of {first}")
    for name, each in took.items():
        ratio = statistics.median(a / b for a, b in zip(each, peer, strict=True))
        print(f"  {name:20} {1 / statistics.median(each):8.1f}     {ratio:5.2f}", flush=True)


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
    ask.add_argument("measure", nargs="*", help=f"of {', '.join(MEASURES)}; all where none is named")
    ask.add_argument("--rounds", type=int, default=5)
    told = ask.parse_args()
    if told.shared is not None and not (told.shared / "data").is_dir():
        ask.error(f"{told.shared / 'data'} is no folder; name the one that holds data/")
    if unknown := set(told.measure) - set(MEASURES):
        ask.error(f"no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    wanted = told.measure or MEASURES
    print(f"medians over {told.rounds} rounds")
    if "article" in wanted:
        beside(finders(), pages(told.shared, told.rounds), told.rounds)
        beside({"article.find": article.find}, texts(told.shared, told.rounds), told.rounds)
    if "read" in wanted:
        whole = {"trafilatura": finders()["trafilatura"], "read": read}
        beside(whole, pages(told.shared, told.rounds), told.rounds)
    if "statements" in wanted:
        statements(articles(told.shared), told.rounds)
    if "add" in wanted:
        adding(reports(told.shared), told.rounds)
    if "compare" in wanted:
        comparing(told.shared, told.rounds)
    if "stories" in wanted:
        grouping(told.shared)
        near_copies(told.shared)
    if "cold" in wanted:
        plain = [str(p) for p in example.pages() if p.suffix == ".txt"]
        for title, arguments in (("--help", ["--help"]), ("compare, two texts", ["compare", *plain])):
            print(f"  cold {title:20} {statistics.median(cold(*arguments) for _ in range(told.rounds)):6.2f} s")


if __name__ == "__main__":
    main()
