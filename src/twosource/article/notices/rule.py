"""What a rule for notices is made of: a shape for each language, and where on the page it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from twosource.article.openings import Openings, openings_of
from twosource.records import NoticeKind

Place = Literal["page", "near", "opening", "title"]
"""``page``: any line in reach of the article; ``near``: a line beside or between the paragraphs only, as a list of other
reports may say the same of them; ``opening``: the start of a line; ``title``: the start of the headline."""
_MARKS = " ([*_•·†‡—–-"
_BEFORE = rf"^[\s{re.escape(_MARKS.strip())}]{{0,6}}(?:"
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
        place: Place = "page",
        most: int = 60,
        cased: bool = False,
    ) -> None:
        """``basis``: what the words are, for the reader. ``most``: words of the longest such line."""
        self.kind = kind
        self.basis = basis
        self.place = place
        self.most = most
        self._shapes = shapes
        self._flags = re.NOFLAG if cased else re.IGNORECASE
        self._made: dict[str, re.Pattern[str]] = {}

    def match(self, text: str, language: str) -> re.Match[str] | None:
        """At the start of ``text``, in that language or in English; in any language where it is ``und``."""
        return self._in(language).match(text) if self._openings.may_begin(text) else None

    @property
    def marked(self) -> bool:
        """True where marks may stand before the words."""
        return self.place in ("page", "near")

    @cached_property
    def openings(self) -> frozenset[str]:
        """How its words may begin, in any language, behind such marks."""
        return openings_of(self._every, self._flags)

    @cached_property
    def _openings(self) -> Openings:
        return openings((self,), marked=self.marked)

    def _in(self, language: str) -> re.Pattern[str]:
        language = _SAME.get(language, language)
        known = language if language in self._shapes and language != "en" else "und" if language == "und" else "en"
        return self._pattern(known)

    @cached_property
    def _every(self) -> str:
        return "|".join(self._shapes.values())

    def _pattern(self, language: str) -> re.Pattern[str]:
        made = self._made.get(language)
        if made is None:
            own = (self._shapes.get("en", ""), self._shapes.get(language, "") if language != "en" else "")
            shape = self._every if language == "und" else "|".join(filter(None, own))
            before = _BEFORE if self.marked else "^(?:"
            made = self._made[language] = re.compile(before + (shape or r"(?!)") + ")", self._flags)
        return made


def openings(rules: Iterable[Rule], *, marked: bool) -> Openings:
    """How a line may begin for which any of these rules may hold, all of them ``marked`` or none."""
    return Openings(frozenset().union(*(rule.openings for rule in rules)), skipped=_MARKS if marked else "")


def labels(words: str, *, alone: bool = True) -> str:
    """A label with its colon: "Correction:", "Correction (3 May):". ``words``: an alternation; ``alone``: whether the
    label may fill its line, with the notice in the next.
    """
    dated = r"(?:\s?[(,–-]?\s?(?=[^:\n]{0,40}\d)[^:\n]{1,40})?"
    return rf"(?:{words}){dated}\s?[:：]\s?(?=\S{'|$' if alone else ''})"
