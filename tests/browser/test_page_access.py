"""Accessibility of every screen in both themes, by axe-core; and how quickly a full page opens and answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from crowded import crowded
from invented import comparison
from tab import Open, Opened

OPENS = 3.0
"""Seconds of browser time. A laptop takes a fifth of a second; a busy machine with two cores several times that."""
ANSWERS = 250.0
"""Milliseconds from a key to the next frame; measured 10 to 30 on such a machine."""


def _walk(held: Opened) -> None:
    held.press("j", "j", "Enter", "c", "n")


def _alone(held: Opened) -> None:
    held.tab.locator(".views a[href='#report-A']").click()


def _chosen(held: Opened) -> None:
    held.tab.locator("#t-A-2").click()


def _unfolded(held: Opened) -> None:
    held.tab.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
    held.tab.locator("#all").click()


def _help(held: Opened) -> None:
    held.press("?")


SCREENS: dict[str, Callable[[Opened], None]] = {
    "as it opens": lambda _: None,
    "a row open with its note": _walk,
    "one report alone": _alone,
    "a passage chosen": _chosen,
    "everything open": _unfolded,
    "help": _help,
}


ALL = {"resultTypes": ["violations"]}
THEMES: dict[str, dict[str, Any]] = {
    "light": ALL,
    "dark": {**ALL, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
}
"""Each with what axe is asked: nothing but colours differs in the dark."""


def test_axe_finds_no_violation_on_any_screen_in_either_theme(opened: Open) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="no axe-core: install the extra dev"
    ).Axe()
    # axe runs as a script of its own, which the page's policy refuses; everything else is as it is.
    for name, prepare in SCREENS.items():
        held = opened(comparison(), bypass_csp=True)
        prepare(held)
        for theme, asked in THEMES.items():
            held.tab.emulate_media(color_scheme=theme)
            found = axe.run(held.tab, options=asked).response["violations"]
            assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == [], (name, theme)


def test_axe_finds_no_violation_on_a_small_screen(opened: Open) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="no axe-core: install the extra dev"
    ).Axe()
    held = opened(comparison(), viewport={"width": 320, "height": 640}, bypass_csp=True)
    held.press("j", "Enter")
    assert [v["id"] for v in axe.run(held.tab).response["violations"]] == []


def test_ten_reports_with_200_statements_open_and_answer_quickly(opened: Open) -> None:
    held = opened(crowded())
    timing = held.tab.evaluate(
        "(({ startTime, loadEventEnd }) => loadEventEnd - startTime)(performance.getEntriesByType('navigation')[0])"
    )
    assert timing < OPENS * 1000
    for key in ("j", "j", "Enter", "c", "u", "k", "x", "/"):
        assert answer(held, key) < ANSWERS, key


def answer(held: Opened, key: str) -> float:
    """Milliseconds from the key to the end of the next frame."""
    held.tab.evaluate(
        """() => { window.took = new Promise(done => addEventListener("keydown", event => {
             const from = event.timeStamp;
             requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
           }, { capture: true, once: true })); }"""
    )
    held.press(key)
    took: float = held.tab.evaluate("window.took")
    return took
