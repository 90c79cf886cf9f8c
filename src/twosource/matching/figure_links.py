"""Figures of different reports that count the same thing, and whether they agree.

Two figures are held side by side where kind, unit and period let them be compared. That they count the same thing is
read from their nouns, from their values and from the words of their sentences; common words weigh less. Where that is
too little no link is made: a missing link is a smaller fault than a wrong one.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from twosource.matching.exchange import Rates, middle, rates_of
from twosource.matter.exonyms import place_key, power_key
from twosource.matter.fates import TOLD_AS, bare_noun, fate_of
from twosource.matter.units import is_person
from twosource.records import Figure, FigureLink, FigureMember, FigureState, Report
from twosource.spans import Span, name_of
from twosource.weights.stems import stem
from twosource.words import sentences, tokens

# Set on the development comparisons (20 events), by event, for precision before recall.
_SAME_TELLING = 0.04
"""Context in common that makes two equal and telling values (two digits that matter, a decimal) one figure; from three
such digits on, the value alone is enough."""
_SAME_PLAIN = 0.04
"""The same for two equal small numbers with one noun; twice that without."""
_HOLDS = 0.16
"""The same where one value holds or rounds the other and the noun is one; twice that without."""
_DIFFER = 0.3
"""The same where the values part and the noun is one. Without one noun no difference is claimed: of such pairs fewer
than one in ten counted one thing."""
_FAR = 4.0
"""Two tolls further apart than this, one divided by the other, count two things more often than one."""
_PEOPLE_HOLD = 0.08
"""The same where people are counted in the hundreds or more and one value is the other, rounded."""
_EXCHANGED = 0.04
"""Two sums apart by no more than this share once exchanged are one: printed rates are rounded."""
_BY_RATE = 0.14
"""The same for two sums that a printed rate makes one; twice that without one noun. One event of the set shows it."""
_BESIDE = 0.45
"""The same where the noun, or the price, is one and unit or period are not: told as not comparable."""
_SMALL = 12
"""Up to here a number that nothing counts, and no fate is told of, is linked to none: "one of five"."""
_ROUNDING = 0.02
"""Two values apart by no more than this share of the larger are one in rounder and finer form."""
_ABOUT, _NEARLY, _OVER, _VAGUE = 0.1, 0.5, 2.0, 100.0
"""How far, as a share of its value, "about" reaches to both sides, and "at most", "more than" and "dozens" to one."""
_MET = 0.1
"""Share of the pairs between two groups that must be links of their own for the groups to become one."""
_WINDOW = 160
"""Characters on each side of a figure from which words are taken, within its sentence."""
_STOP = frozenset(
    "the a an and or but of in on at by to for from with without into over under after before since until during than "
    "then as if that this these those it its he she his her they their them we our you your i is are was were be been "
    "has have had do did does will would can could may might not no said say says told who which what when where also "
    "more most least about around some only just all other another one two three four five six seven eight nine ten "
    "percent million billion thousand hundred dollar year month week day people person mr mrs ms".split()
)


_POINTED = re.compile(
    r"\b(?:the|other|remaining|all|these|those|both|its|their) (?:other |remaining |last )?[\w-]+$", re.I
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ANYBODY = frozenset(("", stem("person"), stem("resident"), stem("civilian"), stem("victim"), stem("life")))
"""Nouns that say no more than that people are counted."""


class _Item(NamedTuple):
    letter: str
    report: str
    """Hash of the report's text: orders items without the letter."""
    figure: Figure
    context: frozenset[str]
    head: str
    fate: str
    """What befell those who are counted, with the years that the sentence names; empty where nothing is told."""
    part: bool
    """True where the words make it a part of a larger number: "eight of them"."""
    first: bool
    """True where its value is the one that the report tells first of this fate."""
    pointed: bool
    """True where the words point back at things told before: "the other three"."""


class _Pair(NamedTuple):
    score: float
    a: _Item
    b: _Item
    state: FigureState
    why: str


