"""Comparisons that were asked for: each goes on while somebody waits for it, and is kept once it is made."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Literal

import msgspec

from twosource.errors import ArchiveError, TooFewReports
from twosource.records import Comparison, Problem, Report
from twosource.spans import name_of
from twosource.web.messages import Answer, Compare, Compared, Declined
from twosource.web.readings import Reading, Readings, choices
from twosource.web.workshop import WorkerLost, Workshop

MOST_CHOSEN = 60
"""Reports in one comparison. Its time grows with their pairs, and no screen shows more columns."""
KEPT = 8
"""Comparisons that stay in memory; an older one is made anew when it is opened."""
PATIENCE = 90.0
"""Seconds that a comparison goes on while nobody asks for it: browsers slow down pages in the background to one call
a minute."""
GRACE = 4.0
"""Seconds after a page said that it is being left; one that is only loaded anew asks again at once."""

ARCHIVED = "@"
"""Before the number of a report in the archive, the choice of it."""

_ON_A_COMMAND_LINE = "; add --same-event to compare them anyway"
"""The way on that DifferentEvents names; here a button leads there."""

Stage = Literal["waiting", "reading", "comparing", "ready", "refused", "cancelled"]


class Job:
    """One comparison, wherever it stands. ``chosen`` are choices of :func:`twosource.web.readings.choices`, or reports of
    the archive: their number behind ARCHIVED.
    """

    def __init__(self, chosen: tuple[str, ...], same_event: bool) -> None:
        self.id = name_of("room", same_event, *chosen)
        self.chosen = chosen
        self.same_event = same_event
        self.stage: Stage = "waiting"
        self.read = 0
        self.refusal = ("", "")
        """Slug and message of what stood in the way."""
        self.comparison: Comparison | None = None
        self.title = ""
        self.reports = 0
        """How many are compared, once they are read."""
        self.started = time.monotonic()
        self.made: float | None = None
        """When it was made, in seconds since the epoch."""
        self.task: asyncio.Task[None] | None = None
        self._until = 0.0
        self.watch()

    @property
    def running(self) -> bool:
        return self.stage in ("waiting", "reading", "comparing")

    @property
    def items(self) -> tuple[str, ...]:
        """The keys of the items that it needs, each once."""
        return tuple(dict.fromkeys(c.partition(".")[0] for c in self.chosen if not c.startswith(ARCHIVED)))

    def watch(self) -> None:
        """Somebody is waiting for it."""
        self._until = time.monotonic() + PATIENCE

    def leave(self) -> None:
        """A page that waited for it was closed; another one that still waits says so within GRACE."""
        self._until = min(self._until, time.monotonic() + GRACE)

    @property
    def left(self) -> bool:
        return time.monotonic() > self._until


class Comparisons:
    """Jobs by id, oldest first. All methods belong to one event loop. ``archived`` finds a report of the archive by its number,
    in a thread of its own.
    """

    def __init__(
        self, readings: Readings, workshop: Workshop, archived: Callable[[int], Report | None] = lambda _: None
    ) -> None:
        self._readings = readings
        self._archived = archived
        self._workshop = workshop
        self._jobs: dict[str, Job] = {}

    def get(self, id: str) -> Job | None:
        return self._jobs.get(id)

    def made(self) -> tuple[Job, ...]:
        """Those that can be read, the latest first."""
        return tuple(sorted((j for j in self._jobs.values() if j.made), key=lambda j: j.made or 0, reverse=True))

    def name(self, chosen: Sequence[str], *, same_event: bool = False) -> Job:
        """The job for these choices, in this order; nothing is started. Asked for twice it is one job."""
        job = Job(tuple(dict.fromkeys(chosen)), same_event)
        return self._jobs.setdefault(job.id, job)

    def start(self, job: Job) -> None:
        """Starts it, unless it runs or is made."""
        job.watch()
        if job.comparison is not None or (job.task is not None and not job.task.done()):
            return
        job.stage, job.started, job.read = "waiting", time.monotonic(), 0
        job.task = asyncio.create_task(self._run(job))

    async def warm(self) -> None:
        """Makes ready for the first comparison."""
        await self._workshop.warm()

    async def cancel(self, job: Job) -> None:
        if job.running:
            job.stage = "cancelled"
        if job.task is not None and not job.task.done():
            job.task.cancel()
            await asyncio.wait({job.task})

    async def stop(self) -> None:
        for job in tuple(self._jobs.values()):
            await self.cancel(job)
        await self._workshop.stop()

    async def _run(self, job: Job) -> None:
        work = asyncio.create_task(self._made(job))
        try:
            while not work.done():
                await asyncio.wait({work}, timeout=0.25)
                if job.left and not work.done():
                    job.stage = "cancelled"
                    return
        finally:
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work

    async def _made(self, job: Job) -> None:
        try:
            reports, unread = await self._reports(job)
            job.stage, job.reports = "comparing", len(reports)
            await self._compare(job, reports, unread)
        except ArchiveError as error:
            job.stage, job.refusal = "refused", (error.slug, str(error))
        except KeyError:
            job.stage, job.refusal = (
                "refused",
                ("input-missing", "One of these pages has changed or gone. Choose again."),
            )
        except TooFewReports as error:
            job.stage, job.refusal = "refused", (error.slug, str(error))
        except WorkerLost as lost:
            told = f"The comparison was given up, as {lost}. Try it with fewer or shorter reports."
            job.stage, job.refusal = "refused", ("error", told)

    async def _reports(self, job: Job) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
        """The reports chosen, in the order chosen, and what could not be read of the items that they are in."""
        job.stage = "reading"
        read: dict[str, Reading] = {}
        for key in job.items:
            read[key] = (await self._readings.read((key,)))[0]
            job.read = len(read)
        reports: dict[str, Report] = {}
        for choice in job.chosen:
            if choice.startswith(ARCHIVED):
                found = await asyncio.to_thread(self._archived, int(choice.removeprefix(ARCHIVED)))
                if found is None:
                    raise KeyError(choice)
                reports[choice] = found
                continue
            key = choice.partition(".")[0]
            named = dict(choices(key, read[key]))
            if choice == key:  # all that the item holds
                reports.update(named)
            else:
                reports[choice] = named[choice]
        problems = tuple(problem for reading in read.values() for problem in reading.problems)
        if len(reports) < 2:
            raise TooFewReports(len(reports), tuple(problem.message for problem in problems))
        return tuple(reports.values()), problems

    async def _compare(self, job: Job, reports: tuple[Report, ...], unread: tuple[Problem, ...]) -> None:
        if len(reports) > MOST_CHOSEN:
            told = f"{len(reports)} reports are too many for one comparison; choose at most {MOST_CHOSEN}."
            job.stage, job.refusal = "refused", ("call", told)
            return

        def told_of(answer: Answer) -> None:
            if isinstance(answer, Declined):
                told = answer.message.removesuffix(_ON_A_COMMAND_LINE)
                job.stage, job.refusal = "refused", (answer.slug, told[:1].upper() + told[1:])
            elif isinstance(answer, Compared):
                found = answer.comparison
                job.comparison = msgspec.structs.replace(found, problems=(*found.problems, *unread))
                job.title = next((r.title.text for r in found.reports if r.title), "") or found.reports[0].path
                job.stage, job.made = "ready", time.time()

        await self._workshop.ask(Compare(reports=reports, same_event=job.same_event), told_of)
        self._forget_old()

    def _forget_old(self) -> None:
        for job in self.made()[KEPT:]:
            job.comparison = None
            job.stage = "waiting"
