"""``twosource remove``: reports out of an archive."""

from __future__ import annotations

import click

from twosource.cli.asking import archive_option


@click.command(
    "remove",
    help="""\b
    Example:  twosource remove saved-pages/a.html --db desk.db

    Takes reports out of an archive, with all that was read in them. REPORT is an id, the start of a text's SHA-256, an
    address, or the file or folder that the reports were added from, as it was named then.
    """,
)
@click.argument("reports", nargs=-1, required=True, metavar="REPORT…")
@archive_option
@click.option("--dry-run", is_flag=True, help="Only say what would be taken out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(reports: tuple[str, ...], db: str, dry_run: bool, as_json: bool) -> None:
    import msgspec

    from twosource.report.visible import one_line
    from twosource.store import Archive

    with Archive.open(db, create=False) as archive:
        found: dict[int, str] = {}
        for named in reports:
            numbers = archive.named(named)
            if not numbers:
                raise click.ClickException(
                    f"{named}: no report of that id, SHA-256, address or path in {db}; nothing was taken out. "
                    "twosource find shows ids and paths"
                )
            found.update(numbers)
        if not dry_run:
            for number in found:
                archive.remove(number)
    if as_json:
        click.echo(
            msgspec.json.encode({"removed": 0 if dry_run else len(found), "paths": list(found.values())}).decode()
        )
        return
    for path in found.values():
        click.echo(one_line(path))
    click.echo(f"{len(found)} {'would be removed' if dry_run else 'removed'}")
