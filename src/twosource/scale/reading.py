"""The read stage over many pages: in a plain loop, or on a distributed engine that is handed in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from twosource.records import Page, Problem, Report

Read = Callable[[Page], Report]

_AHEAD = 4
"""Pages in flight for each worker: enough that none waits, few enough that memory stays bounded."""


def read_all(
    pages: Iterable[Page], read: Read, *, client: Any | None = None, workers: int | None = None
) -> Iterator[Report | Problem]:
    """One result a page, in the order of the pages: its report, or a Problem (code ``read-failed``) where reading
    raised.

    Without ``client`` the pages are read here, one after the other. ``client`` is a ``distributed.Client``;
    ``read`` and the pages travel to its workers, so ``read`` must be importable there. ``workers`` bounds how many
    pages are under way (a few for each worker) and is asked of the client where it is None. Lazy either way: pages
    are drawn as results are taken, and giving up early cancels what is under way.
    """
    if workers is not None and workers < 1:
        raise ValueError(f"workers is {workers}; it must be at least 1")
    if client is None:
        return (read_one(read, page) for page in pages)
    return _spread(pages, read, client, workers)


def read_one(read: Read, page: Page) -> Report | Problem:
    """The report, or the Problem that says why there is none."""
    try:
        return read(page)
    except Exception as fault:
        return _problem(page, fault)


def _spread(pages: Iterable[Page], read: Read, client: Any, workers: int | None) -> Iterator[Report | Problem]:
    under_way: deque[tuple[Page, Any]] = deque()
    limit = _AHEAD * (workers or max(1, len(client.scheduler_info()["workers"])))
    try:
        for page in pages:
            # Not pure: two equal pages are two pieces of work, and no result outlives its use on the cluster.
            under_way.append((page, client.submit(read_one, read, page, pure=False)))
            if len(under_way) >= limit:
                yield _result(*under_way.popleft())
        while under_way:
            yield _result(*under_way.popleft())
    finally:
        for _, future in under_way:
            future.cancel()


def _result(page: Page, future: Any) -> Report | Problem:
    try:
        result: Report | Problem = future.result()
    except Exception as fault:  # the worker was lost, or what it made could not travel
        return _problem(page, fault)
    return result


def _problem(page: Page, fault: Exception) -> Problem:
    what = " ".join(str(fault).split()) or "no reason given"
    return Problem(code="read-failed", message=f"could not be read ({type(fault).__name__}: {what})", path=page.path)
