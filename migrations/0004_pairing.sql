-- Chapter 2: from wishes to a living partnership.

-- A matching run and its proof.
CREATE TABLE round (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    -- The programme as it was: what is said of the round keeps to its rules.
    edition_id TEXT NOT NULL REFERENCES edition (id),
    number BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('computed', 'leaving', 'released', 'discarded')),
    mentees BIGINT NOT NULL,
    mentors BIGINT NOT NULL,
    places BIGINT NOT NULL,
    served BIGINT NOT NULL,
    total BIGINT NOT NULL,
    -- The total that no pairing exceeds; more than the total where pairs were kept as they had been seen.
    best BIGINT NOT NULL,
    most BIGINT NOT NULL,
    certificate TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    -- When somebody pressed the button; the letters go later, at letters_at, and can be taken back before.
    released_at BIGINT,
    letters_at BIGINT,
    answer_by BIGINT,
    UNIQUE (cohort_id, number)
);

-- What a coordinator changed in a draft, by what it did (JSON), and what came of it.
CREATE TABLE round_edit (
    round_id TEXT NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    change TEXT NOT NULL,
    -- The pairs that it made and unmade (JSON): what undoing puts back.
    moves TEXT NOT NULL,
    moved BIGINT NOT NULL,
    served BIGINT NOT NULL,
    points BIGINT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    undone_by TEXT REFERENCES person (id),
    undone_at BIGINT,
    PRIMARY KEY (round_id, number)
);

-- Two people put to each other. Links are stored hashed, and never sign in.
CREATE TABLE proposal (
    id TEXT PRIMARY KEY,
    -- None where the mentee asked.
    round_id TEXT REFERENCES round (id),
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    mentor_id TEXT NOT NULL REFERENCES person (id),
    mentee_id TEXT NOT NULL REFERENCES person (id),
    score BIGINT NOT NULL,
    -- Structured facts, from which sentences are made: each says whether the two may see it. What is
    -- for the matching alone is not among them.
    reasons TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('suggested', 'mentor_asked', 'mentee_asked', 'both_ok', 'declined', 'expired', 'withdrawn')),
    -- When each of them was written to, and when they were reminded.
    mentor_asked_at BIGINT,
    mentee_asked_at BIGINT,
    mentor_reminded_at BIGINT,
    mentee_reminded_at BIGINT,
    mentor_answered_at BIGINT,
    mentee_answered_at BIGINT,
    mentor_shares BIGINT NOT NULL,
    mentee_shares BIGINT NOT NULL,
    declined_by TEXT CHECK (declined_by IN ('mentor', 'mentee')),
    -- Why, in the decliner's own words: for the coordinators only, if given at all.
    decline_reason TEXT,
    wants_to_talk TEXT CHECK (wants_to_talk IN ('mentor', 'mentee')),
    expires_at BIGINT,
    -- Whose yes a coordinator heard by phone, when and who noted it; it counts once its link is tapped.
    phone_yes TEXT CHECK (phone_yes IN ('mentor', 'mentee')),
    phone_yes_at BIGINT,
    phone_yes_by TEXT REFERENCES person (id),
    -- When the letter on how it ended was written.
    told_at BIGINT,
    UNIQUE (round_id, mentor_id, mentee_id)
);
CREATE INDEX proposal_mentor ON proposal (cohort_id, mentor_id);
CREATE INDEX proposal_mentee ON proposal (cohort_id, mentee_id);
CREATE INDEX proposal_open ON proposal (state, expires_at);

