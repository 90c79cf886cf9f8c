"""Margin notes: what was read from each line of one report, in a few words beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import Literal

from twosource.records import Comparison, Record, Report
from twosource.report.ledger import Row
from twosource.report.register import Key
from twosource.report.wording import FORMS, NO_SOURCE, NOTICES, RESPONSES, SILENCES, Relation, reading_of
from twosource.spans import Span


class Note(Record, frozen=True, kw_only=True):
    """``row`` is the ledger row that it is about; then ``kind`` is its relation. The style has a sign for each kind."""

    kind: Relation | Literal["figure", "date", "answer", "notice"]
    told: str
    row: int | None = None


def margin(comparison: Comparison, report: Report, where: dict[Key, tuple[Row, ...]]) -> dict[int, tuple[Note, ...]]:
    """The notes of one report by the start of the line that they begin in, in text order."""
    starts = [line.span.start for line in report.lines]
    held: list[tuple[Span, Note]] = [*_statements(report, where), *_figures(report), *_dates(report)]
    held += [*_answers(comparison, report), *_notices(report)]
    out: defaultdict[int, list[Note]] = defaultdict(list)
    for span, note in sorted(held, key=lambda pair: pair[0]):
        line = bisect_right(starts, span.start) - 1
        if line >= 0:
            out[starts[line]].append(note)
    return {start: tuple(notes) for start, notes in out.items()}


def _statements(report: Report, where: dict[Key, tuple[Row, ...]]) -> list[tuple[Span, Note]]:
    out = []
    for statement in report.statements:
        place = min((*statement.content, *statement.source, *statement.cue), default=None)
        rows = where.get((report.letter or "", statement.id), ())
        if place is None or not rows:
            continue
        damaged = ", damaged passage" if statement.damaged else ""
        told = f"{statement.speaker.name or NO_SOURCE}: {FORMS[statement.form]}{damaged}"
        row = rows[0]
        out.append((place, Note(kind=row.relation, told=told, row=row.number)))
    return out


def _figures(report: Report) -> list[tuple[Span, Note]]:
    """Those that are read as something else than what is printed."""
    told = ((figure.span, reading_of(figure)) for figure in report.figures)
    return [(span, Note(kind="figure", told=read)) for span, read in told if read != report.words(span).casefold()]


def _dates(report: Report) -> list[tuple[Span, Note]]:
    """Dates that the words do not tell in full by themselves."""
    out = []
    for day in report.dates:
        until = f" to {day.last}" if day.last != day.first else ""
        if day.first not in report.words(day.span):
            out.append((day.span, Note(kind="date", told=f"{report.words(day.span)}: {day.first}{until}")))
    return out


def _answers(comparison: Comparison, report: Report) -> list[tuple[Span, Note]]:
    out = []
    for link in comparison.responses:
        if link.report == report.letter:
            response = report.responses[link.response]
            state = SILENCES[response.silence] if response.silence else RESPONSES[link.state]
            out.append((response.span, Note(kind="answer", told=f"{response.by or NO_SOURCE}: {state}")))
    return out


def _notices(report: Report) -> list[tuple[Span, Note]]:
    return [(n.span, Note(kind="notice", told=f"{NOTICES[n.kind]} ({n.basis})")) for n in report.notices if n.span]
