"""Denials by what is said, rejoinders that the narration tells, apologies told once, what only looks like one: all invented."""

from __future__ import annotations

import time

import pytest

from test_responses import kinds, read, target
from twosource.speech.amends import owns_up
from twosource.speech.denying_words import denying, untrue


@pytest.mark.parametrize(
    "said",
    [
        "the allegations were “wholly untrue and a loom-breaker's revenge.”",
        "It's unfounded, but people are weaving on as if it were true",
        "claims that weavers “judge wool by its colour” were false and unkind",
        "there is no favouritism in our guild",
        "he had found no signs of bias among weavers",
        "Mr. Brun did nothing “improper or unlawful.”",
        "Mr. Brun was not guilty of theft",
        "the letter was not an effort to insult weavers",
        "It’s not against the mayor",
        "the bakers were lying",
        "she does not tolerate such brawls",
        "the memoir was “riddled with errors and inaccurate tales” of the fair",
        "the argument that the guild lacks a seal is simply wrong",
        "the drive to unseat her was not a failure",
        "it’s not her fault when looms break",
        "she never saw it",
        "he had never read the letter",
        "The mill handled it. I didn’t approve the sale.",
    ],
)
def test_words_that_deny_by_themselves(said: str) -> None:
    assert denying(said)


@pytest.mark.parametrize(
    "said",
    [
        "the loom was sold",
        "the guild has a problem",
        "there is no bread in Halmet",
        "he did not like the loom",
        "she had not seen the poster",
        "the guards spread fake news",
        "There’s a hoax on every page of that paper",
        "it was not raining",
        "he had never seen such a wave",
        "I never saw the sea before this summer",
        "she never met her grandfather",
        "the loom was made up of three parts",
    ],
)
def test_words_that_deny_nothing(said: str) -> None:
    assert not denying(said)


def test_what_is_called_untrue() -> None:
    assert untrue("the story a lie")
    assert not untrue("the picture vile")


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("apologized for", "the remark"),
        ("said", "“I went too far,”"),
        ("said", "that he had misspoken"),
        ("took to the stage to express", "regret"),
        ("said", "he takes full responsibility"),
        ("said", "I'd like to apologise"),
        ("said", "she “deeply regrets” her words"),
    ],
)
def test_who_owns_up(cue: str, said: str) -> None:
    assert owns_up(cue, said)


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("refused to apologize for", "the remark"),
        ("said", "he was wrong"),
        ("said", "We want the mayor to apologise"),
        ("said", "I'm sorry, but the mill is closed"),
        ("said", "I am sorry for your loss"),
        ("said", "he must apologise"),
        ("said", "the mayor should resign though he apologized"),
    ],
)
def test_who_does_not_own_up(cue: str, said: str) -> None:
    assert not owns_up(cue, said)


@pytest.mark.parametrize(
    ("text", "state", "by"),
    [
        ("Ada Brun immediately fired back.", "answered-otherwise", "Brun"),
        ("Ada Brun defended herself against the charges.", "answered-otherwise", "Brun"),
        ("Ada Brun stood by her remarks.", "answered-otherwise", "Brun"),
        ("Ada Brun refused to apologize.", "answered-otherwise", "Brun"),
        ("The guild responded to the criticism by closing the hall.", "answered-otherwise", "guild"),
        ("Bakers say the loom was stolen, which Ada Brun has denied.", "denied", "Brun"),
        ("Not guilty pleas were entered for Ada Brun.", "denied", "Brun"),
        ("Ada Brun denied they had sold the loom.", "denied", "Brun"),
        ("Ada Brun angrily denied a cover-up at the mill.", "denied", "Brun"),
        ('“We do not comment on open cases,” Ada Brun said.', "declined", "Brun"),
        ("Ada Brun said she did not recall the fair.", "answered-otherwise", "Brun"),
        ("Ada Brun rejected calls to close the mill.", "answered-otherwise", "Brun"),
        ("The loom is her own, Ada Brun said after Joric Sandrel criticized her.", "answered-otherwise", "Brun"),
        ("Ada Brun did not respond to the speech.", "did-not-respond", "Brun"),
    ],
)  # fmt: skip
def test_answers_in_other_words(text: str, state: str, by: str) -> None:
    found = kinds(read(text))
    assert [k for k, _ in found] == [state]
    assert found[0][1].endswith(by)


