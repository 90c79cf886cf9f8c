"""``twosource compare``: several reports of one event, compared."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from twosource.cli.inputs import Inputs, input_options
from twosource.cli.output import ending
from twosource.errors import TooFewReports
from twosource.records import Comparison, Problem

FINDINGS: dict[str, Callable[[Comparison], bool]] = {
    "figures-differ": lambda found: any(link.state == "differ" for link in found.figures),
    "denied": lambda found: any(response.state == "denied" for response in found.responses),
    "rendering": lambda found: any(match.kind == "rendering" for match in found.matches),
    "likely": lambda found: any(match.tier == "likely" for match in found.matches),
    "damaged": lambda found: any(statement.damaged for report in found.reports for statement in report.statements),
}
"""What ``--fail-on`` can name, and whether a comparison holds it."""


@click.command(
    "compare",
    help="""\b
    Example:  twosource compare a.txt b.html c.jsonl -o report.html

    Compares reports of one event. FILE is a text, an HTML page, a saved page
    (.mht), a web archive, a mail, a feed, an item of an agency, JSON Lines, a folder, - for standard input,
    or with --fetch an http(s) address.
    Prints the brief; -o writes the page (or the JSON, by its ending).
    """,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE…")
@click.option(
    "-o", "--output", metavar="PATH", callback=ending, help="Write the page here (.html), or the JSON (.json)."
)
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON instead of the brief.")
@click.option(
    "--origin",
    "origins",
    multiple=True,
    metavar="LETTER=NAME",
    help="Say where a report comes from (B=Reuters). Recorded as asserted. May be repeated.",
)
@click.option("--same-event", is_flag=True, help="Compare even if the reports seem to tell different events.")
@click.option(
    "--fail-on",
    "fail_on",
    multiple=True,
    type=click.Choice(list(FINDINGS)),
    help="End with exit code 1 where the comparison holds this. May be repeated.",
)
@input_options
def command(
    files: tuple[str, ...],
    output: str | None,
    as_json: bool,
    origins: tuple[str, ...],
    same_event: bool,
    fail_on: tuple[str, ...],
    inputs: Inputs,
) -> int:
    import msgspec

    from twosource.cli.inputs import reports
    from twosource.cli.output import met, spare, tell, width, write_comparison
    from twosource.compare import compare
    from twosource.report import as_json as json_of
    from twosource.report import brief

    asserted: dict[str, str] = {}
    for letter, name in map(_origin, origins):
        if asserted.setdefault(letter, name) != name:
            raise click.BadParameter(f"report {letter} is given two origins; name one", param_hint="--origin")
    unread: list[Problem] = []
    read = tuple(reports(files, inputs, unread=unread))
    if len(read) < 2:
        raise TooFewReports(len(read), tuple(p.message for p in unread))
    if output is not None:
        spare(output, (*files, *(r.path for r in read)))
    for problem in unread:
        tell(problem)
    found = compare(read, origins=asserted, same_event=same_event)
    found = msgspec.structs.replace(found, problems=(*found.problems, *unread))
    kind = write_comparison(output, found) if output is not None else ""
    if as_json:
        click.echo(json_of(found))
    else:
        click.echo(brief(found, width=width(), colour=sys.stdout.isatty()), nl=False)
        if output is not None:
            click.echo(f"\n{kind}: {output}")
    return met(fail_on, {kind for kind, holds in FINDINGS.items() if holds(found)})


def _origin(said: str) -> tuple[str, str]:
    from twosource.intake.mending import sayable

    letter, sign, name = said.partition("=")
    if not sign or not letter.strip() or not name.strip():
        raise click.BadParameter(f"{said!r} is not LETTER=NAME, as in B=Reuters", param_hint="--origin")
    return sayable(letter.strip().upper()), sayable(name.strip())
