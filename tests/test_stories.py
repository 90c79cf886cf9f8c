"""Grouping into stories, and the question whether reports tell one event."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import invented
from twosource.records import Report
from twosource.spans import Text, lines_of
from twosource.stories import StoryInput, group, same_event
from twosource.stories.linkage import average_linkage

FERRY = (
    "The ferry Marlin ran aground off Tarn Point with 40 passengers aboard, harbour master Ilse Vostrin said.",
    "Harbour master Ilse Vostrin said 40 passengers were taken off the ferry Marlin, aground at Tarn Point.",
    "Passengers of the Marlin were rescued at Tarn Point when the ferry ran aground, according to Vostrin.",
)
BUDGET = (
    "Orland's council passed a budget that cuts school meals, mayor Pello Adu told reporters in the town hall.",
    "Mayor Pello Adu defended cuts to school meals after the council of Orland passed the budget in the town hall.",
)


def story_input(text: str, id: str, published: str | None = None) -> StoryInput:
    return StoryInput(
        id=id,
        sha256=Text.of(text).sha256,
        outlet="Tarn Herald",
        published=published,
        path=f"{id}.txt",
        title=None,
        text=text,
    )


def report(text: str, *, language: str = "en") -> Report:
    return invented.report("A", text, "paragraph " * len(list(lines_of(text))), language=language)


def stream() -> list[StoryInput]:
    texts = [(t, f"ferry{i}", f"2024-03-0{i + 1}") for i, t in enumerate(FERRY)]
    texts += [(t, f"budget{i}", "2024-03-02") for i, t in enumerate(BUDGET)]
    return [story_input(*t) for t in texts]


def ids(reports: list[StoryInput]) -> list[list[str]]:
    return [[r.id for r in story.reports] for story in group(reports)]


def test_reports_of_one_event_are_one_story() -> None:
    assert ids(stream()) == [["ferry0", "ferry1", "ferry2"], ["budget0", "budget1"]]


def test_a_story_carries_its_first_and_last_day_and_its_reports() -> None:
    ferry = group(stream())[0]
    assert (ferry.first, ferry.last) == ("2024-03-01", "2024-03-03")
    assert ferry.reports[0].path == "ferry0.txt"
    assert ferry.reports[0].outlet == "Tarn Herald"


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_arrival_changes_nothing(rnd: random.Random) -> None:
    reports = stream()
    rnd.shuffle(reports)
    assert group(reports) == group(stream())


def test_the_same_words_months_apart_are_two_stories() -> None:
    near = [story_input(FERRY[0], "a", "2024-03-01"), story_input(FERRY[1], "b", "2024-03-02")]
    far = [near[0], story_input(FERRY[1], "b", "2024-09-02")]
    assert [len(ids(near)), len(ids(far))] == [1, 2]


def test_a_date_that_is_none_counts_as_no_date() -> None:
    (story,) = group([story_input(FERRY[0], "a", "soon"), story_input(FERRY[1], "b")])
    assert (story.first, story.last, len(story.reports)) == (None, None, 2)


def test_no_reports_make_no_story_and_empty_texts_one_each() -> None:
    assert group([]) == ()
    assert len(group([story_input("", "a"), story_input("", "b")])) == 2


def test_a_threshold_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        group(stream(), threshold=0)


def test_average_linkage_weighs_every_pair_across() -> None:
    similar = {(0, 1): 0.9, (1, 2): 0.5}
    assert average_linkage(3, similar, 0.3) == [[0, 1], [2]]  # (0.5 + 0) / 2 stays under 0.3
    assert average_linkage(3, similar, 0.25) == [[0, 1, 2]]


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (1, 2)])
def test_short_reports_of_one_event_are_one_event(pair: tuple[int, int]) -> None:
    same, why = same_event((report(FERRY[pair[0]]), report(FERRY[pair[1]])))
    assert same
    assert "“ferry”" in why


def test_reports_of_two_events_are_refused_with_a_reason() -> None:
    same, why = same_event((report(FERRY[0]), report(BUDGET[0])))
    assert not same
    assert "share no telling word" in why


def test_one_stranger_among_reports_of_one_event_is_refused() -> None:
    assert not same_event((report(FERRY[0]), report(BUDGET[0]), report(FERRY[1])))[0]


def test_two_events_of_two_reports_each_are_refused() -> None:
    assert not same_event(tuple(map(report, (*FERRY[:2], *BUDGET))))[0]


def test_one_report_and_copies_of_it_are_one_event() -> None:
    assert same_event((report(FERRY[0]),))[0]
    assert same_event((report(FERRY[0]), report(FERRY[0])))[0]


def test_reports_in_two_languages_are_not_refused() -> None:
    same, why = same_event((report(FERRY[0]), report("Phà mắc cạn ngoài khơi mũi Tarn.", language="vi")))
    assert same
    assert "different languages" in why


def test_reports_without_any_word_are_not_one_event() -> None:
    assert not same_event((report(""), report("…")))[0]


def test_grouping_holds_its_floor_on_the_development_streams(shared: Callable[[str], Path]) -> None:
    folder = shared("stories")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench" / "quality"))
    try:
        import stories as bench
    finally:
        sys.path.pop(0)
    precision, recall = bench._bcubed(bench._rows(folder / "ecbplus_dev.jsonl"))
    assert 2 * precision * recall / (precision + recall) > 0.85


def test_every_hand_compared_set_is_one_event(shared: Callable[[str], Path]) -> None:
    for folder in sorted(p for p in shared("comparisons").iterdir() if p.is_dir()):
        texts = [f.read_text(encoding="utf-8") for f in sorted(folder.glob("*.txt"))]
        same, why = same_event(tuple(map(report, texts)))
        assert same, (folder.name, why)


ABROAD = (
    ("en", "Captain Pavel Zorenski of the ferry Marlin was questioned in Orland after the ship ran aground off Tarn Point on "
           "Friday with 412 passengers, harbour master Ilse Vostrin said. Damage is put at 1,350,000 crowns."),
    ("de", "Die Fähre Marlin ist am Freitag vor Tarn Point mit 412 Fahrgästen auf Grund gelaufen, sagte Hafenmeisterin Ilse "
           "Vostrin. Kapitän Pavel Zorenski wurde in Orland vernommen. Der Schaden beträgt 1,350,000 Kronen."),
    ("ru", "Паром «Марлин» сел на мель в пятницу, на борту было 412 пассажиров, сообщила начальник порта Ильзе Вострин. "
           "Капитан Павел Зоренский допрошен, передают из порта Орланд. Ущерб составил 1,350,000 крон."),
)  # fmt: skip
OTHERWISE = (
    (
        "en",
        "Mayor Pello Adu told the council of Keld that school meals would be cut by 30 percent, and parents protested.",
    ),
    (
        "de",
        "Bürgermeister Pello Adu sagte dem Rat von Keld, das Schulessen werde um 30 Prozent gekürzt; Eltern protestieren.",
    ),
)


def abroad(reports: tuple[tuple[str, str], ...], prefix: str, day: str | None) -> list[StoryInput]:
    import msgspec

    return [
        msgspec.structs.replace(story_input(text, f"{prefix}-{language}", day), language=language)
        for language, text in reports
    ]


@pytest.mark.parametrize("days", [("2031-03-01", "2031-03-01"), ("2031-03-01", None), (None, None)])
def test_names_and_numbers_link_reports_in_several_languages(days: tuple[str | None, str | None]) -> None:
    reports = abroad(ABROAD[:1], "ferry", days[0]) + abroad(ABROAD[1:], "ferry", days[1])
    found = ids(reports + abroad(OTHERWISE, "meals", "2031-03-01"))
    assert sorted(map(sorted, found)) == [["ferry-de", "ferry-en", "ferry-ru"], ["meals-de", "meals-en"]]


def test_languages_without_spaces_are_grouped_by_neighbouring_characters() -> None:
    texts = (
        "港の当局によると、連絡船「まつかぜ」が金曜日に沖合で座礁し、乗客412人が救助された。船長は事情を聴かれている。",
        "連絡船「まつかぜ」が座礁した事故で、乗客412人が全員救助されたと港の当局が発表した。船長が事情を聴かれた。",
        "市議会は来年度の学校給食の費用を30パーセント削る予算案を可決した。保護者らは抗議している。",
    )
    found = ids([story_input(t, str(n), "2031-03-01") for n, t in enumerate(texts)])
    assert sorted(map(sorted, found)) == [["0", "1"], ["2"]]


def test_an_undated_report_joins_the_story_of_its_event() -> None:
    reports = [story_input(FERRY[0], "a", "2024-03-01"), story_input(FERRY[1], "b"), story_input(BUDGET[0], "c")]
    (alone, both) = group(reports)
    assert [r.id for r in alone.reports] == ["c"]
    assert (both.first, both.last, {r.id for r in both.reports}) == ("2024-03-01", "2024-03-01", {"a", "b"})


def test_unrelated_reports_of_a_small_folder_stay_apart() -> None:
    texts = (
        FERRY[0],
        BUDGET[0],
        "A swarm of bees closed the motorway near Halm for three hours, the fire brigade said.",
        "Researchers in Querin found a fern that had been thought lost since the last century.",
        "The orchestra of Sarn named a new conductor, its first from abroad.",
    )
    for count in range(1, len(texts) + 1):
        assert len(ids([story_input(t, str(n), "2024-03-01") for n, t in enumerate(texts[:count])])) == count


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "?!.",
        "a" * 200_000,
        "A. " * 50_000,
        "1,1" * 50_000,
        "’" * 10_000,
        "\ud7ff\U0010ffff\x00\u200b",
        "ก" * 9_000,
    ],
)
def test_any_text_is_grouped(text: str) -> None:
    assert len(group([story_input(text, "a"), story_input(text, "b"), story_input(text, "c", "2024-03-01")])) <= 3


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(FERRY + BUDGET), st.booleans()), max_size=9))
@settings(max_examples=30, deadline=None)
def test_every_report_is_in_one_story(drawn: list[tuple[int, str, bool]]) -> None:
    reports = [
        story_input(text, str(n), f"2024-03-{1 + day % 28:02}" if dated else None)
        for n, (day, text, dated) in enumerate(drawn)
    ]
    assert sorted(id for story in ids(reports) for id in story) == sorted(r.id for r in reports)


def test_terms_are_kept_and_come_back() -> None:
    from twosource.stories.gist import NAME, NUMBER, gist, packed, unpacked

    one = gist("Ferry aground", FERRY[0] + " Паром Марлин. 港の当局", "en")
    two = unpacked(packed(one))
    assert one.tongue == two.tongue
    for name in ("keys", "counts", "marks"):
        assert (getattr(one, name) == getattr(two, name)).all()
    assert ((one.marks & NUMBER) != 0).sum() == 1
    assert ((one.marks & NAME) != 0).sum() >= 4


def test_decisions_hold_in_their_order() -> None:
    from twosource.stories import StoryDecision, settled

    groups = [[1, 2, 3], [4, 5], [6]]

    def near(one: int, two: int) -> float:
        return 1 / (1 + abs(one - two))

    def wanted(*decisions: tuple[str, tuple[int, ...], tuple[int, ...]]) -> list[list[int]]:
        made = [StoryDecision(kind=k, reports=a, others=b) for k, a, b in decisions]  # type: ignore[arg-type]
        return sorted(settled(groups, made, near))

    assert wanted() == groups
    assert wanted(("merge", (1, 2, 3), (6,))) == [[1, 2, 3, 6], [4, 5]]
    assert wanted(("split", (1,), (2, 3))) == [[1], [2, 3], [4, 5], [6]]
    assert wanted(("split", (1,), (3,))) == [[1], [2, 3], [4, 5], [6]]
    assert wanted(("merge", (1,), (6,)), ("split", (1, 2, 3), (6,))) == groups
    assert wanted(("split", (1,), (2, 3)), ("merge", (1,), (2, 3))) == groups
    assert wanted(("split", (9,), (1,)), ("merge", (1,), (9,))) == groups
    assert wanted(("merge", (4,), (6,)), ("split", (4,), (5, 6))) == [[1, 2, 3], [4], [5, 6]]


def test_near_copies_meet_however_much_stands_around_them() -> None:
    from twosource.lineage import containment, near_pairs

    rnd = random.Random(4)
    words = ["".join(rnd.choice("abcdefghij") for _ in range(6)) for _ in range(900)]
    whole = " ".join(words)
    cut = [" ".join(words[at : at + 60]) for at in range(0, 800, 100)]
    own = [" ".join(rnd.sample(words, 300)) for _ in range(5)]
    texts = [*cut, *own, whole]
    assert {(n, len(texts) - 1) for n in range(len(cut))} == set(near_pairs(texts))
    assert {(0, n + 1) for n in range(len(cut))} == set(near_pairs([whole, *cut]))
    assert containment(whole, cut[0]) == 1
    assert near_pairs(["", "too few words", ""]) == []
