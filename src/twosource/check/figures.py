"""One figure of a draft: the same in the pile, another there, or not found.

A figure is looked for among those that seem to count the same thing: by the noun that is counted, what befell the people,
and the words around. Equal is what is printed, rounded or converted fairly; a hedge that was dropped or put in is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from twosource.check.drafts import Draft
from twosource.check.keys import words_of
from twosource.check.pile import Pile, Source
from twosource.check.telling import count, listed
from twosource.matching.figures.counted_things import Thing, things_of
from twosource.matching.figures.quantities import last_digit, measured, point, value_of
from twosource.matching.figures.traits import ANYBODY, overlap, telling
from twosource.records import CheckItem, Figure, Where
from twosource.weights import stem
from twosource.weights.lexicon import relatedness

_NOUN, _FATE, _CLOSE, _AROUND, _NAMES, _APART, _UNIT, _VERB = 1.0, 1.3, 1.2, 1.2, 0.4, 1.2, 0.3, 0.6
SAME_MIN = 0.35
"""How much alike two figures of one number must be told to be one figure. This and the next two were set by hand and measured on drafts made from the
development comparisons, with figures changed by program."""
OTHER_MIN = 1.15
"""The same for another number to be held against the draft's."""
UNIT_MIN = 0.6
"""The same for the same number in another unit."""
AHEAD = 0.75
"""Another number that is told so much more like the draft's than the same number is what the draft meant."""
_FAR = 12.0
"""Two numbers of people further apart than this, one divided by the other, count two things; at ten a digit may have slipped."""
_CLOSE_MIN = 0.2
"""Words in common close by that two sums, shares or lengths of time must have to be two values of one thing."""
_NEAR_WORDS = 0.5
"""From this nearness by WordNet on, two nouns may name one thing."""
_ROUNDING = 0.02
"""Share by which a plain round number may miss the finer one; "about" may miss by more."""
_ABOUT = 0.1
_VAGUE = 10.0
"""How many times its value a vague word is said of at most: "dozens" up to 240."""
_CONVERTED = 0.04
"""Values in two units are one within this share: converted values are rounded."""
_OPEN_ROUND = 100.0
"""From this step on "more than 4,000" and "at least 4,000" are one."""
_SMALL = 3.0
"""Numbers up to this, written in words and found nowhere, are a draft's own ("two reports", "one of them")."""
_TELLING = 2
"""Digits of a number that matter from which on two texts about one event seldom share it by chance."""
_TONS = frozenset(("ton", "tonne"))
"""Units that newspapers print for each other."""
_GROUPS = frozenset("staff crew team workforce personnel crowd public cast squad".split())
"""Nouns, as stems, that are counted by heads though they name a body."""
_PLACES = frozenset("town city village country island region province county state valley district".split())
_COULD = re.compile(
    r"\b(?:could|may|might)\s(?:eventually\s|yet\s|even\s)?(?:reach|total|hit|(?:rise|climb|grow|amount|come|run)\s(?:in)?to)\s$"
)
_SHOWN = 3
_HEADINGS = ("title", "subhead", "title-repeat")


class _Placed(NamedTuple):
    source: Source | None
    """None for the draft's own."""
    thing: Thing
    heading: bool
    perhaps: bool = False
    """Whether the words make it the most that may come: "could reach 85 million"."""

    @property
    def figure(self) -> Figure:
        return self.thing.figure


class _Match(NamedTuple):
    placed: _Placed
    alike: float


