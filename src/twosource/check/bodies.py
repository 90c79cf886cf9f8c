"""Whether a body (a ministry, a union, "insurance experts") can be the other speaker: told by what the two are called."""

from __future__ import annotations

import re

from twosource.weights import relatedness, stem

_GENERIC = frozenset(
    stem(w)
    for w in "company firm operator owner maker manufacturer business corporation conglomerate agency group organisation "
    "organization office department authority authorities government administration regime state cabinet country capital "
    "boss executive official officials spokesman spokeswoman spokesperson source sources leader head chief director manager management board "
    "council committee commission body translation sentence version line word quotation account article story headline service news media report reports statement newspaper paper website daily page post letter "
    "man woman men women people person many some others critic critics supporter member members expert experts analyst analysts "
    "observer researcher source insider resident witness local party side team staff crew public crowd everybody "
    "nobody anyone who one two three several first second third fourth".split()
)
"""Nouns, as stems, by which a report may call a body that it has named otherwise before."""
_PLAIN = frozenset(
    stem(w)
    for w in "the a an of in on at for and its his her their our own this that these those national state federal local regional "
    "central city town county district provincial public senior former deputy acting new old top big main other another own "
    "said says according to from with as by mr mrs ms dr himself herself itself themselves".split()
)
"""Words that tell nothing of which body it is."""
_OFFICES = {
    stem(a): stem(b)
    for a, b in (
        ("minister", "ministry"), ("prosecution", "prosecutor"), ("lawmaker", "parliament"), ("officer", "police"), ("cop", "police"),
        ("policeman", "police"), ("soldier", "army"), ("troops", "army"), ("military", "army"), ("judge", "court"),
        ("doctor", "hospital"), ("medic", "hospital"), ("rescuer", "rescue"), ("inspector", "inspectorate"), ("organiser", "organizer"),
        ("federation", "union"), ("guild", "union"), ("scientist", "institute"), ("researcher", "institute"), ("professor", "university"), ("lawyer", "attorney"),
    )
}  # fmt: skip
"""Those who speak for a body, and the body: either may be named for the other."""
_DISTINCT = frozenset(
    stem(w)
    for w in "ministry institute inspectorate party union bank hospital university association court bureau college".split()
)
"""Heads of which there are several: those with other words in front are others."""


def printed(description: str) -> frozenset[str]:
    """The words, as stems, that say which body it is."""
    words = (w.removesuffix("'s").removesuffix("’s").rstrip("’'") for w in re.findall(r"[\w’'-]+", description))
    stems = (stem(w) for w in words if len(w) > 2)
    return frozenset(s for s in stems if s not in _PLAIN)


def telling(description: str) -> frozenset[str]:
    """The same without what many bodies are called; a minister is the ministry."""
    return frozenset(_OFFICES.get(s, s) for s in printed(description)) - _GENERIC


_CLAUSE = re.compile(
    r",|\s(?:who|whom|whose|which|that|speaking|asking|requesting|familiar|close\sto|on\scondition|with\sknowledge|not\sauthori[sz]ed)\b"
)


def bare(description: str) -> str:
    """A description without the clause behind it: "an official who would not be named" is "an official"."""
    return _CLAUSE.split(description, maxsplit=1)[0]


def is_description(name: str) -> bool:
    """Whether a speaker is described and not named: a word of the name begins small."""
    return any(w[:1].islower() and stem(w.lower()) not in _PLAIN for w in re.findall(r"[\w’'-]+", name))


def apart(one: str, other: str) -> bool:
    """Whether two bodies cannot be one: no word in common, and both say which they are; or of one sort, and told apart."""
    a, b = telling(one), telling(other)
    if not a or not b:
        return False
    common = a & b
    if not common:
        near = min(len(a), len(b)) == 1 and any(relatedness(x, y) >= _ONE_SORT for x in a for y in b)
        return not near and not any(_alike(x, y) for x in a for y in b)
    return common <= _DISTINCT and bool(a - common) and bool(b - common)


def _alike(one: str, other: str) -> bool:
    """Whether two words may be one name, spelt otherwise, or made of one: "Tamrin", "Tamryn"."""
    from rapidfuzz import fuzz

    return min(len(one), len(other)) >= _LONG and one[0] == other[0] and fuzz.ratio(one, other) >= _LETTERS_MIN


_ONE_SORT = 0.8
"""Nearness by WordNet from which one word may stand for the other: "the bird", "a parrot"."""
_LONG, _LETTERS_MIN = 4, 70.0
