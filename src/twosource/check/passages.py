"""Where the words of a quotation stand in a report: as they are, or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from twosource.check.aligning import LONGEST, Step, aligned, window
from twosource.check.keys import Word, is_negation
from twosource.check.pile import WALL, Source, View, weight
from twosource.check.quoting import Part
from twosource.spans import Span

KEPT_MIN = 0.55
"""Share of a quotation's words, by weight, that must stand in a passage, in order, for it to be that quotation with words
changed. This and the next two were set on quotations of the development comparisons with faults put in by program
and on those that other reports of the event have in other words."""
RUN_MIN = 0.5
"""Share of its words that must stand there in runs of two or more: single words agree by chance."""
LETTERS_MIN = 68.0
"""Likeness of the letters, in percent, of the quotation and the passage, but for what was left out of this in a run."""
ROW_MIN, ROW_SHARE = 6, 0.5
"""So many words in a row, which are at least this share of the quotation, are those words with others put to them: two translators
seldom agree on them."""
_FAR, _STRAY = 4, 0.2
"""So many words behind the rest, words that weigh less than this in all are no part of a passage."""
SLIP_LEAST = 5
"""Letters from which a word with one letter changed, left out, put in or exchanged with its neighbour is likelier a slip than another word."""
QUOTED_MIN = 0.7
"""Share of a passage's words in quotation marks from which it is quoted there; a draft may take in a word before."""


class Change(NamedTuple):
    """One place where the two differ: spans into the draft and into the report, None on a side that has nothing."""

    ours: Span | None
    theirs: tuple[Span, ...]
    negation: bool


