"""One page after the other, in this process; and how a page that brought the reader down is told."""

from __future__ import annotations

from collections.abc import Callable

from twosource.records import Page, Problem, Report

Read = Callable[[Page], Report]


def read_one(read: Read, page: Page) -> Report | Problem:
    """The report, or the Problem that says why there is none."""
    try:
        return read(page)
    except Exception as fault:
        return failed(page, fault)


def failed(page: Page, fault: Exception) -> Problem:
    what = " ".join(str(fault).split()) or "no reason given"
    return unread(page, f"{type(fault).__name__}: {what}")


def unread(page: Page, why: str) -> Problem:
    return Problem(code="read-failed", message=f"could not be read ({why})", path=page.path)
