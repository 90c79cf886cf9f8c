"""The body of a server's answer: whether it is of a kind that is read, and its bytes, no more of them than allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twosource.errors import FetchFailed, InputTooLarge
from twosource.intake.responses import Unpackable, media_type, unpacked

ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, application/xml;q=0.8, application/json;q=0.8, */*;q=0.1"
ACCEPT_PACKED = "gzip, deflate"
_PACKED = ("gzip", "x-gzip", "deflate", "identity", "")
JSON_LINES = ("application/x-ndjson", "application/jsonl", "application/x-jsonlines")
_READ = (
    "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "text/json", "application/json",
    *JSON_LINES,
)  # fmt: skip


def media_of(named: str, header: str) -> str:
    """The media type that a server names, empty where it names none. Raises FetchFailed where it is of no page."""
    media = media_type(header)
    special = media.startswith("application/") and media.endswith(("+xml", "+json"))
    if media and not special and media not in _READ:
        told = f"{media[:60]!r} is not a page, text, feed or JSON; if it holds a report, save that as a page or text"
        raise FetchFailed(named, told)
    return media


def received(named: str, encoding: str, pieces: Iterable[bytes], max_bytes: int) -> bytes:
    """The bytes of the body, unpacked. Raises InputTooLarge as soon as they are over the limit, as sent or as unpacked,
    and FetchFailed where they cannot be unpacked or break off.
    """
    if any(name.strip() not in _PACKED for name in encoding.lower().split(",")):
        raise FetchFailed(named, f"the page is packed as {encoding[:40]!r}, unasked; open it in a browser and save it")
    try:
        body, whole = unpacked(b"".join(_counted(named, pieces, max_bytes)), encoding, max_bytes)
    except Unpackable as fault:
        raise FetchFailed(named, f"the page cannot be read: {fault}; open it in a browser and save it") from None
    if len(body) > max_bytes:
        raise InputTooLarge(named, len(body), max_bytes)
    if not whole:
        raise FetchFailed(named, "the answer broke off before its end; try again")
    return body


def _counted(named: str, pieces: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > max_bytes:
            raise InputTooLarge(named, size, max_bytes)
        yield piece
