"""Stretches in quotation marks: which words a report sets in marks, and how long each stretch is.

Marks that are never closed run to the end of their line. Apostrophes are told from single quotation marks by the
letters around them.
"""

from __future__ import annotations

import re

from twosource.spans import Span

_CLOSER = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'"}
_MARK = re.compile("[“”„«»‘’\"']")


def quoted(text: str, line: Span) -> tuple[Span, ...]:
    """The stretches inside quotation marks on one line, marks left out, in order of their ends; nested ones too."""
    out: list[Span] = []
    open_: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text, line.start, line.end):
        i, c = mark.start(), mark.group()
        before = text[i - 1] if i > line.start else " "
        after = text[i + 1] if i + 1 < line.end else " "
        if (
            open_
            and c == _CLOSER[open_[-1][0]]
            and (c not in "’'" or not (before.isalpha() and after.isalpha()))
            and i > open_[-1][1]
        ):
            if c in "’'" and before == "s" and after == " " and c in text[i + 1 : line.end]:
                continue  # "the traders' words" inside single marks
            out.append(Span(open_.pop()[1], i))
        elif c in _CLOSER and not before.isalnum() and after.strip():
            open_.append((c, i + 1))
    # a double mark left open runs on to the end of the line; a single one was an apostrophe
    out.extend(Span(at, line.end) for mark, at in open_ if mark in '“«„"' and at < line.end)
    return tuple(sorted(out, key=lambda s: (s.end, s.start)))
