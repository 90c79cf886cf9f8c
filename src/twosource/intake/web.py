"""A page fetched by its address, when it was asked for by name: the one place from which anything is requested.

One request an address, and one for each redirection it answers with; no cookie, no password, no proxy of the
environment, no second try. Which addresses may be asked: ``addresses``. What may come back: ``payloads``.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from msgspec.structs import replace

from twosource.errors import FetchFailed, FetchRefused, InputError, InputTooLarge
from twosource.intake.addresses import Unfit, looked_up, parsed, without_user
from twosource.intake.doors import HEAD, door_of
from twosource.intake.limits import MAX_BYTES
from twosource.intake.onepage import HTML_TYPES, read_page
from twosource.intake.payloads import ACCEPT, ACCEPT_PACKED, JSON_LINES, media_of, received
from twosource.intake.responses import charset_of
from twosource.records import Capture, Page

if TYPE_CHECKING:
    import httpx

    from twosource.intake.connecting import Deadline

SECONDS = 30.0
"""Patience with one address, its redirections and the whole of the page."""
_REDIRECTIONS = 5
_MOVED = (301, 302, 303, 307, 308)
_LINES_NAME = "served.jsonl"


class Payload(NamedTuple):
    """What came back. ``url`` is where it came from in the end; ``charset`` what the server says of its encoding; ``etag``
    and ``modified`` what it wants to be asked with the next time.
    """

    url: str
    media: str
    charset: str | None
    raw: bytes
    etag: str = ""
    modified: str = ""


class Unmodified(Exception):
    """The server says that nothing has changed since it was asked last."""


class Answered(FetchFailed):
    """A server that gave a ``status`` and no page; ``wait`` is for how many seconds it wants to be left alone, 0 where it does
    not say.
    """

    def __init__(self, path: str, message: str, status: int, wait: float = 0.0) -> None:
        self.status = status
        self.wait = wait
        super().__init__(path, message)


def fetched(
    url: str,
    *,
    max_bytes: int = MAX_BYTES,
    seconds: float = SECONDS,
    private: bool = False,
    transport: httpx.BaseTransport | None = None,
) -> Iterator[Page | InputError]:
    """The page at ``url``, or the error that says why there is none; of a feed or a file of several reports, each.

    ``max_bytes`` holds for what is sent and for what it unfolds to; ``seconds`` for the whole exchange, redirections
    and all. ``private``: machines of a private network may be asked, and what they redirect to; a public page cannot
    lead there. ``transport`` answers in place of the network; addresses are looked at all the same. Needs the extra ``web``.
    """
    try:
        payload = asked(url, max_bytes=max_bytes, seconds=seconds, private=private, transport=transport)
        yield from pages_of(url, payload, max_bytes)
    except InputError as fault:
        yield fault


def asked(
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    max_bytes: int = MAX_BYTES,
    seconds: float = SECONDS,
    private: bool = False,
    led_on: Callable[[str], None] | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Payload:
    """What stands at ``url``, for the rest as ``fetched``. Raises Unmodified where it is what it was when it came with ``etag``
    or ``modified``, Answered where the server gave another status, and any other InputError for what gave no page.

    ``led_on`` is told of each address that a redirection leads to before it is asked, and may raise an InputError; the time
    that it takes does not count.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    asked_with = {name: value for name, value in conditions.items() if value}
    return _downloaded(without_user(url), url, asked_with, max_bytes, seconds, private, led_on, transport)


def pages_of(url: str, payload: Payload, max_bytes: int = MAX_BYTES) -> Iterator[Page | InputError]:
    """The pages that came from ``url``. Raises the InputError of one that is no page."""
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    digest = f"sha256:{hashlib.sha256(payload.raw).hexdigest()}"
    yield from _pages(without_user(url), payload, Capture(url=payload.url, at=at, digest=digest), max_bytes)


def _pages(named: str, payload: Payload, capture: Capture, max_bytes: int) -> Iterator[Page | InputError]:
    """One page, or what the doors for files find in a feed or a file of several reports."""
    if payload.media in HTML_TYPES:
        yield _page(named, payload, capture)
        return
    name = _LINES_NAME if payload.media in JSON_LINES else urlsplit(payload.url).path
    door = door_of(payload.raw[:HEAD], name)
    if door is None:
        page = _page(named, payload, capture)
        if payload.media not in ("", "text/plain") and page.media != "html":
            raise FetchFailed(named, f"this is {payload.media} of a kind that is not read; save the page of the report")
        yield page
        return
    for item in door.opener(named, io.BytesIO(payload.raw), max_bytes):
        yield item if isinstance(item, InputError) or item.capture else replace(item, capture=capture)


def _page(named: str, payload: Payload, capture: Capture) -> Page:
    html, what = payload.media in HTML_TYPES, "the answer of the server"
    page = read_page(named, payload.raw, declared=payload.charset, html=html, what=what)
    return replace(page, given_url=payload.url, capture=capture)


def _downloaded(
    named: str,
    url: str,
    conditions: dict[str, str],
    max_bytes: int,
    seconds: float,
    private: bool,
    led_on: Callable[[str], None] | None,
    transport: httpx.BaseTransport | None,
) -> Payload:
    """What ``url`` leads to in the end. Raises an InputError that says what was asked, and what came of it."""
    try:
        from twosource.intake.connecting import Deadline
    except ImportError as fault:
        raise FetchFailed(
            named, f"fetching needs the extra 'web' ({fault.name} is not installed): pip install \"twosource[web]\""
        ) from None
    deadline = Deadline(seconds)
    step, before = url, ""
    for _ in range(_REDIRECTIONS + 1):
        try:
            target = parsed(step)
            if before.startswith("https:") and target.scheme == "http":
                raise Unfit("a page asked for over https is not taken over http; save it if you trust it")
            addresses, stands = looked_up(target, private=private, seconds=deadline.left())
        except Unfit as fault:
            lead = f"it leads on to {without_user(step)}: " if before else ""
            raise (FetchFailed if fault.unknown else FetchRefused)(named, f"{lead}{fault}") from None
        private = private and stands == "private"
        if before and led_on is not None:
            with deadline.stopped():
                led_on(step)
        answer = _answer(named, target, conditions, addresses, deadline, max_bytes, transport)
        if isinstance(answer, Payload):
            return answer
        before, step = str(target), answer
    raise FetchFailed(
        named, f"it leads on more than {_REDIRECTIONS} times, the last to {step[:200]}; check the address"
    )


