"""With an archive: search, people and sources, outlets, single reports."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, TypeVar
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from twosource.records import Report
from twosource.report.wording import FORMS, KINDS, under
from twosource.spans import Span
from twosource.store import Archive
from twosource.store.published import quoted_by, reports_of
from twosource.web.answers import Json, wants_json
from twosource.web.drawing import draw
from twosource.web.room import room_of

T = TypeVar("T")

HITS = 50
"""Places on one page of a search."""
SAYINGS = 50
"""Statements on one page of a person."""
LISTED = 500
"""People, outlets or reports in one list."""
_SPAN = re.compile(r"(?a:(\d{1,9})-(\d{1,9}))")
_LONGEST = 500
"""Characters of a query: longer ones are texts that were pasted into the wrong field."""


async def asked(request: Request, question: Callable[[Archive], T]) -> T:
    """The answer of the archive to ``question``, asked in a thread so that nobody waits. HTTPException 404 without one."""
    path = room_of(request).db
    if path is None:
        raise HTTPException(404, "This reading room was opened without an archive. Start it with --db FILE.")

    def answer() -> T:
        with Archive.open(path, create=False, read_only=True) as archive:
            return question(archive)

    return await run_in_threadpool(answer)


async def find(request: Request) -> Response:
    said = {name: said_in(request, name) for name in ("words", "speaker", "outlet", "since", "until")}
    by = _by(request)
    page = page_of(request)

    def question(archive: Archive) -> tuple[object, ...]:
        if not said["words"]:
            return ()
        return archive.find(
            said["words"],
            HITS * page + 1,
            by=by,
            speaker=said["speaker"] or None,
            outlet=said["outlet"] or None,
            since=said["since"] or None,
            until=said["until"] or None,
        )

    hits = await asked(request, question)
    shown = hits[HITS * (page - 1) : HITS * page]
    if wants_json(request):
        return Json(shown)
    return drawn(
        "find",
        "find",
        said=said,
        by=by,
        under=under,
        hits=shown,
        pages=pages_of("/find", {**said, "by": by}, page, len(hits) > HITS * page),
    )


async def people(request: Request) -> Response:
    like = said_in(request, "like")
    found = await asked(request, lambda archive: archive.speakers(like or None, LISTED))
    if wants_json(request):
        return Json(found)
    return drawn("people", "people", like=like, found=found)


async def who(request: Request) -> Response:
    said = {name: said_in(request, name) for name in ("name", "since", "until")}
    if not said["name"]:
        raise HTTPException(422, "Whom? Name a person, a body or a document: /who?name=…")
    page = page_of(request)
    person = await asked(
        request, lambda archive: archive.who(said["name"], since=said["since"] or None, until=said["until"] or None)
    )
    if wants_json(request):
        return Json(person)
    sayings = person.sayings[SAYINGS * (page - 1) : SAYINGS * page]
    pages = pages_of("/who", said, page, len(person.sayings) > SAYINGS * page)
    shown = {"sayings": sayings, "pages": pages, "kinds": KINDS, "forms": FORMS, "under": under}
    return drawn("who", "people", said=said, person=person, **shown)


async def outlets(request: Request) -> Response:
    found = await asked(request, lambda archive: archive.outlets(LISTED))
    return Json(found) if wants_json(request) else drawn("outlets", "outlets", found=found)


async def outlet(request: Request) -> Response:
    name = said_in(request, "name")
    found = await asked(request, lambda a: (reports_of(a, name, LISTED), quoted_by(a, name)))
    if not found[0]:
        raise HTTPException(404, f"No report of {name or 'an outlet without a name'} is in this archive.")
    if wants_json(request):
        return Json({"reports": found[0], "quoted": found[1]})
    return drawn("outlet", "outlets", name=name, reports=found[0], quoted=found[1])


async def report(request: Request) -> Response:
    """One report as it reads, with the place marked that a search found."""
    id = said_in(request, "id")
    found = await asked(request, lambda archive: archive.report(id))
    if found is None:
        raise HTTPException(404, "That report is not in this archive, or not any more.")
    if wants_json(request):
        return Json(found)
    return drawn("report", "", report=found, lines=_lines(found, _places(request)))


def drawn(template: str, here: str, **values: object) -> Response:
    """A page of the archive; ``here`` is its place in the navigation."""
    return HTMLResponse(draw(template, **{"db": True, "here": here, **values}))


def said_in(request: Request, name: str) -> str:
    """A field of the query, within bounds."""
    return request.query_params.get(name, "").strip()[:_LONGEST]


def _by(request: Request) -> Literal["words", "meaning", "both"]:
    match request.query_params.get("by"):
        case "words":
            return "words"
        case "meaning":
            return "meaning"
    return "both"


def page_of(request: Request) -> int:
    """The number of the page that is asked for, from 1."""
    said = request.query_params.get("page", "1")
    return min(max(int(said), 1), 100) if said.isascii() and said.isdigit() and len(said) < 5 else 1


def pages_of(path: str, said: dict[str, str], page: int, more: bool) -> tuple[str | None, str | None]:
    """The addresses of the page before and the page behind, with the same query."""

    def address(n: int) -> str:
        return f"{path}?{urlencode({**{k: v for k, v in said.items() if v}, 'page': n})}"

    return address(page - 1) if page > 1 else None, address(page + 1) if more else None


def _places(request: Request) -> list[Span]:
    """The spans of ``?at=12-40,60-71``, in order, those that are none left out."""
    told = _SPAN.findall(request.query_params.get("at", "")[:2_000])
    return sorted(Span(int(start), int(end)) for start, end in told if int(start) < int(end))


def _lines(report: Report, places: list[Span]) -> list[tuple[str, list[tuple[str, bool]]]]:
    """The lines of the article, each with its role and its pieces; True for a piece that is marked."""
    out = []
    for line in report.lines:
        if not line.article or line.role == "title":
            continue
        pieces, at = [], line.span.start
        for place in places:
            start, end = max(place.start, at), min(place.end, line.span.end)
            if start < end:
                pieces += [(report.text[at:start], False), (report.text[start:end], True)]
                at = end
        pieces.append((report.text[at : line.span.end], False))
        out.append((str(line.role), [(words, marked) for words, marked in pieces if words]))
    return out


ROUTES = [
    Route("/find", find),
    Route("/people", people),
    Route("/who", who),
    Route("/outlets", outlets),
    Route("/outlet", outlet),
    Route("/report", report),
]
