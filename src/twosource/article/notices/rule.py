"""What a rule for notices is made of: a shape for each language, and where on the page it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from twosource.article.openings import Openings
from twosource.records import NoticeKind

Place = Literal["page", "near", "opening", "title"]
"""``page``: any line in reach of the article; ``near``: a line beside or between the paragraphs only, as a list of other
reports may say the same of them; ``opening``: the start of a line; ``title``: the start of the headline."""
_BEFORE = r"^[\s(\[*_•·†‡—–-]{0,6}(?:"
"""Brackets and marks that may stand before the words."""
_SAME = {"nb": "no", "nn": "no", "ms": "id", "sk": "cs", "be": "ru"}


class Rule:
    """One kind of notice. ``shapes``: language to a pattern without its anchor; English ones hold everywhere."""

    def __init__(
        self,
        kind: NoticeKind,
        basis: str,
        shapes: Mapping[str, str],
        *,
        begins: str,
        place: Place = "page",
        most: int = 60,
        cased: bool = False,
    ) -> None:
        """``basis``: what the words are, for the reader. ``begins``: how they begin, as Openings takes it. ``most``: words
        of the longest such line.
        """
        self.kind = kind
        self.basis = basis
        self.place = place
        self.most = most
        self.begins = begins
        self.openings = Openings(begins)
        self._shapes = shapes
        self._flags = re.NOFLAG if cased else re.IGNORECASE
        self._made: dict[str, re.Pattern[str]] = {}

    def match(self, text: str, language: str) -> re.Match[str] | None:
        """At the start of ``text``, which begins as one of its ``openings``, in that language or in English; in any
        language where it is ``und``.
        """
        own = _SAME.get(language, language)
        if own == "und":
            return self._pattern(own).match(text)
        if (wide := self._made.get("und")) is not None and wide.match(text) is None:
            return None  # in no language; making the patterns of one takes as long as reading a page
        among = dict.fromkeys(("en", own))
        found = (self._pattern(each).match(text) for each in among if each in self._shapes)
        return next(filter(None, found), None)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those with words of their own."""
        return tuple(self._shapes)

    def _pattern(self, language: str) -> re.Pattern[str]:
        made = self._made.get(language)
        if made is None:
            before = _BEFORE if self.place in ("page", "near") else "^(?:"
            shape = "|".join(self._shapes.values()) if language == "und" else self._shapes[language]
            made = self._made[language] = re.compile(f"{before}{shape})", self._flags)
        return made


def labels(words: str, *, alone: bool = True) -> str:
    """A label with its colon: "Correction:", "Correction (3 May):". ``words``: an alternation; ``alone``: whether the
    label may fill its line, with the notice in the next.
    """
    dated = r"(?:\s?[(,–-]?\s?(?=[^:\n]{0,40}\d)[^:\n]{1,40})?"
    return rf"(?:{words}){dated}\s?[:：]\s?(?=\S{'|$' if alone else ''})"
