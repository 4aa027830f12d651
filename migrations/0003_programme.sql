-- Chapter 1: a programme opens, people ask to take part.

CREATE TABLE programme (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    -- The template as it was when the programme opened, as JSON; later editions don't change it.
    template TEXT NOT NULL,
    -- The same as it was on the day the programme opened, to show what has been changed since.
    origin TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Since when everybody can read its public page; a draft before.
    published_at BIGINT,
    -- Since when it takes no more people, for good.
    archived_at BIGINT,
    -- Since when nobody can apply for a while.
    paused_at BIGINT,
    -- Where trouble goes.
    safeguarding_name TEXT NOT NULL,
    safeguarding_address TEXT NOT NULL,
    -- For how many months after a partnership's end applications are kept.
    keep_months BIGINT
);

-- Who changed what of a programme's settings, and what the subject held before, as JSON.
CREATE TABLE programme_change (
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    number BIGINT NOT NULL,
    subject TEXT NOT NULL,
    act TEXT NOT NULL,
    thing TEXT NOT NULL,
    before TEXT,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    UNIQUE (programme_id, number)
);

-- A programme's texts, questions, rules and plan as they were when somebody built on them: what a
-- pair agreed to start from stays, however the programme changes (INV-28). Named by its own digest.
CREATE TABLE edition (
    id TEXT PRIMARY KEY,
    template TEXT NOT NULL
);

CREATE TABLE coordinator (
    programme_id TEXT NOT NULL REFERENCES programme (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    since BIGINT NOT NULL,
    -- When the letter that asks them to coordinate was written.
    invited_at BIGINT,
    PRIMARY KEY (programme_id, person_id)
);
CREATE INDEX coordinator_person ON coordinator (person_id);

CREATE TABLE cohort (
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    label TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    months BIGINT NOT NULL,
    -- From when until when people can apply by themselves; never where empty.
    apply_from BIGINT,
    apply_until BIGINT,
    -- Until when late joiners can, while the cohort runs.
    late_until BIGINT,
    -- How many mentees the coordinators hope for.
    hoped_mentees BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX cohort_programme ON cohort (programme_id, created_at);

-- A spreadsheet on its way in: what was read, how its columns are understood, and whether it went in.
CREATE TABLE import (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    file_name TEXT NOT NULL,
    -- The file as it came, sealed.
    file TEXT NOT NULL,
    -- What somebody said about how it is written, as JSON; empty where looking at it was enough.
    hints TEXT NOT NULL,
    mapping TEXT NOT NULL,
    -- Cells that somebody wrote anew, sealed.
    corrections TEXT,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    done_at BIGINT,
    undone_at BIGINT
);
CREATE INDEX import_cohort ON import (cohort_id, made_at);

-- People who have an account only because a spreadsheet named them: taking the import back takes them, too.
CREATE TABLE import_newcomer (
    import_id TEXT NOT NULL REFERENCES import (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (import_id, person_id)
);
CREATE INDEX import_newcomer_person ON import_newcomer (person_id);

-- What a column with this header held in the last spreadsheet: proposed for the next one.
CREATE TABLE remembered_column (
    programme_id TEXT NOT NULL REFERENCES programme (id),
    header TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (programme_id, header)
);

CREATE TABLE application (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'entered', 'submitted', 'asked', 'accepted', 'waitlisted', 'declined', 'withdrawn')),
    answers TEXT NOT NULL,
    -- What a spreadsheet said that is no answer to its question; the coordinators read it beside the answers.
    beside TEXT,
    free_hours TEXT,
    places BIGINT NOT NULL,
    import_id TEXT REFERENCES import (id),
    applied_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT REFERENCES person (id),
    -- When its author last changed it.
    changed_at BIGINT,
    -- Digests of the texts its author agreed to, and the promise they made, as JSON; nothing for
    -- who came by a spreadsheet.
    acknowledged TEXT,
    pledge TEXT,
    -- What the quiz on mentors, coaches and advisors said, where its author added it.
    leaning TEXT,
    UNIQUE (cohort_id, person_id, role)
);
CREATE INDEX application_import ON application (import_id);
CREATE INDEX application_list ON application (cohort_id, state, applied_at);
CREATE INDEX application_person ON application (person_id);

-- People whom a spreadsheet entered and who are asked whether they want to take part. Their letters
-- leave together, and can be taken back until they have left.
CREATE TABLE entry_release (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES import (id),
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    leaves_at BIGINT NOT NULL,
    taken_back_at BIGINT,
    left_at BIGINT
);
CREATE INDEX entry_release_import ON entry_release (import_id, made_at);

CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES import (id),
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    release_id TEXT REFERENCES entry_release (id),
    asked_at BIGINT,
    reminded_at BIGINT,
    UNIQUE (cohort_id, person_id)
);
CREATE INDEX entry_import ON entry (import_id);
CREATE INDEX entry_asked ON entry (asked_at);
CREATE INDEX entry_person ON entry (person_id);

