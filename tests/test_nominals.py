"""Noun phrases of invented sentences: where they begin and end, their heads, and what is inside them."""

from __future__ import annotations

import time

import pytest

from twosource.matter.nominals import Nominal, nominals
from twosource.spans import lines_of


def found(content: str) -> tuple[Nominal, ...]:
    return nominals(content, tuple(lines_of(content)))


def phrases(content: str) -> list[str]:
    return list(dict.fromkeys(content[n.span.start : n.span.end] for n in found(content) if not n.act))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("The old ferry struck two fishing boats near a pier.", ["The old ferry", "two fishing boats", "a pier"]),
        ("Divers raised the newly painted hull on Tuesday.", ["Divers", "the newly painted hull"]),
        ("They saw the owner of the ferry.", ["the owner of the ferry", "the ferry"]),
        ("The mayor said that the vote on the bridge was fair.", ["The mayor", "the vote on the bridge", "the bridge"]),
    ],
)
def test_phrases_of_a_sentence(content: str, expected: list[str]) -> None:
    assert phrases(content) == expected


def test_what_stands_behind_digits_goes_with_them() -> None:
    assert phrases("They held the 27th debate and the 3rd vote.") == ["the 27th debate", "the 3rd vote"]


def test_said_behind_a_quotation_begins_no_phrase() -> None:
    assert phrases("“It must be like that,” said Ossel.") == ["Ossel"]


def test_an_owner_is_a_phrase_of_its_own() -> None:
    assert "the drowned sailor" in phrases("Police met the drowned sailor’s cousin.")
    assert "pensioners" in phrases("A cut in pensioners' benefits is due.")


def test_a_noun_meets_the_verb_of_its_act_and_no_other_noun() -> None:
    noun, verb = (n for n in found("A resignation came. He resigned.") if n.key == "to resign")
    assert (noun.act, verb.act) == (False, True)
    state, statement = (n.key for n in found("The state gave no statement.") if not n.act)
    assert state != statement


def test_what_a_phrase_says_of_its_thing() -> None:
    (boats,) = (n for n in found("The ferry rammed three Peruvian boats.") if n.word == "boat")
    assert (boats.number, boats.plural, boats.names) == ("3", True, frozenset({"peru"}))
    assert "ferry" in boats.around


def test_one_endless_sentence_is_read_in_time() -> None:
    content = "the old ferry and " * 5_000
    start = time.process_time()
    assert found(content)
    assert time.process_time() - start < 5
