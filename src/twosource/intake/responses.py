"""A recorded HTTP response -> its status, its header and its body, unpacked.

Archives hold what a server sent, or what a browser saved of it: the header may speak of a packing that was undone before
the body was written down. So a body that is not packed as its header says, and reads as text, is taken as it is.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Mapping

import msgspec

from twosource.intake.kinds import binary_data, binary_kind

HEAD = 65_536
"""Bytes in which the header of a response must end."""
_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/[\d.]{1,5}[ \t]+(\d{3})\b")
_CODINGS = 4
"""Codings one over the other that are undone; servers use one."""
_CHUNK_HEAD = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,12})[ \t]*(?:;[^\r\n]{0,4096})?\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)


class Response(msgspec.Struct, frozen=True):
    status: int
    headers: Mapping[str, str]
    """Names in small letters; of several of one name the first."""
    size: int
    """Bytes of the header, the blank line included."""


class Unpackable(ValueError):
    """A body that cannot be unpacked; the message says why."""


def response_of(head: bytes) -> Response | None:
    """The response that ``head`` starts with, None where it is none or its header has no end."""
    end = _END.search(head)
    if end is None:
        return None
    first, *lines = head[: end.start()].split(b"\n")
    status = _STATUS.match(first)
    if status is None:
        return None
    headers: dict[str, str] = {}
    last = ""
    for line in lines:
        words = line.decode("latin-1").strip()
        if line[:1] in b" \t" and last:
            headers[last] = f"{headers[last]} {words}"
            continue
        name, colon, value = words.partition(":")
        last = name.strip().lower() if colon else ""
        if last in headers:
            last = ""
        elif last:
            headers[last] = value.strip()
    return Response(status=int(status.group(1)), headers=headers, size=end.end())


def media_type(header: str) -> str:
    """ "text/html" of "Text/HTML; charset=utf-8"."""
    return header.partition(";")[0].strip().lower()


def charset_of(header: str) -> str | None:
    """The encoding that a Content-Type names."""
    found = _CHARSET.search(header[:1000])
    return found.group(1) if found else None


def unchunked(body: bytes) -> tuple[bytes, bool]:
    r"""The body of ``Transfer-Encoding: chunked``, and whether its end was there. What is not chunked comes back as it is.

    >>> unchunked(b"5;x=1\r\nhello\r\n0\r\n\r\n"), unchunked(b"5\r\nhel"), unchunked(b"<p>as it is")
    ((b'hello', True), (b'hel', False), (b'<p>as it is', True))
    """
    out: list[bytes] = []
    at = 0
    while chunk := _CHUNK_HEAD.match(body, at):
        size = int(chunk.group(1), 16)
        if not size:
            return b"".join(out), True
        out.append(body[chunk.end() : chunk.end() + size])
        end = _LINE_END.match(body, chunk.end() + size)
        if end is None:
            return b"".join(out), False
        at = end.end()
    return (b"".join(out), False) if out else (body, True)


def unpacked(body: bytes, encoding: str, most: int) -> tuple[bytes, bool]:
    """The body without its ``Content-Encoding``, at most ``most`` + 1 bytes of it, and whether its end was there. Raises
    Unpackable where it is packed in a way that is not known, or broken from the start.
    """
    codings = [c for name in encoding.lower().split(",") if (c := name.strip()) not in ("", "identity", "none")]
    if len(codings) > _CODINGS:
        raise Unpackable(f"it is packed {len(codings)} times over")
    whole = True
    for coding in reversed(codings):
        undo = _UNDO.get(coding)
        if undo is None:
            raise Unpackable(f"it is packed as {coding[:40]!r}, which is not known")
        try:
            body, ended = undo(body, most)
        except (OSError, zlib.error):
            if not _reads_as_text(body):
                raise Unpackable(f"it is packed as {coding!r} and cannot be unpacked") from None
            ended = True
        whole = whole and ended
    return body, whole


def _reads_as_text(body: bytes) -> bool:
    if not body or binary_kind(body) or binary_data(body):
        return False
    try:
        body[:HEAD].decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start > min(len(body), HEAD) - 4
    return True


def _inflated(body: bytes, most: int) -> tuple[bytes, bool]:
    """gzip, zlib, or bare deflate, by the first byte."""
    bare = not (body[:1] == b"\x1f" or (body[:1] and body[0] & 0x0F == 8))
    machine = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
    out = machine.decompress(body, most + 1)
    if bare and not machine.eof and _reads_as_text(body):
        raise zlib.error("a text, not packed at all")
    return out, machine.eof or len(out) > most


def _brotli(body: bytes, most: int) -> tuple[bytes, bool]:
    from fastwarc.stream_io import BrotliReader

    return BrotliReader(io.BytesIO(body)).read(most + 1), True


def _zstandard(body: bytes, most: int) -> tuple[bytes, bool]:
    from fastwarc.stream_io import ZstdReader

    return ZstdReader(io.BytesIO(body)).read(most + 1), True


_UNDO: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _inflated, "x-gzip": _inflated, "deflate": _inflated, "br": _brotli, "zstd": _zstandard,
}  # fmt: skip
