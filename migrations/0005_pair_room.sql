-- Chapter 3: what the two do together. Every column that a pair writes is sealed, and named here:
-- private columns end in _sealed, so that a scan of the schema finds them all.

CREATE TABLE message (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    words_sealed TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    -- When the letter that tells the partner of these words is due (at most one an hour), and when
    -- the one that this message began was written. Neither says whether anybody read anything.
    letter_due_at BIGINT NOT NULL,
    told_at BIGINT
);
CREATE INDEX message_partnership ON message (partnership_id, sent_at, id);

-- How somebody likes to be reached, for their partner only.
CREATE TABLE contact_card (
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    line_sealed TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (partnership_id, author_id)
);

-- The mentorship agreement: versions, of which at most one is in force (INV-02). A version under way
-- is a draft until it is put up for signing; any change after that makes the next version.
CREATE TABLE agreement_version (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    number BIGINT NOT NULL,
    author_id TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    -- Keyed digest of the text that is put up; signatures name it (INV-01).
    text_hash TEXT,
    proposed_at BIGINT,
    -- When a newer version took its place before both had signed.
    withdrawn_at BIGINT,
    in_force_since BIGINT,
    superseded_at BIGINT,
    UNIQUE (partnership_id, number)
);
CREATE UNIQUE INDEX agreement_in_force ON agreement_version (partnership_id)
    WHERE in_force_since IS NOT NULL AND superseded_at IS NULL;

-- A clause as its author wrote it. Never changed: changing one writes another, so that versions share
-- what they have in common, and each text stays under its author's key.
CREATE TABLE clause (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    title_sealed TEXT NOT NULL,
    body_sealed TEXT NOT NULL,
    written_at BIGINT NOT NULL
);

CREATE TABLE version_clause (
    version_id TEXT NOT NULL REFERENCES agreement_version (id),
    clause_key TEXT NOT NULL,
    position BIGINT NOT NULL,
    clause_id TEXT NOT NULL REFERENCES clause (id),
    PRIMARY KEY (version_id, clause_key)
);

-- The few numbers of a version that reminders need; no words (INV-35 lists them to the pair).
CREATE TABLE cadence (
    version_id TEXT PRIMARY KEY REFERENCES agreement_version (id),
    talks_a_year BIGINT NOT NULL,
    answer_within_days BIGINT,
    ends_at BIGINT NOT NULL
);

CREATE TABLE signature (
    version_id TEXT NOT NULL REFERENCES agreement_version (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    name_sealed TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (version_id, person_id)
);

-- A talk that has, or is to have, a date. When and how is no secret from staff; where is.
CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    proposed_by TEXT NOT NULL REFERENCES person (id),
    proposed_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('video', 'telephone', 'in_person')),
    starts_at BIGINT,
    fixed_at BIGINT,
    called_off_at BIGINT,
    called_off_by TEXT REFERENCES person (id),
    -- How often calendars were told of a change.
    sequence BIGINT NOT NULL,
    -- When it was settled whether the two met.
    settled_at BIGINT
);
CREATE INDEX meeting_partnership ON meeting (partnership_id, proposed_at);
CREATE INDEX meeting_open ON meeting (settled_at, starts_at);

CREATE TABLE meeting_time (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    starts_at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, starts_at)
);

-- What each of the two says came of it.
CREATE TABLE meeting_word (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    word TEXT NOT NULL CHECK (word IN ('held', 'missed')),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);

-- What the two write about a talk: where it is, what to talk about, what came of it.
CREATE TABLE meeting_line (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('place', 'topic', 'note')),
    words_sealed TEXT NOT NULL,
    written_at BIGINT NOT NULL
);
CREATE INDEX meeting_line_meeting ON meeting_line (meeting_id, kind, written_at);

-- Links of letters about a talk: they act, and open nothing.
CREATE TABLE meeting_link (
    hash TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL
);

-- Which letter about a talk somebody has got, so that none comes twice (INV-26). A date that moved is
-- another one.
CREATE TABLE meeting_letter (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, person_id, kind, sequence)
);

-- What the two work towards. Each wording stays with its author; the other's yes is to one of them.
CREATE TABLE goal (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    revision BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    reached_at BIGINT,
    dropped_at BIGINT
);
CREATE INDEX goal_partnership ON goal (partnership_id, made_at);

CREATE TABLE goal_wording (
    goal_id TEXT NOT NULL REFERENCES goal (id),
    revision BIGINT NOT NULL,
    author_id TEXT NOT NULL REFERENCES person (id),
    words_sealed TEXT NOT NULL,
    -- How the two will know that it is reached.
    measure_sealed TEXT,
    by_day BIGINT,
    made_at BIGINT NOT NULL,
    agreed_at BIGINT,
    PRIMARY KEY (goal_id, revision)
);

CREATE TABLE goal_news (
    id TEXT PRIMARY KEY,
    goal_id TEXT NOT NULL REFERENCES goal (id),
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    words_sealed TEXT NOT NULL,
    told_at BIGINT NOT NULL
);
CREATE INDEX goal_news_partnership ON goal_news (partnership_id, told_at);
