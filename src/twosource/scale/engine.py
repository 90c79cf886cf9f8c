"""The read stage on a distributed engine that is handed in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from twosource.records import Page, Problem, Report
from twosource.scale.loop import Read, failed, read_one

_AHEAD = 4
"""Pages in flight for each worker: enough that none waits, few enough that memory stays bounded."""


def read_on_engine(pages: Iterable[Page], read: Read, client: Any, workers: int | None) -> Iterator[Report | Problem]:
    """One result a page, in the order of the pages. Giving up early cancels what is under way."""
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
        return failed(page, fault)
    return result
