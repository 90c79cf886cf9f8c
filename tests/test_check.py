"""A draft against a pile: hand-made reports, every state of a quotation and of a figure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource import compare
from twosource.check import check
from twosource.records import CheckItem, Figure, Line, Page, Report, Speaker, Statement
from twosource.spans import Span, Text, lines_of

WIRE = (
    "Harbour master Ilse Vostrin said: “The crossing was calm and nobody on board was hurt.”\n"
    "Rescuers took 40 passengers off the ferry Marlin. Two boats went out."
)


def report(
    text: str,
    *,
    quoted: dict[str, str] | None = None,
    figures: dict[str, tuple[float, str]] | None = None,
    path: str = "wire.txt",
) -> Report:
    """``quoted``: content to speaker; ``figures``: words to value and what is counted."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Report(
        id=path,
        path=path,
        sha256=Text.of(text).sha256,
        text=text,
        lines=tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(text)),
        title=None,
        outlet=None,
        language="en",
        authors=(),
        published=None,
        dateline=None,
        credits=(),
        statements=tuple(
            Statement(
                id=f"s{i}",
                source=(),
                cue=(),
                content=(at(content),),
                form="direct",
                stance="asserts",
                speaker=Speaker(name=speaker, kind="named"),
                addressee=(),
                damaged=False,
                confidence=1.0,
                why="test",
            )
            for i, (content, speaker) in enumerate((quoted or {}).items())
        ),
        figures=tuple(
            Figure(
                id=f"f{i}",
                span=at(words),
                low=value,
                high=value,
                hedge="exact",
                unit=None,
                per=None,
                counted=counted,
                kind="count",
                claimed_by=None,
            )
            for i, (words, (value, counted)) in enumerate((figures or {}).items())
        ),
        dates=(),
        names=(),
        labels=(),
        responses=(),
        problems=(),
    )


PILE = (
    report(
        WIRE,
        quoted={"The crossing was calm and nobody on board was hurt": "Ilse Vostrin"},
        figures={"40": (40, "passengers"), "Two": (2, "boats")},
    ),
)


def only(text: str, speaker: str | None = None) -> CheckItem:
    inner = text[text.index("“") + 1 : text.index("”")]
    (item,) = check(report(text, quoted={inner: speaker} if speaker else {}, path="draft.txt"), PILE).items
    assert text[item.span.start : item.span.end] == inner
    return item


def found(item: CheckItem) -> list[str]:
    return [WIRE[s.start : s.end] for where in item.where for s in where.spans]


def test_the_same_words_are_verbatim_whatever_the_marks_and_the_case() -> None:
    item = only("She said “the crossing was calm, and nobody on board was hurt!” today.", "Vostrin")
    assert item.state == "verbatim"
    assert item.where[0].report == "wire.txt"
    assert found(item) == ["The crossing was calm and nobody on board was hurt"]


def test_changed_words_are_altered_and_named() -> None:
    item = only("She said “the crossing was calm and nobody on shore was hurt”.", "Vostrin")
    assert item.state == "altered"
    assert found(item) == ["The crossing was calm and nobody on board was hurt"]
    assert "“shore” where wire.txt has “board”" in item.why


@pytest.mark.parametrize(
    ("words", "wrong"),
    [("The crosing was calm", "crosing"), ("nobody on baord was hurt", "baord"), ("nobdy on board was hurt", "nobdy")],
)
def test_a_slip_in_a_short_quotation_is_altered_and_no_rendering(words: str, wrong: str) -> None:
    item = only(f"She said “{words}”.", "Vostrin")
    assert item.state == "altered"
    assert f"the draft has “{wrong}”" in item.why


def test_words_left_out_are_altered() -> None:
    item = only("“The crossing was calm and nobody was hurt,” she said.")
    assert item.state == "altered"
    assert "leaves out “on board”" in item.why


def test_the_same_words_under_another_name_are_said_by_another() -> None:
    item = only("Mayor Pello Adu said “nobody on board was hurt”.", "Pello Adu")
    assert item.state == "said-by-another"
    assert "Ilse Vostrin" in item.why
    assert found(item) == ["nobody on board was hurt"]


def test_other_words_of_the_same_speaker_that_share_the_telling_ones_are_a_rendering() -> None:
    item = only("“It was a calm crossing, without a single person hurt,” Vostrin said.", "Ilse Vostrin")
    assert item.state == "rendering"
    assert only("“It was a calm crossing, without a single person hurt,” Adu said.", "Pello Adu").state == "not-found"


def test_words_that_stand_nowhere_are_not_found() -> None:
    item = only("“We will build a bridge by spring,” she said.", "Ilse Vostrin")
    assert (item.state, item.where) == ("not-found", ())


def test_two_words_in_marks_are_no_quotation() -> None:
    assert check(report("The “calm crossing” went on."), PILE).items == ()


def test_nothing_is_found_in_an_empty_pile_or_an_empty_report() -> None:
    draft = report("“The crossing was calm,” she said.")
    assert [i.state for i in check(draft, ()).items] == ["not-found"]
    assert [i.state for i in check(draft, (report(""),)).items] == ["not-found"]


