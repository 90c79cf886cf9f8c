"""Figures, dates, labels, names, responses, lineage and problems as rows of tables."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from twosource.records import (
    Comparison,
    Date,
    Edge,
    Figure,
    FigureState,
    LabelSet,
    NameKind,
    Problem,
    Record,
    RelationKind,
    Report,
    Voice,
)
from twosource.report.finding_ids import edge_id, figures_id, labels_id, response_id
from twosource.report.foremost import differing_links, figure_passage, figures_of, target_words, thing_counted
from twosource.report.ledger import Passage, Row
from twosource.report.picking import lone_figures, telling_figures, telling_things, things
from twosource.report.register import Key, Register, register
from twosource.report.wording import NO_SOURCE, RESPONSES, SILENCES, file_of, files_of, reading_of
from twosource.spans import Span


class FigureCell(Record, frozen=True, kw_only=True):
    letter: str
    passage: Passage
    reading: str
    voice: str
    """The speaker, or empty in the outlet's voice."""
    times: int = 1
    """How often the report has this reading in this voice; the passage is the first of them."""


class FigureRow(Record, frozen=True, kw_only=True):
    """Figures that count one thing. ``parts``: the ids of the single links, where several are told together."""

    id: str
    parts: tuple[str, ...]
    counted: str
    state: FigureState
    why: str
    cells: tuple[FigureCell, ...]


class LabelRow(Record, frozen=True, kw_only=True):
    """One thing in one report: the terms by voice, each once, with how often."""

    letter: str
    terms: dict[Voice, tuple[tuple[str, int], ...]]


class LabelGroup(Record, frozen=True, kw_only=True):
    """The labels of one thing. ``telling`` where they are worth a look without asking."""

    id: str
    name: str
    telling: bool
    rows: tuple[LabelRow, ...]


class EdgeRow(Record, frozen=True, kw_only=True):
    id: str
    edge: Edge


class NameRow(Record, frozen=True, kw_only=True):
    """``alike`` where every report prints it in the one form ``name``."""

    name: str
    kind: NameKind
    forms: dict[str, tuple[str, ...]]
    alike: bool
    why: str


class AnswerRow(Record, frozen=True, kw_only=True):
    """A response and what it answers; ``target`` empty where the text does not say."""

    id: str
    letter: str
    by: str
    state: str
    words: str
    span: Span
    target_letter: str
    target_speaker: str
    """Who made the statement that is answered; empty where there is none."""
    target: str
    row: int | None
    why: str


_LITTLE = 30
"""Code points beside a figure that differs from none: enough to see what it counts."""
_MORE = 50
"""Code points beside one that differs, or one of few reports."""
_FEW = 4
"""Reports up to which figures that agree have as much around them, too."""

_STATES: tuple[FigureState, ...] = ("differ", "agree", "not-comparable")


def figure_rows(comparison: Comparison) -> tuple[FigureRow, ...]:
    """The linked figures, those that differ first; links that differ and share a figure are one row."""
    records = register(comparison)
    out = []
    differ = differing_links(comparison)
    for state in _STATES:
        links = [link for link in comparison.figures if link.state == state]
        for group in differ if state == "differ" else [[link] for link in links]:
            held = figures_of(comparison, group)
            beside = _MORE if state == "differ" or len(comparison.reports) <= _FEW else _LITTLE
            cells = _told_once(_figure_cell(records, report, figure, beside) for report, figure in held)
            counted = thing_counted(group, tuple(figure for _, figure in held))
            why = "; ".join(dict.fromkeys(link.why for link in group))
            parts = tuple(link.id for link in group) if len(group) > 1 else ()
            out.append(FigureRow(id=figures_id(group), parts=parts, counted=counted, state=state, why=why, cells=cells))
    return tuple(out)


def _told_once(cells: Iterable[FigureCell]) -> tuple[FigureCell, ...]:
    """Where one report has a figure several times, read alike and in one voice, the first passage stands for all."""
    first: dict[tuple[str, str, str], FigureCell] = {}
    for cell in cells:
        key = (cell.letter, cell.reading, cell.voice)
        held = first.get(key)
        first[key] = msgspec.structs.replace(held, times=held.times + 1) if held else cell
    return tuple(first.values())


def lone_rows(comparison: Comparison) -> tuple[FigureCell, ...]:
    """The figures that no link holds, in report and text order."""
    records = register(comparison)
    return tuple(_figure_cell(records, report, figure, _LITTLE) for report, figure in lone_figures(comparison))


def telling_rows(comparison: Comparison) -> tuple[FigureCell, ...]:
    """Those of them that tell something by themselves, the most telling first."""
    records = register(comparison)
    return tuple(_figure_cell(records, report, figure, _LITTLE) for report, figure in telling_figures(comparison))


def date_rows(comparison: Comparison) -> tuple[tuple[str, Report, Date], ...]:
    """Every date read, earliest first."""
    held = [(report.letter or "", report, date) for report in comparison.reports for date in report.dates]
    return tuple(sorted(held, key=lambda row: (row[2].first, row[2].last, row[0], row[2].span)))


