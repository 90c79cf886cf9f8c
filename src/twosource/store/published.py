"""What one outlet published, and whom it quotes."""

from __future__ import annotations

from twosource.records import Record
from twosource.store.answers import Tally
from twosource.store.archive import Archive
from twosource.store.connection import faults


class Carried(Record, frozen=True, kw_only=True):
    """A report, as far as a list of reports tells it."""

    id: str
    title: str | None
    published: str | None
    path: str
    statements: int


def reports_of(archive: Archive, outlet: str, limit: int = 1_000) -> tuple[Carried, ...]:
    """The reports of ``outlet``, latest first, undated ones last."""
    with faults(archive.path):
        rows = archive.connection.execute(
            "SELECT id, title, published, path, (SELECT count(*) FROM statements WHERE report = reports.number) "
            "FROM reports WHERE outlet = ? ORDER BY published IS NULL, published DESC, number LIMIT ?",
            (outlet, limit),
        ).fetchall()
    return tuple(
        Carried(id=id, title=title, published=published, path=path, statements=statements)
        for id, title, published, path, statements in rows
    )


def quoted_by(archive: Archive, outlet: str, limit: int = 100) -> tuple[Tally, ...]:
    """Whom the reports of ``outlet`` quote or cite, most statements first."""
    with faults(archive.path):
        rows = archive.connection.execute(
            "SELECT name, count(DISTINCT statements.report), count(*) AS said FROM statements "
            "JOIN reports ON reports.number = statements.report JOIN speakers ON speakers.number = speaker "
            "WHERE outlet = ? AND name != '' GROUP BY speaker ORDER BY said DESC, name LIMIT ?",
            (outlet, limit),
        ).fetchall()
    return tuple(Tally(name=name, reports=reports, statements=said) for name, reports, said in rows)
