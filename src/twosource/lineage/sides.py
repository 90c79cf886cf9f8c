"""One report with what the comparison of its words with others' needs, made once."""

from __future__ import annotations

import msgspec

from twosource.lineage.cuts import Quote, quotes
from twosource.lineage.origins import Origin
from twosource.lineage.passages import Told, told
from twosource.lineage.prose import stems_of, words_of
from twosource.records import Report


class Side(msgspec.Struct, frozen=True):
    report: Report
    origin: Origin
    told: Told
    quotes: tuple[Quote, ...]
    stems: frozenset[str]

    @property
    def letter(self) -> str:
        return self.report.letter or ""

    @property
    def key(self) -> tuple[str, str]:
        """Orders reports by their words, so that letters decide nothing; letters part only equal texts."""
        return self.report.sha256, self.letter


def side(report: Report, origin: Origin) -> Side:
    words = words_of(report)
    return Side(report, origin, told(words), quotes(report), stems_of(words))
