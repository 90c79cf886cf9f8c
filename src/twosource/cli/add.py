"""``twosource add``: pages into an archive."""

from __future__ import annotations

import click

from twosource.cli.inputs import Inputs, input_options


@click.command(
    "add",
    help="""\b
    Example:  twosource add saved-pages/ feed.jsonl crawl.warc.gz --db desk.db

    Reads pages and keeps them in an archive, one file. What the archive holds already is skipped, so an
    interrupted run is simply started again. A page that changed is added beside its earlier version. PATH is a file, a
    folder, a web archive, a mailbox, a feed, JSON Lines, - for standard input, or with --fetch an http(s) address.
    Ends with exit code 2 where nothing that was named could be read.
    """,
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--db", required=True, metavar="FILE", help="The archive; made where there is none.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--workers", type=click.IntRange(1, 256), metavar="N", help="Processes that read; as many as there are cores."
)
@click.option("--scheduler", metavar="ADDRESS", help="Read on the workers of this distributed scheduler instead.")
@input_options
def command(
    paths: tuple[str, ...], db: str, as_json: bool, workers: int | None, scheduler: str | None, inputs: Inputs
) -> int:
    from contextlib import ExitStack

    import msgspec

    from twosource.cli.inputs import listed, noted
    from twosource.cli.output import tell
    from twosource.cli.progress import Progress
    from twosource.compare import read
    from twosource.records import Problem
    from twosource.scale import cores, read_all
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
        elif workers is None:
            workers = cores()
        progress = stack.enter_context(Progress(paths))
        run = archive.begin_run([listed((p,)) for p in paths])
        named = noted(progress.drawn(inputs.pages(paths, opened=progress.opened)), unread, strict=inputs.strict)
        added = add_pages(
            archive,
            named,
            lambda fresh: progress.read(
                noted(
                    read_all(progress.fresh(fresh), read, client=client, workers=workers), unread, strict=inputs.strict
                )
            ),
            run,
        )
        archive.end_run(run, added.added, added.known, len(added.failed))
    for problem in unread:
        tell(problem)
    nothing = 2 if added.failed and not added.added and not added.known else 0
    if as_json:
        click.echo(msgspec.json.encode(added).decode())
        return nothing
    versions = f" ({added.versions} of them a new version of a page held before)" if added.versions else ""
    click.echo(f"{added.added} added{versions}, {added.known} known, {len(added.failed)} failed")
    return nothing
