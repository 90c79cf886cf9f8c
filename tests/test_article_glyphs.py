"""What is counted over all lines of a page at once is what each line has by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.article.glyphs import LOWER, SPACE, TITLE, UPPER, WORDS, Glyphs, Small
from twosource.article.lines import count_words, key_of

LINES = (
    "The mayor of Tamrin said: “We don't know the well-known U.S. firm.”",
    "花田太郎は、ハルメト市の橋が六月に開くと述べた。",
    "snake_case — 24-hour drill, 3.5 km",
    "ΟΔΟΣ, İzmir ²",
    "Covid19, 5G, B12x7 and 24h",
    "-",
)


def assert_small(lines: Sequence[str]) -> None:
    small = Small(Glyphs(lines))
    assert small.keys() == [key_of(line) for line in lines]
    assert small.words() == [tuple(WORDS.findall(line.lower())) for line in lines]


def test_words_and_keys_of_lines() -> None:
    assert Glyphs(LINES).words.tolist() == [count_words(line) for line in LINES]
    assert_small(LINES)


@given(st.lists(st.text(st.characters(blacklist_characters="\n"), min_size=1), min_size=1))
def test_of_any_lines(lines: list[str]) -> None:
    glyphs = Glyphs(lines)
    assert glyphs.words.tolist() == [count_words(line) for line in lines]
    digits = [n for n, c in enumerate(glyphs.content) if c.isdecimal()]
    starts, sizes = glyphs.numbers
    assert [(int(n), n + size) for n, size in zip(starts, sizes, strict=True)] == [
        m.span() for m in re.finditer(r"\d+", glyphs.content)
    ]
    doubled = glyphs.matched(re.compile(r"\d\d"), np.array(digits, dtype=np.intp))
    assert glyphs.counts(np.array(digits, dtype=np.intp), doubled).tolist() == [
        [sum(c.isdecimal() for c in line) for line in lines],
        [len(re.findall(r"\d(?=\d)", line)) for line in lines],
    ]
    assert glyphs.sums(np.array([(glyphs.between & SPACE) != 0])).tolist() == [
        [sum(c.isspace() for c in line) + 1 for line in lines]
    ]
    for held, line in zip(glyphs.held.tolist(), lines, strict=True):
        assert (held & (UPPER | LOWER | TITLE) == UPPER) == line.isupper()
    assert_small(lines)