def _answer(
    named: str,
    url: httpx.URL,
    conditions: dict[str, str],
    addresses: tuple[str, ...],
    deadline: Deadline,
    max_bytes: int,
    transport: httpx.BaseTransport | None,
) -> Payload | str:
    """What the server answers: a page, or the address that it leads on to."""
    import httpx

    from twosource.intake.connecting import Pinned

    request = httpx.Request("GET", url, headers={**_headers(), **conditions})
    way = transport or Pinned(addresses, deadline, secure=url.scheme == "https")
    try:
        answer = way.handle_request(request)
        answer.request = request
        try:
            return _read(named, url, answer, deadline, max_bytes)
        finally:
            answer.close()
    except httpx.TimeoutException as fault:
        raise FetchFailed(named, _late(url, fault)) from None
    except httpx.TransportError as fault:
        raise FetchFailed(named, _broken(url, fault)) from None
    finally:
        if transport is None:
            way.close()


def _read(named: str, url: httpx.URL, answer: httpx.Response, deadline: Deadline, max_bytes: int) -> Payload | str:
    import httpx

    status, where = answer.status_code, answer.headers.get("location", "")
    if status in _MOVED and where:
        try:
            return str(url.join(where))
        except (httpx.InvalidURL, ValueError):
            raise FetchRefused(named, f"it leads on to {where[:200]!r}, which is no web address; check it") from None
    if status == 304 and answer.request.headers.keys() & {"if-none-match", "if-modified-since"}:
        raise Unmodified
    if not 200 <= status < 300:
        wait = _later(answer.headers.get("retry-after", "")) if status in (429, 503) else 0.0
        raise Answered(named, f"{url.host} answered {status}{_phrase(status)}; {_advice(status)}", status, wait)
    kind = answer.headers.get("content-type", "")
    media = media_of(named, kind)
    announced = answer.headers.get("content-length", "")
    if announced.isdecimal() and len(announced) < 20 and int(announced) > max_bytes:
        raise InputTooLarge(named, int(announced), max_bytes)
    assert isinstance(answer.stream, httpx.SyncByteStream)
    pieces = _in_time(answer.stream, deadline)
    raw = received(named, answer.headers.get("content-encoding", ""), pieces, max_bytes)
    etag, modified = (answer.headers.get(name, "")[:_LONGEST_MARK] for name in ("etag", "last-modified"))
    return Payload(str(url), media, charset_of(kind), raw, etag, modified)


_LONGEST_MARK = 1_000
"""Characters of a mark of a version; a longer one is cut, and then no server knows it again."""


def _later(words: str) -> float:
    """The seconds of a Retry-After, which is a number or a date; 0 where it says nothing."""
    from email.utils import parsedate_to_datetime

    if words.strip().isdecimal() and len(words) < 12:
        return float(words)
    try:
        return max(0.0, (parsedate_to_datetime(words) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):  # no date, or one without a zone
        return 0.0


def _in_time(pieces: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
    """The pieces as they come, until time is over: a transport from outside knows no deadline."""
    import httpx

    for piece in pieces:
        if deadline.left() <= 0:
            raise httpx.ReadTimeout("the time for the whole exchange is over")
        yield piece


def _headers() -> dict[str, str]:
    from importlib import metadata

    return {
        "User-Agent": f"twosource/{metadata.version('twosource')}",
        "Accept": ACCEPT,
        "Accept-Encoding": ACCEPT_PACKED,
        "Connection": "close",
    }


def _late(url: httpx.URL, fault: Exception) -> str:
    import httpx

    if isinstance(fault, httpx.ConnectTimeout):
        return f"{url.host} could not be reached in time; check the connection, or try later"
    return f"{url.host} took too long to send the page; try later, or open it in a browser and save it"


def _broken(url: httpx.URL, fault: Exception) -> str:
    import ssl

    import httpx

    cause = fault.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the certificate of {url.host} is not to be trusted ({cause.verify_message}); check the address"
    if isinstance(cause, ssl.SSLError):
        return f"no safe connection to {url.host} came about ({cause.reason or 'it broke off'}); check the address"
    if isinstance(fault, httpx.ConnectError):
        return f"{url.host} could not be reached; check the address and the connection"
    if isinstance(fault, httpx.ProtocolError):
        return f"{url.host} did not answer as a web server does; check the address, or save the page in a browser"
    return f"the connection to {url.host} broke off; try again"


def _phrase(status: int) -> str:
    import httpx

    words = httpx.codes.get_reason_phrase(status)
    return f" ({words})" if words else ""


def _advice(status: int) -> str:
    """What to do about an answer that is no page."""
    if status in (401, 402, 403, 407):
        return "it wants a login or turns programs away: open it in a browser and save the page"
    if status in (404, 410):
        return "there is no page there (any more): check the address, or look for a copy in a web archive"
    if status == 451:
        return "it is withheld for legal reasons where you are: look for a copy in a web archive"
    if status in (408, 425, 429) or status >= 500:
        return "try later, or open it in a browser and save the page"
    return "open it in a browser and save the page"
