"""Bodies of requests: no larger and no slower than the room takes."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.web.answers import refusal

SLOWEST = 30.0
"""Seconds that the next piece of a body may take."""
_DRAINED = 500_000_000
"""Bytes of a body too large that are taken and thrown away, so that the browser hears why: it listens only when it has
sent all. Beyond this the connection is closed."""


class _TooLarge(Exception):
    pass


class _TooSlow(Exception):
    pass


class Bodies:
    """ASGI middleware: a body over ``most`` bytes is refused with 413, one that stops arriving with 408."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        taken, ended, started = 0, False, False

        async def piece() -> Message:
            nonlocal ended
            if ended:
                return await receive()  # waits for the other side to hang up, as it may
            try:
                message = await asyncio.wait_for(receive(), SLOWEST)
            except TimeoutError:
                raise _TooSlow from None
            ended = not message.get("more_body", False)
            return message

        async def bounded() -> Message:
            nonlocal taken
            message = await piece()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            if _length(request) > self._most:
                raise _TooLarge
            await self._app(scope, bounded, noted)
        except _TooLarge:
            left = _DRAINED if _length(request) <= _DRAINED else 0
            while not ended and left > 0:
                try:
                    left -= len((await piece()).get("body", b""))
                except _TooSlow:
                    break
            told = (
                f"That is more than {self._most // 1_000_000} MB, the most that is taken at once. "
                "Put large files into a folder and open that: twosource serve FOLDER"
            )
            if not started:
                await refusal(request, 413, "Too large", told)(scope, receive, send)
        except _TooSlow:
            if not started:
                await refusal(request, 408, "Too slow", "The request did not arrive in full. Send it again.")(
                    scope, receive, send
                )
        except ClientDisconnect:
            return  # whoever sent it is gone, and with them the reply


def _length(request: Request) -> int:
    told = request.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 19 else 0
