"""What a form of the room sends, and whether it is one of the room's."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from twosource.web.guard import CLIENT

KEY = "X-Twosource-Key"
LONGEST_TEXT = 2_000_000
"""Bytes of one field of a form, such as a text that was pasted: more than any article has, and parsed in a blink."""
MOST_FILES = 200
_MOST_FIELDS = 3_000
"""Room for a choice of every file that is listed."""


@asynccontextmanager
async def form_of(request: Request, key: str) -> AsyncIterator[FormData]:
    """The fields and files of a form that holds the room's key. HTTPException 400 or 403 else."""
    form = request.form(max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=LONGEST_TEXT)
    try:
        fields = await form
    except HTTPException as fault:
        if "maximum size" in fault.detail:
            told = (
                f"A text of more than {LONGEST_TEXT // 1_000_000} MB is taken as a file only: save it and drop it in."
            )
            raise HTTPException(413, told) from None
        raise
    try:
        _check(request, text_of(fields, "key"), key)
        yield fields
    finally:
        await fields.close()


def check_key(request: Request, key: str, *, given: str | None = None) -> None:
    """HTTPException 403 where a request without a form does not carry the room's key, in its header or as ``given``."""
    _check(request, request.headers.get(KEY, "") if given is None else given, key)


def text_of(form: FormData, name: str) -> str:
    """A field of a form as text; empty where it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _check(request: Request, given: str, key: str) -> None:
    if request.scope.get(CLIENT):
        return
    if not hmac.compare_digest(given.encode("utf-8", "replace"), key.encode()):
        raise HTTPException(
            403, "This form is not from this reading room, or from an earlier start of it. Load the page again."
        )
