"""One page in a browser, as the tests handle it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


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
