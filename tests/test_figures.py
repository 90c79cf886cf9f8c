"""Figures: the grammar on invented sentences, the laws on any text, the scores on the development data."""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import article
from twosource.matching.figures import link_figures
from twosource.matching.figures.grouping import of_groups
from twosource.matching.figures.quantities import standing, value_of
from twosource.matter import figures
from twosource.matter.fates import bare_noun, fate_of
from twosource.records import Figure, Report, Speaker, Statement
from twosource.spans import Span

SHARED = Path(__file__).parents[2] / "shared"
BENCH = Path(__file__).parents[1] / "bench" / "quality"


def report(content: str, letter: str) -> Report:
    page = article(content)
    return Report(
        letter=letter, id=page.id, path="invented", sha256=page.text.sha256, text=content, lines=page.lines, title=None,
        outlet=None, language="en", authors=(), published=None, dateline=None, credits=(), statements=(),
        figures=figures(page, ()), dates=(), names=(), labels=(), responses=(), problems=(),
    )  # fmt: skip


def only(content: str) -> tuple[str, Figure]:
    page = article(content)
    (found,) = figures(page, ())
    return page.text[found.span], found


@pytest.mark.parametrize(
    ("content", "words", "low", "high", "hedge", "unit", "per", "kind"),
    [
        ("The flood hit at least three people.", "at least three people", 3, None, "at-least", "person", None, "count"),
        ("It was above the 48 cents of last year.", "48 cents", 48, 48, "exact", "cent", None, "money"),
        ("It lasted more than 5 months.", "more than 5 months", 5, None, "more-than", "month", None, "duration"),
        ("It killed eleven people or more.", "eleven people or more", 11, None, "at-least", "person", None, "count"),
        ("They taught a hundred and forty pupils.", "a hundred and forty pupils", 140, 140, "exact", "person", None, "count"),
        ("They lost a fifth of their weight.", "a fifth of their weight", 20, 20, "exact", "percent", None, "share"),
        ("It is lighter than two grams.", "lighter than two grams", None, 2, "less-than", "gram", None, "count"),
        ("They saw hundreds of children there.", "hundreds of children", 200, None, "vague", "person", None, "count"),
        ("Dozens of boats sank.", "Dozens of boats", 24, None, "vague", "boat", None, "count"),
        ("Some 30-40 boats every week sank.", "Some 30-40 boats every week", 30, 40, "about", "boat", "week", "rate"),
        ("It cost between 60 and 70 euros.", "between 60 and 70 euros", 60, 70, "exact", "EUR", None, "money"),
        ("The bill came to $2.5 million.", "$2.5 million", 2.5e6, 2.5e6, "exact", "USD", None, "money"),
        ("It owes €95bn.", "€95bn", 9.5e10, 9.5e10, "exact", "EUR", None, "money"),
        ("Nearly 40% stayed away.", "Nearly 40%", None, 40, "less-than", "percent", None, "share"),
        ("One in five went home.", "One in five", 20, 20, "exact", "percent", None, "share"),
        ("Up to twenty-five farmers.", "Up to twenty-five farmers", None, 25, "at-most", "person", None, "count"),
        ("The 34-year-old was freed.", "34-year-old", 34, 34, "exact", "year", None, "age"),
        ("Ada Brill, 61, was there.", "61", 61, 61, "exact", "year", None, "age"),
        ("It is the third-largest port.", "third-largest port", 3, 3, "exact", None, None, "ordinal"),
        ("They lost 7 cows per 1,000 people.", "7 cows per 1,000 people", 7, 7, "exact", "cow", "1000 people", "rate"),
        ("Three and a half years went by.", "Three and a half years", 3.5, 3.5, "exact", "year", None, "duration"),
        ("About one hundred and five cows.", "About one hundred and five cows", 105, 105, "about", "cow", None, "count"),
        ("Some 2 to 3 million voters came.", "Some 2 to 3 million voters", 2e6, 3e6, "about", "person", None, "count"),
        ("It took 20 minutes or more.", "20 minutes or more", 20, None, "at-least", "minute", None, "duration"),
        ("It went on for a week.", "a week", 1, 1, "exact", "week", None, "duration"),
        ("They waited a day or two.", "a day or two", 1, 2, "about", "day", None, "duration"),
        ("He waited half an hour.", "half an hour", 0.5, 0.5, "exact", "hour", None, "duration"),
        ("They pay it back over three years.", "three years", 3, 3, "exact", "year", None, "duration"),
        ("A man in his early 30s ran.", "early 30s", 30, 34, "about", "year", None, "age"),
        ("The retirement age rises to 67.", "67", 67, 67, "exact", "year", None, "age"),
        ("Those 65 and older go free.", "65 and older", 65, None, "at-least", "year", None, "age"),
        ("Its magnitude was put at 5.1.", "5.1", 5.1, 5.1, "exact", "magnitude", None, "rate"),
        ("It measured 5.2 on the Richter scale.", "5.2", 5.2, 5.2, "exact", "magnitude", None, "rate"),
        ("He held a .45 revolver.", ".45", 0.45, 0.45, "exact", "calibre", None, "rate"),
        ("Half of 1 percent came.", "Half of 1 percent", 0.5, 0.5, "exact", "percent", None, "share"),
        ("It sank with 31 Ostian crew.", "31 Ostian crew", 31, 31, "exact", "person", None, "count"),
        ("Dozens gathered at dusk.", "Dozens", 24, None, "vague", "person", None, "count"),
        ("It has a population of 140,000.", "140,000", 140000, 140000, "exact", "person", None, "count"),
        ("The toll tops 3,000.", "tops 3,000", 3000, None, "more-than", "person", None, "count"),
        ("She owed ?700 for it.", "?700", 700, 700, "exact", None, None, "money"),
        ("It is 10 1/2 miles away.", "10 1/2 miles", 10.5, 10.5, "exact", "mile", None, "count"),
        ("She finished second in it.", "second", 2, 2, "exact", None, None, "ordinal"),
        ("They hope for a second harbour film.", "second harbour film", 2, 2, "exact", None, None, "ordinal"),
        ("He waited for a second and left.", "a second", 1, 1, "exact", "second", None, "duration"),
        ("A third upper clerk left.", "third upper clerk", 3, 3, "exact", None, None, "ordinal"),
        ("A third more boats came.", "A third", 33.333333, 33.333333, "exact", "percent", None, "share"),
        ("It sped at 90 miles per hour.", "90 miles per hour", 90, 90, "exact", "mile per hour", None, "rate"),
        ("The two-year-long strike ended.", "two-year", 2, 2, "exact", "year", None, "duration"),
    ],
)  # fmt: skip
def test_one_figure(
    content: str,
    words: str,
    low: float | None,
    high: float | None,
    hedge: str,
    unit: str | None,
    per: str | None,
    kind: str,
) -> None:
    printed, found = only(content)
    assert (printed, found.low, found.high) == (words, low, high)
    assert (found.hedge, found.unit, found.per, found.kind) == (hedge, unit, per, kind)


