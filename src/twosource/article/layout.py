"""An HTML page -> its text as a person sees it, furniture too, laid out once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.article.hints import Laid
from twosource.article.pen import REGIONS, Pen
from twosource.article.tags import BLOCKS, HEADINGS, HIDDEN, SPACED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STYLED_AWAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION = re.compile(r"caption|(?:^|[\s_-])(?:photo|image|picture|img)[\w-]*credit", re.IGNORECASE)


def laid_out(root: HtmlElement) -> Laid:
    """The page below ``root``. One pass without recursion: linear in the number of elements."""
    from lxml import etree

    pen = Pen()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if event == "start" and isinstance(tag, str):
            if _hidden(tag, element):
                walk.skip_subtree()
                continue
            _open(pen, tag, element)
            if element.text:
                pen.write(element.text)
            continue
        if event == "end" and isinstance(tag, str) and not _hidden(tag, element):
            _close(pen, tag, element)
        if element.tail and element is not root:
            pen.write(element.tail)
    return pen.laid()


def _hidden(tag: str, element: HtmlElement) -> bool:
    if tag in HIDDEN:
        return True
    if tag in ("html", "body"):
        return False  # hidden until a script shows it, never for good
    if "hidden" in element.attrib or (tag == "dialog" and "open" not in element.attrib):
        return bool(element.get("hidden") != "until-found")
    style = element.get("style")
    return style is not None and _STYLED_AWAY.search(style) is not None


def _open(pen: Pen, tag: str, element: HtmlElement) -> None:
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
    if _is_caption(tag, element):
        pen.captions += 1


def _close(pen: Pen, tag: str, element: HtmlElement) -> None:
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
    if _is_caption(tag, element):
        pen.captions -= 1


def _is_caption(tag: str, element: HtmlElement) -> bool:
    if tag == "figcaption":
        return True
    name = element.get("class")
    return name is not None and _CAPTION.search(name[:200]) is not None
