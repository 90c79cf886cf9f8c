"""The room itself: what lies there, dropping in, pasting, taking out."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from twosource.web.answers import Json, see_other, wants_json
from twosource.web.drawing import draw
from twosource.web.forms import check_key, form_of, text_of
from twosource.web.room import Room, room_of
from twosource.web.rows import Rows, rows_of
from twosource.web.shelf import Refused, Source, pasted


async def room_page(request: Request) -> Response:
    room = room_of(request)
    listing = await room.look()
    rows = rows_of(listing, room.readings, room.shelf)
    if wants_json(request):
        return Json(rows)
    return HTMLResponse(
        draw(
            "room",
            db=room.db is not None,
            decisions=room.shelf.decisions,
            folder=room.shelf.folder,
            here="room",
            key=room.key,
            made=room.comparisons.made(),
            most=room.max_bytes,
            most_told=_size(room.max_bytes),
            notes=room.noted(request),
            rows=rows,
            summary=_summary(rows, room.shelf.folder),
        )
    )


async def no_picture(_: Request) -> Response:
    """Browsers ask for a picture of the room without being told of one."""
    return Response(status_code=204)


async def drop(request: Request) -> Response:
    """Pages dropped in: files of a form, or one as the body, named by ``?name=``."""
    room = room_of(request)
    kept: list[str] = []
    problems: list[str] = []
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        async with form_of(request, room.key) as form:
            files = [value for value in form.getlist("files") if isinstance(value, UploadFile) and value.filename]
            for file in files:
                await _keep(room, file.filename or "", await file.read(room.max_bytes + 1), "dropped", kept, problems)
            if not files:
                problems.append("No file was chosen. Choose one or more, then send them.")
    else:
        check_key(request, room.key)
        await _keep(room, request.query_params.get("name", ""), await request.body(), "dropped", kept, problems)
    return await _told(request, room, kept, problems)


async def paste(request: Request) -> Response:
    room = room_of(request)
    kept: list[str] = []
    problems: list[str] = []
    async with form_of(request, room.key) as form:
        text = text_of(form, "text")
        facts = {name: text_of(form, name)[:1_000] for name in ("title", "outlet", "published", "url")}
    if text.strip():
        outlet = facts["outlet"].replace("/", " ").replace("\\", " ")  # no folders: a name takes the last part only
        name = f"pasted {outlet}".strip() + ".jsonl"
        await _keep(room, name, pasted(text, **facts), "pasted", kept, problems)
    else:
        problems.append("There was no text in the form. Paste the words of the report, then send them.")
    return await _told(request, room, kept, problems)


async def forget(request: Request) -> Response:
    room = room_of(request)
    async with form_of(request, room.key) as form:
        gone = room.shelf.forget(text_of(form, "item"))
    return await _told(request, room, (), () if gone else ("That was not in the room any more.",))


async def _keep(room: Room, name: str, raw: bytes, source: Source, kept: list[str], problems: list[str]) -> None:
    try:
        if len(raw) > room.max_bytes:
            raise Refused(
                f"{name[:200]}: it has more than {_size(room.max_bytes)}, the most that is read of one page; "
                "save the page without its pictures, or open a folder: twosource serve FOLDER"
            )
        kept.append(await run_in_threadpool(room.shelf.keep, name, raw, source))
    except Refused as reason:
        problems.append(str(reason))


async def _told(request: Request, room: Room, kept: Sequence[str], problems: Sequence[str]) -> Response:
    await room.look()
    if wants_json(request):
        return Json({"kept": kept, "problems": problems}, status_code=200 if kept or not problems else 422)
    return see_other("/" + room.note(problems))


def _summary(rows: Rows, folder: str | None) -> str:
    """What lies here, in a sentence."""
    n = rows.reports()
    where = f" in {folder}" if folder else ""
    return f"{n} {'report' if n == 1 else 'reports'}{where}." if n else ""


def _size(n: int) -> str:
    return f"{n // 1_000_000} MB" if n >= 1_000_000 else f"{n:,} bytes"


ROUTES = [
    Route("/", room_page),
    Route("/favicon.ico", no_picture),
    Route("/files", drop, methods=["POST"]),
    Route("/paste", paste, methods=["POST"]),
    Route("/forget", forget, methods=["POST"]),
]