@pytest.mark.parametrize(
    "content",
    [
        "He came on November 21 and left in 1998.",
        "They met at 9:30 and again at 7 p.m. on Tuesday (Mar 4).",
        "One of the ministers left, and no one stayed.",
        "They fought until the last man and the first of them fell.",
        "The Norin 737 landed under Article 5 of the G7 charter.",
        "Call 555-010-1234 or +44 20 7946 0000 now.",
        "The MRK-47 and the covid-19 rules were in force.",
        "It was the second time that week.",
        "See https://example.org/2/40 for more.",
        "She came two years ago.",
        "One woman said so, and one Ostian farmer too.",
        "The Group of Nine met at 212 East 41st Street in his first term.",
        "It went off at 1647 (1247 GMT).",
        "Call the harbour on 0118 496 0123 or 0800 555 111.",
        "Ossel beat Tamrin 88-72, a 50-50 chance.",
        "She ran as a third-party candidate.",
        "It hits versions 6, 7 and 8.",
    ],
)
def test_no_figure(content: str) -> None:
    page = article(content)
    assert [page.text[f.span] for f in figures(page, ())] == []


def read(content: str) -> list[tuple[str, float | None, float | None, str | None]]:
    page = article(content)
    return [(page.text[f.span], f.low, f.high, f.unit) for f in figures(page, ())]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("The chamber voted 52-48 to go on.", [("52", 52, 52, "vote"), ("48", 48, 48, "vote")]),
        ("It has six carts. Two of them fled, the other four burned.",
         [("six carts", 6, 6, "cart"), ("Two of them", 2, 2, "cart"), ("the other four", 4, 4, "cart")]),
        ("It drew below 60% and more than 22 critics.", [("below 60%", None, 60, "percent"), ("more than 22 critics", 22, None, "critic")]),
        ("Nine shots hit it, four in the stern.", [("Nine shots", 9, 9, "shot"), ("four", 4, 4, "shot")]),
        ("A farmer and three sailors drowned.", [("A farmer", 1, 1, "person"), ("three sailors", 3, 3, "person")]),
        ("It lies about 42 km (26 miles) away.", [("about 42 km", 42, 42, "kilometre"), ("26 miles", 26, 26, "mile")]),
        ("It rose 3 percent to 4,000 boats.", [("3 percent", 3, 3, "percent"), ("4,000 boats", 4000, 4000, "boat")]),
        ("26 boats of 40 ran aground.", [("26 boats", 26, 26, "boat"), ("40", 40, 40, "boat")]),
        ("A third straight night, a third of the boats.",
         [("third", 3, 3, None), ("a third of the boats", 33.333333, 33.333333, "percent")]),
    ],
)  # fmt: skip
def test_several_figures(content: str, found: list[tuple[str, float, float, str | None]]) -> None:
    assert read(content) == found


