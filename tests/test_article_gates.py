"""Quick ways to tell what a longer look would tell: both say the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.article import classes, date_words
from twosource.article.notices import RULES

_SPELT = sorted({word for pattern in classes._GROUPS.values() for word in re.findall(r"[a-z-]{2,}", pattern)})


@given(st.lists(st.sampled_from([*_SPELT, "-", "_", "s", "x", "3"]), min_size=1, max_size=5).map("".join))
def test_a_class_falls_in_the_groups_whose_patterns_find_it(word: str) -> None:
    found = {name for name, pattern in classes._GROUPS.items() if re.search(pattern, word)}
    assert {name for n, name in enumerate(classes.GROUPS) if classes.groups_of(word) >> n & 1} == found


@pytest.mark.parametrize(
    "run", ["march", "mars", "sept", "février", "dezember", "lørdag", "utc", "vor", "21", "٣١", "y"]
)
def test_runs_that_lines_with_a_day_are_made_of(run: str) -> None:
    assert date_words.may_date(run)


@pytest.mark.parametrize("run", ["marching", "gate", "sep", "mai", "7x"])
def test_a_run_may_stand_by_a_day_where_the_line_is_one(run: str) -> None:
    assert date_words.may_date(run) == (date_words.DATE_LINE.match(f"{run} 2031") is not None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.kind}-{rule.place}")
@pytest.mark.parametrize("text", ["Correction: the gate is old.", "Korrektur: Das Tor ist alt.", "UPDATED 3 May 2031"])
def test_what_holds_in_one_language_holds_in_any(rule, text: str) -> None:  # type: ignore[no-untyped-def]
    told = [rule.match(text, language) is not None for language in ("en", "de")]
    anyhow = rule.match(text, "und") is not None
    assert anyhow or not any(told)
    assert [rule.match(text, language) is not None for language in ("en", "de")] == told