class Passage(NamedTuple):
    source: Source
    places: tuple[int, ...]
    """Among the words of the report, in order."""
    steps: tuple[Step, ...]
    kept: float
    runs: float
    letters: float
    changes: tuple[Change, ...]

    @property
    def exact(self) -> bool:
        return not self.changes

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.source.spans(self.places)

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks there."""
        inside = sum(self.source.quotation_of[i] >= 0 for i in self.places)
        return inside >= QUOTED_MIN * len(self.places)

    @property
    def alike(self) -> bool:
        """Whether it is the quotation with words changed, and not other words."""
        enough = self.kept >= KEPT_MIN and self.runs >= RUN_MIN and self.letters >= LETTERS_MIN
        return enough or (self.row >= ROW_MIN and self.row >= ROW_SHARE * sum(s.ours is not None for s in self.steps))

    @property
    def row(self) -> int:
        """Words of the longest row that stands there as it is."""
        return max((sum(1 for _ in run) for same, run in groupby(self.steps, key=_as_it_is) if same), default=0)


def _as_it_is(step: Step) -> bool:
    return step.same and step.ours is not None and step.theirs is not None


def exact_in(part: Part, source: Source) -> list[Passage]:
    """Every place where the words of ``part``, which holds no insertion, stand as they are: in quotation marks and out."""
    keys = [w.key for w in part.words]
    if not all(k in source.everything.where for k in keys):
        return []
    found = source.everything.exact(keys)
    if not found:
        found = source.quoted.exact(keys)
    steps = tuple(Step(i, i, True) for i in range(len(keys)))
    return [Passage(source, tuple(p), steps, 1.0, 1.0, 100.0, ()) for p in found]


def nearest_in(part: Part, source: Source) -> list[Passage]:
    """The passages of ``source`` most like ``part``: of its words in quotation marks, and of all its words."""
    out = []
    for view in (source.quoted, source.everything):
        found = _nearest(part, source, view)
        if found is not None:
            out.append(found)
    return out


def _nearest(part: Part, source: Source, view: View) -> Passage | None:
    words = part.words[:LONGEST]
    keys = [w.key for w in words]
    weights = {k: weight(k) for k in keys}
    area = window(keys, view.where, len(view.keys), weights)
    if area is None:
        return None
    inserted = [(a, b) for a, b in part.inserted if b <= len(words)]
    steps = aligned(keys, inserted, view.keys[area[0] : area[1]])
    whole = tuple(_placed(s, view, area[0]) for s in _without_stray_end(steps, keys, weights))
    places = tuple(s.theirs for s in whole if s.theirs is not None)
    if not places:
        return None
    free = {i for a, b in inserted for i in range(a, b)}
    slips = dict(_slips(whole, keys, source))
    total = sum(weight(slips.get(i, k)) for i, k in enumerate(keys) if i not in free)
    same = [s.ours for s in whole if s.same and s.ours is not None and s.theirs is not None]
    kept = sum(weight(slips.get(i, keys[i])) for i in {*same, *slips}) / total if total else 0.0
    in_runs = sum(1 for i in same if {i - 1, i + 1} & set(same))
    runs = in_runs / max(1, len(keys) - len(free))
    return Passage(source, places, whole, kept, runs, _letters(whole, keys, source), _changes(whole, words, source))


def _slips(steps: Sequence[Step], keys: Sequence[str], source: Source) -> Iterator[tuple[int, str]]:
    """Our words that are theirs but for a letter, by place, and theirs: the weight of a word that nobody knows tells nothing."""
    from rapidfuzz.distance import OSA

    for step in steps:
        if not step.same and step.ours is not None and step.theirs is not None:
            ours, theirs = keys[step.ours], source.words[step.theirs].key
            if min(len(ours), len(theirs)) >= SLIP_LEAST and OSA.distance(ours, theirs, score_cutoff=1) <= 1:
                yield step.ours, theirs


def _without_stray_end(steps: Sequence[Step], keys: Sequence[str], weights: Mapping[str, float]) -> list[Step]:
    """The steps without a common word that stands in theirs only far behind all else ("the"): it is another one."""
    last = max((n for n, s in enumerate(steps) if s.same and s.ours is not None), default=0)
    first = last
    while first > 0 and steps[first - 1].ours is not None:
        first -= 1
    gap = first
    while gap > 0 and steps[gap - 1].ours is None:
        gap -= 1
    run = steps[first:]
    matched = sum(weights[keys[s.ours]] for s in run if s.same and s.ours is not None)
    if first - gap < _FAR or matched >= _STRAY:
        return list(steps)
    return [*steps[:gap], *(s._replace(theirs=None, same=False) for s in run if s.ours is not None)]


def _letters(steps: Sequence[Step], keys: Sequence[str], source: Source) -> float:
    """Likeness of both sides, in percent; a run of their words that ours leave out is one change and not many."""
    from rapidfuzz import fuzz

    theirs: list[str] = []
    for left_out, run in groupby(steps, key=lambda s: s.ours is None):
        members = [source.words[s.theirs].key for s in run if s.theirs is not None]
        theirs += members[:1] if left_out else members
    return float(fuzz.ratio(" ".join(keys), " ".join(theirs)))


def _placed(step: Step, view: View, start: int) -> Step:
    """The step with its place among the words of the report; a wall is no word."""
    at = None if step.theirs is None else view.at[step.theirs + start]
    return step._replace(theirs=None if at == WALL else at)


def _changes(steps: Sequence[Step], words: Sequence[Word], source: Source) -> tuple[Change, ...]:
    out = []
    for same, run in groupby(steps, key=lambda s: s.same):
        if same:
            continue
        members = list(run)
        ours = [words[s.ours] for s in members if s.ours is not None]
        theirs = [s.theirs for s in members if s.theirs is not None]
        if not ours and not theirs:
            continue  # a wall
        here = sum(is_negation(w.key) for w in ours)
        there = sum(is_negation(source.words[i].key) for i in theirs)
        span = ours[0].span.cover(ours[-1].span) if ours else None
        out.append(Change(span, source.spans(theirs), (here - there) % 2 == 1))
    return tuple(out)
