"""``twosource read``: each report by itself."""

from __future__ import annotations

import click

from twosource.cli.inputs import Inputs, input_options


@click.command(
    "read",
    help="""\b
    Example:  twosource read page.html --json

    Reads reports one by one: which lines are the article, who says what, figures, dates, names, credits.
    FILE is a text, an HTML page, a saved page
    (.mht), a web archive, a mail, a feed, an item of an agency, JSON Lines, a folder, - for standard input,
    or with --fetch an http(s) address.
    """,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line a report.")
@click.option(
    "--show-removed",
    is_flag=True,
    help="Print every line of the page with its role, those marked that are set aside. With --json nothing changes: "
    "the JSON holds every line and its role.",
)
@input_options
def command(files: tuple[str, ...], as_json: bool, show_removed: bool, inputs: Inputs) -> None:
    import sys

    from twosource.cli.inputs import reports
    from twosource.cli.output import width
    from twosource.report import reading, removed, report_as_json

    columns, colour = width(), sys.stdout.isatty()
    drawn = removed if show_removed else reading
    for n, report in enumerate(reports(files, inputs)):
        if as_json:
            click.echo(report_as_json(report))
        else:
            click.echo(("\n" if n else "") + drawn(report, width=columns, colour=colour), nl=False)
