"""A real browser for the tests of the page: headless, offline, every request and every complaint of it on record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tab import Open, Opened
from twosource.records import Comparison
from twosource.report import page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, from PATH or as Playwright brought it; skips where there is none. One a file: Playwright allows one at a
    time, and other files may start theirs.
    """
    driver = pytest.importorskip("playwright.sync_api", reason="no playwright: install the extra dev")
    with driver.sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(
                executable_path=next((found for name in _NAMES if (found := shutil.which(name))), None),
                args=["--no-sandbox"],
            )
        except driver.Error as error:
            pytest.skip(f"no chromium to run the page in: {str(error).splitlines()[0]}")
        yield launched
        launched.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a comparison, or a page as text, from a file. When the test ends, nothing may have been asked for but the
    file itself, and the browser may have complained of nothing.
    """
    contexts, pages = [], []

    def open_(what: Comparison | str, fragment: str = "", *, name: str = "page.html", **options: Any) -> Opened:
        file = tmp_path / name
        file.write_text(what if isinstance(what, str) else page(what), encoding="utf-8")
        context = browser.new_context(**{"viewport": LAPTOP, "reduced_motion": "reduce", **options})
        contexts.append(context)
        pages.append(Opened(context, file, fragment))
        return pages[-1]

    yield open_
    for one in pages:
        assert one.said == []
        assert {address.partition("#")[0] for address in one.asked if not address.startswith("blob:")} == {
            one.file.as_uri()
        }
    for context in contexts:
        context.close()
