"""The application: one comparison as the page and as JSON."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from twosource.records import Comparison
from twosource.report import as_json, page
from twosource.report.page import content_security_policy
from twosource.web.guard import LOCAL, Guard


def create(comparison: Comparison, token: str, *, also_known_as: tuple[str, ...] = ()) -> Starlette:
    """An application that serves ``comparison`` at ``/?token=…`` and ``/comparison.json?token=…``.

    The page is the one that :func:`twosource.report.page` writes to a file. It answers to the names of this machine's
    loopback and to those of ``also_known_as``. ValueError on an empty token.
    """
    if not token:
        raise ValueError("the token is empty; make one with secrets.token_urlsafe()")
    html, json = page(comparison), as_json(comparison)

    async def reading_page(_: Request) -> Response:
        return HTMLResponse(html)

    async def comparison_json(_: Request) -> Response:
        return Response(json, media_type="application/json")

    return Starlette(
        routes=[Route("/", reading_page), Route("/comparison.json", comparison_json)],
        middleware=[Middleware(Guard, token=token, names=LOCAL.union(also_known_as), headers=_headers())],
    )


def _headers() -> dict[str, str]:
    return {
        "Content-Security-Policy": content_security_policy() + "; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",  # the address holds the token
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
