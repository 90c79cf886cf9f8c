"""The period or base of a rate: "every day", "a week", "per 1,000 people", looked for in the clause of a number."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.units import singular

_PERIOD = (
    r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|season|game|match|hectare|acre|"
    r"person|head|capita|household|student|pupil|patient|barrel|gallon|litre|liter|tonne|ton|ounce|share|kilometre|"
    r"kilometer|mile|vote|voter|worker|employee|family|child|inhabitant|resident)\b"
)
_NOT_A_RATE = r"(?! (?:ago|later|after|before|earlier|from now|old|early|late|long|in (?:jail|prison))\b|[-–]\w)"
_PERSONS = (
    r"(?!student|pupil|patient|worker|employee|family|child|inhabitant|resident|voter|night|game|match|season|quarter)"
)
"""What "a" stands before as one of many far oftener than as a base: "from an employee", "at a game"."""
_PATTERN = re.compile(
    rf"\b(?:(?P<each>every|each|per)|(?P<a>an?)(?= {_PERSONS})) {_PERIOD}{_NOT_A_RATE}"
    rf"|\bper (?P<base>\d{{1,3}}(?:,\d{{3}})* (?P<noun>[a-z]+))"
    rf"|\b(?P<adverb>daily|weekly|monthly|annually|yearly|hourly|a head)\b",
    re.IGNORECASE,
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
            "hourly": "hour", "a head": "person"}  # fmt: skip
_REACH = 90
_WORDS = {"each": 12, "a": 4}
"""Words that may stand between number and period: "every day" reaches far, "a day" is more often something else."""
_BREAK = re.compile(
    r"[,;:()\"“”]|\b(?:and|but|while|as|who|which|that|said|says|when|because|after|before|since)\b", re.I
)
_FALSE_STOP = re.compile(r"[.] (?P<rest>(?:\w+ ){1,3})$")


class Rate(NamedTuple):
    end: int
    per: str


def rate_after(text: str, at: int, stop: int) -> Rate | None:
    """The period of a number whose words end at ``at``, in the same clause; ``stop`` is the end of the line.

    A full stop between the two is read over only where what follows it up to the period can be no clause of its own
    (at most three words, none with the ending of a verb or plural, and the sentence runs on after the period): a
    trace of damage in the text.
    """
    reach = min(stop, at + _REACH)
    m = _PATTERN.search(text, at, reach)
    if m is None:
        return None
    between = text[at : m.start()]
    if _BREAK.search(between) or any(c.isdigit() for c in between):
        return None
    count = len(between.split())
    stops = re.search(r"[.!?…]\s", between)
    if stops is not None:
        if m["each"] is None or m["unit"] is None or not _is_damage(between, text[m.end() : m.end() + 2]):
            return None
    elif m["base"] is None and count > _WORDS["a" if m["a"] else "each"]:
        return None
    if m["base"]:
        return Rate(m.end(), f"{m['base'].split()[0].replace(',', '')} {m['noun']}")
    if m["adverb"]:
        return Rate(m.end(), _ADVERBS[m["adverb"].lower()]) if count <= 1 else None
    unit = m["unit"].lower()
    return Rate(m.end(), "person" if unit in ("head", "capita") else singular(unit))


def _is_damage(between: str, after: str) -> bool:
    m = _FALSE_STOP.search(between)
    if m is None or between.count(". ") > 1 or not after.startswith((",", " ")):
        return False
    return not any(w.endswith(("s", "ed", "ing")) or w.lower() in _PRONOUNS for w in m["rest"].split())


_PRONOUNS = frozenset("i you he she it we they this that these those there".split())
