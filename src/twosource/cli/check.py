"""``twosource check``: drafts against a pile of reports, or against an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click
import msgspec

from twosource.cli.inputs import Inputs, input_options
from twosource.records import CheckItem, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import ExitStack

    from twosource.check import Draft
    from twosource.records import Report
    from twosource.store import Archive

STATES: tuple[str, ...] = next(get_args(f.type) for f in msgspec.structs.fields(CheckItem) if f.name == "state")
"""What ``--fail-on`` can name: the states of an item."""
ANY = "any"
"""Of ``--fail-on``: every state but verbatim."""
_AGAINST = ("--against", "--db")
_SQLITE = b"SQLite format 3\0"
MOST = 8
"""Reports of an archive that each passage of a draft is held against, by its words in a row and by the telling ones."""


class _Command(click.Command):
    """Takes DRAFT… --against PATH… as it reads: what stands behind ``--against`` is the pile. Where no draft stands before
    it, one PATH belongs to it and the drafts follow, as a hook appends them; what stands behind ``--`` is always a draft.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, told_apart(args, self._takes_value(ctx)))

    def _takes_value(self, ctx: click.Context) -> frozenset[str]:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option) and not p.is_flag)
        return frozenset(name for p in options for name in p.opts)


def told_apart(args: list[str], takes_value: frozenset[str]) -> list[str]:
    """The arguments with ``--against`` in front of each path of the pile.

    >>> told_apart(["d.md", "--against", "a.txt", "b.txt", "--json"], frozenset({"--against"}))
    ['d.md', '--against', 'a.txt', '--against', 'b.txt', '--json']
    >>> told_apart(["--against", "pile", "one.md", "two.md"], frozenset({"--against"}))
    ['--against', 'pile', 'one.md', 'two.md']
    """
    out: list[str] = []
    drafts, piling, value = False, False, False
    for at, arg in enumerate(args):
        if arg == "--" and not value:
            return out + args[at:]
        if value:
            value = False
        elif arg.startswith("-") and arg != "-":
            piling = arg.partition("=")[0] in _AGAINST
            value = arg in takes_value
        elif piling and drafts:
            out.append("--against")
        else:
            drafts, piling = True, False
        out.append(arg)
    return out


@click.command(
    "check",
    cls=_Command,
    help="""\b
    Example:  twosource check draft.md --against saved-pages/

    Looks up every quotation and figure of a draft in a pile of reports: the same words, words changed, another
    rendering, another speaker, another figure, or not found. Tells misspelt names, and words of the draft's own that
    the pile has the opposite of. It says what the pile has, not what is true.
    DRAFT is Markdown, text, HTML or .docx; - is standard input; there may be several. PATH is a file or folder of
    any kind that is read, an archive made by twosource add, or with --fetch an http(s) address.
    """,
    epilog="In a hook:  twosource check --against sources/ --fail-on any -- DRAFT…  (see docs/check.md)",
)
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT…")
@click.option(
    "--against", "--db", "pile", multiple=True, required=True, metavar="PATH…", help="Files, folders or an archive."
)
@click.option("--all", "everything", is_flag=True, help="Print what stands in the pile word for word too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line a draft.")
@click.option(
    "--fail-on",
    "fail_on",
    multiple=True,
    type=click.Choice([*STATES, ANY]),
    help="End with exit code 1 where an item has this state; any: where one is not verbatim. May be repeated.",
)
@input_options
def command(
    drafts: tuple[str, ...],
    pile: tuple[str, ...],
    everything: bool,
    as_json: bool,
    fail_on: tuple[str, ...],
    inputs: Inputs,
) -> int:
    from contextlib import ExitStack

    from twosource.check import check
    from twosource.cli.checked import printed
    from twosource.cli.inputs import listed
    from twosource.cli.output import met, tell
    from twosource.errors import NoReports

    if (drafts + pile).count("-") > 1:
        raise click.UsageError("- is standard input, and it can be read once only")
    read = [_draft(name, inputs) for name in drafts]
    unread: list[Problem] = []
    states: set[str] = set()
    with ExitStack() as stack:
        databases = tuple(path for path in pile if _is_database(path))
        archives = _opened(databases, stack)
        against = _loose(tuple(path for path in pile if path not in databases), inputs, unread)
        for problem in unread:
            tell(problem)
        if not against and not archives:
            raise NoReports(listed(pile))
        for draft in read:
            known = {r.id: r for archive in archives for r in _near(draft, archive)}
            known.update((r.id, r) for r in against)
            others, own = _apart(draft, known.values())
            for problem in own:
                tell(problem)
            problems = (*draft.report.problems, *own, *unread)
            result = msgspec.structs.replace(check(draft, others), problems=problems)
            states |= {item.state for item in result.items}
            click.echo(msgspec.json.encode(result).decode() if as_json else printed(result, everything=everything))
    asked = [s for s in STATES if s != "verbatim"] if ANY in fail_on else []
    return met((*fail_on, *asked), states)


