"""One comparison as an SQLite file of its own: for queries, and for Datasette.

Offsets are code points, as everywhere; SQLite counts so too: ``substr(text, start + 1, "end" - start)`` are the words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from twosource.errors import OutputRefused
from twosource.records import Comparison, Record, Report
from twosource.spans import Span

VERSION = 1
"""Version history, one line each.

1: first.
"""

APPLICATION_ID = 0x2500_2C5F
"""Marks an SQLite file as a comparison of twosource."""

SCHEMA = """
-- What this file is.
CREATE TABLE about (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE reports (
    letter TEXT PRIMARY KEY,
    title TEXT,
    outlet TEXT,
    published TEXT,                    -- ISO day
    authors TEXT NOT NULL,             -- joined by "; "
    dateline TEXT,
    language TEXT NOT NULL,
    url TEXT,
    path TEXT NOT NULL,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,              -- of `text` in UTF-8
    text TEXT NOT NULL
);

-- Every line of every text, what was set aside included.
CREATE TABLE lines (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (letter),
    role TEXT NOT NULL,
    article INTEGER NOT NULL,          -- 1: title, lead, subhead, paragraph
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

-- The rows of the ledger: one statement each, in one report or in several.
CREATE TABLE ledger_rows (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    relation TEXT NOT NULL,            -- same, likely, rendering, narrower, only
    tier TEXT NOT NULL,
    reports INTEGER NOT NULL,
    originators_low INTEGER,
    originators_high INTEGER,
    sources INTEGER NOT NULL,
    why TEXT NOT NULL,
    finding TEXT NOT NULL              -- the id that decisions name
);

CREATE TABLE statements (
    key TEXT PRIMARY KEY,              -- letter and id
    report TEXT NOT NULL REFERENCES reports (letter),
    speaker TEXT NOT NULL,
    words TEXT NOT NULL,               -- the content, its pieces joined by a blank
    form TEXT NOT NULL,
    stance TEXT NOT NULL,
    speaker_kind TEXT NOT NULL,
    damaged INTEGER NOT NULL,
    confidence REAL NOT NULL,
    why TEXT NOT NULL
);

-- Where a statement stands: its source, cue and content, piece by piece.
CREATE TABLE statement_spans (
    id INTEGER PRIMARY KEY,
    statement TEXT NOT NULL REFERENCES statements (key),
    role TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

-- What each report has of a row of the ledger.
CREATE TABLE ledger_cells (
    id INTEGER PRIMARY KEY,
    "row" INTEGER NOT NULL REFERENCES ledger_rows (number),
    report TEXT NOT NULL REFERENCES reports (letter),
    statement TEXT NOT NULL REFERENCES statements (key),
    words TEXT NOT NULL,               -- the part that matches, else the content
    UNIQUE ("row", report)
);

CREATE TABLE matches (
    number INTEGER PRIMARY KEY,        -- in the order of the JSON
    kind TEXT NOT NULL,
    tier TEXT NOT NULL,
    reports INTEGER NOT NULL,
    originators_low INTEGER NOT NULL,
    originators_high INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    confidence REAL NOT NULL,
    why TEXT NOT NULL,
    id TEXT NOT NULL                   -- as in the JSON; reports with one text may have matches of one id
);

CREATE TABLE match_members (
    id INTEGER PRIMARY KEY,
    "match" INTEGER NOT NULL REFERENCES matches (number),
    report TEXT NOT NULL REFERENCES reports (letter),
    statement TEXT NOT NULL REFERENCES statements (key),
    words TEXT NOT NULL
);

-- The words in which the members of a match part.
CREATE TABLE differences (
    id INTEGER PRIMARY KEY,
    "match" INTEGER NOT NULL REFERENCES matches (number),
    kind TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES reports (letter),
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE figures (
    key TEXT PRIMARY KEY,              -- letter and id
    report TEXT NOT NULL REFERENCES reports (letter),
    words TEXT NOT NULL,
    counted TEXT NOT NULL,
    low REAL,
    high REAL,
    hedge TEXT NOT NULL,
    unit TEXT,
    per TEXT,
    kind TEXT NOT NULL,
    statement TEXT REFERENCES statements (key),    -- null in the outlet's voice
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

-- Figures of several reports that count the same thing.
CREATE TABLE figure_links (
    number INTEGER PRIMARY KEY,        -- in the order of the JSON
    state TEXT NOT NULL,               -- agree, differ, not-comparable
    why TEXT NOT NULL,
    id TEXT NOT NULL                   -- as in the JSON
);

CREATE TABLE figure_link_members (
    id INTEGER PRIMARY KEY,
    link INTEGER NOT NULL REFERENCES figure_links (number),
    figure TEXT NOT NULL REFERENCES figures (key)
);

CREATE TABLE responses (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (letter),
    responder TEXT NOT NULL,
    state TEXT NOT NULL,               -- denied, answered-otherwise, silence-reported
    silence TEXT,
    words TEXT NOT NULL,
    target TEXT REFERENCES statements (key),       -- what it answers, where that was found
    why TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

-- For one thing, the words that each report chooses.
CREATE TABLE labels (
    id INTEGER PRIMARY KEY,
    thing TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES reports (letter),
    words TEXT NOT NULL,
    voice TEXT NOT NULL,               -- outlet, speaker, scare
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

-- What came from where: `origin` is a letter or an agency.
CREATE TABLE lineage (
    id INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES reports (letter),
    kind TEXT NOT NULL,
    words INTEGER,
    why TEXT NOT NULL
);

CREATE TABLE problems (
    id INTEGER PRIMARY KEY,
    report TEXT REFERENCES reports (letter),
    code TEXT NOT NULL,
    message TEXT NOT NULL
);

CREATE TABLE decisions (
    finding TEXT PRIMARY KEY,
    decision TEXT,
    note TEXT,
    decided_at TEXT,
    told TEXT NOT NULL,
    held INTEGER NOT NULL              -- 0: the finding is not in this comparison
);

CREATE INDEX lines_report ON lines (report);
CREATE INDEX statements_report ON statements (report);
CREATE INDEX statement_spans_statement ON statement_spans (statement);
CREATE INDEX ledger_cells_statement ON ledger_cells (statement);
CREATE INDEX match_members_match ON match_members ("match");
CREATE INDEX differences_match ON differences ("match");
CREATE INDEX figure_link_members_link ON figure_link_members (link);
CREATE INDEX figures_report ON figures (report);

-- Datasette knows a full-text index by its content="…", written in just this way.
CREATE VIRTUAL TABLE statements_fts USING fts5 (
    words, speaker, content="statements", tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE lines_fts USING fts5 (text, content="lines", tokenize = 'unicode61 remove_diacritics 2');

CREATE VIEW only_in_one_report AS
SELECT c.report, r.source, s.form, c.words, r.number AS "row", c.statement
FROM ledger_rows r JOIN ledger_cells c ON c."row" = r.number JOIN statements s ON s.key = c.statement
WHERE r.relation = 'only'
ORDER BY c.report, r.number;

CREATE VIEW figures_that_differ AS
SELECT l.number AS link, f.counted, f.report, f.words, f.low, f.high, f.hedge, f.unit, f.per, s.speaker, l.why
FROM figure_links l JOIN figure_link_members m ON m.link = l.number JOIN figures f ON f.key = m.figure
LEFT JOIN statements s ON s.key = f.statement
WHERE l.state = 'differ'
ORDER BY l.number, m.id;

CREATE VIEW denials_and_silences AS
SELECT p.report, p.responder, p.state, p.silence, p.words, s.report AS target_report, s.speaker AS target_speaker,
    s.words AS target_words, p.why
FROM responses p LEFT JOIN statements s ON s.key = p.target
ORDER BY p.id;
"""


_WIDEST = 100
"""Reports that have a column of the view: more nobody can read across, and SQLite allows 2,000 columns."""


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


def write_comparison_file(
    path: str,
    comparison: Comparison,
    rows: Iterable[KeptRow] = (),
    decisions: Iterable[KeptDecision] = (),
    *,
    program: str = "twosource",
) -> None:
    """Writes a new SQLite file at ``path``, where nothing may stand yet. Raises OutputRefused.

    ``rows``: the ledger; its view has a column a report. Deterministic but for the version of SQLite in the file's head.
    """
    if Path(path).exists():
        raise OutputRefused(path, "something stands there already")
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = OFF")  # the file is put in place once it is whole
            connection.executescript(
                f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
                f"BEGIN; {SCHEMA} {_ledger_view(comparison)}"
            )
            for table, values in _tables(comparison, rows, decisions, program):
                _insert(connection, table, values)
            connection.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")
            connection.execute("INSERT INTO lines_fts (lines_fts) VALUES ('rebuild')")
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise OutputRefused(path, str(error)) from error


def may_be_replaced(path: str) -> bool:
    """False for an SQLite file that is no comparison: an archive, or another program's. It holds more than what
    could be written again.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(72)
    except OSError:
        return True  # nothing there, or nothing that could be read: writing will tell
    return not head.startswith(b"SQLite format 3\0") or head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _insert(connection: sqlite3.Connection, table: str, values: Iterable[Values]) -> None:
    held = list(values)
    if held:
        places = ", ".join("?" * len(held[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", held)  # noqa: S608 (names of ours)


def _ledger_view(comparison: Comparison) -> str:
    """The ledger with a column a report. Letters are made by this program: A to Z, AA …"""
    letters = [report.letter or "" for report in comparison.reports[:_WIDEST]]
    column = '(SELECT words FROM ledger_cells c WHERE c."row" = r.number AND c.report = \'{0}\') AS "{0}", '
    columns = "".join(column.format(letter) for letter in letters if letter.isalpha())
    return (
        f'CREATE VIEW ledger AS SELECT r.number AS "row", r.source, r.relation, r.tier, {columns}r.reports, '  # noqa: S608
        "r.originators_low, r.originators_high, r.sources, r.why, d.decision, d.note "
        "FROM ledger_rows r LEFT JOIN decisions d ON d.finding = r.finding AND d.held ORDER BY r.number;"
    )


def _tables(
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
