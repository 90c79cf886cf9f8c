"""Feeds asked again and again, politely: only for what is new, not too often, one host at a time, and never against its wish.

A feed is asked with the marks it gave the last time (ETag, Last-Modified), at most once in ``every`` seconds, later where the server
says so, and ever more seldom while it fails. Between two requests to one host there is a pause. robots.txt is read first
and held to. An entry that is a mere summary is followed to its page, once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import msgspec

from twosource.errors import FetchRefused, InputError
from twosource.intake.addresses import without_user
from twosource.intake.limits import MAX_BYTES
from twosource.intake.robots import Robots, robots_of
from twosource.records import Page

if TYPE_CHECKING:
    from twosource.intake.web import Payload

LEAST = 300.0
"""Seconds between two looks at one feed, at least."""
PAUSE = 5.0
"""Seconds between two requests to one host, at least; the host may want more."""
MOST_PAGES = 25
"""Pages that the entries of one feed lead to, in one look; the rest come with the next."""
_DOUBLINGS = 6
"""A feed that fails is asked after twice the time, four times …, up to this power of two."""
_ROBOTS_FOR = 86_400.0
_LATEST = 7 * 86_400.0
"""Longest that a server can have itself left alone."""
_REMEMBERED = 5_000
"""Entries of a feed that are known again."""


class Feed(msgspec.Struct):
    """What is remembered of one feed between two looks. Times are seconds since 1970."""

    etag: str = ""
    modified: str = ""
    next: float = 0.0
    failures: int = 0
    seen: list[str] = msgspec.field(default_factory=list)
    """Addresses or ids of entries, oldest first."""


class Away(NamedTuple):
    """A feed that fails: told the first time, and as ``fault`` None when it is back."""

    url: str
    fault: InputError | None


class _KeptOut(FetchRefused):
    """The site itself wants it so."""


class Poller:
    """Asks feeds. ``now`` and ``sleep`` are the clock; ``private``: machines of a private network may be asked."""

    def __init__(
        self,
        feeds: dict[str, Feed],
        *,
        every: float,
        private: bool = False,
        max_bytes: int = MAX_BYTES,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._feeds = feeds
        self._every = max(every, LEAST)
        self._private = private
        self._max_bytes = max_bytes
        self._now = now
        self._sleep = sleep
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._asked: dict[str, float] = {}

    def due(self, url: str) -> float:
        """Seconds until the feed may be asked again; 0 where it may now."""
        feed = self._feeds.get(url)
        return max(0.0, feed.next - self._now()) if feed else 0.0

    def look(self, url: str) -> Iterator[Page | InputError | Away]:
        """What is new in a feed: its pages, an error for an entry that gives none, and Away where the feed itself fails or is
        back. Nothing where it is not yet time, or nothing is new.
        """
        from twosource.intake.web import Answered, Unmodified, pages_of

        feed = self._feeds.setdefault(url, Feed())
        if self.due(url):
            return
        try:
            payload = self._get(url, feed.etag, feed.modified)
            entries = list(pages_of(url, payload, self._max_bytes))
            if len(entries) == 1 and isinstance(entries[0], Page) and entries[0].path == url:
                raise InputError(url, "this address gives a page and no feed; name the address of the site's feed")
        except Unmodified:
            yield from self._back(url, feed)
            return
        except InputError as fault:
            if not feed.failures:
                yield Away(url, fault)
            if isinstance(fault, FetchRefused) and not isinstance(fault, _KeptOut):
                feed.next = self._now() + LEAST  # nobody was asked, and the next call may allow it
                return
            feed.failures += 1
            wait = self._every * 2 ** min(feed.failures, _DOUBLINGS)
            asked_for = min(_LATEST, fault.wait) if isinstance(fault, Answered) else 0.0
            feed.next = self._now() + max(wait, asked_for)
            return
        yield from self._back(url, feed)
        rest = yield from self._new(feed, entries)
        # With entries still to come the marks are not kept: the feed must be given again in full.
        feed.etag, feed.modified = ("", "") if rest else (payload.etag, payload.modified)

    def _back(self, url: str, feed: Feed) -> Iterator[Away]:
        if feed.failures:
            yield Away(url, None)
        feed.failures = 0
        feed.next = self._now() + self._every

    def _new(self, feed: Feed, entries: list[Page | InputError]) -> Generator[Page | InputError, None, bool]:
        """The entries not seen before; true where some are left for the next look."""
        from twosource.intake.web import pages_of

        seen, followed = set(feed.seen), 0
        for entry in entries:
            if isinstance(entry, InputError):
                continue  # an entry without words: there is nothing to keep
            name = entry.given_url or entry.given_id or entry.path
            if name in seen:
                continue
            if any(p.code == "feed-summary-only" for p in entry.problems) and entry.given_url:
                if followed == MOST_PAGES:
                    return True
                followed += 1
                try:
                    payload = self._get(entry.given_url)
                    yield from pages_of(entry.given_url, payload, self._max_bytes)
                except InputError as fault:
                    yield fault
            else:
                yield entry
            seen.add(name)
            feed.seen = [*feed.seen, name][-_REMEMBERED:]
        return False

    def _get(self, url: str, etag: str = "", modified: str = "") -> Payload:
        from twosource.intake.web import asked

        def led_on(to: str) -> None:
            self._admitted(to, url)

        self._admitted(url, url)
        return asked(url, etag=etag, modified=modified, max_bytes=self._max_bytes, private=self._private, led_on=led_on)

    def _admitted(self, url: str, named: str) -> None:
        """Waits until ``url`` may be asked. Raises _KeptOut, over the address ``named``, where its site does not want it."""
        robots = self._rules(url)
        if not robots.allows(url):
            lead = "" if url == named else f"it leads on to {without_user(url)}: "
            raise _KeptOut(
                named, f"{lead}the robots.txt of the site asks programs to stay away from it; save it in a browser"
            )
        self._wait(url, robots.delay)

    def _rules(self, url: str) -> Robots:
        """The robots.txt of the site, asked for once a day. A site without one allows all; one in trouble, nothing."""
        from twosource.intake.web import Answered, asked

        parts = urlsplit(url)
        site = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        known = self._robots.get(site)
        if known and self._now() - known[0] < _ROBOTS_FOR:
            return known[1]
        self._wait(url, 0.0)
        try:
            text = asked(site, max_bytes=self._max_bytes, private=self._private).raw.decode("utf-8", "replace")
            rules = robots_of(text)
        except Answered as fault:
            if not 400 <= fault.status < 500 or fault.status == 429:
                raise
            rules = Robots()
        self._robots[site] = (self._now(), rules)
        return rules

    def _wait(self, url: str, delay: float) -> None:
        host = urlsplit(url).netloc
        last = self._asked.get(host)
        if last is not None:
            rest = last + max(PAUSE, delay) - self._now()
            if rest > 0:
                self._sleep(rest)
        self._asked[host] = self._now()
