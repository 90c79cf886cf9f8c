"""Three counts that are never merged: what a copy adds, and what the range of originators may never do."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from newsroom import AGENCIES, pairs, report, reports, texts

from twosource.compare import compare
from twosource.records import Comparison, Match, Report


def credited(found: tuple[Report, ...]) -> set[str]:
    """Every body that a report credits with its text; pictures are no evidence."""
    named = {name for r in found for c in r.credits if c.kind != "photo" for name in c.names}
    return named | {r.dateline.agency for r in found if r.dateline and r.dateline.agency}


def assert_in_bounds(c: Comparison) -> None:
    low, high = c.lineage.originators
    assert 1 <= low <= high <= len(c.reports) + len(credited(c.reports))
    for m in c.matches:
        below, above = m.counts.originators
        assert 1 <= below <= above <= high
        assert m.counts.sources >= 1
        assert m.counts.reports == len(m.members) <= len(c.reports)


@given(st.lists(texts(), min_size=2, max_size=4, unique=True))
def test_originators_never_exceed_reports_plus_credited_agencies(several: list[str]) -> None:
    assert_in_bounds(compare(reports(several), same_event=True))


def test_nor_in_the_example(example: tuple[Report, ...]) -> None:
    assert_in_bounds(compare(list(example)))


def places(m: Match) -> frozenset[tuple[str, str]]:
    return frozenset((x.report, x.statement) for x in m.members)


@given(pairs)
def test_a_verbatim_copy_adds_one_report_and_no_originator_and_no_source(two: tuple[str, str]) -> None:
    one, other = report(two[0], "a.txt"), report(two[1], "b.txt")
    copy = report(two[0], "copy.txt")
    before, after = compare([one, other], same_event=True), compare([one, other, copy], same_event=True)
    assert len(after.reports) == len(before.reports) + 1
    assert after.lineage.originators == before.lineage.originators
    for m in before.matches:
        again = [n for n in after.matches if places(m) <= places(n)]
        assert len(again) == 1
        assert again[0].counts.reports == m.counts.reports + 1
        assert again[0].counts.originators == m.counts.originators
        assert again[0].counts.sources == m.counts.sources


def test_a_copy_of_the_example_adds_a_report_only(example: tuple[Report, ...]) -> None:
    before, after = compare(list(example)), compare([*example, example[1]])
    assert after.lineage.originators == before.lineage.originators
    assert len(after.reports) == 4


@given(pairs, st.sampled_from(AGENCIES))
def test_an_assertion_of_the_reader_never_widens_the_range(two: tuple[str, str], agency: str) -> None:
    found = reports(two)
    assume(all(not r.credits and not (r.dateline and r.dateline.agency) for r in found))
    low, high = compare(found, same_event=True).lineage.originators
    told = compare(found, same_event=True, origins={"A": agency, "B": agency}).lineage
    assert told.originators[1] <= high
    assert told.originators[0] <= low
    assert told.originators == (1, 1)
    assert {e.kind for e in told.edges} >= {"asserted"}