def test_a_bracket_is_as_open_as_what_it_converts() -> None:
    page = article("It lies about 42 km (26 miles) away.")
    assert [f.hedge for f in figures(page, ())] == ["about", "about"]


def test_what_is_counted_swallows_no_verb() -> None:
    page = article("The 118 people on board ran aground and 31 crew drowned off Ossel.")
    assert [f.counted for f in figures(page, ())] == ["people on board", "crew"]


def test_a_rate_reads_on_over_a_false_full_stop() -> None:
    words, found = only(
        "The army made 20-30 raids on open farmland across the plain. Ostian soil every day, they said."
    )
    assert words == "20-30 raids on open farmland across the plain. Ostian soil every day"
    assert (found.per, found.counted) == ("day", "raids on open farmland")


def test_a_rate_stops_at_a_true_full_stop() -> None:
    words, found = only("The army made 20 raids. Crowds gather every day, they said.")
    assert (words, found.per) == ("20 raids", None)


def test_furniture_holds_no_figure() -> None:
    page = article("Port shut\nALSO READ: 30,000 cows lost\nFour ships waited.", "title", "related-link")
    assert [page.text[f.span] for f in figures(page, ())] == ["Four ships"]


def test_the_innermost_statement_claims() -> None:
    content = "Brill said Adu told her that 12 ships sank. Later 9 ships came."
    page = article(content)

    def statement(id: str, words: str) -> Statement:
        start = content.index(words)
        return Statement(
            id=id, source=(), cue=(), content=(Span(start, start + len(words)),), form="indirect", stance="asserts",
            speaker=Speaker(name=id, kind="named"), addressee=(), damaged=False, confidence=1.0, why="invented",
        )  # fmt: skip

    outer, inner = statement("outer", "Adu told her that 12 ships sank"), statement("inner", "12 ships sank")
    assert [f.claimed_by for f in figures(page, (outer, inner))] == ["inner", None]


