"""What the list of the room shows: reports by story, what waits to be read, what could not be."""

from __future__ import annotations

from twosource.records import Record, Report
from twosource.web.readings import Readings, choices
from twosource.web.shelf import Item, Listing, Shelf


class Row(Record, frozen=True, kw_only=True):
    """A report that can be chosen. ``choice`` is what a form sends for it."""

    choice: str
    title: str
    facts: tuple[str, ...]
    """Outlet, day, file: what tells reports of one title apart."""
    problems: tuple[str, ...]
    forget: str | None
    """The key of its item, where that lies in memory and can be taken out."""


class Rows(Record, frozen=True, kw_only=True):
    stories: tuple[tuple[Row, ...], ...]
    """Two or more reports each that seem to tell one event; the largest first."""
    others: tuple[Row, ...]
    waiting: tuple[str, ...]
    """Names of what is still to be read."""
    unread: tuple[tuple[str, str | None], ...]
    """What could not be read: the message, and the key to take it out with."""
    ticked: frozenset[str]
    """Choices that are chosen to begin with: the reports of the only story."""
    busy: bool
    """Whether the list will change by itself."""
    total: int

    def reports(self) -> int:
        return len(self.others) + sum(map(len, self.stories))


def rows_of(listing: Listing, readings: Readings, shelf: Shelf) -> Rows:
    rows: dict[str, Row] = {}
    waiting: list[str] = []
    unread: list[tuple[str, str | None]] = [(problem, None) for problem in listing.problems]
    for item in listing.items:
        forget = item.key if shelf.removable(item) else None
        reading = readings.of(item.key)
        if reading is None:
            waiting.append(item.name)
            continue
        unread += [(_short(problem.message, item), forget) for problem in reading.problems]
        for choice, report in choices(item.key, reading):
            rows[choice] = _row(choice, report, item, forget)
    grouped = (tuple(rows[c] for c in story if c in rows) for story in readings.stories())
    stories = tuple(story for story in grouped if len(story) > 1)
    told = {row.choice for story in stories for row in story}
    return Rows(
        stories=stories,
        others=tuple(row for choice, row in rows.items() if choice not in told),
        waiting=tuple(waiting),
        unread=tuple(unread),
        ticked=frozenset(told if len(stories) == 1 else ()),
        busy=readings.busy,
        total=len(listing.items),
    )


def _row(choice: str, report: Report, item: Item, forget: str | None) -> Row:
    _, point, number = choice.partition(".")
    name = f"{item.name}, no. {number}" if point else item.name
    day = report.published.date if report.published else None
    return Row(
        choice=choice,
        title=report.title.text if report.title else "(no title found)",
        facts=tuple(fact for fact in (report.outlet, day, name) if fact),
        problems=tuple(_short(p.message, item) for p in report.problems if p.span is None),
        forget=forget,
    )


def _short(message: str, item: Item) -> str:
    """The message with the name that the list shows, and without the folders around it."""
    return message.replace(item.path, item.name) if item.path else message
