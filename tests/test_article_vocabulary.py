"""What the words of lines count as is told for all lines at once as for each by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.article import vocabulary
from twosource.article.places import Held
from twosource.article.vocabulary import DATES, NAMES, PARTS, PICTURES, RIGHTS, SIGNS, SUPPLIES, Words

LINES = (
    ["photo", "by", "ina", "roe"],
    ["all", "rights", "reserved"],
    ["the", "associated", "press"],
    ["reuters"],
    ["monday", "21", "may"],
    ["photographers", "broadcast", "the", "bridge"],
    [],
)


def test_flags_of_lines() -> None:
    words = Words.of(LINES)
    assert words.holding(PICTURES) == [True, False, False, False, False, True, False]
    assert words.holding(RIGHTS) == [False, True, False, False, False, True, False]
    assert words.holding(SIGNS) == [True, True, False, False, False, True, False]
    assert words.holding(SUPPLIES) == [False, False, True, True, False, False, False]
    assert words.opening(NAMES) == [False, False, True, True, False, False, False]
    assert words.undated() == [True, True, True, True, False, True, False]
    assert Words.of([]).holding(DATES) == []


def test_every_part_that_is_told_is_looked_for() -> None:
    for flag, parts in PARTS.items():
        assert Words.of([[f"x{part}x"] for part in parts]).holding(flag) == [True] * len(parts)
        assert set(parts) <= set(PARTS[SIGNS])


def test_stems_keep_their_numbers_within_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that fills the vocabulary still tells equal words by equal numbers; the next one gets a new vocabulary."""
    monkeypatch.setattr(vocabulary, "_KNOWN", 3)
    monkeypatch.setattr(vocabulary, "_current", [vocabulary._Vocabulary()])
    for _ in range(2):
        words = Words.of([["harbour", "bridge", "ferry", "engine"], ["harbours", "bridges", "ferry"]])
        assert words.stem.tolist()[:3] == words.stem.tolist()[4:]
        assert len(set(words.stem.tolist())) == 4
        assert words.stems_of(["harbours", "the"]) == {words.stem.tolist()[0]}


@given(st.lists(st.text(st.sampled_from("ab c"))), st.lists(st.text(st.sampled_from("abc"), min_size=1)))
def test_lines_that_hold_words(lines: list[str], words: list[str]) -> None:
    found = {n for n, line in enumerate(lines) if any(word in line for word in words)}
    assert Held(lines).by(words) == found