ALPHABET = st.text(alphabet=st.sampled_from(list("0123456789.,-–/ $€%'\"“” \nabkmnOoef")), max_size=120)
WORDS = st.lists(
    st.sampled_from(
        "3 40% $5 one two-thirds 1,000 .5 million bn of people every day a week between and to 200-300 half dozens "
        "at least more than nearly . , second 12th aged 34 - year old 2019 Nov 21 €7 “ ” twice in five 9".split()
    ),
    max_size=30,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=120), ALPHABET, WORDS))
def test_spans_hold_on_any_text(content: str) -> None:
    content = content.replace("\r", "").encode("utf-8", "ignore").decode("utf-8")
    page = article(content)
    found = figures(page, ())
    assert found == figures(page, ())
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
    for f in found:
        assert page.text[f.span] == page.text[f.span].strip()
        assert f.counted in page.text.content
        assert f.low is None or f.high is None or f.low <= f.high


@pytest.mark.parametrize(
    "unit", ["9", "1,", "one ", "200-", "12 to ", "million ", "$", "a b ", "5 cows. ", ", 34", "(1 "]
)
def test_long_lines_cost_no_more_than_their_length(unit: str) -> None:
    def cost(n: int) -> float:
        page = article(unit * n)
        start = time.process_time()
        figures(page, ())
        return time.process_time() - start

    cost(100)
    assert cost(8_000) < 0.5 + 16 * cost(1_000)


def test_links_agree_and_differ() -> None:
    a = report("The storm sank 14 trawlers in Port Ossel harbour.\nRepairs cost $2.41 million.", "A")
    b = report("In Port Ossel harbour the storm sank 14 trawlers.\nRepairs will cost $2.41 million.", "B")
    c = report("In Port Ossel harbour the storm sank 19 trawlers.", "C")
    states = {tuple(sorted({m.report for m in x.members})): x.state for x in link_figures((a, b, c))}
    assert states[("A", "B")] == "agree"
    assert "differ" in states.values()
    assert len([x for x in link_figures((a, b)) if x.state == "agree"]) == 2


def test_a_round_sum_of_the_headline_and_its_digits_are_held_against_the_other_sum() -> None:
    a = report(
        "Port Ossel earned $141 million from harbour fees\nPort Ossel earned $140,937,785 from harbour fees, the books show.",
        "A",
    )
    b = report("Port Ossel earned $139 million from harbour fees", "B")
    apart = {m.figure for x in link_figures((a, b)) if x.state == "differ" for m in x.members if m.report == "A"}
    assert apart == {f.id for f in a.figures}


def test_two_things_that_reports_tell_side_by_side_do_not_differ() -> None:
    told = "The patrol escorted five boats through Port Ossel strait.\nThe patrol then searched three boats in Port Ossel strait."
    a, b = report(told, "A"), report(told + "\nIt was noon.", "B")
    c = report("The patrol searched three boats in Port Ossel strait.", "C")
    assert "differ" not in {x.state for x in link_figures((a, b, c))}


def test_two_values_that_one_report_prints_do_not_differ_between_others() -> None:
    a = "Brask of the Ossel Otters ended the season with 716 yards."
    b = "Keller of the Ossel Otters had only 269 yards this season."
    assert "differ" not in {state for state, _ in links(a, b, f"{a}\n{b}")}


def test_few_of_what_is_played_are_one_by_the_numbers_beside() -> None:
    found = links("He caught 43 passes for seven touchdowns.", "In all, 43 passes and seven touchdowns were his.")
    assert ("agree", ["seven touchdowns", "seven touchdowns"]) in found


def test_a_length_converted_and_rounded_is_one_and_no_length_far_from_it() -> None:
    assert (
        links("Brill fell about 2,000ft from the ridge.", "Brill fell about 600m while on the ridge.")[0][0] == "agree"
    )
    assert (
        links("Brill fell about 2,000ft from the ridge.", "Brill fell some 700 metres from the ridge.")[0][0]
        == "differ"
    )


