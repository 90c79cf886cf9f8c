"""One figure of a draft: the same in the pile, another there, or not found.

A figure is looked for among those that seem to count the same thing. Equal is what is printed, rounded or converted fairly; a hedge
that was dropped or put in is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.check.counted import TELLING, may_be_one, may_part, told_alike
from twosource.check.drafts import Draft
from twosource.check.figures_told import as_told
from twosource.check.keys import words_of
from twosource.check.number_rows import in_like_rows
from twosource.check.numbers import as_printed, number_of, one_number, one_unit, one_value
from twosource.check.own_figures import idle, own, worked_out
from twosource.check.pile import Pile
from twosource.check.placed import HEADINGS, Match, Placed, in_text, placed
from twosource.check.telling import count
from twosource.matching.figures.counted_things import things_of
from twosource.matching.figures.quantities import point
from twosource.matching.figures.traits import telling
from twosource.records import CheckItem, Figure, Where
from twosource.spans import Span

SAME_MIN = 0.35
"""How much alike two figures of one number must be told to be one figure. This and the next two were set by hand and measured on drafts made from the
development comparisons, with figures changed by program."""
SAME_LARGE_MIN, _LARGE = 0.3, 13
"""The same from this number on: larger ones are seldom the same by chance."""
OTHER_MIN = 1.15
"""The same for another number to be held against the draft's."""
UNIT_MIN = 0.6
"""The same for the same number in another unit."""
AHEAD = 0.75
"""Another number that is told so much more like the draft's than the same number is what the draft meant."""


def figure_items(draft: Draft, pile: Pile, quoted: Sequence[CheckItem]) -> list[CheckItem]:
    """An item a figure, but for those inside a quotation that is told as a whole."""
    headings = {line.span for line in draft.report.lines if line.role in HEADINGS}
    known: dict[int, list[Placed]] = {}
    beside: dict[Span, list[Placed]] = {}
    out = []
    things = things_of(draft.report)
    rows: dict[Span, list[Figure]] = {}
    for thing in things:
        rows.setdefault(thing.sentence, []).append(thing.figure)
    stand = in_text(draft.report.text, None, things, headings)
    for thing, here in zip(things, stand, strict=True):
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
        if own(draft.report.text, thing) or worked_out(draft.report.text, thing, things):
            continue
        item = _item(draft, rows[thing.sentence], here, beside[thing.sentence])
        if item is not None:
            out.append(item)
    return out


def _inside(draft: Draft, figure: Figure, quotation: CheckItem) -> CheckItem:
    return CheckItem(
        span=figure.span, kind="figure", state="verbatim", where=quotation.where,
        why="inside a quotation that stands in the pile", line=draft.line(figure.span),
    )  # fmt: skip


def _item(draft: Draft, row: Sequence[Figure], ours: Placed, pile: Sequence[Placed]) -> CheckItem | None:
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
    other = [
        m for m in apart if m.alike >= OTHER_MIN and (m.placed.thing.report, m.placed.thing.sentence) not in having
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

    differing = [*hedged, *other]
    # Reports differ in a toll: one that has the draft's vouches for it, unless another has it hedged.
    toll = bool(ours.thing.fate) and not hedged and any(m.placed.thing.fate == ours.thing.fate for m in same)
    if same and (toll or best >= nearest - AHEAD):
        number = len({m.placed.thing.report for m in same})
        besides = f"; the pile has other figures too: {as_told(figure, other)}" if other else ""
        if all(as_printed(figure, m.placed.figure) for m in same):
            return item("verbatim", same, f"the same figure of what seems the same thing in {count(number)}{besides}")
        told = as_told(figure, same)
        return item("verbatim", same, f"the same, rounder or finer, of what seems the same thing: {told}{besides}")
    if differing:
        return item(
            "figure-differs", differing, f"of what seems the same thing the pile has {as_told(figure, differing)}"
        )
    perhaps = same or [Match(p, 0.0) for p in pile if one_number(ours, p) and may_be_one(ours.thing, p.thing)]
    perhaps = perhaps or [Match(p, 0.0) for p in rows]
    if perhaps:
        return item("verbatim", perhaps, "the same figure; the words around it are not much alike")
    units = [m for p in pile if (m := Match(p, told_alike(ours.thing, p.thing, any_unit=True))).alike >= UNIT_MIN]
    units = [
        m for m in units if number_of(figure) == number_of(m.placed.figure) and not one_unit(figure, m.placed.figure)
    ]
    bare = [m for m in units if not figure.unit or not m.placed.figure.unit]
    if not bare and not figure.unit and not ours.thing.noun:
        bare = [Match(p, 0.0) for p in pile if number_of(figure) == number_of(p.figure)]
    if bare and telling(ours.thing) >= TELLING:
        return item("verbatim", bare, "the same number; what it measures is told on one side only")
    if units:
        return item("figure-differs", units, f"the same number in another unit: {as_told(figure, units)}")
    if idle(draft, figure):
        return None
    why = "no figure found that clearly counts this"
    if any(one_value(figure, p.figure) for p in pile):
        why = "the number stands in the pile, but not clearly of this"
    return item("not-found", [], why)


def _where(id: str, found: Sequence[Match]) -> Where:
    source = found[0].placed.source
    assert source is not None
    spans = tuple(sorted({m.placed.figure.span for m in found}))
    return Where(report=id, spans=spans, path=source.report.path, words=source.report.words(spans))