def _apart(draft: Draft, reports: Iterable[Report]) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports that are not the draft's own file, and a problem for each that is: it would stand in itself word for word. A
    pile of nothing else is taken as it is, as somebody asked for it.
    """
    kept: list[Report] = []
    own: list[Report] = []
    for report in reports:
        (own if _same_place(report.path, draft.report.path) else kept).append(report)
    told = (
        "it was left out of the pile, as a draft is not checked against itself"
        if kept
        else "the pile is nothing else, so that all of it stands there"
    )
    problems = (Problem(code="draft-in-pile", message=f"{r.path}: this is the draft; {told}", path=r.path) for r in own)
    return tuple(kept or own), tuple(problems)


def _same_place(one: str, other: str) -> bool:
    """Whether two paths are one file, however they are spelt; standard input is none."""
    import os.path
    from contextlib import suppress

    if "-" not in (one, other):
        with suppress(OSError, ValueError):
            return os.path.realpath(one) == os.path.realpath(other)
    return False


def _draft(name: str, inputs: Inputs) -> Draft:
    import sys

    from twosource.check import read_draft
    from twosource.cli.inputs import Unreadable
    from twosource.errors import InputError
    from twosource.records import Page

    stdin = sys.stdin.buffer.read(inputs.max_bytes + 1) if name == "-" else None
    found = list(inputs.pages((name,), stdin=stdin))
    pages = [p for p in found if isinstance(p, Page)]
    if len(pages) != 1:
        problem = next((p for p in found if not isinstance(p, Page)), None)
        if problem is not None and not pages:
            raise Unreadable(problem)
        raise InputError(name, f"a draft is one text and this holds {len(pages)}; name one file")
    return read_draft(pages[0])


def _loose(paths: tuple[str, ...], inputs: Inputs, unread: list[Problem]) -> tuple[Report, ...]:
    from twosource.cli.inputs import reports

    return tuple(reports(paths, inputs, unread=unread)) if paths else ()


def _is_database(path: str) -> bool:
    """Whether a file is an archive, by its first bytes and not by its name."""
    from contextlib import suppress
    from pathlib import Path

    with suppress(OSError, ValueError):
        if Path(path).is_file():
            with Path(path).open("rb") as file:
                return file.read(len(_SQLITE)) == _SQLITE
    return False


def _opened(paths: tuple[str, ...], stack: ExitStack) -> list[Archive]:
    if not paths:
        return []
    from twosource.store import Archive

    return [stack.enter_context(Archive.open(path, create=False, read_only=True)) for path in paths]


def _near(draft: Draft, archive: Archive) -> tuple[Report, ...]:
    """The reports of an archive to hold a draft against."""
    from twosource.check import needles
    from twosource.store.nearest import nearest

    return nearest(archive, needles(draft), MOST)