def link_figures(reports: tuple[Report, ...]) -> tuple[FigureLink, ...]:
    """The links between the figures of the reports, which carry letters. The order of the reports changes nothing.

    A link that agrees may hold several figures; one that differs holds two. Cost grows with the pairs of figures of one
    kind that share a noun, a fate or a value, exact or rounded; sums in two currencies are all held side by side.
    """
    items = [i for r in reports for i in _items(r)]
    weight = _weights(items)
    pairs = _pairs(items, {r.sha256: rates_of(r) for r in reports}, weight)
    pairs.sort(key=lambda p: (-p.score, p.a.report, p.a.figure.span, p.b.report, p.b.figure.span))
    groups = _agreeing(pairs)
    links = [_link(sorted(g, key=_place), "agree", _agree_why(g)) for g in groups]
    links.extend(_link(sorted((p.a, p.b), key=_place), p.state, p.why) for p in _apart(pairs, groups))
    return tuple(sorted(links, key=lambda x: (x.members[0].report, [m.figure for m in x.members], x.id)))


def _place(item: _Item) -> tuple[str, Span]:
    return item.letter, item.figure.span


def _items(report: Report) -> list[_Item]:
    out: list[_Item] = []
    told: dict[str, float] = {}
    lines = sorted(line.span for line in report.lines if line.article)
    cut: dict[Span, tuple[Span, ...]] = {}
    for figure in report.figures:
        at = bisect_right(lines, Span(figure.span.start, len(report.text))) - 1
        if at < 0 or not figure.span.overlaps(lines[at]):
            continue
        line = lines[at]
        if line not in cut:
            cut[line] = sentences(report.text, line)
        sentence = next((s for s in cut[line] if s.overlaps(figure.span)), line)
        near = Span(
            max(sentence.start, figure.span.start - _WINDOW),
            min(max(sentence.end, figure.span.end), figure.span.end + _WINDOW),
        )
        words = {_word(t.text) for t in tokens(report.text, near) if not t.text[0].isdigit() and len(t.text) > 2}
        fate, part = _fate(report, near, figure)
        first = bool(fate) and not part and told.setdefault(fate, _point(figure)) == _point(figure)
        out.append(
            _Item(
                report.letter or "",
                report.sha256,
                figure,
                frozenset(words - _STOP),
                _head(figure),
                fate,
                part,
                first,
                bool(_POINTED.search(report.text[max(sentence.start, figure.span.start - 12) : figure.span.end])),
            )
        )
    return out


def _fate(report: Report, near: Span, figure: Figure) -> tuple[str, bool]:
    """Fate and time of those whom a count of people counts, and whether they are part of a larger number."""
    if figure.kind != "count" or not (figure.unit is None or _personal(figure)):
        return "", False
    fate = fate_of(report.text, near, figure.span, figure.counted)
    if fate is None:
        return "", False
    years = {m.group() for m in _YEAR.finditer(report.text, near.start, near.end)}
    own = report.published.date[:4] if report.published else ""
    return " ".join([fate.name, *sorted(years - {own})]), fate.part


def _word(text: str) -> str:
    power = power_key(text) if text[:1].isupper() else None
    if power is not None:
        return power if place_key(text) == text.lower() or place_key(text) == power else place_key(text)
    low = stem(text)
    return "" if low in _STOP or text.lower() in _STOP else low


def _head(figure: Figure) -> str:
    """The noun that is counted, as a stem; empty where the words give none."""
    return stem(bare_noun(figure.counted))


class _Weighed(NamedTuple):
    """A context with the weights of its words, in the order of the words, so that sums never depend on hashing."""

    words: tuple[tuple[str, float], ...]
    total: float


_Weights = dict[frozenset[str], _Weighed]


def _weights(items: list[_Item]) -> _Weights:
    """Rarer words among the contexts weigh more."""
    counts = Counter(w for i in items for w in i.context)
    weight = {w: math.log(1 + len(items) / n) for w, n in counts.items()}
    out: _Weights = {}
    for context in {i.context for i in items}:
        words = tuple((w, weight[w]) for w in sorted(context) if w)
        out[context] = _Weighed(words, sum(x for _, x in words))
    return out


def _overlap(a: frozenset[str], b: frozenset[str], weight: _Weights) -> float:
    one, two = weight[a], weight[b]
    size = math.sqrt(one.total * two.total)
    return sum([x for w, x in one.words if w in b]) / size if size else 0.0