@pytest.mark.parametrize(
    "text",
    [
        "Pirates shot at the frigate. The frigate fired back with its guns.",
        "Police responded to calls from the mill.",
        "Halmet hit back with two goals in the second half.",
        "Ada Brun came to the rescue of two swimmers.",
        "Ada Brun refused to withdraw money from the bank.",
        "Ada Brun rejected calls from Orland.",
        "Neither Ada Brun nor Joric Sandrel denied the claim.",
        "None of the weavers denied the claim.",
        "The guild rejected a claim for damages.",
        '"I am not the tallest here," Ada Brun said.',
        "There are disputes over the makeup of the guild and its claims.",
        "Such fears are mostly dismissed as rumours.",
        "Ada Brun was denied entry to the hall.",
        "Ada Brun, who stood by her remarks, left the hall.",
        "Parliament rejected using looms.",
        "The bell rang. If Ada Brun refuses to withdraw, the loom is sold.",
        "If no answer from Ada Brun arrives, the loom is sold. If there is no reply from Ada Brun, it burns.",
        "Ada Brun admitted she was lying.",
        "Police said that there was no sign of theft.",
        'Ada Brun called the photo "vile and wrong".',
        "Joric Sandrel complained that Ada Brun had failed to answer old questions.",
        "The mayor passed the rule, despite claims that looms would break.",
    ],
)
def test_what_only_looks_like_an_answer(text: str) -> None:
    assert kinds(read(text)) == []


def test_what_nobody_claimed_is_not_denied_by_a_bare_not() -> None:
    bare = 'Joric Sandrel said the mill was old. "Even the weavers of Orland did not burn a loom," Ada Brun said.'
    told = 'Joric Sandrel said the weavers burned a loom. Ada Brun said the weavers of Orland did not burn a loom.'  # fmt: skip
    assert [k for k, _ in kinds(read(bare))] == []
    assert [k for k, _ in kinds(read(told))] == ["denied"]


def test_an_apology_is_told_once() -> None:
    r = read('Ada Brun apologized for the remark.\n"I deeply regret my words and I apologize," Ada Brun said.')
    assert [(x.state, r.words(x.span)[:2]) for x in r.responses] == [("answered-otherwise", '"I')]


def test_who_makes_little_of_it_and_denies_it_gives_one_answer() -> None:
    r = read("Ada Brun played down the report, saying she had not sold the loom.")
    assert [x.state for x in r.responses] == ["answered-otherwise"]
    assert r.words(r.responses[0].span).endswith("sold the loom")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Joric Sandrel warned that the ban would ruin the weavers of Halmet. The bread was fine.\n"
            "Ada Brun dismissed Sandrel's concerns.",
            "that the ban would ruin the weavers of Halmet",
        ),
        (
            "Joric Sandrel accused the guild of hiding the loom. The mayor found the allegations sad.\nThe guild denied the allegations.",
            "the guild of hiding the loom",
        ),
        ("Joric Sandrel said bread was dear. Ada Brun defended Orl Adu.", ""),
    ],
)
def test_whose_words_are_answered(text: str, meant: str) -> None:
    r = read(text)
    assert target(r, r.responses[-1]) == meant


@pytest.mark.parametrize(
    "unit",
    ["after the loom ", "claims that ", "that he ", "it is not ", "defended the ", "calls to ", "not guilty plea was entered ", "the claims which ", "neither ", "I did not "],
)  # fmt: skip
def test_hostile_repetition_takes_little_time(unit: str) -> None:
    began = time.process_time()
    read(unit * (20_000 // len(unit)))
    denying(unit * (20_000 // len(unit)))
    assert time.process_time() - began < 4


def test_a_sentence_that_is_cut_within_its_quotations_is_read() -> None:
    assert read("“I did not,” Brun said and " * 1000).statements
