"""The terminal brief: what an editor in a hurry wants to know about several reports, in one screen or two."""

from __future__ import annotations

from twosource.records import Comparison, Problem, Report, Statement
from twosource.report.foremost import TOPICS, Item, Topic, figure_passage, foremost, words_of
from twosource.report.ledger import Group, ledger
from twosource.report.origins import counts, lineage_sentences, text_from
from twosource.report.picking import alone, telling_figures, things
from twosource.report.register import register
from twosource.report.sources import counted, sources
from twosource.report.terminal import NARROWEST, STYLES, Sheet
from twosource.report.visible import one_line
from twosource.report.wording import (
    KINDS,
    NO_SOURCE,
    SHORT,
    SIGNS,
    TIERS,
    VOICES,
    also_of,
    by_of,
    day_of,
    days_of,
    file_of,
    files_of,
    notices_told,
    number,
    outlets_of,
    title_of,
)

_MOST: dict[Topic, int] = {"rendering": 2, "figure": 3, "denial": 3, "silence": 2, "form": 1, "source": 1}
"""Findings shown of one topic; the rest is counted. Two screens hold all topics."""
_CLAUSES = 3
"""Clauses shown of one rendering."""
_PASSAGE = 240
"""Code points of a passage: about three lines of a common terminal."""
_MARKS = 10
"""Columns kept free in a line for the brackets of words that differ."""
_LABELS = 2
_TERMS = 2
"""Terms shown of one voice in one report."""
_PROBLEMS = 6
_FIGURES = 3
"""Figures of one report alone that are shown; the rest is counted."""
_ALONE = 2
"""Statements of one report alone that are shown of each of two reports; of more reports one each."""


def brief(comparison: Comparison, *, width: int, colour: bool) -> str:
    """The brief as text, ``width`` columns wide, with ANSI colours where ``colour``. Deterministic."""
    sheet = Sheet(width, colour)
    groups = ledger(comparison)
    _compared(sheet, comparison)
    _counts(sheet, comparison)
    _first(sheet, comparison, groups)
    _alone(sheet, comparison)
    _labels(sheet, comparison)
    _problems(sheet, comparison)
    return sheet.text()


def _compared(sheet: Sheet, comparison: Comparison) -> None:
    days = days_of(comparison.reports)
    sheet.line(f"{number(len(comparison.reports), 'report')} compared{' · ' if days else ''}{days}", style="bold")
    outlets = outlets_of(comparison.reports)
    for report in comparison.reports:
        letter = report.letter or ""
        sheet.entry(letter, title_of(report), limit=160)
        facts = (outlets[letter], day_of(report.published), by_of(report), text_from(comparison, letter))
        sheet.line(" · ".join(fact for fact in facts if fact), indent=3, style="dim", limit=240)
        told = (*also_of(report), *notices_told(report, 60))
        if told:
            sheet.line(" · ".join(told), indent=3, style="dim", limit=240)


def _counts(sheet: Sheet, comparison: Comparison) -> None:
    sheet.heading("How many, and from whom")
    cited = counted(comparison, sources(comparison))
    three = [f"{count.figure} {count.name}" for count in counts(comparison, cited)]
    sheet.line(f"{three[0]} · {three[1]}, as far as the pages say · {three[2]} cited", style="bold")
    for sentence in lineage_sentences(comparison):
        sheet.line(sentence, limit=240)
    several = tuple(source.name for source in cited if len(source.forms) > 1)
    if several:
        sheet.line(f"Cited in two reports or more: {', '.join(several)}", limit=sheet.width - 1)


def _first(sheet: Sheet, comparison: Comparison, groups: tuple[Group, ...]) -> None:
    sheet.heading("Look at first")
    items = foremost(comparison, groups)
    if not items:
        sheet.line(_nothing(comparison))
    for topic, words in TOPICS.items():
        held = [item for item in items if item.topic == topic]
        shown = held[: _MOST[topic]]
        if held:
            rest = f", {len(shown)} shown" if len(shown) < len(held) else ""
            sheet.line(f"{words} ({len(held)}{rest})", style="bold")
        for item in shown:
            _item(sheet, item)
    rows = [row for group in groups for row in group.rows if row.matches]
    if rows:
        tally = ", ".join(
            f"{SIGNS[kind]} {sum(1 for row in rows if row.relation == kind)} {SHORT[kind]}"
            for kind in STYLES
            if any(row.relation == kind for row in rows)
        )
        sheet.line(f"In several reports: {tally}", style="dim")


def _item(sheet: Sheet, item: Item) -> None:
    head = f"{item.head} — {TIERS['likely']}" if item.check else item.head
    sheet.line(head, indent=2, style="yellow" if item.check else "", limit=200)
    one = max(sheet.width - 6, NARROWEST)
    for clause in item.clauses[:_CLAUSES]:
        for passage in clause:
            sheet.passage(passage, limit=one - _MARKS if item.topic in ("form", "source") else _PASSAGE)
    _more(sheet, len(item.clauses) - _CLAUSES, indent=5)
    if item.target:
        lead = f"{item.target.told}: "
        sheet.passage(item.target.passage, indent=5, lead=lead, limit=max(one - 4 - len(lead), NARROWEST))


