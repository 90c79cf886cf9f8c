"""The words that lines share are counted for all lines as for each by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.article.terms import Terms
from twosource.article.vocabulary import Words

WORDS = ("bridge", "bridges", "harbour", "the", "of", "31", "2031", "мост", "大橋", "ferry")
STEMS = {"bridges": "bridge", "harbour": "harbou"}
LITTLE = ("the", "of")


def stems(words: list[str]) -> set[str]:
    return {STEMS.get(word, word) for word in words if word not in LITTLE}


def test_endings_and_small_words_do_not_count() -> None:
    terms = Terms(Words([["the", "bridges", "of", "harbour"], ["of"], ["bridge", "31"]]))
    assert terms.among(["bridge", "the"]).tolist() == [0.5, -1.0, 0.5]
    assert terms.among(["of"]).tolist() == [-1.0, -1.0, -1.0]
    assert terms.elsewhere(np.array([True, False, False])).tolist() == [0.0, -1.0, 0.5]
    assert terms.elsewhere(np.array([True, True, True])).tolist() == [0.5, -1.0, 0.5]
    assert Terms(Words([])).among(["bridge"]).tolist() == []


@given(st.lists(st.tuples(st.lists(st.sampled_from(WORDS)), st.booleans()), min_size=1), st.data())
def test_of_any_lines(page: list[tuple[list[str], bool]], data: st.DataObject) -> None:
    terms = Terms(Words([words for words, _ in page]))
    shown = page[: data.draw(st.integers(1, len(page)))]
    below = len(page) - len(shown)
    found = terms.elsewhere(np.array([*(prose for _, prose in shown), *[False] * below])).tolist()
    for n, (words, _) in enumerate(shown):
        own = stems(words)
        others = set().union(*(stems(w) for k, (w, prose) in enumerate(shown) if prose and k != n))
        assert found[n] == (len(own & others) / len(own) if own else -1.0)
