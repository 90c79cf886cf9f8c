"""The lineage as a small drawing: who got it first on the left, arrows to those who took it from them."""

from __future__ import annotations

from twosource.records import Comparison, EdgeKind, Record
from twosource.report.visible import one_line
from twosource.report.wording import outlets_of

BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y = 188, 40, 120, 16
_DIP = 64
"""How far the pull of an arrow past other boxes lies below them; three quarters of it show."""
_BULGE = 44
"""How far a line between two boxes of one column stands out at most; three quarters of it show."""
_NAME = 20
"""Characters of an outlet's name that fit a box."""


class Box(Record, frozen=True, kw_only=True):
    """A report or an agency; ``letter`` is empty for an agency."""

    letter: str
    name: str
    x: int
    y: int
    unknown: bool


class Arrow(Record, frozen=True, kw_only=True):
    path: str
    kind: EdgeKind


class Drawing(Record, frozen=True, kw_only=True):
    """Boxes and arrows in user units of an SVG of this size."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def drawing(comparison: Comparison) -> Drawing:
    """The drawing, of one report at least. A box stands one step right of the furthest that it took from; circles are
    cut after one turn. Words that two reports share tell no direction: a line without a tip joins them.
    """
    edges = tuple(edge for edge in comparison.lineage.edges if edge.kind != "copied")
    letters = [report.letter or "" for report in comparison.reports]
    agencies = list(dict.fromkeys(edge.from_ for edge in edges if edge.from_ not in letters))
    outlets = outlets_of(comparison.reports)
    shared = any(edge.kind == "copied" for edge in comparison.lineage.edges)
    depth = dict.fromkeys((*agencies, *letters), 0)
    if agencies:
        depth.update(dict.fromkeys((edge.to for edge in edges), 1))
    for _ in letters:
        for edge in edges:
            if edge.from_ != edge.to:
                depth[edge.to] = min(max(depth.get(edge.to, 0), depth[edge.from_] + 1), len(letters))
    steps = {step: index for index, step in enumerate(sorted(set(depth.values())))}
    filled: dict[int, int] = {}
    boxes: dict[str, Box] = {}
    for node, step in depth.items():
        column = steps[step]
        row = filled.get(column, 0)
        filled[column] = row + 1
        name = node if node in agencies else outlets[node]
        boxes[node] = Box(
            letter="" if node in agencies else node,
            name=one_line(name, _NAME),
            x=column * (BOX_WIDTH + GAP_X) + 2,
            y=row * (BOX_HEIGHT + GAP_Y) + 2,
            unknown=node in comparison.lineage.unknown,
        )
    told = (edge for edge in comparison.lineage.edges if edge.from_ != edge.to and edge.from_ in boxes)
    drawn = dict.fromkeys((edge.from_, edge.to, edge.kind) for edge in told)
    return Drawing(
        width=max(box.x for box in boxes.values()) + BOX_WIDTH + 2 + (_BULGE if shared else 0),
        height=max(box.y for box in boxes.values()) + BOX_HEIGHT + (2 if len(steps) < 3 else _DIP // 2),
        boxes=tuple(boxes.values()),
        arrows=tuple(Arrow(path=_curve(boxes[start], boxes[end]), kind=kind) for start, end, kind in drawn),
    )


def _curve(start: Box, end: Box) -> str:
    """From right edge to left edge; an arrow past other boxes dips below them, one inside a column bulges out of it."""
    if start.x == end.x:
        x, (y1, y2) = start.x + BOX_WIDTH - 4, (box.y + BOX_HEIGHT // 2 for box in (start, end))
        return f"M{x} {y1}C{x + _BULGE} {y1} {x + _BULGE} {y2} {x} {y2}"
    x1, y1 = start.x + BOX_WIDTH, start.y + BOX_HEIGHT // 2
    x2, y2 = end.x - 5, end.y + BOX_HEIGHT // 2
    bend = GAP_X // 2
    dip = _DIP if x2 - x1 > GAP_X else 0
    return f"M{x1} {y1}C{x1 + bend} {y1 + dip} {x2 - bend} {y2 + dip} {x2} {y2}"
