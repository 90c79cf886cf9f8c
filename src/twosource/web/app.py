"""The application: routes, and the middleware in front of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from twosource.intake import MAX_BYTES
from twosource.web import archive_pages, comparison_pages, room_pages, story_pages
from twosource.web.answers import broken, refused
from twosource.web.bodies import Bodies
from twosource.web.guard import LOCAL, Guard
from twosource.web.headers import headers
from twosource.web.room import Room

BODY = 3
"""A request may hold so many times the bytes of the largest page: a form sends all chosen files at once."""


def create(
    token: str,
    paths: Sequence[str] = (),
    *,
    also_known_as: tuple[str, ...] = (),
    any_address: bool = False,
    max_bytes: int = MAX_BYTES,
    fetch: bool = False,
    private: bool = False,
    same_event: bool = False,
    db: str | None = None,
) -> Starlette:
    """A reading room for ``paths``: files, a folder, addresses; nothing is also a room. Visit ``/?token=…`` first.

    It answers to the names of this machine's loopback, to those of ``also_known_as``, and with ``any_address`` to
    every numeric address. ``fetch``: addresses among ``paths`` may be asked, with ``private`` inside this network too.
    Its lifespan starts and ends the workers: serve it with one. ValueError on an empty token.
    """
    if not token:
        raise ValueError("the token is empty; make one with secrets.token_urlsafe()")
    room = Room(token, paths, max_bytes=max_bytes, fetch=fetch, private=private, same_event=same_event, db=db)

    @asynccontextmanager
    async def open_hours(_: Starlette) -> AsyncIterator[None]:
        if (await room.look()).items:  # what is here is read before anybody asks
            await room.comparisons.warm()
        try:
            yield
        finally:
            await room.close()

    names = LOCAL.union(also_known_as)
    app = Starlette(
        routes=[*room_pages.ROUTES, *comparison_pages.ROUTES, *archive_pages.ROUTES, *story_pages.ROUTES],
        middleware=[
            Middleware(Guard, token=token, names=names, headers=headers(), any_address=any_address),
            Middleware(Bodies, most=BODY * max_bytes + 1_000_000),
        ],
        exception_handlers={HTTPException: refused, Exception: broken},
        lifespan=open_hours,
    )
    app.state.room = room
    return app
