"""A real browser for the tests of the page: headless, offline, every request and every complaint of it on record."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from twosource.records import Comparison
from twosource.report import page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, from PATH or as Playwright brought it; skips where there is none."""
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


class Opened:
    """A page in the browser: ``tab`` is Playwright's, ``asked`` every address it asked for, ``said`` what it logged."""

    def __init__(self, context: Any, file: Path, fragment: str) -> None:
        self.file = file
        self.tab = context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.goto(file.as_uri() + fragment)

    def focused(self) -> str:
        """The id of the finding that has the focus, or of the element itself."""
        found: str = self.tab.evaluate(
            "() => { const at = document.activeElement; const f = at.closest('.row, .finding'); return f ? f.id : at.id }"
        )
        return found

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tab.keyboard.press(key)

    def texts(self, selector: str) -> list[str]:
        return [" ".join(text.split()) for text in self.tab.locator(selector).all_inner_texts()]

    def wider_than_the_screen(self) -> bool:
        wide: bool = self.tab.evaluate("document.documentElement.scrollWidth > innerWidth")
        return wide


Open = Callable[..., Opened]


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