def _pairs(items: list[_Item], rates: dict[str, Rates], weight: _Weights) -> list[_Pair]:
    buckets: dict[str, list[_Item]] = {}
    for item in items:
        buckets.setdefault(_bucket(item.figure), []).append(item)
    found = []
    for bucket in buckets.values():
        for n, m in _candidates(bucket):
            one, other = bucket[n], bucket[m]
            a, b = sorted((one, other), key=lambda i: (i.report, i.figure.span))
            found.append(
                _priced(a, b, rates, weight)
                if a.figure.kind == "money" and a.figure.unit != b.figure.unit
                else _rated(a, b, weight)
                if a.figure.per != b.figure.per
                else _pair(a, b, weight)
            )
    return [p for p in found if p is not None]


def _candidates(bucket: list[_Item]) -> list[tuple[int, int]]:
    """Numbers, larger first, of the items of two reports that can make a pair at all, in order.

    They have a noun or a fate in common, or one value lies where the other reaches; two currencies always can.
    """
    points = sorted((_point(item.figure), n) for n, item in enumerate(bucket))
    values = [p for p, _ in points]
    money: dict[str | None, list[int]] = {}
    groups: dict[tuple[str, str], list[int]] = {}
    for n, item in enumerate(bucket):
        if item.head:
            groups.setdefault(("noun", item.head), []).append(n)
        if item.fate and item.first:
            groups.setdefault(("fate", item.fate), []).append(n)
        if item.figure.kind == "money":
            money.setdefault(item.figure.unit, []).append(n)
    out: set[tuple[int, int]] = set()

    def add(n: int, others: list[int]) -> None:
        letter = bucket[n].letter
        out.update((n, m) if n > m else (m, n) for m in others if bucket[m].letter != letter)

    for group in groups.values():
        for n in group:
            add(n, group)
    for unit, those in money.items():
        rest = [m for u, ms in money.items() if u != unit for m in ms]
        for n in those:
            add(n, rest)
    for n, item in enumerate(bucket):
        low, high = _reach(item.figure)
        add(n, [m for _, m in points[bisect_left(values, low) : bisect_right(values, high)]])
    return sorted(out)


def _reach(figure: Figure) -> tuple[float, float]:
    """Between these two values lies every other that equals ``figure``, rounds it or is held by it; some more do."""
    at = _point(figure)
    low, high = at - 2 * _ROUNDING * abs(at), at + 2 * _ROUNDING * abs(at)
    if figure.low is not None and figure.high is not None:
        low, high = min(low, figure.low), max(high, figure.high)
    if figure.hedge == "about":
        low, high = min(low, at - _ABOUT * abs(at)), max(high, at + _ABOUT * abs(at))
    if figure.hedge == "vague":
        high = max(high, _VAGUE * max(at, 1))
    if figure.low is None and figure.high is not None:
        low = min(low, _NEARLY * figure.high)
    if figure.high is None:
        high = max(high, _OVER * at)
    return low, high


def _priced(a: _Item, b: _Item, rates: dict[str, Rates], weight: _Weights) -> _Pair | None:
    """Two sums in two currencies: compared where one of the two reports prints a rate, else shown side by side."""
    f, g = a.figure, b.figure
    if f.unit is None or g.unit is None:
        return None
    overlap = _overlap(a.context, b.context, weight)
    same_head = bool(a.head) and a.head == b.head
    rate = rates[a.report].get((f.unit, g.unit)) or rates[b.report].get((f.unit, g.unit))
    if rate is not None:
        one, two = middle(f) * rate, middle(g)
        if overlap >= _BY_RATE * (2 - same_head) and abs(one - two) <= _EXCHANGED * max(one, two):
            return _Pair(overlap + same_head, a, b, "agree", "equal by the rate that a report prints")
        return None
    if overlap >= _BESIDE * (2 - same_head):
        return _Pair(
            overlap,
            a,
            b,
            "not-comparable",
            f"in {f.unit} and in {g.unit}, and neither report prints a rate of exchange",
        )
    return None


def _rated(a: _Item, b: _Item, weight: _Weights) -> _Pair | None:
    """One noun counted in two periods, or once by a period and once in all."""
    f, g = a.figure, b.figure
    if not a.head or a.head != b.head or _overlap(a.context, b.context, weight) < _BESIDE:
        return None
    each = sorted(f"per {x.per}" if x.per else "in all" for x in (f, g))
    return _Pair(
        _overlap(a.context, b.context, weight), a, b, "not-comparable", f"counted {each[0]} here and {each[1]} there"
    )


