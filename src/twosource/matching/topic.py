"""What two reports are about as a whole: words that stand in many of their lines tell their statements little apart.

In two reports of a dam, "dam" and "gate" join everything with everything. The count is taken over the two reports
compared, so that adding a third changes nothing between them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import msgspec

from twosource.matching.meaning import weighted
from twosource.matching.parts import Part
from twosource.matching.terms import terms_of
from twosource.records import Report


class Topic(msgspec.Struct, frozen=True):
    """``lines``: term key to the number of article lines that have it, titles left out. ``pieces``: word piece to the
    number of statements that have it. ``statements``: how many there are.
    """

    lines: Counter[str]
    pieces: Counter[int]
    statements: int

    def __add__(self, other: Topic) -> Topic:
        return Topic(self.lines + other.lines, self.pieces + other.pieces, self.statements + other.statements)


def topic_of(report: Report, parts: Sequence[tuple[Part, ...]]) -> Topic:
    """``parts``: for each statement itself, then its parts."""
    lines: Counter[str] = Counter()
    for line in report.lines:
        if line.article and line.role != "title":
            lines.update({t.key for t in terms_of(report.text, (line.span,))})
    pieces: Counter[int] = Counter()
    for ways in parts:
        if ways[0].meaning is not None:
            pieces.update(set(ways[0].meaning.ids))
    return Topic(lines, pieces, len(parts))


def weighed(part: Part, topic: Topic) -> Part:
    """The part with each term's weight divided by 1 + ln(n / 2), n the lines that have it, and its pieces weighted."""
    terms = tuple(msgspec.structs.replace(t, weight=t.weight * _share(topic.lines.get(t.key, 0))) for t in part.terms)
    meaning = None if part.meaning is None else weighted(part.meaning, topic.pieces, topic.statements)
    return msgspec.structs.replace(part, terms=terms, weight=sum(t.weight for t in terms), meaning=meaning)


def _share(lines: int) -> float:
    return 1 / (1 + math.log(max(2, lines) / 2))
