"""An HTML page -> its text as a person sees it, furniture too, laid out once."""

from __future__ import annotations

import re
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
        tag = element.tag
        if event == "start":
            if _hidden(tag, element):
                walk.skip_subtree()
                skipped = element
                continue
            name = element.get("class")
            pen.enter(tag, element, name)
            _open(pen, tag, name)
            if element.text:
                pen.write(element.text)
            continue
        if element is skipped:
            skipped = None
        elif event == "end":
            _close(pen, tag, element.get("class"))
            pen.leave()
        if element.tail and element is not root:
            pen.write(element.tail)
    return pen.laid()


def _hidden(tag: str, element: HtmlElement) -> bool:
    if tag in HIDDEN:
        return True
    attributes = element.attrib
    if not attributes or tag in ("html", "body"):
        return False  # the page is hidden until a script shows it, never for good
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return bool(attributes.get("hidden") != "until-found")
    style = attributes.get("style")
    if style is not None and _STYLED_AWAY.search(style) is not None:
        return True
    name = attributes.get("class")
    return name is not None and _for_ears(name)


def _open(pen: Pen, tag: str, name: str | None) -> None:
    if tag == "br":
        pen.new_line()
    elif tag in ("td", "th"):
        pen.cell()
    elif tag in BLOCKS:
        (pen.new_block if tag in SPACED else pen.new_line)()
        if tag in HEADINGS:
            pen.headings.append(HEADINGS[tag])
        elif tag in REGIONS:
            pen.regions.append(tag)
        elif tag == "pre":
            pen.kept_space += 1
    elif tag == "a":
        pen.links += 1
    elif tag in TYPE:
        pen.strong += 1
    if _is_caption(tag, name):
        pen.captions += 1


def _close(pen: Pen, tag: str, name: str | None) -> None:
    if tag in BLOCKS:
        (pen.new_block if tag in SPACED else pen.new_line)()
        if tag in HEADINGS:
            pen.headings.pop()
        elif tag in REGIONS:
            pen.regions.pop()
        elif tag == "pre":
            pen.kept_space -= 1
    elif tag == "a":
        pen.links -= 1
    elif tag in TYPE:
        pen.strong -= 1
    if _is_caption(tag, name):
        pen.captions -= 1


def _is_caption(tag: str, name: str | None) -> bool:
    return tag == "figcaption" or (name is not None and _named_caption(name))


@lru_cache(maxsize=4096)
def _named_caption(name: str) -> bool:
    return _CAPTION.search(name[:200]) is not None


@lru_cache(maxsize=4096)
def _for_ears(name: str) -> bool:
    return _FOR_EARS.search(name[:400]) is not None