def figure_items(draft: Draft, pile: Pile, quoted: Sequence[CheckItem]) -> list[CheckItem]:
    """An item a figure, but for those inside a quotation that is told as a whole."""
    headings = {line.span for line in draft.report.lines if line.role in _HEADINGS}
    known: dict[int, list[_Placed]] = {}
    out = []
    for thing in things_of(draft.report):
        around = next((i for i in quoted if i.span.overlaps(thing.figure.span)), None)
        if around is not None and around.state != "rendering":
            if around.state in ("verbatim", "said-by-another"):
                out.append(_inside(draft, thing.figure, around))
            continue
        keys = [w.key for w in words_of(draft.report.text, thing.sentence)]
        there = []
        for source in pile.nearest(keys):
            if id(source) not in known:
                known[id(source)] = _placed(source)
            there += known[id(source)]
        heading = any(thing.figure.span in h for h in headings)
        if _own(draft.report.text, thing):
            continue
        item = _item(draft, _Placed(None, thing, heading, _could(draft.report.text, thing.figure)), there)
        if item is not None:
            out.append(item)
    return out


def _placed(source: Source) -> list[_Placed]:
    headings = [line.span for line in source.report.lines if line.role in _HEADINGS]
    return [
        _Placed(source, t, any(t.figure.span in h for h in headings), _could(source.report.text, t.figure))
        for t in things_of(source.report)
    ]


def _could(text: str, figure: Figure) -> bool:
    return _COULD.search(text, max(0, figure.span.start - 60), figure.span.start) is not None


def _inside(draft: Draft, figure: Figure, quotation: CheckItem) -> CheckItem:
    return CheckItem(
        span=figure.span, kind="figure", state="verbatim", where=quotation.where,
        why="inside a quotation that stands in the pile", line=draft.line(figure.span),
    )  # fmt: skip


def _item(draft: Draft, ours: _Placed, pile: Sequence[_Placed]) -> CheckItem | None:
    figure = ours.figure
    matches = [_Match(p, alike) for p in pile if (alike := _alike(ours.thing, p.thing)) > 0]
    same = [m for m in matches if _one(ours, m.placed) and m.alike >= SAME_MIN]
    hedged = [
        m for m in matches if not _one(ours, m.placed) and _one_value(figure, m.placed.figure) and m.alike >= SAME_MIN
    ]
    having = {(m.placed.thing.report, m.placed.thing.sentence) for m in (*same, *hedged)}
    apart = [
        m
        for m in matches
        if not _one_value(figure, m.placed.figure)
        and not _one(ours, m.placed)
        and _may_part(ours.thing, m.placed.thing)
    ]
    # A sentence that has the draft's number counts another thing with its others.
    other = [
        m for m in apart if m.alike >= OTHER_MIN and (m.placed.thing.report, m.placed.thing.sentence) not in having
    ]
    best = max((m.alike for m in same), default=0.0)
    nearest = max((m.alike for m in (*other, *hedged)), default=0.0)

    def item(state: str, places: Sequence[_Match], why: str) -> CheckItem:
        where: dict[str, list[_Match]] = {}
        for m in sorted(places, key=lambda m: -m.alike):
            assert m.placed.source is not None
            where.setdefault(m.placed.source.report.id, []).append(m)
        return CheckItem(
            span=figure.span,
            kind="figure",
            state=state,  # type: ignore[arg-type]
            where=tuple(_where(r, found) for r, found in where.items()),
            why=why,
            line=draft.line(figure.span),
        )

    differing = [*hedged, *other]
    # Reports differ in a toll: one that has the draft's vouches for it, unless another has it hedged.
    toll = bool(ours.thing.fate) and not hedged and any(m.placed.thing.fate == ours.thing.fate for m in same)
    if same and (toll or best >= nearest - AHEAD):
        number = len({m.placed.thing.report for m in same})
        besides = f"; the pile has other figures too: {_told(figure, other)}" if other else ""
        if all(_printed(figure, m.placed.figure) for m in same):
            return item("verbatim", same, f"the same figure of what seems the same thing in {count(number)}{besides}")
        told = _told(figure, same)
        return item("verbatim", same, f"the same, rounder or finer, of what seems the same thing: {told}{besides}")
    if differing:
        return item(
            "figure-differs", differing, f"of what seems the same thing the pile has {_told(figure, differing)}"
        )
    perhaps = same or [_Match(p, 0.0) for p in pile if _one(ours, p) and _perhaps(ours.thing, p.thing)]
    if perhaps:
        return item("verbatim", perhaps, "the same figure; the words around it are not much alike")
    units = [m for p in pile if (m := _Match(p, _alike(ours.thing, p.thing, any_unit=True))).alike >= UNIT_MIN]
    units = [m for m in units if _number(figure) == _number(m.placed.figure) and not _one_unit(figure, m.placed.figure)]
    bare = [m for m in units if not figure.unit or not m.placed.figure.unit]
    if bare and telling(ours.thing) >= _TELLING:
        return item("verbatim", bare, "the same number; what it measures is told on one side only")
    if units:
        return item("figure-differs", units, f"the same number in another unit: {_told(figure, units)}")
    if _idle(draft, figure):
        return None
    why = "no figure found that clearly counts this"
    if any(_one_value(figure, p.figure) for p in pile):
        why = "the number stands in the pile, but not clearly of this"
    return item("not-found", [], why)


