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
