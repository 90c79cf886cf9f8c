"""Quick ways to tell what a longer look would tell: both say the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.article import classes, date_words, datelines, pictures, relaying, signatures
from twosource.article.notices import RULES
from twosource.article.vocabulary import RELAYS, SUPPLIES, Words
from twosource.marks import DOUBLE, SINGLE, all_closed, quotations
from twosource.spans import Span

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
    own = [language for language in ("en", "de") if language in rule.languages]
    told = [rule.match(text, (language,)) is not None for language in own]
    anyhow = rule.match(text, rule.languages) is not None
    assert anyhow or not any(told)
    assert (rule.match(text, own) is not None) == any(told)


FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def words(line: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|\d{2,}", line.lower())


def drawn(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    """Lines that ``pattern`` holds for, but "ſ" and the like, which match an "s"."""
    lines = st.from_regex(pattern).map(lambda line: re.sub(r"\s", " ", line).strip())
    return lines.filter(lambda line: line.lower() == line.casefold() and pattern.search(line) is not None)


@pytest.mark.parametrize("form", datelines._FORMS[:3], ids=range(3))
def test_every_dateline_is_looked_at(form: re.Pattern[str]) -> None:
    @FEW
    @given(drawn(form))
    def looked_at(line: str) -> None:
        assert form.match(line) is None or datelines._may_open(line)

    looked_at()


@pytest.mark.parametrize("line", ["Caldera, May 3 - The gate", "Dell Varn, 3 May 2031 – The gate"])
def test_every_dateline_with_a_day_is_looked_at(line: str) -> None:
    assert datelines._FORMS[3].match(line)
    assert datelines._may_open(line)


@pytest.mark.parametrize("pattern", [pictures._AT_END, signatures._SLUG], ids=["end", "slug"])
def test_a_supplier_in_brackets_is_told_by_the_words_of_its_line(pattern: re.Pattern[str]) -> None:
    @FEW
    @given(drawn(pattern))
    def told(line: str) -> None:
        assert Words([words(line)]).told[0] & SUPPLIES
        assert pattern is not pictures._AT_END or pictures._may_end(line)

    told()


@FEW
@given(drawn(pictures._IN_CAPTION))
def test_every_credit_of_a_picture_is_looked_at(line: str) -> None:
    assert pictures._credited(line.lower())


@FEW
@given(drawn(relaying._RELAY))
def test_a_medium_named_as_a_source_is_told_by_the_words_of_its_line(line: str) -> None:
    assert Words([words(line)]).told[0] & RELAYS
    assert relaying.may_name(words(line))


@given(
    st.lists(
        st.sampled_from([*DOUBLE, *SINGLE, "''", "``", " ", "\u00a0", "a", "said", "5", ",", ".", "(", ")", "—"]),
        max_size=12,
    )
)
@settings(max_examples=600, deadline=None)
def test_where_all_marks_plainly_close_no_quotation_is_open(parts: list[str]) -> None:
    text = "".join(parts)
    found = quotations(text, Span(0, len(text)))
    assert not all_closed(text) or all(q.closed for q in found if q.kind == "double" and text[q.span.start] in DOUBLE)
