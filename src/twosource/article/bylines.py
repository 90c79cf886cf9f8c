"""The byline of a page as its markup shows it: elements marked as the author's, at the head of the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:s|line|name|info|box|list)?|autor(?:e|es|en|in)?|auteurs?|writer|journalist|reporter)s?(?:$|[\s_-])"
)
_NOT_OWN = re.compile(
    r"comment|teaser|related|card|caption|credit|image|photo|bio|social|avatar|share|widget|promo|recommend|"
    r"quote|footer|sidebar|popular|latest|newsletter|login|search"
)
_LONGEST = 160
"""Characters of a byline with its day and places; longer elements hold more than a byline."""
_LOOKED_AT = 300
"""Elements behind the headline that are looked at: bylines further down belong to reports that are linked."""
_NAMES = 12
_UP = 6
"""Elements outwards that are looked at for a sign that a byline is another report's."""
_BEHIND = f"(//h1)[1]/following::*[position() <= {_LOOKED_AT}]"


def marked(root: HtmlElement) -> tuple[tuple[str, ...], bool]:
    """The words of the first element behind the headline that is marked as a byline, and of its brothers marked the
    same; and whether the mark is a word of a standard (``itemprop``, ``rel``) and no class of the site's own. Empty
    where there is no headline or nothing is marked.
    """
    first: HtmlElement | None = None
    kind: tuple[object, ...] = ()
    found: list[str] = []
    for element in root.xpath(_BEHIND):
        if first is None:
            if _own(element) and (words := _words(element)):
                first, kind = element, _kind(element)
                found.append(words)
        elif (
            _kind(element) == kind
            and element.getparent() in (first.getparent(), _above(first))
            and (words := _words(element))
        ):
            found.append(words)
    return tuple(dict.fromkeys(found))[:_NAMES], first is not None and _exact(first)


def _kind(element: HtmlElement) -> tuple[object, ...]:
    return element.tag, element.get("class"), element.get("rel"), element.get("itemprop")


def _above(element: HtmlElement) -> HtmlElement | None:
    parent = element.getparent()
    return parent.getparent() if parent is not None else None


def _exact(element: HtmlElement) -> bool:
    return element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split()


def _own(element: HtmlElement) -> bool:
    """Marked as the author's of this report: not of a comment, a picture or a report that is linked."""
    if not _exact(element) and not _MARK.search((element.get("class") or "").lower()):
        return False
    at: HtmlElement | None = element
    for _ in range(_UP):
        if at is None or at.tag in ("body", "article", "main"):
            return True
        if at.tag in ("aside", "footer", "nav", "figure") or _NOT_OWN.search((at.get("class") or "").lower()):
            return False
        at = at.getparent()
    return True


def _words(element: HtmlElement) -> str:
    name = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
    words = " ".join(" ".join(name.itertext()).split()) or (element.get("content") or "")
    return words if 2 < len(words) <= _LONGEST else ""
