"""The tables of the archive. ``docs/archive.md`` shows this very text."""

from sqlite3 import complete_statement

VERSION = 2
"""Version history, one line each; migration.py brings an older file up to date.

1: reports, statements, figures, stories; one search table for both.
2: lines, spans, speakers, names, labels, responses, comparisons, decisions, runs, versions of a page, search by meaning.
"""

APPLICATION_ID = 0x2500_2C5E
"""Marks an SQLite file as an archive of twosource."""

TABLES = """
-- ------------------------------------------------------------------ what was taken in

-- One call of `twosource add` (or of another command that writes). `ended` is null while it runs, and stays so where it was killed.
CREATE TABLE runs (
    number INTEGER PRIMARY KEY,
    began TEXT NOT NULL,               -- UTC, ISO 8601
    ended TEXT,
    program TEXT NOT NULL,             -- "twosource 0.1.0"
    inputs TEXT NOT NULL,              -- what was named, as JSON
    added INTEGER,
    known INTEGER,
    failed INTEGER
);

-- A text, once, however many reports carry it. Every start and end below is in code points of the text of its report.
CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY,           -- of the text in UTF-8
    content TEXT NOT NULL
) WITHOUT ROWID;

-- A report: one text under one id.
CREATE TABLE reports (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- in order of arrival; never used twice
    title TEXT,
    outlet TEXT,
    published TEXT,                    -- ISO day
    language TEXT NOT NULL,
    path TEXT NOT NULL,                -- where it lay when it was added
    url TEXT,
    earlier INTEGER REFERENCES reports (number) ON DELETE SET NULL,  -- the version before this one: same page, other text
    address TEXT,                      -- what tells that two are versions of one page: its URL, else its given id, else its file
    sha256 TEXT NOT NULL REFERENCES texts (sha256),
    id TEXT NOT NULL,
    run INTEGER REFERENCES runs (number),
    article TEXT NOT NULL,             -- the lines of the report itself joined by line feeds: what is searched
    record BLOB NOT NULL,              -- all that was read: zlib of the JSON of `twosource read`, its text left empty
    UNIQUE (sha256, id)
);
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_address ON reports (address, number) WHERE address IS NOT NULL;
CREATE INDEX reports_by_outlet ON reports (outlet, published);
CREATE INDEX reports_by_day ON reports (published);

-- What has been handed in, by a hash of the page as it came, so that it need not be read again.
CREATE TABLE inputs (
    page TEXT PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX inputs_by_report ON inputs (report);

-- Inputs that could not be read at the last attempt.
CREATE TABLE problems (
    path TEXT PRIMARY KEY,
    code TEXT NOT NULL,                -- a section of docs/messages.md
    message TEXT NOT NULL,
    run INTEGER REFERENCES runs (number)
) WITHOUT ROWID;

-- ------------------------------------------------------------------ what a report holds

-- Every line of the text that is not blank. `article` is 1 for title, lead, subhead and paragraph.
CREATE TABLE lines (
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    role TEXT NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (report, line)
) WITHOUT ROWID;

-- Whom statements are attributed to, by name: once a name, whatever reports print it. Two spellings are two rows; `twosource who` joins them.
CREATE TABLE speakers (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- Handles of a speaker's name: names that can be one person's share one.
CREATE TABLE speaker_handles (
    handle TEXT NOT NULL,
    speaker INTEGER NOT NULL REFERENCES speakers (number) ON DELETE CASCADE,
    PRIMARY KEY (handle, speaker)
) WITHOUT ROWID;
CREATE INDEX speaker_handles_by_speaker ON speaker_handles (speaker);

-- A statement: content attributed to a source. Its numbers within one report follow one another.
CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    speaker INTEGER NOT NULL REFERENCES speakers (number),
    content TEXT NOT NULL,             -- the words of its content, pieces joined by line feeds
    speaker_kind TEXT NOT NULL,        -- named, role, unnamed, institution, document, unknown
    form TEXT NOT NULL,                -- direct, indirect, mixed
    stance TEXT NOT NULL,
    confidence REAL NOT NULL,
    damaged INTEGER NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (report, id)
);
CREATE INDEX statements_by_speaker ON statements (speaker);

-- The spans of a statement: role is source, cue, content or addressee; piece counts from 0 in text order.
CREATE TABLE spans (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    role TEXT NOT NULL,
    piece INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (statement, role, piece)
) WITHOUT ROWID;

CREATE TABLE figures (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    words TEXT NOT NULL,               -- as printed
    counted TEXT NOT NULL,             -- what it counts, as printed
    low REAL,
    high REAL,
    hedge TEXT NOT NULL,
    unit TEXT,
    per TEXT,
    kind TEXT NOT NULL,
    statement INTEGER REFERENCES statements (number) ON DELETE CASCADE,  -- in whose words it stands; null in the outlet's
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (report, id)
);
CREATE INDEX figures_by_statement ON figures (statement);

-- One referent of one report: its fullest form there.
CREATE TABLE names (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,                -- person, organisation, place, other
    mentions TEXT NOT NULL,            -- JSON list of [start, end]
    id TEXT NOT NULL,
    UNIQUE (report, id)
);
CREATE INDEX names_by_name ON names (name);

-- The words that a report chooses for a thing. voice: outlet, speaker, scare (held at arm's length).
CREATE TABLE labels (
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    label INTEGER NOT NULL,
    referent INTEGER REFERENCES names (number) ON DELETE CASCADE,
    words TEXT NOT NULL,
    voice TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (report, label)
) WITHOUT ROWID;
CREATE INDEX labels_by_referent ON labels (referent);

-- Who answered what: denied, answered-otherwise, silence-reported.
CREATE TABLE responses (
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    response INTEGER NOT NULL,
    state TEXT NOT NULL,
    silence TEXT,
    "by" TEXT NOT NULL,
    target INTEGER REFERENCES statements (number) ON DELETE CASCADE,  -- the statement of the same report that it answers
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (report, response)
) WITHOUT ROWID;
CREATE INDEX responses_by_target ON responses (target);

-- ------------------------------------------------------------------ what several reports hold together

-- Stories, as last grouped over all reports; `position` is the order of stories and of reports in one.
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    "first" TEXT,                      -- ISO days of the first and last dated report
    "last" TEXT
) WITHOUT ROWID;

CREATE TABLE story_reports (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    PRIMARY KEY (story, position)
) WITHOUT ROWID;
CREATE INDEX story_reports_by_report ON story_reports (report);

-- What the program grouped, before decisions of people. `terms`: what grouping read of the report.
CREATE TABLE story_groups (
    report INTEGER PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
    day INTEGER,                       -- counted from the year 1; of an undated report that of the dated one it is most like, if any
    dated INTEGER NOT NULL,            -- 0: the report has no date
    cluster INTEGER,                   -- null: not grouped yet. Below 0: among reports without a day
    terms BLOB NOT NULL
);
CREATE INDEX story_groups_by_day ON story_groups (day);

-- Clusters that later weeks joined, so that what later weeks did can be undone.
CREATE TABLE story_joins (
    cluster INTEGER PRIMARY KEY,
    week INTEGER NOT NULL,
    "into" INTEGER NOT NULL
);

-- The open days as they stood behind a week, so that grouping goes on there.
CREATE TABLE story_states (
    week INTEGER PRIMARY KEY,          -- from this one on reports may still come
    settings TEXT NOT NULL,
    state BLOB NOT NULL
);

-- What a person decided on stories. Only ever added to.
CREATE TABLE story_decisions (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('split', 'merge')),
    "at" TEXT NOT NULL,                -- UTC
    body TEXT NOT NULL                 -- JSON
);

-- Near copies: hashed runs of words by which reports with common passages meet. (No REFERENCES: looking a report up in it would be slow.)
CREATE TABLE copy_grams (
    gram INTEGER NOT NULL,
    report INTEGER NOT NULL,
    PRIMARY KEY (gram, report)
) WITHOUT ROWID;

-- Two reports that share passages: JSON list of pairs of [start, end]. `share_…`: the part of that report's words.
CREATE TABLE near_copies (
    one INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    two INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    words INTEGER NOT NULL,
    share_one REAL NOT NULL,
    share_two REAL NOT NULL,
    passages TEXT NOT NULL,
    PRIMARY KEY (one, two)
) WITHOUT ROWID;
CREATE INDEX near_copies_by_two ON near_copies (two);

-- A comparison that was kept: of the reports of one story, or of any others. Counts as in its ledger.
CREATE TABLE comparisons (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,           -- made of the texts compared
    title TEXT NOT NULL,
    made TEXT NOT NULL,                -- UTC
    originators_low INTEGER NOT NULL,
    originators_high INTEGER NOT NULL
);

CREATE TABLE compared (
    comparison INTEGER NOT NULL REFERENCES comparisons (number) ON DELETE CASCADE,
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    letter TEXT NOT NULL,
    PRIMARY KEY (comparison, report)
) WITHOUT ROWID;
CREATE INDEX compared_by_report ON compared (report);

-- Statements of several reports that are one: kind is same-words, same-statement, rendering, narrower; tier same or likely.
CREATE TABLE matches (
    number INTEGER PRIMARY KEY,
    comparison INTEGER NOT NULL REFERENCES comparisons (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    tier TEXT NOT NULL,
    kind TEXT NOT NULL,
    sources INTEGER NOT NULL,
    originators_low INTEGER NOT NULL,
    originators_high INTEGER NOT NULL,
    confidence REAL NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX matches_by_comparison ON matches (comparison);

CREATE TABLE members (
    "match" INTEGER NOT NULL REFERENCES matches (number) ON DELETE CASCADE,
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    words TEXT NOT NULL,               -- the part that matches
    content TEXT NOT NULL,             -- its spans: JSON list of [start, end]
    PRIMARY KEY ("match", statement)
) WITHOUT ROWID;
CREATE INDEX members_by_statement ON members (statement);

-- Figures of several reports that count one thing. state: agree, differ, not-comparable.
CREATE TABLE figure_links (
    number INTEGER PRIMARY KEY,
    comparison INTEGER NOT NULL REFERENCES comparisons (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX figure_links_by_comparison ON figure_links (comparison);

CREATE TABLE figure_members (
    link INTEGER NOT NULL REFERENCES figure_links (number) ON DELETE CASCADE,
    figure INTEGER NOT NULL REFERENCES figures (number) ON DELETE CASCADE,
    PRIMARY KEY (link, figure)
) WITHOUT ROWID;
CREATE INDEX figure_members_by_figure ON figure_members (figure);

-- Evidence that one report came from another, or from an agency. kind: credited, copied, translated, asserted.
CREATE TABLE edges (
    number INTEGER PRIMARY KEY,
    comparison INTEGER NOT NULL REFERENCES comparisons (number) ON DELETE CASCADE,
    from_report INTEGER REFERENCES reports (number) ON DELETE CASCADE,  -- null where it is an agency
    from_agency TEXT,
    to_report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    words INTEGER,                     -- copied
    why TEXT NOT NULL
);
CREATE INDEX edges_by_comparison ON edges (comparison);
CREATE INDEX edges_by_from ON edges (from_report);
CREATE INDEX edges_by_to ON edges (to_report);

-- What a person decided on a finding: confirmed, rejected, a note. Only ever added to; the last row of an id holds.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,                  -- of the finding
    decision TEXT,                     -- confirmed, rejected; null with a note alone, or to take back
    note TEXT,
    "at" TEXT NOT NULL,                -- UTC
    finding TEXT NOT NULL              -- in a few plain words
);
CREATE INDEX decisions_by_id ON decisions (id, number);

-- ------------------------------------------------------------------ search

-- By words. Case and accents do not matter. Triggers keep both in step with their tables.
CREATE VIRTUAL TABLE reports_fts USING fts5 (
    article, content="reports", content_rowid="number", tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statements_fts USING fts5 (
    content, content="statements", content_rowid="number", tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_fts_insert AFTER INSERT ON reports BEGIN
    INSERT INTO reports_fts (rowid, article) VALUES (new.number, new.article);
END;
CREATE TRIGGER reports_fts_delete AFTER DELETE ON reports BEGIN
    INSERT INTO reports_fts (reports_fts, rowid, article) VALUES ('delete', old.number, old.article);
END;
CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, content) VALUES (new.number, new.content);
END;
CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.number, old.content);
END;

-- By meaning. For the statements of one report, from number `first` on, one after the other: WIDTH signed bytes each (store/meaning.py).
CREATE TABLE meanings (
    report INTEGER PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
    "first" INTEGER NOT NULL,
    vectors BLOB NOT NULL
);
"""

