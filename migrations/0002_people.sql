-- Chapter 0: who is here.

-- One organisation per installation.
CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    safeguarding_name TEXT NOT NULL,
    safeguarding_address TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- The one-time link printed at first start.
CREATE TABLE set_up_link (
    secret_hash TEXT PRIMARY KEY,
    made_at BIGINT NOT NULL
);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL UNIQUE,
    zone TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE administrator (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    since BIGINT NOT NULL
);

CREATE TABLE session (
    visit_hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id),
    network_hash TEXT NOT NULL,
    agent TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX session_person ON session (person_id, network_hash);

-- Somebody asked for a sign-in letter. Whether the address is known, no column says.
CREATE TABLE sign_in (
    id TEXT PRIMARY KEY,
    visit_hash TEXT NOT NULL,
    address TEXT NOT NULL,
    leads_to TEXT NOT NULL,
    -- The name of somebody who applies: whoever confirms the address gets an account if they have none.
    newcomer_sealed TEXT,
    asked_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    person_id TEXT REFERENCES person (id),
    link_hash TEXT UNIQUE,
    code_hash TEXT,
    tries BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX sign_in_visit ON sign_in (visit_hash, asked_at);

-- A form sent after its session had ended: sealed, and given back to the same person only.
CREATE TABLE parked_form (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    path TEXT NOT NULL,
    fields TEXT NOT NULL,
    parked_at BIGINT NOT NULL
);
CREATE INDEX parked_form_person ON parked_form (person_id, parked_at);

-- The key of what a person writes for themselves alone, wrapped by the master key.
CREATE TABLE person_key (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    wrapped TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Reminders that somebody got: which kind and when, so that there are never too many.
CREATE TABLE reminder (
    person_id TEXT NOT NULL REFERENCES person (id),
    notice TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX reminder_person ON reminder (person_id, at);
