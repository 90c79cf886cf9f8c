"""Who is let in: a request to a name of this room, from no foreign page, by whoever has the token.

The token comes once, in the link that was printed, and becomes a cookie, so that it leaves the address. Programs send
it as ``Authorization: Bearer …`` instead. Cookies do not tell the ports of one machine apart: what changes anything
needs the room's key too (see ``forms.py``), which only its own pages hold.
"""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.web.answers import refusal

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
"""Host names that name this machine. A page elsewhere that rebinds its own name to it still sends its own name."""
CLIENT = "twosource.client"
"""Set in the scope of a request that brought the token itself: no browser does that behind a person's back."""


class Guard:
    """ASGI middleware: refuses what is not the reader's own request, and puts ``headers`` on every reply.

    ``names``: the host names that it answers to; ``any_address``: to every numeric address too, which nobody can make
    to lead elsewhere.
    """

    def __init__(
        self, app: ASGIApp, token: str, names: frozenset[str], headers: dict[str, str], any_address: bool = False
    ) -> None:
        self._app = app
        self._token = token
        self._names = frozenset(name.lower() for name in names)
        self._headers = headers
        self._any_address = any_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # No websocket is served, and the server's own start-up messages are not requests.
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    sent.setdefault(name, value)
            await send(message)

        answer = self._answer(Request(scope)) or self._app
        await answer(scope, receive, send_with_headers)

    def _answer(self, request: Request) -> Response | None:
        """The reply to what is not let in, or comes in with the token; None for what goes on."""
        host = request.headers.get("host", "")
        if not self._answers_to(_host_name(host)):
            told = f"This reading room answers to 127.0.0.1 and localhost, not to {host!a:.100}."
            return refusal(request, 403, "Refused", told, home=False)
        if not _own_page(request, host):
            told = "The request comes from another site. Open the address that twosource printed."
            return refusal(request, 403, "Refused", told, home=False)
        if "token" in request.query_params and request.method in ("GET", "HEAD"):
            return self._login(request)
        if _same(_bearer(request.headers), self._token):
            request.scope[CLIENT] = True
            return None
        if _same(request.cookies.get(cookie_name(host), ""), session_of(self._token)):
            return None
        told = "The token is missing. Open the whole address that twosource printed, or start it again for a new one."
        return refusal(request, 403, "Refused", told, home=False)

    def _answers_to(self, name: str | None) -> bool:
        return name in self._names or (self._any_address and _is_address(name))

    def _login(self, request: Request) -> Response:
        """The same address without the token, and a cookie in its place."""
        if not _same(request.query_params["token"], self._token):
            told = "The token is wrong. Open the whole address that twosource printed last: each start makes a new one."
            return refusal(request, 403, "Refused", told, home=False)
        path = "/" + request.url.path.lstrip("/")  # never //elsewhere
        if request.headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            reply: Response = RedirectResponse(path, status_code=303)
        else:
            # The link was followed from another site's page, and a browser would not send a strict cookie along with
            # a redirection of that visit. A page that leads on is a visit of our own.
            reply = HTMLResponse(
                '<!doctype html><html lang="en"><meta charset="utf-8"><title>twosource</title>'
                f'<meta http-equiv="refresh" content="0;url={_quoted(path)}"><p><a href="{_quoted(path)}">Enter the reading room</a></p></html>'
            )
        name = cookie_name(request.headers.get("host", ""))
        reply.set_cookie(name, session_of(self._token), httponly=True, samesite="strict", path="/")
        return reply


def session_of(token: str) -> str:
    """What the cookie holds: it opens the room and does not tell the token."""
    return hmac.new(token.encode(), b"session", hashlib.sha256).hexdigest()


def key_of(token: str) -> str:
    """What every form of the room holds, and no other page can know."""
    return hmac.new(token.encode(), b"forms", hashlib.sha256).hexdigest()


def cookie_name(host: str) -> str:
    """One a port: two rooms on one machine share their cookies."""
    try:
        port = urlsplit(f"//{host}").port or 80
    except ValueError:
        port = 80
    return f"twosource-{port}"


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8", "replace"))


def _bearer(headers: Headers) -> str:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else ""


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _is_address(name: str | None) -> bool:
    try:
        ip_address(name or "")
    except ValueError:
        return False
    return True


def _own_page(request: Request, host: str) -> bool:
    """False where a page of another origin makes the request. Browsers name the origin on what a page sends, and say
    where any request comes from; a person who follows a link may come from anywhere.
    """
    origin = request.headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return False
    if request.headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return True
    return request.method in ("GET", "HEAD") and request.headers.get("sec-fetch-mode") == "navigate"


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/")
