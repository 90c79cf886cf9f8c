"""Who is let in: a request to a local name, from no foreign origin, with the token."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
"""Host names that name this machine. A page elsewhere that rebinds its own name to it still sends its own name."""


class Guard:
    """ASGI middleware: refuses what is not the reader's own request, and puts ``headers`` on every reply.

    ``names``: the host names that it answers to.
    """

    def __init__(self, app: ASGIApp, token: str, names: frozenset[str], headers: dict[str, str]) -> None:
        self._app = app
        self._token = token
        self._names = frozenset(name.lower() for name in names)
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # No websocket is served, and the server's own start-up messages are not requests.
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        reason = self._refusal(Request(scope))
        answer = PlainTextResponse(reason + "\n", status_code=403) if reason else self._app
        await answer(scope, receive, send_with_headers)

    def _refusal(self, request: Request) -> str:
        """Why the request is refused, with the way out; empty where it is let in."""
        host = request.headers.get("host", "")
        if _host_name(host) not in self._names:
            return f"Refused: this reading room answers to 127.0.0.1 and localhost, not to {host!a:.100}."
        if not _same_origin(request.headers, host):
            return "Refused: the request comes from another site. Open the address that twosource printed."
        given = request.query_params.get("token", "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode("utf-8", "replace")):
            return "Refused: the token is missing or wrong. Open the whole address that twosource printed."
        return ""


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _same_origin(headers: Headers, host: str) -> bool:
    """Browsers name the origin on requests that a page makes; a plain visit names none."""
    origin = headers.get("origin")
    return origin is None or origin == f"http://{host}"
