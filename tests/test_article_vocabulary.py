"""What the words of lines count as is told for all lines at once as for each by itself."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.article import vocabulary
from twosource.article.vocabulary import NAMES, PARTS, PICTURES, RIGHTS, SIGNS, SUPPLIES, UNDATED, Words

LINES: tuple[list[str], ...] = (
    ["photo", "by", "ina", "roe"],
    ["all", "rights", "reserved"],
    ["the", "associated", "press"],
    ["reuters"],
    ["monday", "21", "may"],
    ["photographers", "broadcast", "the", "bridge"],
    [],
)


def holding(words: Words, flag: int) -> list[bool]:
    return [told & flag != 0 for told in words.told]


def test_flags_of_lines() -> None:
    words = Words(LINES)
    assert holding(words, PICTURES) == [True, False, False, False, False, True, False]
    assert holding(words, RIGHTS) == [False, True, False, False, False, True, False]
    assert holding(words, SIGNS) == [True, True, False, False, False, True, False]
    assert holding(words, SUPPLIES) == [False, False, True, True, False, False, False]
    assert holding(words, UNDATED) == [True, True, True, True, False, True, False]
    assert [told & NAMES != 0 for told in words.opened] == [False, False, True, True, False, False, False]
    assert Words([]).told == Words([]).opened == []


def test_every_part_that_is_told_is_looked_for() -> None:
    for flag, parts in PARTS.items():
        assert holding(Words([[f"x{part}x"] for part in parts]), flag) == [True] * len(parts)
        assert all(vocabulary._PART.search(part) for part in parts)


def test_stems_keep_their_numbers_within_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that fills the vocabulary still tells equal words by equal numbers; the next one gets a new vocabulary."""
    monkeypatch.setattr(vocabulary, "_KNOWN", 3)
    monkeypatch.setattr(vocabulary, "_current", [vocabulary._Vocabulary()])
    for _ in range(2):
        words = Words([["harbour", "bridge", "ferry", "engine"], ["harbours", "bridges", "ferry"]])
        assert words.stem.tolist()[:3] == words.stem.tolist()[4:]
        assert len(set(words.stem.tolist())) == 4
        assert words.stems_of(["harbours", "the"]) == {words.stem.tolist()[0]}


@pytest.mark.parametrize("slots", [1, 2, 1 << 10])
def test_words_that_share_a_slot_are_told_apart(slots: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_SLOTS", slots)
    known = vocabulary._Vocabulary()
    words = ["harbour", "photo", "reuters", "harbour", "we", "21", "photo", "харбор"]
    for _ in range(3):
        assert known.numbers(words).tolist() == [known[word] for word in words]
        words = [*reversed(words), "quay"]
    assert known.numbers([]).tolist() == []


_TOLD = {word: Words([[word]]).told[0] for word in ("reuters", "photo", "reserved", "monday", "bridge")}


@given(st.lists(st.lists(st.sampled_from(sorted(_TOLD)))))
def test_flags_of_any_lines(lines: list[list[str]]) -> None:
    words = Words(lines)
    for line, told, opened in zip(lines, words.told, words.opened, strict=True):
        assert told == reduce(or_, map(_TOLD.__getitem__, line), 0)
        assert opened == reduce(or_, map(_TOLD.__getitem__, line[:2]), 0)
