"""Who carried what first: the reports of a comparison in the order of their days."""

from __future__ import annotations

from twosource.records import Comparison, Record, Report


class Entry(Record, frozen=True, kw_only=True):
    """One report. ``first``: ids of the matches that it carries and no report of an earlier day does; ``later``: of those
    that one of an earlier day carries too. Reports of one day may all be first; those without a day come last and are
    neither.
    """

    letter: str
    id: str
    outlet: str | None
    published: str | None
    path: str
    title: str | None
    statements: int
    first: tuple[str, ...]
    later: tuple[str, ...]


def timeline(comparison: Comparison) -> tuple[Entry, ...]:
    """Matches that are only likely count as well."""
    day = {r.letter: r.published.date if r.published else None for r in comparison.reports}
    earliest = {
        match.id: min((d for m in match.members if (d := day[m.report]) is not None), default=None)
        for match in comparison.matches
    }
    return tuple(
        _entry(r, comparison, earliest)
        for r in sorted(comparison.reports, key=lambda r: (day[r.letter] or "~", r.sha256))
    )


def _entry(report: Report, comparison: Comparison, earliest: dict[str, str | None]) -> Entry:
    day = report.published.date if report.published else None
    carried = [m.id for m in comparison.matches if any(member.report == report.letter for member in m.members)]
    return Entry(
        letter=report.letter or "",
        id=report.id,
        outlet=report.outlet,
        published=day,
        path=report.path,
        title=report.title.text if report.title else None,
        statements=len(report.statements),
        first=tuple(m for m in carried if day is not None and earliest[m] == day),
        later=tuple(m for m in carried if day is not None and earliest[m] != day),
    )
