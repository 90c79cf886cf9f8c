"""The little that is changed in a text before it is hashed."""

from __future__ import annotations

import re

from twosource.records import Problem

_UNFIT = re.compile("[\x00\ud800-\udfff]")


def mended(path: str, content: str) -> tuple[str, tuple[Problem, ...]]:
    """``content`` with LF as its only line end and U+FFFD for what no text may hold, and a problem if it held any."""
    if "\r" in content:
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    content, count = _UNFIT.subn("\ufffd", content)
    return content, (replaced(path, count),) if count else ()


def sayable(words: str) -> str:
    """``words`` with U+FFFD for what no text may hold, as in the name of a file that is not UTF-8."""
    return _UNFIT.sub("\ufffd", words)


def replaced(path: str, count: int) -> Problem:
    """The problem that says that ``count`` places could not be read."""
    noun = "character" if count == 1 else "characters"
    return Problem(
        code="text-mended",
        message=f"{path}: {count} {noun} could not be read and stand as U+FFFD; save the page again if it matters",
        path=path,
    )
