"""What two reports are about as a whole: words that stand in many of their lines tell their statements little apart.

In two reports of a dam, "dam" and "gate" join everything with everything. The count is taken over the two reports
compared, so that adding a third changes nothing between them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

import msgspec

from twosource.matching.parts import Part
from twosource.matching.terms import terms_of
from twosource.records import Report


def lines_with(report: Report) -> Counter[str]:
    """Term key to the number of article lines that have it, the title left out."""
    out: Counter[str] = Counter()
    for line in report.lines:
        if line.article and line.role != "title":
            out.update({t.key for t in terms_of(report.text, (line.span,))})
    return out


def weighed(part: Part, lines: Mapping[str, int]) -> Part:
    """The part with each term's weight divided by 1 + ln(n / 2), n the lines of both reports that have it."""
    terms = tuple(msgspec.structs.replace(t, weight=t.weight * _share(lines.get(t.key, 0))) for t in part.terms)
    return msgspec.structs.replace(part, terms=terms, weight=sum(t.weight for t in terms))


def _share(lines: int) -> float:
    return 1 / (1 + math.log(max(2, lines) / 2))
