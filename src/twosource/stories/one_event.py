"""Whether a few reports seem to tell one event."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import msgspec

from twosource.records import Report
from twosource.stories.similarity import Vector, cosine, unit
from twosource.stories.terms import COMMON_ELSEWHERE, story_text, term_counts

SAME_EVENT_THRESHOLD = 0.14
"""Cosine from which two reports seem to tell one event. Set on pairs of reports compared by hand and on the dev
streams, where refusing one event is rarer than taking two for one; full texts and first sentences agree on it."""

UNLISTED_THRESHOLD = 0.20
"""The same for languages other than English, whose function words are not (all) listed and so are shared by any two
reports. Set on Vietnamese news only."""

FAR_APART_DAYS = 30
FAR_APART_THRESHOLD = 0.20
"""What two reports published more than FAR_APART_DAYS apart need: one event is seldom told anew after a month,
and the same people come back in other events."""

_SHOWN = 5


class _Pair(msgspec.Struct, frozen=True):
    first: int
    second: int
    score: float
    needed: float
    shared: tuple[str, ...]

    @property
    def same(self) -> bool:
        return self.score >= self.needed


def same_event(reports: tuple[Report, ...]) -> tuple[bool, str]:
    """Whether the reports hang together as one event, and why or why not, in words.

    They do where each is linked to the rest by pairs that share enough of their words; how the pairs share them
    is weighed without any other report at hand. Reports in different languages share too few words to tell:
    such a pair is taken as one event. The order of reports changes nothing but the order of names in the reason.
    """
    if len(reports) < 2:
        return True, "there is one report only"
    vectors = [_vector(r) for r in reports]
    linked = [{i} for i in range(len(reports))]
    pairs = []
    foreign = False
    for i, j in combinations(range(len(reports)), 2):
        if _languages_differ(reports[i], reports[j]):
            foreign = True
            _join(linked, i, j)
            continue
        pair = _compare(reports, vectors, i, j)
        pairs.append(pair)
        if pair.same:
            _join(linked, i, j)
    if len(linked[0]) == len(reports):
        return True, _why_same(pairs, foreign)
    return False, _why_not(reports, pairs, linked[0])


def _vector(report: Report) -> Vector:
    title = report.title.text if report.title else None
    counts = term_counts(title, story_text(report))
    return unit({t: n**0.5 for t, n in counts.items() if COMMON_ELSEWHERE.isdisjoint(t.split())})


def _compare(reports: tuple[Report, ...], vectors: list[Vector], i: int, j: int) -> _Pair:
    a, b = vectors[i], vectors[j]
    far = _days_apart(reports[i], reports[j]) > FAR_APART_DAYS
    shared = sorted((t for t in a if t in b and len(t) > 1 and " " not in t), key=lambda t: (-a[t] * b[t], t))
    needed = SAME_EVENT_THRESHOLD if reports[i].language in ("en", "und") else UNLISTED_THRESHOLD
    if far:
        needed = max(needed, FAR_APART_THRESHOLD)
    return _Pair(i, j, cosine(a, b), needed, tuple(shared))


def _join(linked: list[set[int]], i: int, j: int) -> None:
    whole = linked[i] | linked[j]
    for k in whole:
        linked[k] = whole


def _why_same(pairs: list[_Pair], foreign: bool) -> str:
    same = [p for p in pairs if p.same]
    if not same:
        return "the reports are in different languages, so their words say nothing against one event"
    weakest = min(same, key=lambda p: p.score)
    note = "; some are in different languages and could not be weighed" if foreign else ""
    return f"the reports share {len(weakest.shared)} words or more, among them {_some(weakest)}{note}"


def _why_not(reports: tuple[Report, ...], pairs: list[_Pair], together: set[int]) -> str:
    across = [p for p in pairs if (p.first in together) != (p.second in together)]
    closest = max(across, key=lambda p: p.score)
    a, b = (_label(reports[k]) for k in (closest.first, closest.second))
    words = f"only {_some(closest)}" if closest.shared else "no telling word"
    days = _days_apart(reports[closest.first], reports[closest.second])
    when = f" and were published {days} days apart" if days > FAR_APART_DAYS else ""
    return f"{a} and {b} share {words} in their opening{when}"


def _some(pair: _Pair) -> str:
    return ", ".join(f"“{t}”" for t in pair.shared[:_SHOWN])


def _label(report: Report) -> str:
    return report.letter or report.path or report.id


def _days_apart(a: Report, b: Report) -> int:
    """Days between the two days of publication; 0 where one is not known."""
    if a.published is None or b.published is None:
        return 0
    try:
        return abs((date.fromisoformat(a.published.date) - date.fromisoformat(b.published.date)).days)
    except ValueError:
        return 0


def _languages_differ(a: Report, b: Report) -> bool:
    return a.language != b.language and "und" not in (a.language, b.language)