def _where(id: str, found: Sequence[_Match]) -> Where:
    source = found[0].placed.source
    assert source is not None
    spans = tuple(sorted({m.placed.figure.span for m in found}))
    return Where(report=id, spans=spans, path=source.report.path, words=source.report.words(spans))


# ---------------------------------------------------------------- whether they count one thing


def _alike(a: Thing, b: Thing, *, any_unit: bool = False) -> float:
    """How much alike two figures are told, whatever their numbers; 0 where they cannot count one thing. ``any_unit``: what they
    are measured in may be of another kind.
    """
    if (a.bucket != b.bucket and not any_unit) or (a.fate and b.fate and a.fate != b.fate):
        return 0.0
    score = _CLOSE * overlap(a.close - {a.noun}, b.close - {b.noun}) + _AROUND * overlap(
        a.context - {a.noun}, b.context - {b.noun}
    )
    if a.names & b.names:
        score += _NAMES
    if a.fate and a.fate == b.fate:
        score += _FATE
    bare = {"", a.figure.unit or "", b.figure.unit or ""}
    if _folk(a) and _folk(b):
        nouns = (
            a.noun == b.noun or a.noun in ANYBODY | _GROUPS or b.noun in ANYBODY | _GROUPS or not a.noun or not b.noun
        )
        score += _NOUN / 2 if a.noun == b.noun else 0.0 if nouns else -_APART / 2
    elif a.noun and a.noun == b.noun:
        score += _NOUN if a.noun not in bare else _NOUN / 2
    elif measured(a.figure.unit) and a.figure.unit == b.figure.unit:
        score += _UNIT + (_VERB if a.verbs & b.verbs else 0.0)
    elif a.noun in b.beside | b.close or b.noun in a.beside | a.close:
        score += _NOUN / 2
    elif a.noun not in bare and b.noun not in bare and not measured(a.figure.unit):
        score -= _APART
    return max(0.0, score / 2 if a.part != b.part else score)


def _folk(thing: Thing) -> bool:
    return thing.people or thing.noun in _GROUPS


def _may_part(a: Thing, b: Thing) -> bool:
    """Whether two numbers that are not one can be two values of one thing."""
    one, other = sorted((abs(point(a.figure)), abs(point(b.figure))))
    if a.part != b.part:
        return False
    if a.people and b.people:
        return other <= _FAR * max(one, 1.0)
    if a.bucket != "count":
        return overlap(a.close - {a.noun}, b.close - {b.noun}) >= _CLOSE_MIN or (bool(a.noun) and a.noun == b.noun)
    if not a.noun or not b.noun:
        return a.fate == b.fate != "" or a.figure.kind == "vote" or a.figure.unit == b.figure.unit
    return relatedness(a.noun, b.noun) >= _NEAR_WORDS or a.figure.kind == "vote"


