"""The worker: a process of its own that reads and compares, so that the room answers meanwhile and can stop it.

It runs ``main`` and speaks over its standard streams: a length of eight bytes, then a message in MessagePack. Nothing that a page holds is run by it; a page that breaks it breaks no room.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

import msgspec

from twosource.compare import compare, read
from twosource.errors import TwosourceError
from twosource.records import Page, Problem
from twosource.stories import group
from twosource.web.messages import (
    HEAD,
    Answer,
    Compare,
    Compared,
    Declined,
    Done,
    Found,
    Group,
    Grouped,
    Read,
    Request,
    Unread,
    packed,
)


def answers(request: Request) -> Iterator[Answer]:
    """The answers to one request, without the Done at the end."""
    match request:
        case Read():
            yield from _read(request)
        case Group():
            yield _grouped(request)
        case Compare():
            yield _compared(request)


def _read(request: Read) -> Iterator[Answer]:
    pages = _pages(request)
    for item in islice(pages, request.most):
        if isinstance(item, Problem):
            yield Unread(item)
            continue
        try:
            yield Found(read(item))
        except Exception as fault:
            yield Unread(_failed(item.path, fault))
    if next(pages, None) is not None:
        message = f"{request.name}: it holds more than {request.most} reports and the first are read; cut the file"
        yield Unread(Problem(code="reports-beyond", message=message, path=request.name))


def _pages(request: Read) -> Iterator[Page | Problem]:
    from twosource.intake import pages, pages_in

    if request.raw is not None:
        yield from pages_in(request.name, request.raw, max_bytes=request.max_bytes)
    elif request.fetch:
        from twosource.intake.web import fetched

        yield from pages(
            (request.path or "",),
            max_bytes=request.max_bytes,
            fetch=lambda url: fetched(url, max_bytes=request.max_bytes, private=request.private),
        )
    else:
        yield from pages((request.path or "",), max_bytes=request.max_bytes)


def _failed(path: str, fault: Exception) -> Problem:
    message = f"{path}: the program failed on this page ({type(fault).__name__}); please report it with the page"
    return Problem(code="reading-failed", message=message, path=path)


def _grouped(request: Group) -> Answer:
    places: dict[tuple[str, str], list[int]] = {}
    for i, report in enumerate(request.reports):
        places.setdefault((report.sha256, report.id), []).append(i)
    return Grouped(
        tuple(tuple(places[r.sha256, r.id].pop(0) for r in story.reports) for story in group(request.reports))
    )


def _compared(request: Compare) -> Answer:
    try:
        return Compared(compare(request.reports, same_event=request.same_event))
    except TwosourceError as error:
        return Declined(error.slug, str(error))
    except Exception as fault:
        return Declined(
            "error", f"the program failed on these reports ({type(fault).__name__}); please report it with them"
        )


def main() -> None:
    """Answers requests until the other side hangs up. Ctrl-C is for the room, not for its worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever some library prints must not come between messages
    decoder = msgspec.msgpack.Decoder(Request)
    while (body := _taken(sys.stdin.buffer)) is not None:
        for answer in answers(decoder.decode(body)):
            out.write(packed(answer))
            out.flush()
        out.write(packed(Done()))
        out.flush()


def _taken(source: BinaryIO) -> bytes | None:
    head = source.read(HEAD)
    return source.read(int.from_bytes(head, "big")) if len(head) == HEAD else None
