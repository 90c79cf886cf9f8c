"""What statements do, and whom they address: every sentence is invented."""

from __future__ import annotations

import time

import pytest

from twosource.records import Stance
from twosource.spans import Span
from twosource.speech.addressee import addressee
from twosource.speech.stance import stance


def spans(text: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """``{s:…}``, ``{c:…}`` and ``{k:…}`` mark source, cue and content."""
    plain, found, at = "", {"s": (), "c": (), "k": ()}, 0
    while (start := text.find("{", at)) >= 0:
        end = text.index("}", start)
        plain += text[at:start]
        words = text[start + 3 : end]
        found[text[start + 1]] += (Span(len(plain), len(plain) + len(words)),)
        plain, at = plain + words, end + 1
    return plain + text[at:], found


def stance_in(text: str) -> Stance:
    plain, found = spans(text)
    return stance(plain, found["s"], found["c"], found["k"])


def addressed(text: str) -> list[str]:
    plain, found = spans(text)
    return [plain[s.start : s.end] for s in addressee(plain, Span(0, len(plain)), found["c"], found["k"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{s:Mayor Orla} {c:has ruled out} {k:a new ferry}.", "denies"),
        ("{s:Mayor Orla} {c:did not dispute} {k:the figure}.", "asserts"),
        ("{s:The harbour union} {c:called} {k:for a second bridge}.", "asks"),
        ("{s:The harbour union} {c:called for} {k:a second bridge}.", "asks"),
        ("{s:The harbour union} {c:called} {k:the bridge a marvel}.", "asserts"),
        ("{s:The bakers} {c:accused} {k:the guild of hoarding flour}.", "accuses"),
        ("{s:the guild’s} {c:criticism} {k:of the bakers}", "accuses"),
        ("{s:The guild} {c:castigated} {k:the bakers}.", "accuses"),
        ("{s:The guild} {c:vowed} {k:to open the mill}.", "promises"),
        ("{s:The guild}, {c:leaving the door open to} {k:a truce}.", "promises"),
        ("{s:The guild} {c:declined to say} {k:when the mill would open}.", "declines"),
        ("{s:The guild} {c:has not yet commented on} {k:the flour}.", "declines"),
        ("{s:The guild} {c:wouldn’t say} {k:who paid}.", "declines"),
        ("{s:The guild} {c:refused} {k:to answer}.", "declines"),
        ("{s:The guild} {c:refused} {k:to open the mill}.", "denies"),
        ("{s:The guild} {c:does not recognise} {k:the bakers’ charter}.", "denies"),
        ("{s:The bakers} {c:oppose} {k:the mill}.", "other"),
        ("{c:According to} {s:the almanac}, {k:the tide turns at noon}.", "asserts"),
        ("{s:The guild} {c:pushed back} {k:against the report}.", "denies"),
        ("{s:Few} {c:would deny} {k:that the bread was poor}.", "asserts"),
        ("{s:The mayor} {c:condemned} {k:the violence}.", "other"),
        ("{s:The mayor} {c:condemned} {k:the violence of the guild}.", "accuses"),
        ("{s:The mayor} {c:called} {k:the story a lie}.", "denies"),
        ("{s:The mayor} {c:called} {k:the baker a fake}.", "accuses"),
        ("{s:The mayor} {c:thanked} {k:the bakers}.", "other"),
    ],
)
def test_the_cue_names_the_act(text: str, expected: Stance) -> None:
    assert stance_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{k:“Who moved the buoys?”} {s:he} {c:said}.", "asks"),
        ("{s:She} {c:said} {k:the ferrymen must apologise to the passengers}.", "asks"),
        ("{s:She} {c:said} {k:the matter must be settled by the ferrymen}.", "asserts"),
        ("{s:The firm} {c:said} {k:it would publish the tide tables}.", "promises"),
        ("{s:He} {c:said} {k:it would rain until Monday}.", "asserts"),
        ("{s:He} {c:said} {k:he would be glad}.", "asserts"),
        ("{s:He} {c:said} {k:he had never met the pilot}.", "denies"),
        ("{s:He} {c:said} {k:there was no truth in the tale}.", "denies"),
        ("{k:“It never happened,”} {s:he} {c:said}.", "denies"),
        ("{s:He} {c:said} {k:he didn't remember the pilot}.", "asserts"),
        ("{s:The pilots} {c:said} {k:the harbour board had deliberately misled the crews}.", "accuses"),
        ("{s:The board} {c:said} {k:the inspectors did not mislead anyone}.", "denies"),
        ("{s:The board} {c:said} {k:the pilots’ account was wrong}.", "denies"),
        ("{s:The pilots} {c:said} {k:the board was “utterly irresponsible”}.", "accuses"),
        ("{s:The pilots} {c:said} {k:the stores had been looted}.", "asserts"),
        ("{s:She} {c:said} {k:it was not “a raid”}.", "denies"),
        ("{s:She} {c:said} {k:the keeper, who was ill, did not open the gate}.", "denies"),
        ("{s:She} {c:said} {k:the boy did not know the keeper}.", "asserts"),
        ("{s:The board} {c:said} {k:its policy had not changed}.", "denies"),
        ("{s:The board} {c:said} {k:the wind had not changed}.", "asserts"),
        ("{s:The harbour board} {c:said} {k:the board would pay}.", "promises"),
        ("{s:The pilots} {c:said} {k:the board should not have opened the gate}.", "accuses"),
        ("{s:Police} {c:said} {k:the man pulled a knife}.", "accuses"),
        ("{s:The pilots}{c::} {k:“The tide was low.”}", "asserts"),
    ],
)
def test_a_plain_cue_leaves_it_to_the_content(text: str, expected: Stance) -> None:
    assert stance_in(text) == expected


