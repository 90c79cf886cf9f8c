"""An HTML page -> its text as a person sees it, furniture too, laid out once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.article.hints import Laid
from twosource.article.pen import Pen
from twosource.article.tags import BLOCKS, HEADINGS, HIDDEN, REGIONS, SPACED, TYPE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STYLED_AWAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION = re.compile(r"caption|(?:^|[\s_-])(?:photo|image|picture|img)[\w-]*credit", re.IGNORECASE)
_FOR_EARS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|u-visually-?hidden|a11y-hidden|element-invisible)"
    r"(?:\s|$)",
    re.IGNORECASE,
)
"""Classes of words that are read aloud and never shown."""


def laid_out(root: HtmlElement) -> Laid:
    """The page below ``root``. One pass without recursion: linear in the number of elements."""
    from lxml import etree

    pen = Pen()
    skipped = None
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            tag, attributes = element.tag, element.attrib
            name = attributes.get("class") if attributes else None
            for_ears, caption = _named(name) if name else _UNNAMED
            if (for_ears or tag in HIDDEN or (attributes and _hidden(tag, attributes))) and tag not in _WHOLE:
                walk.skip_subtree()
                pen.hidden.append(element)
                skipped = element
                continue
            pen.enter(tag, element, name, caption or tag == "figcaption")
            if tag in _KINDS:
                _open(pen, tag, _KINDS[tag])
            words = element.text
        else:
            if element is skipped:
                skipped = None
            elif event == "end":
                tag = element.tag
                if tag in _KINDS:
                    _close(pen, tag, _KINDS[tag])
                pen.leave()
            words = element.tail if element is not root else None
        if words:
            pen.write(words)
    return pen.laid()


_WHOLE = ("html", "body")
"""The page, which is hidden until a script shows it and never for good."""


def _hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return bool(attributes.get("hidden") != "until-found")
    style = attributes.get("style")
    return style is not None and _STYLED_AWAY.search(style) is not None


def _open(pen: Pen, tag: str, kind: str) -> None:
    if kind == "link":
        pen.links += 1
    elif kind == "type":
        pen.strong += 1
    elif kind == "break":
        pen.new_line()
    elif kind == "cell":
        pen.cell()
    else:
        pen.new_line()
        if tag in SPACED:
            pen.gap()
        if kind == "heading":
            pen.headings.append(HEADINGS[tag])
        elif kind == "region":
            pen.regions.append(tag)
        elif kind == "pre":
            pen.kept_space += 1


def _close(pen: Pen, tag: str, kind: str) -> None:
    if kind == "link":
        pen.links -= 1
    elif kind == "type":
        pen.strong -= 1
    elif kind not in ("break", "cell"):
        pen.new_line()
        if tag in SPACED:
            pen.gap()
        if kind == "heading":
            pen.headings.pop()
        elif kind == "region":
            pen.regions.pop()
        elif kind == "pre":
            pen.kept_space -= 1


_KINDS: dict[str, str] = {
    **dict.fromkeys(BLOCKS, "block"),
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(REGIONS, "region"),
    **dict.fromkeys(TYPE, "type"),
    "pre": "pre",
    "a": "link",
    "br": "break",
    "td": "cell",
    "th": "cell",
}
"""What each element does to the text; others do nothing."""


@lru_cache(maxsize=8192)
def _named(name: str) -> tuple[bool, bool]:
    """Whether elements of the class ``name`` are for ears only, and whether they hold words about a picture."""
    return _FOR_EARS.search(name[:400]) is not None, _CAPTION.search(name[:200]) is not None


_UNNAMED = (False, False)
