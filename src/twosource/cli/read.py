"""``twosource read``: each report by itself."""

from __future__ import annotations

import click

from twosource.cli.inputs import input_options


@click.command(
    "read",
    help="""\b
    Example:  twosource read page.html --json

    Reads reports one by one: which lines are the article, who says what, figures, dates, names, credits.
    FILE is a text, an HTML page, JSON Lines, a folder, or - for standard input.
    """,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line a report.")
@input_options
def command(files: tuple[str, ...], as_json: bool, strict: bool, max_bytes: int) -> None:
    import sys

    from twosource.cli.inputs import reports
    from twosource.cli.output import width
    from twosource.report import reading, report_as_json

    columns, colour = width(), sys.stdout.isatty()
    for n, report in enumerate(reports(files, strict=strict, max_bytes=max_bytes)):
        if as_json:
            click.echo(report_as_json(report))
        else:
            click.echo(("\n" if n else "") + reading(report, width=columns, colour=colour), nl=False)
