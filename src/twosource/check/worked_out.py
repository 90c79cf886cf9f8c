"""Figures that a draft works out from two others: a sum, a difference, what is left, a share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from twosource.check.keys import words_of
from twosource.check.placed import Placed
from twosource.matching.figures.counted_things import Thing, weight
from twosource.matching.figures.quantities import last_digit, measured, point
from twosource.records import Figure
from twosource.spans import Span
from twosource.weights.lexicon import relatedness

_NEAR = 300
"""Characters of a report between two figures that are told together."""
_NEARER = 120
"""The same of which a share is told: there are many pairs."""
_LIKE = 60
"""Figures of the pile that are tried in pairs at most: those told in words most like the draft's."""
_AROUND = 40
"""Characters beside a figure in which the words stand that say how it was worked out."""
_BESIDE = 24
"""The same of a share, which may be of a change."""
_SUM_BEFORE = re.compile(
    r"\b(?:total(?:s|ling|ing)?(?: of)?|in all|altogether|together|combined)\s(?:\w+\s){0,2}$", re.I
)
_SUM_BEHIND = re.compile(
    r",?\s(?:[\w’'-]+\s){0,2}(?:in all|in total|altogether|all told|combined|together|taken together)\b", re.I
)
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:by|difference of|majority of|margin of|lead of|gap of|rise of|fall of|drop of|increase of|decrease of|up|down|another|the other|"
    r"the remaining|the rest,)\s(?:about |some |nearly |almost |more than )?$",
    re.I,
)
_DIFFERENCE_BEHIND = re.compile(
    r"\s(?:[\w’'-]+\s){0,3}(?:more|fewer|less|higher|lower|longer|shorter|older|younger|further|ahead|behind|short|left|remaining|remained|"
    r"cheaper|dearer|above|below|over|under|too many|too few)\b",
    re.I,
)
_AS_MUCH = re.compile(r"\s(?:as|the|what|that|more|higher|larger|its|their|his|her)\b", re.I)
"""Behind "six times": not how often, but how much."""
_CHANGE = re.compile(
    r"\b(?:rise|rose|risen|rising|grow|grew|grown|growth|increase[ds]?|up|climb(?:ed)?|fall|fell|fallen|drop(?:ped)?|decrease[ds]?|down|"
    r"more|fewer|less|higher|lower|cheaper|dearer|cut|gain(?:ed)?|lost|loss|shrank|shrunk)\b",
    re.I,
)
_TELLING_WORD = 0.15
"""Weight of a word by which two sentences are of one thing."""
_NEAR_WORDS = 0.5
"""From this nearness by WordNet on, two nouns may name one thing ("plant", "factory")."""
_ROUGH = 0.02
"""Share by which a result may miss what comes out, where it is a round number."""
_SHARE_EXACT, _SHARE_ROUGH, _SHARE_OPEN = 0.6, 2.0, 5.0
"""Points by which a share may miss what comes out: printed plainly; told in words ("a third"), or with "about"; and how far an open one
("more than half") reaches.
"""


def from_two(text: str, ours: Placed, pile: Sequence[Placed]) -> tuple[Placed, ...]:
    """The two figures that stand near each other in the pile and give the draft's: by their sum or difference where the words say that it
    is one, by their share, as what is left; or the one that tells both ("three of the twelve"). Empty where none in like words do.
    """
    ways = _ways(text, ours.figure)
    like = _like(ours, pile) if ways or ours.thing.noun else []
    for a, b in combinations(like, 2):
        if _added(ours, a, b):
            return a, b
    if not ways:
        return ()
    for a in like:
        whole = whole_of(a.figure)
        if whole is not None and _gives(ways, ours.figure, point(a.figure), whole):
            return (a,)
    for a, b in _pairs(ours, like):
        if _gives(ways, ours.figure, point(a.figure), point(b.figure)):
            return a, b
    return ()


