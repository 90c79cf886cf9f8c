"""Writes the text of a page line by line as a browser would set it."""

from __future__ import annotations

import re

from twosource.article.hints import Hint, Laid

_SPACE = re.compile(r"[ \t\n\r\f\x0b]+")
_UNFIT = re.compile("[\r\x00\ud800-\udfff]")
_INVISIBLE = " \t\u00a0\u200b\ufeff\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u3000"
"""What a line may consist of and still be blank: as in spans.lines_of."""
REGIONS = frozenset({"nav", "footer", "aside", "form"})


class Pen:
    """Collects words, breaks and the elements that are open; ``laid`` gives the page. Linear in what is written."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._hints: list[Hint] = []
        self._line: list[str] = []
        self._spaced = True  # at the start of a line, or after white space: further white space shows nothing
        self._gap = False
        self._heading = 0
        self._caption = False
        self._line_region = ""
        self._linked = 0
        self._size = 0
        self.links = 0
        self.captions = 0
        self.kept_space = 0
        self.headings: list[int] = []
        self.regions: list[str] = []

    def write(self, words: str) -> None:
        """``words`` at the end of the line, white space collapsed except inside ``pre``."""
        if self.kept_space and "\n" in words:
            first, *rest = words.split("\n")
            self._put(first)
            for line in rest:
                self.new_line()
                self._put(line)
            return
        words = _SPACE.sub(" ", words)
        if self._spaced and words.startswith(" "):
            words = words[1:]
        self._put(words)

    def cell(self) -> None:
        """The space between two cells of a row."""
        if self._line and not self._spaced:
            self._line.append("\t")
            self._spaced = True

    def new_line(self) -> None:
        """Ends the line; a line on which nothing shows leaves nothing."""
        text = "".join(self._line).strip(" \t")
        if text.strip(_INVISIBLE):
            if self._gap and self._lines:
                self._lines.append("")
            self._lines.append(_UNFIT.sub("\ufffd", text))
            share = self._linked / self._size if self._size else 0.0
            self._hints.append(Hint(self._heading, self._caption, self._line_region, round(min(1.0, share), 2)))
            self._gap = False
        self._line.clear()
        self._spaced = True
        self._heading = self._linked = self._size = 0
        self._caption = False
        self._line_region = ""

    def new_block(self) -> None:
        """Ends the line and leaves a blank one before the next."""
        self.new_line()
        self._gap = True

    def laid(self) -> Laid:
        self.new_line()
        return Laid("\n".join(self._lines), tuple(self._hints))

    def _put(self, words: str) -> None:
        if not words:
            return
        size = len(words) - words.count(" ")
        if size and not self._size:
            self._heading = self.headings[-1] if self.headings else 0
            self._caption = self.captions > 0
            self._line_region = self.regions[-1] if self.regions else ""
        self._size += size
        if self.links:
            self._linked += size
        self._line.append(words)
        self._spaced = words[-1] == " "
