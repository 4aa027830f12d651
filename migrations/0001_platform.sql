-- Plumbing: forms done, limits, jobs, happenings, letters.
-- Instants are milliseconds in UTC; ids are UUIDv7 as text; sealed values are base64 text.

CREATE TABLE form_key (
    key_hash TEXT PRIMARY KEY,
    leads_to TEXT NOT NULL,
    done_at BIGINT NOT NULL
);
CREATE INDEX form_key_done_at ON form_key (done_at);

CREATE TABLE tries (
    bucket TEXT NOT NULL,
    slot BIGINT NOT NULL,
    number BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (bucket, slot)
);
CREATE INDEX tries_ends_at ON tries (ends_at);

-- A job is a kind and the id of its subject: nothing a person wrote can stand here.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    dedupe TEXT UNIQUE,
    aside_at BIGINT
);
CREATE INDEX job_due_at ON job (due_at);

CREATE TABLE happening (
    id TEXT PRIMARY KEY,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE recurring (
    name TEXT PRIMARY KEY,
    due_at BIGINT NOT NULL
);

-- The outbox. sealed holds the whole letter and is wiped once it is sent.
CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    notice TEXT NOT NULL,
    sealed TEXT,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    -- What must not be written twice, though its job may run twice.
    dedupe TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    failed_at BIGINT
);
CREATE INDEX letter_due ON letter (state, due_at);

-- Which master key this database was written with: its name, never the key.
CREATE TABLE master_key (
    name TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);