def _bucket(figure: Figure) -> str:
    """Figures of one bucket can be held side by side: a sum with a sum, a length of time with a length of time."""
    if figure.kind in ("count", "vote") or (figure.kind == "rate" and figure.per):
        return "share" if figure.unit == "percent" else "count"
    if figure.kind == "duration":
        return f"duration {figure.unit}"
    return figure.kind


def _pair(a: _Item, b: _Item, weight: _Weights) -> _Pair | None:
    f, g = a.figure, b.figure
    if not _units_meet(f, g):
        return None
    same_head = f.kind == "age" or (bool(a.head) and a.head == b.head)
    one_fate = _one_fate(a, b)
    if _small(a) or _small(b) or _two_fates(a, b) or (a.fate and b.fate and a.part != b.part):
        return None
    relation = _relation(f, g)
    if relation == "differ" and not same_head and not one_fate:
        return None
    overlap = _overlap(a.context, b.context, weight)
    score = overlap + same_head + one_fate
    if relation == "equal":
        digits = _telling(f)
        need = _SAME_PLAIN * (2 - same_head) if digits < 2 else _SAME_TELLING if digits < 3 else 0.0
        return _Pair(1 + score, a, b, "agree", "") if one_fate or overlap >= need else None
    if relation == "holds":
        need = _HOLDS * (2 - same_head)
        if one_fate:
            need = 0.0
        elif _people(a, b) and _rounded(f, g):
            need = _PEOPLE_HOLD
        return _Pair(score, a, b, "agree", "") if overlap >= need else None
    if f.kind == "age":
        return None
    if one_fate and a.first and b.first and _near(f, g):
        return _Pair(score, a, b, "differ", f"both count {TOLD_AS[a.fate.split()[0]]}{_room(f, g)}")
    if same_head and not a.part and not b.part and (not a.fate or not b.fate or one_fate) and overlap >= _DIFFER:
        return _Pair(score, a, b, "differ", f"one thing counted by the words around: {a.head}")
    return None


def _room(f: Figure, g: Figure) -> str:
    lower, higher = sorted((f, g), key=_point)
    return "; the lower number is printed as open upwards" if lower.high is None and _point(higher) > 0 else ""


def _near(f: Figure, g: Figure) -> bool:
    low, high = sorted((_point(f), _point(g)))
    return high <= _FAR * low


def _small(item: _Item) -> bool:
    f = item.figure
    if f.kind != "count" or f.counted or item.fate or item.pointed:
        return False
    return f.high is not None and f.low == f.high <= _SMALL


def _two_fates(a: _Item, b: _Item) -> bool:
    """True where one counts people of one fate and the other of another: the dead and the injured."""
    return bool(a.fate) and bool(b.fate) and a.fate.split()[0] != b.fate.split()[0]


def _one_fate(a: _Item, b: _Item) -> bool:
    """True where both count people of one fate at one time, and their nouns leave it open that they are the same."""
    if not a.fate or a.fate != b.fate or a.part or b.part:
        return False
    return a.head == b.head or a.head in _ANYBODY or b.head in _ANYBODY


def _people(a: _Item, b: _Item) -> bool:
    return all(_personal(i.figure) and i.head in _ANYBODY and not i.part for i in (a, b))


def _rounded(f: Figure, g: Figure) -> bool:
    """True where one value, in the hundreds or more, is the other with fewer digits: 4,300 and "more than 4,000"."""
    low, high = sorted((_point(f), _point(g)))
    return low >= 100 and high - low < 0.2 * low


def _units_meet(f: Figure, g: Figure) -> bool:
    if f.unit == g.unit or f.unit is None or g.unit is None:
        return True
    return f.kind == "count" == g.kind and (_personal(f) and _personal(g))


def _personal(figure: Figure) -> bool:
    return figure.unit == "person" or is_person(figure.unit or "")