@pytest.mark.parametrize(
    "words",
    [
        "They won 20-13.",
        "It was 13-10, and stayed so.",
        "The Otters (4-11, 1-6 at home) lost.",
        "It ended a 4-11 season.",
        "Call Sergeant Roe at 555-0142.",
        "They led at the half.",
        "It came in the second half with a shout.",
    ],
)
def test_results_and_halves_of_a_game_are_no_figures(words: str) -> None:
    assert [f for f in report(words, "A").figures if f.kind != "ordinal"] == []


def test_a_further_number_of_one_report_is_another() -> None:
    a = report("Some 20,000 people marched in Ossel.\nA further 20,000 people marched in Ossel harbour.", "A")
    b = report("Tens of thousands of people marched in Ossel.", "B")
    for link in link_figures((a, b)):
        assert len([m for m in link.members if m.report == "A"]) <= 1


def test_what_counts_other_things_is_not_linked() -> None:
    a = report("Rain fell for 12 days in the north of Ostia.", "A")
    b = report("The board of the bank met 12 lawyers over a loan.", "B")
    assert link_figures((a, b)) == ()


@pytest.mark.parametrize(
    ("content", "counted", "fate", "part"),
    [
        ("The storm struck at night, killing at least 11 people.", "people", "dead", False),
        ("Storm kills 11 in Ossel", "kills", "dead", False),
        ("The town mourned after 14 people dead were counted.", "people dead", "dead", False),
        ("The death toll from the storm has risen to 11.", "death toll", "dead", False),
        ("It claimed 19 lives.", "lives", "dead", False),
        ("Some 40 fishermen, most of them from Ossel, have drowned.", "fishermen", "dead", False),
        ("The storm also injured 30.", "injured", "hurt", False),
        ("About 60 were being treated in hospital.", "treated in hospital", "hospital", False),
        ("Fifty-eight people were taken to hospital and fed.", "people", "hospital", False),
        ("Nine of the sailors are still missing.", "sailors", "missing", False),
        ("Police detained 27 demonstrators.", "demonstrators", "arrested", False),
        ("More than 4,000 people were moved out of the streets.", "people", "moved", False),
        ("It killed 11 people, including 3 children.", "people", "dead", False),
        ("Two guards shot and wounded a farmer.", "guards", "", False),
        ("The police arrested nobody, 27 people said.", "people", "", False),
    ],
)  # fmt: skip
def test_what_befell_those_counted(content: str, counted: str, fate: str, part: bool) -> None:
    page = article(content)
    first = figures(page, ())[0]
    found = fate_of(content, Span(0, len(content)), first.span, first.counted)
    assert first.counted == counted
    assert (found.name if found else "", bool(found and found.part)) == (fate, part)


def test_a_part_is_told_from_the_whole() -> None:
    content = "The storm killed 11 people, among them 3 children drowned at sea."
    part = figures(article(content), ())[1]
    found = fate_of(content, Span(0, len(content)), part.span, part.counted)
    assert found is not None
    assert found.part


def test_words_of_fate_are_no_noun() -> None:
    assert [bare_noun(w) for w in ("people dead", "kills", "toll", "young farmers", "rounds of shot")] == [
        "person", "", "", "farmer", "round"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "counted", "unit"),
    [
        ("Repairs will cost 40-45 million USD.", "Repairs", "USD"),
        ("The damage could reach $85 million.", "damage", "USD"),
        ("It cost $5.", "", "USD"),
    ],
)
def test_what_a_sum_is_the_price_of(content: str, counted: str, unit: str) -> None:
    _, found = only(content)
    assert (found.counted, found.unit) == (counted, unit)


def links(*texts: str) -> list[tuple[str, list[str]]]:
    """State of each link and the words of its members, in letter order."""
    reports = tuple(report(t, x) for t, x in zip(texts, "ABC", strict=False))
    by = {(r.letter, f.id): r.words(f.span) for r in reports for f in r.figures}
    return [(x.state, [by[m.report, m.figure] for m in x.members]) for x in link_figures(reports)]


