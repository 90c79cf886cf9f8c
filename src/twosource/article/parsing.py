"""HTML source -> a tree, or where it cannot be parsed its text without tags."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from twosource.article.hints import Laid
from twosource.article.pen import Pen
from twosource.article.tags import BLOCKS, SPACED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>|<!--|<[!?/][^<>]*>")
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "iframe", "textarea", "title", "select"})


def parsed(source: str) -> tuple[HtmlElement | None, str]:
    """The tree of ``source``, or None and what stood in the way.

    libxml2 gives up at 2,048 open elements and hands back what it has until then: that counts as not parsed, or
    the rest of the page would be lost without a word.
    """
    from lxml import etree, html

    parser = etree.HTMLParser(huge_tree=True, recover=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_classes())
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        return None, str(fault).partition("\n")[0] or type(fault).__name__
    for entry in parser.error_log:
        if entry.level_name == "FATAL" and entry.type_name == "ERR_RESOURCE_LIMIT":
            return None, "elements nested too deep"
    return root, ""


@lru_cache(maxsize=1)
def _classes() -> Any:
    """One class for all elements: lxml.html asks Python for that of each, which takes as long as laying out the page."""
    from lxml import etree, html

    return etree.ElementDefaultClassLookup(
        element=html.HtmlElement,
        comment=html.HtmlComment,
        pi=html.HtmlProcessingInstruction,
        entity=html.HtmlEntity,
    )


def stripped(source: str) -> Laid:
    """The words of ``source`` without tags, a line for each block. Linear in the length; needs no parser."""
    from html import unescape

    pen = Pen()
    at = 0
    while (tag := _TAG.search(source, at)) is not None:
        if tag.start() > at:
            pen.write(unescape(source[at : tag.start()]))
        at = tag.end()
        if tag.group() == "<!--":
            closing = source.find("-->", at)
            at = len(source) if closing < 0 else closing + 3
            continue
        name = (tag.group(2) or "").lower()
        if name in _SILENT and not tag.group(1):
            at = _after(source, name, at)
        elif name == "br":
            pen.new_line()
        elif name in ("td", "th") and not tag.group(1):
            pen.cell()
        elif name in BLOCKS:
            (pen.new_block if name in SPACED else pen.new_line)()
    pen.write(unescape(source[at:]))
    return pen.laid()


def _after(source: str, name: str, at: int) -> int:
    """Where the text goes on after an element that shows nothing; the end where it is never closed."""
    closing = re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE).search(source, at)
    return closing.end() if closing else len(source)
