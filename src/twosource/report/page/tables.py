"""Figures, dates, labels, names, responses and problems as rows of tables."""

from __future__ import annotations

from twosource.records import Comparison, Date, Figure, FigureState, NameKind, Problem, Record, Report, Voice
from twosource.report.foremost import differing_links, figure_passage, figures_of, target_words, thing_counted
from twosource.report.ledger import Passage, Row
from twosource.report.picking import lone_figures, telling_figures, things
from twosource.report.register import Key, Register, register
from twosource.report.wording import NO_SOURCE, RESPONSES, SILENCES, file_of, files_of, reading_of


class FigureCell(Record, frozen=True, kw_only=True):
    letter: str
    passage: Passage
    reading: str
    voice: str
    """The speaker, or empty in the outlet's voice."""


class FigureRow(Record, frozen=True, kw_only=True):
    counted: str
    state: FigureState
    why: str
    cells: tuple[FigureCell, ...]


class LabelRow(Record, frozen=True, kw_only=True):
    """One referent in one report: the terms by voice, each once, with how often."""

    referent: str
    letter: str
    first: bool
    span_rows: int
    terms: dict[Voice, tuple[tuple[str, int], ...]]


class NameRow(Record, frozen=True, kw_only=True):
    name: str
    kind: NameKind
    forms: dict[str, tuple[str, ...]]
    why: str


class AnswerRow(Record, frozen=True, kw_only=True):
    """A response and what it answers; ``target`` empty where the text does not say."""

    letter: str
    by: str
    state: str
    words: str
    target_letter: str
    target_speaker: str
    """Who made the statement that is answered; empty where there is none."""
    target: str
    row: int | None
    why: str


_STATES: tuple[FigureState, ...] = ("differ", "agree", "not-comparable")


def figure_rows(comparison: Comparison) -> tuple[FigureRow, ...]:
    """The linked figures, those that differ first; links that differ and share a figure are one row."""
    records = register(comparison)
    out = []
    for state in _STATES:
        links = [link for link in comparison.figures if link.state == state]
        for group in differing_links(comparison) if state == "differ" else [[link] for link in links]:
            held = figures_of(comparison, group)
            cells = tuple(_figure_cell(records, report, figure) for report, figure in held)
            counted = thing_counted(group, tuple(figure for _, figure in held))
            why = "; ".join(dict.fromkeys(link.why for link in group))
            out.append(FigureRow(counted=counted, state=state, why=why, cells=cells))
    return tuple(out)


def lone_rows(comparison: Comparison) -> tuple[FigureCell, ...]:
    """The figures that no link holds, in report and text order."""
    records = register(comparison)
    return tuple(_figure_cell(records, report, figure) for report, figure in lone_figures(comparison))


def telling_rows(comparison: Comparison) -> tuple[FigureCell, ...]:
    """Those of them that tell something by themselves, the most telling first."""
    records = register(comparison)
    return tuple(_figure_cell(records, report, figure, 30) for report, figure in telling_figures(comparison))


def date_rows(comparison: Comparison) -> tuple[tuple[str, Report, Date], ...]:
    """Every date read, earliest first."""
    held = [(report.letter or "", report, date) for report in comparison.reports for date in report.dates]
    return tuple(sorted(held, key=lambda row: (row[2].first, row[2].last, row[0], row[2].span)))


def label_rows(comparison: Comparison) -> tuple[LabelRow, ...]:
    """Things first, then persons."""
    first = things(comparison)
    out = []
    for labels in (*first, *(labels for labels in comparison.labels if labels not in first)):
        letters = [r.letter or "" for r in comparison.reports if any(t.report == r.letter for t in labels.terms)]
        for letter in letters:
            terms: dict[Voice, dict[str, int]] = {"outlet": {}, "speaker": {}, "scare": {}}
            for term in labels.terms:
                if term.report == letter:
                    terms[term.voice][term.text] = terms[term.voice].get(term.text, 0) + 1
            told = {voice: tuple(held.items()) for voice, held in terms.items()}
            out.append(
                LabelRow(
                    referent=labels.name, letter=letter, first=letter == letters[0], span_rows=len(letters), terms=told
                )
            )
    return tuple(out)


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
        out.append(NameRow(name=named.name, kind=named.kind, forms=forms, why=named.why))
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
                letter=link.report,
                by=response.by or NO_SOURCE,
                state=SILENCES[response.silence] if response.silence else RESPONSES[link.state],
                words=report.words(response.span),
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


def _figure_cell(records: Register, report: Report, figure: Figure, context: int = 50) -> FigureCell:
    said = records.voice(report.letter or "", figure)
    voice = said.speaker.name or NO_SOURCE if said else ""
    return FigureCell(
        letter=report.letter or "",
        passage=figure_passage(report, figure, context),
        reading=reading_of(figure),
        voice=voice,
    )
