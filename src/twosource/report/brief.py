"""The terminal brief: what an editor in a hurry wants to know about several reports, in one screen or two."""

from __future__ import annotations

from twosource.records import Comparison
from twosource.report.foremost import TOPICS, Item, foremost
from twosource.report.ledger import Group, ledger
from twosource.report.origins import counts, lineage_sentences, text_from
from twosource.report.sources import counted, sources
from twosource.report.terminal import STYLES, Sheet
from twosource.report.visible import one_line
from twosource.report.wording import (
    KINDS,
    RELATIONS,
    SIGNS,
    TIERS,
    VOICES,
    day_of,
    number,
    outlet_of,
    text_credits,
    title_of,
)

MOST = 4
"""Findings shown of one topic; the rest is counted. Two screens hold all five topics."""
MOST_TERMS = 3
"""Terms shown of one voice in one report."""
MOST_PROBLEMS = 8
FIRST_LINES = 3
"""Statements of one report alone that are shown before they are counted."""


def brief(comparison: Comparison, *, width: int, colour: bool) -> str:
    """The brief as text, ``width`` columns wide, with ANSI colours where ``colour``. Deterministic."""
    sheet = Sheet(width, colour)
    groups = ledger(comparison)
    _compared(sheet, comparison)
    _counts(sheet, comparison)
    _first(sheet, comparison, groups)
    _lineage(sheet, comparison)
    _alone(sheet, comparison)
    _labels(sheet, comparison)
    _damaged(sheet, comparison)
    _problems(sheet, comparison)
    return sheet.text()


def _compared(sheet: Sheet, comparison: Comparison) -> None:
    sheet.line(f"{number(len(comparison.reports), 'report')} compared", style="bold")
    for report in comparison.reports:
        letter = report.letter or ""
        sheet.entry(letter, title_of(report), limit=160)
        facts = (outlet_of(report), day_of(report.published), f"text from: {text_from(comparison, letter)}")
        sheet.line(" · ".join(facts), indent=3, style="dim")
        credit = next(iter(text_credits(report)), None)
        if credit:
            sheet.line(f"credit line: “{one_line(report.words(credit.span), 120)}”", indent=3, style="dim")


def _counts(sheet: Sheet, comparison: Comparison) -> None:
    sheet.heading("How many")
    for count in counts(comparison, counted(sources(comparison))):
        sheet.line(f"{count.figure} {count.name}: {count.means}", style="bold")
        for reason in count.why[:MOST]:
            sheet.line(reason, indent=3, style="dim", limit=300)
        _more(sheet, len(count.why) - MOST)


def _first(sheet: Sheet, comparison: Comparison, groups: tuple[Group, ...]) -> None:
    sheet.heading("Look at first")
    items = foremost(comparison, groups)
    if not items:
        sheet.line(_nothing(comparison))
    for topic, words in TOPICS.items():
        held = [item for item in items if item.topic == topic]
        if held:
            sheet.line(f"{words} ({len(held)})", style="bold")
        for item in held[:MOST]:
            _item(sheet, item)
        _more(sheet, len(held) - MOST, indent=2)
    rows = [row for group in groups for row in group.rows if row.matches]
    if rows:
        tally = ", ".join(
            f"{SIGNS[kind]} {sum(1 for row in rows if row.relation == kind)} {RELATIONS[kind]}"
            for kind in STYLES
            if any(row.relation == kind for row in rows)
        )
        sheet.line(f"Statements in two reports or more: {tally}")


def _item(sheet: Sheet, item: Item) -> None:
    head = f"{item.head} — {TIERS['likely']}" if item.check else item.head
    sheet.line(head, indent=2, style="yellow" if item.check else "", limit=200)
    for passage in item.passages:
        sheet.passage(passage)
    if item.target:
        sheet.line("answering:", indent=6, style="dim")
        sheet.passage(item.target, indent=6)


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


def _lineage(sheet: Sheet, comparison: Comparison) -> None:
    sheet.heading("Who got it from whom")
    for sentence in lineage_sentences(comparison):
        sheet.line(sentence)


def _alone(sheet: Sheet, comparison: Comparison) -> None:
    sheet.heading("In one report only")
    for report in comparison.reports:
        ids = comparison.only.get(report.letter or "", ())
        sheet.entry(report.letter or "", number(len(ids), "statement"), style="bold")
        for id in ids[:FIRST_LINES]:
            statement = report.statement(id)
            who = statement.speaker.name or "no source named"
            sheet.line(f"{who}: {one_line(report.words(statement.content), 110)}", indent=3)
        _more(sheet, len(ids) - FIRST_LINES)


def _labels(sheet: Sheet, comparison: Comparison) -> None:
    if not comparison.labels:
        return
    sheet.heading("Labels by report")
    for labels in comparison.labels[:MOST]:
        sheet.line(labels.name, style="bold")
        for report in comparison.reports:
            terms: dict[str, list[str]] = {}
            for term in labels.terms:
                if term.report == report.letter:
                    terms.setdefault(VOICES[term.voice], []).append(f"“{one_line(term.text, 60)}”")
            if terms:
                told = "; ".join(f"{voice}: {_terms(tuple(dict.fromkeys(words)))}" for voice, words in terms.items())
                sheet.entry(report.letter or "", told, indent=2)
    _more(sheet, len(comparison.labels) - MOST)


def _terms(words: tuple[str, ...]) -> str:
    rest = len(words) - MOST_TERMS
    return ", ".join(words[:MOST_TERMS]) + (f" and {rest} more" if rest > 0 else "")


def _damaged(sheet: Sheet, comparison: Comparison) -> None:
    held = [(r, s) for r in comparison.reports for s in r.statements if s.damaged]
    if not held:
        return
    sheet.heading("Damaged passages")
    for report, statement in held[:MOST]:
        sheet.entry(report.letter or "", report.words(statement.content), limit=100)
    _more(sheet, len(held) - MOST)


def _more(sheet: Sheet, count: int, indent: int = 3) -> None:
    if count > 0:
        sheet.line(f"and {count} more", indent=indent, style="dim")


def _problems(sheet: Sheet, comparison: Comparison) -> None:
    found = [(r.letter or "", p) for r in comparison.reports for p in r.problems]
    found += [(p.path or "", p) for p in comparison.problems]
    if not found:
        return
    sheet.heading("Problems")
    for where, problem in found[:MOST_PROBLEMS]:
        sheet.entry(where, f"{problem.message} ({problem.code})", limit=200)
    _more(sheet, len(found) - MOST_PROBLEMS)
