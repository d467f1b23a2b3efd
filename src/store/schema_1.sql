-- The log: the truth. Rows are added and never changed.
CREATE TABLE log (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,      -- order over all cases
    case_id     TEXT    NOT NULL,
    sequence    INTEGER NOT NULL,                       -- 1, 2, 3 ... within its case
    writer      TEXT    NOT NULL,                       -- the copy of kycase that wrote it
    at          INTEGER NOT NULL,                       -- when it happened, UTC seconds since 1970
    recorded_at INTEGER NOT NULL,                       -- when it was written down, UTC seconds since 1970
    kind        TEXT    NOT NULL,
    format      INTEGER NOT NULL,                       -- version of the body
    body        TEXT    NOT NULL CHECK (json_valid(body)),
    digest      BLOB    CHECK (length(digest) = 32),    -- SHA-256 of the entry before it and of this one
    UNIQUE (case_id, sequence)
) STRICT;

-- A case that is being erased on its user's wish: only its rows may go. Empty outside that transaction.
CREATE TABLE erasing (
    case_id TEXT NOT NULL PRIMARY KEY
) STRICT;

CREATE TRIGGER log_is_append_only_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER log_is_append_only_delete BEFORE DELETE ON log
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE case_id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- Also stops INSERT OR REPLACE, which would otherwise delete without asking the trigger above.
CREATE TRIGGER log_has_no_gaps BEFORE INSERT ON log
WHEN NEW.sequence <> (SELECT COALESCE(MAX(sequence), 0) + 1 FROM log WHERE case_id = NEW.case_id)
    OR NEW.id IN (SELECT id FROM log)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- What follows is a readable copy of the log, for lists, statistics and people with an SQL prompt. It is written in
-- the same transaction as the log and can be rebuilt from it at any time.
CREATE TABLE cases (
    case_id   TEXT    NOT NULL PRIMARY KEY,
    slug      TEXT    NOT NULL UNIQUE,
    exchange  TEXT    NOT NULL,
    uid       TEXT    NOT NULL,
    level     TEXT    NOT NULL,
    label     TEXT,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    closed_as TEXT,
    verified  INTEGER NOT NULL CHECK (verified IN (0, 1)),
    attempts  INTEGER NOT NULL,
    entries   INTEGER NOT NULL                          -- the sequence number up to which the log was read
) STRICT;
CREATE INDEX cases_by_account ON cases (exchange, uid);

CREATE TABLE attempts (
    case_id      TEXT    NOT NULL REFERENCES cases ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    document     TEXT,
    country      TEXT,
    changed      TEXT,
    outcome      TEXT,                                  -- approved, rejected, interrupted, withdrawn; NULL in review
    decided_at   INTEGER,
    reasons      TEXT,                                  -- ids, separated by a blank
    class        TEXT,
    resubmit_at  INTEGER,
    text         TEXT,                                  -- the exchange's words
    breach       TEXT,                                  -- the rule that it broke, as JSON
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
