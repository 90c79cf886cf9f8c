"""The archive: one file that keeps the reports read, and what was made of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

import msgspec

from twosource.records import Page, Problem, Report, Story, StoryReport
from twosource.spans import name_of
from twosource.store.connection import connected, faults, transaction
from twosource.store.finding import Hit, hits
from twosource.store.writing import insert_report


class Archive:
    """One SQLite file. Every method raises ArchiveError, with the file's name, where the file fails.

    Use it in one thread; several processes may have the same file open. Close it, or use ``with``.
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: str, *, create: bool = True) -> Self:
        """The archive at ``path``. Where there is none it is made, or with ``create=False`` refused."""
        return cls(path, connected(path, create))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many reports it holds."""
        with faults(self.path):
            return int(self._connection.execute("SELECT count(*) FROM reports").fetchone()[0])

    def add(self, reports: Iterable[Report]) -> tuple[int, int]:
        """How many of ``reports`` were added and how many were known already: same text and same id.

        One transaction a report: what was added before an interruption stays, and adding all again goes on there.
        """
        results = [self.add_one(report) for report in reports]
        return sum(results), len(results) - sum(results)

    def add_one(self, report: Report, page: Page | None = None) -> bool:
        """True where the report was added. ``page`` is remembered as read, so that ``knows`` tells it again."""
        with transaction(self.path, self._connection):
            number, added = insert_report(self._connection, report)
            if page is not None:
                self._connection.execute("INSERT OR IGNORE INTO inputs VALUES (?, ?)", (_page_name(page), number))
            self._connection.execute("DELETE FROM problems WHERE path = ?", (report.path,))
        return added

    def knows(self, page: Page) -> bool:
        """Whether this very page has been read into the archive before, wherever it lay then."""
        with faults(self.path):
            row = self._connection.execute("SELECT 1 FROM inputs WHERE page = ?", (_page_name(page),)).fetchone()
        return row is not None

    def add_problem(self, path: str, problem: Problem) -> None:
        """Notes that the input at ``path`` could not be read; a later success takes the note away."""
        with transaction(self.path, self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO problems VALUES (?, ?, ?)", (path, problem.code, problem.message)
            )

    def problems(self) -> tuple[Problem, ...]:
        """The inputs that failed at the last attempt, by path."""
        with faults(self.path):
            rows = self._connection.execute("SELECT code, message, path FROM problems ORDER BY path").fetchall()
        return tuple(Problem(code=code, message=message, path=path) for code, message, path in rows)

    def reports(self) -> Iterator[Report]:
        """All reports in order of arrival."""
        with faults(self.path):
            rows = self._connection.execute(
                "SELECT record, content FROM reports JOIN texts USING (sha256) ORDER BY number"
            )
            for record, content in rows:
                yield msgspec.structs.replace(msgspec.json.decode(record, type=Report), text=content)

    def report(self, id: str) -> Report | None:
        """The first report of that id, None where there is none."""
        with faults(self.path):
            row = self._connection.execute(
                "SELECT record, content FROM reports JOIN texts USING (sha256) WHERE id = ? ORDER BY number LIMIT 1",
                (id,),
            ).fetchone()
        return msgspec.structs.replace(msgspec.json.decode(row[0], type=Report), text=row[1]) if row else None

    def find(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Where all of ``words`` stand, best first; words in double quotation marks stand together.

        Case and accents do not matter. Any input is allowed; one without letters and digits finds nothing.
        """
        with faults(self.path):
            return tuple(hits(self._connection, words, limit))

    def save_stories(self, stories: Iterable[Story]) -> None:
        """Puts ``stories`` in the place of those saved before. Their reports must be in the archive."""
        with transaction(self.path, self._connection):
            for table in ("members", "stories", "grouped"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  (names from the line above)
            for position, story in enumerate(stories):
                self._connection.execute(
                    "INSERT INTO stories VALUES (?, ?, ?, ?, ?)",
                    (story.id, position, story.title, story.first, story.last),
                )
                self._connection.executemany(
                    "INSERT INTO members VALUES (?, ?, ?, ?)",
                    [(story.id, i, r.sha256, r.id) for i, r in enumerate(story.reports)],
                )
            self._connection.execute("INSERT INTO grouped SELECT count(*) FROM reports")

    def stories_are_current(self) -> bool:
        """Whether no report came since stories were last saved."""
        with faults(self.path):
            row = self._connection.execute("SELECT reports FROM grouped").fetchone()
        return row is not None and row[0] == len(self)

    def stories(self) -> tuple[Story, ...]:
        """The stories as last saved, in the order they were given."""
        with faults(self.path):
            rows = self._connection.execute(
                "SELECT story, reports.id, sha256, outlet, published, path "
                "FROM members JOIN reports USING (sha256, id) ORDER BY story, position"
            ).fetchall()
            heads = self._connection.execute("SELECT id, title, first, last FROM stories ORDER BY position").fetchall()
        members: dict[str, list[StoryReport]] = {}
        for story, id, sha256, outlet, published, path in rows:
            members.setdefault(story, []).append(
                StoryReport(id=id, sha256=sha256, outlet=outlet, published=published, path=path)
            )
        return tuple(
            Story(id=id, title=title, first=first, last=last, reports=tuple(members.get(id, ())))
            for id, title, first, last in heads
        )


def _page_name(page: Page) -> str:
    """A hash of all that reading depends on; where the page lay is no part of it."""
    given = (page.given_id, page.given_url, page.given_title, page.given_published, page.given_outlet)
    return name_of(page.media, page.content, *given)
