"""The links between the figures of several reports."""

from __future__ import annotations

from itertools import combinations, product
from typing import NamedTuple

from twosource.matching.exchange import Rates, conversions, rates_of
from twosource.matching.figures.candidates import Pair, candidates
from twosource.matching.figures.counted_things import Thing, things_of
from twosource.matching.figures.grouping import Group, Held, Parted, agreeing, parted
from twosource.matching.figures.kinship import Tables, Weights, likelihood, shipped
from twosource.matching.figures.quantities import Standing, Value, leaves_room, point, standing, value_of
from twosource.matching.figures.scope import no_rate, not_comparable
from twosource.matching.figures.traits import traits
from twosource.matching.figures.unlike import told_together
from twosource.matter.fates import TOLD_AS
from twosource.records import Figure, FigureLink, FigureMember, FigureState, Report
from twosource.spans import name_of

_BESIDE_MIN = 0.6
"""From this likelihood on two figures that cannot be compared are shown side by side, with the reason."""
_SMALL = 12
"""Up to here a number that nothing counts, and no fate is told of, is linked to none: "one of five"."""


class _Claim(NamedTuple):
    """The state of a pair of figures of two reports."""

    a: int
    b: int
    state: FigureState
    why: str


def link_figures(reports: tuple[Report, ...], tables: Tables | None = None) -> tuple[FigureLink, ...]:
    """The links between the figures of the reports, which carry letters. The order of the reports changes nothing.

    Every two members from different reports stand to each other as the link's state says; members of one report say
    nothing of each other. Cost is near linear in the number of figures. ``tables`` stand in for those that are shipped,
    where it is measured what weights make of events that they were not made from.
    """
    agree, differ = tables or shipped()
    things, held, sure = held_side_by_side(reports, agree)
    groups = agreeing(things, held, sure)
    claims = _claims(things, held, groups, parted(things, held, groups, differ), {n for pair in sure for n in pair})
    claims += _beside(things, claims, rates_of(reports), agree)
    links = [
        _link(things, members, state, why) for state in ("agree", "differ", "not-comparable")
        for members, why in _gathered(things, [c for c in claims if c.state == state])
    ]  # fmt: skip
    return tuple(sorted(links, key=lambda x: (x.members[0].report, [m.figure for m in x.members], x.id)))


def held_side_by_side(reports: tuple[Report, ...], table: Weights) -> tuple[list[Thing], dict[Pair, Held], list[Pair]]:
    """The figures of all reports, the pairs that can be compared with what they have in common, and those pairs that
    are one sum in two currencies by the report's own words.
    """
    things = sorted((t for r in reports for t in things_of(r) if not _idle(t)), key=_order)
    rates = rates_of(reports)
    values = [value_of(t.figure) for t in things]
    number = {(t.letter, t.figure.id): n for n, t in enumerate(things)}
    held = {}
    for a, b in candidates(things, values):
        how = _standing(things[a], things[b], values[a], values[b], rates)
        if how is not None:
            held[a, b] = hold(things[a], things[b], how, table)
    sure: list[Pair] = []
    for report in reports:
        for one, two in conversions(report):
            keys = [(report.letter or "", f.id) for f in (one, two)]
            if all(k in number for k in keys):
                a, b = sorted(number[k] for k in keys)
                sure.append((a, b))
    return things, held, sure


def hold(a: Thing, b: Thing, how: Standing, table: Weights) -> Held:
    """The two figures side by side."""
    common = traits(a, b, how)
    return Held(how, common, 0.0 if how == "apart" else likelihood(table, common))


def _order(thing: Thing) -> tuple[str, int, str]:
    return thing.report, thing.figure.span.start, thing.letter


def _idle(thing: Thing) -> bool:
    f = thing.figure
    small = f.kind == "count" and not f.counted and not f.unit and not thing.fate and not thing.pointed
    return small and f.high is not None and f.low == f.high <= _SMALL


def _standing(a: Thing, b: Thing, one: Value, other: Value, rates: Rates) -> Standing | None:
    """How two values stand to each other; None where they cannot be compared at all."""
    f, g = a.figure, b.figure
    if f.per != g.per:
        return None
    if f.kind == "money" == g.kind and f.unit and g.unit and f.unit != g.unit:
        rate = rates.get((g.unit, f.unit))
        return None if rate is None else standing(one, value_of(g, rate))
    how = standing(one, other)
    if how == "apart" and (leaves_room(one, other) or leaves_room(other, one)):
        return None
    return None if how == "apart" and f.kind == "money" and f.unit != g.unit else how


