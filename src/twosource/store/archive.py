"""The archive: one file that keeps the reports read, and what was made of them."""

from __future__ import annotations

import sqlite3
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from importlib.metadata import version as version_of
from types import TracebackType
from typing import Literal, Self

import msgspec

from twosource.records import Comparison, Page, Problem, Report, Story
from twosource.spans import name_of
from twosource.store.answers import Hit, Person, Tally
from twosource.store.comparing import insert_comparison
from twosource.store.connection import connected, damaged, faults, is_sound, transaction
from twosource.store.exporting import What, json_lines, parquet
from twosource.store.finding import Filters, by_meaning, by_words
from twosource.store.reading import all_reports, numbered, report_of, versions_of
from twosource.store.removing import matching_reports, remove_report
from twosource.store.writing import Kept, insert_report


class Archive:
    """One SQLite file. Every method raises ArchiveError, with the file's name, where the file fails.

    Use it in one thread; several threads and processes may have the same file open: writers wait for each other, and nobody
    waits to read. Close it, or use ``with``.
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        """For the other files of this room."""

    @classmethod
    def open(cls, path: str, *, create: bool = True, read_only: bool = False) -> Self:
        """The archive at ``path``, brought up to date. Where there is none it is made, or with ``create=False`` refused. With
        ``read_only`` nothing is made or changed, and the file may lie where nothing can be written.
        """
        return cls(path, connected(path, create, read_only))

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What fails over rows that cannot be (nothing where there must be something, a record cut short) is a fault of the file,
        and told as one.
        """
        broken = isinstance(fault, zlib.error | msgspec.DecodeError) or (
            isinstance(fault, TypeError | ValueError | LookupError | struct.error) and not is_sound(self.connection)
        )
        self.close()
        if broken:
            raise damaged(self.path) from fault

    def writing(self) -> AbstractContextManager[None]:
        """All that is written inside comes to stand together, or not at all."""
        return transaction(self.path, self.connection)

    def __len__(self) -> int:
        """How many reports it holds."""
        with faults(self.path):
            return int(self.connection.execute("SELECT count(*) FROM reports").fetchone()[0])

    # ---------------------------------------------------------------- taking in

    def add(self, reports: Iterable[Report]) -> tuple[int, int]:
        """How many of ``reports`` were added and how many were known already: same text and same id.

        One transaction a report: what was added before an interruption stays, and adding all again goes on there.
        """
        results = [self.add_one(report).new for report in reports]
        return sum(results), len(results) - sum(results)

    def add_one(self, report: Report, page: Page | None = None, run: int | None = None) -> Kept:
        """What became of it. ``page`` is remembered as read, so that ``knows`` tells it again."""
        with self.writing():
            kept = insert_report(self.connection, report, page, run)
            if page is not None:
                self.connection.execute("INSERT OR IGNORE INTO inputs VALUES (?, ?)", (_page_name(page), kept.number))
            self.connection.execute("DELETE FROM problems WHERE path = ?", (report.path,))
        return kept

    def knows(self, page: Page) -> bool:
        """Whether this very page has been read into the archive before, wherever it lay then."""
        with faults(self.path):
            row = self.connection.execute("SELECT 1 FROM inputs WHERE page = ?", (_page_name(page),)).fetchone()
        return row is not None

    def add_problem(self, path: str, problem: Problem, run: int | None = None) -> None:
        """Notes that the input at ``path`` could not be read; a later success takes the note away."""
        with self.writing():
            self.connection.execute(
                "INSERT OR REPLACE INTO problems VALUES (?, ?, ?, ?)", (path, problem.code, problem.message, run)
            )

    def problems(self) -> tuple[Problem, ...]:
        """The inputs that failed at the last attempt, by path."""
        with faults(self.path):
            rows = self.connection.execute("SELECT code, message, path FROM problems ORDER BY path").fetchall()
        return tuple(Problem(code=code, message=message, path=path) for code, message, path in rows)

    def begin_run(self, inputs: Sequence[str]) -> int:
        """Notes that a run begins on ``inputs``, and gives its number."""
        program = f"twosource {version_of('twosource')}"
        with self.writing():
            number = self.connection.execute(
                "INSERT INTO runs (began, program, inputs) VALUES (?, ?, ?)",
                (_now(), program, msgspec.json.encode(tuple(inputs)).decode()),
            ).lastrowid
        assert number is not None, "an insert has a row"
        return number

    def end_run(self, run: int, added: int, known: int, failed: int) -> None:
        """Notes what became of the inputs. When it returns, all that was added before is safe from a power cut too."""
        with faults(self.path):
            self.connection.execute("PRAGMA synchronous = FULL")
        with self.writing():
            self.connection.execute(
                "UPDATE runs SET ended = ?, added = ?, known = ?, failed = ? WHERE number = ?",
                (_now(), added, known, failed, run),
            )
        with faults(self.path):
            self.connection.execute("PRAGMA synchronous = NORMAL")

    # ---------------------------------------------------------------- taking out

    def named(self, named: str) -> list[tuple[int, str]]:
        """Number and path of the reports that ``named`` names: an id, the start of a text's SHA-256, an address, a file or a
        folder that they were added from.
        """
        with faults(self.path):
            return matching_reports(self.connection, named)

    def remove(self, number: int) -> None:
        """Takes out the report of that number with all that hangs on it. Added again, it is read again."""
        with self.writing():
            remove_report(self.connection, number)

    def export(self, what: What = "reports") -> Iterator[bytes]:
        """JSON Lines, without line feeds."""
        with faults(self.path):
            yield from json_lines(self.connection, what)

    def export_parquet(self, what: What, path: str) -> int:
        """Writes a Parquet file and gives its rows. ImportError without pyarrow, OSError where it cannot be written."""
        with faults(self.path):
            return parquet(self.connection, what, path)

    # ---------------------------------------------------------------- asking

    def reports(self) -> Iterator[Report]:
        """All reports in order of arrival."""
        with faults(self.path):
            yield from all_reports(self.connection)

    def report(self, id: str) -> Report | None:
        """The first report of that id, None where there is none."""
        with faults(self.path):
            return report_of(self.connection, id)

    def report_numbered(self, number: int) -> Report | None:
        with faults(self.path):
            return numbered(self.connection, (number,)).get(number)

    def versions(self, number: int) -> tuple[int, ...]:
        """The numbers of all versions of the page of report ``number``, oldest first; its own is among them."""
        with faults(self.path):
            return versions_of(self.connection, number)

    def find(
        self,
        words: str,
        limit: int = 50,
        *,
        by: Literal["words", "meaning", "both"] = "words",
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> tuple[Hit, ...]:
        """Where ``words`` stand, or what is near them in meaning, best first. Any input is allowed.

        By words: statements and articles that hold all of them; words in double quotation marks stand together; case and accents
        do not matter. By meaning: statements only. Both: those by words first, then the others. With a ``speaker`` only statements
        are found. ``since`` and ``until`` are ISO days, months or years, both inclusive.
        """
        filters = Filters(speaker=speaker, outlet=outlet, since=since, until=until)
        found: list[Hit] = []
        with faults(self.path):
            if by != "meaning":
                found += by_words(self.connection, words, limit, filters)
            if by != "words" and len(found) < limit:
                known = {(hit.report, hit.statement) for hit in found}
                near = by_meaning(self.connection, words, limit, filters)
                found += [hit for hit in near if (hit.report, hit.statement) not in known]
        return tuple(found[:limit])

    def who(self, name: str, *, since: str | None = None, until: str | None = None) -> Person:
        """All that is attributed to ``name``, renderings of one statement together, latest first."""
        from twosource.store.saying import said_by

        with faults(self.path):
            return said_by(self.connection, name, Filters(since=since, until=until))

    def speakers(self, like: str | None = None, limit: int = 1_000) -> tuple[Tally, ...]:
        """Who is reported to have said something, most statements first; with ``like`` those of whose name it can be a form, or
        part.
        """
        with faults(self.path):
            condition, values = "", []
            if like is not None:
                from twosource.store.kinship import speakers_like

                numbers = {number for number, _ in speakers_like(self.connection, like)}
                pattern = "%" + like.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
                values = [*numbers, pattern]
                condition = f"AND (speakers.number IN ({', '.join('?' * len(numbers))}) OR name LIKE ? ESCAPE '\\')"
            rows = self.connection.execute(
                "SELECT name, count(DISTINCT report), count(*) AS said FROM statements "  # noqa: S608 (marks only)
                f"JOIN speakers ON speakers.number = speaker WHERE name != '' {condition} "
                "GROUP BY speaker ORDER BY said DESC, name LIMIT ?",
                [*values, limit],
            ).fetchall()
        return tuple(Tally(name=name, reports=reports, statements=said) for name, reports, said in rows)

    def outlets(self, limit: int = 1_000) -> tuple[Tally, ...]:
        """Who published what the archive holds, most reports first."""
        with faults(self.path):
            rows = self.connection.execute(
                "SELECT outlet, count(*) AS carried, sum((SELECT count(*) FROM statements WHERE report = reports.number)) "
                "FROM reports WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY carried DESC, outlet LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(Tally(name=name, reports=reports, statements=said) for name, reports, said in rows)

    # ---------------------------------------------------------------- what several reports hold together

    def save_comparison(self, found: Comparison, title: str) -> int:
        """Keeps a comparison of reports of the archive in tables, in the place of an earlier one of the same reports; its
        number. KeyError where one of the reports is not here.
        """
        with self.writing():
            return insert_comparison(self.connection, found, title)

    def stories_are_current(self) -> bool:
        """Whether every report is in a story; if not, ``twosource.store.stories.group_archive`` makes it so."""
        from twosource.store.stories import stories_are_current

        return stories_are_current(self)

    def stories(self) -> tuple[Story, ...]:
        """The stories as last grouped, by their first day, those without a day first."""
        from twosource.store.stories import stories_of

        return stories_of(self)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _page_name(page: Page) -> str:
    """A hash of all that reading depends on; where the page lay is no part of it."""
    given = (page.given_id, page.given_url, page.given_title, page.given_published, page.given_outlet)
    return name_of(page.media, page.content, *given)
