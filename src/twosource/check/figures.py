"""One figure of a draft: the same in the pile, another there, or not found.

A figure is looked for among those that seem to count the same thing. Equal is what is printed, rounded or converted fairly; a hedge
that was dropped or put in is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from twosource.check.counted import TELLING, may_be_one, may_part, told_alike
from twosource.check.drafts import Draft
from twosource.check.figures_told import as_told
from twosource.check.keys import words_of
from twosource.check.lengths_of_time import from_the_clock, from_the_years, sources_of
from twosource.check.number_rows import in_like_rows
from twosource.check.numbers import as_printed, number_of, one_number, one_unit, one_value
from twosource.check.own_figures import idle, own
from twosource.check.pile import Pile
from twosource.check.placed import HEADINGS, Match, Placed, in_text, placed
from twosource.check.telling import count
from twosource.check.vouched import aged, in_a_result, in_like_words, in_so_many, ranked, voted, vouched
from twosource.check.worked_out import from_its_own, from_two
from twosource.matching.figures.counted_things import Thing, things_of
from twosource.matching.figures.quantities import measured, point
from twosource.matching.figures.traits import telling
from twosource.records import CheckItem, Figure, Where
from twosource.spans import Span
from twosource.weights import stem

SAME_MIN = 0.35
"""How much alike two figures of one number must be told to be one figure. This and the next two were set by hand and measured on drafts made from the
development comparisons, with figures changed by program."""
SAME_LARGE_MIN, _LARGE = 0.3, 13
"""The same from this number on: larger ones are seldom the same by chance."""
OTHER_MIN = 1.15
"""The same for another number to be held against the draft's."""
UNIT_MIN = 0.6
"""The same for the same number in another unit."""
_FEW = 12.0
"""A number up to this that the pile tells nothing like is not told as missing: drafts count many things themselves."""
_BESIDE = 12
"""Figures of its sentence to either side of one that are looked at with it."""
_ROW = 60
"""Figures from which on a sentence is a table: of the pile only the same number is looked for."""
_BEFORE = 6
"""Figures of the draft before and behind one from which it may be worked out."""
AHEAD = 0.75
"""Another number that is told so much more like the draft's than the same number is what the draft meant."""


def figure_items(draft: Draft, pile: Pile, quoted: Sequence[CheckItem]) -> list[CheckItem]:
    """An item a figure, but for those inside a quotation that is told as a whole."""
    headings = {line.span for line in draft.report.lines if line.role in HEADINGS}
    known: dict[int, list[Placed]] = {}
    beside: dict[Span, list[Placed]] = {}
    out = []
    things = things_of(draft.report)
    size = Counter(t.sentence for t in things)
    tables: dict[Span, dict[float, list[Placed]]] = {}
    found: dict[float, CheckItem] = {}
    stand = in_text(draft.report.text, None, things, headings)
    for n, (thing, here) in enumerate(zip(things, stand, strict=True)):
        around = next((i for i in quoted if i.span.overlaps(thing.figure.span)), None)
        if around is not None and around.state != "rendering":
            if around.state in ("verbatim", "said-by-another"):
                out.append(_inside(draft, thing.figure, around))
            continue
        if thing.sentence not in beside:
            keys = [w.key for w in words_of(draft.report.text, thing.sentence)]
            beside[thing.sentence] = []
            for source in pile.nearest(keys):
                if id(source) not in known:
                    known[id(source)] = placed(source)
                beside[thing.sentence] += known[id(source)]
            if size[thing.sentence] > _ROW:
                tables[thing.sentence] = _of_one_value(beside[thing.sentence])
        if own(draft.report.text, thing):
            continue
        told_before = things[max(0, n - _BEFORE) : n + _BEFORE + 1]
        row = [t.figure for t in things[max(0, n - _BESIDE) : n + _BESIDE + 1] if t.sentence == thing.sentence]
        table = tables.get(thing.sentence)
        there = beside[thing.sentence] if table is None else table.get(point(thing.figure), [])
        item = _item(draft, row, here, there, told_before)
        if item is not None and item.state == "not-found" and _is_bare(thing) and point(thing.figure) in found:
            item = msgspec.structs.replace(
                found[point(thing.figure)],
                span=item.span,
                line=item.line,
                why="the same number that the draft has told before",
            )
        if item is not None:
            out.append(item)
            if item.state == "verbatim":
                found[point(thing.figure)] = item
    return out