@pytest.mark.parametrize(
    ("text", "words", "value", "counted", "state", "there"),
    [
        ("Rescuers took 40 passengers off the Marlin.", "40", 40, "passengers", "verbatim", ["40"]),
        ("Rescuers took 60 passengers off the Marlin.", "60", 60, "passengers", "figure-differs", ["40"]),
        ("The council counts 60 passengers a day on line 9.", "60", 60, "passengers", "not-found", []),
        ("In all 40 goats were sold.", "40", 40, "goats", "not-found", []),
    ],
)
def test_figures(text: str, words: str, value: float, counted: str, state: str, there: list[str]) -> None:
    (item,) = check(report(text, figures={words: (value, counted)}, path="draft.txt"), PILE).items
    assert (item.kind, item.state, found(item)) == ("figure", state, there)


def test_items_stand_in_the_order_of_the_draft() -> None:
    text = "Rescuers took 40 passengers off the Marlin. “The crossing was calm and fine,” she said."
    kinds = [i.kind for i in check(report(text, figures={"40": (40, "passengers")}), PILE).items]
    assert kinds == ["figure", "quotation"]


@given(st.text(alphabet="“”\"' ab.\n", max_size=60), st.text(alphabet="“”\"' ab.\n", max_size=60))
@settings(max_examples=100, deadline=None)
def test_whatever_the_marks_every_span_fits(draft: str, other: str) -> None:
    pile = (report(other, path="other.txt"),)
    for item in check(report(draft), pile).items:
        assert item.span.end <= len(draft)
        assert all(span.end <= len(other) for where in item.where for span in where.spans)
        if item.state == "verbatim":
            ours = draft[item.span.start : item.span.end]
            theirs = other[item.where[0].spans[0].start : item.where[0].spans[0].end]
            assert _letters(ours) == _letters(theirs)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def test_a_report_checked_against_itself_has_all_its_quotations_and_figures() -> None:
    assert {i.state for i in check(PILE[0], PILE).items} == {"verbatim"}


FLOOD = {
    "wire": "The flood in Orland killed 14 people. Some 4,312 people were moved to safety, 60 were injured.",
    "herald": "The flood left at least 11 people dead on Monday, and 40 residents were rescued from roofs.",
}


def flood(draft: str, *names: str) -> CheckItem:
    """The only figure of a draft, against pages read as they are in use."""
    pile = tuple(compare.read(page(FLOOD[name], f"{name}.txt")) for name in names or FLOOD)
    (item,) = (i for i in check(compare.read(page(draft, "draft.txt")), pile).items if i.kind == "figure")
    return item


def page(text: str, path: str) -> Page:
    return Page(path=path, media="text", content=text, encoding="utf-8")


def test_people_of_another_fate_are_no_evidence_and_room_for_a_number_is_no_agreement() -> None:
    item = flood("At least 12 people were killed in the flood.")
    assert item.state == "figure-differs"
    assert "“14 people” in wire.txt (the draft's words leave room for it)" in item.why
    assert "“at least 11 people dead” in herald.txt" in item.why
    assert "4,312" not in item.why
    assert "40" not in item.why


def test_a_toll_of_another_number_differs_whatever_the_noun() -> None:
    item = flood("The ministry said 40 people died.")
    assert item.state == "figure-differs"
    assert {w.report for w in item.where} == {compare.read(page(FLOOD[name], f"{name}.txt")).id for name in FLOOD}


def test_an_agreeing_figure_anywhere_wins_and_the_others_are_told() -> None:
    item = flood("The toll was 14, officials said.", "herald", "wire")
    assert item.state == "verbatim"
    assert len(item.where) == 1
    assert "other figures too: “at least 11 people dead” in herald.txt" in item.why


@pytest.mark.parametrize(
    ("draft", "state", "why"),
    [
        ("About 4,300 people were moved to safety.", "verbatim", "rounder or finer"),
        ("More than 4,000 people were moved to safety.", "verbatim", "rounder or finer"),
        ("About 14 people were killed.", "verbatim", "the same number, hedged otherwise"),
        ("About 3,000 people were moved to safety.", "figure-differs", "4,312"),
        ("The flood killed 11 people.", "figure-differs", "the same number, hedged otherwise"),
        ("At least 11 people died.", "verbatim", "the same figure"),
        ("The flood killed 140 people.", "figure-differs", "14 people"),
        ("A quake killed 9,000 people.", "not-found", "no figure found"),
        ("The repairs took 4 months.", "not-found", "no figure found"),
        ("Police arrested 14 people.", "not-found", "not clearly of this"),
        ("Police arrested 19 people.", "not-found", "no figure found that clearly counts this"),
    ],
)
def test_a_figure_is_verbatim_only_as_printed_or_rounded(draft: str, state: str, why: str) -> None:
    item = flood(draft)
    assert (item.state, why in item.why) == (state, True), item
