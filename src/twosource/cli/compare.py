"""``twosource compare``: several reports of one event, compared."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from twosource.cli.deciding import decisions_in, summary, tell_vanished
from twosource.cli.inputs import Inputs, input_options
from twosource.cli.outlets import FORMATS, Format, asked, form_of, known_ending
from twosource.cli.sharing import Sharing, sharing_options, told
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
    Prints the brief; -o writes the comparison in the form that its ending names.

    \b
    -o report.html     the page             -o notes.jsonld    W3C Web Annotations
    -o report.json     the JSON             -o ledger.csv      for a spreadsheet
    -o report.md       Markdown             -o report.sqlite   for SQL and Datasette
    \b
    A page that may be passed on, with 300 words or 10% of a report at the most:
      twosource a.txt b.html --share -o report.html
    Decisions saved from the page, applied again:
      twosource a.txt b.html --decisions decisions.jsonl -o report.html
    """,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE…")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    callback=known_ending,
    help="Write it here: .html, .json, .md, .jsonld, .csv, .sqlite or .db.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    is_eager=True,
    help="The form, whatever PATH ends with. Without -o it is printed instead of the brief.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON instead of the brief.")
@click.option(
    "--decisions",
    "decided",
    metavar="PATH",
    help="Apply these decisions (JSON Lines, saved from the page) by the ids of their findings.",
)
@sharing_options
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
    form: str | None,
    as_json: bool,
    decided: str | None,
    sharing: Sharing | None,
    origins: tuple[str, ...],
    same_event: bool,
    fail_on: tuple[str, ...],
    inputs: Inputs,
) -> int:
    import msgspec

    from twosource.cli.inputs import reports
    from twosource.cli.outlets import Outgoing, as_text, write_comparison
    from twosource.cli.output import met, spare, tell, width
    from twosource.compare import compare
    from twosource.report import brief, settle

    printed, written = _forms(output, asked(form), as_json, sharing)
    asserted: dict[str, str] = {}
    for letter, name in map(_origin, origins):
        if asserted.setdefault(letter, name) != name:
            raise click.BadParameter(f"report {letter} is given two origins; name one", param_hint="--origin")
    unread: list[Problem] = []
    decisions = decisions_in(decided, inputs.max_bytes, unread) if decided is not None else None
    read = tuple(reports(files, inputs, unread=unread))
    if len(read) < 2:
        raise TooFewReports(len(read), tuple(p.message for p in unread))
    if output is not None:
        spare(output, (*files, *(r.path for r in read), *((decided,) if decided else ())))
    for problem in unread:
        tell(problem)
    found = compare(read, origins=asserted, same_event=same_event)
    found = msgspec.structs.replace(found, problems=(*found.problems, *unread))
    settled = None if decisions is None else settle(found, decisions)
    if settled is not None:
        tell_vanished(settled)
    out = Outgoing(found, decisions) if sharing is None else sharing.of(found, decisions)
    kind = write_comparison(output, out, written) if output is not None else ""
    if printed is not None:
        click.echo(as_text(out, printed), nl=False)
    else:
        click.echo(brief(found, width=width(), colour=sys.stdout.isatty()), nl=False)
        if settled is not None:
            click.echo(f"\n{summary(settled)}")
        if output is not None:
            click.echo(f"\n{kind}: {output}")
        if out.share is not None:
            click.echo(told(out.share))
    return met(fail_on, {kind for kind, holds in FINDINGS.items() if holds(found)})


def _forms(
    output: str | None, form: Format | None, as_json: bool, sharing: Sharing | None
) -> tuple[Format | None, Format | None]:
    """What is printed instead of the brief, if anything, and what is written. Raises UsageError on what does not fit."""
    if as_json and output is None and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} both say what is printed; leave one out")
    printed: Format | None = "json" if as_json else form if output is None else None
    written = None if output is None else form or form_of(output)
    if printed == "sqlite":
        raise click.UsageError("an SQLite file cannot be printed; say where it goes with -o")
    if sharing and printed is None and written is None:
        raise click.UsageError(
            "--share makes what may be passed on; say where it goes with -o, or --format what is printed"
        )
    if sharing and written == "sqlite":
        raise click.UsageError(
            "--share has no SQLite file: it would be searched for words that it does not hold; name another form"
        )
    return printed, written


def _origin(said: str) -> tuple[str, str]:
    from twosource.intake.mending import sayable

    letter, sign, name = said.partition("=")
    if not sign or not letter.strip() or not name.strip():
        raise click.BadParameter(f"{said!r} is not LETTER=NAME, as in B=Reuters", param_hint="--origin")
    return sayable(letter.strip().upper()), sayable(name.strip())
