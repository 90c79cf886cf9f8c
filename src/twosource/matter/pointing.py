"""The unit of a bare number: what it points back at ("two of them", "the other three"), or who acts ("dozens gathered").

The words of the figure are left as printed; only the unit is carried over, from the nearest figure before it that counts
something and, where the words make it a part or a rest, is no smaller.
"""

from __future__ import annotations

import re

from twosource.spans import Span

_WORDS = re.compile(
    r"(?:the (?:other|remaining|last)|all(?: of)?(?: the)?|another|both) |[^ ]+ of (?:them|those)$", re.I
)
_BEFORE = re.compile(
    r"\b(?:the (?:other|remaining|last)|all|another|there (?:were|are|have been|had been)|put (?:it|the (?:number|figure|"
    r"total)) at|the (?:number|figure|total|true number|real number) (?:is|was|at|to be)) $",
    re.I,
)
_AFTER = re.compile(r" (?:of (?:them|those|these|the)|more|others?)\b(?! than)", re.I)
_POPULATION = re.compile(r"\bpopulation(?: (?:of|is|was|at|to|stands at|put at)){1,2} (?:the )?$", re.I)
_FOLK = re.compile(
    r" (?:have |had |also |then |were )?(?:gather|march|ralli|rally|protest|demonstrat|chant|flock|fled|flee|queue|"
    r"attend|cheer|mourn|turned out|took to|took part|joined|lined the|packed|poured in|slept|signed|voted|applied|"
    r"shouted|clashed|showed up|turned up|waiting|housed|homeless)",
    re.I,
)
"""Verbs whose subject is people."""


def points_back(text: str, sentence: Span, figure: Span) -> bool:
    """Whether the words of the figure, or those beside it, point at things told before."""
    return bool(
        _WORDS.match(text, figure.start, figure.end)
        or _BEFORE.search(text[max(sentence.start, figure.start - 28) : figure.start])
        or _AFTER.match(text, figure.end, sentence.end)
    )


def of_people(text: str, sentence: Span, figure: Span) -> bool:
    """Whether a verb of people follows the figure, or a word for a population stands before it."""
    before = text[max(sentence.start, figure.start - 32) : figure.start]
    return bool(_FOLK.match(text, figure.end, sentence.end) or _POPULATION.search(before))
