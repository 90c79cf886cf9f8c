"""From the paths of a command line to reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, BinaryIO, NamedTuple, TypeVar

import click

from twosource.cli.output import tell, with_progress
from twosource.errors import InputError, NoReports
from twosource.records import Page, Problem, Report

T = TypeVar("T")


class Inputs(NamedTuple):
    """What the user said about reading: the options that every command with inputs has."""

    strict: bool
    max_bytes: int
    fetch: bool = False
    allow_private: bool = False

    def pages(
        self,
        paths: tuple[str, ...],
        *,
        stdin: bytes | None = None,
        opened: Callable[[str, BinaryIO], None] | None = None,
    ) -> Iterator[Page | Problem]:
        """The pages of ``paths``; addresses among them are asked for where ``--fetch`` was given, and only there."""
        from twosource.intake import pages

        if not self.fetch:
            return pages(paths, max_bytes=self.max_bytes, stdin=stdin, opened=opened)
        return pages(paths, max_bytes=self.max_bytes, stdin=stdin, fetch=self._fetched, opened=opened)

    def _fetched(self, url: str) -> Iterator[Page | InputError]:
        from twosource.intake.web import fetched

        return fetched(url, max_bytes=self.max_bytes, private=self.allow_private)


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--strict``, ``--max-bytes``, ``--fetch`` and ``--allow-private``, for every command that reads pages. The
    command is given them together, as ``inputs``.
    """
    from twosource.intake import MAX_BYTES

    @wraps(command)
    def called(*args: Any, strict: bool, max_bytes: int, fetch: bool, allow_private: bool, **others: Any) -> Any:
        if allow_private and not fetch:
            raise click.UsageError("--allow-private says where --fetch may go; add --fetch, or leave it out")
        return command(*args, inputs=Inputs(strict, max_bytes, fetch, allow_private), **others)

    for option in (
        click.option(
            "--allow-private",
            is_flag=True,
            help="With --fetch: machines of a private network may be asked too, this one among them.",
        ),
        click.option(
            "--fetch",
            is_flag=True,
            help="Fetch FILEs that are http(s) addresses; without it nothing is ever requested.",
        ),
        click.option("--strict", is_flag=True, help="An input that cannot be read ends the run with exit code 2."),
        click.option(
            "--max-bytes",
            type=click.IntRange(1, MOST_BYTES),
            default=MAX_BYTES,
            show_default=True,
            metavar="N",
            help="Refuse inputs larger than this many bytes.",
        ),
    ):
        called = option(called)
    return called


MOST_BYTES = 2**40
"""What ``--max-bytes`` can be raised to: more fits in no memory, and in no index of Python."""
TOLD = frozenset(
    {
        "article-too-long", "capture-truncated", "digest-differs", "feed-summary-only", "html-broken", "input-damaged",
        "language-without-rules", "no-article", "paywalled-stub", "rules-only",
    }
)  # fmt: skip
"""Problems of a page that are told on stderr too: they say that much less was read than the user may think."""


class Unreadable(InputError):
    """An input that could not be read, under --strict."""

    def __init__(self, problem: Problem) -> None:
        self.slug = problem.code
        Exception.__init__(self, problem.message)


def noted(items: Iterable[T | Problem], unread: list[Problem], *, strict: bool) -> Iterator[T | Problem]:
    """The items as they are, their problems noted in ``unread``; under ``strict`` the first one ends the run. Parts of a
    file that are no pages (a redirect in a web archive) are no fault of it and end nothing.
    """
    for item in items:
        if isinstance(item, Problem):
            if strict and item.code != "input-left-out":
                raise Unreadable(item)
            unread.append(item)
        yield item


def reports(paths: tuple[str, ...], inputs: Inputs, *, unread: list[Problem] | None = None) -> Iterator[Report]:
    """Reports in the order given. What cannot be read is left out and told on stderr at the end; under ``--strict`` it
    ends the run. Where nothing is left raises NoReports, or for a single input its own problem.

    With ``unread`` the problems are put there instead, and the caller tells them.
    """
    from twosource.compare import read

    stdin = sys.stdin.buffer.read(inputs.max_bytes + 1) if "-" in paths else None
    found, failed = 0, [] if unread is None else unread
    named = with_progress(inputs.pages(paths, stdin=stdin), "reading")
    for item in noted(named, failed, strict=inputs.strict):
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
            raise NoReports(listed(paths))


def listed(paths: tuple[str, ...]) -> str:
    """``paths`` for a message: of web addresses without a password that was typed into them."""
    from twosource.intake.addresses import without_user

    return ", ".join(without_user(p) if p.lower().startswith(("http://", "https://")) else p for p in paths)
