"""Patterns are tried only where words stand that they need: that must lose nothing, and change nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.matter import datewords, ordinals, single, spells, traps
from twosource.matter.numerals import NUMBER_WORDS, START
from twosource.spans import Span
from twosource.speech import (
    answers,
    clause,
    denials,
    denying_words,
    exchanges,
    nesting,
    quoted,
    rejoinders,
    silences,
    stance,
)
from twosource.speech.passage import passage
from twosource.speech.rules import according, noun
from twosource.weights.pieces import pieces, tokenizer
from twosource.words import tokens, vocabulary

PIECES = (
    "The mayor of Tarvo", "She", "Ostra Gas", "two women and a man", "forty-one people", "3.5 million crowns", "a third of voters",
    "half a day", "twice", "several dozen boats", "a week", "the second-largest port", "its 12th bridge", "the first dam in ten years",
    "No. 4 pump", "last week", "on Tuesday", "in March 2019", "yesterday", "the 1990s", "since May", "mid-2021", "early spring 2020",
    "two weeks ago", "at 10:30 p.m.", "www.tarvo.example", "+44 20 555 0101", "declined to comment", "would not say more",
    "could not be reached", "did not respond to calls", "has not commented", "stayed silent", "made no statement",
    "calls to the firm were not returned", "efforts to reach Ines Tarvo were unsuccessful", "there was no word from the board",
    "hung up", "was unavailable for comment", "had no comment", "said nothing about it", "ignored e-mails", "claims by Olem Brill that",
    "his promise that", "Tarvo's reply: “No.”", "on Monday morning", "in a statement", "at a news conference in Arvik", "said", "and",
    "that the wall leaks", ",", ".", "“It leaks,”", "according to", "ahead of the rally", "placed third", "52-48",
    "Ostra Gas has denied the claims that", "a charge that was rejected by the board,", ", which she called untrue", "pleaded not guilty",
    "a not-guilty plea was entered for Brill", "Brill warned that", "the twenty-fourth time", "the rebels", "the army of Orland", "in the view of Brill,",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")


LABELS = import_module("twosource.matter.labels")


class Everything(frozenset[str]):
    """A vocabulary that holds every word."""

    def isdisjoint(self, other: object) -> bool:
        return False

    def __contains__(self, word: object) -> bool:
        return True


def _dates(text: str, area: Span) -> object:
    return datewords.forms.__wrapped__(text, area)


def _silent(text: str, area: Span) -> object:
    return [silences.silences(text, s) for s in passage(text, area, False).sentences]


def _nouns(text: str, area: Span) -> object:
    return noun.noun_cues(text, passage(text, area, False))


def _denied(text: str, area: Span) -> object:
    return [denials.denials(text, s) for s in passage(text, area, False).sentences]


GATED: tuple[tuple[ModuleType, Callable[[str, Span], object]], ...] = (
    (datewords, _dates), (ordinals, ordinals.ordinals), (spells, spells.spells), (single, single.singles), (traps, traps.zones),
    (silences, _silent), (noun, _nouns), (denials, _denied), (nesting, nesting._inside), (LABELS, LABELS._terms_of),
)  # fmt: skip


@pytest.mark.parametrize(
    ("module", "found"), GATED, ids=lambda x: getattr(x, "__name__", "").removeprefix("twosource.")
)
def test_nothing_is_lost_by_a_gate(module: ModuleType, found: Callable[[str, Span], object]) -> None:
    @given(TEXTS)
    @settings(max_examples=150, deadline=None)
    def same(text: str) -> None:
        area = Span(0, len(text))
        with pytest.MonkeyPatch.context() as patch:
            gated = found(text, area)
            patch.setattr(module, "vocabulary", lambda content, within: Everything())
            assert found(text, area) == gated

    same()


PLAIN = st.characters(codec="ascii", exclude_categories=["Cc"])
HELD = [
    (answers._FRAME, answers._FRAMING), (answers._DREW, answers._FRAMING), (exchanges._ASKED_HIM, exchanges._TIMED),
    (exchanges._AFTER, exchanges._TIMED), (quoted._ACTIVE, quoted._QUOTING),
    (quoted._PASSIVE, quoted._QUOTING), (quoted._ACTIVE, frozenset({"as"})), (quoted._PASSIVE, frozenset({"as"})),
    *denials._NEEDED.items(), (rejoinders._REJOINDER, rejoinders._ANSWERING), (according._CUE, according._WORDS),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "words"), HELD)
def test_what_a_pattern_finds_holds_one_of_its_words(pattern: re.Pattern[str], words: frozenset[str]) -> None:
    @given(st.from_regex(pattern, alphabet=PLAIN))
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(text: str) -> None:
        m = pattern.search(text)
        assert m is not None
        assert not vocabulary(text, Span(0, len(text))).isdisjoint(words)

    holds()


CONTENTS = (
    *((p, stance._NEGATING) for p in (stance._UNDID, stance._DENIAL, stance._PLAIN, stance._CONTRARY)),
    (stance._REPROACH, stance._REPROACHING),
)


@given(st.sampled_from(CONTENTS), st.data())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_content_denies_or_blames_without_a_word_for_it(
    case: tuple[re.Pattern[str], frozenset[str]], data: st.DataObject
) -> None:
    pattern, words = case
    text = data.draw(st.from_regex(pattern, alphabet=PLAIN, fullmatch=True))
    assert not words.isdisjoint(stance._content_words(text))


@given(st.sampled_from((*denying_words._NEGATED, denying_words._NOT_WRONG, denying_words._LATER)), st.data())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_words_deny_without_a_negation(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, alphabet=PLAIN))
    assert any(letters in text for letters in denying_words._NEGATING)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_number_begins_without_a_word_for_it(text: str) -> None:
    area = Span(0, len(text))
    telling = not vocabulary(text, area).isdisjoint(NUMBER_WORDS) or any(c.isdigit() for c in text)
    assert telling or START.search(text) is None


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_time_or_setting_ends_without_a_word_for_it(text: str) -> None:
    words = vocabulary(text, Span(0, len(text)))
    piece = text.rstrip(".")
    assert not words.isdisjoint(clause._WHEN_WORDS) or clause._WHEN_END.search(piece) is None
    assert not words.isdisjoint(clause._SETTING_WORDS) or clause._SETTING_END.search(piece) is None


def test_the_words_of_a_stretch_are_its_letters_in_small() -> None:
    text = "Tarvo’s 3rd-largest DAM leaks. Élan!"
    assert vocabulary(text, Span(0, len(text))) == {"tarvo", "s", "rd", "largest", "dam", "leaks", "élan"}
    assert vocabulary(text, Span(0, 5)) == {"tarvo"}
    assert [t.text for t in tokens(text)] == ["Tarvo’s", "3", "rd-largest", "DAM", "leaks", "Élan"]


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from(list(" .,“”’-éß")), max_size=60
    )
)
@settings(max_examples=300, deadline=None)
def test_a_paragraph_is_cut_as_the_tokenizer_cuts_it(text: str) -> None:
    whole = tokenizer().encode(text, add_special_tokens=False)
    made = pieces(text, Span(0, len(text)))
    assert list(made.ids) == whole.ids
    starts = [n for n, word in enumerate(whole.word_ids) if not n or word != whole.word_ids[n - 1]]
    assert list(made.firsts) == starts
    assert [w.start for w in made.words] == [whole.offsets[n][0] for n in starts]
