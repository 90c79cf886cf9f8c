"""Numbers that stand in the pile in other words, and what vouches for them: the number beside ("5-4", "two of the six"), a vote, an
age, another number of the same sentence, a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.check.numbers import one_number, one_unit
from twosource.check.pile import Source
from twosource.check.placed import Placed
from twosource.check.worked_out import whole_of
from twosource.matching.figures.counted_things import weight
from twosource.matching.figures.quantities import measured, point
from twosource.matching.figures.traits import telling
from twosource.records import Figure, Where
from twosource.spans import Span
from twosource.weights import stem

_NAME = r"\s(?:[A-Z][\w’'.-]*\s)+"
_PAIR = re.compile(rf"\s?[-–—:]\s?|(?:\svotes?)?\sto\s|{_NAME}")
"""Between the two of a result: "61 votes to 58", "5-4", "Marlow 3 Brack 2"."""
_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|its\s|his\s|her\s|their\s|those\s)?")
_NEAR = 300
"""Characters of a report between a part and the whole that it is of."""
_VOTE = stem("vote")
_WORD = 0.25
"""Weight of a word that both sentences must have for a small number to be of one thing."""
_DIGITS = 2
"""Digits that matter of another number in both sentences."""
_SHORT = 160
"""Characters to either side of a figure of the pile in which the word may stand."""


def vouched(text: str, ours: Placed, row: Sequence[Figure], pile: Sequence[Placed]) -> list[Placed]:
    """The figures of the pile with the number, where the one that the draft prints beside it stands beside it there too.

    ``row``: the draft's figures of the sentence.
    """
    figure = ours.figure
    same = [p for p in pile if point(p.figure) == point(figure) and not measured(p.figure.unit)]
    found: list[Placed] = []
    for f in row:
        if f is figure:
            continue
        behind = f.span > figure.span
        first, second = (figure, f) if behind else (f, figure)
        between = text[first.span.end : second.span.start] if first.span.end <= second.span.start else ""
        if _OF.fullmatch(between):
            beside = [q for q in pile if point(q.figure) == point(f)]
            found += [p for p in same if any(_near(p, q) for q in beside)]
            part = (point(f), point(figure))
            found += [p for p in pile if (point(p.figure), whole_of(p.figure)) in (part, part[::-1])]
    return found


def in_a_result(text: str, ours: Placed, row: Sequence[Figure], sources: Sequence[Source]) -> list[Where]:
    """Where the result that the number is one of ("5-4", "61 votes to 58") stands in the pile, in this order."""
    figure = ours.figure
    for f in row:
        first, second = sorted((f, figure), key=lambda g: g.span)
        if f is figure or first.span.end > second.span.start:
            continue
        if _PAIR.fullmatch(text, first.span.end, second.span.start):
            result = re.compile(
                rf"(?<![\d.,]){point(first):g}(?:\s?[-–—:]\s?|(?:\svotes?)?\sto\s){point(second):g}(?![\d%]|[.,]\d)"
            )
            found = [(s, m) for s in sources if (m := result.search(s.report.text))]
            if found:
                return [_where(s, Span(*m.span())) for s, m in found]
    return []


def _where(source: Source, span: Span) -> Where:
    report = source.report
    return Where(report=report.id, spans=(span,), path=report.path, words=report.words(span))


def voted(ours: Placed, pile: Sequence[Placed]) -> list[Placed]:
    """The votes of the pile with the number, where the draft's sentence tells of a vote: "one of the four who voted against"."""
    if _VOTE not in ours.thing.context:
        return []
    return [p for p in pile if p.figure.kind == "vote" and point(p.figure) == point(ours.figure)]


def aged(text: str, ours: Placed, pile: Sequence[Placed]) -> list[Placed]:
    """The ages of the pile with the number, where the draft's may be one: "a boy of twelve"."""
    figure = ours.figure
    if figure.kind == "age":
        return [p for p in pile if _is_bare_age(ours, p)]
    if (
        figure.kind != "count"
        or figure.counted
        or not _OF_AGE.search(text, max(0, figure.span.start - _BEFORE), figure.span.start)
    ):
        return []
    return [p for p in pile if p.figure.kind == "age" and point(p.figure) == point(figure)]


def _is_bare_age(ours: Placed, theirs: Placed) -> bool:
    """Whether a bare number beside the same name is an age: "brothers Paul and Jon Moreau, 44 and 39"."""
    figure = theirs.figure
    return (
        figure.kind == "count"
        and not figure.counted
        and point(figure) == point(ours.figure)
        and bool(ours.thing.names & theirs.thing.names)
    )


def in_so_many(text: str, ours: Placed, pile: Sequence[Placed]) -> list[Placed]:
    """The shares of the pile that "one dollar in four" tells, as "a quarter"."""
    many = _ONE_IN.search(text, max(0, ours.figure.span.start - _BEFORE), ours.figure.span.start)
    if many is None or not point(ours.figure):
        return []
    share = 100 * _FEW.index(many["many"].lower()) / point(ours.figure)
    return [p for p in pile if p.figure.kind == "share" and abs(point(p.figure) - share) < 1]


def ranked(ours: Placed, pile: Sequence[Placed]) -> list[Placed]:
    """The ranks of the pile that "after nine minutes" tells, as "in the ninth minute", and a rank among the same things."""
    unit = stem(ours.figure.unit or "") if ours.figure.kind == "duration" else ours.thing.noun
    if not unit or ours.figure.kind not in ("duration", "ordinal", "count"):
        return []
    return [
        p
        for p in pile
        if p.figure.kind == "ordinal"
        and point(p.figure) == point(ours.figure)
        and unit in p.thing.close | {p.thing.noun}
    ]


def in_like_words(ours: Placed, row: Sequence[Figure], pile: Sequence[Placed]) -> list[Placed]:
    """The figures with the number that have a telling word of the draft's sentence around, or another number of it."""
    figure = ours.figure
    words = {w for w in ours.thing.context if weight(w) >= _WORD}
    numbers = {point(f) for f in row if f is not figure}
    out = []
    for p in pile:
        if not one_number(ours, p) or not _of_one_kind(figure, p.figure):
            continue
        if words & p.thing.context or any(_shares(p, q, numbers) for q in pile):
            out.append(p)
    return out


def _of_one_kind(a: Figure, b: Figure) -> bool:
    kinds = {a.kind, b.kind}
    return one_unit(a, b) and (len(kinds) == 1 or kinds <= {"count", "vote"})


def _shares(p: Placed, q: Placed, numbers: set[float]) -> bool:
    """Whether ``q`` stands in the sentence of ``p`` and is one of the numbers, one that texts do not share by chance."""
    one = (p.thing.report, p.thing.sentence) == (q.thing.report, q.thing.sentence)
    return one and point(q.figure) in numbers and telling(q.thing) >= _DIGITS


def _near(a: Placed, b: Placed) -> bool:
    first, second = sorted((a.figure.span, b.figure.span))
    return a is not b and a.thing.report == b.thing.report and second.start - first.end <= _NEAR


_FEW = "none one two three four".split()
_ONE_IN = re.compile(r"\b(?P<many>one|two|three|four)\s[\w’'-]+\s(?:in|out\sof|of)(?:\severy)?\s$", re.I)
_OF_AGE = re.compile(r"\b(?:an?|the|[a-z]+)\s[\w-]+\sof\s$|\baged?\s$", re.I)
_BEFORE = 40
