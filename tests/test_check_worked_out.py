"""What a faithful draft makes of the figures of the pile: sums, shares, hours, results, numbers in other words; and that a wrong one is told."""

from __future__ import annotations

import pytest

from twosource import compare
from twosource.check import check, read_draft
from twosource.check.clock import times
from twosource.records import CheckItem, Page, Report
from twosource.spans import Span

COURIER = """Bridge falls into the Tave

ORLEN, May 4 (Landwire) - A road bridge over the Tave collapsed at 12 p.m. on Sunday, killing at least 11 people and injuring 34, police said. The first boats came at a quarter to two.

The council of Orlen has nine members. Seven of them voted on Monday for a new bridge, which will cost 12 million crowns. The old one had cost 4 million.

Four people were taken off the pillars by helicopter and six by boat. The ferry Marlin carried 212 passengers, among them a 12-year-old girl, Ada Brun, for 110 metres.

The bridge carried 60 freight trains and 30 passenger trains a day, and made the way to Sturrow 52 minutes long.
"""


def read(path: str, text: str) -> Report:
    return compare.read(Page(path=path, media="text", content=text, encoding="utf-8"))


@pytest.fixture(scope="module")
def pile() -> tuple[Report, ...]:
    return (read("courier.txt", COURIER),)


def told(text: str, pile: tuple[Report, ...], title: str = "A draft about Orlen") -> list[CheckItem]:
    page = Page(path="draft.txt", media="text", content=f"{title}\n\n{text}\n", encoding="utf-8")
    return [i for i in check(read_draft(page), pile).items if i.state != "verbatim"]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge over the Tave fell at twelve, killing eleven people or more.",
        "Boats came to the bridge at a quarter to two, almost two hours after it fell at noon.",
        "Seven of the nine members of the council voted for a new bridge; the other two did not.",
        "The new bridge will cost 12 million crowns, 8 million more than the old one.",
        "Ten people in all were taken off the pillars: four by helicopter and six by boat.",
        "The ferry Marlin carried more than two hundred passengers, among them Ada Brun, a girl of twelve.",
        "The bridge carried ninety trains a day.",
        "The way to Sturrow over the bridge took a little less than an hour.",
    ],
)
def test_what_is_worked_out_or_told_in_other_words_is_left_alone(text: str, pile: tuple[Report, ...]) -> None:
    assert [(i.kind, i.state, i.why) for i in told(text, pile) if i.kind == "figure"] == []


def test_a_heading_drops_a_hedge_and_a_sentence_does_not(pile: tuple[Report, ...]) -> None:
    assert told("A bridge fell.", pile, title="Bridge collapse in Orlen kills 11 people") == []
    assert [i.state for i in told("A bridge collapse in Orlen killed 11 people.", pile)] == ["figure-differs"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The new bridge will cost 12 million crowns, 5 million more than the old one.", "5 million"),
        ("Five of the nine members of the council voted for a new bridge.", "Five of the nine members of the council"),
        ("The bridge carried ninety-five trains a day.", "ninety-five trains a day"),
        ("The bridge over the Tave was 19 metres above the ferry Marlin.", "19 metres"),
    ],
)
def test_what_does_not_come_out_is_told(text: str, words: str, pile: tuple[Report, ...]) -> None:
    assert words in {
        text[i.span.start - (len("A draft about Orlen") + 2) : i.span.end - (len("A draft about Orlen") + 2)]
        for i in told(text, pile)
    }


def test_what_a_figure_is_worked_out_from_is_said(pile: tuple[Report, ...]) -> None:
    text = "Orlen pays 8 million crowns more for the new bridge than it paid for the old one."
    page = Page(path="draft.txt", media="text", content=text, encoding="utf-8")
    (item,) = check(read_draft(page), pile).items
    assert (item.state, item.why) == ("verbatim", "worked out from “12 million crowns” and “4 million”")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 3.12 a.m.", [192]),
        ("It was half past nine.", [570]),
        ("twelve minutes past three", [192]),
        ("He left after seven, when it was dark.", [420]),
        ("at noon and at midnight", [0, 0]),
        ("The toll stands at nine.", []),
        ("after two of the boats had come", []),
        ("Prices rose by four.", []),
    ],
)
def test_times_of_the_clock(text: str, minutes: list[int]) -> None:
    assert [t.minute for t in times(text, Span(0, len(text)))] == minutes


def test_thousands_of_numbers_in_a_sentence_take_time_in_proportion() -> None:
    import time

    def seconds(many: int) -> float:
        text = "He counted " + ", ".join(str(17 + 3 * n) for n in range(many)) + " boats."
        draft, pile = read("draft.txt", text), (read("pile.txt", text),)
        start = time.process_time()
        check(draft, pile)
        return time.process_time() - start

    seconds(50)  # what is loaded once
    assert seconds(1200) < 8 * seconds(300) + 0.2
