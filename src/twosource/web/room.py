"""Everything that one reading room holds while it is open."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from secrets import token_hex

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from twosource.intake import MAX_BYTES
from twosource.records import Report
from twosource.store import Archive
from twosource.web.comparisons import Comparisons
from twosource.web.guard import key_of
from twosource.web.keeping import Keeping
from twosource.web.readings import Readings
from twosource.web.shelf import Listing, Shelf
from twosource.web.workshop import Workshop

_NOTES = 100
"""Messages that wait to be shown; one is shown once, so that few wait."""


class Room:
    """``same_event``: what was said on the command line about the files named there."""

    def __init__(
        self,
        token: str,
        paths: Sequence[str] = (),
        *,
        max_bytes: int = MAX_BYTES,
        fetch: bool = False,
        private: bool = False,
        same_event: bool = False,
        db: str | None = None,
    ) -> None:
        self.key = key_of(token)
        self.max_bytes = max_bytes
        self.same_event = same_event
        self.db = db
        self.shelf = Shelf(paths, hidden=() if db is None else (db, f"{db}-wal", f"{db}-shm"))
        self.readings = Readings(Workshop(), max_bytes=max_bytes, fetch=fetch, private=private)
        self.comparisons = Comparisons(self.readings, Workshop(), self._archived)
        self.keeping = Keeping(self.shelf.decisions)
        self._notes: OrderedDict[str, tuple[str, ...]] = OrderedDict()

    def _archived(self, number: int) -> Report | None:
        if self.db is None:
            return None
        with Archive.open(self.db, create=False, read_only=True) as archive:
            return archive.report_numbered(number)

    async def look(self) -> Listing:
        """What lies here now; what is new is read."""
        listing = await run_in_threadpool(self.shelf.listing)
        self.readings.see(listing.items)
        return listing

    def note(self, messages: Sequence[str]) -> str:
        """The query that shows ``messages`` on the next page; empty where there are none."""
        if not messages:
            return ""
        name = token_hex(8)
        self._notes[name] = tuple(messages)
        while len(self._notes) > _NOTES:
            self._notes.popitem(last=False)
        return f"?note={name}"

    def noted(self, request: Request) -> tuple[str, ...]:
        return self._notes.pop(request.query_params.get("note", ""), ())

    async def close(self) -> None:
        await self.comparisons.stop()
        await self.readings.stop()


def room_of(request: Request) -> Room:
    """The room that a request was made to."""
    room = request.app.state.room
    assert isinstance(room, Room)
    return room
