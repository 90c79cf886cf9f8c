"""The side-by-side view: every line of every report in order, furniture folded, statements numbered as in the ledger
rows they stand in.
"""

from __future__ import annotations

from twosource.records import Comparison, Line, Record, Report
from twosource.report.ledger import Row, differing
from twosource.report.passages import Piece, pieces
from twosource.report.register import Key
from twosource.report.wording import Relation
from twosource.spans import Span

_LINE = "line"


class Run(Record, frozen=True, kw_only=True):
    """Words of one line that look alike. ``row`` is the ledger row they stand in; ``opens`` where its number goes,
    and ``anchor`` on the first of a row in this report.
    """

    text: str
    row: int | None
    relation: Relation | None
    differ: bool
    cue: bool
    opens: bool
    anchor: bool


class Block(Record, frozen=True, kw_only=True):
    """One line of the article, or neighbouring lines of furniture with their roles."""

    furniture: bool
    lines: tuple[tuple[Line, tuple[Run, ...]], ...]
    roles: str


class Column(Record, frozen=True, kw_only=True):
    """One report from its first line to its last."""

    report: Report
    blocks: tuple[Block, ...]


def columns(comparison: Comparison, where: dict[Key, tuple[Row, ...]]) -> tuple[Column, ...]:
    """A column a report. Linear in the text but for sorting the marks."""
    return tuple(Column(report=report, blocks=_blocks(report, where)) for report in comparison.reports)


def _blocks(report: Report, where: dict[Key, tuple[Row, ...]]) -> tuple[Block, ...]:
    rows = {row.number: row for key, held in where.items() if key[0] == report.letter for row in held}
    by_line = _by_line(report, pieces(report.text, Span(0, len(report.text)), _marks(report, rows)))
    seen: set[int] = set()
    out: list[Block] = []
    aside: list[tuple[Line, tuple[Run, ...]]] = []
    for line in report.lines:
        drawn = (line, _runs(by_line.get(line.span.start, []), rows, seen))
        if not line.article:
            aside.append(drawn)
            continue
        if aside:
            out.append(_furniture(aside))
            aside = []
        out.append(Block(furniture=False, lines=(drawn,), roles=line.role))
    if aside:
        out.append(_furniture(aside))
    return tuple(out)


def _marks(report: Report, rows: dict[int, Row]) -> dict[str, tuple[Span, ...]]:
    letter = report.letter or ""
    marks: dict[str, tuple[Span, ...]] = {
        _LINE: tuple(line.span for line in report.lines),
        "cue": tuple(span for statement in report.statements for span in (*statement.source, *statement.cue)),
        "differ": tuple(span for row in rows.values() for span in differing(row.matches, letter)),
    }
    for number, row in rows.items():
        matched = tuple(s for m in row.matches for x in m.members if x.report == letter for s in x.content)
        statement = row.cell(letter).statement
        marks[f"{number:06}"] = matched or (statement.content if statement else ())
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


def _runs(cut: list[Piece], rows: dict[int, Row], seen: set[int]) -> tuple[Run, ...]:
    out: list[Run] = []
    open_row: int | None = None
    for piece in cut:
        numbers = [int(mark) for mark in piece.marks if mark.isdigit()]
        row = min(numbers) if numbers else None
        out.append(
            Run(
                text=piece.text,
                row=row,
                relation=rows[row].relation if row else None,
                differ="differ" in piece.marks,
                cue="cue" in piece.marks and row is None,
                opens=row is not None and row != open_row,
                anchor=row is not None and row not in seen,
            )
        )
        open_row = row
        if row:
            seen.add(row)
    return tuple(out)


def _furniture(aside: list[tuple[Line, tuple[Run, ...]]]) -> Block:
    roles = dict.fromkeys(line.role.replace("-", " ") for line, _ in aside)
    return Block(furniture=True, lines=tuple(aside), roles=", ".join(roles))
