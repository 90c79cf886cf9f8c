"""Small news reports of one invented event, made by hypothesis; shared by all laws.

A report is a headline, perhaps a dateline, a lead in the outlet's voice, three to six paragraphs that each quote or
cite one of a few people, perhaps a credit. Two reports of one draw share their people and some of their contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from twosource.compare import read
from twosource.records import Page, Report
from twosource.spans import Text

PEOPLE = ("Ines Tarvo", "Joric Sandrel", "Bena Kolvart", "Olem Vasht", "Nadia Verrin")
OFFICES = ("Mayor ", "Energy Minister ", "Opposition leader ", "Chief engineer ", "")
PARTIES = ("Ines Tarvo", "Joric Sandrel")
"""The two whose names the law of swapping changes round."""
AGENCIES = ("Tarnwire", "Karvopress", "Ostwire")

CONTENTS = (
    "the gate was sound in the spring and nobody could have foreseen this",
    "repairs would cost $40 million and take until next summer",
    "at least 11 people were killed when the water reached the town",
    "about 60 people were being treated in hospital",
    "the company ignored three written warnings from its own engineers",
    "the river was still rising by 20 to 30 centimetres an hour",
    "more than 4,000 people had been moved out of low-lying streets",
    "the motor that lifts the gate was replaced in August with a used part",
    "the last inspection in September found no faults",
    "the footbridge will be rebuilt before the winter",
)
OWN_WORDS = (
    "Water stood in the streets of Tamrin on Tuesday after a gate of the Halmet dam gave way.",
    "A gate of the Halmet dam tore loose on Monday night and flooded the river town of Tamrin.",
    "Half the town of Tamrin lay under water on Tuesday after the failure of a dam gate.",
)
HEADLINES = (
    "Halmet dam gate fails and floods the town of Tamrin",
    "Tamrin under water after dam gate breaks at Halmet",
    "Flood in Tamrin after failure of Halmet dam gate",
)
UNRELATED = """Orchard prize goes to a pear with a red stripe

The jury of the Lindholt orchard show tasted ninety pears in a barn near Elverstad on Saturday.

"It tastes of rain and honey," head taster Marn Ulvestad said.

Grower Siri Brandal said the tree had been a gift from her aunt.
"""
FURNITURE = (
    "\n\nTags: Karvonia dam flood\n",
    "\n\nPREV The village where every house has a blue door\nNEXT Baker, 91, praises cold toast\n",
    "\n\nALSO READ: Ferry owner denies brakes were faulty\n",
    "\n\nAll rights reserved.\n",
)


def sentence(person: str, office: str, content: str, shape: str) -> str:
    who = f"{office}{person}"
    match shape:
        case "direct-last":
            return f'"{content[0].upper()}{content[1:]}," {who} said on Tuesday.'
        case "direct-first":
            return f'{who} said: "{content[0].upper()}{content[1:]}."'
        case "that":
            return f"{who} said that {content}."
        case "according":
            return f"According to {who}, {content}."
        case _:
            return f"{content[0].upper()}{content[1:]}, {who} said."


SHAPES = ("direct-last", "direct-first", "that", "according", "last")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """One report as plain text."""
    contents = draw(st.lists(st.sampled_from(range(len(CONTENTS))), min_size=2, max_size=5, unique=True))
    paragraphs = []
    for n in contents:
        # Who says what is a matter of the event, not of the report: content n belongs to person n modulo 5.
        person = n % len(PEOPLE)
        paragraphs.append(sentence(PEOPLE[person], OFFICES[person], CONTENTS[n], draw(st.sampled_from(SHAPES))))
    if draw(st.booleans()):
        paragraphs.append("The interior ministry declined to comment on the arrests.")
    agency = draw(st.sampled_from((None, *AGENCIES)))
    place = draw(st.sampled_from(("none", "dateline", "credit"))) if agency else "none"
    lead = draw(st.sampled_from(OWN_WORDS))
    if place == "dateline":
        lead = f"VELISK, October 14 ({agency}) - {lead}"
    parts = [draw(st.sampled_from(HEADLINES)), lead, *paragraphs]
    if place == "credit":
        parts.append(f"(According to {agency})")
    return "\n\n".join(parts) + "\n"


pairs = st.tuples(texts(), texts()).filter(lambda two: two[0] != two[1])


@cache
def report(text: str, path: str = "report.txt") -> Report:
    """The text read as a report; kept, since the laws read the same text often."""
    return read(Page(path=path, media="text", content=text, encoding="utf-8"))


def reports(contents: Sequence[str]) -> list[Report]:
    """The texts read, each under a path of its own that its words alone decide."""
    return [report(text, f"{Text.of(text).sha256[:8]}.txt") for text in contents]


def swapped(text: str, one: str = PARTIES[0], other: str = PARTIES[1]) -> str:
    """The text with two names changed round: full names and their parts."""
    there = dict(zip([one, *one.split()], [other, *other.split()], strict=True))
    both = there | {v: k for k, v in there.items()}
    return re.sub("|".join(sorted(map(re.escape, both), key=len, reverse=True)), lambda m: both[m.group()], text)
