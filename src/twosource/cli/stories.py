"""``twosource stories``: the reports of an archive, grouped by event."""

from __future__ import annotations

import click


@click.command(
    "stories",
    help="""\b
    Example:  twosource stories --db desk.db

    Groups the reports of an archive into stories, the reports of one event each.
    """,
)
@click.option("--db", required=True, metavar="FILE", help="The archive.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line a story.")
def command(db: str, as_json: bool) -> None:
    import msgspec

    from twosource.report.visible import one_line
    from twosource.store import Archive
    from twosource.stories import StoryInput, group

    with Archive.open(db, create=False) as archive:
        if not archive.stories_are_current():
            archive.save_stories(group(StoryInput.of(report) for report in archive.reports()))
        found = archive.stories()
    for story in found:
        if as_json:
            click.echo(msgspec.json.encode(story).decode())
            continue
        days = " to ".join(dict.fromkeys(day for day in (story.first, story.last) if day)) or "no date"
        click.echo(one_line(f"{story.title or '(no title)'} [{days}]"))
        for report in story.reports:
            told = (report.outlet or "(outlet not told)", report.published or "", report.path)
            click.echo("    " + "  ".join(one_line(word) for word in told))
