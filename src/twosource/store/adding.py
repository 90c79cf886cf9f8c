"""Pages into an archive, going on where an earlier run stopped."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from twosource.records import Page, Problem, Report
from twosource.store.answers import Added, Failed
from twosource.store.archive import Archive


def add_pages(
    archive: Archive,
    pages: Iterable[Page | Problem],
    read_all: Callable[[Iterator[Page]], Iterator[Report | Problem]],
    run: int | None = None,
) -> Added:
    """Reads the pages that the archive does not hold yet and adds them, each in a transaction of its own.

    ``read_all`` must give one result a page, in the order of the pages (``twosource.scale.read_all`` does); it may
    draw pages ahead of its results. ``run`` is the number of :meth:`Archive.begin_run`.
    """
    known = added = versions = 0
    failed: list[Failed] = []
    drawn: deque[Page] = deque()

    def fail(problem: Problem, path: str) -> None:
        archive.add_problem(path, problem, run)
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
            continue
        kept = archive.add_one(result, page, run)
        added += kept.new
        known += not kept.new
        versions += kept.version
    return Added(added=added, known=known, failed=tuple(failed), versions=versions)