def _claims(
    things: list[Thing], held: dict[Pair, Held], groups: list[Group], apart: list[Parted], exchanged: set[int]
) -> list[_Claim]:
    out = [
        _Claim(a, b, "agree", _why_agree(things[a].figure, things[b].figure))
        for group in groups
        for a, b in combinations(group, 2)
        if things[a].letter != things[b].letter
    ]
    for p in apart:
        reports = [{things[n].report for n in group} for group in (p.one, p.other)]
        together = told_together([things[n] for n in p.one], [things[n] for n in p.other])
        for x, y in product(p.one, p.other):
            a, b = sorted((x, y))
            side = held.get((a, b))
            if side is None or things[a].letter == things[b].letter:
                continue
            if {things[x].report, things[y].report} <= reports[0] & reports[1]:
                continue  # both reports tell both values: of two things, or of one twice
            reason = not_comparable(things[a], things[b])
            if reason is None and {a, b} <= exchanged and side.standing == "apart":
                reason = "both stand beside the same sum in another currency, exchanged at two rates"
            if reason is not None:
                out.append(_Claim(a, b, "not-comparable", reason))
            elif side.standing == "apart":
                if not together:
                    out.append(_Claim(a, b, "differ", _why_differ(things[a], things[b])))
            else:
                out.append(_Claim(a, b, "agree", _why_agree(things[a].figure, things[b].figure)))
    return out


def _beside(things: list[Thing], claims: list[_Claim], rates: Rates, table: Weights) -> list[_Claim]:
    """Figures that seem to count one thing and cannot be compared, where neither is linked to the other's report."""
    taken = {(n, things[m].letter) for c in claims for n, m in ((c.a, c.b), (c.b, c.a))}
    found = []
    values = [value_of(t.figure) for t in things]
    for a, b in candidates(things, values):
        one, two = things[a], things[b]
        if one.letter == two.letter or (a, two.letter) in taken or (b, one.letter) in taken:
            continue
        reason = not_comparable(one, two)
        if reason is None and (one.figure.unit or "", two.figure.unit or "") not in rates:
            reason = no_rate(one, two)
        if reason is None:
            continue
        common = traits(one, two, "equal")
        alike = likelihood(table, {**common, "per-apart": 0.0, "running-apart": 0.0, "times-apart": 0.0})
        if alike >= _BESIDE_MIN and (common["noun"] or common["context"] >= _BESIDE_MIN):
            found.append((alike, _Claim(a, b, "not-comparable", reason)))
    out = []
    for _, claim in sorted(found, key=lambda f: (-f[0], f[1])):
        sides = {(claim.a, things[claim.b].letter), (claim.b, things[claim.a].letter)}
        if not sides & taken:
            taken |= sides
            out.append(claim)
    return out


def _gathered(things: list[Thing], claims: list[_Claim]) -> list[tuple[tuple[int, ...], str]]:
    """The claims of one state in few links: sets of figures of which every two from two reports are claimed."""
    claimed = {(c.a, c.b) for c in claims}
    left = dict.fromkeys(sorted(claimed))
    why = {(c.a, c.b): c.why for c in claims}
    beside: dict[int, list[int]] = {}
    for a, b in claimed:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    out = []
    while left:
        a, b = next(iter(left))
        members = [a, b]
        for n in sorted(set(beside[a]) | set(beside[b])):
            if n not in members and all(
                things[n].letter == things[m].letter or ((n, m) if n < m else (m, n)) in claimed for m in members
            ):
                members.append(n)
        for pair in combinations(sorted(members), 2):
            left.pop(pair, None)
        reasons = {why[p] for p in combinations(sorted(members), 2) if p in why}
        out.append((tuple(sorted(members)), why[a, b] if len(reasons) == 1 else max(sorted(reasons), key=len)))
    return out


def _why_agree(f: Figure, g: Figure) -> str:
    if f.unit != g.unit and f.unit and g.unit and f.kind == "money":
        return "equal by a rate that the reports print"
    if (f.low, f.high) == (g.low, g.high):
        return "equal values of one thing counted"
    return "values of one thing counted; a rounder or open one holds the finer"


def _why_differ(a: Thing, b: Thing) -> str:
    lower, higher = sorted((a.figure, b.figure), key=point)
    room = "; the lower number is printed as open upwards" if lower.high is None and point(higher) > 0 else ""
    if a.fate and a.fate == b.fate:
        return f"both count {TOLD_AS[a.fate]}{room}"
    noun = a.noun or b.noun
    return f"one thing counted by the words around{f': {noun}' if noun else ''}{room}"


def _link(things: list[Thing], members: tuple[int, ...], state: FigureState, why: str) -> FigureLink:
    chosen = sorted((things[n] for n in members), key=lambda t: (t.letter, t.figure.span))
    ids = sorted(t.figure.id for t in chosen)
    return FigureLink(
        id=name_of("figures", *ids),
        members=tuple(FigureMember(report=t.letter, figure=t.figure.id) for t in chosen),
        state=state,
        why=why,
    )
