"""Order changes nothing; a report differs from itself in nothing; strangers, furniture, names change no finding."""

from __future__ import annotations

from itertools import permutations

import pytest
from findings import naming, of_comparison, of_report, renamed
from hypothesis import given
from hypothesis import strategies as st
from newsroom import FURNITURE, UNRELATED, pairs, report, reports, swapped, texts

from twosource.compare import compare
from twosource.records import Comparison, Report


def compared(*contents: str) -> Comparison:
    return compare(reports(contents), same_event=True)


@given(pairs)
def test_comparing_a_with_b_finds_what_comparing_b_with_a_finds(two: tuple[str, str]) -> None:
    assert of_comparison(compared(*two)) == of_comparison(compared(*reversed(two)))


@given(st.lists(texts(), min_size=3, max_size=3, unique=True))
def test_the_order_of_three_reports_changes_nothing(three: list[str]) -> None:
    assert of_comparison(compared(*three)) == of_comparison(compared(three[2], three[0], three[1]))


def test_the_order_of_the_examples_changes_nothing(example: tuple[Report, ...]) -> None:
    first, *rest = [of_comparison(compare(list(order))) for order in permutations(example)]
    for other in rest:
        assert other == first


def assert_differs_in_nothing(c: Comparison) -> None:
    assert [d for m in c.matches for d in m.differences] == []
    assert {m.kind for m in c.matches} <= {"same-words"}
    assert {m.tier for m in c.matches} <= {"same"}
    assert all(ids == () for ids in c.only.values())
    assert [f for f in c.figures if f.state == "differ"] == []
    assert len(c.matches) == len(c.reports[0].statements)
    assert c.lineage.originators == (1, 1)
    assert {m.counts.originators for m in c.matches} <= {(1, 1)}
    assert {m.counts.sources for m in c.matches} <= {1}


@given(texts())
def test_a_report_compared_with_itself_differs_in_nothing(text: str) -> None:
    assert_differs_in_nothing(compare([report(text, "a.txt"), report(text, "b.txt")]))


@pytest.mark.parametrize("n", [0, 1, 2])
def test_each_page_of_the_example_differs_from_itself_in_nothing(example: tuple[Report, ...], n: int) -> None:
    assert_differs_in_nothing(compare([example[n], example[n]]))


@given(pairs)
def test_an_unrelated_report_changes_no_finding(two: tuple[str, str]) -> None:
    alone, beside = compared(*two), compared(*two, UNRELATED)
    stranger = beside.reports[2].path
    found = of_comparison(beside, counts=False)
    assert found - naming(found, stranger) == of_comparison(alone, counts=False)
    assert not [f for f in naming(found, stranger) if f[0] not in ("only", "response", "edge")]
    lower = {m.id: m.counts for m in alone.matches}
    assert sorted(map(repr, lower.values())) == sorted(repr(m.counts) for m in beside.matches)


@given(texts(), st.sampled_from(FURNITURE))
def test_appended_furniture_changes_no_finding_of_a_report(text: str, furniture: str) -> None:
    assert of_report(report(text.rstrip("\n") + furniture)) == of_report(report(text))


@given(pairs, st.sampled_from(FURNITURE))
def test_appended_furniture_changes_no_finding_of_a_comparison(two: tuple[str, str], furniture: str) -> None:
    plain = [report(two[0], "a.txt"), report(two[1], "b.txt")]
    dressed = [report(two[0].rstrip("\n") + furniture, "a.txt"), report(two[1], "b.txt")]
    assert of_comparison(compare(dressed, same_event=True)) == of_comparison(compare(plain, same_event=True))


@given(texts())
def test_swapping_two_names_swaps_them_in_every_finding_of_a_report(text: str) -> None:
    assert renamed(of_report(report(text)), swapped) == of_report(report(swapped(text)))


@given(pairs)
def test_swapping_two_names_swaps_them_in_every_finding_of_a_comparison(two: tuple[str, str]) -> None:
    here = [report(two[0], "a.txt"), report(two[1], "b.txt")]
    there = [report(swapped(two[0]), "a.txt"), report(swapped(two[1]), "b.txt")]
    found = of_comparison(compare(here, same_event=True))
    assert renamed(found, swapped) == of_comparison(compare(there, same_event=True))
