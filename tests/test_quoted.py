"""Who speaks where one quotes another, where a noun attributes, and where the cue has no subject; all names are invented."""

from __future__ import annotations

import time

import pytest

from invented import article
from twosource import speech
from twosource.records import Statement

LEAD = (
    "Storm wall fails in Arvik\n\nThe storm wall at Arvik failed on Monday and closed the road to Brenholt for the day. "
    "Mayor Olem Brask and Ines Tarvo, the harbour master, met in the evening.\n\n"
)


def told(paragraph: str) -> list[tuple[str, str]]:
    """Speaker and content of what the trained reader finds in ``paragraph``."""
    text = LEAD + paragraph + "\n"
    found, _ = speech.TrainedReader().read(article(text))
    return [(s.speaker.name, _words(text, s)) for s in found if s.content[0].start >= len(LEAD)]


def _words(text: str, s: Statement) -> str:
    return " … ".join(text[p.start : p.end] for p in s.content)


@pytest.mark.parametrize(
    ("paragraph", "speaker", "content"),
    [
        (
            "The Courier quotes Ines Tarvo as saying the wall was never inspected.",
            "Ines Tarvo",
            "the wall was never inspected",
        ),
        (
            'The Courier quoted harbour master Ines Tarvo as saying: "The wall was never inspected."',
            "Ines Tarvo",
            '"The wall was never inspected."',
        ),
        (
            '"The wall was never inspected," the state news agency Orl quoted Tarvo as saying.',
            "Ines Tarvo",
            '"The wall was never inspected,"',
        ),
        (
            "State television cited the mayor as telling reporters that ten people were hurt.",
            "Olem Brask",
            "that ten people were hurt",
        ),
        ("Tarvo was quoted by the Courier as saying the wall was old.", "Ines Tarvo", "the wall was old"),
        ("Tarvo was quoted as saying by local media that the wall was old.", "Ines Tarvo", "that the wall was old"),
    ],
)
def test_who_is_quoted_speaks(paragraph: str, speaker: str, content: str) -> None:
    assert told(paragraph) == [(speaker, content)]


@pytest.mark.parametrize(
    ("paragraph", "speaker", "content"),
    [
        ("The claim by Ines Tarvo that the wall was never inspected has angered the council.", "Ines Tarvo", "that the wall was never inspected"),
        ("Allegations from the union that workers were sent out without boats are being looked into.", "the union", "that workers were sent out without boats"),
        ("Brask denied allegations made by the union that he had taken money.", "the union", "that he had taken money"),
        ("Residents were told by the council that the wall was sound.", "the council", "that the wall was sound"),
        ('Olem Brask was blunt. "The wall was never inspected and we knew it."', "Olem Brask", '"The wall was never inspected and we knew it."'),
        ("Brask, in his first interview since being named as head of the council, told Orl Radio that the wall was sound.", "Olem Brask", "that the wall was sound"),
        ("In pressing for an inquiry, Tarvo said that the wall was old.", "Ines Tarvo", "that the wall was old"),
    ],
)  # fmt: skip
def test_whose_it_is(paragraph: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(paragraph)


def test_whom_the_council_told_is_no_part_of_it() -> None:
    assert [content for _, content in told("Residents were told by the council that the wall was sound.")] == [
        "that the wall was sound"
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The Courier quoted " + "one, two, " * 4_000 + " as saying no.",
        "quoted x as saying " * 3_000,
        "The claim by the union that " + "the wall was old and " * 3_000 + "has failed.",
        "was quoted by " * 5_000 + "as saying so.",
    ],
)
def test_long_text_takes_no_time(paragraph: str) -> None:
    made = article(LEAD + paragraph + "\n")
    began = time.process_time()
    speech.RulesReader().read(made)
    assert time.process_time() - began < 8


def test_rules_alone_know_who_is_quoted() -> None:
    text = LEAD + "The Courier quotes Ines Tarvo as saying that the wall was never inspected.\n"
    found, _ = speech.RulesReader().read(article(text))
    assert ("Ines Tarvo", "that the wall was never inspected") in [(s.speaker.name, _words(text, s)) for s in found]
