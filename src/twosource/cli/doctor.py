"""``twosource doctor``: is an archive sound?"""

from __future__ import annotations

import click

from twosource.cli.asking import archive_option


@click.command(
    "doctor",
    help="""\b
    Example:  twosource doctor --db desk.db

    Looks an archive through: the file itself, spans against their texts, what reports hold against what was read, rows that name
    nothing, the search tables, the write-ahead log. Says what it found and how to mend it; --fix makes anew what can be. Ends with
    exit code 1 where something is wrong and was not mended. An archive of an older version is brought up to date.
    """,
)
@archive_option
@click.option("--fix", is_flag=True, help="Make anew what can be made anew from what was read.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(db: str, fix: bool, as_json: bool) -> int:
    import msgspec

    from twosource.errors import ArchiveError
    from twosource.report.visible import one_line
    from twosource.store import Archive, examine
    from twosource.store.connection import BEYOND, DAMAGED

    try:
        with Archive.open(db, create=False) as archive:
            faults = examine(archive, fix=fix)
            count = len(archive) if not any(f.what == "file" for f in faults) else None
    except ArchiveError as error:
        if error.reason != DAMAGED:
            raise
        raise ArchiveError(db, f"{DAMAGED} so that it cannot be opened", BEYOND) from error
    if as_json:
        click.echo(msgspec.json.encode({"reports": count, "faults": faults}).decode())
    else:
        for fault in faults:
            state = "mended" if fault.mended else fault.remedy
            click.echo(f"{fault.what}: {one_line(fault.found)}\n    {state}")
        if not faults:
            click.echo(f"sound: {count:,} report{'' if count == 1 else 's'}")
    return 1 if any(not fault.mended for fault in faults) else 0