VIEWS = """
-- ------------------------------------------------------------------ views, for people with an SQL browser

-- Who said what, in which report.
CREATE VIEW who_said_what AS
SELECT speakers.name AS speaker, statements.content, statements.form, statements.stance, reports.outlet, reports.published,
    reports.title AS report_title, statements.number AS statement, reports.number AS report
FROM statements JOIN speakers ON speakers.number = statements.speaker JOIN reports ON reports.number = statements.report;

-- The ledger of every comparison kept: a row a statement and report that carries it.
CREATE VIEW ledger AS
SELECT comparisons.title AS comparison_title, matches.id AS "match", matches.kind, matches.tier, compared.letter,
    reports.outlet, reports.published, speakers.name AS speaker, members.words, matches.comparison, members.statement,
    statements.report
FROM matches JOIN comparisons ON comparisons.number = matches.comparison JOIN members ON members."match" = matches.number
    JOIN statements ON statements.number = members.statement JOIN speakers ON speakers.number = statements.speaker
    JOIN reports ON reports.number = statements.report
    JOIN compared ON compared.comparison = matches.comparison AND compared.report = reports.number;

-- Statements that one report of a comparison alone carries.
CREATE VIEW alone AS
SELECT comparisons.title AS comparison_title, compared.letter, reports.outlet, reports.published, speakers.name AS speaker,
    statements.content, compared.comparison, statements.number AS statement, statements.report
FROM compared JOIN comparisons ON comparisons.number = compared.comparison
    JOIN statements ON statements.report = compared.report JOIN speakers ON speakers.number = statements.speaker
    JOIN reports ON reports.number = statements.report
WHERE NOT EXISTS (SELECT 1 FROM members JOIN matches ON matches.number = members."match"
    WHERE members.statement = statements.number AND matches.comparison = compared.comparison);

-- Figures that count one thing and differ between the reports of a comparison.
CREATE VIEW figures_that_differ AS
SELECT comparisons.title AS comparison_title, figure_links.id AS link, compared.letter, reports.outlet, reports.published,
    figures.words, figures.counted, figures.low, figures.high, figures.unit, figure_links.why, figure_links.comparison,
    figures.report
FROM figure_links JOIN comparisons ON comparisons.number = figure_links.comparison
    JOIN figure_members ON figure_members.link = figure_links.number JOIN figures ON figures.number = figure_members.figure
    JOIN reports ON reports.number = figures.report
    JOIN compared ON compared.comparison = figure_links.comparison AND compared.report = reports.number
WHERE figure_links.state = 'differ';

-- Pages that were added in more than one version, each beside the one before it.
CREATE VIEW versions AS
SELECT later.address, later.title, earlier.title AS earlier_title, later.number AS report, earlier.number AS earlier,
    later.sha256, earlier.sha256 AS earlier_sha256
FROM reports AS later JOIN reports AS earlier ON earlier.number = later.earlier;
"""

SCHEMA = TABLES + VIEWS


def statements_of(script: str) -> tuple[str, ...]:
    """The statements of an SQL text, comments and all, to be run one by one inside a transaction."""
    out, held = [], ""
    for line in script.splitlines(keepends=True):
        held += line
        if complete_statement(held):
            out.append(held.strip())
            held = ""
    return tuple(out)
