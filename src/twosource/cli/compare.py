"""``twosource compare``: several reports of one event, compared."""

from __future__ import annotations

import sys

import click

from twosource.cli.inputs import input_options
from twosource.errors import TooFewReports
from twosource.records import Problem


@click.command(
    "compare",
    help="""\b
    Example:  twosource compare a.txt b.html c.jsonl -o report.html

    Compares reports of one event. FILE is a text, an HTML page, JSON Lines, a folder, or - for standard input.
    Prints the brief; -o writes the page (or the JSON, by its ending).
    """,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE…")
@click.option("-o", "--output", metavar="PATH", help="Write the page here (.html), or the JSON (.json).")
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON instead of the brief.")
@click.option(
    "--origin",
    "origins",
    multiple=True,
    metavar="LETTER=NAME",
    help="Say where a report comes from (B=Reuters). Recorded as asserted. May be repeated.",
)
@click.option("--same-event", is_flag=True, help="Compare even if the reports seem to tell different events.")
@input_options
def command(
    files: tuple[str, ...],
    output: str | None,
    as_json: bool,
    origins: tuple[str, ...],
    same_event: bool,
    strict: bool,
    max_bytes: int,
) -> None:
    from twosource.cli.inputs import reports
    from twosource.cli.output import tell, write
    from twosource.compare import compare
    from twosource.report import as_json as json_of

    asserted = dict(_origin(o) for o in origins)
    unread: list[Problem] = []
    read = tuple(reports(files, strict=strict, max_bytes=max_bytes, unread=unread))
    if len(read) < 2:
        raise TooFewReports(len(read), tuple(p.message for p in unread))
    for problem in unread:
        tell(problem)
    found = compare(read, origins=asserted, same_event=same_event)
    if output is not None:
        from twosource.report import page

        write(output, json_of(found) + "\n" if output.lower().endswith(".json") else page(found))
    if as_json:
        click.echo(json_of(found))
        return
    from twosource.report import brief

    click.echo(brief(found, width=_width(), colour=sys.stdout.isatty()), nl=False)
    if output is not None:
        click.echo(f"\nPage: {output}" if not output.lower().endswith(".json") else f"\nJSON: {output}")


def _width() -> int:
    import shutil

    return max(40, min(110, shutil.get_terminal_size((100, 24)).columns))


def _origin(said: str) -> tuple[str, str]:
    letter, sign, name = said.partition("=")
    if not sign or not letter.strip() or not name.strip():
        raise click.BadParameter(f"{said!r} is not LETTER=NAME, as in B=Reuters", param_hint="--origin")
    return letter.strip().upper(), name.strip()
