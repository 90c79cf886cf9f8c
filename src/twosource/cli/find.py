"""``twosource find``: words in an archive."""

from __future__ import annotations

import click


@click.command(
    "find",
    help="""\b
    Example:  twosource find 'ferry "second crossing"' --db desk.db

    Finds the statements and reports of an archive that hold all of WORDS; words in double quotation marks must
    stand together. Case and accents do not matter.
    """,
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--db", required=True, metavar="FILE", help="The archive.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help="At most so many places."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, best first.")
def command(words: tuple[str, ...], db: str, limit: int, as_json: bool) -> None:
    import msgspec

    from twosource.report.visible import one_line
    from twosource.store import Archive

    with Archive.open(db, create=False) as archive:
        found = archive.find(" ".join(words), limit)
    for hit in found:
        if as_json:
            click.echo(msgspec.json.encode(hit).decode())
        else:
            kind = f"statement {hit.statement}" if hit.statement else "article"
            click.echo(f"{one_line(hit.report)}  {kind}\n    {one_line(hit.text)}")
