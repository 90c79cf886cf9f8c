"""Comparing: choose, wait, read, decide."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from twosource.records import Comparison
from twosource.report import as_annotations, as_csv, as_json, as_markdown, page, share
from twosource.report.decisions import LONGEST_NOTE, Decision, decision_lines, decision_of, findings, settle
from twosource.report.page import Served, content_security_policy
from twosource.report.wording import number
from twosource.web.answers import Json, refusal, see_other, wants_json
from twosource.web.comparisons import ARCHIVED, Job
from twosource.web.drawing import draw
from twosource.web.forms import check_key, form_of, text_of
from twosource.web.keeping import NotKept
from twosource.web.room import Room, room_of


class Saved(NamedTuple):
    """A form that a comparison is saved in: its media type, and how it is drawn with decisions."""

    media: str
    drawn: Callable[[Comparison, tuple[Decision, ...]], str]


def _shared(made: Comparison, decided: tuple[Decision, ...]) -> str:
    told = share(made, decided)
    return page(told.comparison, told.decisions, share=told.meters)


FORMS = {
    "comparison.html": Saved("text/html", page),
    "share.html": Saved("text/html", _shared),
    "comparison.json": Saved("application/json", lambda made, decided: as_json(made, settle(made, decided))),
    "comparison.md": Saved("text/markdown", lambda made, decided: as_markdown(made, settle(made, decided))),
    "comparison.csv": Saved("text/csv", lambda made, decided: as_csv(made, settle(made, decided))),
    "annotations.jsonld": Saved(
        "application/ld+json", lambda made, decided: as_annotations(made, settle(made, decided))
    ),
}
"""By the name of the file."""
_LONGEST_DECISIONS = 1_000_000
"""Bytes of decisions in one request; a page sends them one by one."""


async def choose(request: Request) -> Response:
    room = room_of(request)
    await room.look()
    async with form_of(request, room.key) as form:
        together = text_of(form, "together").split()
        chosen = together or [value for value in form.getlist("chosen") if isinstance(value, str)]
        same_event = bool(text_of(form, "same_event"))
    known = [choice for choice in chosen if room.readings.holds(choice.partition(".")[0])]
    if len(known) < 2 and not any("." not in choice for choice in known):
        told = "Choose two or more reports, then compare them."
        if wants_json(request):
            return refusal(request, 422, "Too few reports", told)
        return see_other("/" + room.note((told,)))
    return _started(request, room, room.comparisons.name(known, same_event=same_event))


async def given(request: Request) -> Response:
    """What was named on the command line, all of it, in that order."""
    room = room_of(request)
    listing = await room.look()
    keys = [item.key for item in listing.items if item.source in ("given", "address")]
    if not keys:
        return see_other("/")
    return _started(request, room, room.comparisons.name(keys, same_event=room.same_event))


async def comparison(request: Request) -> Response:
    """The page, or how far it is."""
    room, job = room_of(request), _job(request)
    if job.comparison is not None:
        return await _read(room, job, job.comparison)
    await room.look()
    if job.stage == "waiting":
        room.comparisons.start(job)
    job.watch()
    if wants_json(request):
        return Json(_state(job), status_code=202 if job.running else 422)
    status = 202 if job.running else 422 if job.stage == "refused" else 200
    names = [_name(room, choice) for choice in job.chosen]
    told = {"job": job, "names": names, "state": _state(job)}
    return HTMLResponse(draw("progress", db=room.db is not None, here="", key=room.key, **told), status)


async def again(request: Request) -> Response:
    """Once more, after it was refused or cancelled."""
    room, job = room_of(request), _job(request)
    async with form_of(request, room.key) as form:
        same_event = bool(text_of(form, "same_event")) or job.same_event
    await room.look()
    return _started(request, room, room.comparisons.name(job.chosen, same_event=same_event))


async def state(request: Request) -> Response:
    job = _job(request)
    job.watch()
    return Json(_state(job))


async def leave(request: Request) -> Response:
    job = _job(request)
    check = request.query_params.get("key", "")
    check_key(request, room_of(request).key, given=check)
    job.leave()
    return Response(status_code=204)


async def cancel(request: Request) -> Response:
    room, job = room_of(request), _job(request)
    async with form_of(request, room.key):
        await room.comparisons.cancel(job)
    return Json(_state(job)) if wants_json(request) else see_other("/")


async def save(request: Request) -> Response:
    """The comparison as a file in one of the FORMS, with the decisions made so far."""
    room, made = room_of(request), _made(request)
    form = FORMS.get(request.path_params["form"])
    if form is None:
        raise HTTPException(404, f"A comparison is saved as one of {', '.join(FORMS)}.")

    def drawn() -> str:
        return form.drawn(made, room.keeping.all()[0])

    disposition = f'attachment; filename="{request.path_params["form"]}"'
    reply = Response(await run_in_threadpool(drawn), media_type=form.media)
    reply.headers["Content-Disposition"] = disposition
    return reply


async def decisions(request: Request) -> Response:
    """Every finding and what was decided on it, as a page that needs no script."""
    room, job, made = room_of(request), _job(request), _made(request)
    held, problems = await run_in_threadpool(room.keeping.all)
    settled = await run_in_threadpool(settle, made, held)
    if wants_json(request):
        return Json(settled)
    told = {
        "by_id": settled.by_id(),
        "longest_note": LONGEST_NOTE,
        "findings": await run_in_threadpool(findings, made),
        "settled": settled,
        "problems": problems,
    }
    common = {"db": room.db is not None, "here": "", "job": job, "key": room.key, "kept_in": room.keeping.path}
    return HTMLResponse(draw("decisions", notes=room.noted(request), **told, **common))


async def decisions_lines(request: Request) -> Response:
    room, made = room_of(request), _made(request)
    held, _ = await run_in_threadpool(room.keeping.all)
    settled = await run_in_threadpool(settle, made, held)
    kept_as = {"Content-Disposition": 'attachment; filename="decisions.jsonl"'}
    return PlainTextResponse(decision_lines(settled.held), media_type="application/x-ndjson", headers=kept_as)


async def decide(request: Request) -> Response:
    """Decisions as the page sends them: JSON Lines, with the room's key in a header."""
    room = room_of(request)
    check_key(request, room.key)
    _job(request)
    body = await request.body()
    if len(body) > _LONGEST_DECISIONS:
        raise HTTPException(413, "That is more than one request may hold. Send fewer decisions at once.")
    try:
        told = tuple(decision_of(line) for line in body.split(b"\n") if line.strip())
        await run_in_threadpool(room.keeping.add, told)
    except ValueError as fault:
        return Json({"saved": 0, "problem": str(fault)}, status_code=400)
    except NotKept as fault:
        return Json({"saved": 0, "problem": str(fault)}, status_code=507)
    return Json({"saved": len(told), "in": room.keeping.path})


