"""What the lines of a page tell by their characters, counted for all at once, is what each tells by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.article.lines import Seen, seen
from twosource.article.traits import NAMES, Traits
from twosource.spans import lines_of

_INNER_STOP = re.compile(r"[.!?。！？][\"”’»)]?[^\S\n]+[\"“„«(]?[^\W\d_a-zß-ÿ]|[。！？]")


def told(text: str) -> dict[str, float]:
    """Some of the traits of one line, one by one."""
    parts = text.split()
    stops = [n for n, c in enumerate(text[:-1]) if c in ".!?。！？"]
    return {
        "capitals": sum(part[0].isupper() for part in parts) / len(parts),
        "marks": sum(c in ",.，、" for c in text) / len(parts),
        "short-words": sum(len(part) <= 3 for part in parts) / len(parts),
        "digits": sum(c.isdecimal() for c in text) / len(text),
        "stops-inside": sum(_INNER_STOP.match(text, n) is not None for n in stops),
        "signs": min(9, sum(c in "©|•·►»›@→" for c in text) + len(re.findall(r"https?:|www\.", text))),
        "clock": re.search(r"(?<!\w)\d\d?[:.h]\d\d\b", text) is not None,
        "year": re.search(r"(?<!\w)(?:19|20)\d\d\b", text) is not None,
        "colon-early": ":" in text[:25],
        "quotes": any(c in '"“”„«»「」' for c in text),
        "shouted": text.isupper(),
        "stop": text[-1] in ".。",
        "small-start": text[0].islower(),
    }


def assert_told(rows: tuple[Seen, ...]) -> None:
    table = Traits(rows, [None] * len(rows), "").table()
    for line, row in zip(rows, table, strict=True):
        own = {name: float(number) for name, number in told(line.text).items()}
        found = {name: float(row[NAMES.index(name)]) for name in own}
        assert found == pytest.approx(own), line.text


def read(content: str) -> tuple[Seen, ...]:
    return seen(content, tuple(lines_of(content)))


LINES = (
    "The ferry to Tamrin left at 7:45 and 12.30, he said. “It was full.” The next one sails in 2031",
    "www.tamrin.example | https://quay.example/a © 2031 • Tel.: 19:00",
    "3.5 million were there! (Nobody knows why.) 1999 was worse: x19.45 19450 2019a 119:30",
    "橋は六月に開く。市長が述べた。",
    "UPDATE AT 7h30: ALL CLEAR",
)


def test_of_lines() -> None:
    assert_told(read("\n".join(LINES)))


@given(st.lists(st.text(st.sampled_from('aZé1920:h. ,?!。”"(_|wtps/İⒶ\u00a0')), max_size=8))
def test_of_any_lines(lines: list[str]) -> None:
    rows = read("\n".join(lines))
    if rows:
        assert_told(rows)
