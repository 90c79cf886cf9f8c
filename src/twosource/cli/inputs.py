"""From the paths of a command line to reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import click

from twosource.cli.output import tell, with_progress
from twosource.errors import InputError, NoReports
from twosource.records import Page, Problem, Report

T = TypeVar("T")


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--strict`` and ``--max-bytes``, for every command that reads pages."""
    from twosource.intake import MAX_BYTES

    command = click.option(
        "--strict", is_flag=True, help="An input that cannot be read ends the run with exit code 2."
    )(command)
    return click.option(
        "--max-bytes",
        type=click.IntRange(1, MOST_BYTES),
        default=MAX_BYTES,
        show_default=True,
        metavar="N",
        help="Refuse inputs larger than this many bytes.",
    )(command)


MOST_BYTES = 2**40
"""What ``--max-bytes`` can be raised to: more fits in no memory, and in no index of Python."""
TOLD = frozenset({"no-article", "article-too-long", "html-broken", "language-without-rules", "rules-only"})
"""Problems of a page that are told on stderr too: they say that much less was read than the user may think."""


class Unreadable(InputError):
    """An input that could not be read, under --strict."""

    def __init__(self, problem: Problem) -> None:
        self.slug = problem.code
        Exception.__init__(self, problem.message)


def noted(items: Iterable[T | Problem], unread: list[Problem], *, strict: bool) -> Iterator[T | Problem]:
    """The items as they are, their problems noted in ``unread``; under ``strict`` the first one ends the run."""
    for item in items:
        if isinstance(item, Problem):
            if strict:
                raise Unreadable(item)
            unread.append(item)
        yield item


def reports(
    paths: tuple[str, ...], *, strict: bool, max_bytes: int, unread: list[Problem] | None = None
) -> Iterator[Report]:
    """Reports in the order given. What cannot be read is left out and told on stderr at the end; under ``strict`` it
    ends the run. Where nothing is left raises NoReports, or for a single input its own problem.

    With ``unread`` the problems are put there instead, and the caller tells them.
    """
    from twosource.compare import read
    from twosource.intake import pages

    stdin = sys.stdin.buffer.read(max_bytes + 1) if "-" in paths else None
    found, failed = 0, [] if unread is None else unread
    named = with_progress(pages(paths, max_bytes=max_bytes, stdin=stdin), "reading")
    for item in noted(named, failed, strict=strict):
        if isinstance(item, Page):
            found += 1
            report = read(item)
            for p in report.problems:
                if p.code in TOLD:
                    tell(p, report.path)
            yield report
    if unread is None and not found and len(failed) == 1:
        raise Unreadable(failed[0])
    if unread is None:
        for p in failed:
            tell(p)
        if not found:
            raise NoReports(", ".join(paths))
