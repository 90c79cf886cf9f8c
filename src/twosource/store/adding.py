"""Pages into an archive, going on where an earlier run stopped."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from twosource.records import Page, Problem, Record, Report
from twosource.store.archive import Archive


class Failed(Record, frozen=True, kw_only=True):
    path: str
    message: str


class Added(Record, frozen=True, kw_only=True):
    """What became of the inputs: what `twosource add --json` prints."""

    added: int
    known: int
    failed: tuple[Failed, ...]


def add_pages(
    archive: Archive,
    pages: Iterable[Page | Problem],
    read_all: Callable[[Iterator[Page]], Iterator[Report | Problem]],
) -> Added:
    """Reads the pages that the archive does not hold yet and adds them, each in a transaction of its own.

    ``read_all`` must give one result a page, in the order of the pages (``twosource.scale.read_all`` does); it may
    draw pages ahead of its results.
    """
    known = added = 0
    failed: list[Failed] = []
    drawn: deque[Page] = deque()

    def fail(problem: Problem, path: str) -> None:
        archive.add_problem(path, problem)
        failed.append(Failed(path=path, message=problem.message))

    def unread() -> Iterator[Page]:
        nonlocal known
        for item in pages:
            if isinstance(item, Problem):
                fail(item, item.path or "")
            elif archive.knows(item):
                known += 1
            else:
                drawn.append(item)
                yield item

    for result in read_all(unread()):
        page = drawn.popleft()
        if isinstance(result, Problem):
            fail(result, page.path)
        elif archive.add_one(result, page):
            added += 1
        else:
            known += 1
    return Added(added=added, known=known, failed=tuple(failed))