def _of_one_value(pile: Sequence[Placed]) -> dict[float, list[Placed]]:
    out: dict[float, list[Placed]] = {}
    for p in pile:
        out.setdefault(point(p.figure), []).append(p)
    return out


def _is_bare(thing: Thing) -> bool:
    """Whether a number, and none of the smallest, tells nothing of what it counts."""
    return point(thing.figure) >= _LARGE and thing.figure.kind == "count" and not thing.noun and not thing.figure.unit


def _inside(draft: Draft, figure: Figure, quotation: CheckItem) -> CheckItem:
    return CheckItem(
        span=figure.span, kind="figure", state="verbatim", where=quotation.where,
        why="inside a quotation that stands in the pile", line=draft.line(figure.span),
    )  # fmt: skip


def _item(
    draft: Draft, row: Sequence[Figure], ours: Placed, pile: Sequence[Placed], beside: Sequence[Thing]
) -> CheckItem | None:
    """``beside``: the draft's own figures around."""
    figure = ours.figure
    matches = [Match(p, alike) for p in pile if (alike := told_alike(ours.thing, p.thing)) > 0]
    least = SAME_LARGE_MIN if point(figure) >= _LARGE else SAME_MIN
    same = [m for m in matches if one_number(ours, m.placed) and m.alike >= least]
    hedged = [
        m
        for m in matches
        if not one_number(ours, m.placed) and one_value(figure, m.placed.figure) and m.alike >= SAME_MIN
    ]
    having = {(m.placed.thing.report, m.placed.thing.sentence) for m in (*same, *hedged)}
    apart = [
        m
        for m in matches
        if not one_value(figure, m.placed.figure)
        and not one_number(ours, m.placed)
        and may_part(ours.thing, m.placed.thing)
    ]
    # A sentence that has the draft's number counts another thing with its others.
    rows = in_like_rows(row, ours.thing, [m.placed for m in apart], pile)
    having |= {(p.thing.report, p.thing.sentence) for p in rows}
    of_the_row = [f for f in row if f is not ours.thing.figure and not one_value(figure, f)]
    other = [
        m
        for m in apart
        if m.alike >= OTHER_MIN
        and (m.placed.thing.report, m.placed.thing.sentence) not in having
        and not _is_told_too(m.placed, figure, of_the_row, pile)
    ]
    best = max((m.alike for m in same), default=0.0)
    nearest = max((m.alike for m in (*other, *hedged)), default=0.0)

    def item(state: str, places: Sequence[Match], why: str) -> CheckItem:
        where: dict[str, list[Match]] = {}
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

    if (
        hedged and best < nearest and measured(figure.unit)
    ):  # of one height or length another report may have it as the draft does
        same = [Match(p, nearest) for p in pile if one_number(ours, p) and may_be_one(ours.thing, p.thing)]
        best = nearest
    differing = [*hedged, *other]
    # Reports differ in a toll: one that has the draft's vouches for it, unless another has it hedged.
    toll = bool(ours.thing.fate) and not hedged and any(m.placed.thing.fate == ours.thing.fate for m in same)
    toll = toll or (bool(ours.edge) and not hedged and any(m.placed.edge == ours.edge for m in same))
    if same and (toll or best >= nearest - AHEAD):
        number = len({m.placed.thing.report for m in same})
        besides = f"; the pile has other figures too: {as_told(figure, other)}" if other else ""
        if all(as_printed(figure, m.placed.figure) for m in same):
            return item("verbatim", same, f"the same figure of what seems the same thing in {count(number)}{besides}")
        told = as_told(figure, same)
        return item("verbatim", same, f"the same, rounder or finer, of what seems the same thing: {told}{besides}")
    text = draft.report.text
    if not hedged:
        results = in_a_result(text, ours, row, sources_of(pile))
        if results:
            why = f"the same result stands in {count(len(results))}"
            return msgspec.structs.replace(item("verbatim", [], why), where=tuple(results))
        paired = vouched(text, ours, row, pile) or ranked(ours, pile) or in_so_many(text, ours, pile)
        if paired:
            return item("verbatim", [Match(p, 0.0) for p in paired], "the same figure, beside the same other one")
        if from_its_own(text, ours.thing, beside):
            return None
        if from_the_clock(text, ours.thing, pile) or from_the_years(text, ours.thing, pile):
            return None
        derived = from_two(text, ours, pile)
        if derived:
            parts = [f"“{p.source.report.words(p.figure.span)}”" for p in derived if p.source is not None]
            return item("verbatim", [Match(p, 0.0) for p in derived], f"worked out from {' and '.join(parts)}")
    if differing:
        return item(
            "figure-differs", differing, f"of what seems the same thing the pile has {as_told(figure, differing)}"
        )
    perhaps = same or [Match(p, 0.0) for p in pile if one_number(ours, p) and may_be_one(ours.thing, p.thing)]
    perhaps = perhaps or [Match(p, 0.0) for p in rows or voted(ours, pile) or aged(text, ours, pile)]
    if perhaps:
        return item("verbatim", perhaps, "the same figure; the words around it are not much alike")
    units = [m for p in pile if (m := Match(p, told_alike(ours.thing, p.thing, any_unit=True))).alike >= UNIT_MIN]
    units = [
        m for m in units if number_of(figure) == number_of(m.placed.figure) and not one_unit(figure, m.placed.figure)
    ]
    bare = [
        m
        for m in units
        if not figure.unit
        or not m.placed.figure.unit
        or (figure.unit == m.placed.figure.unit and not (figure.per and m.placed.figure.per))
    ]
    units = [m for m in units if _in_another_unit(figure, m.placed.figure)]
    if not bare and not figure.unit and not ours.thing.noun:
        bare = [Match(p, 0.0) for p in pile if number_of(figure) == number_of(p.figure)]
    if bare and telling(ours.thing) >= TELLING:
        return item("verbatim", bare, "the same number; what it measures is told on one side only")
    if units:
        return item("figure-differs", units, f"the same number in another unit: {as_told(figure, units)}")
    if idle(draft, figure):
        return None
    if _is_small(figure, draft.report.words(figure.span)) and not any(_counts_it(ours, p) for p in pile):
        return None
    loosely = in_like_words(ours, row, pile)
    if loosely:
        return item(
            "verbatim", [Match(p, 0.0) for p in loosely], "the same figure; the words around it are not much alike"
        )
    why = "no figure found that clearly counts this"
    if any(one_value(figure, p.figure) for p in pile):
        why = "the number stands in the pile, but not clearly of this"
    return item("not-found", [], why)


