"""With an archive: its stories, and one story with its reports in the order of days."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.records import Story
from twosource.store import Archive
from twosource.web.answers import Json, see_other, wants_json
from twosource.web.archive_pages import asked, drawn, page_of, pages_of, said_in
from twosource.web.comparisons import ARCHIVED, MOST_CHOSEN
from twosource.web.forms import form_of
from twosource.web.room import room_of

STORIES = 50
"""Stories on one page of the list."""


async def stories(request: Request) -> Response:
    page = page_of(request)
    lone = request.query_params.get("lone") == "1"
    found, current = await asked(request, lambda a: (a.stories(), a.stories_are_current()))
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
    found, titles = await asked(request, lambda archive: _with_titles(archive, said_in(request, "id")))
    if wants_json(request):
        return Json(found)
    timeline = sorted(found.reports, key=lambda r: (r.published is None, r.published or "", r.path))
    return drawn(
        "story", "stories", key=room_of(request).key, most=MOST_CHOSEN, story=found, timeline=timeline, titles=titles
    )


async def compare(request: Request) -> Response:
    """The ledger over the reports of a story."""
    room = room_of(request)
    async with form_of(request, room.key):
        found, _ = await asked(request, lambda archive: _with_titles(archive, said_in(request, "id")))
    timeline = sorted(found.reports, key=lambda r: (r.published is None, r.published or "", r.path))
    job = room.comparisons.name([ARCHIVED + report.id for report in timeline[:MOST_CHOSEN]], same_event=True)
    room.comparisons.start(job)
    return Json({"comparison": f"/c/{job.id}"}, status_code=202) if wants_json(request) else see_other(f"/c/{job.id}")


def _with_titles(archive: Archive, id: str) -> tuple[Story, dict[str, str]]:
    """The story of that id, and the titles of its reports by their ids. HTTPException 404 where there is none."""
    found = next((story for story in archive.stories() if story.id == id), None)
    if found is None:
        raise HTTPException(404, "That story is not in this archive, or its reports are grouped otherwise by now.")
    read = {report.id: archive.report(report.id) for report in found.reports[:200]}
    return found, {id: report.title.text for id, report in read.items() if report is not None and report.title}


ROUTES = [
    Route("/stories", stories),
    Route("/story", story),
    Route("/story/compare", compare, methods=["POST"]),
]
