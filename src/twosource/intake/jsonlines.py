"""JSON Lines -> pages: one object a line with ``text`` or ``html``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from twosource.errors import InputEmpty, InputError, InputMalformed, InputTooLarge
from twosource.intake.mending import mended
from twosource.records import Page

SUFFIXES = (".jsonl", ".ndjson")


def json_lines(path: str, source: BinaryIO, max_bytes: int) -> Iterator[Page | InputError]:
    """A page for each line that is not blank, in order, with ``path:line`` as its path. A line that is no page gives
    the error that says why. ``max_bytes`` holds for each line, so that a file of any size can be read.
    """
    number = 0
    found = False
    while line := source.readline(max_bytes + 2):
        number += 1
        where = f"{path}:{number}"
        if len(line.rstrip(b"\r\n")) > max_bytes:
            size = len(line)
            while not line.endswith(b"\n") and (line := source.readline(max_bytes + 2)):
                size += len(line)
            found = True
            yield InputTooLarge(where, size, max_bytes)
            continue
        line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not line:
            continue
        found = True
        try:
            yield page_of(where, line, number)
        except InputError as fault:
            yield fault
    if not found:
        yield InputEmpty(path)


def page_of(where: str, line: bytes, number: int) -> Page:
    """The page of one line. Raises InputMalformed or InputEmpty."""
    fields = _object(where, line, number)
    media = next((m for m in ("text", "html") if fields.get(m) is not None), None)
    if media is None:
        raise InputMalformed(where, "no field text or html", f"line {number}")
    value = fields[media]
    if not isinstance(value, str):
        raise InputMalformed(where, f"field {media} is no string", f"line {number}")
    content, problems = mended(where, value)
    if not content.strip():
        raise InputEmpty(where, "the line")
    return Page(
        path=where,
        media="html" if media == "html" else "text",
        content=content,
        encoding="utf-8",
        problems=problems,
        given_id=_given(fields.get("id")),
        given_url=_given(fields.get("url")),
        given_title=_given(fields.get("title")),
        given_published=_given(fields.get("published")),
        given_outlet=_given(fields.get("outlet")),
    )


def starts_json_lines(content: str) -> bool:
    """True where the first line that is not blank is a JSON object with ``text`` or ``html``."""
    first = content.lstrip("\ufeff \t\n").partition("\n")[0].strip()
    if not first.startswith("{"):
        return False
    try:
        fields = msgspec.json.decode(first)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return False
    return isinstance(fields, dict) and any(isinstance(fields.get(m), str) for m in ("text", "html"))


def _object(where: str, line: bytes, number: int) -> dict[str, object]:
    import json

    try:
        fields = json.loads(line)
    except json.JSONDecodeError as fault:
        raise InputMalformed(where, "not valid JSON", f"line {number}, character {fault.pos + 1}") from None
    except UnicodeDecodeError as fault:
        raise InputMalformed(where, "not valid UTF-8", f"line {number}, byte {fault.start + 1}") from None
    except (RecursionError, ValueError):
        raise InputMalformed(where, "JSON nested too deep or with a number too long", f"line {number}") from None
    if not isinstance(fields, dict):
        raise InputMalformed(where, "no JSON object", f"line {number}")
    return fields


def _given(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return mended("", str(value))[0].strip() or None
