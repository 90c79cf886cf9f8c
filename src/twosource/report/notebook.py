"""A comparison in a notebook: the brief and a compact ledger as one piece of HTML without style sheet or script."""

from __future__ import annotations

from html import escape

from twosource.records import Comparison, Report
from twosource.report.foremost import TOPICS, Item, foremost
from twosource.report.ledger import Group, Row, ledger
from twosource.report.origins import counts, lineage_sentences
from twosource.report.sources import counted, sources
from twosource.report.tabular import answered
from twosource.report.visible import one_line
from twosource.report.wording import (
    FORMS,
    NOT_FOUND,
    RELATIONS,
    SIGNS,
    TIERS,
    day_of,
    number,
    outlets_of,
    title_of,
    under,
)

_ROWS = 60
"""Rows of the ledger that are drawn: a notebook holds many outputs, and keeps each in its file."""
_ITEMS = 12
_CELL = 120
"""Code points of the words in a cell: two to three lines."""


def notebook(comparison: Comparison) -> str:
    """HTML for a notebook's output: everything from a page is escaped, nothing is loaded, no style leaks out."""
    groups = ledger(comparison)
    items = foremost(comparison, groups)
    three = counts(comparison, counted(comparison, sources(comparison)))
    heads = "".join(
        _head(report, outlet) for report, outlet in zip(comparison.reports, _outlets(comparison), strict=True)
    )
    return (
        '<div class="twosource">'
        f"<p><strong>{number(len(comparison.reports), 'report')} compared</strong> · "
        f"{_shown(' · '.join(f'{count.figure} {count.name}' for count in three[1:]))}</p>"
        f"<ul>{heads}</ul>"
        f"<p>{_shown(' '.join(lineage_sentences(comparison)), 600)}</p>"
        f"{_first(items)}{_ledger(comparison, groups)}</div>"
    )


def _outlets(comparison: Comparison) -> tuple[str, ...]:
    return tuple(outlets_of(comparison.reports).values())


def _shown(text: str, limit: int | None = None) -> str:
    return escape(one_line(text, limit))


def _words(report: Report, text: str, limit: int) -> str:
    return f'<bdi dir="auto" lang="{escape(report.language)}">{_shown(text, limit)}</bdi>'


def _head(report: Report, outlet: str) -> str:
    title = _words(report, title_of(report), 150)
    return f"<li><b>{_shown(report.letter or '')}</b> {title} · {_shown(outlet, 60)} · {_shown(day_of(report.published), 40)}</li>"


def _first(items: tuple[Item, ...]) -> str:
    if not items:
        return "<p>Nothing was found that asks for a look first.</p>"
    told = "".join(map(_item, items[:_ITEMS]))
    more = f"<li>and {len(items) - _ITEMS} more</li>" if len(items) > _ITEMS else ""
    return f"<p><strong>Look at first</strong></p><ul>{told}{more}</ul>"


def _item(item: Item) -> str:
    check = f" ({TIERS['likely']})" if item.check else ""
    row = f", row {item.row}" if item.row else ""
    return f"<li>{_shown(TOPICS[item.topic])}: <bdi>{_shown(item.head, 160)}</bdi>{check}{row}</li>"


def _ledger(comparison: Comparison, groups: tuple[Group, ...]) -> str:
    rows = [row for group in groups for row in group.rows]
    if not rows:
        return "<p>No statement with a source was found in these texts, so the ledger is empty.</p>"
    heads = ("Row", "Source", *(report.letter or "" for report in comparison.reports), "Rep.", "Orig.", "Src.")
    head = "".join(f'<th scope="col">{_shown(told)}</th>' for told in heads)
    body = "".join(_row(comparison, row) for row in rows[:_ROWS])
    more = f"<p>and {len(rows) - _ROWS} more rows</p>" if len(rows) > _ROWS else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _row(comparison: Comparison, row: Row) -> str:
    cells = "".join(_cell(report, row) for report in comparison.reports)
    three = ("1", "–", "0" if row.source.kind == "unknown" else "1")
    if row.counts:
        low, high = row.counts.originators
        three = (str(row.counts.reports), str(low) if low == high else f"{low}–{high}", str(row.counts.sources))
    return (
        f'<tr><th scope="row">{row.number} {SIGNS[row.relation]} {RELATIONS[row.relation]}</th>'
        f"<td><bdi>{_shown(row.source.name, 60)}</bdi></td>{cells}{''.join(f'<td>{told}</td>' for told in three)}</tr>"
    )


def _cell(report: Report, row: Row) -> str:
    letter = report.letter or ""
    cell = row.cell(letter)
    told = [f"<bdi>{_shown(answered(answer), 80)}</bdi>" for answer in cell.answers]
    if cell.statement:
        cue = under(cell.statement.stance, report.words(cell.statement.cue))
        words = _words(report, cue + row.words(report), len(cue) + _CELL)
        told.insert(0, f"<em>{FORMS[cell.statement.form]}</em> {words}")
    return f'<td style="text-align:left;vertical-align:top">{"<br>".join(told) or NOT_FOUND}</td>'