def label_groups(comparison: Comparison) -> tuple[LabelGroup, ...]:
    """Those worth a look first, then other things, then persons. Spellings of one name stand with the names."""
    telling = telling_things(comparison)
    first = (*telling, *(labels for labels in things(comparison) if labels not in telling))
    rest = (labels for labels in comparison.labels if labels not in first)
    held = (labels for labels in (*first, *rest) if labels.differ == "wording")
    return _each_once(_label_group(comparison, labels, labels in telling) for labels in held)


def spelling_groups(comparison: Comparison) -> tuple[LabelGroup, ...]:
    """Names that the reports spell in several ways."""
    held = (labels for labels in comparison.labels if labels.differ == "spelling")
    return _each_once(_label_group(comparison, labels, False) for labels in held)


def _each_once(groups: Iterable[LabelGroup]) -> tuple[LabelGroup, ...]:
    """The same terms may have been gathered for two referents: that is one finding."""
    first: dict[str, LabelGroup] = {}
    for group in groups:
        first.setdefault(group.id, group)
    return tuple(first.values())


def _label_group(comparison: Comparison, labels: LabelSet, telling: bool) -> LabelGroup:
    rows = (_label_row(labels, report.letter or "") for report in comparison.reports)
    return LabelGroup(
        id=labels_id(comparison, labels), name=labels.name, telling=telling, rows=tuple(row for row in rows if row)
    )


def _label_row(labels: LabelSet, letter: str) -> LabelRow | None:
    """Terms that differ in their capitals only are one, as first printed."""
    held = [term for term in labels.terms if term.report == letter]
    terms: dict[Voice, dict[str, tuple[str, int]]] = {"outlet": {}, "speaker": {}, "scare": {}}
    for term in held:
        first, often = terms[term.voice].get(term.text.casefold(), (term.text, 0))
        terms[term.voice][term.text.casefold()] = (first, often + 1)
    return LabelRow(letter=letter, terms={v: tuple(words.values()) for v, words in terms.items()}) if held else None


def edge_rows(comparison: Comparison) -> tuple[EdgeRow, ...]:
    return tuple(EdgeRow(id=edge_id(comparison, edge), edge=edge) for edge in comparison.lineage.edges)


KINSHIP: dict[RelationKind, str] = {
    "copy": "one text in two prints",
    "derived": "one took words from the other",
    "common-origin": "words of a third in both",
    "shared-quotes-only": "only quotations in common",
    "independent": "no passage in common",
}
"""What the texts of two reports have to do with each other, in the words of the page."""


def name_rows(comparison: Comparison) -> tuple[NameRow, ...]:
    """Referents that several reports name, with the forms that each prints."""
    records = register(comparison)
    out = []
    for named in comparison.names:
        forms: dict[str, tuple[str, ...]] = {}
        for member in named.members:
            report = comparison.report(member.report)
            name = records.names[member.report, member.name]
            printed = dict.fromkeys(report.words(span) for span in name.mentions)
            forms[member.report] = (*forms.get(member.report, ()), *printed)
        alike = all(printed == (named.name,) for printed in forms.values())
        out.append(NameRow(name=named.name, kind=named.kind, forms=forms, alike=alike, why=named.why))
    return tuple(out)


def answer_rows(comparison: Comparison, where: dict[Key, tuple[Row, ...]]) -> tuple[AnswerRow, ...]:
    out = []
    for link in comparison.responses:
        report = comparison.report(link.report)
        response = report.responses[link.response]
        target = (link.target.report, link.target.statement) if link.target else None
        rows = where.get(target, ()) if target else ()
        out.append(
            AnswerRow(
                id=response_id(comparison, link),
                letter=link.report,
                by=response.by or NO_SOURCE,
                state=SILENCES[response.silence] if response.silence else RESPONSES[link.state],
                words=report.words(response.span),
                span=response.span,
                target_letter=target[0] if target else "",
                target_speaker=comparison.report(target[0]).statement(target[1]).speaker.name if target else "",
                target=target_words(comparison, report, response, target),
                row=rows[0].number if rows else None,
                why=link.why,
            )
        )
    return tuple(out)


def problem_rows(comparison: Comparison) -> tuple[tuple[str, Problem], ...]:
    """Problems of the reports by letter, then those of the comparison."""
    own = [(report.letter or "", problem) for report in comparison.reports for problem in report.problems]
    files = files_of(comparison.reports)
    return (*own, *((files.get(p.path, file_of(p.path)) if p.path else "all", p) for p in comparison.problems))


def _figure_cell(records: Register, report: Report, figure: Figure, context: int) -> FigureCell:
    said = records.voice(report.letter or "", figure)
    voice = said.speaker.name or NO_SOURCE if said else ""
    return FigureCell(
        letter=report.letter or "",
        passage=figure_passage(report, figure, context),
        reading=reading_of(figure),
        voice=voice,
    )
