"""A line that a pattern holds for always begins as the openings say; most others do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.article import classes, patterns
from twosource.article.notices import RULES, editors
from twosource.article.openings import Openings
from twosource.article.vocabulary import PARTS, SIGNS

RULES_OF_ALL = (*RULES, editors.NOTE)
BY_BEGINNING = ("_TRANSLATION", "_TAGS", "_NAVIGATION", "REPORTING", "BYLINE", "SOURCE_LINE", "_PHOTO", "_FILE_PICTURE", "_RELATED",
                "_NOTICE", "_BOILERPLATE")  # fmt: skip
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
        if plain and pattern.match(line) and not may.may_begin(line) and not any(sign in small for sign in signs):
            missed.append(line)

    drawn()
    return missed


@pytest.mark.parametrize("rule", RULES_OF_ALL, ids=lambda rule: rule.basis)
def test_a_notice_begins_as_its_rule_says(rule: object) -> None:
    assert isinstance(rule, type(editors.NOTE))
    for language in rule.languages:
        assert refused(rule._pattern(language), rule.openings) == []


@pytest.mark.parametrize("name", BY_BEGINNING)
def test_furniture_begins_as_the_list_says(name: str) -> None:
    assert refused(getattr(patterns, name), patterns._OPENINGS, PARTS[SIGNS]) == []


@pytest.mark.parametrize("group", classes.GROUPS)
def test_a_class_is_in_each_group_whose_pattern_finds_it(group: str) -> None:
    number = classes.GROUPS.index(group)

    @MANY
    @given(st.from_regex(classes._PATTERNS[number].pattern, fullmatch=True, alphabet="abcdefghijklmnopqrstuvwxyz-_ "))
    def drawn(word: str) -> None:
        assert classes._PATTERNS[number].search(word) is None or classes.groups_of(word) >> number & 1

    drawn()


def test_other_lines_are_refused() -> None:
    openings = Openings("read see_ 0")
    assert openings.may_begin("• See also: The bridge of Halmet")
    assert openings.may_begin("(READ\u00a0also)")
    assert openings.may_begin("\u0660 min")
    assert not any(map(openings.may_begin, ("", "Seen from afar", "The bridge of Halmet will shut in May.")))
