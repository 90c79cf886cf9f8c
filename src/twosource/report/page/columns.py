"""Every line of every report in order: furniture folded, stretches without counterpart folded, statements numbered as in
the ledger rows they stand in, and what was read from a line in its margin.
"""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from twosource.records import Comparison, Line, Record, Report
from twosource.report.ledger import Row, differing
from twosource.report.page.margin import Note, margin
from twosource.report.passages import Piece, pieces
from twosource.report.register import Key
from twosource.report.wording import Relation, number
from twosource.spans import Span

_LINE = "line"
_FEW = 2
"""Lines without a counterpart from which they fold: a single one is quicker read than opened."""


class Run(Record, frozen=True, kw_only=True):
    """Words that look alike."""

    text: str
    differ: bool
    cue: bool


class Stretch(Record, frozen=True, kw_only=True):
    """Runs of one line that stand in the same ledger rows, or in none. Where rows lie over each other the one with the
    fewest words here comes first, and lends its ``relation``. ``opens``: the rows whose numbers go before it, each
    with whether it is the row's first place in this report.
    """

    rows: tuple[int, ...]
    relation: Relation | None
    matched: bool
    """True where one of the rows has a counterpart in another report."""
    opens: tuple[tuple[int, bool], ...]
    runs: tuple[Run, ...]


class Drawn(Record, frozen=True, kw_only=True):
    """One line of a report, and what is told in its margin."""

    line: Line
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


class Block(Record, frozen=True, kw_only=True):
    """One line of the article; or lines that fold together: furniture, or lines without a counterpart. ``told`` is the
    fold's heading.
    """

    kind: Literal["line", "furniture", "lone"]
    lines: tuple[Drawn, ...]
    told: str


class Column(Record, frozen=True, kw_only=True):
    """One report from its first line to its last."""

    report: Report
    blocks: tuple[Block, ...]


def columns(comparison: Comparison, where: dict[Key, tuple[Row, ...]]) -> tuple[Column, ...]:
    """A column a report. Linear in the text but for sorting the marks."""
    return tuple(Column(report=report, blocks=_blocks(comparison, report, where)) for report in comparison.reports)


def _blocks(comparison: Comparison, report: Report, where: dict[Key, tuple[Row, ...]]) -> tuple[Block, ...]:
    rows = {row.number: row for key, held in where.items() if key[0] == report.letter for row in held}
    marks = _marks(report, rows)
    lengths = {row: sum(len(span) for span in marks[f"{row:06}"]) for row in rows}
    by_line = _by_line(report, pieces(report.text, Span(0, len(report.text)), marks))
    notes = margin(comparison, report, where)
    seen: set[int] = set()
    drawn = [
        Drawn(
            line=line,
            stretches=_stretches(by_line.get(line.span.start, []), rows, lengths, seen),
            notes=notes.get(line.span.start, ()),
        )
        for line in report.lines
    ]
    out: list[Block] = []
    for kind, held in groupby(drawn, key=_kind):
        lines = tuple(held)
        if kind == "furniture":
            out.append(Block(kind="furniture", lines=lines, told=_aside(lines)))
        elif kind == "lone" and len(lines) >= _FEW and len(comparison.reports) > 1:
            out.append(Block(kind="lone", lines=lines, told=_lone(lines)))
        else:
            out += [Block(kind="line", lines=(line,), told="") for line in lines]
    return tuple(out)


def _kind(drawn: Drawn) -> Literal["line", "furniture", "lone"]:
    if not drawn.line.article:
        return "furniture"
    matched = any(s.matched for s in drawn.stretches)
    return "line" if matched or drawn.line.role == "title" else "lone"


def _marks(report: Report, rows: dict[int, Row]) -> dict[str, tuple[Span, ...]]:
    letter = report.letter or ""
    marks: dict[str, tuple[Span, ...]] = {
        _LINE: tuple(line.span for line in report.lines),
        "cue": tuple(span for statement in report.statements for span in (*statement.source, *statement.cue)),
        "differ": tuple(span for row in rows.values() for span in differing(row.matches, letter)),
    }
    for place, row in rows.items():
        matched = tuple(s for m in row.matches for x in m.members if x.report == letter for s in x.content)
        statement = row.cell(letter).statement
        marks[f"{place:06}"] = matched or (statement.content if statement else ())
    return marks


def _by_line(report: Report, cut: tuple[Piece, ...]) -> dict[int, list[Piece]]:
    """Pieces by the start of their line; both are in text order, so one walk does."""
    out: dict[int, list[Piece]] = {}
    lines = iter(report.lines)
    line = next(lines, None)
    for piece in cut:
        while line and piece.start >= line.span.end:
            line = next(lines, None)
        if line and _LINE in piece.marks and piece.start >= line.span.start:
            out.setdefault(line.span.start, []).append(piece)
    return out


def _stretches(cut: list[Piece], rows: dict[int, Row], lengths: dict[int, int], seen: set[int]) -> tuple[Stretch, ...]:
    """Pieces of the same rows together."""
    out: list[Stretch] = []
    before: tuple[int, ...] = ()
    for held, those in groupby(cut, key=lambda piece: _rows(piece, lengths)):
        runs = tuple(
            Run(text=p.text, differ="differ" in p.marks and bool(held), cue="cue" in p.marks and not held)
            for p in those
        )
        opens = tuple((row, row not in seen) for row in held if row not in before)
        out.append(
            Stretch(
                rows=held,
                relation=rows[held[0]].relation if held else None,
                matched=any(rows[row].matches for row in held),
                opens=opens,
                runs=runs,
            )
        )
        seen.update(held)
        before = held
    return tuple(out)


def _rows(piece: Piece, lengths: dict[int, int]) -> tuple[int, ...]:
    held = (int(mark) for mark in piece.marks if mark.isdigit())
    return tuple(sorted(held, key=lambda row: (lengths[row], row)))


def _aside(lines: tuple[Drawn, ...]) -> str:
    roles = dict.fromkeys(drawn.line.role.replace("-", " ") for drawn in lines)
    return f"{number(len(lines), 'line')} set aside: {', '.join(roles)}"


def _lone(lines: tuple[Drawn, ...]) -> str:
    rows = {row for drawn in lines for s in drawn.stretches for row in s.rows}
    said = f", {number(len(rows), 'statement')}" if rows else ""
    return f"{number(len(lines), 'paragraph')} without counterpart{said}"