def test_tolls_meet_in_whatever_words_they_are_told() -> None:
    found = links(
        "A storm struck Ossel overnight, killing at least 11 people.",
        "Fourteen fishing boats are lost and 14 people dead.",
        "As boats came in empty, the toll reached 11.",
    )
    assert ("agree", ["at least 11 people", "11"]) in found
    assert ("differ", ["at least 11 people", "14 people dead"]) in found
    assert len([s for s, _ in found if s == "differ"]) == 2


def test_a_rounder_number_holds_the_finer() -> None:
    assert links("Fifty-eight people were taken to hospital.", "About 60 were being treated in hospital.") == [
        ("agree", ["Fifty-eight people", "About 60"])
    ]
    assert links("Some 30 people were injured.", "In all, 58 people were injured.")[0][0] == "differ"


def test_tolls_of_other_years_and_parts_of_tolls_are_not_held_against_it() -> None:
    assert links("The storm killed 11 people.", "In 1994 a storm killed 19 people.") == []
    assert links("The storm killed 11 people.", "Many drowned, including 9 people.") == []


def test_a_small_number_that_nothing_counts_is_not_linked() -> None:
    words = "The gate, one of five, tore loose from its hinges over the harbour of Ossel."
    assert links(words, words) == []


def test_two_currencies_are_compared_by_a_printed_rate_only() -> None:
    a = "Thieves took watches worth 2 million euros ($2.6 million) from a shop in Ossel harbour."
    b = "Thieves took watches worth $2.6 million from a shop in Ossel harbour."
    c = "Thieves took watches worth 2 million euros from a shop in Ossel harbour."
    assert links(a, b) == [("agree", ["2 million euros", "$2.6 million", "$2.6 million"])]
    assert links(b, c) == [("not-comparable", ["$2.6 million", "2 million euros"])]


def test_a_rate_and_a_total_are_not_comparable() -> None:
    found = links("The army fired 30 shells at Ossel harbour every day.", "The army fired 900 shells at Ossel harbour.")
    assert found == [("not-comparable", ["30 shells at Ossel harbour every day", "900 shells"])]


def test_the_order_of_reports_changes_no_link() -> None:
    texts = [
        "The storm sank 14 trawlers off Ossel.",
        "Off Ossel 14 trawlers sank.",
        "The storm sank 20 trawlers off Ossel.",
    ]
    forward = link_figures(tuple(report(t, x) for t, x in zip(texts, "ABC", strict=True)))
    backward = link_figures(tuple(report(t, x) for t, x in zip(reversed(texts), "ABC", strict=True)))
    assert {(x.id, x.state) for x in forward} == {(x.id, x.state) for x in backward}
    assert forward


def test_a_report_and_itself_differ_in_nothing() -> None:
    words = "One agency put the magnitude at 4.8, another said it was 5.1. A storm sank 14 boats, later 19 boats."
    assert "differ" not in {state for state, _ in links(words, words)}


def test_links_of_several_members_hold_for_every_two() -> None:
    texts = [
        "A storm struck Ossel overnight, killing at least 40 people.",
        "The storm at Ossel killed 40 people.",
        "The storm at Ossel killed 70 people.",
    ]
    found = links(*texts)
    assert ("agree", ["at least 40 people", "40 people"]) in found
    assert ("agree", ["at least 40 people", "70 people"]) in found
    assert ("differ", ["40 people", "70 people"]) in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm injured 14 people in Ossel.", "The storm killed 14 people in Ossel."),
        ("The storm killed 13 women in Ossel.", "The storm killed 16 men in Ossel."),
        ("Police arrested 41 marchers in Ossel.", "In Ossel 90 marchers gathered near the harbour."),
        ("Ada Brill, 61, left Ossel on a boat.", "Otto Keller, 64, left Ossel on a boat."),
        ("The six hardest-hit farms near Ossel burned.", "Near Ossel eight farms burned."),
        ("More than 50 firefighters came to the fire in Ossel.", "The fire in Ossel drove 60 residents out."),
        ("The raid in Ossel killed three people.", "In February, a raid in Tamrin killed five people."),
        ("The raid in Ossel killed three people.", "In February, a raid in Tamrin killed three people."),
        ("Ossel have a record of 9-14 this season.", "Ossel began that season with a record of 18-30."),
        ("Three senators, Ada Brill, Kofi Adu and Ina Roe, left.", "Two senators, Otto Keller and Ana Brezny, left."),
        ("He has 548 rushing yards this season.", "Since spring, Brask has 498 rushing yards."),
        ("He caught eight passes in his last game.", "She caught eight passes in the final game."),
        ("Brill ended a 68-yard drive for Ossel.", "Brill of Ossel ran in on an 86-yard carry."),
        ("For Ossel it was the first.", "It was the first harbour of Ossel."),
        ("Ossel tied the game at 21 late.", "Then the visitors went down in 21 plays."),
        ("Boats came within two hours.", "For two hours she slept."),
        ("More than half of the voters of Ossel were women.", "In Ossel 90 percent of voters turned out."),
    ],
)
def test_what_counts_others_neither_agrees_nor_differs(one: str, other: str) -> None:
    assert [s for s, _ in links(one, other) if s != "not-comparable"] == []


