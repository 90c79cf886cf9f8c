"""Other programs that find the text of a page, to stand beside ours in the same run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

Reader = Callable[[str], str]
"""HTML -> the article as text; empty where the program finds none or refuses the page."""

MODES: Mapping[str, Mapping[str, Any]] = {
    "default": {},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
    "no comments": {"include_comments": False},
    "precision, no comments": {"favor_precision": True, "include_comments": False},
}
"""Ways to ask trafilatura; which is best differs from set to set."""


def trafilatura_modes() -> dict[str, Reader]:
    """A reader for each of MODES."""
    from trafilatura import extract

    def reader(options: Mapping[str, Any]) -> Reader:
        return lambda source: extract(source, **options) or ""

    return {name: reader(options) for name, options in MODES.items()}


def others() -> dict[str, Reader]:
    """The other programs of the extra ``dev`` that are installed, by name; says on stderr which is not."""
    found: dict[str, Reader] = {}
    for name, make in (("readability", readability), ("resiliparse", resiliparse)):
        try:
            found[name] = make()
        except ImportError as error:
            print(f"{name} is left out ({error}); it comes with the extra dev", file=sys.stderr)
    return found


def readability() -> Reader:
    """readability-lxml; what it keeps is HTML and is laid out as text as our own pages are."""
    import logging

    from readability import Document
    from readability.readability import Unparseable

    from twosource.article.layout import laid_out
    from twosource.article.parsing import parsed

    logging.getLogger("readability").setLevel(logging.CRITICAL)

    def read(source: str) -> str:
        try:
            kept = Document(source).summary()
        except (Unparseable, ValueError):
            return ""
        root, _ = parsed(kept)
        return "" if root is None else laid_out(root).content

    return read


def resiliparse() -> Reader:
    """Resiliparse's main content, without the options that cost it: descriptions of pictures, comments, bullets."""
    from resiliparse.extract.html2text import extract_plain_text

    def read(source: str) -> str:
        text: str = extract_plain_text(source, main_content=True, alt_texts=False, comments=False, list_bullets=False)
        return text

    return read