def _added(ours: Placed, a: Placed, b: Placed) -> bool:
    """Whether the pile tells in one breath two parts of what the draft counts: "62 freight trains and 28 passenger trains"."""
    return (
        {ours.figure.kind, a.figure.kind, b.figure.kind} <= {"count", "rate", "vote"}
        and len({ours.thing.noun, a.thing.noun, b.thing.noun}) == 1
        and a.thing.sentence == b.thing.sentence
        and a.thing.report == b.thing.report
        and b.figure.span.start - a.figure.span.end <= _ONE_BREATH
        and point(a.figure) + point(b.figure) == point(ours.figure)
    )


_ONE_BREATH = 20
"""Characters between two figures that are told as one list."""


def from_its_own(text: str, thing: Thing, beside: Sequence[Thing]) -> bool:
    """The same for two figures that the draft has told in the sentence or in the one before: "61 votes to 58, a majority of three"."""
    if _is_listed(text, thing):
        return True
    ways = _ways(text, thing.figure) - {"part"}
    if not ways:
        return False
    near = [
        t
        for t in beside
        if t is not thing and (t.sentence == thing.sentence or 0 < thing.figure.span.start - t.figure.span.end <= _NEAR)
    ]
    pairs = [(point(t.figure), whole) for t in near if (whole := whole_of(t.figure)) is not None]
    pairs += [
        (point(a.figure), point(b.figure))
        for a, b in combinations(near, 2)
        if _one_kind(a.figure, b.figure) and _of_their_kind(thing.figure, a.figure)
    ]
    return any(_gives(ways, thing.figure, a, b) for a, b in pairs)


def _is_listed(text: str, thing: Thing) -> bool:
    """Whether a number is that of the parts told behind it: "seven charges: six of fraud and one of arson"."""
    end, stop = thing.figure.span.end, thing.sentence.end
    if not _COLON.match(text, end, stop):
        return False
    parts = [int(w.key) for w in words_of(text, Span(end, stop)) if w.key.isdigit()]
    return len(parts) > 1 and sum(parts) == point(thing.figure)


_COLON = re.compile(r"(?:\s[\w’'-]+){0,3}\s?[:–—]\s")


def _gives(ways: frozenset[str], figure: Figure, a: float, b: float) -> bool:
    low, high = sorted((a, b))
    whole = whole_of(figure)
    if "part" in ways and whole is not None:
        rest = whole - point(figure)
        return rest > 0 and (low, high) in {
            tuple(sorted(w)) for w in ((point(figure), rest), (rest, whole), (point(figure), whole))
        }
    return any(comes_to(figure, value) for value in _values(ways, low, high))


def _ways(text: str, figure: Figure) -> frozenset[str]:
    if figure.kind == "ordinal":
        return frozenset()
    if figure.kind == "share":
        around = text[max(0, figure.span.start - _BESIDE) : figure.span.end + _BESIDE]
        return frozenset(("share", "change")) if _CHANGE.search(around) else frozenset(("share",))
    start = max(0, figure.span.start - _AROUND)
    words = text[figure.span.start : figure.span.end]
    if whole_of(figure) is not None:
        return frozenset(("part",))
    if figure.unit == "time" and _AS_MUCH.match(text, figure.span.end):
        return frozenset(("times",))
    out = set()
    if _SUM_BEFORE.search(text, start, figure.span.start) or _SUM_BEHIND.match(text, figure.span.end):
        out.add("sum")
    if (
        _DIFFERENCE_BEFORE.search(text, start, figure.span.start)
        or _DIFFERENCE_BEHIND.match(text, figure.span.end)
        or words.lower().startswith(("the other ", "another ", "the remaining "))
    ):
        out.add("difference")
    return frozenset(out)


def whole_of(figure: Figure) -> float | None:
    """Of "seven of nine councillors" nine; None where the figure is no such part."""
    words = (w.key for w in words_of(figure.counted)[:_BEFORE_THE_WHOLE])
    number = next((k for k in words if k.isdigit()), "")
    return float(number) if number and figure.kind == "count" else None


_BEFORE_THE_WHOLE = 3
"""Words of what is counted among which its number stands: "the island's eight districts"."""


