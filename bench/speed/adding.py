"""How many reports go into the archive a processor second: read in full, stored, searchable."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from twosource.compare import read
from twosource.records import Page
from twosource.scale import read_all
from twosource.speech import Reader, RulesReader, TrainedReader
from twosource.store import Archive, add_pages

WORDS = 800


def adding(over: Sequence[Page], rounds: int) -> None:
    """Prints the speed with the trained reader, and its time by that with the rules reader. Each reader has pages of its own in
    each round, as lines that came before are remembered; the first round is to get warm and does not count.
    """
    readers: dict[str, Reader] = {"rules reader": RulesReader(), "trained reader": TrainedReader()}
    took: dict[str, list[float]] = {name: [] for name in readers}
    turns = len(readers) * (rounds + 1)
    for n, (name, reader) in enumerate(list(readers.items()) * (rounds + 1)):
        mine = over[n::turns] or over
        took[name].append(_clocked(mine, reader) / (sum(len(page.content.split()) for page in mine) / WORDS))
    peer = took["rules reader"]
    print(
        f"{len(over)} reports into the archive; reports of {WORDS} words a processor second, and time by the rules reader's"
    )
    for name, each in took.items():
        ratio = statistics.median(a / b for a, b in zip(each[1:], peer[1:], strict=True))
        print(f"  {name:20} {1 / statistics.median(each[1:]):8.1f}     {ratio:5.2f}")


def _clocked(pages: Sequence[Page], reader: Reader) -> float:
    """Processor seconds for adding the pages to an archive of its own."""
    with tempfile.TemporaryDirectory() as folder, Archive.open(str(Path(folder) / "pile.db")) as archive:
        began = time.process_time()
        add_pages(archive, pages, lambda some: read_all(some, partial(read, reader=reader)))
        return time.process_time() - began