-- Links of their letters, stored hashed. They never sign in.
CREATE TABLE entry_link (
    hash TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entry (id)
);
CREATE INDEX entry_link_entry ON entry_link (entry_id);

-- Who said no, as a keyed digest of the address: all else is gone, and no spreadsheet enters them
-- into this cohort again.
CREATE TABLE entry_refusal (
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    address_digest TEXT NOT NULL,
    import_id TEXT NOT NULL REFERENCES import (id),
    -- Whether they said so themselves, or nothing was heard of them.
    said_no_at BIGINT,
    PRIMARY KEY (cohort_id, address_digest)
);

-- What an applicant chose to say about themselves where equal treatment guards the question, and the
-- sentence they agreed to, word for word. Taking it back takes the row away.
CREATE TABLE disclosure (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES application (id),
    question TEXT NOT NULL,
    -- Only counted, never listed. Nothing where the answer lies with the others, for the matching.
    answer_sealed TEXT,
    consent TEXT NOT NULL,
    agreed_at BIGINT NOT NULL,
    UNIQUE (application_id, question)
);

-- Whom an applicant must not be paired with. Private: no page shows it to anybody but its author
-- and the coordinators, and never to the person named.
CREATE TABLE exclusion (
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    not_with TEXT NOT NULL REFERENCES person (id),
    -- Their own wish, or because the one manages or assesses the other.
    why TEXT NOT NULL CHECK (why IN ('wish', 'assessor')),
    PRIMARY KEY (cohort_id, person_id, not_with)
);

-- The same by address, for people who may only apply later; it becomes an exclusion when they do.
CREATE TABLE named_exclusion (
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    address TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('wish', 'assessor')),
    PRIMARY KEY (cohort_id, person_id, address)
);

-- The same by name, as names are compared, for people who may only apply later. It holds once just
-- one person of the cohort has that name.
CREATE TABLE exclusion_by_name (
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('wish', 'assessor')),
    PRIMARY KEY (cohort_id, person_id, name)
);

CREATE TABLE enrolment (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    application_id TEXT NOT NULL UNIQUE REFERENCES application (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
    places BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    UNIQUE (cohort_id, person_id, role)
);
CREATE INDEX enrolment_person ON enrolment (person_id);

-- For other slices: who applied where, and what came of it.
CREATE VIEW applied AS
SELECT cohort_id, person_id, role, state FROM application;

-- For other slices: people in a cohort, with what they answered.
CREATE VIEW enrolled AS
SELECT enrolment.id AS enrolment_id, enrolment.cohort_id, enrolment.person_id, enrolment.role, enrolment.places, enrolment.joined_at,
       person.name, person.address, person.zone, application.answers, application.free_hours
FROM enrolment
JOIN person ON person.id = enrolment.person_id
JOIN application ON application.id = enrolment.application_id;

-- The review desk: views that were kept under a name.
CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    UNIQUE (programme_id, name)
);

-- Answers to applications. They are prepared first, leave together, and can be taken back until they have left.
CREATE TABLE answer_release (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    leaves_at BIGINT NOT NULL,
    taken_back_at BIGINT,
    left_at BIGINT
);
CREATE INDEX answer_release_cohort ON answer_release (cohort_id, made_at);

CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    application_id TEXT NOT NULL REFERENCES application (id),
    kind TEXT NOT NULL CHECK (kind IN ('accept', 'waitlist', 'decline', 'ask')),
    -- For the coordinators alone, but for the waiting list, whose letter says it.
    reason TEXT NOT NULL,
    -- What stands in the letter besides; of a question, the question.
    line TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    release_id TEXT REFERENCES answer_release (id),
    -- When it came into force.
    done_at BIGINT,
    told_at BIGINT
);
-- One answer at a time is on its way to somebody.
CREATE UNIQUE INDEX decision_open ON decision (application_id) WHERE done_at IS NULL;
CREATE INDEX decision_cohort ON decision (cohort_id, done_at);
CREATE INDEX decision_release ON decision (release_id);

-- A question to an applicant, and what they answered.
CREATE TABLE inquiry (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES application (id),
    asked_by TEXT NOT NULL REFERENCES person (id),
    question TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT
);
CREATE INDEX inquiry_application ON inquiry (application_id, asked_at);

