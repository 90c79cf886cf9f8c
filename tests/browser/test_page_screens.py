"""The page's screens in a browser, by mouse and by keyboard alone, with scripts and without, on every kind of screen."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from browsing import LAPTOP
from invented import alike, comparison, hostile, nothing_found
from tab import Open
from twosource.records import Published
from twosource.report import page

SCREENS = ("brief", "ledger", "texts", "figures", "labels", "responses", "lineage", "notes", "method")


@pytest.mark.parametrize("made", [comparison, hostile, nothing_found, lambda: alike(10)])
def test_every_row_is_drawn_and_the_browser_complains_of_nothing(opened: Open, made: Any) -> None:
    compared = made()
    together = {tuple((m.report, m.statement) for m in match.members) for match in compared.matches}
    held = opened(compared)
    assert held.tab.locator("tr.row").count() == len(together) + sum(map(len, compared.only.values()))
    assert held.tab.locator("#keys").is_visible()


def test_the_brief_fits_a_laptop_screen(opened: Open) -> None:
    held = opened(comparison())
    for part in (".band", ".compared", ".first"):
        box = held.tab.locator(f"#brief {part}").bounding_box()
        assert box
        assert box["y"] + box["height"] <= 768, part


# ---------------------------------------------------------------- by mouse


def test_by_mouse_a_row_opens_to_its_passages_and_its_reason(opened: Open) -> None:
    held = opened(comparison(), "#ledger")
    held.tab.locator("#row-2 td[data-l=A] bdi").click()
    assert held.tab.locator("#row-2 td[data-l=A] .c").first.is_visible()
    assert "different renderings" in held.texts("#row-2 + .open .why")[0]
    assert held.tab.locator("#row-2 td[data-l=A] mark").count() == 3
    held.tab.get_by_role("button", name="Confirm").click()
    assert held.texts("#row-2 .decided") == ["✓ confirmed"]
    held.tab.locator("#row-2 th > a").click()
    assert not held.tab.locator("#row-2 + .open").is_visible()


def test_by_mouse_the_ledger_is_filtered(opened: Open) -> None:
    held = opened(comparison(), "#ledger")
    held.tab.get_by_label("Filter the ledger").fill("quay")
    assert held.tab.locator("tr.row:visible").evaluate_all("rows => rows.map(row => row.id)") == ["row-8"]
    held.tab.get_by_label("Filter the ledger").fill("no such words")
    assert held.tab.locator("#none-left").is_visible()
    held.tab.get_by_label("Filter the ledger").fill("")
    held.tab.locator("input[value=only]").uncheck()
    assert held.tab.locator("tr.row.only:visible").count() == 0
    assert held.tab.locator("tr.row:visible").count() > 0


def test_by_mouse_choosing_a_passage_scrolls_the_others_to_it(opened: Open) -> None:
    held = opened(alike(3), "#texts", viewport={"width": 1366, "height": 420})
    assert held.tab.locator(".joins path").count() > 0
    row = held.tab.locator("#report-B u").last.get_attribute("data-r").split()[0]
    held.tab.locator(f"#report-B u[data-r~='{row}']").last.scroll_into_view_if_needed()
    held.tab.locator(f"#report-B u[data-r~='{row}']").last.click()
    tops = [held.tab.locator(f"#report-{letter} u[data-r~='{row}']").first.bounding_box()["y"] for letter in "ABC"]
    assert max(tops) - min(tops) < 4
    assert held.tab.locator(".joins path.chosen").count() == 2
    assert f"Row {row}" in held.texts("#chosen")[0]
    assert held.tab.locator(".bar i").count() > 0


def test_by_mouse_a_letter_shows_its_report_alone_with_margin_notes(opened: Open) -> None:
    held = opened(comparison())
    assert held.tab.locator("#report-B .notes").first.is_hidden()
    held.tab.locator(".views a[href='#report-B']").click()
    assert held.tab.locator("#report-B .notes").first.is_visible()
    assert held.tab.locator("#report-A").is_hidden()
    assert "Dolin: direct" in " ".join(held.texts("#report-B .notes"))
    held.tab.locator(".views a[href='#texts']").click()
    assert held.tab.locator("#report-A").is_visible()


def test_by_mouse_what_was_set_aside_unfolds(opened: Open) -> None:
    held = opened(comparison(), "#texts")
    assert not held.tab.get_by_text("Home | World | Weather").is_visible()
    held.tab.locator("#unfold").click()
    assert held.tab.get_by_text("Home | World | Weather").is_visible()


# ---------------------------------------------------------------- by keyboard alone


def test_by_keyboard_findings_are_walked_opened_decided_and_noted(opened: Open) -> None:
    held = opened(comparison())
    held.press("j", "j", "j", "k")
    assert held.focused() == "row-2"
    held.press("Enter")
    assert held.tab.locator("#row-2 + .open").is_visible()
    held.press("c")
    assert held.texts("#row-2 .decided") == ["✓ confirmed"]
    held.press("x", "u")
    assert held.texts("#row-2 .decided") == ["✗ rejected"]
    assert held.focused() == "row-3"
    held.press("n")
    held.tab.keyboard.type("call the envoy: j k c x")
    held.press("Control+Enter")
    assert held.focused() == "row-3"
    assert held.texts("#row-3 .decided") == ["note 1"]
    assert held.texts("#note-list li")[0].startswith("call the envoy: j k c x")
    held.press("ArrowDown")
    assert held.focused() == "row-4"
    held.press("x", "x")
    assert held.tab.locator("#row-4 .decided").count() == 0
    assert held.texts("#tally")[0].endswith(" findings decided: 0 confirmed, 1 rejected. 1 note.")


def test_by_keyboard_every_finding_is_reached_and_the_end_is_told(opened: Open) -> None:
    held = opened(comparison())
    total = held.tab.locator(".row, .finding").count()
    shown = held.tab.evaluate(
        "[...document.querySelectorAll('.row, .finding')].filter(f => f.checkVisibility()).length"
    )
    seen = []
    for _ in range(total + 1):
        held.press("j")
        seen.append(held.focused())
    assert len(set(seen)) == shown
    assert {name.split("-")[0] for name in seen} >= {"row", "figure", "response", "edge"}
    assert held.texts("#told") == ["This is the last finding."]


def test_by_keyboard_the_filter_is_reached_and_left(opened: Open) -> None:
    held = opened(comparison())
    held.press("/")
    assert held.focused() == "filter"
    held.tab.keyboard.type("quay")
    held.press("Enter")
    assert held.focused() == "row-8"
    held.press("/", "Escape")
    assert held.tab.locator("tr.row:visible").count() == 8
    assert held.focused().startswith("row-")


def test_by_keyboard_single_keys_are_switched_off_and_the_rest_still_works(opened: Open) -> None:
    held = opened(comparison())
    held.press("?")
    assert held.tab.locator("#help").is_visible()
    held.tab.locator("#single").focus()
    held.press("Space", "Escape")
    held.press("j")
    assert held.focused() == ""
    held.tab.reload()
    held.press("j")
    assert held.focused() == ""
    held.tab.locator("#row-1 th > a").focus()
    held.press("ArrowDown", "Enter", "Tab")
    assert held.tab.evaluate("document.activeElement.textContent") in ("✓ Confirm", "3")
    held.tab.get_by_role("button", name="Reject").focus()
    held.press("Enter")
    assert held.texts("#row-2 .decided") == ["✗ rejected"]


def test_by_keyboard_focus_is_seen(opened: Open) -> None:
    held = opened(comparison())
    for _ in range(25):
        held.press("Tab")
        style = held.tab.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth }"
        )
        assert style == "solid3px"


def test_by_keyboard_a_passage_is_chosen_in_the_texts(opened: Open) -> None:
    held = opened(comparison(), "#texts")
    held.tab.locator("#t-A-2").focus()
    held.press("Enter")
    assert held.tab.locator("#report-B u.chosen").count() > 0
    assert "Row 2" in held.texts("#chosen")[0]


# ---------------------------------------------------------------- other screens


def test_a_link_to_a_row_opens_it(opened: Open) -> None:
    held = opened(comparison(), "#row-3")
    assert held.tab.locator("#row-3 + .open").is_visible()
    assert held.tab.locator("#row-2 + .open").is_hidden()


def test_with_scripts_off_everything_is_there_to_read(opened: Open) -> None:
    held = opened(comparison(), "#row-2", java_script_enabled=False)
    assert held.tab.locator("tr.row:visible").count() == 8
    assert held.tab.locator("#row-2 + .open .why").is_visible()
    assert held.tab.locator("#row-2 td[data-l=A] .c").first.is_visible()
    assert held.tab.locator(".scripted:visible").count() == 0
    assert held.tab.locator("#report-A").is_visible()
    held.tab.locator("#report-A summary").first.click()
    assert held.tab.get_by_text("Home | World | Weather").is_visible()
    held.tab.locator(".views a[href='#report-B']").click()
    assert held.tab.locator("#report-B .notes").first.is_visible()


@pytest.mark.parametrize("made", [comparison, hostile, lambda: alike(10)])
@pytest.mark.parametrize("size", [(320, 640), (683, 384)], ids=["320 px", "200% zoom"])
def test_nothing_runs_out_of_a_small_screen(opened: Open, made: Any, size: tuple[int, int]) -> None:
    held = opened(made(), viewport={"width": size[0], "height": size[1]})
    assert not held.wider_than_the_screen()
    for name in SCREENS:
        held.tab.evaluate(f"location.hash = '#{name}'")
        held.press("j", "Enter")
        assert not held.wider_than_the_screen(), name


def test_no_long_word_or_address_makes_the_page_wider_than_the_screen(opened: Open) -> None:
    long = "Harbour" * 60
    held = opened(page(comparison()).replace("harbour", long))
    assert held.tab.get_by_text(long).count() > 0
    assert not held.wider_than_the_screen()


def test_on_a_small_screen_the_ledger_is_a_list(opened: Open) -> None:
    held = opened(comparison(), viewport={"width": 320, "height": 640})
    held.tab.locator("#row-2 th > a").click()
    assert held.tab.locator("#row-2 + .open .why").is_visible()
    boxes = [held.tab.locator(f"#row-2 td[data-l={letter}]").bounding_box() for letter in "AB"]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[1]["y"] > boxes[0]["y"]


def test_printed_the_brief_is_page_one_and_notes_are_numbered(opened: Open) -> None:
    held = opened(comparison())
    held.press("j", "n")
    held.tab.keyboard.type("ask the envoy again")
    held.press("Control+Enter")
    held.tab.emulate_media(media="print")
    brief = held.tab.locator("#brief").bounding_box()
    assert brief
    assert brief["height"] < 1010  # A4 less its margins, in CSS pixels
    assert held.tab.locator("#brief").evaluate("e => getComputedStyle(e).breakAfter") == "page"
    assert held.tab.locator("header nav").is_hidden()
    assert held.tab.locator("button:visible").count() == 0
    assert held.tab.locator("#row-5 + .open .why").is_visible()
    assert held.tab.locator("#row-5 td[data-l=A] .c").first.is_visible()
    assert held.texts("#row-1 .decided") == ["note 1"]
    assert held.tab.locator("#note-list").is_visible()
    assert held.tab.locator("#tally").is_visible()
    assert held.tab.locator("#brief .more[open]").count() == 0
    assert held.tab.locator("#brief .more:visible").count() == 0
    assert held.tab.pdf(format="A4").startswith(b"%PDF")


def test_printed_the_folds_that_the_reader_opened_and_all_notices_stand_in_the_brief(opened: Open) -> None:
    one = comparison()
    other_day = Published(date="2031-03-09", basis="a line below the headline", span=None)
    told = msgspec.structs.replace(one.reports[0], published_also=(other_day,))
    held = opened(msgspec.structs.replace(one, reports=(told, *one.reports[1:])))
    assert held.tab.locator("#brief .aside .facts").count() > 0
    held.tab.locator("#brief .more > summary").first.click()
    held.tab.emulate_media(media="print")
    assert held.tab.locator("#brief .more:visible").count() == 1
    assert held.tab.locator("#brief .more > .items > .item:visible").count() > 0
    assert held.tab.locator("#brief .aside .facts:visible").count() == held.tab.locator("#brief .aside .facts").count()


def test_with_scripts_off_a_cell_of_many_reports_leads_to_its_words(opened: Open) -> None:
    held = opened(alike(10), java_script_enabled=False)
    held.tab.locator("#row-3 td[data-l=J] a.there").click()
    box = held.tab.locator("#t-J-3").bounding_box()
    assert box
    assert 0 <= box["x"] < LAPTOP["width"] - 200
    assert 0 <= box["y"] < LAPTOP["height"]
    assert opened(alike(10), name="scripted.html").tab.locator("a.there:visible").count() == 0
