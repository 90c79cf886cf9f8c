"""A negation that stands on one side only, told by the word that it governs, which both sides have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from twosource.check.abreast import Near, Other, Row, Stood, near
from twosource.check.keys import is_negation

_TURNING = frozenset(
    "deny reject refuse decline fail lack impossible unable avoid prevent rule dispute dismiss cease stop refute doubt "
    "fail forbid ban few little only neither lose end miss less least scarce unlikely unless until without before".split()
)
"""Words, as stems, that turn a sense round in another way, or may."""
_SAYING_NO = frozenset("deny reject dispute dismiss refute".split())
_BEFORE, _BEHIND = 4, 2
_AFTER = frozenset("no none nothing nobody".split())
"""Negations that stand behind their verb: "found nothing"."""
_EMPTY = frozenset(
    "be been being is are was were am have has had do does did will would can could may might must shall should to a an the any "
    "anyone anybody anything ever yet one of that it he she they we i you also so very all just".split()
)
_COMPOUNDS = frozenset("confidence longer doubt fly go matter".split())
"""Words with which "no" makes one: "a vote of no confidence"."""
_GOVERNED_MIN = 0.12
"""Weight of a word that a negation can be told by: of "see" and "make" many things are denied and said."""
ALIKE_MIN, SHARE_MIN = 0.45, 0.5
"""What stands near must be so much alike, and the sentence: a negation is easily told in other words."""


def negations(row: Row, beside: Sequence[Stood]) -> Iterator[Other]:
    """The negations of the draft's sentence that the pile does not have, and those of the pile that it has not."""
    own = set()
    for n, word in enumerate(row.words):
        if row.free[n] and _denies(word.key):
            governed = _governed(row, n)
            if governed is not None:
                own.add(governed)
                found = _unsaid(row, n, governed, beside)
                if found is not None:
                    yield found
    for n in range(len(row.words)):
        if row.free[n] and n not in own and row.words[n].key not in _EMPTY:
            found = _left_out(row, n, beside)
            if found is not None:
                yield found


def _unsaid(row: Row, n: int, governed: int, beside: Sequence[Stood]) -> Other | None:
    """The best place where the governed word stands without a negation; None where one has it with one."""
    if row.weights[governed] < _GOVERNED_MIN:
        return None
    best: Other | None = None
    for stood in beside:
        for j in stood.row.places.get(row.stems[governed], ()):
            common = near(row, governed, stood.row, j)
            if _turned(stood.row, j) and common.vouches:
                return None
            if not _alike(common, stood) or _in_other_words(row, stood.row, j):
                continue
            if best is None or common.alike > best.alike:
                best = Other(n, stood, None, common.alike, negation=True)
    return best


def _left_out(row: Row, n: int, beside: Sequence[Stood]) -> Other | None:
    if row.weights[n] < _GOVERNED_MIN or _turned(row, n):
        return None
    best: Other | None = None
    for stood in beside:
        for j in stood.row.places.get(row.stems[n], ()):
            common = near(row, n, stood.row, j)
            negation = next(
                (m for m in range(max(0, j - _BEFORE), j) if _denies(stood.row.words[m].key) and _governed(stood.row, m) == j),
                None,
            )  # fmt: skip
            if negation is None:
                if common.vouches and not _turned(stood.row, j):
                    return None
                continue
            if not _alike(common, stood) or _in_other_words(stood.row, row, n):
                continue
            if best is None or common.alike > best.alike:
                best = Other(n, stood, negation, common.alike, negation=True, left_out=True)
    return best


def _alike(common: Near, stood: Stood) -> bool:
    return common.enough(stood.share) and common.alike >= ALIKE_MIN and stood.share >= SHARE_MIN


def _governed(row: Row, n: int) -> int | None:
    """The word that a negation turns round: the first behind it that tells something, in the same clause."""
    if row.words[n].key == "no" and n + 1 < len(row.words) and row.words[n + 1].key in _COMPOUNDS:
        return None
    for m in range(n + 1, min(len(row.words), n + 1 + _BEFORE)):
        if row.parted(n, m):
            return None
        if row.words[m].key not in _EMPTY and not row.words[m].key.endswith("ly"):
            return m
    return None


def _denies(key: str) -> bool:
    """Whether a word turns round what is told, and not only tells what is lacking: "without water"."""
    return is_negation(key) and key != "without"


def _no_more(row: Row, n: int) -> bool:
    """Whether a "no more than" stands a few words behind."""
    keys = [w.key for w in row.words[n + 1 : n + 2 + _BEFORE]]
    return any(a == "no" and b in _THAN for a, b in pairwise(keys))


_THAN = frozenset("more less fewer longer later other greater higher".split())


def _turned(row: Row, n: int) -> bool:
    """Whether anything near turns the word round."""
    for m in range(max(0, n - _BEFORE - 1), min(len(row.words), n + 1 + _BEHIND)):
        key = row.words[m].key
        if m < n and (is_negation(key) or row.stems[m] in _TURNING):
            return True
        if m > n and (key in _AFTER or is_negation(key)):
            return True
    return False


def _in_other_words(having: Row, lacking: Row, n: int) -> bool:
    """Whether the side without the negation says in another way that it is not so: "denied that she had been told", "may hold no more
    than five".
    """
    return (
        _turned(lacking, n) or _no_more(lacking, n) or bool(_SAYING_NO & lacking.places.keys() - having.places.keys())
    )
