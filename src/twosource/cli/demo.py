"""``twosource demo``: the bundled example, compared."""

from __future__ import annotations

import sys

import click

from twosource.cli.outlets import known_ending


@click.command(
    "demo",
    help="""\b
    Example:  twosource demo -o demo.html

    Compares the three bundled reports of an event that never happened, prints the brief and writes the page.
    """,
)
@click.option(
    "-o",
    "--output",
    default="twosource-demo.html",
    show_default=True,
    metavar="PATH",
    callback=known_ending,
    help="Where the page goes (.html), or another form: .json, .md, .jsonld, .csv, .sqlite or .db.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON instead of the brief.")
def command(output: str, as_json: bool) -> None:
    from pathlib import Path

    from twosource.cli.outlets import Outgoing, write_comparison
    from twosource.cli.output import width
    from twosource.compare import compare, read
    from twosource.example import pages as examples
    from twosource.intake import pages
    from twosource.records import Page
    from twosource.report import as_json as json_of
    from twosource.report import brief

    found = compare([read(p) for p in pages([str(x) for x in examples()]) if isinstance(p, Page)])
    kind = write_comparison(output, Outgoing(found))
    if as_json:
        click.echo(json_of(found))
        return
    click.echo(brief(found, width=width(), colour=sys.stdout.isatty()), nl=False)
    click.echo(f"\n{kind}: {Path(output).resolve()}")
    click.echo("Open the page in a browser. Your own reports:  twosource a.txt b.html -o report.html")