async def decide_by_form(request: Request) -> Response:
    """One decision from the page without scripts."""
    room, job, made = room_of(request), _job(request), _made(request)
    async with form_of(request, room.key) as form:
        id, said, words = (text_of(form, name) for name in ("finding", "decision", "note"))
    finding = next((f for f in await run_in_threadpool(findings, made) if f.id == id), None)
    if finding is None or said not in ("confirmed", "rejected", ""):
        raise HTTPException(422, "That finding is not in this comparison. Load the page again.")
    decided = {
        "id": id,
        "decision": said or None,
        "note": words.replace("\r\n", "\n").strip() or None,
        "finding": finding.told,
    }
    problems: tuple[str, ...] = ()
    try:
        decision = decision_of(_line(decided))
        await run_in_threadpool(room.keeping.add, (decision,))
    except (ValueError, NotKept) as fault:
        problems = (f"Not saved: {fault}",)
    return see_other(f"/c/{job.id}/decisions{room.note(problems)}#f-{id}")


def _line(fields: dict[str, str | None]) -> str:
    return decision_lines((Decision(**fields),))  # type: ignore[arg-type]


def _started(request: Request, room: Room, job: Job) -> Response:
    if job.stage in ("refused", "cancelled"):
        job.stage = "waiting"
    room.comparisons.start(job)
    if wants_json(request):
        return Json({"comparison": f"/c/{job.id}"}, status_code=202)
    return see_other(f"/c/{job.id}")


async def _read(room: Room, job: Job, made: Comparison) -> Response:
    def drawn() -> str:
        served = Served(home="/", save=f"/c/{job.id}/decisions", key=room.key)
        return page(made, room.keeping.all()[0], served=served)

    policy = content_security_policy(served=True) + "; frame-ancestors 'none'"
    return HTMLResponse(await run_in_threadpool(drawn), headers={"Content-Security-Policy": policy})


def _job(request: Request) -> Job:
    job = room_of(request).comparisons.get(request.path_params["id"])
    if job is None:
        raise HTTPException(404, "There is no such comparison in this room. The room forgets them when it is closed.")
    return job


def _made(request: Request) -> Comparison:
    job = _job(request)
    if job.comparison is None:
        raise HTTPException(409, "This comparison is not made yet. Open it first.")
    return job.comparison


def _state(job: Job) -> dict[str, object]:
    told = {
        "waiting": "Waiting for its turn",
        "reading": f"Reading page {min(job.read + 1, len(job.items))} of {len(job.items)}",
        "comparing": _comparing(job.reports),
        "ready": "Ready",
        "refused": job.refusal[1],
        "cancelled": "Stopped",
    }[job.stage]
    took = int(time.monotonic() - job.started)
    return {
        "stage": job.stage, "told": told, "done": job.read, "of": len(job.items), "seconds": took, "running": job.running
    }  # fmt: skip


def _comparing(reports: int) -> str:
    pairs = reports * (reports - 1) // 2
    return f"Comparing {reports} reports, {number(pairs, 'pair')}"


def _name(room: Room, choice: str) -> str:
    if choice.startswith(ARCHIVED):
        return f"report {choice.removeprefix(ARCHIVED)} of the archive"
    return room.readings.name(choice.partition(".")[0]) or "(no longer here)"


ROUTES = [
    Route("/given", given),
    Route("/compare", choose, methods=["POST"]),
    Route("/c/{id}", comparison),
    Route("/c/{id}/state", state),
    Route("/c/{id}/again", again, methods=["POST"]),
    Route("/c/{id}/leave", leave, methods=["POST"]),
    Route("/c/{id}/cancel", cancel, methods=["POST"]),
    Route("/c/{id}/save/{form}", save),
    Route("/c/{id}/decisions", decisions),
    Route("/c/{id}/decisions", decide, methods=["POST"]),
    Route("/c/{id}/decisions.jsonl", decisions_lines),
    Route("/c/{id}/decide", decide_by_form, methods=["POST"]),
]
