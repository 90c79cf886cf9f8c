"""A line that a pattern matches always begins as its openings say; most others do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.article.notices import RULES
from twosource.article.openings import Openings, openings_of

PATTERNS = (
    r"(?:read|see) also\b",
    r"[(\[]?(?:photo|image)s?\s*:",
    r"\d+\s*min(?:utes)? read",
    r"(?:last )?updated? (?:on|at) \d",
    r"(?!no)(?:by|von)\s+[A-Z]",
    r"[^a-z]x",
    r".{3}wire",
    r"(?:ab){2,3}c",
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_match_is_missed(pattern: str) -> None:
    @given(st.from_regex(re.compile(pattern)))
    def holds(line: str) -> None:
        found = re.search(pattern, line)
        if found is not None:
            assert Openings(openings_of(pattern)).may_begin(line[found.start() :])

    holds()


def test_other_lines_are_refused() -> None:
    openings = Openings(openings_of(PATTERNS[0]), skipped=" •")
    assert openings.may_begin("• See also: The bridge of Halmet")
    assert openings.may_begin("READ\u00a0also")
    assert not any(map(openings.may_begin, ("", "Reading the report", "The bridge of Halmet will shut in May.")))


def test_what_may_begin_with_anything_lets_every_line_through() -> None:
    assert Openings(openings_of(r".*wire")).may_begin("Tarn wire")


def test_every_rule_for_notices_tells_how_it_begins() -> None:
    assert all(min(map(len, rule.openings)) > 1 for rule in RULES)
