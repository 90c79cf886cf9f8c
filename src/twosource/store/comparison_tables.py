"""A comparison -> the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twosource.records import Comparison, Record, Report
from twosource.spans import Span


class KeptCell(Record, frozen=True, kw_only=True):
    letter: str
    statement: str
    words: str


class KeptRow(Record, frozen=True, kw_only=True):
    """A row of the ledger, as it is kept. ``originators`` is None in a row of one report."""

    number: int
    finding: str
    source: str
    relation: str
    tier: str
    originators: tuple[int, int] | None
    sources: int
    why: str
    cells: tuple[KeptCell, ...]


class KeptDecision(Record, frozen=True, kw_only=True):
    finding: str
    decision: str | None
    note: str | None
    at: str | None
    told: str
    held: bool


Values = tuple[object, ...]


def tables(
    comparison: Comparison, rows: Iterable[KeptRow], decisions: Iterable[KeptDecision], program: str
) -> Iterator[tuple[str, Iterable[Values]]]:
    """The tables in the order of their references."""
    reports = [(report.letter or "", report) for report in comparison.reports]
    low, high = comparison.lineage.originators
    about = {
        "format": comparison.format,
        "made by": program,
        "originators": f"{low} to {high}" if low != high else str(low),
        "reports": str(len(reports)),
        "what it says": "what stands in these texts, not what is true; offsets are code points, end exclusive",
    }
    held = tuple(rows)
    yield "about", about.items()
    yield "reports", (_report(letter, report) for letter, report in reports)
    yield (
        "lines",
        (
            (None, letter, line.role, line.article, *_words(report, line.span))
            for letter, report in reports
            for line in report.lines
        ),
    )
    yield "ledger_rows", map(_row, held)
    yield "statements", (
        (
            _key(letter, s.id), letter, s.speaker.name, report.words(s.content), s.form, s.stance, s.speaker.kind,
            s.damaged, s.confidence, s.why,
        )
        for letter, report in reports
        for s in report.statements
    )  # fmt: skip
    yield (
        "statement_spans",
        (
            (None, _key(letter, s.id), role, *_words(report, span))
            for letter, report in reports
            for s in report.statements
            for role, spans in (("source", s.source), ("cue", s.cue), ("content", s.content))
            for span in spans
        ),
    )
    yield (
        "ledger_cells",
        (
            (None, row.number, cell.letter, _key(cell.letter, cell.statement), cell.words)
            for row in held
            for cell in row.cells
        ),
    )
    yield from _findings(comparison)
    yield (
        "problems",
        (
            *((None, letter, p.code, p.message) for letter, report in reports for p in report.problems),
            *((None, None, p.code, p.message) for p in comparison.problems),
        ),
    )
    yield "decisions", ((d.finding, d.decision, d.note, d.at, d.told, d.held) for d in decisions)


def _findings(comparison: Comparison) -> Iterator[tuple[str, Iterable[Values]]]:
    by_letter = {report.letter or "": report for report in comparison.reports}
    matches, links = tuple(enumerate(comparison.matches, 1)), tuple(enumerate(comparison.figures, 1))
    counts = ((n, m, m.counts) for n, m in matches)
    yield "matches", (
        (n, m.kind, m.tier, c.reports, *c.originators, c.sources, m.confidence, m.why, m.id) for n, m, c in counts
    )  # fmt: skip
    yield "match_members", (
        (None, n, x.report, _key(x.report, x.statement), by_letter[x.report].words(x.content))
        for n, m in matches
        for x in m.members
    )  # fmt: skip
    yield "differences", (
        (None, n, d.kind, letter, *_words(by_letter[letter], span))
        for n, m in matches
        for d in m.differences
        for letter in sorted(d.spans)
        for span in d.spans[letter]
    )  # fmt: skip
    yield "figures", (
        (
            _key(letter, f.id), letter, report.words(f.span), f.counted, f.low, f.high, f.hedge, f.unit, f.per, f.kind,
            _key(letter, f.claimed_by) if f.claimed_by else None, f.span.start, f.span.end,
        )
        for letter, report in by_letter.items()
        for f in report.figures
    )  # fmt: skip
    yield "figure_links", ((n, link.state, link.why, link.id) for n, link in links)
    yield "figure_link_members", ((None, n, _key(m.report, m.figure)) for n, link in links for m in link.members)
    responses = [(link, by_letter[link.report].responses[link.response]) for link in comparison.responses]
    yield "responses", (
        (
            None, link.report, r.by, link.state, r.silence, by_letter[link.report].words(r.span),
            _key(link.target.report, link.target.statement) if link.target else None, link.why, r.span.start, r.span.end,
        )
        for link, r in responses
    )  # fmt: skip
    yield "labels", (
        (None, labels.name, term.report, term.text, term.voice, term.span.start, term.span.end)
        for labels in comparison.labels
        for term in labels.terms
    )  # fmt: skip
    yield "lineage", ((None, e.from_, e.to, e.kind, e.words, e.why) for e in comparison.lineage.edges)


def _report(letter: str, report: Report) -> Values:
    dateline = report.dateline
    return (
        letter,
        report.title.text if report.title else None,
        report.outlet,
        report.published.date if report.published else None,
        "; ".join(author.name for author in report.authors),
        report.words(dateline.span) if dateline else None,
        report.language,
        report.url,
        report.path,
        report.id,
        report.sha256,
        report.text,
    )


def _row(row: KeptRow) -> Values:
    low, high = row.originators or (None, None)
    return (
        row.number, row.source, row.relation, row.tier, len(row.cells), low, high, row.sources, row.why, row.finding,
    )  # fmt: skip


def _words(report: Report, span: Span) -> Values:
    return report.words(span), span.start, span.end


def _key(letter: str, id: str) -> str:
    return f"{letter}-{id}"
