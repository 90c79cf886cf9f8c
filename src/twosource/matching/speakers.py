"""Whether two speakers of different reports can be one: 1 the same, 0 they cannot be, between: nothing speaks against it."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from twosource.matter.exonyms import power_key
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.records import Speaker
from twosource.weights import spread, stem

SAME, KIN, OPEN, CLASH = 1.0, 0.6, 0.35, 0.0
"""``KIN``: a person and the body they speak for, or two descriptions that share a word; ``OPEN``: one side unnamed."""


def same_speaker(a: Speaker, b: Speaker, words_a: str = "", words_b: str = "") -> float:
    """``words_*``: the source phrase as printed, which may tell more than the name ("Deputy Minister X of Y")."""
    return _same(a.name, a.kind, b.name, b.kind, words_a, words_b)


@lru_cache(maxsize=50_000)
def _same(a: str, kind_a: str, b: str, kind_b: str, words_a: str, words_b: str) -> float:
    if not a or not b or "unknown" in (kind_a, kind_b):
        return OPEN
    if same_name(a, b) >= SAME_NAME:
        return SAME
    one, two = (behind(x) or x for x in (a, b))
    if (one, two) != (a, b) and (same_name(one, two) >= SAME_NAME or _keys(one) == _keys(two) != frozenset()):
        return SAME
    person_a, person_b = _is_person(a, kind_a), _is_person(b, kind_b)
    if person_a and person_b:
        return KIN if _misspelt(a, b) else CLASH
    keys_a, keys_b = _keys(f"{a} {words_a}"), _keys(f"{b} {words_b}")
    if not person_a and not person_b and _keys(a) == _keys(b):
        return SAME
    if keys_a & keys_b:
        return KIN
    if {"unnamed", "role", "document"} & {kind_a, kind_b}:
        return OPEN  # a document speaks for somebody, and seldom says in its name for whom
    return CLASH


_MOUTH = (
    r"(?:spokes(?:man|men|woman|women|person|persons|people)|statements?|letters?|tweets?|post(?:s|ing|ings)?|memos?|e-?mails?|"
    r"(?:press )?(?:releases?|offices?)|web ?sites?|accounts?|announcements?|speech(?:es)?|remarks|messages?|op-eds?|columns?)\b"
)
_OWNED = re.compile(rf"(?P<who>.+?)(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+){{0,3}}?{_MOUTH}", re.IGNORECASE)
_BESIDE = re.compile(rf"(?:(?i:an?|the|one|two)\s+)?(?P<who>(?:[A-Z][\w.&-]*\s+){{1,6}}|(?i:police)\s+)(?i:{_MOUTH})")
_FROM = re.compile(
    rf"(?:(?:an?|the|one|two)\s+)?(?:[\w-]+\s+){{0,2}}?{_MOUTH}\s+(?:from|by|of|for)\s+(?P<who>.+)", re.IGNORECASE
)
_LONGEST_NAME = 200
"""Letters of a description in which an owner is looked for, so that none is slow."""


@lru_cache(maxsize=20_000)
def behind(name: str) -> str | None:
    """Whom a spokesman, an office or a document that is named for its owner speaks for; None for all others.

    >>> behind("a Tarvo Rail spokeswoman"), behind("Obrin’s letter to the board"), behind("a statement from Mayor Brill's office")
    ('Tarvo Rail', 'Obrin', 'Mayor Brill')
    """
    name = name[:_LONGEST_NAME]
    found = _OWNED.match(name) or _BESIDE.match(name) or _FROM.match(name)
    if found is None or found["who"].strip().lower() in ("the", "a", "an", "this", "that"):
        return None
    who = found["who"].strip()
    return (behind(who) if len(who) < len(name) else None) or who


LETTERS = 0.8
"""Likeness of every word of two names (rapidfuzz ratio) from which one may be a slip or another spelling of the other."""


def _misspelt(a: str, b: str) -> bool:
    """ "Carel Obrin" and "Karel Obrin": as many words, each nearly the same, no initials to tell a family apart."""
    one, two = a.lower().split(), b.lower().split()
    if len(one) != len(two) or min(map(len, (*one, *two))) < 3:
        return False
    return all(ratio(x, y) >= 100 * LETTERS for x, y in zip(one, two, strict=True))


def is_person(speaker: Speaker) -> bool:
    """A personal name, also where a role was resolved to one."""
    return _is_person(speaker.name, speaker.kind)


def _is_person(name: str, kind: str) -> bool:
    return kind in ("named", "role") and len(name.split()) > 1 and all(w[:1].isupper() for w in name.split())


def _keys(text: str) -> frozenset[str]:
    out = set()
    for word in re.findall(r"[\w’'-]+", text):
        power = power_key(word)
        if power is not None:
            out.add(f"power:{power}")
        elif spread(stem(word)) < 400 and len(word) > 2:
            out.add(stem(word))
    return frozenset(out - {"official", "mr", "mrs", "ms", "senior", "former"})
