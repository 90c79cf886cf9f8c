"""``twosource add``: pages into an archive."""

from __future__ import annotations

import click

from twosource.cli.inputs import Inputs, input_options


@click.command(
    "add",
    help="""\b
    Example:  twosource add saved-pages/ feed.jsonl --db desk.db

    Reads pages and keeps them in an archive, one file. What the archive holds already is skipped, so an
    interrupted run is simply started again. PATH is a file, a folder, JSON Lines, - for standard
    input, or with --fetch an http(s) address.
    """,
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--db", required=True, metavar="FILE", help="The archive; made where there is none.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--scheduler", metavar="ADDRESS", help="Read on the workers of this distributed scheduler.")
@input_options
def command(paths: tuple[str, ...], db: str, as_json: bool, scheduler: str | None, inputs: Inputs) -> None:
    from contextlib import ExitStack

    import msgspec

    from twosource.cli.inputs import noted
    from twosource.cli.output import tell, with_progress
    from twosource.compare import read
    from twosource.records import Problem
    from twosource.scale import read_all
    from twosource.store import Archive, add_pages

    unread: list[Problem] = []
    with ExitStack() as stack:
        archive = stack.enter_context(Archive.open(db))
        client = None
        if scheduler:
            from distributed import Client

            try:
                client = stack.enter_context(Client(scheduler))
            except (OSError, ValueError) as error:
                raise click.BadParameter(f"{scheduler}: {error}", param_hint="--scheduler") from None
        named = noted(with_progress(inputs.pages(paths), "reading"), unread, strict=inputs.strict)
        added = add_pages(
            archive, named, lambda fresh: noted(read_all(fresh, read, client=client), unread, strict=inputs.strict)
        )
    for problem in unread:
        tell(problem)
    if as_json:
        click.echo(msgspec.json.encode(added).decode())
    else:
        click.echo(f"{added.added} added, {added.known} known, {len(added.failed)} failed")
