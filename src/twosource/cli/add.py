"""`twosource add`: pages into an archive."""

from __future__ import annotations

import click


@click.command(
    "add",
    help="""\b
    twosource add saved-pages/ feed.jsonl --db desk.db

    Read pages and keep them in an archive, one file. What the archive holds already is skipped, so an
    interrupted run is simply started again. PATH is a file, a folder, a JSON Lines file or - for standard input.
    """,
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--db", required=True, metavar="FILE", help="The archive; made where there is none.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--strict", is_flag=True, help="Exit with 2 where an input could not be read.")
@click.option("--scheduler", metavar="ADDRESS", help="Read on the workers of this distributed scheduler.")
def command(paths: tuple[str, ...], db: str, as_json: bool, strict: bool, scheduler: str | None) -> None:
    from contextlib import ExitStack

    import msgspec

    from twosource.compare import read
    from twosource.intake import pages
    from twosource.scale import read_all
    from twosource.store import Archive, add_pages

    with ExitStack() as stack:
        archive = stack.enter_context(Archive.open(db))
        client = None
        if scheduler:
            from distributed import Client

            client = stack.enter_context(Client(scheduler))
        added = add_pages(archive, pages(paths), lambda fresh: read_all(fresh, read, client=client))
    for failed in added.failed:
        click.echo(f"{failed.path}: {failed.message}", err=True)
    if as_json:
        click.echo(msgspec.json.encode(added).decode())
    else:
        click.echo(f"{added.added} added, {added.known} known, {len(added.failed)} failed")
    if strict and added.failed:
        click.get_current_context().exit(2)
