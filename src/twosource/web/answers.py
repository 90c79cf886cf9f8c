"""Replies in kind: a page for a browser, JSON for a program."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from twosource.web.drawing import draw
from twosource.web.headers import headers

_SAID = {
    400: ("Not understood", "The request could not be read."),
    404: ("Not found", "There is nothing at this address of the reading room."),
    405: ("Not possible", "This address does not take that kind of request."),
    408: ("Too slow", "The request did not arrive in full."),
    413: ("Too large", "The request is larger than the reading room takes."),
}


class Json(Response):
    """Any record as JSON."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return msgspec.json.encode(content)


def wants_json(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def refusal(request: Request, status: int, title: str, told: str, *, home: bool = True) -> Response:
    """Why something was not done, with the way back; ``home``: whether there is a way into the room."""
    if wants_json(request):
        return Json({"error": {"status": status, "title": title, "message": told}}, status_code=status)
    return HTMLResponse(draw("refused", title=title, told=told, home=home), status_code=status)


async def refused(request: Request, fault: Exception) -> Response:
    """The reply to an HTTPException, as Starlette's handler of exceptions."""
    assert isinstance(fault, HTTPException)
    title, told = _SAID.get(fault.status_code, ("Not done", "The reading room could not do that."))
    said = fault.detail if fault.detail and fault.detail[0].islower() is False and " " in fault.detail else told
    reply = refusal(request, fault.status_code, title, said)
    for name, value in (fault.headers or {}).items():
        reply.headers[name] = value
    return reply


async def broken(request: Request, fault: Exception) -> Response:
    """The reply where the program itself failed."""
    logging.getLogger(__name__).error("twosource: the program failed at %s (%r)", request.url.path, fault)
    told = f"The program failed here ({type(fault).__name__}). What was kept is kept; please report it."
    reply = refusal(request, 500, "The program failed", told)
    reply.headers.update(headers())  # this reply is made outside of the guard, which adds them to all others
    return reply


def see_other(path: str) -> Response:
    """The reply to a form that did what it was asked to."""
    return RedirectResponse(path, status_code=303)
