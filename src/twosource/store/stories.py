"""The reports of an archive grouped into stories, going on where it was left; and what people decided on stories.

What is grouped follows from the reports alone: not from when they came, nor from how many at a time, nor from whether
grouping was cut off in between.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from twosource.errors import ArchiveError
from twosource.records import Story, StoryReport
from twosource.spans import name_of
from twosource.store.archive import Archive
from twosource.store.connection import faults
from twosource.store.regrouping import LISTED, SETTINGS, reset
from twosource.stories import STORY_THRESHOLD, StoryDecision, StoryInput, day_of, settled, story_of

if TYPE_CHECKING:
    from twosource.stories.gist import Gist

Told = Callable[[int], None]
"""Is told how many reports were grouped since the last time."""

_FORM = 1
"""Of the kept terms and states; another one, and all is read and grouped anew."""
_AT_ONCE = 500
_MOST_STATES = 32
_STATE_EVERY = 5_000
"""Reports after which the open days are kept once more: a report that comes late is grouped from there on."""


def stories_are_current(archive: Archive) -> bool:
    """Whether every report is in a story, and the stories are what the decisions make of them."""
    with faults(archive.path):
        row = archive.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM story_states WHERE week = ?) AND NOT EXISTS "
            "(SELECT 1 FROM reports LEFT JOIN story_groups ON report = number WHERE cluster IS NULL)",
            (LISTED,),
        ).fetchone()
    return bool(row[0])


def group_archive(archive: Archive, told: Told | None = None) -> None:
    """Brings the stories up to date. Cut off at any moment, it is done again from where it stood. Raises ArchiveError where
    another program groups at the same time.
    """
    if stories_are_current(archive):
        return
    with faults(archive.path):
        _begin(archive)
        _read(archive)
        _place_undated(archive)
        _group(archive, told or (lambda _: None))
        _list(archive)


def decide(archive: Archive, decision: StoryDecision) -> None:
    """Notes a decision; the stories are listed anew at the next grouping."""
    with archive.writing():
        archive.connection.execute(
            'INSERT INTO story_decisions (kind, "at", body) VALUES (?, ?, ?)',
            (
                decision.kind,
                datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                msgspec.json.encode({"reports": decision.reports, "others": decision.others}).decode(),
            ),
        )
        archive.connection.execute("DELETE FROM story_states WHERE week = ?", (LISTED,))


def decisions(archive: Archive) -> tuple[StoryDecision, ...]:
    """All that hold, oldest first."""
    with faults(archive.path):
        rows = archive.connection.execute("SELECT kind, body FROM story_decisions ORDER BY number").fetchall()
    return tuple(msgspec.convert({"kind": kind, **msgspec.json.decode(body)}, StoryDecision) for kind, body in rows)


def undo(archive: Archive) -> StoryDecision | None:
    """Takes back the last decision, and gives it; None where there is none."""
    held = decisions(archive)
    if held:
        with archive.writing():
            archive.connection.execute(
                "DELETE FROM story_decisions WHERE number = (SELECT max(number) FROM story_decisions)"
            )
            archive.connection.execute("DELETE FROM story_states WHERE week = ?", (LISTED,))
    return held[-1] if held else None


def stories_of(archive: Archive, id: str | None = None) -> tuple[Story, ...]:
    """The stories as last listed, by first day; with ``id`` those whose id begins so."""
    with faults(archive.path):
        heads = archive.connection.execute(
            'SELECT id, title, "first", "last" FROM stories WHERE ?1 IS NULL OR substr(id, 1, length(?1)) = ?1 '
            "ORDER BY position, id",
            (id,),
        ).fetchall()
        rows = archive.connection.execute(
            "SELECT story, reports.id, sha256, outlet, published, path FROM story_reports JOIN reports ON number = report "
            "WHERE ?1 IS NULL OR substr(story, 1, length(?1)) = ?1 ORDER BY story, position",
            (id,),
        ).fetchall()
    members: dict[str, list[StoryReport]] = {}
    for story, report, sha256, outlet, published, path in rows:
        members.setdefault(story, []).append(
            StoryReport(id=report, sha256=sha256, outlet=outlet, published=published, path=path)
        )
    return tuple(
        Story(id=story, title=title, first=first, last=last, reports=tuple(members.get(story, ())))
        for story, title, first, last in heads
    )


def numbers_of(archive: Archive, story: str) -> tuple[int, ...]:
    """The numbers of the reports of a story, in its order."""
    with faults(archive.path):
        rows = archive.connection.execute(
            "SELECT report FROM story_reports WHERE story = ? ORDER BY position", (story,)
        ).fetchall()
    return tuple(number for (number,) in rows)


def story_with(archive: Archive, number: int) -> str | None:
    """The id of the story that report ``number`` is in."""
    with faults(archive.path):
        row = archive.connection.execute("SELECT story FROM story_reports WHERE report = ?", (number,)).fetchone()
    return str(row[0]) if row else None


def _begin(archive: Archive) -> None:
    """Where the groups were made by other settings than those of this program, they are made anew."""
    from twosource.stories.decided_by import BIAS, BIAS_AGAIN, WEIGHTS, WEIGHTS_AGAIN

    own = name_of(_FORM, STORY_THRESHOLD, WEIGHTS, BIAS, WEIGHTS_AGAIN, BIAS_AGAIN)
    held = archive.connection.execute("SELECT settings FROM story_states WHERE week = ?", (SETTINGS,)).fetchone()
    if held is None or held[0] != own:
        with archive.writing():
            for table in ("story_states", "story_joins", "story_groups"):
                archive.connection.execute(f"DELETE FROM {table}")  # noqa: S608 (names from the line above)
            archive.connection.execute("INSERT INTO story_states VALUES (?, ?, ?)", (SETTINGS, own, b""))


def _read(archive: Archive) -> None:
    """Every report that is new to grouping is read once."""
    from twosource.stories.gist import gist, packed

    last = 0
    while rows := archive.connection.execute(
        "SELECT number, title, article, language, published FROM reports WHERE number > ? "
        "AND NOT EXISTS (SELECT 1 FROM story_groups WHERE report = number) ORDER BY number LIMIT ?",
        (last, _AT_ONCE),
    ).fetchall():
        last = rows[-1][0]
        read = []
        for number, title, article, language, published in rows:
            day = day_of(published)
            read.append((number, day, day is not None, packed(gist(title, article, language))))
        with archive.writing():
            archive.connection.executemany("INSERT OR IGNORE INTO story_groups VALUES (?, ?, ?, NULL, ?)", read)


def _place_undated(archive: Archive) -> None:
    """Reports without a date get the day of the dated one they are most like, or are grouped among themselves."""
    from twosource.stories.gist import unpacked
    from twosource.stories.undated import among_themselves, borrowed_days

    rows = archive.connection.execute(
        "SELECT report, day, cluster, terms FROM story_groups JOIN reports ON number = report WHERE dated = 0 "
        "ORDER BY sha256, id"
    ).fetchall()
    if not rows:
        return
    gists = [unpacked(terms) for *_, terms in rows]
    alone = among_themselves(gists, STORY_THRESHOLD)
    dated = archive.connection.execute("SELECT day, terms FROM story_groups WHERE dated = 1 ORDER BY day")
    borrowed = borrowed_days(gists, alone, ((day, unpacked(terms)) for day, terms in dated))
    with archive.writing():
        for (report, day, _, _), own, new in zip(rows, alone, borrowed, strict=True):
            if new == day and new is not None:
                continue
            for changed in (day, new):
                if changed is not None:
                    reset(archive.connection, changed // 7)
            archive.connection.execute(
                "UPDATE story_groups SET day = ?, cluster = ? WHERE report = ?",
                (new, None if new is not None else ~own, report),
            )


def _group(archive: Archive, told: Told) -> None:
    from twosource.stories.commonness import WINDOW
    from twosource.stories.gist import unpacked
    from twosource.stories.keeping import kept, taken_up
    from twosource.stories.steps import grouped

    connection = archive.connection
    first = connection.execute("SELECT min(day) FROM story_groups WHERE cluster IS NULL").fetchone()[0]
    if first is None:
        return
    with archive.writing():
        week = reset(connection, first // 7)
    state = connection.execute("SELECT state FROM story_states WHERE week = ?", (week,)).fetchone()
    days, before = None, []
    if state is not None:
        rows = connection.execute(
            "SELECT terms FROM story_groups JOIN reports ON number = report WHERE day < ? "
            "ORDER BY day DESC, sha256 DESC, id DESC LIMIT ?",
            (week * 7, max(WINDOW, _open_in(state[0]))),
        ).fetchall()
        earlier = [unpacked(terms) for (terms,) in reversed(rows)]
        days = taken_up(state[0], earlier[len(earlier) - _open_in(state[0]) :], STORY_THRESHOLD)
        before = earlier[-WINDOW:]
    waiting: deque[tuple[int, int]] = deque()
    joins: list[tuple[int, int, int]] = []
    last: tuple[int, bytes] | None = None
    since = 0

    def write(*, keep: bool) -> None:
        nonlocal last, since
        with archive.writing():
            done = connection.executemany(
                "UPDATE story_groups SET cluster = ? WHERE report = ? AND cluster IS NULL", waiting
            ).rowcount
            if done != len(waiting):
                raise ArchiveError(archive.path, "another program changes its stories", "run the same command again")
            connection.executemany('INSERT INTO story_joins (cluster, week, "into") VALUES (?, ?, ?)', joins)
            if keep and last is not None:
                connection.execute("INSERT OR REPLACE INTO story_states VALUES (?, '', ?)", last)
                last, since = None, 0
        told(len(waiting))
        waiting.clear()
        joins.clear()

    for done in grouped(_in_order(connection, week * 7), STORY_THRESHOLD, days=days, before=before):
        waiting.extend(zip(done.step.clusters, (report for report, _ in done.names), strict=True))
        step_week = done.names[0][1] // 7
        joins += [(gone, step_week, into) for gone, into in done.step.joins]
        since += len(done.names)
        if done.settled is not None:
            last = done.settled, kept(done.days)
        if len(waiting) >= _AT_ONCE:
            write(keep=since >= _STATE_EVERY)
    write(keep=True)


def _thin(connection: sqlite3.Connection) -> None:
    """Of many states every second one goes; the latest stays."""
    weeks = connection.execute("SELECT week FROM story_states WHERE week >= 0 ORDER BY week DESC").fetchall()
    if len(weeks) > _MOST_STATES:
        connection.executemany("DELETE FROM story_states WHERE week = ?", weeks[1::2])


def _in_order(connection: sqlite3.Connection, from_day: int) -> Iterator[tuple[int, Gist, tuple[int, int]]]:
    """Day, gist, and number with day, in the settled order; read by pages, as the table is written to in between."""
    from twosource.stories.gist import unpacked

    after: tuple[int, str, str] = (from_day, "", "")
    while rows := connection.execute(
        "SELECT day, sha256, id, report, terms FROM story_groups JOIN reports ON number = report "
        "WHERE day >= ?1 AND (day, sha256, id) > (?1, ?2, ?3) ORDER BY day, sha256, id LIMIT ?4",
        (*after, _AT_ONCE),
    ).fetchall():
        for day, _, _, report, terms in rows:
            yield day, unpacked(terms), (report, day)
        after = rows[-1][:3]


def _open_in(state: bytes) -> int:
    from twosource.stories.keeping import open_in

    return open_in(state)


def _list(archive: Archive) -> None:
    """The list of stories, from the groups and the decisions; what has not changed is not written again."""
    connection = archive.connection
    groups = settled(_groups(connection), decisions(archive), _likeness(connection))
    held: dict[str, list[int]] = {}
    for story, report in connection.execute("SELECT story, report FROM story_reports ORDER BY story, position"):
        held.setdefault(story, []).append(report)
    known = {tuple(sorted(members)): story for story, members in held.items()}
    wanted = {tuple(group) for group in groups}
    with archive.writing():
        connection.executemany(
            "DELETE FROM stories WHERE id = ?", [(story,) for members, story in known.items() if members not in wanted]
        )
        connection.execute("DELETE FROM stories WHERE id NOT IN (SELECT story FROM story_reports)")
        for members in sorted(wanted - known.keys()):
            _insert(connection, members)
        connection.execute("INSERT OR REPLACE INTO story_states VALUES (?, '', ?)", (LISTED, b""))


def _groups(connection: sqlite3.Connection) -> Iterable[list[int]]:
    from twosource.stories.steps import last_of

    joins = dict(connection.execute('SELECT cluster, "into" FROM story_joins').fetchall())
    groups: dict[int, list[int]] = {}
    for report, cluster in connection.execute("SELECT report, cluster FROM story_groups WHERE cluster IS NOT NULL"):
        groups.setdefault(last_of(joins, cluster), []).append(report)
    return groups.values()


def _insert(connection: sqlite3.Connection, members: tuple[int, ...]) -> None:
    inputs = {}
    for number in members:
        id, sha256, outlet, published, path, title = connection.execute(
            "SELECT id, sha256, outlet, published, path, title FROM reports WHERE number = ?", (number,)
        ).fetchone()
        inputs[sha256, id] = (
            number,
            StoryInput(id=id, sha256=sha256, outlet=outlet, published=published, path=path, title=title, text=""),
        )
    story = story_of(one for _, one in inputs.values())
    connection.execute(
        "INSERT INTO stories VALUES (?, ?, ?, ?, ?)",
        (story.id, day_of(story.first) or 0, story.title, story.first, story.last),
    )
    connection.executemany(
        "INSERT INTO story_reports VALUES (?, ?, ?)",
        [(story.id, n, inputs[r.sha256, r.id][0]) for n, r in enumerate(story.reports)],
    )


def _likeness(connection: sqlite3.Connection) -> Callable[[int, int], float]:
    from twosource.stories.gist import unpacked
    from twosource.stories.likeness import likeness

    @cache
    def gist_of(number: int) -> Gist:
        return unpacked(connection.execute("SELECT terms FROM story_groups WHERE report = ?", (number,)).fetchone()[0])

    return lambda one, two: likeness(gist_of(one), gist_of(two))
