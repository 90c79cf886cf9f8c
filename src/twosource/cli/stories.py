"""``twosource stories``: the reports of an archive, grouped by event."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from twosource.cli.asking import archive_option
from twosource.cli.counting import counted
from twosource.cli.outlets import known_ending

if TYPE_CHECKING:
    from twosource.records import Comparison, Story, StoryReport
    from twosource.store import Archive

_OUTLETS = 4
"""Outlets of a story that are named in the list."""
_SEVERAL = 6
"""Reports from which on comparing takes a while."""


@click.command(
    "stories",
    help="""\b
    Example:  twosource stories --db desk.db
              twosource stories --db desk.db --story 3fa9 -o story.html
              twosource stories --db desk.db --split 3fa9 herald-17 courier-4
              twosource stories --db desk.db --merge 3fa9 b01c

    Groups the reports of an archive into stories, the reports of one event each, and lists them. What was added since
    the last time is grouped first. --story shows one of them: its ledger, and who carried what first. ID is a story's id or
    its first characters, or a report's id or path, for the story that it is in.

    --split makes the reports that are named a story of their own; --merge makes one story of two. Both hold when more
    reports come. --undo takes back the last of them.
    """,
)
@click.argument("reports", nargs=-1, metavar="[REPORT…]")
@archive_option
@click.option("--story", "shown", metavar="ID", help="Show this story: its ledger and who carried what first.")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    callback=known_ending,
    help="With --story: write its comparison here: a page (.html), JSON (.json), Markdown (.md), a table (.csv) …",
)
@click.option("--split", "cut", metavar="ID", help="Make REPORT… of this story a story of their own.")
@click.option("--merge", "joined", nargs=2, metavar="ID ID", help="Make one story of two.")
@click.option("--undo", is_flag=True, help="Take back the last --split or --merge.")
@click.option("--all", "all_of_them", is_flag=True, help="List stories of a single report too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line a story.")
def command(
    reports: tuple[str, ...],
    db: str,
    shown: str | None,
    output: str | None,
    cut: str | None,
    joined: tuple[str, str] | None,
    undo: bool,
    all_of_them: bool,
    as_json: bool,
) -> None:
    from twosource.store import Archive

    if sum((shown is not None, cut is not None, bool(joined), undo)) > 1:
        raise click.UsageError("name one of --story, --split, --merge and --undo")
    if reports and cut is None:
        raise click.UsageError(f"{reports[0]}: reports are named with --split ID only")
    if output is not None and shown is None:
        raise click.UsageError("-o needs --story ID; the list has --json")
    with Archive.open(db, create=False) as archive:
        _up_to_date(archive)
        if shown is not None:
            _show(archive, _one(archive, shown), output, as_json)
        elif cut is not None:
            _split(archive, _one(archive, cut), reports)
        elif joined:
            _merge(archive, _one(archive, joined[0]), _one(archive, joined[1]))
        elif undo:
            _take_back(archive)
        else:
            _list(archive, all_of_them, as_json)


def _up_to_date(archive: Archive) -> None:
    from twosource.store.copies import find_copies
    from twosource.store.stories import group_archive

    with counted("grouping") as told:
        group_archive(archive, told)
    with counted("looking for near copies") as told:
        find_copies(archive, told)


def _list(archive: Archive, all_of_them: bool, as_json: bool) -> None:
    import msgspec

    from twosource.report.visible import one_line
    from twosource.store.stories import stories_of

    found = stories_of(archive)
    if as_json:
        for story in found:
            click.echo(msgspec.json.encode(story).decode())
        return
    shown = [s for s in found if all_of_them or len(s.reports) > 1]
    for story in shown:
        click.echo(f"{story.id}  {_days(story):24}  {one_line(story.title or '(no title)')}")
        click.echo(f"    {_many(len(story.reports), 'report')}: {one_line(_outlets(story.reports))}")
    if single := len(found) - len(shown):
        have = "report stands" if single == 1 else "reports stand"
        click.echo(f"{single:,} {have} alone; --all lists them too")
    if not found:
        click.echo(
            f"twosource: {archive.path} holds no reports yet; add some with: twosource add PATH --db FILE", err=True
        )


def _show(archive: Archive, story: Story, output: str | None, as_json: bool) -> None:
    import msgspec

    from twosource.cli.outlets import Outgoing, write_comparison
    from twosource.cli.output import spare, width
    from twosource.report import brief
    from twosource.report.visible import one_line
    from twosource.store.copies import copies_of
    from twosource.store.stories import numbers_of
    from twosource.stories import timeline

    numbers = numbers_of(archive, story.id)
    found = _compared(archive, story, numbers)
    copies = copies_of(archive, numbers)
    ids = dict(zip(numbers, (r.id for r in story.reports), strict=True))
    entries = timeline(found) if found else ()
    if output is not None:
        if found is None:
            raise click.UsageError(f"story {story.id} has one report only; there is nothing to compare")
        spare(output, [archive.path])
        kind = write_comparison(output, Outgoing(found))
    if as_json:
        told = {
            **msgspec.to_builtins(story),
            "timeline": entries,
            "originators": found.lineage.originators if found else None,
            "near_copies": [
                {
                    "reports": [ids[c.one], ids[c.two]],
                    "words": c.words,
                    "shares": [c.share_one, c.share_two],
                    "spans": c.passages,
                }
                for c in copies
            ],
        }
        click.echo(msgspec.json.encode(told).decode())
        return
    click.echo(f"{one_line(story.title or '(no title)')}")
    click.echo(f"{story.id}  {_days(story)}  {_many(len(story.reports), 'report')}")
    if found is None:
        click.echo(f"    {one_line(_line(story.reports[0]))}")
        click.echo("One report only: there is nothing to compare it with yet.")
        return
    low, high = found.lineage.originators
    click.echo(f"Originators: {low if low == high else f'{low} to {high}'}\n\nWho carried what first")
    for entry in entries:
        told_of = f"{len(entry.first)} first, {len(entry.later)} carried before" if entry.published else "no date"
        facts = (entry.published or "", entry.letter, entry.outlet or "(outlet not told)", told_of, entry.path)
        click.echo("    " + "  ".join(one_line(fact) for fact in facts if fact))
    if copies:
        click.echo("\nNear copies")
        for c in copies:
            share = round(100 * max(c.share_one, c.share_two))
            click.echo(
                f"    {one_line(ids[c.one])} and {one_line(ids[c.two])}: {c.words} words, {share}% of the shorter"
            )
    click.echo()
    click.echo(brief(found, width=width(), colour=sys.stdout.isatty()), nl=False)
    if output is not None:
        click.echo(f"\n{kind}: {output}")


def _compared(archive: Archive, story: Story, numbers: Sequence[int]) -> Comparison | None:
    from twosource.compare import compare

    if len(numbers) < 2:
        return None
    if len(numbers) > _SEVERAL:
        click.echo(f"twosource: comparing {len(numbers)} reports, every two of them …", err=True)
    read = [archive.report_numbered(number) for number in numbers]
    found = compare([r for r in read if r is not None], same_event=True)
    archive.save_comparison(found, story.title)
    return found


def _split(archive: Archive, story: Story, named: Iterable[str]) -> None:
    from twosource.store.stories import decide, numbers_of
    from twosource.stories import StoryDecision

    numbers = numbers_of(archive, story.id)
    cut: list[int] = []
    for name in named:
        here = [number for number, _ in archive.named(name) if number in numbers]
        if not here:
            raise click.UsageError(f"{name}: no report of story {story.id}; --story {story.id} shows ids and paths")
        cut += here
    rest = [n for n in numbers if n not in cut]
    if not cut or not rest:
        raise click.UsageError("name some of the reports of the story after --split ID, and not all of them")
    decide(archive, StoryDecision(kind="split", reports=tuple(dict.fromkeys(cut)), others=tuple(rest)))
    _told_anew(archive, (cut[0], rest[0]))


def _merge(archive: Archive, one: Story, two: Story) -> None:
    from twosource.store.stories import decide, numbers_of
    from twosource.stories import StoryDecision

    if one.id == two.id:
        raise click.UsageError(f"both are story {one.id} already")
    first, second = numbers_of(archive, one.id), numbers_of(archive, two.id)
    decide(archive, StoryDecision(kind="merge", reports=first, others=second))
    _told_anew(archive, (first[0],))


def _take_back(archive: Archive) -> None:
    from twosource.store.stories import undo

    taken = undo(archive)
    if taken is None:
        raise click.UsageError("no story has been split or merged by hand")
    click.echo(f"taken back: a {taken.kind} of {_many(len(taken.reports) + len(taken.others), 'report')}")
    _told_anew(archive, (taken.reports[0], taken.others[0]))


def _told_anew(archive: Archive, numbers: Iterable[int]) -> None:
    """Prints the stories that these reports are in now."""
    from twosource.report.visible import one_line
    from twosource.store.stories import group_archive, stories_of, story_with

    group_archive(archive)
    for id in dict.fromkeys(story_with(archive, number) for number in numbers):
        for story in stories_of(archive, id) if id else ():
            click.echo(f"{story.id}  {_days(story)}  {one_line(story.title or '(no title)')}")
            for report in story.reports:
                click.echo(f"    {one_line(_line(report))}")


def _one(archive: Archive, named: str) -> Story:
    from twosource.store.stories import stories_of, story_with

    found = stories_of(archive, named) if named else ()
    if not found and named:
        ids = {id for number, _ in archive.named(named) if (id := story_with(archive, number))}
        found = tuple(story for id in sorted(ids) for story in stories_of(archive, id))
    if len(found) != 1:
        what = f"{len(found)} stories are named by it; give more of its characters" if found else "no story of that id"
        raise click.UsageError(f"{named}: {what}; twosource stories --db {archive.path} lists them")
    return found[0]


def _days(story: Story) -> str:
    return " to ".join(dict.fromkeys(day for day in (story.first, story.last) if day)) or "no date"


def _outlets(reports: Iterable[StoryReport]) -> str:
    names = list(dict.fromkeys(r.outlet or "(outlet not told)" for r in reports))
    more = f" and {len(names) - _OUTLETS} more" if len(names) > _OUTLETS else ""
    return ", ".join(names[:_OUTLETS]) + more


def _line(report: StoryReport) -> str:
    told = (report.published or "no date", report.outlet or "(outlet not told)", report.id, report.path)
    return "  ".join(dict.fromkeys(told))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
