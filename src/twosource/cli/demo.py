"""``twosource demo``: the bundled example, compared."""

from __future__ import annotations

import sys

import click


@click.command(
    "demo",
    help="""\b
    Example:  twosource demo -o demo.html

    Compares the three bundled reports of an event that never happened, prints the brief and writes the page.
    """,
)
@click.option(
    "-o", "--output", default="twosource-demo.html", show_default=True, metavar="PATH", help="Where the page goes."
)
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON instead of the brief.")
def command(output: str, as_json: bool) -> None:
    from pathlib import Path

    from twosource.cli.output import write
    from twosource.compare import compare, read
    from twosource.example import pages as examples
    from twosource.intake import pages
    from twosource.records import Page
    from twosource.report import as_json as json_of
    from twosource.report import brief, page

    found = compare([read(p) for p in pages([str(x) for x in examples()]) if isinstance(p, Page)])
    write(output, page(found))
    if as_json:
        click.echo(json_of(found))
        return
    from twosource.cli.compare import _width

    click.echo(brief(found, width=_width(), colour=sys.stdout.isatty()), nl=False)
    click.echo(
        f"\nThe page is {Path(output).resolve()}\nOpen it in a browser. Your own reports:  twosource a.txt b.html -o report.html"
    )