-- Links of letters that ask about a proposal.
CREATE TABLE proposal_link (
    hash TEXT PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposal (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee'))
);

-- A mentor is asked whether there is room for one more.
CREATE TABLE extra_place (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    mentor_id TEXT NOT NULL REFERENCES person (id),
    asked_by TEXT NOT NULL REFERENCES person (id),
    asked_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    link_hash TEXT UNIQUE,
    answer TEXT CHECK (answer IN ('yes', 'no')),
    answered_at BIGINT
);
CREATE INDEX extra_place_round ON extra_place (round_id, mentor_id);

-- Mentees whom a round left without a mentor, and what stood in the way (JSON).
CREATE TABLE left_out (
    round_id TEXT NOT NULL REFERENCES round (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    why TEXT NOT NULL,
    PRIMARY KEY (round_id, person_id)
);

CREATE TABLE partnership (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    proposal_id TEXT UNIQUE REFERENCES proposal (id),
    -- The programme as it was when the two began.
    edition_id TEXT NOT NULL REFERENCES edition (id),
    began_at BIGINT NOT NULL,
    planned_end_at BIGINT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('initiation', 'negotiation', 'enabling', 'closure')),
    phase_since BIGINT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('running', 'paused', 'suspended', 'ending', 'ended')),
    standing_since BIGINT NOT NULL
);
CREATE INDEX partnership_cohort ON partnership (cohort_id, standing);

CREATE TABLE membership (
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),
    shares_address_since BIGINT,
    PRIMARY KEY (partnership_id, person_id)
);
CREATE INDEX membership_person ON membership (person_id);

-- One data key for each partnership and author, wrapped by the master key.
CREATE TABLE partnership_key (
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    wrapped TEXT NOT NULL,
    PRIMARY KEY (partnership_id, author_id)
);

-- Pairs that already run: entered by a coordinator, and confirmed by both before they have their place here.
CREATE TABLE running_pair (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    -- Those whose letters leave together.
    batch_id TEXT NOT NULL,
    mentor_id TEXT NOT NULL REFERENCES person (id),
    mentee_id TEXT NOT NULL REFERENCES person (id),
    -- Where somebody has an account only because of this.
    mentor_new_since BIGINT,
    mentee_new_since BIGINT,
    began_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'asked', 'begun', 'declined', 'expired', 'withdrawn')),
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    leaves_at BIGINT NOT NULL,
    asked_at BIGINT,
    written_at BIGINT,
    reminded_at BIGINT,
    mentor_yes_at BIGINT,
    mentee_yes_at BIGINT,
    mentor_shares BIGINT NOT NULL,
    mentee_shares BIGINT NOT NULL,
    declined_by TEXT CHECK (declined_by IN ('mentor', 'mentee')),
    ended_at BIGINT,
    partnership_id TEXT REFERENCES partnership (id)
);
CREATE INDEX running_pair_cohort ON running_pair (cohort_id, state);
CREATE INDEX running_pair_batch ON running_pair (batch_id);
CREATE INDEX running_pair_open ON running_pair (state, asked_at);

-- Links of their letters, stored hashed. They never sign in.
CREATE TABLE running_pair_link (
    hash TEXT PRIMARY KEY,
    running_pair_id TEXT NOT NULL REFERENCES running_pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee'))
);
CREATE INDEX running_pair_link_pair ON running_pair_link (running_pair_id);

-- When a pair entered each phase, and why: all was done that the phase before is for, one or both
-- wanted it, or the date had come.
CREATE TABLE partnership_phase (
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    number BIGINT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('initiation', 'negotiation', 'enabling', 'closure')),
    entered_at BIGINT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('guards', 'one', 'both', 'date')),
    PRIMARY KEY (partnership_id, number)
);

-- Who of the two wants to be in another phase. For the two alone.
CREATE TABLE phase_wish (
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    phase TEXT NOT NULL CHECK (phase IN ('negotiation', 'enabling', 'closure')),
    wished_at BIGINT NOT NULL,
    PRIMARY KEY (partnership_id, person_id)
);

-- Signs of life: kinds and dates, never words. What oversight reads of a pair is this and the
-- partnership's own row.
CREATE TABLE pulse (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    kind TEXT NOT NULL CHECK (kind IN ('touchpoint')),
    at BIGINT NOT NULL
);
CREATE INDEX pulse_partnership ON pulse (partnership_id, kind, at);

