"""The words for what a person is: offices, trades, kin, and what reports call a person or a body in place of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from twosource.speech.clause import ROLE_WORDS
from twosource.speech.people import ROLE_HEADS, SHORT_ROLES, TITLES, Person

Gender = Literal["f", "m", ""]

VARIED = frozenset(
    "president minister premier chancellor senator governor mayor congressman congresswoman lawmaker lawmakers representative secretary ambassador "
    "envoy politician nominee candidate contender hopeful incumbent challenger front-runner frontrunner businessman businesswoman billionaire "
    "millionaire mogul tycoon magnate developer executive chairman chairwoman director chief leader actor actress singer comedian author "
    "writer journalist columnist professor economist activist pastor priest bishop coach player veteran lawyer attorney judge justice general "
    "democrat republican libertarian independent conservative liberal socialist native star host man woman".split()
)
"""What reports call a person in place of the name ("the senator said"), after the name was given."""
BODY_WORDS = frozenset(
    "government ministry company agency department court police campaign firm union group rebels military army office team authorities "
    "administration regime leadership organization organisation committee council party bank fund newspaper network institute "
    "university coalition commission board parliament congress senate house bureau alliance association".split()
)
"""Last words of what is a body and no person."""
SET_ASIDE = frozenset(
    "former senior country country's of for the presidential current presumptive two-time longtime and".split()
)
_PARTIES = (
    frozenset("republican democrat democratic libertarian".split()),
    frozenset("conservative labour liberal".split()),
)
_WOMANLY = re.compile(r"woman$|^(?:actress|mother|sister|daughter|widow|wife|queen|princess|lady)$")
_MANLY = re.compile(
    r"(?<!wo)(?<!^ger)(?<!^ro)(?<!^hu)(?<!^nor)(?<!^ot)man$|^(?:actor|father|brother|son|widower|husband|king|prince)$"
)
SOMEBODY = frozenset(
    "delegate voter supporter volunteer student teacher worker neighbor neighbour friend colleague source insider participant attendee critic "
    "farmer nurse driver customer employee strategist consultant donor organizer organiser staffer reporter moderator questioner passenger "
    "survivor victim suspect relative shopkeeper trader scientist researcher surgeon soldier person girl boy child kid youngster teenager "
    "pensioner retiree tenant pupil tourist visitor motorist cyclist pedestrian commuter walker hiker goalkeeper keeper striker winger "
    "midfielder defender batsman bowler pitcher quarterback skipper rookie jockey swimmer runner".split()
)
KIN = frozenset(
    "mother father wife husband son daughter brother sister widow widower uncle aunt grandmother grandfather".split()
)
_POLITICS = frozenset(
    "president senator governor mayor representative congressman lawmaker politician nominee candidate contender incumbent challenger "
    "democrat republican secretary minister chancellor businessman billionaire mogul".split()
)
_TRADES = frozenset(
    "analyst economist professor spokesman spokeswoman spokesperson strategist lawyer attorney expert judge author historian reporter "
    "journalist correspondent columnist editor pollster adviser advisor aide teacher student researcher physician host anchor moderator".split()
)
NOBODY = BODY_WORDS | {
    "source",
    "poll",
    "report",
    "study",
    "survey",
    "statement",
    "document",
    "letter",
    "person",
    "everyone",
    "someone",
}


def is_role(word: str) -> bool:
    """A small word for what a person is."""
    return word in ROLE_WORDS or word in ROLE_HEADS or word in VARIED or word.title() in TITLES


def is_somebody(word: str) -> bool:
    """A small word for a person who stands for nothing else: "delegate", "neighbour"."""
    return word in SOMEBODY


def gender_of_word(word: str) -> Gender:
    """What "chairman" or "daughter" tell; "" for most words."""
    return "f" if _WOMANLY.search(word) else "m" if _MANLY.search(word) else ""


def holders(people: Iterable[Person], wanted: Sequence[str]) -> list[Person]:
    """Whose roles are told by all the words, also by an adjective of one ("Karvonian" of "Karvonia"). Those with the
    title alone if there are any: "the president" is President Tarvo before a candidate for president.
    """
    fits = [p for p in people if _covers(p, wanted)]
    return [p for p in fits if set(wanted) <= p.titles] or fits


def _covers(person: Person, wanted: Sequence[str]) -> bool:
    parts = {SHORT_ROLES.get(r, r) for r in person.roles} | person.titles
    for r in person.roles:
        parts.update(r.split("-"))
    return all(w in parts or any(_same_root(w, r) for r in parts) for w in wanted)


def _same_root(adjective: str, role: str) -> bool:
    """One starts with the other but for its last letter, five letters at least."""
    return len(role) >= 5 and adjective.startswith(role[: max(5, len(role) - 1)])


_OFFICES = frozenset(
    "president minister senator governor mayor representative secretary ambassador judge justice general attorney director chairman "
    "chairwoman bishop archbishop king queen prince".split()
)


def at_odds(person: Person, wanted: Sequence[str]) -> bool:
    """Of another party, of another office than the one in front of the name, or of another trade than politics where that
    is meant.
    """
    roles = {SHORT_ROLES.get(r, r) for r in person.roles}
    held = person.titles & _OFFICES
    if held and wanted[-1] in _OFFICES and wanted[-1] not in held | roles:
        return True
    if wanted[-1] in _POLITICS and roles & _TRADES and not roles & _POLITICS:
        return True
    return any(roles & group and set(wanted) & group and not roles & set(wanted) & group for group in _PARTIES)
