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
