"""What is counted over all lines of a page at once is what each line has by itself."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from twosource.article.glyphs import DIGIT, UPPER, WORDS, Glyphs, Small
from twosource.article.lines import count_words, key_of

LINES = (
    "The mayor of Tamrin said: “We don't know the well-known U.S. firm.”",
    "花田太郎は、ハルメト市の橋が六月に開くと述べた。",
    "snake_case — 24-hour drill, 3.5 km",
    "ΟΔΟΣ, İzmir ²",
    "-",
)


def test_words_and_keys_of_lines() -> None:
    assert Glyphs(LINES).words().tolist() == [count_words(line) for line in LINES]
    assert Small(LINES).keys() == [key_of(line) for line in LINES]
    assert Small(LINES).words() == [tuple(WORDS.findall(line.lower())) for line in LINES]


@given(st.lists(st.text(st.characters(blacklist_characters="\n"), min_size=1), min_size=1))
def test_of_any_lines(lines: list[str]) -> None:
    glyphs = Glyphs(lines)
    assert glyphs.words().tolist() == [count_words(line) for line in lines]
    assert glyphs.count(glyphs.are(DIGIT)).tolist() == [sum(c.isdecimal() for c in line) for line in lines]
    assert glyphs.count(glyphs.are(UPPER)).tolist() == [sum(c.isupper() for c in line) for line in lines]
    assert glyphs.found(re.compile(r"\d\d")).tolist() == [len(re.findall(r"\d\d", line)) for line in lines]
    one = re.compile(r"\d")
    assert glyphs.found_at(one, glyphs.are(DIGIT)).tolist() == glyphs.found(one).tolist()
    assert Small(lines).keys() == [key_of(line) for line in lines]
    assert Small(lines).words() == [tuple(WORDS.findall(line.lower())) for line in lines]
