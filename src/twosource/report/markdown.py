"""The brief and the ledger as Markdown that can be pasted into an issue, a wiki or a CMS.

Words of a page are escaped so that they are words there too: no emphasis, link, image, mention or HTML comes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from twosource.records import Comparison
from twosource.report.decisions import Decision, Settled
from twosource.report.foremost import TOPICS, Item, foremost
from twosource.report.ledger import Group, Passage, Row, ledger
from twosource.report.origins import counts, lineage_sentences, text_from
from twosource.report.sharing import Meter
from twosource.report.sources import counted, sources
from twosource.report.tabular import answered
from twosource.report.visible import WITHHELD, one_line
from twosource.report.wording import (
    FORMS,
    NOT_FOUND,
    RELATIONS,
    SIGNS,
    TIERS,
    also_of,
    by_of,
    day_of,
    days_of,
    files_of,
    notices_told,
    number,
    outlets_of,
    range_of,
    title_of,
    under,
)

_WIDEST = 4
"""Reports up to which the ledger is a table; of more the columns would be too narrow to read, and it is a list."""
_PASSAGE = 400
"""Code points of a passage in the brief: a long sentence."""
_CELL = 240
"""Code points of a passage in the ledger."""
_ITEMS = 8
"""Findings of one topic that are told; the rest is counted, and stands in the ledger."""

# Entities for what the first Markdown could not escape with a backslash, so that they hold in every dialect.
_ENTITIES = {c: f"&#{ord(c)};" for c in "|~^$="} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPED = str.maketrans(_ENTITIES | {c: f"\\{c}" for c in "\\`*_{}[]"})
# No escape stops what is made of plain text after Markdown is done: addresses, mentions, numbers of issues, emoji.
# A word joiner (no width, no break) inside them does.
_LIVE = re.compile(
    r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[@＠])(?=\S)|(?<=\S)(?=[@＠])|(?<=#)(?=\w)|(?<=:)(?=[\w+-]{1,60}:)", re.I
)
_JOINER = "\u2060"


def as_markdown(comparison: Comparison, settled: Settled | None = None, share: tuple[Meter, ...] | None = None) -> str:
    """Brief and ledger as Markdown (CommonMark, and tables for up to four reports). Deterministic.

    ``share``: how much of each report is shown, where ``comparison`` holds only what may be passed on.
    """
    decided = settled.by_id() if settled else {}
    groups = ledger(comparison)
    parts = [
        _compared(comparison),
        _meters(share) if share else "",
        _counts(comparison),
        _first(foremost(comparison, groups)),
        _ledger(comparison, groups, decided),
        _decided(settled),
        _problems(comparison),
        "Made by twosource from the texts named above. It describes what stands in these texts; it does not say what is "
        f"true. “{NOT_FOUND.capitalize()}” means that the program did not find it there.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str, limit: int | None = None) -> str:
    r"""Words of a page as text in Markdown, on one line.

    >>> escaped("<b>5 * 3</b> [x](javascript:y)")
    '&lt;b&gt;5 \\* 3&lt;/b&gt; \\[x\\](javascript:y)'
    """
    return _LIVE.sub(_JOINER, one_line(text, limit)).translate(_ESCAPED)


def _compared(comparison: Comparison) -> str:
    outlets, files = outlets_of(comparison.reports), files_of(comparison.reports)
    days = days_of(comparison.reports)
    lines = [f"# {number(len(comparison.reports), 'report')} compared{': ' if days else ''}{escaped(days)}", ""]
    for report in comparison.reports:
        letter = report.letter or ""
        facts = (outlets[letter], day_of(report.published), by_of(report), text_from(comparison, letter))
        told = " · ".join(escaped(fact, 200) for fact in facts if fact)
        lines.append(f"- **{letter}** {escaped(title_of(report), 200)}  ")
        more = (*also_of(report), *notices_told(report, 110))
        lines += [f"  {told}  ", *(f"  {escaped(fact, 240)}  " for fact in more)]
        address = f"{escaped(report.url, 300)} · " if report.url else ""
        lines.append(f"  {address}{escaped(files[report.path], 120)} · SHA-256 of the text `{report.sha256}`")
    return "\n".join(lines)


def _meters(share: tuple[Meter, ...]) -> str:
    told = "; ".join(f"{m.letter} {m.shown} of {m.of} words, {m.limit} at the most" for m in share)
    return f"Shown of each report: {told}. The rest is found by its offsets in the text that the hash names."


def _counts(comparison: Comparison) -> str:
    lines = ["## How many, and from whom", ""]
    for count in counts(comparison, counted(comparison, sources(comparison))):
        why = " ".join(escaped(reason, 300) for reason in count.why[:_ITEMS])
        lines.append(f"- **{count.figure} {count.name}** {count.means}. Why: {why}")
    return "\n".join([*lines, "", *(f"- {escaped(told, 300)}" for told in lineage_sentences(comparison))])


def _first(items: tuple[Item, ...]) -> str:
    lines = ["## Look at first"]
    for topic, words in TOPICS.items():
        held = [item for item in items if item.topic == topic]
        if held:
            lines += ["", f"### {words} ({len(held)})", ""]
        for item in held[:_ITEMS]:
            check = f" ({TIERS['likely']})" if item.check else ""
            row = f", row {item.row}" if item.row else ""
            lines.append(f"- **{escaped(item.head, 200)}**{check}{row}")
            lines += [f"  - {_passage(passage)}" for clause in item.clauses for passage in clause]
            if item.target:
                lines.append(f"  - {escaped(item.target.told, 120)}: {_passage(item.target.passage)}")
        if len(held) > _ITEMS:
            lines.append(f"- and {len(held) - _ITEMS} more")
    if not items:
        lines += ["", "Nothing was found that asks for a look first."]
    return "\n".join(lines)


def _passage(passage: Passage) -> str:
    """The letter and the words, differing ones bold."""
    out, left = [], _PASSAGE
    for differ, held in groupby(passage.pieces, key=lambda piece: "differ" in piece.marks):
        text = "".join(piece.text for piece in held)
        told = escaped(text[:left])
        before, after = (" " if end.isspace() else "" for end in (text[:1], text[:left][-1:]))
        out.append(f"{before}{f'**{told}**' if differ and told else told}{after if told else ''}")
        left -= len(text)
        if left <= 0:
            break
    cut = "…" if passage.cut_after or left < 0 else ""
    note = f"({passage.note}) " if passage.note else ""
    place = f" ({passage.place})" if passage.place else ""
    return f"{passage.letter}: {note}{'…' if passage.cut_before else ''}{' '.join(''.join(out).split())}{cut}{place}"


def _ledger(comparison: Comparison, groups: tuple[Group, ...], decided: dict[str, Decision]) -> str:
    if not groups:
        return (
            "## Ledger\n\nNo statement with a source was found in these texts, so there is nothing to set side by side."
        )
    kinds = {row.relation for group in groups for row in group.rows}
    key = " · ".join(f"{escaped(SIGNS[kind])} {told}" for kind, told in RELATIONS.items() if kind in kinds)
    told = _table if len(comparison.reports) <= _WIDEST else _list
    return "\n".join(["## Ledger", "", key, *told(comparison, groups, decided)])


def _table(comparison: Comparison, groups: tuple[Group, ...], decided: dict[str, Decision]) -> list[str]:
    outlets = outlets_of(comparison.reports)
    heads = [f"{letter} {escaped(outlet, 40)}" for letter, outlet in outlets.items()]
    lines = [
        "",
        _cells(["Row", "Source", *heads, "Reports / originators / sources"]),
        _cells(["---"] * (len(heads) + 3)),
    ]
    for group in groups:
        for row in group.rows:
            cells = [_cell(comparison, row, letter) or NOT_FOUND for letter in outlets]
            lines.append(_cells([_head(row), _source(row, decided), *cells, _three(row)]))
    return lines


def _list(comparison: Comparison, groups: tuple[Group, ...], decided: dict[str, Decision]) -> list[str]:
    lines = []
    for group in groups:
        lines += ["", f"### {escaped(group.source.name, 120)}", ""]
        for row in group.rows:
            lines.append(f"- **{_head(row)}** {_source(row, decided)} · reports / originators / sources: {_three(row)}")
            letters = (report.letter or "" for report in comparison.reports)
            lines += [f"  - {letter}: {told}" for letter in letters if (told := _cell(comparison, row, letter))]
    return lines


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _head(row: Row) -> str:
    check = f", {TIERS['likely']}" if row.tier == "likely" and row.relation != "likely" else ""
    return f"{row.number} {escaped(SIGNS[row.relation])} {RELATIONS[row.relation]}{check}"


def _source(row: Row, decided: dict[str, Decision]) -> str:
    decision = decided.get(row.id)
    return escaped(row.source.name, 80) + (f" ({_decision(decision)})" if decision else "")


def _three(row: Row) -> str:
    if row.counts is None:
        return f"1 / – / {0 if row.source.kind == 'unknown' else 1}"
    return f"{row.counts.reports} / {range_of(*row.counts.originators)} / {row.counts.sources}"


def _cell(comparison: Comparison, row: Row, letter: str) -> str:
    """Form, words and answers of one report; empty where there are none."""
    cell = row.cell(letter)
    told = []
    if cell.statement:
        damaged = ", damaged passage" if cell.statement.damaged else ""
        report = comparison.report(letter)
        cue = escaped(under(cell.statement.stance, report.words(cell.statement.cue)))
        words = f"{cue} {escaped(row.words(report), _CELL)}".lstrip()
        told.append(f"*{FORMS[cell.statement.form]}{damaged}* {words}")
        if WITHHELD in row.words(report):
            told[-1] += f" (characters {', '.join(f'{span.start}–{span.end}' for span in row.spans(letter))})"
    return "; ".join((*told, *(f"*{escaped(answered(answer), 120)}*" for answer in cell.answers)))


def _decision(decision: Decision) -> str:
    parts = (decision.decision or "", f"note: {escaped(decision.note, 400)}" if decision.note else "")
    return ", ".join(part for part in parts if part)


def _decided(settled: Settled | None) -> str:
    """What was decided on findings that are no row, and the decisions whose finding is gone."""
    lines = []
    for heading, held in (
        ("Decisions", settled.held if settled else ()),
        ("Decisions on findings that are not in this comparison", settled.vanished if settled else ()),
    ):
        if held:
            lines += [f"## {heading}", ""]
            lines += [f"- {escaped(d.finding or d.id, 200)}: {_decision(d)} (`{_plain(d.id)}`)" for d in held]
            lines.append("")
    return "\n".join(lines).rstrip()


def _plain(id: str) -> str:
    """An id for a code span: one that this program made has letters and digits only."""
    return re.sub(r"[^\w-]", "?", id)[:64]


def _problems(comparison: Comparison) -> str:
    own = [(f"{report.letter}: {problem.message}") for report in comparison.reports for problem in report.problems]
    told = [*own, *(problem.message for problem in comparison.problems)]
    return "\n".join(["## Problems", "", *(f"- {escaped(message, 300)}" for message in told)]) if told else ""
