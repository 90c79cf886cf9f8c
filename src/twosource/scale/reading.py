"""The read stage over many pages: here, on processes of this machine, or on a distributed engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from twosource.records import Page, Problem, Report
from twosource.scale.loop import Read, read_one


def read_all(
    pages: Iterable[Page], read: Read, *, client: Any | None = None, workers: int | None = None
) -> Iterator[Report | Problem]:
    """One result a page, in the order of the pages: its report, or a Problem (code ``read-failed``) where reading
    raised or its worker died.

    Without ``client`` the pages are read on ``workers`` processes, and here, one after the other, where that is None or 1.
    ``client`` is a ``distributed.Client``; ``workers`` then bounds how many pages are under way (a few for each) and is asked of
    the client where it is None. ``read`` and the pages travel to workers of either kind, so ``read`` must be importable there.
    Lazy: pages are drawn as results are taken, and giving up early ends what is under way.
    """
    if workers is not None and workers < 1:
        raise ValueError(f"workers is {workers}; it must be at least 1")
    if client is not None:
        from twosource.scale.engine import read_on_engine

        return read_on_engine(pages, read, client, workers)
    if workers is not None and workers > 1:
        from twosource.scale.workers import read_on_cores

        return read_on_cores(iter(pages), read, workers)
    return (read_one(read, page) for page in pages)