def test_nothing_given_asserts() -> None:
    assert stance("", (), (), ()) == "asserts"


@pytest.mark.parametrize("unit", ["a'", "n't ", "not so very ", "mr. ", "it is is ", "call for ", "\n", "“"])
def test_long_content_takes_little_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    whole = (Span(0, len(text)),)
    began = time.process_time()
    stance(text, whole, whole, whole)
    addressee("told " + text, Span(0, len(text)), (Span(0, 4),), ())
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{s:Orla} {c:told} reporters on Monday {k:that the mill was shut}.", ["reporters"]),
        ("{s:Orla} {c:told} the Harbour Gazette this week {k:that the mill was shut}.", ["the Harbour Gazette"]),
        ("{s:Orla} {c:told} an invited crowd {k:the mill was shut}.", ["an invited crowd"]),
        ("{s:Orla} {c:told} Bay Radio’s “Dawn Watch” {k:that the mill was shut}.", ["Bay Radio’s “Dawn Watch”"]),
        ("{s:Orla} {c:urged} the council {k:to shut the mill}.", ["the council"]),
        ("{s:Orla} {c:urged} {k:the council to shut the mill}.", []),
        ("{s:Orla} {c:asked} him {k:why the mill was shut}.", ["him"]),
        ("{s:Orla} {c:asked} about {k:the mill}.", []),
        ("{s:Orla} {c:wrote} to her staff, {k:“The mill is shut.”}", ["her staff"]),
        ("{s:Orla} {c:wrote to} her staff {k:that the mill is shut}.", ["her staff"]),
        ("{k:The mill is shut}, {s:Orla} {c:said}.", []),
        ("{s:Orla} {c:was told} by the miller {k:that it was shut}.", []),
        ("{c:According to} {s:the miller}, {k:it was shut}.", []),
        ("{s:Orla} {c:agreed to} {k:shut it}.", []),
        ("{k:“It is shut,”} {s:Orla} {c:told} Mr. Ames of the mill. Nobody stirred.", ["Mr. Ames of the mill"]),
    ],
)
def test_who_was_told(text: str, expected: list[str]) -> None:
    assert addressed(text) == expected
