"""A line that a pattern holds for always begins as the openings say; most others do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.article import classes, patterns, recognising
from twosource.article.notices import RULES, editors
from twosource.article.openings import Openings
from twosource.article.vocabulary import PARTS, SIGNS

RULES_OF_ALL = (*RULES, editors.NOTE)
MANY = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def refused(pattern: re.Pattern[str], may: Openings, signs: tuple[str, ...] = ()) -> list[str]:
    """Lines that ``pattern`` holds for and the openings refuse, of some that are drawn from it."""
    missed: list[str] = []

    @MANY
    @given(st.from_regex(pattern))
    def drawn(line: str) -> None:
        line = re.sub(r"\s", " ", line).strip()
        small = line.lower()
        plain = len(small) == len(line) and small == line.casefold()  # "ſ" and the like, which match an "s", aside
        if plain and pattern.match(line) and not may.of(line) and not any(sign in small for sign in signs):
            missed.append(line)

    drawn()
    return missed


@pytest.mark.parametrize("rule", RULES_OF_ALL, ids=lambda rule: rule.basis)
def test_a_notice_begins_as_its_rule_says(rule: object) -> None:
    assert isinstance(rule, type(editors.NOTE))
    for language in rule.languages:
        assert refused(rule._pattern(language), Openings(rule.begins[language])) == []


@pytest.mark.parametrize("pattern", recognising.BEGINNINGS, ids=lambda pattern: pattern.pattern[:30])
def test_furniture_begins_as_its_list_says(pattern: re.Pattern[str]) -> None:
    inside = recognising.INSIDE.get(pattern, ())
    assert refused(pattern, Openings(recognising.BEGINNINGS[pattern]), inside) == []
    assert all(any(part in word for part in PARTS[SIGNS]) for word in inside)


@pytest.mark.parametrize("pattern", [patterns.RIGHTS, patterns.PICTURE_END, patterns.LETTER])
def test_what_a_pattern_needs_stands_wherever_it_holds(pattern: re.Pattern[str]) -> None:
    needed = {patterns.RIGHTS: recognising._CLAIMED, patterns.PICTURE_END: patterns.CREDITED}.get(pattern)

    @MANY
    @given(st.from_regex(pattern))
    def drawn(line: str) -> None:
        small = line.lower()
        if len(small) == len(line) and small == line.casefold():  # "ſ" and the like, which match an "s", aside
            assert needed.search(small) if needed else "newsletter" in small

    drawn()


@pytest.mark.parametrize("group", classes.GROUPS)
def test_a_class_is_in_each_group_whose_pattern_finds_it(group: str) -> None:
    number = classes.GROUPS.index(group)

    @MANY
    @given(st.from_regex(classes._PATTERNS[number].pattern, fullmatch=True, alphabet="abcdefghijklmnopqrstuvwxyz-_ "))
    def drawn(word: str) -> None:
        assert classes._PATTERNS[number].search(word) is None or classes.groups_of(word) >> number & 1

    drawn()


def test_other_lines_are_refused() -> None:
    openings = Openings("read see_ 0", "see_ tag:")
    assert openings.of("• See also: The bridge of Halmet") == 3
    assert openings.of("(READ\u00a0also)") == 1
    assert openings.of("\u0660 min") == 1
    assert openings.of("Tag: bridges") == 2
    assert not any(map(openings.of, ("", "Seen from afar", "The bridge of Halmet will shut in May.")))
