"""The ledger as a flat table: a row a statement, columns of each report. What CSV and data frames are made of."""

from __future__ import annotations

import msgspec

from twosource.records import Comparison, Record
from twosource.report.decisions import Settled
from twosource.report.ledger import Answer, Cell, Row, ledger
from twosource.report.wording import NO_SOURCE, RESPONSES, SILENCES, outlets_of

Value = str | int | None


class Column(Record, frozen=True, kw_only=True):
    name: str
    kind: type[str] | type[int]


class Table(Record, frozen=True, kw_only=True):
    """Values by row, in the order of ``columns``; None where there is nothing to say."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def ledger_table(comparison: Comparison, settled: Settled | None = None) -> Table:
    """The ledger. Words are as they stand in the texts, pieces joined by a blank; ``…_spans`` is their place as in the
    JSON. ``originators_low`` to ``originators_high`` is a range; rows of one report have none.
    """
    decided = settled.by_id() if settled else {}
    outlets = outlets_of(comparison.reports)
    letters = [report.letter or "" for report in comparison.reports]
    columns = [
        *_columns("row:int source relation tier reports:int originators_low:int originators_high:int sources:int"),
        *(
            column
            for letter in letters
            for column in _columns("outlet form stance cue words spans answers", f"{letter}_")
        ),
        *_columns("why decision note id"),
    ]
    rows = []
    for group in ledger(comparison):
        for row in group.rows:
            decision = decided.get(row.id)
            cells = [
                value for letter in letters for value in (outlets[letter], *_cell(comparison, row, row.cell(letter)))
            ]
            rows.append(
                (
                    row.number,
                    row.source.name or NO_SOURCE,
                    row.relation,
                    row.tier,
                    *_counts(row),
                    *cells,
                    "; ".join(row.why),
                    decision.decision if decision else None,
                    decision.note if decision else None,
                    row.id,
                )
            )
    return Table(columns=tuple(columns), rows=tuple(rows))


def answered(answer: Answer) -> str:
    """Who answered, and how."""
    response = answer.response
    state = SILENCES[response.silence] if response.silence else RESPONSES[response.state]
    return f"{response.by or NO_SOURCE}: {state}"


def _columns(names: str, before: str = "") -> list[Column]:
    split = (name.partition(":") for name in names.split())
    return [Column(name=before + name, kind=int if kind else str) for name, _, kind in split]


def _counts(row: Row) -> tuple[Value, ...]:
    if row.counts is None:
        return 1, None, None, 0 if row.source.kind == "unknown" else 1
    return row.counts.reports, *row.counts.originators, row.counts.sources


def _cell(comparison: Comparison, row: Row, cell: Cell) -> tuple[Value, ...]:
    answers = "; ".join(map(answered, cell.answers)) or None
    if cell.statement is None:
        return None, None, None, None, None, answers
    spans = row.spans(cell.letter)
    said, report = cell.statement, comparison.report(cell.letter)
    told = said.form, said.stance, report.words(said.cue) or None, report.words(spans)
    return *told, msgspec.json.encode(spans).decode(), answers