-- What an applicant is writing, as they typed it. Nobody else reads it, so it is sealed. It stays
-- after sending: for changes, and to begin from next year.
CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
    -- Nobody's until whoever has the address confirms it; till then only a keyed digest of it is known.
    person_id TEXT REFERENCES person (id),
    address_digest TEXT NOT NULL,
    form_sealed TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    sent_at BIGINT,
    -- At how many days before the deadline its author was last reminded.
    reminded BIGINT
);
CREATE INDEX draft_person ON draft (person_id, saved_at);
CREATE INDEX draft_cohort ON draft (cohort_id, role);

-- An address for one letter, when applications open again.
CREATE TABLE intake_notice (
    programme_id TEXT NOT NULL REFERENCES programme (id),
    address_digest TEXT NOT NULL,
    address_sealed TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, address_digest)
);

-- What coordinators write to each other about an application. Its author never reads it.
CREATE TABLE application_note (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    written_by TEXT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL,
    written_at BIGINT NOT NULL
);
CREATE INDEX application_note_application ON application_note (application_id, written_at);

-- Who was put first on the waiting list by hand, and why. For the coordinators alone.
CREATE TABLE waiting_priority (
    application_id TEXT PRIMARY KEY REFERENCES application (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    given_by TEXT NOT NULL REFERENCES person (id),
    given_at BIGINT NOT NULL
);

-- A mentor is asked by letter whether another number of places is right; nothing changes without their yes.
CREATE TABLE place_change (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    places_before BIGINT NOT NULL,
    places BIGINT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES person (id),
    asked_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    link_hash TEXT UNIQUE,
    answer TEXT CHECK (answer IN ('yes', 'no')),
    answered_at BIGINT
);
CREATE INDEX place_change_application ON place_change (application_id, asked_at);

-- Invitations to mentor where places are short. Prepared and sent like answers; one reminder, ever.
CREATE TABLE invitation_release (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    leaves_at BIGINT NOT NULL,
    taken_back_at BIGINT
);
CREATE INDEX invitation_release_cohort ON invitation_release (cohort_id, made_at);

CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    -- A keyed digest: nobody is invited twice to a cohort, also once the address is forgotten.
    address_digest TEXT NOT NULL,
    -- Name and address, forgotten when there is nothing left to write.
    whom_sealed TEXT,
    field TEXT NOT NULL,
    words TEXT NOT NULL,
    -- 'mentor' and 'mentee' for whoever was one in an earlier cohort.
    known_as TEXT CHECK (known_as IN ('mentor', 'mentee')),
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    release_id TEXT REFERENCES invitation_release (id),
    sent_at BIGINT,
    reminded_at BIGINT,
    link_hash TEXT UNIQUE,
    reminder_link_hash TEXT UNIQUE,
    UNIQUE (cohort_id, address_digest)
);
CREATE INDEX invitation_release_of ON invitation (release_id);
CREATE INDEX invitation_sent ON invitation (sent_at);
CREATE INDEX invitation_digest ON invitation (address_digest, sent_at);

-- Who asked not to be invited any more: for ever, and in every programme.
CREATE TABLE invitation_refusal (
    address_digest TEXT PRIMARY KEY,
    refused_at BIGINT NOT NULL
);

-- How often a coordinator is told what came in, and when they last were; daily where nothing stands here.
CREATE TABLE digest (
    programme_id TEXT NOT NULL REFERENCES programme (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    rhythm TEXT NOT NULL CHECK (rhythm IN ('daily', 'weekly', 'never')),
    told_until BIGINT NOT NULL,
    PRIMARY KEY (programme_id, person_id)
);

-- People of an earlier cohort who are asked into the next one, and what they said.
CREATE TABLE carried (
    id TEXT PRIMARY KEY,
    -- The cohort they are asked into.
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    -- Their application of the earlier one.
    application_id TEXT NOT NULL REFERENCES application (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
    leaves_at BIGINT NOT NULL,
    asked_at BIGINT,
    reminded_at BIGINT,
    word TEXT CHECK (word IN ('yes', 'not-this-time')),
    -- A line to the coordinators.
    line TEXT,
    answered_at BIGINT,
    UNIQUE (cohort_id, application_id)
);
CREATE INDEX carried_person ON carried (person_id);

CREATE TABLE carried_link (
    hash TEXT PRIMARY KEY,
    carried_id TEXT NOT NULL REFERENCES carried (id)
);
CREATE INDEX carried_link_carried ON carried_link (carried_id);
