"""Writes the text of a page line by line as a browser would set it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.article.hints import Hint, Laid, Place, Size
from twosource.article.tags import INLINE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE = re.compile(r"[ \t\n\r\f\x0b]+")
_UNFIT = re.compile("[\r\x00\ud800-\udfff]")
_INVISIBLE = " \t\u00a0\u200b\ufeff\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u3000"
"""What a line may consist of and still be blank: as in spans.lines_of."""
_NAMING = ("id", "itemprop", "role", "data-component", "data-testid", "data-type")
"""Attributes beside ``class`` in which pages say what an element is."""
_TELLING = ("class", *_NAMING)
_LONGEST_NAME = 300
"""Characters of an attribute that are kept: a page of 20 MB may be one class."""


MOST_LINES = 20_000
"""Lines of a page that are judged; those beyond are set aside. The longest of 344 development pages has 684."""


class Pen:
    """Collects words, breaks and the elements that are open; ``laid`` gives the page. Linear in what is written."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._told: list[tuple[int, bool, str, float, float, HtmlElement | None]] = []
        self.line: list[str] = []
        """The line so far: empty where nothing shows in it."""
        self._spaced = True  # at the start of a line, or after white space: further white space shows nothing
        self._gap = False
        self._heading = 0
        self._caption = False
        self._line_region = ""
        self._linked = self._stressed = 0
        self._size = 0
        self._place: HtmlElement | None = None
        self.around: list[HtmlElement] = []
        """The elements that are open, outermost first."""
        self.captions: list[HtmlElement] = []
        """Those of them whose words are told of a picture."""
        self.links = self.strong = 0
        self.tables = self.most_tables = 0
        self.kept_space = 0
        self.headings: list[int] = []
        self.regions: list[str] = []
        self.hidden: list[HtmlElement] = []

    def write(self, words: str) -> None:
        """``words`` at the end of the line, white space collapsed except inside ``pre``."""
        if self.kept_space and "\n" in words:
            first, *rest = words.split("\n")
            self._put(first)
            for line in rest:
                self.new_line()
                self._put(line)
            return
        if not self.line and words.isspace() and words.isascii():
            return
        if "  " in words or not words.isprintable():
            words = _SPACE.sub(" ", words)
        if self._spaced and words.startswith(" "):
            words = words[1:]
        self._put(words)

    def cell(self) -> None:
        """The space between two cells of a row."""
        if self.line and not self._spaced:
            self.line.append("\t")
            self._spaced = True

    def new_line(self) -> None:
        """Ends the line; a line on which nothing shows leaves nothing."""
        self._spaced = True
        if not self.line:
            return
        text = "".join(self.line).strip(" \t")
        if text.strip(_INVISIBLE):
            if self._gap and self._lines:
                self._lines.append("")
            self._lines.append(text if text.isprintable() else _UNFIT.sub("\ufffd", text))
            size = self._size or 1
            linked, stressed = self._linked / size, self._stressed / size
            region = self._line_region
            self._told.append((self._heading, self._caption, region, _share(linked), _share(stressed), self._place))
            self._gap = False
        self.line.clear()
        self._heading = self._linked = self._stressed = self._size = 0
        self._caption = False
        self._line_region = ""

    def gap(self) -> None:
        """A blank line before the next."""
        self._gap = True

    def new_block(self) -> None:
        """Ends the line and leaves a blank one before the next."""
        self.new_line()
        self.gap()

    def laid(self, elements: int = 0, deepest: int = 0) -> Laid:
        """The page; ``elements`` of it are shown, ``deepest`` of them inside each other."""
        self.new_line()
        size = Size(elements, deepest, self.most_tables)
        return Laid("\n".join(self._lines), *self._placed(), hidden=tuple(self.hidden), size=size)

    def _placed(self) -> tuple[tuple[Hint, ...], tuple[Place, ...], tuple[HtmlElement, ...]]:
        """The hints, and the elements that their lines stand in: no others, numbered."""
        number: dict[HtmlElement | None, int] = {None: -1}
        places: list[Place] = []
        elements: list[HtmlElement] = []
        hints = []
        for n, (heading, caption, region, link, strong, place) in enumerate(self._told):
            if n >= MOST_LINES:
                hints.append(Hint(heading, caption, region, link, strong))
                continue
            at, chain = place, []
            while at is not None and at not in number:
                chain.append(at)
                at = at.getparent()
            around = number[at]
            for element in reversed(chain):
                tag = element.tag
                if tag not in INLINE:
                    depth = places[around].depth + 1 if around >= 0 else 0
                    places.append(Place(around, tag, _words(element), depth))
                    around = len(elements)
                    elements.append(element)
                number[element] = around
            hints.append(Hint(heading, caption, region, link, strong, around))
        return tuple(hints), tuple(places), tuple(elements)

    def _put(self, words: str) -> None:
        if not words:
            return
        size = len(words) - words.count(" ")
        if size and not self._size:
            self._heading = self.headings[-1] if self.headings else 0
            self._caption = bool(self.captions)
            self._line_region = self.regions[-1] if self.regions else ""
            self._place = self.around[-1] if self.around else None
        self._size += size
        if self.links:
            self._linked += size
        if self.strong:
            self._stressed += size
        self.line.append(words)
        self._spaced = words[-1] == " "


def _share(share: float) -> float:
    return round(min(1.0, share), 2) if share else 0.0


def _words(element: HtmlElement) -> str:
    attributes = element.items()
    if len(attributes) == 1:
        ((key, name),) = attributes
        return name[:_LONGEST_NAME].lower() if key in _TELLING else ""
    if not attributes:
        return ""
    known = dict(attributes)
    said = [value[:_LONGEST_NAME] for key in _TELLING if (value := known.get(key))]
    return " ".join(said).lower()
