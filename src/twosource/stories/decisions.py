"""What people decided on stories, on top of what the program grouped: reports that are a story of their own, stories that
are one. Decisions name reports, not stories, so that they hold when more reports come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from twosource.records import Record

Likeness = Callable[[int, int], float]
"""How much two reports share, by number."""


class StoryDecision(Record, frozen=True, kw_only=True):
    """``split``: ``reports`` are a story without ``others``, the rest of their story then. ``merge``: ``reports`` and
    ``others`` are one story.
    """

    kind: Literal["split", "merge"]
    reports: tuple[int, ...]
    others: tuple[int, ...]


def settled(groups: Iterable[Sequence[int]], decisions: Iterable[StoryDecision], likeness: Likeness) -> list[list[int]]:
    """The groups as people want them; decisions hold in the order they were made, a later one over an earlier one.

    A report that came after a split goes to the side that it shares more with on average. Reports that are gone are passed over.
    """
    whose = {report: n for n, group in enumerate(groups) for report in group}
    members: dict[int, set[int]] = {}
    for report, n in whose.items():
        members.setdefault(n, set()).add(report)
    fresh = max(members, default=0) + 1
    for decision in decisions:
        named = {r for r in decision.reports if r in whose}
        others = {r for r in decision.others if r in whose} - named
        if not named or not others:
            continue
        touched = {whose[r] for r in named | others}
        if decision.kind == "merge":
            new = [set().union(*(members[n] for n in touched))]
        else:
            # Only the stories of the reports that were named are cut; others may have left them by a later decision.
            touched = {whose[r] for r in named}
            new = _cut([members[n] for n in sorted(touched)], named, others, likeness)
        for n in touched:
            del members[n]
        for group in new:
            members[fresh] = group
            whose.update(dict.fromkeys(group, fresh))
            fresh += 1
    return [sorted(group) for group in members.values()]


def _cut(groups: Sequence[set[int]], named: set[int], others: set[int], likeness: Likeness) -> list[set[int]]:
    apart = set(named)
    rest = []
    for group in groups:
        stay = group & others
        undecided = sorted(group - named - others)
        if not stay:
            # Nothing of the other side is here: what came later stays with the reports that were named.
            apart.update(undecided)
            continue
        # Both sides as they stood when it was decided, so that the order of what came later says nothing.
        near = {r: (_mean(r, group & named, likeness), _mean(r, stay, likeness)) for r in undecided}
        apart.update(r for r, (here, there) in near.items() if here > there)
        rest.append(stay | {r for r, (here, there) in near.items() if here <= there})
    return [apart, *rest]


def _mean(report: int, group: set[int], likeness: Likeness) -> float:
    return sum(likeness(report, other) for other in sorted(group)) / len(group)
