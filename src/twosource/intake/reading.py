"""What was named on the command line -> pages and problems, one after the other."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from twosource.errors import InputEmpty, InputError, InputTooLarge
from twosource.intake.decoding import decoded
from twosource.intake.folders import files_in
from twosource.intake.jsonlines import SUFFIXES, json_lines, starts_json_lines
from twosource.intake.kinds import is_html
from twosource.intake.limits import MAX_BYTES, bounded, file_bytes, refused
from twosource.intake.mending import mended, replaced, sayable
from twosource.records import Page, Problem

STDIN = "-"
_HTML_ENDINGS = (".html", ".htm", ".xhtml")


def pages(paths: Sequence[str], *, max_bytes: int = MAX_BYTES, stdin: bytes | None = None) -> Iterator[Page | Problem]:
    """The pages of ``paths`` in the order given, each read when it is asked for.

    A path is a file, a folder (its files, recursively, sorted) or ``-`` for standard input, which is ``stdin``
    where that is given. A JSON Lines file gives a page a line. An input that is no page gives a Problem in its place:
    nothing is raised for it and the next one is read. ``max_bytes`` holds for a file, and for each line of a
    ``.jsonl`` file.
    """
    for path in paths:
        for found in _named(path, max_bytes, stdin):
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


def _named(path: str, max_bytes: int, stdin: bytes | None) -> Iterator[Page | InputError]:
    if path == STDIN:
        yield from _guarded(path, _standard_input(max_bytes, stdin))
    elif os.path.isdir(path):
        for item in files_in(path):
            if isinstance(item, InputError):
                yield item
            else:
                yield from _guarded(item, _file(item, max_bytes))
    else:
        yield from _guarded(path, _file(path, max_bytes))


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
    yield from _content(STDIN, stdin, max_bytes)


def _file(path: str, max_bytes: int) -> Iterator[Page | InputError]:
    if path.lower().endswith(SUFFIXES) and os.path.isfile(path):
        with Path(path).open("rb") as source:
            yield from json_lines(path, source, max_bytes)
        return
    yield from _content(path, file_bytes(path, max_bytes), max_bytes)


def _content(path: str, raw: bytes, max_bytes: int) -> Iterator[Page | InputError]:
    if not raw.strip():
        raise InputEmpty(path, "standard input" if path == STDIN else "the file")
    text = decoded(path, raw)
    if starts_json_lines(text.content):
        yield from json_lines(path, io.BytesIO(text.content.encode("utf-8", "replace")), max_bytes * 4)
        return
    content, problems = mended(path, text.content)
    if not content.strip():
        raise InputEmpty(path, "standard input" if path == STDIN else "the file")
    if text.replaced:
        problems = (*problems, replaced(path, text.replaced))
    html = path.lower().endswith(_HTML_ENDINGS) or is_html(content)
    yield Page(path=path, media="html" if html else "text", content=content, encoding=text.encoding, problems=problems)
