"""What speaks for and against two passages being one statement, as numbers; the scorer weighs them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from twosource.matching.parts import Part, Shared, shared
from twosource.matching.speakers import CLASH, KIN, OPEN, SAME, is_person, same_speaker
from twosource.matching.terms import likeness

NAMES = (
    "terms_of_one_speaker",
    "matter",
    "order",
    "words_in_a_row",
    "one_speaker",
    "kin",
    "open",
    "two_people",
    "two_people_inferred",
    "stance",
    "one_denies",
    "one_asks",
    "one_accuses",
    "both_assert",
    "negation",
    "one_declines",
    "both_direct",
    "a_title",
    "document",
    "one_has_figures",
    "figures_shared",
    "figures_apart",
    "shorter",
    "apart",
    "meaning",
)
LEAST_MATTER = 0.5
"""Weight of shared words that are no names from which on two passages are about one matter: names alone say who it is
about and not what is said."""
MOST_MATTER, MOST_ORDER, MOST_ROW = 30.0, 8, 12
"""Caps: beyond these a pair is as sure as it gets."""


def evidence(a: Part, b: Part, common: Shared | None = None) -> tuple[float, ...]:
    """One number for each of NAMES but the last (matching/meaning.py); symmetric in ``a`` and ``b``. Wholes and parts alike.

    ``terms_of_one_speaker``: weight of the terms in common (Dice) where the speaker is one; ``matter``: weight of those in
    common that are no names; ``order``: longest run of terms alike; ``words_in_a_row``: of all words as printed;
    ``two_people*``: two persons that cannot be one, by their names or as far as "he" and "the minister"
    were resolved; ``one_denies``, ``one_asks``: and the other does something else, ``one_accuses``: and the other asserts;
    ``figures_shared``, ``figures_apart``: a number in common, and numbers on both sides with none in common; ``shorter``: log words of the shorter side; ``apart``: how far apart they stand in their reports.
    """
    c = common or shared(a, b)
    one, two = a.statement, b.statement
    kin = same_speaker(one.speaker, two.speaker, a.known_as, b.known_as)
    people = kin == CLASH and is_person(one.speaker) and is_person(two.speaker)
    inferred = people and not (_printed(a) and _printed(b))
    mine, theirs = _figures(a), _figures(b)
    stances = {one.stance, two.stance}
    return (
        dice(a, b, c) if kin == SAME else 0.0,
        min(shared_matter(a, b, c), MOST_MATTER) / MOST_MATTER,
        min(_row([t.key for t in a.terms], [t.key for t in b.terms]), MOST_ORDER) / MOST_ORDER,
        min(_row(a.words, b.words), MOST_ROW) / MOST_ROW,
        float(kin == SAME),
        float(kin == KIN),
        float(kin == OPEN),
        float(people and not inferred),
        float(inferred),
        float(one.stance == two.stance),
        float(len(stances) > 1 and "denies" in stances),
        float(len(stances) > 1 and "asks" in stances),
        float(stances == {"asserts", "accuses"}),
        float(stances == {"asserts"}),
        float(a.negated != b.negated),
        float((one.stance == "declines") != (two.stance == "declines")),
        float(one.form == two.form == "direct"),
        float("title" in (a.place, b.place)),
        float("document" in (one.speaker.kind, two.speaker.kind)),
        float(_figured(a) != _figured(b)),
        float(bool(mine & theirs)),
        float(bool(mine and theirs) and not mine & theirs),
        math.log1p(min(len(a.words), len(b.words))),
        abs(a.at - b.at),
    )


def dice(a: Part, b: Part, common: Shared) -> float:
    """Weight of the terms in common as a share of both sides, 0 to 1."""
    total = a.weight + b.weight
    return 2 * common.weight / total if total else 0.0


def shared_matter(a: Part, b: Part, common: Shared) -> float:
    """Weight of the shared terms that neither side writes as a name."""
    pairs = ((a.terms[i], b.terms[j]) for i, j in common.pairs)
    return sum(min(s.weight, t.weight) * likeness(s, t) for s, t in pairs if not (s.name or t.name))


def _row(a: Sequence[str], b: Sequence[str]) -> int:
    """Longest run that both have."""
    if not set(a) & set(b):
        return 0
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size


def _printed(part: Part) -> bool:
    """Whether the source phrase itself prints the last word of the speaker's name."""
    name = part.statement.speaker.name.split()
    return bool(name) and name[-1] in part.source


_DIGIT = re.compile(r"\d")


def _figures(part: Part) -> set[str]:
    """The numbers written in figures, as their digits."""
    return {t.key for t in part.terms if t.key[:1].isdigit()}


def _figured(part: Part) -> bool:
    return any(_DIGIT.search(w) for w in part.words)