def _is_told_too(other: Placed, figure: Figure, row: Sequence[Figure], pile: Sequence[Placed]) -> bool:
    """Whether the draft's sentence has the other number as well, and the other's sentence has not this one: then the other is that."""
    return any(one_value(f, other.figure) for f in row) and not any(
        one_value(figure, p.figure)
        for p in pile
        if (p.thing.report, p.thing.sentence) == (other.thing.report, other.thing.sentence)
    )


def _is_small(figure: Figure, words: str) -> bool:
    """Whether a number in words is so small that a draft may count anything with it."""
    kinds = ("count", "ordinal", "duration", "vote")
    return (
        figure.kind in kinds
        and figure.hedge == "exact"
        and point(figure) <= _FEW
        and not any(c.isdigit() for c in words)
    )


def _counts_it(ours: Placed, theirs: Placed) -> bool:
    """Whether the pile counts what the draft does, in words somewhat like it: else a small number is the draft's way to tell things."""
    noun = ours.thing.noun or stem(ours.figure.unit or "")
    one = bool(noun) and noun in (theirs.thing.noun, stem(theirs.figure.unit or ""))
    return one and theirs.figure.kind == ours.figure.kind and bool(ours.thing.context & theirs.thing.context - {noun})


def _in_another_unit(ours: Figure, theirs: Figure) -> bool:
    """Whether both measure something, or many are counted: "two sites" and "two years" have nothing to do with each other."""
    both = (ours, theirs)
    measure = all(measured(f.unit) or f.kind in ("money", "share") for f in both)
    return measure or point(ours) >= _LARGE or bool(ours.per and theirs.per)


def _where(id: str, found: Sequence[Match]) -> Where:
    source = found[0].placed.source
    assert source is not None
    spans = tuple(sorted({m.placed.figure.span for m in found}))
    return Where(report=id, spans=spans, path=source.report.path, words=source.report.words(spans))
