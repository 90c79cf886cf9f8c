"""Who supplied text and pictures: kinds told apart, and media that are only spoken of left alone."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.article import agencies_of, find, house
from twosource.article.signatures import may_sign, owns, signed
from twosource.article.vocabulary import SUPPLIES, Words
from twosource.records import Article, Line, Page
from twosource.spans import Span

BODY = """The harbour wall of Dell gave way on Tuesday night and let the sea into forty streets of the old town.

Rescue teams in small boats took more than two hundred people from the roofs of their houses before dawn."""


def article(content: str, **facts: Any) -> Article:
    return find(Page(path="a.txt", media="text", content=content, encoding="utf-8", **facts))


def credits(content: str, **facts: Any) -> list[tuple[str, tuple[str, ...], str]]:
    found = article(content, **facts)
    return [(c.kind, c.names, found.text[c.span]) for c in found.credits]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ina Roe and Tom Adu of the Courier contributed to this report.", "contributed"),
        ("By Ina Roe, Reuters", "byline"),
        ("By Ina Roe Associated Press", "byline"),
        ("By Reuters", "wire"),
        ("This report contains material from Reuters and The Associated Press.", "wire"),
        ("Copyright 2031 The Associated Press. All rights reserved.", "wire"),
        ("Photo: Ina Roe / Getty Images", "photo"),
    ],
)
def test_kinds_of_lines(line: str, names: str) -> None:
    above = f"Wall gives way\n\n{line}\n\n{BODY}" if names == "byline" else f"Wall gives way\n\n{BODY}\n\n{line}"
    assert {kind for kind, _, _ in credits(above)} == {names}


def test_a_byline_names_people_and_the_medium_beside_them_apart() -> None:
    ((kind, names, _),) = credits(f"Wall gives way\n\nBy Ina Roe and Tom Adu Associated Press\n\n{BODY}")
    assert (kind, names) == ("byline", ("Ina Roe", "Tom Adu", "Associated Press"))
    (credit,) = article(f"Wall gives way\n\nBy Ina Roe and Tom Adu Associated Press\n\n{BODY}").credits
    assert agencies_of(credit) == ("Associated Press",)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The gate had been rusty for years, the New York Times reported.", "New York Times"),
        ("The rust was first reported by The Washington Post.", "Washington Post"),
        ("According to the Dell Courier, the gate had been rusty for years.", "Dell Courier"),
        ("Reuters has reported that the gate was rusty.", "Reuters"),
        ("According to The Harbour Reporter, the gate had been rusty for years.", "Harbour Reporter"),
        ("The Harbour Reporter and Dellwatch are reporting that the gate was rusty.", "Harbour Reporter"),
    ],
)
def test_a_medium_named_for_a_passage_is_no_credit_of_the_text(words: str, name: str) -> None:
    (credit,) = article(f"Wall gives way\n\n{BODY}\n\n{words}").credits
    assert (credit.kind, credit.covers, credit.names) == ("source-credit", "passage", (name,))
    assert agencies_of(credit) == ()


@pytest.mark.parametrize(
    "words",
    [
        '"It was rust," Mayor Ina Roe told CNN.',
        "In an interview with CBS News the mayor spoke of rust.",
        "According to a Reuters poll, six in ten want the mayor to go.",
        "According to a CNN/Courier survey, six in ten want the mayor to go.",
        "CNN has hired the mayor as a commentator.",
        "The mayor appeared on BBC News on Sunday.",
    ],
)
def test_a_medium_that_is_spoken_of_is_no_credit_at_all(words: str) -> None:
    assert credits(f"Wall gives way\n\n{BODY}\n\n{words}") == []


def test_what_an_agency_says_of_itself_is_no_relay() -> None:
    text = f"DELL, May 3 (Reuters) - {BODY}\n\nThe gate was rusty, Reuters reported in April."
    assert [kind for kind, _, _ in credits(f"Wall gives way\n\n{text}")] == ["wire"]
    own = f"Wall gives way\n\n{BODY}\n\nFox News reported in April that the gate was rusty."
    assert credits(own, given_outlet="foxnews.com") == []
    assert len(credits(own, given_outlet="Dell Courier")) == 1
    short = f"Wall gives way\n\n{BODY}\n\nThe Courier reported in April that the gate was rusty."
    assert credits(short, given_outlet="Dell Courier") == []
    assert [names for _, names, _ in credits(short, given_outlet="Dell Herald")] == [("Courier",)]


def test_a_short_name_stands_for_the_full_one_before_it() -> None:
    text = f"Wall gives way\n\n{BODY}\n\nThe gate was rusty, the New York Times reported.\n\nThe Times reported that divers knew."
    assert [names for _, names, _ in credits(text)] == [("New York Times",), ("New York Times",)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Associated Press", "AP"),
        ("foxnews.com", "Fox News"),
        ("uk.reuters.com", "Thomson Reuters"),
        ("https://www.dellcourier.example.com/a", "example"),
        ("nytimes.com", "The New York Times"),
    ],
)
def test_one_house_by_its_names(a: str, b: str) -> None:
    assert house(a) == house(b)


def test_houses_with_like_names_stay_apart() -> None:
    names = ("Washington Post", "Washington Times", "New York Post", "New York Times", "AP", "AFP", "PA", "APA", "Post")
    assert len({house(n) for n in names}) == len(names)


def test_names_in_a_menu_are_no_bylines() -> None:
    assert credits(f"Award Banner\n\nLatest Stories\n\nWall gives way\n\n{BODY}") == []


LONG = "The engineers of the town had warned of rust in the gates for years, and nothing had been done about it since. "


def test_media_are_found_wherever_they_stand_in_a_long_paragraph() -> None:
    paragraph = (
        f"{LONG * 5}The gate was old, the Dell Courier reported at noon. {LONG * 8}It had a note on it. {LONG * 4}"
        f"According to an earlier report in The Washington Post, the gate was old. {LONG}Reuters first reported the rust."
    )
    found = credits(f"Wall gives way\n\n{BODY}\n\n{paragraph}")
    assert [names for _, names, _ in found] == [("Dell Courier",), ("Washington Post",), ("Reuters",)]
    assert [words for _, _, words in found] == [
        "the Dell Courier reported",
        "According to an earlier report in The Washington Post",
        "Reuters first reported",
    ]


SIGNING = (
    "Ina Roe",
    "de la Cruz Roe",
    "By Ina Roe, published 6 May 2031",
    "By Ina Roe",
    "von Ina Roe",
    "Reuters, updated 10:30",
    "The Associated Press, updated 10:30",
    "Ina Roe, chief reporter",
    "Harbour desk (Reuters) - late",
    "CNN — By Ina Roe",
)


@pytest.mark.parametrize("text", SIGNING)
def test_every_line_that_signs_is_looked_at(text: str) -> None:
    below = Line(span=Span(len(text) + 1, len(text) + 11), role="date", article=False)
    line = Line(span=Span(0, len(text)), role="boilerplate", article=False)
    opening = Words([text.lower().replace(",", " ").split()]).opened[0] & SUPPLIES != 0
    marked = opening or "(" in text
    assert may_sign(text, marked)
    assert list(signed(f"{text}\n6 May 2031", line, None, below, None))


@pytest.mark.parametrize(
    "text", ["The gate had been rusty for years.", "menu", "Read more about the harbour", "21 May"]
)
def test_other_lines_are_not(text: str) -> None:
    assert not may_sign(text, marked=False)


@pytest.mark.parametrize(("above", "found"), [("Ina Roe", ["dell courier"]), ("The harbour today", [])])
def test_the_name_of_the_outlet_below_that_of_a_person_is_its_own_credit(above: str, found: list[str]) -> None:
    content = f"{above}\ndell courier"
    over = Line(span=Span(0, len(above)), role="boilerplate", article=False)
    line = Line(span=Span(len(above) + 1, len(content)), role="boilerplate", article=False)
    assert not may_sign("dell courier", marked=False)
    told = list(owns(content, line, over, "Dell Courier"))
    assert [content[credit.span.start : credit.span.end] for credit in told if credit.kind == "outlet-own"] == found
