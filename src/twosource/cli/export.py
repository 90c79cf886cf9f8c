"""``twosource export``: an archive as JSON Lines or Parquet."""

from __future__ import annotations

import click

from twosource.cli.asking import archive_option


@click.command(
    "export",
    help="""\b
    Example:  twosource export --db desk.db -o reports.jsonl

    Writes what an archive holds for other programs: reports as `twosource read --json` prints them, or with --what the table of
    statements or figures. JSON Lines on standard output or to a file; Parquet where the file is called .parquet.
    """,
)
@archive_option
@click.option(
    "--what",
    type=click.Choice(["reports", "statements", "figures"]),
    default="reports",
    show_default=True,
    help="What a line, or a row, is.",
)
@click.option("-o", "--output", metavar="FILE", help="A file ending in .jsonl, .ndjson or .parquet.")
def command(db: str, what: str, output: str | None) -> None:
    import os
    import sys
    from pathlib import Path
    from typing import cast

    from twosource.cli.output import spare
    from twosource.errors import OutputRefused
    from twosource.store import Archive
    from twosource.store.exporting import What

    kind = cast(What, what)
    with Archive.open(db, create=False, read_only=True) as archive:
        if output is None or output == "-":
            for line in archive.export(kind):
                sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()
            return
        if not output.lower().endswith((".jsonl", ".ndjson", ".parquet")):
            raise click.BadParameter(f"{output} ends with none of .jsonl, .ndjson, .parquet", param_hint="-o")
        spare(output, [db])
        target = Path(os.path.realpath(output))
        part = target.with_name(f".{target.name}.part")
        rows = 0
        try:
            if output.lower().endswith(".parquet"):
                rows = archive.export_parquet(kind, str(part))
            else:
                with part.open("wb") as file:
                    for line in archive.export(kind):
                        file.write(line + b"\n")
                        rows += 1
            part.replace(target)
        except ImportError:
            raise click.ClickException(
                "Parquet needs pyarrow: pip install pyarrow; or name a file ending in .jsonl"
            ) from None
        except OSError as error:
            raise OutputRefused(output, error.strerror or str(error)) from None
        finally:
            part.unlink(missing_ok=True)
    click.echo(f"{rows:,} {what} written to {output}", err=True)
