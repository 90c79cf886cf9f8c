"""What speaks for and against two passages being one statement, as numbers; the scorer weighs them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from twosource.matching.parts import Part, Shared, shared
from twosource.matching.speakers import CLASH, OPEN, SAME, is_person, same_speaker
from twosource.matching.terms import likeness

NAMES = (
    "terms_of_one_speaker",
    "matter",
    "words_in_a_row",
    "quoted_in_a_row",
    "one_speaker",
    "open",
    "two_people",
    "two_people_inferred",
    "two_parties",
    "stance",
    "stance_of_one_speaker",
    "one_denies",
    "one_accuses",
    "both_assert",
    "both_ask",
    "negation",
    "one_declines",
    "both_direct",
    "a_title",
    "document",
    "one_has_figures",
    "figures_shared",
    "shorter",
    "apart",
    "meaning",
    "meaning_of_one_speaker",
)
OF_MEANING = 2
"""The last of NAMES, which matching/scorer.py asks the encoder for, as few pairs are worth it."""
ONE_SPEAKER = NAMES.index("one_speaker")
MOST_MATTER, MOST_ROW, MOST_QUOTED_ROW = 30.0, 12, 8
"""Caps: beyond these a pair is as sure as it gets."""


def evidence(a: Part, b: Part, common: Shared | None = None) -> tuple[float, ...]:
    """One number for each of NAMES but those OF_MEANING; symmetric in ``a`` and ``b``. Wholes and parts alike.

    ``terms_of_one_speaker``: weight of the terms in common (Dice) where the speaker is one; ``matter``: weight of those in
    common that are no names (the root of it: the first words tell most); ``words_in_a_row``: longest run of words as printed
    that both have, ``quoted_in_a_row``: the same where both are direct; ``two_people*``: two persons that cannot be one, by their names or as far as "he" and "the minister"
    were resolved; ``two_parties``: others that cannot be one, two bodies or a person and a body; ``one_denies``: and the other does something else, ``one_accuses``: and the other asserts;
    ``figures_shared``: a number in common; that two have none in common tells nothing, for one statement is told with other figures; ``shorter``: log words of the shorter side; ``apart``: how far apart they stand in their reports.
    """
    c = common or shared(a, b)
    one, two = a.statement, b.statement
    kin = same_speaker(one.speaker, two.speaker, a.known_as, b.known_as)
    people = kin == CLASH and is_person(one.speaker) and is_person(two.speaker)
    inferred = people and not (_printed(a) and _printed(b))
    stances = {one.stance, two.stance}
    run = _row(a.words, b.words)
    direct = one.form == two.form == "direct"
    return (
        dice(a, b, c) if kin == SAME else 0.0,
        math.sqrt(min(shared_matter(a, b, c), MOST_MATTER) / MOST_MATTER),
        min(run, MOST_ROW) / MOST_ROW,
        min(run, MOST_QUOTED_ROW) / MOST_QUOTED_ROW if direct else 0.0,
        float(kin == SAME),
        float(kin == OPEN),
        float(people and not inferred),
        float(inferred),
        float(kin == CLASH and not people),
        float(one.stance == two.stance),
        float(one.stance == two.stance and kin == SAME),
        float(len(stances) > 1 and "denies" in stances),
        float(stances == {"asserts", "accuses"}),
        float(stances == {"asserts"}),
        float(stances == {"asks"}),
        float(a.negated != b.negated),
        float((one.stance == "declines") != (two.stance == "declines")),
        float(direct),
        float("title" in (a.place, b.place)),
        float("document" in (one.speaker.kind, two.speaker.kind)),
        float(_figured(a) != _figured(b)),
        float(bool(_figures(a) & _figures(b))),
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
    """Length of the longest run of words that both have."""
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
