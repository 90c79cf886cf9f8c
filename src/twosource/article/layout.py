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
_CREDIT = re.compile(r"(?:^|[\s_-])(?:photo|image|picture|img)[\w-]*credit")
_FOR_EARS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|u-visually-?hidden|a11y-hidden|element-invisible)"
    r"(?:\s|$)"
)
"""Classes of words that are read aloud and never shown."""


def laid_out(root: HtmlElement) -> Laid:
    """The page below ``root``. One pass without recursion: linear in the number of elements."""
    from lxml import etree

    pen = Pen()
    around, line, captions, kinds = pen.around, pen.line, pen.captions, _KINDS
    skipped = None
    count = deepest = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            tag, attributes = element.tag, element.attrib
            kind = kinds.get(tag)
            hidden, caption = kind == "hidden", tag == "figcaption"
            if attributes:
                name = attributes.get("class")
                if name:
                    for_ears, told = _named(name)
                    hidden, caption = hidden or for_ears, caption or told
                if not hidden and len(attributes) > (name is not None):
                    hidden = _hidden(attributes)
            if (hidden or (tag == "dialog" and "open" not in attributes)) and tag not in _WHOLE:
                walk.skip_subtree()
                pen.hidden.append(element)
                skipped = element
                continue
            count += 1
            around.append(element)
            if caption:
                captions.append(element)
            if kind is None:
                pass
            elif kind == "block":
                if line:
                    pen.new_line()
            elif kind == "link":
                pen.links += 1
            else:
                _open(pen, tag, kind)
            words = element.text
        else:
            if element is skipped:
                skipped = None
            elif event == "end":
                tag = element.tag
                kind = kinds.get(tag)
                if kind is None:
                    pass
                elif kind == "block":
                    if line:
                        pen.new_line()
                elif kind == "link":
                    pen.links -= 1
                else:
                    _close(pen, tag, kind)
                if len(around) > deepest:
                    deepest = len(around)
                around.pop()
                if captions and captions[-1] is element:
                    captions.pop()
            words = element.tail if element is not root else None
        if words and (line or not words.isspace() or not words.isascii() or pen.kept_space):
            pen.write(words)
    return pen.laid(count, deepest)


_WHOLE = ("html", "body")
"""The page, which is hidden until a script shows it and never for good."""


def _hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes:
        return attributes["hidden"] != "until-found"
    style = attributes.get("style")
    return style is not None and _STYLED_AWAY.search(style) is not None


def _open(pen: Pen, tag: str, kind: str) -> None:
    if kind == "type":
        pen.strong += 1
    elif kind == "break":
        pen.new_line()
    elif kind == "cell":
        pen.cell()
    else:
        if pen.line:
            pen.new_line()
        if tag in SPACED:
            pen.gap()
        if kind == "table":
            pen.tables += 1
            pen.most_tables = max(pen.most_tables, pen.tables)
        elif kind == "heading":
            pen.headings.append(HEADINGS[tag])
        elif kind == "region":
            pen.regions.append(tag)
        elif kind == "pre":
            pen.kept_space += 1


def _close(pen: Pen, tag: str, kind: str) -> None:
    if kind == "type":
        pen.strong -= 1
    elif kind not in ("break", "cell"):
        if pen.line:
            pen.new_line()
        if tag in SPACED:
            pen.gap()
        if kind == "table":
            pen.tables -= 1
        elif kind == "heading":
            pen.headings.pop()
        elif kind == "region":
            pen.regions.pop()
        elif kind == "pre":
            pen.kept_space -= 1


_KINDS: dict[str, str] = {
    **dict.fromkeys(HIDDEN, "hidden"),
    **dict.fromkeys(BLOCKS, "block"),
    **dict.fromkeys(SPACED, "spaced"),
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(REGIONS, "region"),
    **dict.fromkeys(TYPE, "type"),
    "pre": "pre",
    "table": "table",
    "a": "link",
    "br": "break",
    "td": "cell",
    "th": "cell",
}
"""What each element does to the text; others do nothing."""


@lru_cache(maxsize=8192)
def _named(name: str) -> tuple[bool, bool]:
    """Whether elements of the class ``name`` are for ears only, and whether they hold words about a picture."""
    name = name[:400].lower()
    hidden = "hidden" in name or "sr-only" in name or "screen-reader" in name or "invisible" in name
    start = name[:200]
    caption = "caption" in start or ("credit" in start and _CREDIT.search(start) is not None)
    return hidden and _FOR_EARS.search(name) is not None, caption
