"""Statements of the pile that seem to be one of the draft, whoever speaks there."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from twosource.check.aligning import Step, aligned
from twosource.check.drafts import Draft
from twosource.check.keys import is_negation, words_of
from twosource.check.pile import Pile, Source
from twosource.matching.evidence import shared_matter
from twosource.matching.parts import Part, shared
from twosource.records import Statement

HELD_MIN = 0.62
"""Share of the weight of the shorter side that two statements must share to be one, whoever speaks. This and the next were set on
drafts made from the development comparisons, with speakers swapped by program."""
MATTER_MIN = 7.0
"""Weight of the shared words that are no names: two common words are no statement."""
_WHOLE, MATTER_WHOLE_MIN = 0.9, 6.0
"""The same where nearly all that one side says is shared."""
_NUMBER = 4.0
"""What a number of two digits or more that both have counts for: two texts about one event seldom share it by chance."""
KEPT_MIN = 0.5
"""Share of a statement's words that must stand in the other in order for a negation on one side to turn it round."""
REPORTS = 12
"""Reports of the pile that are looked at: those that share most of the words."""


class Like(NamedTuple):
    """``turned``: whether a negation on one side turns it round; None where the words are too unlike to tell."""

    source: Source
    statement: Statement
    both: float
    turned: bool | None


def alike(draft: Draft, ours: Part, pile: Pile) -> list[Like]:
    """The statements of the pile that seem to be this one, most alike first."""
    keys = [w.key for c in ours.statement.content for w in words_of(draft.report.text, c)]
    numbers = _numbers(keys)
    found = []
    for source in islice(pile.nearest(keys), REPORTS):
        for ways in source.passages:
            best: Like | None = None
            for theirs in ways:
                common = shared(ours, theirs)
                low = min(ours.weight, theirs.weight)
                if not low or common.weight < HELD_MIN * low:
                    continue
                least = MATTER_WHOLE_MIN if common.weight >= _WHOLE * low else MATTER_MIN
                matter = shared_matter(ours, theirs, common)
                if matter < least and numbers:
                    content = theirs.statement.content
                    matter += _NUMBER * len(
                        numbers & _numbers(w.key for c in content for w in words_of(source.report.text, c))
                    )
                if matter < least:
                    continue
                both = 2 * common.weight / (ours.weight + theirs.weight)
                if best is None or both > best.both:
                    best = Like(source, theirs.statement, both, _turned(ours, theirs))
            if best is not None:
                found.append(best)
    return sorted(found, key=lambda f: (-f.both, f.statement.id))


def _numbers(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(k for k in keys if k[0].isdigit() and len(k.rstrip("0.")) > 1)


def _turned(ours: Part, theirs: Part) -> bool | None:
    """Whether the two, word by word beside each other, differ by a negation, or one is denied."""
    steps = aligned(ours.words, (), theirs.words)
    kept = sum(s.same for s in steps)
    if kept < KEPT_MIN * len(ours.words):
        return None
    if ours.negated == theirs.negated:
        return False
    changed = [w for s in steps if not s.same for w in _of(s, ours, theirs)]
    denied = (ours.statement.stance == "denies") != (theirs.statement.stance == "denies")
    return denied or sum(is_negation(w) for w in changed) % 2 == 1


def _of(step: Step, ours: Part, theirs: Part) -> list[str]:
    sides = ((step.ours, ours.words), (step.theirs, theirs.words))
    return [words[i] for i, words in sides if i is not None]
