"""The tables of the archive, and how an older archive is brought up to date."""

VERSION = 1
"""Version history, one line each.

1: first.
"""

APPLICATION_ID = 0x2500_2C5E
"""Marks an SQLite file as an archive of twosource."""

SCHEMA = """
-- A text, once, however many reports carry it. Every span below is (sha256, start, end) in code points of it.
CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY,
    content TEXT NOT NULL
) WITHOUT ROWID;

-- A report: one text under one id. `record` is its JSON (twosource.report/1) with the text left empty.
CREATE TABLE reports (
    number INTEGER PRIMARY KEY,        -- in order of arrival
    sha256 TEXT NOT NULL REFERENCES texts,
    id TEXT NOT NULL,
    outlet TEXT,
    published TEXT,                    -- ISO day
    path TEXT NOT NULL,
    title TEXT,
    record BLOB NOT NULL,
    UNIQUE (sha256, id)
);

-- What has been handed in, by a hash of the page as it came, so that it need not be read again.
CREATE TABLE inputs (
    page TEXT PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports
) WITHOUT ROWID;

-- Inputs that could not be read at the last attempt.
CREATE TABLE problems (
    path TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    message TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE statements (
    report INTEGER NOT NULL REFERENCES reports,
    id TEXT NOT NULL,
    speaker TEXT NOT NULL,
    speaker_kind TEXT NOT NULL,
    form TEXT NOT NULL,
    stance TEXT NOT NULL,
    PRIMARY KEY (report, id)
) WITHOUT ROWID;

-- The spans of a statement: role is source, cue or content; piece counts from 0 in text order.
CREATE TABLE statement_spans (
    report INTEGER NOT NULL,
    statement TEXT NOT NULL,
    role TEXT NOT NULL,
    piece INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES texts,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (report, statement, role, piece),
    FOREIGN KEY (report, statement) REFERENCES statements
) WITHOUT ROWID;

CREATE TABLE figures (
    report INTEGER NOT NULL REFERENCES reports,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES texts,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    low REAL,
    high REAL,
    unit TEXT,
    counted TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (report, id)
) WITHOUT ROWID;

-- Stories, as last grouped over all reports; `position` is the order of stories and of reports in one.
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    first TEXT,
    last TEXT
) WITHOUT ROWID;

CREATE TABLE members (
    story TEXT NOT NULL REFERENCES stories,
    position INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (story, position),
    FOREIGN KEY (sha256, id) REFERENCES reports (sha256, id)
) WITHOUT ROWID;

-- How many reports there were when stories were last grouped. Reports are only ever added.
CREATE TABLE grouped (reports INTEGER NOT NULL);

-- What `find` searches: the article of each report (statement is null) and the content of each statement.
-- `spans` is the JSON list of the spans of the report's text that were joined by a line feed into `content`.
CREATE VIRTUAL TABLE passages USING fts5 (
    content,
    report UNINDEXED,
    statement UNINDEXED,
    spans UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2'
);
"""
