"""What was named on the command line -> pages and problems, one after the other."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from twosource.errors import FetchRefused, InputDamaged, InputEmpty, InputError, InputTooLarge
from twosource.intake.addresses import without_user
from twosource.intake.decoding import decoded
from twosource.intake.doors import HEAD, all_of, door_of
from twosource.intake.folders import files_in
from twosource.intake.jsonlines import json_lines, starts_json_lines
from twosource.intake.kinds import packed_opening
from twosource.intake.limits import MAX_BYTES, bounded, file_bytes, refused
from twosource.intake.mending import sayable
from twosource.intake.onepage import HTML_ENDINGS, page_of_text
from twosource.records import Page, Problem

STDIN = "-"
_ADDRESSES = ("http://", "https://")
_PACKED = ".gz"

Fetch = Callable[[str], Iterator[Page | InputError]]
"""Of a web address: its pages, and an error in place of what could not be fetched."""


Opened = Callable[[str, BinaryIO], None]
"""Told of each file, and the stream that it is read from, as it is opened: for those who show how far they are."""


def pages(
    paths: Sequence[str],
    *,
    max_bytes: int = MAX_BYTES,
    stdin: bytes | None = None,
    fetch: Fetch | None = None,
    opened: Opened | None = None,
) -> Iterator[Page | Problem]:
    """The pages of ``paths`` in the order given, each read when it is asked for.

    A path is a file, a folder (its files, recursively, sorted) or ``-`` for standard input, which is ``stdin``
    where that is given. A file is one page, or holds many (JSON Lines, a web archive, a mail: see doors.py); it may be
    packed with gzip. An input that is no page gives a Problem in its place: nothing is raised for it and the next one
    is read. ``max_bytes`` holds for one page: for a file, or for each line, record or mail of one that holds many.

    A path that is a web address goes to ``fetch``; without it nothing is requested from anywhere, and the address is a
    problem.
    """
    for path in paths:
        for found in _named(path, max_bytes, stdin, fetch, opened):
            yield _sayable(problem_of(found) if isinstance(found, InputError) else found)


def pages_in(name: str, raw: bytes, *, max_bytes: int = MAX_BYTES) -> Iterator[Page | Problem]:
    """The pages of a file that is at hand as ``raw`` and was called ``name``; problems as in :func:`pages`."""
    for found in _guarded(name, _opened(name, io.BytesIO(raw), max_bytes)):
        yield _sayable(problem_of(found) if isinstance(found, InputError) else found)


def problem_of(error: InputError) -> Problem:
    """The record that says what ``error`` says."""
    return Problem(code=error.slug, message=str(error), path=error.path)


def _sayable(found: Page | Problem) -> Page | Problem:
    """``found`` with U+FFFD for what is no text in the name of its file: no output could hold it."""
    if isinstance(found, Problem):
        return _problem_sayable(found)
    problems = tuple(map(_problem_sayable, found.problems))
    return msgspec.structs.replace(found, path=sayable(found.path), problems=problems)


def _problem_sayable(found: Problem) -> Problem:
    path = None if found.path is None else sayable(found.path)
    return msgspec.structs.replace(found, path=path, message=sayable(found.message))


def _named(
    path: str, max_bytes: int, stdin: bytes | None, fetch: Fetch | None, opened: Opened | None
) -> Iterator[Page | InputError]:
    if path == STDIN:
        yield from _guarded(path, _standard_input(max_bytes, stdin))
    elif path.lower().startswith(_ADDRESSES):
        yield from _guarded(without_user(path), _address(path, fetch))
    elif os.path.isdir(path):
        for item in files_in(path):
            if isinstance(item, InputError):
                yield item
            else:
                yield from _guarded(item, _file(item, max_bytes, opened))
    else:
        yield from _guarded(path, _file(path, max_bytes, opened))


def _guarded(path: str, found: Iterator[Page | InputError]) -> Iterator[Page | InputError]:
    """``found``, with what is raised on the way as its last item."""
    try:
        yield from found
    except InputError as fault:
        yield fault
    except OSError as fault:
        yield refused(path, fault)


def _standard_input(max_bytes: int, stdin: bytes | None) -> Iterator[Page | InputError]:
    if stdin is None:
        stdin = bounded(STDIN, sys.stdin.buffer, max_bytes)
    elif len(stdin) > max_bytes:
        raise InputTooLarge(STDIN, len(stdin), max_bytes)
    yield from _opened(STDIN, io.BytesIO(stdin), max_bytes)


def _address(path: str, fetch: Fetch | None) -> Iterator[Page | InputError]:
    if fetch is None:
        raise FetchRefused(
            without_user(path), "this is a web address and nothing is requested unless you say so; add --fetch"
        )
    yield from fetch(path)


def _file(path: str, max_bytes: int, opened: Opened | None) -> Iterator[Page | InputError]:
    if not os.path.isfile(path):
        yield from _opened(path, io.BytesIO(file_bytes(path, max_bytes)), max_bytes)  # a pipe, or none at all
        return
    with Path(path).open("rb") as source:
        if opened is not None:
            opened(path, source)
        yield from _opened(path, source, max_bytes)


def _opened(path: str, source: BinaryIO, max_bytes: int) -> Iterator[Page | InputError]:
    head = source.read(HEAD)
    source.seek(0)
    if door := door_of(head, path):
        yield from door.opener(path, source, max_bytes)
    elif opening := packed_opening(head):
        yield from _unpacked(path, source, opening, max_bytes)
    else:
        yield from _content(path, all_of(path, source, max_bytes), max_bytes)


def _unpacked(path: str, source: BinaryIO, opening: bytes, max_bytes: int) -> Iterator[Page | InputError]:
    """What is inside a file packed with gzip, unpacked as far as it is read and never over the limit."""
    import gzip
    import zlib

    name = path[: -len(_PACKED)] if path.lower().endswith(_PACKED) else path
    try:
        with gzip.GzipFile(fileobj=source) as packed:
            inside = cast(BinaryIO, packed)
            if door := door_of(opening, name):
                yield from door.opener(path, inside, max_bytes)
            else:
                yield from _content(path, bounded(path, inside, max_bytes), max_bytes, name)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputDamaged(path, "the packed file is cut short or broken") from None


def _content(path: str, raw: bytes, max_bytes: int, name: str | None = None) -> Iterator[Page | InputError]:
    what = "standard input" if path == STDIN else "the file"
    if not raw.strip():
        raise InputEmpty(path, what)
    text = decoded(path, raw)
    if starts_json_lines(text.content):
        yield from json_lines(path, io.BytesIO(text.content.encode("utf-8", "replace")), max_bytes * 4)
        return
    yield page_of_text(path, text, html=(name or path).lower().endswith(HTML_ENDINGS), what=what)
