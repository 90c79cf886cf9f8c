"""Decisions in a browser: kept over a reload, saved as JSON Lines, loaded again, applied by the program, never guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crowded import crowded
from invented import comparison
from tab import Open, Opened
from twosource.report import page
from twosource.report.decisions import Decision, read_decisions
from twosource.report.ledger import ledger


def row_id(number: int) -> str:
    return next(row.id for group in ledger(comparison()) for row in group.rows if row.number == number)


def saved(held: Opened, tmp_path: Path) -> Path:
    with held.tab.expect_download() as waiting:
        held.tab.get_by_role("button", name="Save decisions").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def test_decisions_are_kept_over_a_reload(opened: Open) -> None:
    held = opened(comparison())
    held.press("j", "c", "j", "n")
    held.tab.keyboard.type("<b>ask</b> again")
    held.press("Control+Enter")
    held.tab.reload()
    assert held.texts("#row-1 .decided") == ["✓ confirmed"]
    assert held.texts("#row-2 .decided") == ["note 1"]
    assert held.texts("#note-list li")[0].startswith("<b>ask</b> again")


def test_another_comparison_has_decisions_of_its_own(opened: Open) -> None:
    opened(comparison()).press("j", "c")
    assert opened(crowded(), name="other.html").tab.locator(".decided").count() == 0


def test_decisions_are_saved_as_lines_that_the_program_reads(opened: Open, tmp_path: Path) -> None:
    held = opened(comparison())
    held.press("j", "c", "j", "j", "x")
    file = saved(held, tmp_path)
    decisions, problems = read_decisions(file.read_bytes(), "decisions.jsonl")
    assert problems == ()
    assert [(d.id, d.decision) for d in decisions] == [(row_id(1), "confirmed"), (row_id(3), "rejected")]
    assert decisions[0].finding == "row 1, Marek Dolin: narrower in one (A, B)"
    assert decisions[0].at
    again = opened(page(comparison(), decisions), name="again.html")
    assert again.texts("#row-1 .decided") == ["✓ confirmed"]
    assert again.texts("#row-3 .decided") == ["✗ rejected"]


def test_a_file_is_loaded_and_what_vanished_is_listed_and_stays(opened: Open, tmp_path: Path) -> None:
    lines = [
        {"id": row_id(2), "decision": "rejected", "note": "two hands", "kept": {"by": "ann"}},
        {"id": "0123456789ab", "decision": "confirmed", "finding": "row 9, Nobody: same (A, C)"},
    ]
    file = tmp_path / "held.jsonl"
    file.write_text(
        "".join(json.dumps({"format": "twosource.decision/1", **line}) + "\n" for line in lines) + "no JSON\n",
        encoding="utf-8",
    )
    held = opened(comparison())
    held.tab.locator("#load").set_input_files(file)
    held.tab.locator("#row-2 .decided").wait_for()
    assert held.texts("#row-2 .decided") == ["✗ rejected note 1"]
    assert "row 9, Nobody: same (A, C)" in held.texts("#vanished li")[0]
    assert "1 of findings that are not in this comparison; 1 line held none" in held.texts("#told")[0]
    written = [json.loads(line) for line in saved(held, tmp_path).read_text(encoding="utf-8").splitlines()]
    assert {d["id"] for d in written} == {row_id(2), "0123456789ab"}
    assert next(d for d in written if d["id"] == row_id(2))["kept"] == {"by": "ann"}


def test_decisions_in_the_page_are_read_with_scripts_off(opened: Open) -> None:
    decisions = (
        Decision(id=row_id(2), decision="confirmed", note="</script><script>document.title='ran'</script>"),
        Decision(id="0123456789ab", decision="rejected", finding="row 9"),
    )
    held = opened(page(comparison(), decisions), java_script_enabled=False)
    assert held.texts("#row-2 .decided") == ["✓ confirmed note 1"]
    assert held.texts("#note-list li") == ["</script><script>document.title='ran'</script>"]
    assert "0123456789ab" in held.texts("#vanished li")[0]
    scripted = opened(page(comparison(), decisions), name="scripted.html")
    assert scripted.texts("#row-2 .decided") == ["✓ confirmed note 1"]
    assert scripted.tab.title() != "ran"


def test_where_the_browser_keeps_nothing_the_page_works_and_says_so(opened: Open) -> None:
    held = opened(comparison())
    held.tab.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    held.press("j", "c")
    assert held.texts("#row-1 .decided") == ["✓ confirmed"]
    assert held.texts("#kept")[0].startswith("This browser keeps nothing")


@pytest.mark.parametrize("kind", ["figure-1", "response-1", "edge-1"])
def test_findings_of_every_kind_are_decided_by_mouse(opened: Open, kind: str) -> None:
    held = opened(comparison())
    held.tab.locator(f"#{kind} th > a").first.click()
    held.tab.get_by_role("button", name="Confirm").click()
    assert held.texts(f"#{kind} .decided") == ["✓ confirmed"]
    held.tab.get_by_role("button", name="Note", exact=True).click()
    held.tab.get_by_label("Note", exact=True).fill("looked up")
    held.tab.get_by_role("button", name="Keep note").click()
    assert held.texts(f"#{kind} .decided") == ["✓ confirmed note 1"]


def test_a_citation_names_passage_outlet_day_place_and_hash(opened: Open) -> None:
    compared = crowded()
    held = opened(compared, permissions=["clipboard-read", "clipboard-write"])
    held.press("j", "Enter")
    held.tab.get_by_role("button", name="Copy citation A").click()
    held.tab.get_by_text("Citation copied.").wait_for()
    copied: Any = held.tab.evaluate("navigator.clipboard.readText()")
    first = compared.reports[0]
    row = next(row for group in ledger(compared) for row in group.rows if row.number == 1)
    spans = row.passages[0].spans
    assert copied.startswith(
        f"“{first.words(spans)}” (The A Courier, 2031-03-05, “{first.title.text if first.title else ''}”, https://"
    )
    assert f"characters {spans[0].start}–{spans[0].end} of the text with SHA-256 {first.sha256}" in copied
    link = held.tab.get_by_role("link", name="A at its source").get_attribute("href")
    assert link.startswith("https://courier-a.example/gull-coast/harbour-gate#:~:text=the%20")


def test_by_keyboard_a_citation_is_copied_and_the_focus_stays(opened: Open) -> None:
    held = opened(comparison(), permissions=["clipboard-read", "clipboard-write"])
    held.press("j", "Enter", "Tab", "Tab", "Tab", "Tab", "Enter")
    held.tab.get_by_text("Citation copied.").wait_for()
    assert held.tab.evaluate("document.activeElement.textContent") == "Copy citation A"
    assert held.tab.evaluate("navigator.clipboard.readText()").endswith(comparison().reports[0].sha256 + ")")


def test_a_page_tells_before_anything_is_decided_where_decisions_are_kept(opened: Open) -> None:
    assert "for this file only" in opened(comparison()).texts("#kept")[0]


def test_a_decision_on_one_match_of_a_row_that_holds_several_is_at_home(opened: Open) -> None:
    row = next(row for group in ledger(comparison()) for row in group.rows if row.parts())
    decided = Decision(id=row.parts()[0], decision="rejected")
    held = opened(page(comparison(), (decided,)))
    assert held.texts(f"#row-{row.number} .decided") == ["✗ rejected"]
    assert held.tab.locator("#vanished").is_hidden()
