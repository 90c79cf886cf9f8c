"""Whose words they are in the draft, whose in the pile, and whether these can be one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from twosource.check import bodies
from twosource.check.offices import beside
from twosource.matching.speakers import CLASH, is_person, same_speaker
from twosource.matter import SAME_NAME, same_name
from twosource.records import Report, Speaker, Statement
from twosource.spans import Span
from twosource.weights import spread, stem
from twosource.words import sentences

_EMPTY = frozenset(
    "the a an of in on at for and its his her their who is was senior former deputy acting new top local official "
    "mr mrs ms dr said says told by to from that with as".split()
)
_SPOKEN_FOR = frozenset(
    "spokesman spokeswoman spokesperson representative aide lawyer attorney secretary adviser advisor office".split()
)

_ANYBODY = frozenset(
    stem(w)
    for w in "official officials source sources authorities expert experts analyst analysts person people man woman witness "
    "witnesses resident residents insider insiders leader head chief who person member members "
    "boy girl kid lad youngster teenager child mother father parent neighbour neighbor friend".split()
)
"""Words of a description that fit persons of any role."""


class Said(NamedTuple):
    """Who a passage is attributed to in one report, with the words that say so."""

    speaker: Speaker
    words: str

    @property
    def name(self) -> str:
        return self.speaker.name

    @property
    def known(self) -> bool:
        """Whether anybody is named or described at all."""
        return bool(self.speaker.name) and self.speaker.kind != "unknown"

    def may_be(self, report: Report, at: Span, other: Said) -> bool:
        """Whether these words, which attribute what stands at ``at``, may mean the other. A pronoun may where the other is named in the
        paragraph up to there, and where who is meant here is named only later; any where the other is named right behind.
        """
        surname = other.name.split()[-1] if other.name else ""
        named = len(surname) > 2 and surname[0].isupper()
        behind = _RIGHT_BEHIND.match(report.text, at.end)
        if named and behind is not None and surname in behind[0]:
            return True
        if self.words.casefold() not in _PRONOUNS:
            return False
        start = report.text.rfind("\n", 0, at.start) + 1
        if self.name and self.name.split()[-1] not in report.text[: at.end]:
            return True
        if start and len(_PERSONS.findall(report.text, start, at.start)) > 1:  # "… asked him. He had not, he replied"
            start = report.text.rfind("\n", 0, len(report.text[:start].rstrip())) + 1
        return named and surname in report.text[start : at.end]

    def may_be_anybody(self, report: Report, at: Span) -> bool:
        """Whether these words are a pronoun, and whoever it was read as is not named in the paragraph."""
        start = report.text.rfind("\n", 0, at.start) + 1
        surname = self.name.split()[-1] if self.name else ""
        return self.words.casefold() in _PRONOUNS and surname not in report.text[start : at.end]


_PERSONS = re.compile(r"\b(?:he|him|his|she|her)\b", re.I)
_RIGHT_BEHIND = re.compile(r"[,.]?[”\"’'»“]*,? (?:said|says|told|added|according to)\b[^.;:“”\"\n]{0,60}")
_KINDS = frozenset(("named", "institution", "role", "unnamed"))
_SHORTEST, _LETTERS = 4, 2
"""Letters of a word of a name that may be misspelt, and how many of them may be others."""
_ONE_PERSON = frozenset(("he", "she"))
_PRONOUNS = frozenset("he she they it who him her them".split())


def said_by(report: Report, statement: Statement) -> Said:
    """Nobody is known where "she" was read as what is not told to be a person."""
    words, speaker = report.words(statement.source), statement.speaker
    if words.casefold() in _ONE_PERSON and any(
        n.kind != "person" and same_name(n.name, speaker.name) >= SAME_NAME for n in report.names
    ):
        speaker = Speaker(name="", kind="unknown")
    return Said(speaker, words)


class People:
    """The persons that the pile and the draft name, and by what roles."""

    def __init__(self, draft: Report, pile: Sequence[Report]) -> None:
        self._pile = pile
        self._reports = reports = (draft, *pile)
        self._roles: dict[str, set[str]] = defaultdict(set)
        for report in reports:
            for s in report.statements:
                if is_person(s.speaker):
                    self._roles[s.speaker.name] |= _keys(report.words(s.source)) - _keys(s.speaker.name)
            for name in report.names:
                if name.kind == "person":
                    for mention in name.mentions:
                        self._roles[name.name] |= _keys(_around(report.text, mention.start, mention.end)) - _keys(
                            name.name
                        )

    def named(self, said: Said) -> str | None:
        """The one person whom a role can mean ("the mayor"), or the name itself; None where it is open."""
        if is_person(said.speaker) or (said.speaker.kind == "named" and said.name):
            return said.name
        if _is_proper(said.name):
            return said.name
        keys = _keys(said.name)
        if not keys or said.speaker.kind != "role":
            return None
        found = [name for name, roles in self._roles.items() if keys <= roles]
        if not found:  # "the town's doctor": what she is may be told without whose
            head = _head(said.name)
            found = [name for name, roles in self._roles.items() if head and head in roles]
        return found[0] if found and all(same_name(found[0], name) >= SAME_NAME for name in found) else None

    def roles(self, name: str) -> frozenset[str]:
        return frozenset(
            r for known, roles in self._roles.items() if same_name(known, name) >= SAME_NAME for r in roles
        )

    def apart(self, ours: Said, theirs: Said) -> bool:
        """Whether the two cannot be one speaker. Where one may speak for the other, or nothing tells, they can."""
        if not ours.known or not theirs.known:
            return False
        one, other = self.named(ours), self.named(theirs)
        described = one is None or other is None or (one, other) != (ours.name, theirs.name)
        if described and self._bodies(ours, theirs):
            return True
        if one is None or other is None:
            return False
        return self._two(one, other) and not self._for_each_other(ours, theirs)

    def one(self, ours: Said, theirs: Said) -> bool:
        """Whether the two are one speaker, or one speaks for the other."""
        if same_name(ours.name, theirs.name) >= SAME_NAME:
            return True
        one, other = self.named(ours), self.named(theirs)
        if one is not None and other is not None and same_name(one, other) >= SAME_NAME:
            return True
        return self._for_each_other(ours, theirs)

    def may_mean(self, said: Said, other: Said) -> bool:
        """Whether an office without a name ("the mayor"), whoever it is read as, is one that the other is known by."""
        keys = _keys(said.words)
        return bool(keys) and is_person(said.speaker) and not keys & _keys(said.name) and keys <= self.roles(other.name)

    def unlike(self, ours: Said, theirs: Said) -> bool:
        """Whether a description of somebody unnamed ("a senior ministry official") has no word of the roles that a person is
        known by. No proof that these are two: it stands beside others who are.
        """
        if not is_person(ours.speaker) or theirs.speaker.kind not in ("role", "unnamed"):
            return False
        roles, keys = self.roles(ours.name), _keys(theirs.name) - _ANYBODY
        return bool(roles) and bool(keys) and not keys & roles

    def _bodies(self, ours: Said, theirs: Said) -> bool:
        """Whether a body and another, or a person known by other offices, cannot be one; where no sentence brings them together."""
        if (is_person(ours.speaker) and is_person(theirs.speaker)) or not {
            ours.speaker.kind,
            theirs.speaker.kind,
        } <= _KINDS:
            return False
        if any(not is_person(s.speaker) and _keys(s.name) <= _ANYBODY for s in (ours, theirs)):
            return False  # "the kid" is nobody's office
        one, other = (self._called(s) for s in (ours, theirs))
        if not bodies.apart(one, other) or self._for_each_other(ours, theirs):
            return False
        if not bodies.is_description(ours.name) and not bodies.is_description(theirs.name):
            return False
        return not self._together(ours.name, theirs.name)

    def _called(self, said: Said) -> str:
        """What a speaker is called; a person by their offices."""
        return " ".join(sorted(self.roles(said.name))) if is_person(said.speaker) else bodies.bare(said.name)

    def _together(self, one: str, other: str) -> bool:
        """Whether a sentence names both: then the one may be what the other is called."""
        a, b = bodies.printed(one), bodies.printed(other)
        return any(a <= words and b <= words for words in self._sentences)

    @cached_property
    def _sentences(self) -> list[frozenset[str]]:
        return [
            bodies.printed(r.text[s.start : s.end])
            for r in self._reports
            for line in r.lines
            for s in sentences(r.text, line.span)
        ]

    @cached_property
    def _known(self) -> frozenset[str]:
        """All words of the pile that begin great, in small letters."""
        return frozenset(w.lower() for r in self._pile for w in re.findall(r"\b[A-Z][^\W\d_]+", r.text))

    def _slip(self, ours: str, theirs: str) -> bool:
        """Whether the draft's name is the other misspelt: word for word a letter or two away, and in no report."""
        from rapidfuzz.distance import OSA

        one, other = (name.lower().split() for name in (ours, theirs))
        one, other = one[-len(other) :], other[-len(one) :]
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return bool(pairs) and all(
            a not in self._known and min(len(a), len(b)) >= _SHORTEST and OSA.distance(a, b) <= _LETTERS
            for a, b in pairs
        )

    def _two(self, one: str, other: str) -> bool:
        if self._slip(one, other):
            return False
        a, b = Speaker(name=one, kind="named"), Speaker(name=other, kind="named")
        return same_name(one, other) < SAME_NAME and same_speaker(a, b) == CLASH

    def _for_each_other(self, ours: Said, theirs: Said) -> bool:
        """A person and the body or the other person they speak for: its words are among their roles."""
        for person, other in ((ours, theirs), (theirs, ours)):
            roles = (_keys(person.words) - _keys(person.name)) | self.roles(person.name)
            if _keys(other.name) & roles and (not is_person(other.speaker) or _SPOKEN_FOR & roles):
                return True
        return False


def _head(description: str) -> str | None:
    """The noun of a description, as a stem, where it says what somebody is: the last word in front of an "of"."""
    words = re.findall(r"[\w’'-]+", re.split(r"\s(?:of|for|at|in|from|who)\s|,", description)[0])
    head = stem(words[-1]) if words and words[-1].islower() else None
    return None if head is None or head in _ANYBODY else head


def _is_proper(name: str) -> bool:
    """ "Karvonia", "Ishra Hydro": a name, not a description that begins a sentence."""
    words = name.removeprefix("The ").removeprefix("the ").split()
    return all(w[:1].isupper() for w in words) and any(spread(stem(w)) == 0 for w in words)


def _around(text: str, start: int, end: int) -> str:
    """The words beside a name, as far as they may say what the person is."""
    return " ".join(text[s.start : s.end] for s in beside(text, start, end))


def _keys(words: str) -> frozenset[str]:
    found = (w.removesuffix("'s").removesuffix("’s") for w in re.findall(r"[\w’'-]+", words))
    return frozenset(stem(w) for w in found if w.lower() not in _EMPTY and len(w) > 2)
