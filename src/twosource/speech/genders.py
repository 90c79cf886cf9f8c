"""Whether a person is "he" or "she", by what the report itself tells; where it does not, by the given name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from twosource.speech.given_names import gender_of_given
from twosource.speech.people import Person
from twosource.speech.phrases import HE, OBJECT, OBLIQUE, Clause
from twosource.speech.roles import Gender

ROUNDS = 2
"""The second round knows from the first whom a pronoun in a sentence with two persons cannot mean."""
LEAST, TIMES = 3, 3.0
"""Votes that a gender must have, and how many times those of the other. Set on the tuning sources of
bench/quality/speakers.jsonl."""
HERE, JUST_BEFORE = 2, 1
"""Votes of a pronoun in the sentence that names the person, and in the next one where that names nobody."""


def genders(people: Sequence[Person], clauses: Sequence[Clause]) -> dict[str, Gender]:
    """By name; told by titles and words of office, else by the pronouns of sentences that mention nobody else, else by the
    given name.
    """
    out: dict[str, Gender] = {p.name: p.gender for p in people if p.gender}
    for _ in range(ROUNDS):
        for name, count in _votes(clauses, out).items():
            (best, most), *rest = count.most_common()
            if name not in out and most >= LEAST and most >= TIMES * (rest[0][1] if rest else 0):
                out[name] = best
    likely = {p.name: gender_of_given(p.name.split()[0]) for p in people if " " in p.name}
    return {name: gender for name, gender in likely.items() if gender} | out


def _votes(clauses: Sequence[Clause], known: Mapping[str, Gender]) -> dict[str, Counter[Gender]]:
    """Of sentences whose pronouns are of one gender, for the one person of it, or of the sentence before, who may be meant.

    "Her" as an object tells nothing, as it is not the subject.
    """
    votes: dict[str, Counter[Gender]] = {}
    last: set[str] = set()
    for clause in clauses:
        persons = [m for m in clause.mentions if m.sort == "person" and m.name]
        names = {m.name for m in persons}
        said: set[Gender] = {"m" if w in HE else "f" for w in clause.pronouns}
        if len(said) == 1 and any(not m.name and m.sort == "person" and m.weight != OBJECT for m in clause.mentions):
            gender = said.pop()
            may = {n for n in names or last if known.get(n, gender) == gender}
            plainly = not names or any(m.weight > OBLIQUE for m in persons if m.name in may)
            if len(may) == 1 and plainly:
                votes.setdefault(may.pop(), Counter())[gender] += HERE if names else JUST_BEFORE
        last = names
    return votes