def _telling(figure: Figure) -> int:
    """How many digits of the value matter: two reports seldom print "143.6" by chance, and often "20"."""
    value = _point(figure)
    digits = len(f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").lstrip("0"))
    if value == int(value):
        digits = len(str(int(value)).rstrip("0"))
    return max(digits, 2) if figure.kind == "money" and value >= 1000 else digits


def _relation(f: Figure, g: Figure) -> str:
    if (f.low, f.high) == (g.low, g.high):
        return "equal"
    point_f, point_g = _point(f), _point(g)
    if point_f == point_g:
        return "equal"  # "at least 3" and "3"
    if _holds(f, g) or _holds(g, f):
        return "holds"
    largest = max(point_f, point_g)
    if largest >= 50 and abs(point_f - point_g) / largest <= _ROUNDING:
        return "holds"
    return "differ"


def _point(figure: Figure) -> float:
    return figure.low if figure.low is not None else figure.high if figure.high is not None else 0.0


def _holds(open_: Figure, fine: Figure) -> bool:
    """Whether an open or rounded value holds the other: "about 60" 58, "more than 4,000" 4,300, "dozens" 80.

    "At least 11" is a count to the last digit and holds no 14: what one report has counted and the other not is a
    difference, though the first leaves room for it.
    """
    if fine.low is None and fine.high is None:
        return False
    at, point = _point(fine), _point(open_)
    if open_.hedge == "about" and open_.low == open_.high:
        return abs(at - point) <= min(_unit_of_last_digit(point) / 2, _ABOUT * point)
    if open_.low is not None and open_.high is not None:
        return open_.low < open_.high and open_.low <= at <= open_.high
    if open_.hedge == "vague":
        return point <= at <= _VAGUE * max(point, 1)
    if open_.high is not None:  # at most, nearly
        return _NEARLY * open_.high <= at <= open_.high
    return _unit_of_last_digit(point) >= 10 and point <= at <= _OVER * point


def _unit_of_last_digit(value: float) -> float:
    """What the last digit of a round value stands for: 10 of 60, 1000 of 3,000, 1 of 11."""
    unit = 1.0
    while value and value % (10 * unit) == 0:
        unit *= 10
    return unit


def _agreeing(pairs: list[_Pair]) -> list[list[_Item]]:
    """Groups of figures whose values all agree, the likeliest pairs first; a report may bring several."""
    group: dict[str, list[_Item]] = {}
    linked = {frozenset((p.a.figure.id, p.b.figure.id)) for p in pairs if p.state == "agree"}
    for p in pairs:
        if p.state != "agree":
            continue
        one = group.get(p.a.figure.id, [p.a])
        two = group.get(p.b.figure.id, [p.b])
        if one is two:
            continue
        across = [(x, y) for x in one for y in two]
        met = sum(frozenset((x.figure.id, y.figure.id)) in linked for x, y in across)
        if met >= _MET * len(across) and all(
            x.figure.unit != y.figure.unit or _relation(x.figure, y.figure) != "differ" for x, y in across
        ):
            joined = one + two
            for item in joined:
                group[item.figure.id] = joined
    different = {id(members): members for members in group.values()}
    return [members for members in different.values() if len({i.letter for i in members}) > 1]


def _apart(pairs: list[_Pair], groups: list[list[_Item]]) -> list[_Pair]:
    """The pairs that differ or cannot be compared: neither figure agrees with another of that report, and each is the other's best."""
    partners: set[tuple[str, str]] = {
        (i.figure.id, other.letter) for g in groups for i in g for other in g if other.letter != i.letter
    }
    used: set[tuple[str, str]] = set()
    out = []
    for p in sorted(pairs, key=lambda p: p.state != "differ"):
        sides = {(p.a.figure.id, p.b.letter), (p.b.figure.id, p.a.letter)}
        if p.state != "agree" and not sides & partners and not sides & used:
            used |= sides
            out.append(p)
    return out


def _agree_why(group: list[_Item]) -> str:
    values = {(i.figure.low, i.figure.high) for i in group}
    if len(values) == 1:
        return "equal values of one thing counted"
    return "values of one thing counted; a rounder or open one holds the finer"


def _link(members: list[_Item], state: FigureState, why: str) -> FigureLink:
    ids = sorted(i.figure.id for i in members)
    return FigureLink(
        id=name_of("figures", *ids), members=tuple(FigureMember(report=i.letter, figure=i.figure.id) for i in members),
        state=state, why=why,
    )  # fmt: skip
