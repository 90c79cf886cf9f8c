"""The brief and the reading on a terminal: what they say, and that page text cannot steer the terminal."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec
import pytest

from invented import alike, comparison, hostile, nothing_found
from twosource import report
from twosource.compare import compare
from twosource.records import Comparison, Report, Speaker
from twosource.report.visible import one_line, visible

FORBIDDEN_WORDS = ("verified", "confirmed", "fake", "misquote", "omitted", "contradict", "bias")


@pytest.fixture(scope="module")
def plain() -> str:
    return report.brief(comparison(), width=100, colour=False)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_sections_stand_in_the_order_of_asking(plain: str) -> None:
    headings = ["3 reports compared", "HOW MANY, AND FROM WHOM", "LOOK AT FIRST", "IN ONE REPORT ONLY",
                "LABELS BY REPORT", "PROBLEMS"]  # fmt: skip
    places = [plain.index(heading) for heading in headings]
    assert places == sorted(places)


def test_what_is_compared_says_who_wrote_it_and_where_the_text_comes_from(plain: str) -> None:
    assert "The Vell Courier · 2031-03-05 · text from: Meridian\n" in plain
    assert "Nuova Costa · 2031-03-05 · by Ines Quay · text from: Meridian\n" in plain
    assert "c.txt · no date found · text from: not said in this text" in plain


def test_people_are_no_origin_and_credits_of_one_report_are_told_together() -> None:
    one = comparison()
    b = one.reports[1]
    thanks = msgspec.structs.replace(b.credits[0], kind="contributed", names=("Ines Quay", "Olu Fenn", "Norda"))
    edges = tuple(msgspec.structs.replace(one.lineage.edges[0], from_=agency) for agency in ("Meridian", "Norda"))
    changed = msgspec.structs.replace(
        one,
        reports=(one.reports[0], msgspec.structs.replace(b, credits=(thanks,)), one.reports[2]),
        lineage=msgspec.structs.replace(one.lineage, edges=edges),
    )
    text = report.brief(changed, width=100, colour=False)
    assert "Nuova Costa · 2031-03-05 · by Ines Quay · with contributions from Norda\n" in text
    assert "A credits Meridian and Norda for text." in text


def test_an_agency_is_named_once() -> None:
    one = comparison()
    a = one.reports[0]
    again = msgspec.structs.replace(a.credits[0], kind="source-credit", names=("MERIDIAN",))
    made = msgspec.structs.replace(one, reports=(msgspec.structs.replace(a, credits=(again,)), *one.reports[1:]))
    assert "The Vell Courier · 2031-03-05 · text from: Meridian\n" in report.brief(made, width=100, colour=False)


def test_three_counts_stand_apart_with_the_lineage(plain: str) -> None:
    assert "3 reports · 1 to 2 originators, as far as the pages say · 5 sources cited" in plain
    assert "A and B credit Meridian for text." in plain
    assert "B is a translation from A." in plain
    assert "Cited in two reports or more: Marek Dolin, Talsen's coast guard" in plain


def test_words_that_differ_are_marked_without_colour(plain: str) -> None:
    assert "A The [present clique] in Orland is [thoroughly poisoned] B The [current government]" in flat(plain)
    assert "A we see [no way at all of living beside] it B nobody here can [live next door to] it" in flat(plain)


def test_figures_that_differ_lead_with_their_values(plain: str) -> None:
    assert "rockets: 40 to 50 rockets in A, 60 rockets in B" in plain
    assert "firing [40 to 50 rockets] at fishing towns" in plain


def test_a_source_unnamed_in_one_report_and_named_in_another_is_told() -> None:
    one = comparison()
    statement = next(s for s in one.reports[1].statements if s.speaker.name == "Dolin")
    unnamed = msgspec.structs.replace(statement, speaker=Speaker(name="an envoy", kind="unnamed"))
    held = tuple(unnamed if s is statement else s for s in one.reports[1].statements)
    made = msgspec.structs.replace(
        one, reports=(one.reports[0], msgspec.structs.replace(one.reports[1], statements=held), one.reports[2])
    )
    text = report.brief(made, width=100, colour=False)
    assert "No name here, a name there (" in text
    assert "“Marek Dolin” in A; “an envoy” in B" in text
    assert "No name here" not in report.brief(one, width=100, colour=False)


def test_the_brief_keeps_to_two_screens(plain: str, example: tuple[Report, ...]) -> None:
    assert plain.count("\n") < 70
    assert report.brief(compare(list(example)), width=100, colour=False).count("\n") < 110


def test_titles_of_persons_are_no_labels_of_the_brief() -> None:
    one = comparison()
    person = next(n for n in one.names if n.kind == "person")
    made = msgspec.structs.replace(one, labels=(msgspec.structs.replace(one.labels[0], name=person.name),))
    assert "LABELS BY REPORT" not in report.brief(made, width=100, colour=False)


def test_a_denial_stands_with_its_target(plain: str) -> None:
    denial = plain[plain.index("Denials (1)") : plain.index("Silence reported")]
    assert "Orland denies the rocket claims." in denial
    assert "firing 40 to 50 rockets" in denial[denial.index("answering Marek Dolin:") :]


def test_silence_says_which_kind(plain: str) -> None:
    assert "Orland's foreign ministry: has not commented" in plain
    assert "Orland's army: did not respond" in plain


def test_what_stands_in_one_report_only(plain: str) -> None:
    alone = plain[plain.index("IN ONE REPORT ONLY") : plain.index("LABELS BY REPORT")]
    assert "Tove Lind: the quay would stay shut until Friday" in alone
    assert "Dolin" not in alone


def test_nothing_found_is_explained_in_a_sentence() -> None:
    text = report.brief(nothing_found(), width=80, colour=False)
    assert "No statement was found in any of these texts" in flat(text)
    assert "each report may be first-hand" in flat(text)


def test_equal_reports_differ_in_nothing() -> None:
    text = report.brief(alike(2), width=80, colour=False)
    assert "What the reports share differs in no figure, form or rendering" in flat(text)


@pytest.mark.parametrize("made", [comparison, hostile, nothing_found])
@pytest.mark.parametrize("width", [40, 80, 132])
def test_no_line_is_wider_than_asked(made: Any, width: int) -> None:
    lines = report.brief(made(), width=width, colour=False).splitlines()
    wide = [line for line in lines if sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) > width]
    assert wide == []


@pytest.mark.parametrize(
    "draw", [lambda c: report.brief(c, width=80, colour=False), lambda c: report.reading(c.reports[0])]
)
def test_page_text_cannot_steer_the_terminal(draw: Any) -> None:
    text = draw(hostile())
    steering = [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]
    assert steering == []
    assert not any(c in text for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "␛[2J" in flat(text)
    assert "⟨U+202E⟩" in flat(text).replace(" ", "")


def test_with_colour_only_our_own_sequences_appear() -> None:
    text = report.brief(hostile(), width=80, colour=True)
    assert "\x1b[1m" in text
    assert "\x1b[2J" not in text
    assert "\x1b]" not in text


def test_colour_changes_no_word() -> None:
    import re

    plain = report.brief(comparison(), width=100, colour=False)
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", report.brief(comparison(), width=100, colour=True))
    assert flat(coloured) == flat(plain).replace("[", "").replace("]", "")


def test_no_verdict_is_given(plain: str) -> None:
    assert [word for word in FORBIDDEN_WORDS if word in plain.lower()] == []


def test_the_order_of_reports_changes_no_count() -> None:
    one = comparison()
    turned = msgspec.structs.replace(one, reports=one.reports[::-1])
    assert counts_of(turned) == counts_of(one)


def counts_of(made: Comparison) -> list[str]:
    text = report.brief(made, width=100, colour=False)
    return [line for line in text.splitlines() if " sources cited" in line]


def test_a_reading_tells_the_report_and_what_was_set_aside() -> None:
    text = report.reading(comparison().reports[0])
    assert text.startswith("Talsen says it cannot live beside the ‘clique’ in Orland\nThe Vell Courier · 2031-03-05")
    assert "Marek Dolin — direct, asserts, damaged passage" in text
    assert "“40 to 50 rockets” = 40 to 50 rockets per day · Marek Dolin" in text
    assert "SET ASIDE (4 LINES)" in text
    assert "related-link: ALSO READ: Five harbours to see before winter" in text


def test_a_reading_explains_what_is_empty() -> None:
    text = report.reading(nothing_found().reports[1])
    assert "No statement with a source was found in this text." in text
    assert "No figure was found in this text." in text
    assert "No credit was found in this text." in text


def test_visible_keeps_what_orders_nothing_and_is_done_once() -> None:
    arabic = "قال\u200f وزير"
    assert visible(arabic) == arabic
    assert visible(visible("\x1b\u202e")) == visible("\x1b\u202e")
    assert one_line("a\u2028b\r\nc") == "a b␍ c"
