"""``twosource check``: a draft against a pile of reports."""

from __future__ import annotations

from typing import get_args

import click
import msgspec

from twosource.cli.inputs import Inputs, input_options
from twosource.records import CheckItem

STATES: tuple[str, ...] = next(get_args(f.type) for f in msgspec.structs.fields(CheckItem) if f.name == "state")
"""What ``--fail-on`` can name: the states of an item."""


@click.command(
    "check",
    help="""\b
    Example:  twosource check draft.txt --against saved-pages/

    Looks up every quotation and figure of a draft in a pile of reports: the same words, words changed, another
    rendering, another speaker, another figure, or not found. It says what the pile has, not what is true.
    PATH is a text, an HTML page, a saved page
    (.mht), a web archive, a mail, a feed, an item of an agency, JSON Lines, a folder, - for standard input,
    or with --fetch an http(s) address.
    """,
)
@click.argument("draft", metavar="DRAFT")
@click.option("--against", "pile", multiple=True, required=True, metavar="PATH", help="A file or folder; repeatable.")
@click.argument("more", nargs=-1, metavar="[PATH…]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--fail-on",
    "fail_on",
    multiple=True,
    type=click.Choice(STATES),
    help="End with exit code 1 where an item has this state. May be repeated.",
)
@input_options
def command(
    draft: str,
    pile: tuple[str, ...],
    more: tuple[str, ...],
    as_json: bool,
    fail_on: tuple[str, ...],
    inputs: Inputs,
) -> int:
    from twosource.check import check
    from twosource.cli.inputs import listed, reports
    from twosource.cli.output import met, tell
    from twosource.errors import InputError, NoReports
    from twosource.records import Problem
    from twosource.report.visible import one_line

    drafts = tuple(reports((draft,), inputs))
    if len(drafts) != 1:
        raise InputError(draft, f"a draft is one report and this holds {len(drafts)}; name one file")
    unread: list[Problem] = []
    against = tuple(reports(pile + more, inputs, unread=unread))
    for problem in unread:
        tell(problem)
    if not against:
        raise NoReports(listed(pile + more))
    result = msgspec.structs.replace(check(drafts[0], against), problems=tuple(unread))
    if as_json:
        click.echo(msgspec.json.encode(result).decode())
    else:
        paths = {report.id: report.path for report in against}
        for item in result.items:
            click.echo(f"{item.state}: {one_line(drafts[0].words(item.span))}\n    {one_line(item.why)}")
            if item.where:
                click.echo(f"    in {one_line(', '.join(dict.fromkeys(paths[w.report] for w in item.where)))}")
    return met(fail_on, {item.state for item in result.items})