def _perhaps(a: Thing, b: Thing) -> bool:
    """Whether nothing in the words says that two equal numbers, which few texts share by chance, count two things."""
    if a.bucket == b.bucket == "share" and a.noun != b.noun and {a.noun, b.noun} & _PLACES:
        other = b if a.noun in _PLACES else a
        return other.noun in other.names  # "half of the town", "half of Tamrin"
    if telling(a) < _TELLING or (a.fate and b.fate and a.fate != b.fate):
        return False
    open_ = ANYBODY | _GROUPS | {"", "person", a.figure.unit, b.figure.unit}
    return a.noun in open_ or b.noun in open_ or relatedness(a.noun, b.noun) >= _NEAR_WORDS


# ---------------------------------------------------------------- whether they are one number


def _own(text: str, thing: Thing) -> bool:
    """What counts nothing that a report could have: the hour ("a little after nine on Monday"), another report ("in a third, …"),
    what the draft itself has ("seven questions").
    """
    figure = thing.figure
    words = text[figure.span.start : figure.span.end]
    if figure.kind == "duration" and _AND_A_HALF.match(text, figure.span.end):
        return True  # "an hour and a half": more than the figure that was read
    if thing.noun in _OF_A_TEXT:
        return not any(c.isdigit() for c in words)
    if _ANOTHER.fullmatch(words) and not figure.counted:
        return not text.startswith(" of ", figure.span.end)
    return (
        figure.kind == "count"
        and not figure.counted
        and figure.low == figure.high
        and 1 <= point(figure) <= _HOURS
        and _AT.search(text, max(0, figure.span.start - 24), figure.span.start) is not None
        and _THAT_DAY.match(text, figure.span.end) is not None
    )


