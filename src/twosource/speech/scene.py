"""Whom and what an article has spoken of up to a place: what a pronoun or "the senator" there may mean.

A pronoun takes the mention that fits and weighs most, sentences ago counting less; it is then itself a mention of whom
it means, and so is a role that one person holds.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from twosource.records import Article
from twosource.spans import Span, merged
from twosource.speech.genders import genders
from twosource.speech.people import ROLE_HEADS, SHORT_ROLES, Person
from twosource.speech.phrases import HE, OBLIQUE, SUBJECT, Mention, Phrases, Sort
from twosource.speech.roles import (
    BODY_WORDS,
    KIN,
    NOBODY,
    SET_ASIDE,
    SOMEBODY,
    VARIED,
    Gender,
    at_odds,
    gender_of_word,
    holders,
    is_role,
)

AGAIN = 0.15
"""What each further mention of the same adds, as a part of its own weight."""
SURE = 1.4
"""Factor for a person whose gender is known to be that of the pronoun, and not only unknown."""
SECOND = 0.7
"""Factor for what a pronoun means only at need: a body of "they", a thing of "it"."""
REACH, SHORT_REACH, NEAR = 10, 3, 2
"""Sentences back that "he", that "they" and that "the senator" may reach, where no person is told to be a senator."""
LOOKED_AT = 150
"""Mentions back that are looked at: more than are in ten sentences of news, and few, so that work stays linear."""
ONE_ROLE = 100
"""Persons of one role who are told apart."""
_NEXT = re.compile(r"(?:The|the|[A-Z]{2,}|[^A-Z.!?\n]){10,120}?\b(his|her|he|she)\b")
_APPOSED = re.compile(r"(?: (?:of|from|in) [^,.;:\n]{2,40})?, ")
_NAME_BEHIND = re.compile(
    r"(?: (?:for|of|at|with|from|in) (?:(?:Mr|Mrs|Ms|Dr)\. )?[^,.;:\n]{2,60})?, ((?:[A-ZÀ-ÖØ-Þ][\w.’'-]*(?:\s+|(?=,))){2,4})"
)
_ONLY_IN_FRONT = frozenset(
    "state opposition defence defense finance interior foreign prime vice former senior acting".split()
)
"""Words of an office that are nobody alone: "the state"."""
_COURT = frozenset("judge justice magistrate prosecutor".split())
"""Who they are is often not told: "the judge" is not the one on trial."""
_ANY = frozenset("a an one another".split())
_OWN = frozenset("his her my our their".split())


class Scene(msgspec.Struct, frozen=True):
    """The mentions of an article in text order. ``starts``: where each begins; ``sentences``: where each of those does;
    ``level``: the logarithm of the decay up to each sentence.
    """

    content: str
    people: dict[str, Person]
    roles: dict[str, list[Person]]
    genders: dict[str, Gender]
    mentions: list[Mention] = []
    starts: list[int] = []
    sentences: list[int] = []
    level: list[float] = []


def scene(article: Article, people: Sequence[Person], sources: Iterable[Span], contents: Iterable[Span]) -> Scene:
    """``sources`` and ``contents`` of the statements found weigh more and less. Linear, but for logarithms."""
    clauses = list(Phrases(article, people, merged(sources), merged(contents)).clauses())
    roles: dict[str, list[Person]] = {}
    for p in people:
        for word in sorted({SHORT_ROLES.get(part, part) for r in (*p.roles, *p.titles) for part in (r, *r.split("-"))}):
            if len(same := roles.setdefault(word, [])) < ONE_ROLE:
                same.append(p)
    made = Scene(article.text.content, {p.name: p for p in people}, roles, genders(people, clauses))
    level = 0.0
    for number, clause in enumerate(clauses):
        level += math.log(clause.factor)
        made.sentences.append(clause.span.start)
        made.level.append(level)
        for m in clause.mentions:
            known = _known(made, msgspec.structs.replace(m, sentence=number))
            if known is not None:
                made.mentions.append(known)
                made.starts.append(known.span.start)
    return made


def _known(made: Scene, m: Mention) -> Mention | None:
    """With the name of whom it means; None for a pronoun that means nobody known."""
    if m.name:
        return _known_by_role(made, m) if m.sort == "thing" else m
    if m.sort == "several":
        meant = thing_at(made, m.span.start, ("several", "body"))
        return None if meant is None else msgspec.structs.replace(m, name=meant.name, sort=meant.sort)
    low = made.content[m.span.start : m.span.start + 3].lower()
    name = person_at(made, m.span.start, "f" if low in ("she", "her") else "m")
    return None if name is None else msgspec.structs.replace(m, name=name)


def _known_by_role(made: Scene, m: Mention) -> Mention:
    """ "The senator" as a mention of the person; "one delegate" and "my mother" as persons without a name."""
    words = m.name.lower().split()
    last = words[-1]
    if len(words) < 2 or last in BODY_WORDS or m.weight < OBLIQUE:
        return m
    if words[0] == "the":
        name = role_at(made, words, m.span.start) if is_role(last) else None
        return m if name is None else msgspec.structs.replace(m, name=name, sort="person")
    some = words[0] in _ANY and (last in KIN | SOMEBODY | ROLE_HEADS | VARIED) and last not in NOBODY
    own = words[0] in _OWN and last in KIN
    apposed = _is_apposed(made, m.span.start) or _name_behind(made, m.span.end)
    return msgspec.structs.replace(m, sort="person") if (some or own) and m.weight >= SUBJECT and not apposed else m


def _is_apposed(made: Scene, at: int) -> bool:
    """ "Tarvo, a former judge, said", "Tarvo of Arvik, a former judge, said"."""
    return any(
        m.sort == "person" and _APPOSED.fullmatch(made.content, m.span.end, at) is not None for m in made.mentions[-3:]
    )


def _name_behind(made: Scene, at: int) -> bool:
    """ "A former judge, Ines Tarvo, said"."""
    m = _NAME_BEHIND.match(made.content, at)
    words = m.group(1).split() if m else []
    return any(" ".join(words[:n]) in made.people for n in range(len(words), 1, -1))


def gender_of(made: Scene, name: str) -> Gender:
    """Of a person by what the report tells, of "my mother" by the word."""
    return made.genders.get(name, "") if name in made.people else gender_of_word(name.lower().split()[-1])


def person_at(
    made: Scene,
    at: int,
    gender: Gender,
    *,
    fits: Callable[[str], bool] | None = None,
    barred: Sequence[Span] = (),
    reach: int = REACH,
) -> str | None:
    """The name of whom a pronoun of ``gender`` ("" for either) at ``at`` means; ``barred``: no mention inside counts."""
    other = {"m": "f", "f": "m", "": "-"}[gender]
    found = [
        m
        for m in back(made, at, reach)
        if m.sort == "person"
        and gender_of(made, m.name) != other
        and (fits is None or fits(m.name))
        and not _inside(m, barred)
    ]
    scores = _scores(made, at, found)
    if gender:
        scores = {n: s * (SURE if gender_of(made, n) == gender else 1.0) for n, s in scores.items()}
    return max(scores, key=lambda name: scores[name]) if scores else None


def thing_at(
    made: Scene,
    at: int,
    sorts: Sequence[Sort],
    *,
    fits: Callable[[Mention], bool] | None = None,
    barred: Sequence[Span] = (),
) -> Mention | None:
    """The last mention of what "they" or "it" at ``at`` means, of one of ``sorts``, the first preferred."""
    found = [
        m
        for m in back(made, at, SHORT_REACH)
        if m.sort in sorts and (fits is None or fits(m)) and not _inside(m, barred)
    ]
    scores = _scores(made, at, found)
    preferred = {m.name for m in found if m.sort == sorts[0]}
    best = max(scores, key=lambda name: scores[name] * (1.0 if name in preferred else SECOND)) if scores else None
    return next((m for m in found if m.name == best), None)


def _scores(made: Scene, at: int, found: Iterable[Mention]) -> dict[str, float]:
    number = max(0, bisect_right(made.sentences, at) - 1)
    each: dict[str, list[float]] = {}
    for m in found:
        each.setdefault(m.name, []).append(m.weight * math.exp(made.level[number] - made.level[m.sentence]))
    return {name: max(w) + AGAIN * (sum(w) - max(w)) for name, w in each.items()}


def _inside(m: Mention, spans: Sequence[Span]) -> bool:
    return any(m.span in s for s in spans)


def back(made: Scene, at: int, reach: int) -> Iterator[Mention]:
    """Mentions that end before ``at``, the last first, at most ``reach`` sentences back."""
    number = bisect_right(made.sentences, at) - 1
    first = bisect_left(made.starts, at) - 1
    for n in range(first, max(-1, first - LOOKED_AT), -1):
        m = made.mentions[n]
        if m.sentence < number - reach:
            return
        if m.span.end <= at:
            yield m


def role_at(made: Scene, words: Sequence[str], at: int) -> str | None:
    """The name of whom a definite role at ``at`` means ("the mayor"), in small words: whose role has them all, of
    several the one whom the passage is about; where nobody's has, the one whom the passage is about.
    """
    wanted = [SHORT_ROLES.get(w, w) for w in words[1:] if w not in SET_ASIDE]
    if not wanted or not any(map(is_role, words)) or words[-1] in NOBODY | _ONLY_IN_FRONT or words[-1].endswith("s"):
        return None
    fits = holders(made.roles.get(wanted[-1], []), wanted)
    earlier = [p.name for p in fits if p.first < at]
    if len(earlier) > 1:
        among = frozenset(earlier)
        return person_at(made, at, "", fits=among.__contains__) or (earlier[-1] if len(wanted) > 1 else None)
    if len(earlier) == 1 or len(fits) == 1:
        return earlier[0] if earlier else fits[0].name
    return _by_passage(made, words, wanted, at) if words[0] == "the" else None


def _by_passage(made: Scene, words: Sequence[str], wanted: Sequence[str], at: int) -> str | None:
    """ "The senator", of a person whose office the report does not tell."""
    if words[-1] not in VARIED or words[-1] in _COURT or _told_whose(made.content, words, at):
        return None
    gender = gender_of_word(words[-1]) or _ahead(made.content, at)

    def may(name: str) -> bool:
        return name in made.people and not at_odds(made.people[name], wanted)

    return person_at(made, at, gender, fits=may, reach=NEAR)


def _told_whose(content: str, words: Sequence[str], at: int) -> bool:
    """ "The church's minister", who is named nowhere or elsewhere; "the President", of whom all know who it is."""
    capital = len(words) == 2 and re.match(r"[Tt]he\s+[A-Z]", content[at : at + 12]) is not None
    return capital or any(w.endswith(("'s", "’s", "s'", "s’")) for w in words[1:])


def _ahead(content: str, at: int) -> Gender:
    """What "his" or "her" tells behind "the nominee", where no name stands between."""
    m = _NEXT.match(content, at)
    return "" if m is None else "m" if m.group(1) in HE else "f"
