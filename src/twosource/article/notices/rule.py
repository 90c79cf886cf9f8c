"""What a rule for notices is made of: a shape for each language, and where on the page it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from twosource.records import NoticeKind

Place = Literal["page", "near", "opening", "title"]
"""``page``: any line in reach of the article; ``near``: a line beside or between the paragraphs only, as a list of other
reports may say the same of them; ``opening``: the start of a line; ``title``: the start of the headline."""
_BEFORE = r"^[\s(\[*_•·†‡—–-]{0,6}(?:"
"""Brackets and marks that may stand before the words."""


class Rule:
    """One kind of notice. ``shapes``: language to a pattern without its anchor; English ones hold everywhere."""

    def __init__(
        self,
        kind: NoticeKind,
        basis: str,
        shapes: Mapping[str, str],
        *,
        begins: Mapping[str, str],
        place: Place = "page",
        most: int = 60,
        cased: bool = False,
    ) -> None:
        """``basis``: what the words are, for the reader. ``begins``: how they begin in each language, as Openings takes
        it. ``most``: words of the longest such line.
        """
        self.kind = kind
        self.basis = basis
        self.place = place
        self.most = most
        self.begins = begins
        self._shapes = shapes
        self._flags = re.NOFLAG if cased else re.IGNORECASE
        self._made: dict[str, re.Pattern[str]] = {}

    def match(self, text: str, languages: Iterable[str]) -> re.Match[str] | None:
        """At the start of ``text`` in the first of ``languages``, all of which it has words in."""
        for language in languages:
            found = (self._made.get(language) or self._pattern(language)).match(text)
            if found is not None:
                return found
        return None

    @property
    def languages(self) -> tuple[str, ...]:
        """Those with words of their own."""
        return tuple(self._shapes)

    def _pattern(self, language: str) -> re.Pattern[str]:
        """Made when it is needed: making those of all languages takes as long as reading a hundred pages."""
        before = _BEFORE if self.place in ("page", "near") else "^(?:"
        made = self._made[language] = re.compile(f"{before}{self._shapes[language]})", self._flags)
        return made


def labels(words: str, *, alone: bool = True) -> str:
    """A label with its colon: "Correction:", "Correction (3 May):". ``words``: an alternation; ``alone``: whether the
    label may fill its line, with the notice in the next.
    """
    dated = r"(?:\s?[(,–-]?\s?(?=[^:\n]{0,40}\d)[^:\n]{1,40})?"
    return rf"(?:{words}){dated}\s?[:：]\s?(?=\S{'|$' if alone else ''})"