def _nothing(comparison: Comparison) -> str:
    """Why the section is empty, as far as the records say."""
    silent = [report.letter or "" for report in comparison.reports if not report.statements]
    if len(silent) == len(comparison.reports):
        return "No statement was found in any of these texts, so there is nothing to set side by side."
    if silent:
        return f"No statement was found in {', '.join(silent)}, so nothing there could be matched."
    if not comparison.matches:
        return "No statement of one report was found again in another; each stands in one report only."
    told = {KINDS[m.kind] for m in comparison.matches}
    return f"What the reports share differs in no figure, form or rendering ({', '.join(sorted(told))})."


def _alone(sheet: Sheet, comparison: Comparison) -> None:
    sheet.heading("In one report only")
    two = len(comparison.reports) == 2
    for report in comparison.reports:
        letter = report.letter or ""
        held = len(comparison.only.get(letter, ()))
        count = number(held, "statement")
        told = [_said(report, statement) for statement in alone(comparison, letter)]
        if not two:
            first = f"{', one of them' if held > 1 else ''}: {told[0]}" if told else ""
            sheet.entry(letter, count + first, limit=max(sheet.width - 4, NARROWEST))
            continue
        sheet.entry(letter, f"{count}, of them:" if told and held > 1 else count, style="bold")
        for said in told[:_ALONE]:
            sheet.line(said, indent=3, limit=sheet.width - 4)
    _lone_figures(sheet, comparison)


def _said(report: Report, statement: Statement) -> str:
    who = one_line(statement.speaker.name, 40) or "no source named"
    return f"{who}: {one_line(words_of(report, statement))}"


def _lone_figures(sheet: Sheet, comparison: Comparison) -> None:
    held = telling_figures(comparison)
    if not held:
        return
    records = register(comparison)
    rest = f", {_FIGURES} shown" if len(held) > _FIGURES else ""
    sheet.line(f"Figures in one report only ({len(held)}{rest})", style="bold")
    for report, figure in held[:_FIGURES]:
        said = records.voice(report.letter or "", figure)
        who = (one_line(said.speaker.name, 40) or NO_SOURCE) if said else VOICES["outlet"]
        sheet.passage(figure_passage(report, figure, context=15), lead=f"{who}: ", limit=_PASSAGE)


def _labels(sheet: Sheet, comparison: Comparison) -> None:
    """Labels of things; what persons are called stands on the page."""
    held = things(comparison)
    if not held:
        return
    sheet.heading("Labels by report")
    for labels in held[:_LABELS]:
        sheet.line(labels.name, style="bold")
        for report in comparison.reports:
            terms: dict[str, list[str]] = {}
            for term in labels.terms:
                if term.report == report.letter:
                    terms.setdefault(VOICES[term.voice], []).append(_quoted(term.text, 50))
            if terms:
                told = "; ".join(f"{voice}: {_terms(tuple(dict.fromkeys(words)))}" for voice, words in terms.items())
                sheet.entry(report.letter or "", told, indent=2)
    _more(sheet, len(held) - _LABELS)


def _quoted(words: str, limit: int) -> str:
    """In quotation marks, where the words bring none."""
    said = one_line(words, limit)
    return said if any(mark in said for mark in '“”"«»') else f"“{said}”"


def _terms(words: tuple[str, ...]) -> str:
    rest = len(words) - _TERMS
    return ", ".join(words[:_TERMS]) + (f" and {rest} more" if rest > 0 else "")


def _more(sheet: Sheet, count: int, indent: int = 3) -> None:
    if count > 0:
        sheet.line(f"and {count} more", indent=indent, style="dim")


def _problems(sheet: Sheet, comparison: Comparison) -> None:
    """Damaged statements and problems, those of one kind in one report on one line with the first place."""
    told: list[tuple[str, str]] = []
    for report in comparison.reports:
        letter = report.letter or ""
        damaged = sum(statement.damaged for statement in report.statements)
        if damaged:
            told.append((letter, f"{number(damaged, 'statement')} in damaged passages"))
        kinds: dict[str, list[Problem]] = {}
        for problem in report.problems:
            kinds.setdefault(problem.code, []).append(problem)
        for code, found in kinds.items():
            often = f", {len(found)} times" if len(found) > 1 else ""
            told.append((letter, f"{code}{often}: {found[0].message}{_near(report, found[0])}"))
    files = files_of(comparison.reports)
    for problem in comparison.problems:
        path = problem.path or ""
        told.append((files.get(path, file_of(path)), f"{problem.code}: {problem.message}"))
    if not told:
        return
    sheet.heading("Problems")
    for where, words in told[:_PROBLEMS]:
        sheet.entry(where, words, limit=max(sheet.width - 4, 2 * NARROWEST))
    _more(sheet, len(told) - _PROBLEMS)


def _near(report: Report, problem: Problem) -> str:
    """The first words of the place, so that it can be found on the page."""
    if problem.span is None:
        return ""
    start = max(report.text.rfind("\n", 0, problem.span.start) + 1, problem.span.start - _BEFORE)
    return f": {_quoted(report.text[start : problem.span.end + _BEFORE].partition(chr(10))[0], 40)}"


_BEFORE = 15
"""Code points before the place of a problem that are shown with it."""