-- Talks that have or had a date: when, how, and what came of them. Never what they were about.
CREATE TABLE pulse_talk (
    meeting TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    at BIGINT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('video', 'telephone', 'in_person')),
    came_of_it TEXT NOT NULL CHECK (came_of_it IN ('planned', 'held', 'missed', 'called_off'))
);
CREATE INDEX pulse_talk_partnership ON pulse_talk (partnership_id, came_of_it);

-- That an agreement holds: since when, until when. Never a clause.
CREATE TABLE pulse_agreement (
    partnership_id TEXT PRIMARY KEY REFERENCES partnership (id),
    in_force_since BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

-- For oversight: the closed list of facts.
CREATE VIEW pair_facts AS
SELECT partnership.id AS partnership_id, cohort.programme_id, partnership.cohort_id, partnership.began_at, partnership.planned_end_at,
       partnership.phase, partnership.phase_since, partnership.standing, partnership.standing_since,
       mentor.id AS mentor_id, mentor.name AS mentor_name, mentee.id AS mentee_id, mentee.name AS mentee_name,
       (SELECT COUNT(*) FROM pulse WHERE pulse.partnership_id = partnership.id AND pulse.kind = 'touchpoint') AS touchpoints,
       (SELECT MAX(pulse.at) FROM pulse WHERE pulse.partnership_id = partnership.id AND pulse.kind = 'touchpoint') AS last_touchpoint_at,
       pulse_agreement.in_force_since AS agreed_since, pulse_agreement.ends_at AS agreed_until,
       (SELECT COUNT(*) FROM pulse_talk WHERE pulse_talk.partnership_id = partnership.id AND pulse_talk.came_of_it = 'planned') AS talks_planned,
       (SELECT COUNT(*) FROM pulse_talk WHERE pulse_talk.partnership_id = partnership.id AND pulse_talk.came_of_it = 'held') AS talks_held,
       (SELECT COUNT(*) FROM pulse_talk WHERE pulse_talk.partnership_id = partnership.id AND pulse_talk.came_of_it = 'missed') AS talks_missed
FROM partnership
JOIN cohort ON cohort.id = partnership.cohort_id
JOIN membership AS m1 ON m1.partnership_id = partnership.id AND m1.role = 'mentor'
JOIN person AS mentor ON mentor.id = m1.person_id
JOIN membership AS m2 ON m2.partnership_id = partnership.id AND m2.role = 'mentee'
JOIN person AS mentee ON mentee.id = m2.person_id
LEFT JOIN pulse_agreement ON pulse_agreement.partnership_id = partnership.id;

-- What a mentee who asks says, between the two: sealed, and on no coordinator's page.
CREATE TABLE finder_request (
    proposal_id TEXT PRIMARY KEY REFERENCES proposal (id),
    kind TEXT NOT NULL,
    words_sealed TEXT NOT NULL
);

-- That somebody from outside was invited by a mentee; whom is in the letter alone.
CREATE TABLE invited (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    invited_by TEXT NOT NULL REFERENCES person (id),
    invited_at BIGINT NOT NULL
);
CREATE INDEX invited_by ON invited (cohort_id, invited_by);

-- Somebody in a pair would like another partner. The reason is for the coordinators alone.
CREATE TABLE rematch (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    asked_by TEXT NOT NULL REFERENCES person (id),
    reason TEXT,
    asked_at BIGINT NOT NULL,
    decision TEXT CHECK (decision IN ('ended', 'stays', 'withdrawn')),
    decided_by TEXT REFERENCES person (id),
    decided_at BIGINT
);
CREATE INDEX rematch_partnership ON rematch (partnership_id, asked_by);

-- What somebody on the waiting list was last told about their place, and when.
CREATE TABLE waitlist_letter (
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    band TEXT NOT NULL CHECK (band IN ('front', 'middle', 'later')),
    told_at BIGINT NOT NULL,
    PRIMARY KEY (cohort_id, person_id)
);

-- When the coordinators of a cohort were last told of answers.
CREATE TABLE answer_digest (
    cohort_id TEXT PRIMARY KEY REFERENCES cohort (id),
    told_at BIGINT NOT NULL
);
