"""``twosource find``: words in an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from twosource.cli.asking import archive_option, day_options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.store import Archive, Hit


@click.command(
    "find",
    help="""\b
    Example:  twosource find 'ferry "second crossing"' --db desk.db

    Finds the statements and reports of an archive that hold all of WORDS, and then the statements that say something like
    it in other words (English). Words in double quotation marks must stand together; case and accents do not matter, and no
    other sign has a meaning. Ask for statements in other words with a whole sentence rather than with one word.
    """,
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@archive_option
@click.option(
    "--by",
    type=click.Choice(["both", "words", "meaning"]),
    default="both",
    show_default=True,
    help="Only places that hold the words, or only statements near in meaning.",
)
@click.option("--speaker", metavar="NAME", help="Only statements attributed to NAME, under any form of the name.")
@click.option("--outlet", metavar="NAME", help="Only reports of this outlet.")
@day_options
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help="At most so many places."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, best first.")
def command(
    words: tuple[str, ...],
    db: str,
    by: Literal["both", "words", "meaning"],
    speaker: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
) -> None:
    import msgspec

    from twosource.store import Archive

    asked = " ".join(words)
    with Archive.open(db, create=False, read_only=True) as archive:
        found = archive.find(asked, limit, by=by, speaker=speaker, outlet=outlet, since=since, until=until)
        if not found:
            click.echo(f"twosource: {_nothing(archive, asked, speaker, outlet)}", err=True)
    if as_json:
        for hit in found:
            click.echo(msgspec.json.encode(hit).decode())
    elif found:
        _show(found, headed=by == "both")


def _show(found: Iterable[Hit], *, headed: bool) -> None:
    from twosource.report.visible import one_line
    from twosource.report.wording import under

    before = None
    for hit in found:
        if headed and hit.by != before:
            click.echo("Holding the words" if hit.by == "words" else "Near in meaning")
            before = hit.by
        facts = (hit.speaker if hit.statement else "in the article", hit.outlet, hit.published, hit.title, hit.path)
        click.echo("  " + "  ·  ".join(one_line(fact) for fact in facts if fact))
        click.echo(f"    {under(hit.stance, hit.cue)}{one_line(hit.text)}")


def _nothing(archive: Archive, asked: str, speaker: str | None, outlet: str | None) -> str:
    """Why nothing was found, as far as that can be told."""
    from twosource.report.visible import one_line

    if not len(archive):
        return "the archive holds no reports yet; add some with: twosource add PATH --db FILE"
    if speaker and not archive.speakers(speaker, limit=1):
        return f"nobody called {one_line(speaker)} is reported to have said anything in this archive"
    if outlet and not any(outlet.casefold() in tally.name.casefold() for tally in archive.outlets()):
        return f"no outlet in this archive is called {one_line(outlet)}"
    if not any(c.isalnum() for c in asked):
        return "nothing to look for: name a word or a number"
    return f"nothing in {len(archive):,} reports that were asked for holds {one_line(asked)} or says something like it"
