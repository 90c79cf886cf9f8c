"""A stream of reports into stories."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from twosource.records import Record, Report, Story, StoryReport
from twosource.spans import name_of
from twosource.stories.linkage import average_linkage
from twosource.stories.similarity import similarities, vectors
from twosource.stories.terms import story_text, term_counts

STORY_THRESHOLD = 0.13
"""Mean similarity at which two groups of reports become one story. Set where the mean BCubed F1 over three dev
streams (English political news, short English event reports, Vietnamese news) is highest; 0.11 to 0.14 lose
less than a point. Higher splits stories, lower joins them."""


class StoryInput(Record, frozen=True, kw_only=True):
    """What grouping needs of a report. ``text`` is the article without its title; ``published`` an ISO day or time."""

    id: str
    sha256: str
    outlet: str | None
    published: str | None
    path: str
    title: str | None
    text: str

    @classmethod
    def of(cls, report: Report) -> StoryInput:
        return cls(
            id=report.id,
            sha256=report.sha256,
            outlet=report.outlet,
            published=report.published.date if report.published else None,
            path=report.path,
            title=report.title.text if report.title else None,
            text=story_text(report),
        )


def group(reports: Iterable[StoryInput], threshold: float = STORY_THRESHOLD) -> tuple[Story, ...]:
    """Every report in exactly one story; stories in order of their first day, undated ones first.

    The order of ``reports`` changes nothing. A story's title is that of its earliest report that has one.
    Cost grows with the pairs of reports that share a rare word within some weeks of each other.
    """
    if not 0 < threshold < 1:
        raise ValueError(f"threshold is {threshold}; it must lie between 0 and 1")
    ordered = sorted(reports, key=_key)
    days = [_day(r.published) for r in ordered]
    weighted = vectors(term_counts(r.title, r.text) for r in ordered)
    groups = average_linkage(len(ordered), similarities(weighted, days, threshold), threshold)
    return tuple(_story([ordered[i] for i in g]) for g in groups)


def _key(r: StoryInput) -> tuple[int, str, str, str, str]:
    return (_day(r.published) or 0, r.published or "", r.sha256, r.id, r.path)


def _day(published: str | None) -> int | None:
    """Day number of an ISO day or time; None where it is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _story(members: list[StoryInput]) -> Story:
    dated = [m.published[:10] for m in members if m.published and _day(m.published)]
    return Story(
        id=name_of("story", *sorted(f"{m.sha256} {m.id}" for m in members)),
        title=next((m.title for m in members if m.title), ""),
        first=min(dated, default=None),
        last=max(dated, default=None),
        reports=tuple(
            StoryReport(id=m.id, sha256=m.sha256, outlet=m.outlet, published=m.published, path=m.path) for m in members
        ),
    )
