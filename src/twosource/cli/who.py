"""``twosource who``: all that somebody is reported to have said."""

from __future__ import annotations

import click

from twosource.cli.asking import archive_option, day_options

_SHOWN = 6
"""Reports shown for one statement; --json has all."""


@click.command(
    "who",
    help="""\b
    Example:  twosource who "Ilse Vostrin" --db desk.db

    Lists all that the reports of an archive attribute to NAME under any form of the name, latest first. What is the same
    statement in other words or another translation stands together.
    """,
)
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@archive_option
@day_options
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help="At most so many statements."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(name: tuple[str, ...], db: str, since: str | None, until: str | None, limit: int, as_json: bool) -> None:
    import msgspec

    from twosource.report.visible import one_line
    from twosource.report.wording import under
    from twosource.store import Archive

    asked = " ".join(name)
    if not any(c.isalnum() for c in asked):
        raise click.BadParameter("name a person or a body", param_hint="NAME")
    with Archive.open(db, create=False, read_only=True) as archive:
        person = archive.who(asked, since=since, until=until)
        if not person.statements:
            near = archive.speakers(asked, limit=5)
            hint = "; there are: " + ", ".join(one_line(t.name) for t in near) if near else ""
            click.echo(f"twosource: nothing in this archive is attributed to {one_line(asked)}{hint}", err=True)
    if len(person.people) > 1:
        told = "; ".join(", ".join(map(one_line, forms)) for forms in person.people)
        click.echo(f"twosource: the name fits several, give it in full to ask for one: {told}", err=True)
    if as_json:
        kept = msgspec.structs.replace(person, sayings=person.sayings[:limit])
        click.echo(msgspec.json.encode(kept).decode())
        return
    if person.statements:
        click.echo(
            f"{', '.join(map(one_line, person.forms))}: "
            f"{_number(person.statements, 'statement')} in {_number(person.reports, 'report')}"
        )
    for saying in person.sayings[:limit]:
        days = " to ".join(dict.fromkeys(day for day in (saying.first, saying.last) if day)) or "no date"
        sure = ", likely the same, check" if saying.tier == "likely" else ""
        count = f", {len(saying.members)} places, {saying.kind}{sure}" if len(saying.members) > 1 else ""
        click.echo(f"\n[{days}{count}]")
        for said in saying.members[:_SHOWN]:
            where = "  ·  ".join(one_line(fact) for fact in (said.outlet, said.published, said.path) if fact)
            click.echo(f"  {under(said.stance, said.cue)}{one_line(said.text)}\n      {where}")
        if len(saying.members) > _SHOWN:
            click.echo(f"  … and in {len(saying.members) - _SHOWN} more")
    if len(person.sayings) > limit:
        click.echo(f"\n… and {len(person.sayings) - limit:,} more; raise --limit to see them")


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