def _like(ours: Placed, pile: Sequence[Placed]) -> list[Placed]:
    """The figures of the pile that are told in words like the draft's, in order."""
    like = [(n, p) for p in pile if (n := _in_common(ours, p)) and p.figure.kind not in ("ordinal", "age")]
    like.sort(key=lambda found: -found[0])
    return sorted((p for _, p in like[:_LIKE]), key=lambda p: (p.thing.report, p.figure.span))


def _pairs(ours: Placed, like: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Two figures of one kind that one report tells near each other."""
    for a, b in combinations(like, 2):
        if (
            a.thing.report == b.thing.report
            and b.figure.span.start - a.figure.span.end <= _NEAR
            and _one_kind(a.figure, b.figure)
            and (_of_their_kind(ours.figure, a.figure) or _of_their_kind(ours.figure, b.figure))
            and (
                ours.figure.kind != "share"
                or (b.figure.span.start - a.figure.span.end <= _NEARER and _of_one_thing(a, b))
            )
        ):
            yield a, b


def _in_common(ours: Placed, theirs: Placed) -> float:
    nouns = ours.thing.noun and theirs.thing.noun and relatedness(ours.thing.noun, theirs.thing.noun) >= _NEAR_WORDS
    common = (ours.thing.context | {ours.thing.noun}) & (theirs.thing.context | {theirs.thing.noun})
    return sum(w for word in common if word and (w := weight(word)) >= _TELLING_WORD) + (
        _TELLING_WORD if nouns else 0.0
    )


def _one_kind(a: Figure, b: Figure) -> bool:
    """Whether two may be added up: both of heads or votes, both in one unit, or one without any."""
    counts = ("count", "vote")
    if a.kind in counts and b.kind in counts:
        return True
    return (a.kind == b.kind and a.unit == b.unit) or _is_bare(a) or _is_bare(b)


def _of_one_thing(a: Placed, b: Placed) -> bool:
    """Whether the one may be a part of the other, or what it has become."""
    if a.figure.kind == "money" or measured(a.figure.unit):
        return a.figure.unit == b.figure.unit
    return a.thing.noun == b.thing.noun or a.thing.part or b.thing.part or not a.thing.noun or not b.thing.noun


def _is_bare(figure: Figure) -> bool:
    return figure.kind == "count" and not figure.unit and not figure.counted


def _of_their_kind(ours: Figure, theirs: Figure) -> bool:
    return theirs.kind != "share" if ours.kind == "share" or ours.unit == "time" else _one_kind(ours, theirs)


def _values(ways: frozenset[str], a: float, b: float) -> Iterator[float]:
    """What comes out of ``a`` and the larger ``b``."""
    if "sum" in ways:
        yield a + b
    if "difference" in ways:
        yield b - a
    if "share" in ways and b:
        yield 100 * a / b
    if "times" in ways and a:
        yield b / a
    if "change" in ways and a and b:
        yield 100 * (b - a) / a
        yield 100 * (b - a) / b


def comes_to(figure: Figure, value: float) -> bool:
    """Whether a figure tells the value, rounded as it may be."""
    said = point(figure)
    if value <= 0:
        return False
    if figure.kind == "share":
        words = said % 5 != 0 and said != round(said, 2)
        reach = _SHARE_ROUGH if words or figure.hedge != "exact" else _SHARE_EXACT
        if figure.hedge in ("more-than", "at-least"):
            return said - _SHARE_EXACT <= value <= said + _SHARE_OPEN
        if figure.hedge in ("less-than", "at-most"):
            return said - _SHARE_OPEN <= value <= said + _SHARE_EXACT
        return abs(value - said) <= reach
    if figure.hedge in ("more-than", "at-least"):
        return said <= value < said + last_digit(said)
    if figure.hedge in ("less-than", "at-most"):
        return said - last_digit(said) < value <= said
    reach = min(last_digit(said) / 2, _ROUGH * said) if said >= 100 or figure.hedge == "about" else 0.0
    return abs(value - said) <= max(reach, 1e-6)
