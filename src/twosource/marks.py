"""Quotation marks, paired: where somebody else's words begin and end in one paragraph.

What a mark does is read from what stands around it (space before: opens; space after: closes) and only then from
its shape, because marks are often turned the wrong way by converters. A double mark that never closes runs to
the end of its paragraph; a single one that never closes was an apostrophe.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from twosource.spans import Span, trimmed

DOUBLE = '"“”„‟«»＂「」『』'
SINGLE = "'‘’‚‛‹›"
_OPEN_SHAPE = "“„‟«‹‘‚‛「『"
_CLOSE_SHAPE = "”»›’」』"
_SPACES = " \t\u00a0\u2009\u202f"
_BEFORE_OPEN = _SPACES + "([{-–—/:,;"
_AFTER_CLOSE = _SPACES + ".,;:!?)]}-–—…/"


_ATTRIBUTED = re.compile(
    r"[,.?!](?=\s+(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,4}(?:said|says|told|added|declared|warned|explained|replied|insisted|wrote)\b)"
)
"""Where a quotation that was never closed must have ended: before "X said"."""


class Quotation(msgspec.Struct, frozen=True):
    """``span`` with its marks, ``inner`` without. ``closed`` is false where the paragraph ends first."""

    span: Span
    inner: Span
    kind: Literal["double", "single"]
    closed: bool


@lru_cache(maxsize=1024)  # several rooms ask for the same paragraphs; an article has a hundred
def quotations(content: str, paragraph: Span) -> tuple[Quotation, ...]:
    """The outermost quotations of a paragraph in order. Linear in its length."""
    double = _double(content, paragraph)
    return tuple(sorted(double + _single(content, paragraph, double), key=lambda q: q.span))


def all_closed(paragraph: str) -> bool:
    """True where plainly every double mark opens a quotation or closes one: at once, without finding them. False says nothing."""
    found = _PLAINLY_CLOSED.fullmatch(paragraph)
    return found is not None and (found.lastindex is None or not ("''" in paragraph or "``" in paragraph))


_NO_DOUBLE = f"[^{DOUBLE}]*+"
_PLAINLY_CLOSED = re.compile(
    rf"{_NO_DOUBLE}(?:(?<![^{re.escape(_BEFORE_OPEN + SINGLE)}])([{DOUBLE}])(?=[^\s{re.escape(_AFTER_CLOSE + SINGLE)}])"
    rf"{_NO_DOUBLE}[{DOUBLE}](?![^{re.escape(_AFTER_CLOSE + SINGLE)}]){_NO_DOUBLE})*+"
)
"""What can only open, behind nothing or what stands before a quotation, and then what can close."""
_ANY_DOUBLE = re.compile(f"``|''|[{re.escape(''.join(DOUBLE))}]")
_ANY_SINGLE = re.compile(f"[{re.escape(''.join(SINGLE))}]")
_CLOSE_SINGLE = re.compile("['’›‛]")


def _double(content: str, area: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    last_angle = content.rfind("»", area.start, area.end)
    for mark in _ANY_DOUBLE.finditer(content, area.start, area.end):
        does = _does(content, mark, area, opened, last_angle)
        if does == "close" and opened is not None:
            found.append(_quotation(content, opened, mark))
            opened = None
        elif does == "open":
            if opened is not None:  # the one before was never closed: it ends with the last sentence before this mark
                end = _last_stop(content, opened.end(), mark.start())
                found.append(_unclosed(opened, end))
            opened = mark
    if opened is not None and area.end - opened.end() > 0:
        attributed = _ATTRIBUTED.search(content, opened.end(), area.end)
        found.append(_unclosed(opened, attributed.end() if attributed else area.end))
    return found


def _does(
    content: str, mark: re.Match[str], area: Span, opened: re.Match[str] | None, last_angle: int
) -> Literal["open", "close", "none"]:
    """``last_angle``: where the last » of the paragraph stands."""
    at, is_open = mark.start(), opened is not None
    before = content[at - 1] if at > area.start else " "
    after = content[mark.end()] if mark.end() < area.end else " "
    can_open = before in _BEFORE_OPEN or before in SINGLE
    can_close = after in _AFTER_CLOSE or after in SINGLE
    if len(mark.group()) > 1:  # ``typewriter'' and ''typewriter''; 5'10'' is no end of anything
        if opened is None:
            return "open" if can_open and not after.isspace() else "none"
        return "close" if can_close and len(opened.group()) > 1 else "none"
    if content[at] == "«" and can_open and after in _SPACES and not is_open and at < last_angle:
        return "open"  # "« mot »", as French sets it
    if can_open and not can_close and not after.isspace():
        return "open"
    if can_close and not can_open:
        if not is_open:
            return "none"  # an inch mark, or a mark whose partner was lost
        return "close"
    if content[at] in _OPEN_SHAPE and not after.isspace() and not is_open:
        return "open"
    if content[at] in _CLOSE_SHAPE:
        return "close" if is_open else "none"
    if is_open:
        return "close"
    return "open" if not after.isspace() and not before.isdigit() else "none"


def _single(content: str, area: Span, double: list[Quotation]) -> list[Quotation]:
    taken = [q.span for q in double]
    found: list[Quotation] = []
    at = area.start
    next_double = 0
    refused = (-1, 0)  # a limit, and up to where no mark closes under it
    while (mark := _ANY_SINGLE.search(content, at, area.end)) is not None:
        at = mark.start()
        while next_double < len(taken) and taken[next_double].end <= at:
            next_double += 1
        if next_double < len(taken) and taken[next_double].start <= at:
            at = taken[next_double].end
            continue
        if _opens_single(content, at, area):
            limit = taken[next_double].start if next_double < len(taken) else area.end
            first = max(at + 2, refused[1]) if refused[0] == limit else at + 2
            end = min(limit, at + LONGEST_SINGLE)
            close = _closing_single(content, first, end, limit, area)
            if close is None:
                refused = (limit, end)
            else:
                found.append(Quotation(Span(at, close + 1), Span(at + 1, close), "single", True))
                at = close
        at += 1
    return found


def _opens_single(content: str, at: int, area: Span) -> bool:
    before = content[at - 1] if at > area.start else " "
    after = content[at + 1] if at + 1 < area.end else " "
    return (before in _BEFORE_OPEN and (after.isalnum() or after in "[(…") and content[at] != "’") or (
        content[at] in "‘‹‚" and after.isalnum() and not before.isalnum()
    )


LONGEST_SINGLE = 600
"""Code points; a longer stretch between single marks is two apostrophes and not a quotation (no dev quotation is)."""


def _closing_single(content: str, start: int, end: int, limit: int, area: Span) -> int | None:
    """The first mark from ``start`` to ``end`` that can close; not the apostrophe of a plural owner where another mark
    follows in the sentence, up to ``limit``.
    """
    for mark in _CLOSE_SINGLE.finditer(content, start, end):
        at = mark.start()
        before, after = content[at - 1], content[at + 1] if at + 1 < area.end else " "
        if after.isalnum() or before.isspace():
            continue
        if before in "sS" and after == " " and _later(content, at, limit):
            continue
        return at
    return None


def _later(content: str, at: int, limit: int) -> bool:
    end = min(limit, at + 200)
    rest = content[at + 1 : end]
    stop = rest.find(".")
    near = rest if stop < 0 else rest[:stop]
    return any(
        near[i] in "'’" and not near[i + 1 : i + 2].isalnum() and near[i - 1] != " " for i in range(1, len(near))
    )


def _quotation(content: str, opened: re.Match[str], closed: re.Match[str]) -> Quotation:
    inner = trimmed(content, Span(opened.end(), max(opened.end(), closed.start())), _SPACES)
    return Quotation(Span(opened.start(), closed.end()), inner, "double", True)


def _unclosed(opened: re.Match[str], end: int) -> Quotation:
    return Quotation(Span(opened.start(), end), Span(opened.end(), max(opened.end(), end)), "double", False)


def _last_stop(content: str, start: int, end: int) -> int:
    for at in range(end - 1, start, -1):
        if content[at] in ".!?":
            return at + 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return end
