"""Web archives (WARC, also packed) -> the pages that were captured.

A page comes from a ``response`` with status 200, a ``resource`` or a ``conversion`` record of HTML or plain text, with its
address, the time of its capture and the digest of its bytes as recorded. What else a crawl writes down (requests,
metadata, repeats of what it has already) is passed over; pictures, redirects, errors and other files are counted and told at
the end. Records are read one at a time, so that a file of any size can be read.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from twosource.errors import InputDamaged, InputEmpty, InputError, InputLeftOut, InputTooLarge
from twosource.intake import responses
from twosource.intake.kinds import is_html, packed_opening
from twosource.intake.mending import mended
from twosource.intake.onepage import HTML_TYPES, read_page, web_address
from twosource.records import Capture, Page, Problem

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_OPENING = b"WARC/"
_PACKED = ((b"\x28\xb5\x2f\xfd", (".warc.zst", ".warc.zstd")), (b"\x04\x22\x4d\x18", (".warc.lz4",)))
"""Zstandard and LZ4 are told by name too: what is in them is not looked at before."""
_SKIPPABLE = b"\x2a\x4d\x18"
"""Bytes 2 to 4 of a frame that holds a dictionary, with which a Zstandard archive may start."""
_SILENT = ("warcinfo", "request", "metadata", "revisit")
_PAGES = ("response", "resource", "conversion")
_TEXT_TYPES = frozenset({"text/plain"}) | HTML_TYPES
_RECORD = re.compile(rb"WARC/[01]\.\d+\r?\n")
_MEMBER = re.compile(rb"\x1f\x8b\x08")
_STEP = 1 << 20
"""Bytes in which the next record is looked for at a time, behind a damaged one."""
_LOOK = 512
"""Bytes behind a mark that are unpacked to see whether a record starts there."""
_ENDLESS = 1 << 31
"""Bytes from which on a record is not read through to reach the next one, which is looked for instead."""
_OVERLAP = 64
"""Bytes that are looked at twice, so that a mark between two pieces is found."""
_DAMAGED = 1_000
"""Damaged records behind which an archive is given up."""
_FROM_THE_WEB = ("http:", "https:", "ftp:", "file:")
_ROBOTS = re.compile(r"^https?://[^/]+/robots\.txt(?:\?|$)", re.IGNORECASE)
_REASONS = 100
"""Different reasons that are kept apart while an archive is read."""
_SHOWN = 8
"""Reasons that are told in one problem, the commonest first."""


class _Short(Exception):
    """A record that holds less than it says."""


def is_warc(head: bytes, path: str) -> bool:
    if head.startswith(_OPENING) or packed_opening(head).startswith(_OPENING):
        return True
    name = path.lower()
    return any(
        name.endswith(endings) and (head.startswith(magic) or head[1:4] == _SKIPPABLE) for magic, endings in _PACKED
    )


def warc_pages(path: str, source: BinaryIO, max_bytes: int) -> Iterator[Page | InputError]:
    """The pages of a web archive in the order of its records, each at ``path#n`` where n counts all records from 1. A
    damaged record gives InputDamaged, and reading goes on with the next one that can be found; what is no page is
    counted in an InputLeftOut at the end. ``max_bytes`` holds for the body of each page, packed and unpacked.
    """
    left_out: Counter[str] = Counter()
    number, damaged = 0, 0
    at: int | None = 0
    lost = ""
    found = False
    while at is not None:
        inside = sound = False
        source.seek(at)
        try:
            for record in _records(path, source):
                if lost:
                    yield InputDamaged(path, lost)
                    lost, found = "", True
                number, at, inside, sound = number + 1, record.stream_pos, True, True
                block = _Block(record)
                for page in _read(f"{path}#{number}", block, max_bytes, left_out):
                    found = True
                    yield page
                block.leave()
                inside = False
            break
        except _Short:
            fault = "it is cut short"
        except OSError as error:
            fault = " ".join(str(error).split())[:100]
        damaged += 1
        if sound and not inside:
            lost = f"what follows record {number} at byte {at:,} is no sound record ({fault})"
        else:
            number += not inside
            found, lost = True, ""
            yield InputDamaged(
                f"{path}#{number}", f"record {number} at byte {at:,} cannot be read to its end ({fault})"
            )
        if damaged >= _DAMAGED:
            lost = f"{damaged:,} records are damaged; what follows record {number} at byte {at:,} was not read"
            break
        at = _next_record(source, at + 1)
    if lost:
        yield InputDamaged(path, lost)
    if left_out:
        yield InputLeftOut(path, _told(left_out))
    elif not found and not lost:
        yield InputEmpty(path, "the web archive")


class _Block:
    """What a record holds, read piece by piece, with a count of what was read."""

    def __init__(self, record: WarcRecord) -> None:
        self.size: int = record.content_length
        self._record = record
        self._taken = 0

    def read(self, size: int) -> bytes:
        """The next ``size`` bytes, or all that are left. Raises _Short where the file ends before."""
        wanted = min(size, self.size - self._taken)
        piece = self._record.reader.read(wanted) if wanted else b""
        self._taken += len(piece)
        if len(piece) < wanted:
            raise _Short
        return piece

    def leave(self) -> None:
        """Goes to the end. Raises _Short where the file ends before, or where the end is too far off to go there."""
        left = self.size - self._taken
        if left > _ENDLESS or self._record.consume() < left:
            raise _Short

    def header(self, name: str) -> str:
        return mended("", self._record.headers.get(name) or "")[0].strip()


def _records(path: str, source: BinaryIO) -> Iterator[WarcRecord]:
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError:
        raise InputError(path, "reading web archives needs FastWARC; pip install FastWARC") from None
    yield from ArchiveIterator(source, parse_http=False)


def _read(where: str, block: _Block, max_bytes: int, left_out: Counter[str]) -> Iterator[Page | InputError]:
    """The page of one record, or why there is none; what is no page is counted in ``left_out``. Raises _Short."""
    if not block.header("Content-Length").isdecimal():
        raise _Short  # its own header is cut or broken: where it ends cannot be known
    url = block.header("WARC-Target-URI").strip("<>")
    kind = block.header("WARC-Type").lower()
    if kind in _SILENT or url.lower().startswith("dns:"):
        return
    if kind not in _PAGES:
        _count(left_out, f"of the type {kind}")
        return
    if not url.lower().startswith(_FROM_THE_WEB):
        _count(left_out, "with an address that is none of the web")
        return
    head = block.read(responses.HEAD)
    http = kind == "response" and responses.media_type(block.header("Content-Type")) == "application/http"
    answer = responses.response_of(head) if http else responses.Response(200, {}, 0)
    if answer is None:
        yield InputDamaged(where, f"the record of {url[:200]} holds no HTTP response")
        return
    told = answer.headers.get("content-type", "") if http else block.header("Content-Type")
    reason = _no_page(answer, responses.media_type(told) or _likely(head[answer.size :]), url)
    if reason:
        _count(left_out, reason)
    elif block.size - answer.size > max_bytes:
        yield InputTooLarge(where, block.size - answer.size, max_bytes)
    else:
        body = head[answer.size :] + block.read(block.size)
        try:
            yield _page(where, url, block, answer, body, told, max_bytes)
        except InputError as fault:
            yield fault


def _no_page(answer: responses.Response, media: str, url: str) -> str:
    """Why a response is no page; empty where it is one."""
    if answer.status != 200:
        kind = {3: "redirect", 4: "error", 5: "error"}.get(answer.status // 100, "no page")
        return f"with status {answer.status} ({kind})"
    if media not in _TEXT_TYPES:
        return f"of the type {media}" if media else "of no type"
    return "robots.txt" if _ROBOTS.search(url) else ""


def _likely(opening: bytes) -> str:
    """The media type of what came without one."""
    return "text/html" if is_html(opening[:8_000].decode("latin-1")) else ""


def _count(left_out: Counter[str], reason: str) -> None:
    known = len(left_out) < _REASONS and len(reason) < 90 and reason.isprintable()
    left_out[reason if known else "of other types"] += 1


def _page(
    where: str, url: str, block: _Block, answer: responses.Response, stored: bytes, told: str, max_bytes: int
) -> Page:
    """The page that a response holds. Raises an InputError where it holds none that can be read."""
    sent, all_sent = stored, True
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        sent, all_sent = responses.unchunked(stored)
    try:
        body, all_unpacked = responses.unpacked(sent, answer.headers.get("content-encoding", ""), max_bytes)
    except responses.Unpackable as fault:
        raise InputDamaged(where, f"the page of {url[:200]}: {fault}") from None
    if len(body) > max_bytes:
        raise InputTooLarge(where, len(body), max_bytes)
    html = responses.media_type(told) in HTML_TYPES
    page = read_page(where, body, declared=responses.charset_of(told), html=html, what="the record")
    digest = block.header("WARC-Payload-Digest") or None
    cut = block.header("WARC-Truncated")
    problems = page.problems
    if cut or not (all_sent and all_unpacked):
        problems = (*problems, _truncated(where, cut))
    elif digest and not any(_fits(digest, form) for form in (stored, sent, body)):
        problems = (*problems, _differs(where, digest))
    capture = Capture(url=url, at=block.header("WARC-Date") or None, digest=digest)
    return msgspec.structs.replace(page, given_url=web_address(url), capture=capture, problems=problems)


def _fits(digest: str, form: bytes) -> bool:
    """Whether a recorded digest is that of ``form``. Programs take it of what was sent, with or without its chunks and its
    packing; a digest of a kind that is not known fits.
    """
    name, _, value = digest.partition(":")
    name = name.strip().lower().replace("-", "")
    if name not in ("sha1", "sha256"):
        return True
    made = hashlib.new(name, form, usedforsecurity=False).digest()
    return value.strip().lower() in (made.hex(), base64.b32encode(made).decode().lower())


def _differs(where: str, digest: str) -> Problem:
    return Problem(
        code="digest-differs",
        message=f"{where}: the archive records the digest {digest[:80]} for this page and its bytes have another; "
        "compare it with another copy of the archive",
        path=where,
    )


def _truncated(where: str, why: str) -> Problem:
    return Problem(
        code="capture-truncated",
        message=f"{where}: the page was cut short when it was captured ({why[:40] or 'it ends before its end'}); "
        "look for another capture of it",
        path=where,
    )


def _next_record(source: BinaryIO, start: int) -> int | None:
    """The byte from ``start`` on at which the next record starts, None where none is found: in an archive that is packed
    in one piece nothing can be read behind a damage, and with Zstandard and LZ4 nothing is looked for.
    """
    source.seek(0)
    opening = source.read(5)
    mark = _MEMBER if opening.startswith(b"\x1f\x8b") else _RECORD if opening == _OPENING else None
    at = start
    while mark is not None:
        source.seek(at)
        piece = source.read(_STEP)
        for m in mark.finditer(piece):
            if _starts_record(source, at + m.start()):
                return at + m.start()
        if len(piece) < _STEP:
            return None
        at += _STEP - _OVERLAP
    return None


def _starts_record(source: BinaryIO, at: int) -> bool:
    source.seek(at - 1)
    before, opening = source.read(1), source.read(_LOOK)
    return before == b"\n" if opening.startswith(_OPENING) else packed_opening(opening).startswith(_OPENING)


def _told(left_out: Counter[str]) -> str:
    reasons = sorted(left_out.items(), key=lambda item: (-item[1], item[0]))
    more = sum(count for _, count in reasons[_SHOWN:])
    told = ", ".join(f"{count:,} {reason}" for reason, count in reasons[:_SHOWN])
    total = left_out.total()
    return f"{total:,} {'record' if total == 1 else 'records'}: {told}{f', {more:,} others' if more else ''}"
