"""The tables and views of a comparison kept in an SQLite file of its own.

Offsets are code points, as everywhere; SQLite counts so too: ``substr(text, start + 1, "end" - start)`` are the words.
"""

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
