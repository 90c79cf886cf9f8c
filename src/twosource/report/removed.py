"""One report as its page stands, line for line: what was read as the article, and what was set aside and as what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from twosource.records import Line, Report, Role
from twosource.report.terminal import Sheet
from twosource.report.wording import number, outlet_of, title_of

ASIDE = "−"
TITLE = "»"
"""Signs beside a line, so that colour is never the only carrier."""
_WIDEST_ROLE = 18
"""Columns of the longest name of a role, "translation-notice"."""


def removed(report: Report, *, width: int, colour: bool = False) -> str:
    """Every line of the page in order, with its role, and how many lines there are of each. Nothing is cut; lines are
    ``width`` columns wide. Deterministic.
    """
    sheet = Sheet(width, colour)
    sheet.line(title_of(report), style="bold")
    aside = [line for line in report.lines if not line.article]
    facts = (outlet_of(report), number(len(report.lines), "line"), f"{len(aside)} set aside")
    sheet.line(" · ".join(facts), style="dim")
    if report.title and report.title.span is None:
        sheet.line("The title came with the page or stands in its markup; no line of the text shows it.", style="dim")
    _lines(sheet, report)
    _counts(sheet, report, aside)
    return sheet.text()


def _lines(sheet: Sheet, report: Report) -> None:
    sheet.heading("Every line")
    if not report.lines:
        sheet.line("This text holds no line: the page is empty, or a script would have drawn it.")
        return
    sheet.line(f"{ASIDE} set aside · {TITLE} title", style="dim")
    for line in report.lines:
        sign = TITLE if line.role == "title" else " " if line.article else ASIDE
        style = "bold" if line.role == "title" else "" if line.article else "dim"
        sheet.signed(f"{sign} {line.role}", report.words(line.span), beside=_WIDEST_ROLE + 2, style=style)


def _counts(sheet: Sheet, report: Report, aside: list[Line]) -> None:
    if not report.lines:
        return
    article = [line for line in report.lines if line.article]
    sheet.heading("How many")
    if article:
        sheet.line(f"article: {number(len(article), 'line')} ({_each(article)})")
    else:
        sheet.line("No line of this page was read as an article: all of it was set aside.")
    if aside:
        sheet.line(f"set aside: {number(len(aside), 'line')} ({_each(aside)})")
    else:
        sheet.line("Nothing was set aside: every line of this text is read as the article.")


def _each(lines: Iterable[Line]) -> str:
    roles: Counter[Role] = Counter(line.role for line in lines)
    return ", ".join(f"{count} {role}" for role, count in sorted(roles.items(), key=lambda held: (-held[1], held[0])))
