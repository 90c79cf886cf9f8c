"""With an archive: its stories, and one story with its reports in the order of days."""

from __future__ import annotations

from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.records import Story, StoryReport
from twosource.store import Archive
from twosource.store.stories import numbers_of, stories_are_current, stories_of
from twosource.stories.timeline import timeline
from twosource.web.answers import Json, see_other, wants_json
from twosource.web.archive_pages import asked, drawn, page_of, pages_of, said_in
from twosource.web.comparisons import ARCHIVED, MOST_CHOSEN, Job
from twosource.web.forms import form_of
from twosource.web.room import Room, room_of

STORIES = 50
"""Stories on one page of the list."""
TITLES = 200
"""Reports of a story whose titles are looked up; the others are told by their path."""


class Carried(NamedTuple):
    """One report of a story, with its number in the archive."""

    number: int
    report: StoryReport
    title: str | None


async def stories(request: Request) -> Response:
    page = page_of(request)
    lone = request.query_params.get("lone") == "1"
    found, current = await asked(request, lambda a: (stories_of(a), stories_are_current(a)))
    latest = sorted(found, key=lambda s: (s.last or s.first or "", len(s.reports), s.id), reverse=True)
    several = [story for story in latest if lone or len(story.reports) > 1]
    shown = several[STORIES * (page - 1) : STORIES * page]
    if wants_json(request):
        return Json(shown)
    pages = pages_of("/stories", {"lone": "1"} if lone else {}, page, len(several) > STORIES * page)
    return drawn(
        "stories",
        "stories",
        db=room_of(request).db,
        current=current,
        alone=len(latest) - len(several),
        lone=lone,
        pages=pages,
        stories=shown,
    )


async def story(request: Request) -> Response:
    room = room_of(request)
    found, carried = await asked(request, lambda archive: _story(archive, said_in(request, "id")))
    if wants_json(request):
        return Json(found)
    job = _job(room, carried)
    first = {} if job.comparison is None else {entry.id: entry for entry in timeline(job.comparison)}
    return drawn("story", "stories", carried=carried, first=first, job=job, key=room.key, most=MOST_CHOSEN, story=found)


async def compare(request: Request) -> Response:
    """The ledger over the reports of a story."""
    room = room_of(request)
    async with form_of(request, room.key):
        _, carried = await asked(request, lambda archive: _story(archive, said_in(request, "id")))
    job = _job(room, carried)
    room.comparisons.start(job)
    return Json({"comparison": f"/c/{job.id}"}, status_code=202) if wants_json(request) else see_other(f"/c/{job.id}")


def _job(room: Room, carried: tuple[Carried, ...]) -> Job:
    return room.comparisons.name([f"{ARCHIVED}{one.number}" for one in carried[:MOST_CHOSEN]], same_event=True)


def _story(archive: Archive, id: str) -> tuple[Story, tuple[Carried, ...]]:
    """The story of that id and its reports, the earliest first. HTTPException 404 where there is none."""
    found = next((story for story in stories_of(archive, id) if story.id == id), None)
    if found is None:
        raise HTTPException(404, "That story is not in this archive, or its reports are grouped otherwise by now.")
    read = {n: archive.report_numbered(n) for n in numbers_of(archive, id)[:TITLES]}
    titles = {n: report.title.text for n, report in read.items() if report is not None and report.title}
    together = zip(numbers_of(archive, id), found.reports, strict=True)
    carried = (Carried(number, report, titles.get(number)) for number, report in together)
    return found, tuple(sorted(carried, key=lambda c: (c.report.published is None, c.report.published or "", c.number)))


ROUTES = [
    Route("/stories", stories),
    Route("/story", story),
    Route("/story/compare", compare, methods=["POST"]),
]
