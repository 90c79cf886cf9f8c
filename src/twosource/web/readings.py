"""What was read of the pages in the room, and which of them seem to tell one event. Reads ahead in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from twosource.records import Problem, Record, Report
from twosource.stories import StoryInput
from twosource.web.messages import Answer, Found, Group, Grouped, Read, Unread
from twosource.web.shelf import Item
from twosource.web.workshop import WorkerLost, Workshop

MOST_REPORTS = 200
"""Reports that are read of one file that holds many. A larger pile belongs into an archive."""


class Reading(Record, frozen=True, kw_only=True):
    """What one item gave."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]


class Readings:
    """Readings by the key of their item. All methods belong to one event loop."""

    def __init__(self, workshop: Workshop, *, max_bytes: int, fetch: bool = False, private: bool = False) -> None:
        self._workshop = workshop
        self._max_bytes, self._fetch, self._private = max_bytes, fetch, private
        self._items: dict[str, Item] = {}
        self._done: dict[str, Reading] = {}
        self._waiting: list[str] = []
        self._now: str | None = None
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._grouped: dict[frozenset[str], tuple[tuple[str, ...], ...]] = {}

    def see(self, items: Iterable[Item]) -> None:
        """Reads what is new among ``items``, and forgets what is no longer among them."""
        self._items = {item.key: item for item in items}
        self._done = {key: reading for key, reading in self._done.items() if key in self._items}
        self._waiting = [key for key in self._waiting if key in self._items]
        known = {*self._done, *self._waiting, self._now}
        self._waiting += [key for key in self._items if key not in known]
        if self._waiting and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._read_on())

    def of(self, key: str) -> Reading | None:
        """What was read; None where it is still to be read, or not in the room."""
        return self._done.get(key)

    def holds(self, key: str) -> bool:
        return key in self._items

    @property
    def busy(self) -> bool:
        """Whether something is still being read or grouped, so that the list will change by itself."""
        return self._task is not None and not self._task.done()

    def name(self, key: str) -> str | None:
        return self._items[key].name if key in self._items else None

    def stories(self) -> tuple[tuple[str, ...], ...]:
        """The choices (see :func:`choices`) that seem to tell one event, two or more in each; none while reading."""
        return self._grouped.get(frozenset(self._done), ())

    async def read(self, keys: Sequence[str]) -> tuple[Reading, ...]:
        """The readings of ``keys``, which are read next. KeyError where one is not, or no longer, in the room."""
        first = [key for key in keys if key in self._waiting]
        self._waiting = first + [key for key in self._waiting if key not in first]
        while any(key not in self._done for key in keys):
            gone = next((key for key in keys if key not in self._items), None)
            if gone is not None:
                raise KeyError(gone)
            await self.change()
        return tuple(self._done[key] for key in keys)

    async def change(self) -> None:
        """Returns when something was read."""
        await self._changed.wait()

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})
        await self._workshop.stop()

    async def _read_on(self) -> None:
        while self._waiting:
            self._now = self._waiting.pop(0)
            item = self._items[self._now]
            reading = await self._reading(item)
            if item.key in self._items:
                self._done[item.key] = reading
            self._now = None
            if not self._waiting:
                await self._group()
            self._told()

    def _told(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def _reading(self, item: Item) -> Reading:
        reports: list[Report] = []
        problems: list[Problem] = []

        def told(answer: Answer) -> None:
            if isinstance(answer, Found):
                reports.append(answer.report)
            elif isinstance(answer, Unread):
                problems.append(answer.problem)

        request = Read(
            name=item.name,
            path=item.path,
            raw=item.raw,
            fetch=item.source == "address" and self._fetch,
            private=self._private,
            max_bytes=self._max_bytes,
            most=MOST_REPORTS,
        )
        try:
            await self._workshop.ask(request, told)
        except WorkerLost as lost:
            message = f"{item.name}: reading it was given up, as {lost}; please report it with the page"
            problems.append(Problem(code="reading-failed", message=message, path=item.name))
        return Reading(reports=tuple(reports), problems=tuple(problems))

    async def _group(self) -> None:
        read = dict(self._done)
        named = [(choice, report) for key in read for choice, report in choices(key, read[key])]
        found: list[Grouped] = []
        if len(named) > 1:
            request = Group(reports=tuple(StoryInput.of(report) for _, report in named))
            try:
                await self._workshop.ask(
                    request, lambda answer: found.append(answer) if isinstance(answer, Grouped) else None
                )
            except WorkerLost:
                return  # a suggestion only: the room goes on without it
        stories = (tuple(named[i][0] for i in sorted(story)) for answer in found for story in answer.stories)
        self._grouped = {frozenset(read): tuple(sorted((s for s in stories if len(s) > 1), key=len, reverse=True))}


def choices(key: str, reading: Reading) -> tuple[tuple[str, Report], ...]:
    """What of an item can be chosen for comparing: its one report by the item's key, or each of several by number."""
    if len(reading.reports) == 1:
        return ((key, reading.reports[0]),)
    return tuple((f"{key}.{number}", report) for number, report in enumerate(reading.reports, 1))