def test_one_scope_is_not_held_against_another() -> None:
    found = links(
        "The navy off Ossel seized 17 rifles and 25 boats in its six raids so far.",
        "The navy off Ossel seized 8 rifles and 9 boats in the raid.",
    )
    assert {state for state, _ in found} <= {"not-comparable"}


def test_of_large_groups_the_pairs_of_two_reports_are_looked_at_wherever_they_stand() -> None:
    things: list[Any] = [SimpleNamespace(letter=letter) for letter in "A" * 81 + "B"]
    traits = {"context": 0.5, "close": 0.25, "names": 1.0}
    held: dict[tuple[int, int], Any] = {(0, 81): SimpleNamespace(traits=traits, standing="apart")}
    found = of_groups(things, held, (0,), tuple(range(1, 82)))
    assert {name: found[name] for name in traits} == traits
    assert found["taken"] == 1


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("612 boats", "600 boats", "holds"),
        ("57,812,440 boats", "57 million boats", "holds"),
        ("42 km", "26 miles", "equal"),
        ("more than 300 boats", "more than 400 boats", "apart"),
        ("up to 60 boats", "50 boats", "apart"),
        ("nearly 60 boats", "58 boats", "holds"),
        ("at least 11 boats", "14 boats", "apart"),
        ("dozens of boats", "70 boats", "holds"),
        ("$3.4 million", "$3.5 million", "apart"),
    ],
)
def test_how_two_values_stand(one: str, other: str, how: str) -> None:
    a, b = (value_of(only(f"It was {words} there.")[1]) for words in (one, other))
    assert (standing(a, b), standing(b, a)) == (how, how)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data are not beside the checkout")
def test_scores_hold() -> None:
    sys.path.insert(0, str(BENCH))
    try:
        import figures as bench
    finally:
        sys.path.pop(0)
    scores = bench.score(SHARED)
    floors = {
        "read.value-right": 0.93, "read.value-unit-hedge-right": 0.87, "read.precision": 0.95,
        "links.agree-recall": 0.79, "links.agree-precision": 0.88, "links.differ-recall": 0.68,
        "links.differ-precision": 0.7, "founding.figures": 1.0, "founding.dates": 1.0,
    }  # fmt: skip
    assert {k: v for k, v in floors.items() if scores[k] < v} == {}
    assert scores["links.differ-where-not-taken-for-one"] <= 0.05


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data are not beside the checkout")
def test_the_founding_pair_has_no_figures_in_common() -> None:
    sys.path.insert(0, str(BENCH))
    try:
        import matter
    finally:
        sys.path.pop(0)
    pages = [matter.founding_article(SHARED / "data" / "founding", w) for w in "ab"]
    reports = tuple(matter.report_of(p, x, figures(p, ()), ()) for p, x in zip(pages, "AB", strict=True))
    assert all(r.figures for r in reports)
    assert link_figures(reports) == ()
