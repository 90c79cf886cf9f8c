"""From the paths of a command line to reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

from twosource.cli.output import tell, with_progress
from twosource.errors import InputError, NoReports
from twosource.records import Page, Problem, Report


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--strict`` and ``--max-bytes``, for every command that reads pages."""
    from twosource.intake import MAX_BYTES

    command = click.option(
        "--strict", is_flag=True, help="An input that cannot be read ends the run with exit code 2."
    )(command)
    return click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        default=MAX_BYTES,
        show_default=True,
        metavar="N",
        help="Refuse inputs larger than this many bytes.",
    )(command)


class Unreadable(InputError):
    """An input that could not be read, under --strict."""

    def __init__(self, problem: Problem) -> None:
        self.slug = problem.code
        Exception.__init__(self, problem.message)


def reports(paths: tuple[str, ...], *, strict: bool, max_bytes: int) -> Iterator[Report]:
    """Reports in the order given; what cannot be read is told on stderr and left out, or ends the run under ``strict``.

    Raises NoReports where nothing is left.
    """
    from twosource.compare import read
    from twosource.intake import pages

    stdin = sys.stdin.buffer.read(max_bytes + 1) if "-" in paths else None
    found, last = 0, None
    for item in with_progress(pages(paths, max_bytes=max_bytes, stdin=stdin), "reading"):
        if isinstance(item, Page):
            found += 1
            yield read(item)
            continue
        last = item
        if strict:
            raise Unreadable(item)
        tell(item)
    if not found:
        raise NoReports(", ".join(paths)) if last is None or len(paths) > 1 else Unreadable(last)
