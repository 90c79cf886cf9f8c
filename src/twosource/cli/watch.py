"""``twosource watch``: folders and feeds, looked at again and again, into an archive."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from twosource.cli.inputs import Inputs, input_options

if TYPE_CHECKING:
    from twosource.cli.watching import Watched
    from twosource.intake.polling import Away
    from twosource.records import Page, Problem

_ADDRESSES = ("http://", "https://")
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LONGEST = 30 * 86_400.0
_KEEP = 5.0
"""Seconds between two savings of what is remembered, while there is much to add."""


class _Span(click.ParamType[float]):
    """A length of time: 30s, 10m, 2h, 1d."""

    name = "time"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        if isinstance(value, float):
            return value
        found = re.fullmatch(r"(\d{1,6})\s*([smhd])", value.strip().lower())
        seconds = int(found[1]) * _UNITS[found[2]] if found else 0
        if not 1 <= seconds <= _LONGEST:
            self.fail(f"{value!r} is no length of time; write 30s, 10m, 2h or 1d", param, ctx)
        return float(seconds)


@click.command(
    "watch",
    help="""\b
    Example:  twosource watch incoming/ --db desk.db

    Adds new pages of folders to an archive, and with --fetch the new entries of feeds, until it is stopped (Ctrl-C).
    Files that are still being written are waited for. Feeds are asked only for what is new, never more often than
    every 5 minutes, and the robots.txt of their sites is held to. FOLDER is a folder, FEED the http(s) address of a
    feed.
    """,
)
@click.argument("places", nargs=-1, required=True, metavar="FOLDER|FEED…")
@click.option("--db", required=True, metavar="FILE", help="The archive; made where there is none.")
@click.option("--every", type=_Span(), default="10m", show_default=True, metavar="TIME", help="Time between two looks.")
@click.option("--once", is_flag=True, help="Look once and end.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each page.")
@input_options
def command(places: tuple[str, ...], db: str, every: float, once: bool, as_json: bool, inputs: Inputs) -> None:
    from twosource.cli.watching import remember, remembered
    from twosource.store import Archive

    _fit(places, inputs)
    _end_on_termination()
    state = remembered(db)
    with Archive.open(db) as archive:
        watch = _Watch(places, db, state, every, inputs)
        watch.tell_waits()
        try:
            while True:
                kept = time.monotonic()
                for item in watch.look():
                    _take(archive, item, as_json)
                    if time.monotonic() - kept > _KEEP:
                        remember(db, state)
                        kept = time.monotonic()
                remember(db, state)
                if once and not watch.again():
                    break
                time.sleep(watch.rest())
        except KeyboardInterrupt:
            remember(db, state)
            raise


class _Watch:
    """The places and the clock of one run."""

    def __init__(self, places: tuple[str, ...], db: str, state: Watched, every: float, inputs: Inputs) -> None:
        from twosource.intake.arrivals import Arrivals
        from twosource.intake.polling import Poller

        self._folders = [p for p in places if not _is_address(p)]
        self._feeds = [p for p in places if _is_address(p)]
        self._db = db
        self._every = every
        self._inputs = inputs
        self._arrivals = Arrivals(state.files)
        self._poller = Poller(state.feeds, every=every, private=inputs.allow_private, max_bytes=inputs.max_bytes)
        self._waiting = self._second = False

    def tell_waits(self) -> None:
        """Says which feeds an earlier run has asked so lately, or found so troubled, that they are left alone for now."""
        from twosource.cli.output import one_line

        for feed in self._feeds:
            seconds = self._poller.due(feed)
            if seconds:
                minutes = f"{max(1, round(seconds / 60))} min" if seconds < 5_400 else f"{seconds / 3_600:.0f} h"
                click.echo(f"twosource: {one_line(feed)}: asked lately; it is asked again in {minutes}", err=True)

    def look(self) -> Iterator[Page | Problem | Away]:
        """What is new everywhere. A folder or a feed that fails holds up no other."""
        from twosource.cli.watching import is_own
        from twosource.errors import InputError
        from twosource.intake import problem_of

        self._waiting = False
        for folder in self._folders:
            for item in self._arrivals.look(folder):
                if isinstance(item, InputError):
                    yield problem_of(item)
                elif not is_own(item, self._db):
                    yield from self._inputs.pages((item,))
            self._waiting |= self._arrivals.waiting
        if not self._second:
            for feed in self._feeds:
                for found in self._poller.look(feed):
                    yield problem_of(found) if isinstance(found, InputError) else found

    def again(self) -> bool:
        """Whether a single look must be followed by another: files were still being written. True once."""
        self._second, before = True, self._second
        return self._waiting and not before

    def rest(self) -> float:
        """Seconds until something may be new: what is still being written is looked at soon."""
        from twosource.intake.arrivals import SETTLED

        times = [SETTLED + 0.1] if self._waiting else [self._every] if self._folders else []
        times += [self._poller.due(feed) for feed in self._feeds if not self._second]
        return max(0.1, min(times, default=self._every))


def _is_address(place: str) -> bool:
    return place.lower().startswith(_ADDRESSES)


def _fit(places: tuple[str, ...], inputs: Inputs) -> None:
    """Raises what is wrong with the call before anything is read or asked."""
    from twosource.cli.inputs import listed
    from twosource.errors import FetchRefused, InputError, InputMissing

    for place in places:
        if _is_address(place):
            if not inputs.fetch:
                raise FetchRefused(
                    listed((place,)), "this is a web address and nothing is requested unless you say so; add --fetch"
                )
        elif not os.path.exists(place):
            raise InputMissing(place)
        elif not os.path.isdir(place):
            raise InputError(place, "this is a file, and a folder is watched; name its folder, or use twosource add")


def _end_on_termination() -> None:
    """A service that is told to end (SIGTERM) ends as on Ctrl-C."""
    import signal
    import threading

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)


def _take(archive: object, item: Page | Problem | Away, as_json: bool) -> None:
    """Puts a page into the archive and says so; what is no page is told."""
    import msgspec

    from twosource.cli.output import one_line, tell
    from twosource.compare import read
    from twosource.intake import problem_of
    from twosource.records import Page, Problem
    from twosource.store import Archive

    assert isinstance(archive, Archive)
    if isinstance(item, Page):
        if archive.knows(item):
            return
        kept = archive.add_one(read(item), item)
        if not kept.new:
            return
        if as_json:
            click.echo(msgspec.json.encode({"path": item.path, "added": True}).decode())
        else:
            click.echo(f"added {one_line(item.path)}")
    elif isinstance(item, Problem):
        archive.add_problem(item.path or "", item)
        tell(item)
    elif item.fault is None:
        click.echo(f"twosource: {one_line(item.url)}: answers again", err=True)
    else:
        tell(problem_of(item.fault))