_OF_A_TEXT = frozenset(stem(w) for w in "question point thing fact lesson chart takeaway reason key".split())
_ANOTHER = re.compile(r"(?:a|another) (?:third|fourth|fifth|sixth)", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\sand\s(?:a|one)\s(?:half|quarter)\b")
_HOURS = 12
_AT = re.compile(r"\b(?:after|before|at|around|about|past|until|till|by|since)\s$", re.IGNORECASE)
_THAT_DAY = re.compile(
    r"(?:\so['’]clock\b|\s(?:on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:on|in|that|this|the\snext)\s(?:the\s)?(?:morning|afternoon|evening|night)|at\snight)\b)"
)


def _one(ours: _Placed, theirs: _Placed) -> bool:
    """Whether the draft's number is the pile's, as printed, rounded or converted, and hedged as there.

    A headline drops a hedge for room: it vouches for other headlines only.
    """
    a, b = ours.figure, theirs.figure
    if not _one_unit(a, b):
        return False
    if _converted(a, b):
        return True
    if theirs.heading and not ours.heading and a.hedge == "exact" and a.hedge != b.hedge:
        return False
    if (a.low, a.high) == (b.low, b.high) or point(a) == point(b):
        return _one_hedge(a, b) or (point(a) == point(b) and _at_most(ours) and _at_most(theirs))
    return _rounds(a, b)


def _at_most(placed: _Placed) -> bool:
    return placed.figure.hedge == "at-most" or (placed.perhaps and placed.figure.hedge == "exact")


def _number(f: Figure) -> tuple[float, float]:
    """The number as printed, without what it is measured in: of 40 million, 40 million."""
    low, high = (point(f) if end is None else end for end in (f.low, f.high))
    return low, high


def _one_value(a: Figure, b: Figure) -> bool:
    """The same number, whatever the hedge; a range is no single number."""
    return _one_unit(a, b) and point(a) == point(b) and _is_range(a) == _is_range(b)


def _printed(a: Figure, b: Figure) -> bool:
    return (a.low, a.high, a.hedge) == (b.low, b.high, b.hedge)


def _is_range(f: Figure) -> bool:
    return f.low is not None and f.high is not None and f.low < f.high


def _one_unit(a: Figure, b: Figure) -> bool:
    if (a.per or "") != (b.per or ""):
        return False
    if a.kind == "money" or b.kind == "money":
        return a.kind == b.kind and (not a.unit or not b.unit or a.unit == b.unit)
    if {a.unit, b.unit} <= _TONS:
        return True
    one, other = measured(a.unit), measured(b.unit)
    return one == other and (not one or a.unit == b.unit or _converted(a, b))


def _converted(a: Figure, b: Figure) -> bool:
    if a.unit == b.unit or not measured(a.unit) or measured(a.unit) != measured(b.unit):
        return False
    one, other = value_of(a), value_of(b)
    ends = ((one.low, other.low), (one.high, other.high))
    return all(
        (x is None and y is None) or (x is not None and y is not None and abs(x - y) <= _CONVERTED * max(x, y))
        for x, y in ends
    )


def _one_hedge(ours: Figure, theirs: Figure) -> bool:
    if ours.hedge == theirs.hedge:
        return (ours.low, ours.high) == (theirs.low, theirs.high)
    if ours.hedge == "about" and theirs.hedge == "exact":
        return True
    return {ours.hedge, theirs.hedge} == {"at-least", "more-than"} and last_digit(point(ours)) >= _OPEN_ROUND


def _rounds(rounder: Figure, finer: Figure) -> bool:
    """Whether the draft tells the other in fewer digits: "about 60" for 58, "more than 4,000" for 4,312, "dozens" for 40.

    "At least 12" is told to the last digit, so it is no rounder form of 14, though it leaves room for it.
    """
    if finer.hedge not in ("exact", "about") or finer.low is None or finer.low != finer.high:
        return False
    said, value = point(rounder), finer.low
    unit = last_digit(said)
    if rounder.hedge == "vague":
        return said <= value <= min(_VAGUE * said, inf if rounder.high is None else rounder.high)
    if rounder.hedge == "about":
        return abs(value - said) <= min(unit / 2, _ABOUT * said)
    if rounder.hedge == "exact" and said % 1 == 0 and 0 < abs(value - said) < 0.5:
        return True  # 14 for 14.3
    if unit < 10:
        return False
    if rounder.hedge == "exact":
        return rounder.low == rounder.high and 0 < abs(value - said) <= min(unit / 2, _ROUNDING * said)
    return 0 < (value - said if rounder.high is None else said - value) < unit


def _holds(a: Figure, b: Figure) -> bool:
    """Whether every quantity that ``b`` allows is one that ``a`` allows too: "at least 12" holds 14."""
    low, high = (-inf if a.low is None else a.low), (inf if a.high is None else a.high)
    return low <= (-inf if b.low is None else b.low) and (inf if b.high is None else b.high) <= high


def _idle(draft: Draft, figure: Figure) -> bool:
    words = draft.report.words(figure.span)
    return point(figure) <= _SMALL and not any(c.isdigit() for c in words)


# ---------------------------------------------------------------- in words


def _told(figure: Figure, places: Sequence[_Match]) -> str:
    """The figures of the pile as printed, each with its report and how it stands to the draft's figure."""
    told = []
    for m in sorted(places, key=lambda m: -m.alike):
        source = m.placed.source
        assert source is not None
        told.append(
            f"“{source.report.words(m.placed.figure.span)}” in {source.report.path}{_standing(figure, m.placed.figure)}"
        )
    return listed(list(dict.fromkeys(told))[:_SHOWN])


def _standing(ours: Figure, theirs: Figure) -> str:
    if (ours.per or "") != (theirs.per or ""):
        return " (for another length of time)"
    if not _one_unit(ours, theirs):
        return " (in another unit)"
    if point(ours) == point(theirs) and ours.hedge != theirs.hedge:
        return " (the same number, hedged otherwise)"
    if _holds(ours, theirs):
        return " (the draft's words leave room for it)"
    return " (which leaves room for the draft's)" if _holds(theirs, ours) else ""
