"""A stream in the order of its days, cut into the steps in which grouping takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

import msgspec

from twosource.stories.commonness import WINDOW, Commonness
from twosource.stories.gist import Gist
from twosource.stories.open_days import OpenDays, Step
from twosource.stories.undated import among_themselves, borrowed_days

T = TypeVar("T")

_REPORTS = 100
_WEEKS = 4
"""A step is one week; where so few reports came that it has under 100, following weeks go with it, four in all at most."""


def weekly(reports: Iterable[tuple[int, Gist, T]]) -> Iterator[tuple[list[tuple[int, Gist, T]], int | None]]:
    """The steps, each with the first week whose reports would not go into it; None for the last, which may still grow.

    Days must rise. Where a step ends depends on what came before it and its own weeks only.
    """
    step: list[tuple[int, Gist, T]] = []
    for report in reports:
        if step:
            first, last, week = (at // 7 for at in (step[0][0], step[-1][0], report[0]))
            after = last + 1 if len(step) >= _REPORTS else first + _WEEKS
            if week >= after:
                yield step, after
                step = []
        step.append(report)
    if step:
        yield step, None


class Done(msgspec.Struct, frozen=True):
    """A step that was taken: its reports, what it did, and the week from which on reports may still come without
    changing it; None where that is not certain yet.
    """

    names: Sequence[Any]
    step: Step
    settled: int | None
    days: OpenDays
    """As they stand behind it; the next step changes them."""


def grouped(
    reports: Iterable[tuple[int, Gist, Any]],
    threshold: float,
    *,
    days: OpenDays | None = None,
    before: Sequence[Gist] = (),
) -> Iterator[Done]:
    """The steps one after the other. To go on behind a step that is settled: ``days`` as they stood there, and
    ``before`` the last WINDOW reports up to there. Without them the first WINDOW reports are counted before the
    first step, so that a small stream is weighed as a whole.
    """
    coming = iter(reports)
    common = Commonness()
    common.take(before)
    ahead = list(islice(coming, WINDOW)) if days is None else []
    common.take(one for _, one, _ in ahead)
    uncounted = -len(ahead)
    open_days = days or OpenDays(threshold)
    for step, after in weekly(chain(ahead, coming)):
        counted, uncounted = max(0, -uncounted), uncounted + len(step)
        common.take(one for _, one, _ in step[counted:])
        done = open_days.take([one for _, one, _ in step], [day for day, _, _ in step], common)
        # The weights of the first WINDOW reports change until there are so many.
        settled = after if uncounted >= 0 or days is not None else None
        yield Done([name for _, _, name in step], done, settled, open_days)


def clusters_of(days: Sequence[int | None], gists: Sequence[Gist], threshold: float) -> list[int]:
    """A cluster name for each report, equal where they are one story. Reports must come in one settled order (undated
    ones first, then by day), as it decides between equals.
    """
    undated = [n for n, day in enumerate(days) if day is None]
    dated = [(day, n) for n, day in enumerate(days) if day is not None]
    alone = among_themselves([gists[n] for n in undated], threshold)
    borrowed = borrowed_days([gists[n] for n in undated], alone, ((day, gists[n]) for day, n in dated)) if dated else []
    # Clusters of the undated are named below zero, those of the dated from zero on.
    name = {n: ~cluster for n, cluster in zip(undated, alone, strict=True)}
    dated += [(day, n) for n, day in zip(undated, borrowed, strict=False) if day is not None]
    joins: dict[int, int] = {}
    for done in grouped(((day, gists[n], n) for day, n in sorted(dated)), threshold):
        name.update(zip(done.names, done.step.clusters, strict=True))
        joins.update(done.step.joins)
    return [last_of(joins, name[n]) for n in range(len(days))]


def last_of(joins: Mapping[int, int], cluster: int) -> int:
    """The cluster that ``cluster`` has become part of."""
    while cluster in joins:
        cluster = joins[cluster]
    return cluster
