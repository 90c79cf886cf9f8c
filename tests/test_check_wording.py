"""The draft's own words against the pile's: opposites, negations, modals, names; and what is left alone."""

from __future__ import annotations

import pytest

from twosource import compare
from twosource.check import check, read_draft
from twosource.records import CheckItem, Page, Report

WIRE = """Bridge at Ostrey closes after cracks found

OSTREY, March 3 (Wire) - The northern bridge at Ostrey was closed on Monday after divers found cracks in two of its pillars, the harbour office said.

Traffic could reach 9,000 cars a day on the remaining crossing, engineers of the county warned.

Inspectors said the pillars had not been repaired since the flood. Prices of ferry tickets rose on Tuesday as commuters looked for another way.

Roads Minister Halda Brimsek said the bridge would open again before the summer. Town councillor Jorn Pellwick said the council had been told of the cracks in January.

The county declined to comment on the warning of the engineers. The builder, Stonemark, denied that the cracks were its fault.

Fishermen expect the closure to last until autumn, according to the fishery union of Ostrey.
"""


def read(path: str, text: str) -> Report:
    return compare.read(Page(path=path, media="text", content=text, encoding="utf-8"))


@pytest.fixture(scope="module")
def pile() -> tuple[Report, ...]:
    return (read("wire.txt", WIRE),)


def told(sentence: str, pile: tuple[Report, ...]) -> list[tuple[CheckItem, str]]:
    page = Page(path="draft.txt", media="text", content=f"A draft about Ostrey\n\n{sentence}\n", encoding="utf-8")
    result = check(read_draft(page), pile)
    return [(i, result.text[i.span.start : i.span.end]) for i in result.items if i.state != "verbatim"]


@pytest.mark.parametrize(
    ("sentence", "kind", "ours", "theirs"),
    [
        ("The southern bridge at Ostrey was closed after divers found cracks in two of its pillars.", "wording", "southern", "northern"),
        ("Prices of ferry tickets fell on Tuesday as commuters looked for another way.", "wording", "fell", "rose"),
        ("Traffic will reach 9,000 cars a day on the remaining crossing.", "wording", "will", "could"),
        ("Roads Minister Halda Brimsak said the bridge would open again before the summer.", "name", "Brimsak", "Brimsek"),
        ("Jorn Pelwick, a town councillor, said the council had been told of the cracks in January.", "name", "Pelwick", "Pellwick"),
    ],
)  # fmt: skip
def test_a_word_of_a_closed_kind_that_differs_is_told(
    sentence: str, kind: str, ours: str, theirs: str, pile: tuple[Report, ...]
) -> None:
    ((item, words),) = told(sentence, pile)
    assert (item.kind, item.state) == (kind, "altered")
    assert ours in words
    assert f"“{ours}”" in item.why
    assert f"“{theirs}”" in item.why


def test_the_differing_words_are_given_as_spans(pile: tuple[Report, ...]) -> None:
    ((item, _),) = told("Prices of ferry tickets fell on Tuesday as commuters looked for another way.", pile)
    (difference,) = item.differences
    assert (difference.kind, difference.negation) == ("replaced", False)
    assert pile[0].words(difference.spans) == "rose"
    assert difference.spans[0] in item.where[0].spans[0]


def test_a_negation_that_is_left_out_or_put_in_is_told(pile: tuple[Report, ...]) -> None:
    ((left_out, _),) = told("The pillars had been repaired since the flood.", pile)
    assert "leaves out the negation “not”" in left_out.why
    ((put_in, _),) = told("Prices of ferry tickets did not rise on Tuesday as commuters looked for another way.", pile)
    assert "adds the negation “not”" in put_in.why


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Fishermen expect the closure to last until autumn, according to the finance ministry.", "said-by-another"),
        ("The county denied the warning of the engineers.", "altered"),
        ("Stonemark, the builder, declined to comment on the cracks.", "altered"),
    ],
)
def test_another_body_and_another_kind_of_answer_are_told(sentence: str, state: str, pile: tuple[Report, ...]) -> None:
    ((item, _),) = told(sentence, pile)
    assert (item.kind, item.state) == ("statement", state)


@pytest.mark.parametrize(
    "sentence",
    [
        "Divers had found cracks in two pillars of the northern bridge at Ostrey, and it was closed on Monday.",
        "Engineers warn that traffic may reach 9,000 cars a day on the other crossing.",
        "It is the summer that the minister hopes for; before it the bridge would open again, Brimsek said.",
        "The pillars were never repaired after the flood, inspectors said.",
        "Ferry tickets became dearer on Tuesday.",
        "Halda Brimsek's ministry wants the Ostrey bridge to open before the summer.",
        "The county would not comment on the engineers’ warning. Stonemark rejects the blame.",
        "According to the union, the closure may last until autumn.",
        "Commuters met at a quarter past six, at twenty to seven the ferry was full.",
    ],
)
def test_honest_words_are_left_alone(sentence: str, pile: tuple[Report, ...]) -> None:
    assert [(w, i.kind, i.why) for i, w in told(sentence, pile)] == []


def test_a_name_that_a_draft_writes_in_its_own_way_throughout_is_no_misspelt_one() -> None:
    pile = (
        compare.read(
            Page(
                path="wire.txt",
                media="text",
                content="Minister Dalia Brechov opened the bridge in Orlen.",
                encoding="utf-8",
            )
        ),
    )
    own = "Dalia Breshow opened the bridge in Orlen. Breshow said nothing."
    slip = "Dalia Breshow opened the bridge in Orlen."
    for text, told in ((own, []), (slip, ["name"])):
        draft = read_draft(Page(path="draft.txt", media="text", content=text, encoding="utf-8"))
        assert [i.kind for i in check(draft, pile).items if i.state != "verbatim"] == told
