"""One report as text for a terminal: what the page is, who says what in it, which figures, what was set aside."""

from __future__ import annotations

from collections import Counter

from twosource.records import Author, Report
from twosource.report.ledger import passage
from twosource.report.terminal import Sheet
from twosource.report.visible import one_line
from twosource.report.wording import (
    FORMS,
    RESPONSES,
    SILENCES,
    VOICES,
    also_of,
    day_of,
    notices_told,
    number,
    outlet_of,
    reading_of,
    title_of,
)

WIDTH = 100
"""Columns, where the caller names no width: a comfortable measure that most terminals have."""
_DAMAGED = 5
"""Places of damage that are told one by one: a text that was decoded wrongly has one in every paragraph."""


def reading(report: Report, *, width: int = WIDTH, colour: bool = False) -> str:
    """The reading as text, ``width`` columns wide. Deterministic; empty findings are explained in a sentence."""
    sheet = Sheet(width, colour)
    sheet.line(title_of(report), style="bold")
    _facts(sheet, report)
    _statements(sheet, report)
    _responses(sheet, report)
    _figures(sheet, report)
    _set_aside(sheet, report)
    if report.problems:
        sheet.heading("Problems")
        for problem in report.problems:
            sheet.line(f"{problem.message} ({problem.code})")
    return sheet.text()


def _facts(sheet: Sheet, report: Report) -> None:
    published = day_of(report.published) + (f" ({report.published.basis})" if report.published else "")
    facts = [outlet_of(report), published, f"language {report.language}"]
    if report.section:
        facts.append(f"section {report.section}")
    if report.authors:
        facts.append("by " + ", ".join(map(_author, report.authors)))
    if report.dateline:
        agency = f", {report.dateline.agency}" if report.dateline.agency else ""
        facts.append(f"dateline {report.dateline.place}{agency}")
    sheet.line(" · ".join(facts))
    if report.modified:
        sheet.line(f"changed {report.modified.date} ({report.modified.basis})")
    for other in also_of(report):
        sheet.line(other[0].upper() + other[1:])
    for told in notices_told(report, 140, damaged=_DAMAGED):
        sheet.line(told)
    _origin(sheet, report)
    for credit in report.credits:
        sheet.line(f"credit ({credit.kind}): “{one_line(report.words(credit.span), 140)}”")
    if not report.credits:
        sheet.line("No credit was found in this text.")


def _author(author: Author) -> str:
    basis = f", {author.basis}" if author.basis else ""
    return author.name if author.span else f"{author.name} (not in the text{basis})"


def _origin(sheet: Sheet, report: Report) -> None:
    """Where the page was taken, and what had happened to its text by then."""
    if capture := report.capture:
        where = f" from {capture.url}" if capture.url else ""
        when = f" at {capture.at}" if capture.at else ""
        digest = f", {capture.digest}" if capture.digest else ""
        sheet.line(f"taken{where}{when}{digest}")
    if report.repairs:
        first = report.repairs[0]
        places = number(len(report.repairs), "place")
        example = f"“{one_line(report.words(first.span), 30)}” for “{one_line(first.reads, 30)}”"
        were = "was" if len(report.repairs) == 1 else "were"
        sheet.line(f"{places} in this text {were} decoded wrongly before it came here and left as printed: {example}")


def _statements(sheet: Sheet, report: Report) -> None:
    sheet.heading(f"Statements ({len(report.statements)})")
    if not report.statements:
        sheet.line("No statement with a source was found in this text.")
    for statement in report.statements:
        who = statement.speaker.name or "no source named"
        marks = [FORMS[statement.form], statement.stance] + (["damaged passage"] if statement.damaged else [])
        sheet.line(f"{who} — {', '.join(marks)}", style="bold")
        held = passage(report, statement, ())
        sheet.line(report.words(statement.content), indent=3, limit=600)
        around = "".join(piece.text for piece in held.pieces)
        cue = report.words(statement.cue)
        told = f"read from “{one_line(cue, 60)}” in: {one_line(around, 160)}" if cue else f"read in: {around}"
        sheet.line(told, indent=3, style="dim", limit=260)


def _responses(sheet: Sheet, report: Report) -> None:
    if not report.responses:
        return
    sheet.heading(f"Responses ({len(report.responses)})")
    for response in report.responses:
        state = SILENCES[response.silence] if response.silence else RESPONSES[response.state]
        sheet.line(f"{response.by or 'no source named'}: {state} — “{one_line(report.words(response.span), 200)}”")


def _figures(sheet: Sheet, report: Report) -> None:
    sheet.heading(f"Figures ({len(report.figures)})")
    if not report.figures:
        sheet.line("No figure was found in this text.")
    speakers = {statement.id: statement.speaker.name for statement in report.statements}
    for figure in report.figures:
        voice = speakers[figure.claimed_by] if figure.claimed_by else VOICES["outlet"]
        words = one_line(report.words(figure.span), 80)
        sheet.line(f"“{words}” = {reading_of(figure)} · {voice or 'no source named'}")


def _set_aside(sheet: Sheet, report: Report) -> None:
    aside = [line for line in report.lines if not line.article]
    sheet.heading(f"Set aside ({number(len(aside), 'line')})")
    if not aside:
        sheet.line("Every line of this text is read as the article.")
        return
    roles = Counter(line.role for line in aside)
    sheet.line(", ".join(f"{count} {role}" for role, count in sorted(roles.items())))
    for line in aside:
        sheet.line(f"{line.role}: {one_line(report.words(line.span), 80)}", indent=3, style="dim")
