"""Whole drafts against whole piles, read as they are in use: faults that were planted are told, honest edits are not."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from twosource import compare, example
from twosource.check import check, read_draft
from twosource.cli import main
from twosource.intake import pages
from twosource.records import CheckItem, Page, Report

HERE = Path(__file__).resolve().parent
SETS = sorted((HERE / "drafts").iterdir())
DOC = HERE.parent / "docs" / "check.md"


def pile_of(paths: list[Path]) -> tuple[Report, ...]:
    return tuple(compare.read(p) for p in pages([str(p) for p in paths]) if isinstance(p, Page))


def checked(draft: Path, pile: tuple[Report, ...]) -> list[tuple[CheckItem, str]]:
    """The items that are not verbatim, each with its words."""
    (page,) = pages([str(draft)])
    assert isinstance(page, Page)
    result = check(read_draft(page), pile)
    assert any(i.state == "verbatim" for i in result.items)
    return [(i, result.text[i.span.start : i.span.end]) for i in result.items if i.state != "verbatim"]


@pytest.mark.parametrize("folder", SETS, ids=lambda p: str(p.name))
def test_of_a_clean_draft_nothing_is_told_and_of_a_planted_one_every_fault_and_nothing_else(folder: Path) -> None:
    drafts = {p.stem: p for p in folder.iterdir() if p.stem in ("clean", "planted") and p.suffix != ".json"}
    pile = pile_of(sorted(p for p in folder.iterdir() if p.stem not in ("clean", "planted")))
    assert [(words, item.state, item.why) for item, words in checked(drafts["clean"], pile)] == []
    left = checked(drafts["planted"], pile)
    for planted, state in json.loads((folder / "planted.json").read_text("utf-8")):
        told = [found for found in left if planted in found[1]]
        assert [item.state for item, _ in told] == [state], planted
        left.remove(told[0])
    assert [(words, item.state, item.why) for item, words in left] == []


@pytest.fixture
def in_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in example.pages():
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_documented_draft_has_ten_faults_and_prints_what_the_page_shows(
    in_the_example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = DOC.read_text("utf-8")
    draft = re.search(r"^````markdown\n(.*?)^````$", text, re.DOTALL | re.MULTILINE)
    shown = re.search(r"^```text\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert draft
    assert shown
    (in_the_example / "draft.md").write_text(draft[1], "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["check", "draft.md", "--against", "herald.html", "tarnwire.txt", "vostrin.txt", "--fail-on", "any"])
    assert ended.value.code == 1
    assert capsys.readouterr().out == shown[1]
    assert len(re.findall(r"^draft\.md:\d+: ", shown[1], re.MULTILINE)) == 10


HONEST = """---
title: Gate failure
---
# Gate fails at Halmet dam

"[T]he gate was sound in the spring," said Ilsa Dremov, the energy minister, "and what we are seeing tonight is something nobody could have foreseen."

“We are counting people in *boats*, not in houses”, Mayor Gita Morlan said. Fifty-eight people were taken to hospital.

> This was no accident. It was a choice.
>
> — Joric Sandrel

'No such letters ever reached this company,' said Bena Kolvart, a spokeswoman. Police arrested twenty-seven people.

According to Sandrel “three times the engineers wrote to [Ishra Hydro] … three times the letters went into a drawer”. At least 11 people died.
"""


def test_honest_edits_of_the_example_are_verbatim(tmp_path: Path) -> None:
    draft = tmp_path / "honest.md"
    draft.write_text(HONEST, "utf-8")
    assert [(words, item.state, item.why) for item, words in checked(draft, pile_of(list(example.pages())))] == []


@pytest.mark.parametrize(
    ("sentence", "state", "why"),
    [
        ("“This was [not] a choice,” Joric Sandrel said.", "altered", "“not”"),
        ("“It was a choice … This was no accident,” Joric Sandrel said.", "altered", "in another order"),
        ("“Accident. It was a choice,” Joric Sandrel said.", "altered", "“no” stands just before these words"),
        ("“We have … received letters of that kind,” Bena Kolvart said.", "altered", "“never” stands where"),
        ("“We are counting people in boats, not in huts,” Gita Morlan said.", "altered", "“huts”"),
        ("“Repairs would cost $40 million,” Ilsa Dremov said.", "not-found", "without quotation marks"),
        ("“The dam will stand for ever,” Ilsa Dremov said.", "not-found", "no passage"),
        ("“We found the price list in three coats,” Gita Morlan said.", "said-by-another", "Radmil Menk"),
        ("“In spring the gate was in order; tonight we witness what no one could foresee,” Ilsa Dremov said.", "", ""),
    ],
)
def test_what_is_no_honest_edit_is_told_with_its_reason(tmp_path: Path, sentence: str, state: str, why: str) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"The Halmet dam\n\nPolice arrested 27 people.\n\n{sentence}\n", "utf-8")
    ((item, _),) = checked(draft, pile_of(list(example.pages())))
    assert item.state in ([state] if state else ["rendering", "altered"])
    assert why in item.why
    if item.state == "altered" and "stands" not in item.why and "order" not in item.why:
        assert item.differences


def test_differences_and_the_nearest_passage_point_at_their_words(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "News\n\n“We are counting people in ships, not in houses,” Gita Morlan said on Tuesday. “Repairs would cost $40 million,” Ilsa Dremov said. It took 26 minutes.\n",
        "utf-8",
    )
    pile = pile_of(list(example.pages()))
    (altered, _), (made, _) = checked(draft, pile)
    text = draft.read_text("utf-8")
    known = {r.id: r for r in pile}
    (difference,) = altered.differences
    assert difference.draft
    assert text[difference.draft.start : difference.draft.end] == "ships"
    assert [known[difference.report].words(s) for s in difference.spans] == ["boats"]
    assert (altered.line, altered.speaker) == (3, "Gita Morlan")
    assert made.near
    assert made.near.words == known[made.near.report].words(made.near.spans) == "Repairs would cost $40 million"
    assert (made.near.quoted, made.near.nearness, made.near.speaker) == (False, 1.0, "Ilsa Dremov")
