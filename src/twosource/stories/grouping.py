"""A stream of reports into stories."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from twosource.records import Record, Report, Story, StoryReport
from twosource.spans import name_of
from twosource.stories.terms import story_text

STORY_THRESHOLD = 0.28
"""Mean probability, over all pairs across them, at which two groups of reports become one story. 0.20 to 0.40 lose
about a point at most on each of three dev streams (English political news, short English event reports, Vietnamese news),
scored out of fold. Higher splits stories, lower joins them."""


class StoryInput(Record, frozen=True, kw_only=True):
    """What grouping needs of a report. ``text`` is the article without its title; ``published`` an ISO day or time;
    ``language`` a code such as "en", None where it is not known.
    """

    id: str
    sha256: str
    outlet: str | None
    published: str | None
    path: str
    title: str | None
    text: str
    language: str | None = None

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
            language=report.language,
        )


def group(reports: Iterable[StoryInput], threshold: float = STORY_THRESHOLD) -> tuple[Story, ...]:
    """Every report in exactly one story; stories in order of their first day, undated ones first.

    The order of ``reports`` changes nothing. A story's title is that of its earliest report that has one.
    Cost grows with the pairs of reports that share a telling word within some weeks of each other.
    """
    from twosource.stories.gist import gist
    from twosource.stories.steps import clusters_of

    if not 0 < threshold < 1:
        raise ValueError(f"threshold is {threshold}; it must lie between 0 and 1")
    ordered = sorted(reports, key=_key)
    found = clusters_of(
        [day_of(r.published) for r in ordered], [gist(r.title, r.text, r.language) for r in ordered], threshold
    )
    members: dict[int, list[StoryInput]] = {}
    for r, cluster in zip(ordered, found, strict=True):
        members.setdefault(cluster, []).append(r)
    return tuple(sorted((story_of(g) for g in members.values()), key=lambda s: (s.first or "", s.reports[0].sha256)))


def day_of(published: str | None) -> int | None:
    """Day number of an ISO day or time; None where it is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def story_of(members: Iterable[StoryInput]) -> Story:
    """The story of these reports."""
    ordered = sorted(members, key=_key)
    dated = [m.published[:10] for m in ordered if m.published and day_of(m.published)]
    titled = [m for m in ordered if m.title]
    first = next((m for m in titled if day_of(m.published)), titled[0] if titled else None)
    return Story(
        id=name_of("story", *sorted(f"{m.sha256} {m.id}" for m in ordered)),
        title=(first.title or "") if first else "",
        first=min(dated, default=None),
        last=max(dated, default=None),
        reports=tuple(
            StoryReport(id=m.id, sha256=m.sha256, outlet=m.outlet, published=m.published, path=m.path) for m in ordered
        ),
    )


def _key(r: StoryInput) -> tuple[int, str, str, str]:
    """Undated reports first; within a day nothing decides but the words."""
    return (day_of(r.published) or 0, r.sha256, r.id, r.path)
