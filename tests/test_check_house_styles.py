"""What a faithful draft may put in its own style: days of its dateline, numbers, hours, rows of votes, offices; and turned quotations."""

from __future__ import annotations

import pytest

from twosource import compare
from twosource.check import check, read_draft
from twosource.records import CheckItem, Page, Report

GAZETTE = """Mill at Sturrow burns down

STURROW, May 4 (Wire) - A fire destroyed the paper mill at Sturrow on Sunday. The loss is put at $30 million, and 3,400 rolls of paper were lost.

The parish voted by 52 votes to 47 on Monday to rebuild it, mayor Brenna Oddley said. "There is no money for a second mill in this valley," she told a meeting.

The mill made 1.4 million rolls of paper a year. An official of the labour ministry said that the sprinklers had been switched off.
"""
COURIER = """Fire at the mill

The 3 400 rolls that burned belonged to a printer, manager Corin Vask said. He puts the loss at 27,5 million euros.

The weavers' federation said that nine looms had been brought in from the coast on Friday night.

"I ran back for the cat and it's still under my bed now," the kid laughed.
"""


def read(path: str, text: str) -> Report:
    return compare.read(Page(path=path, media="text", content=text, encoding="utf-8"))


@pytest.fixture(scope="module")
def pile() -> tuple[Report, ...]:
    return (read("gazette.txt", GAZETTE), read("courier.txt", COURIER))


def told(text: str, pile: tuple[Report, ...]) -> list[CheckItem]:
    page = Page(path="draft.txt", media="text", content=f"A draft about Sturrow\n\n{text}\n", encoding="utf-8")
    return [i for i in check(read_draft(page), pile).items if i.state != "verbatim"]


@pytest.mark.parametrize(
    "text",
    [
        "STURROW, May 6 - A fire destroyed the paper mill at Sturrow on Sunday.",
        "The rebuilding of the mill was carried on Monday, 52 to 47.",
        "The fire destroyed 3,400 rolls of paper.",
        "The loss is put by the manager at €27.5 million.",
        "Of the 1.4 million rolls of paper that the mill made every year none is left.",
        "The union said that nine looms had been brought in from the coast on Friday night.",
        "Petra Lund got out in time. “[I]t’s still under my bed now,” she said of her cat, whom she had gone back for.",
        "“I ran back for the cat,” Petra Lund said. Brenna Oddley lost no cat.",
        "It was half past nine when the fire at the mill broke out; at 21.45 the roof fell in.",
    ],
)
def test_a_faithful_draft_in_its_own_style_is_left_alone(text: str, pile: tuple[Report, ...]) -> None:
    assert [(i.kind, i.state, i.why) for i in told(text, pile)] == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The rebuilding of the mill was carried by 47 votes to 52 on Monday.", "figure-differs"),
        ("The loss is put at €30 million.", "figure-differs"),
        ("The mill made 1.4 million rolls of paper a month.", "figure-differs"),
    ],
)
def test_another_unit_order_or_length_of_time_is_told(text: str, state: str, pile: tuple[Report, ...]) -> None:
    assert state in {i.state for i in told(text, pile)}


def test_a_quotation_in_free_words_that_is_turned_round_is_altered(pile: tuple[Report, ...]) -> None:
    (item,) = told("“We do have money in the valley for a second mill,” Brenna Oddley said.", pile)
    assert item.state == "altered"
    assert [w.speaker for w in item.where] == ["Brenna Oddley"]
