use super::*;

fn asked_of_grace() -> Proposal {
    Proposal {
        id: ProposalId("p".into()),
        round_id: Some(RoundId("r".into())),
        cohort_id: CohortId("c".into()),
        mentor_id: PersonId("grace".into()),
        mentee_id: PersonId("lin".into()),
        score: 0,
        reasons: Reasons::default(),
        state: State::MentorAsked,
        mentor_answered_at: None,
        mentee_answered_at: None,
        mentor_shares: false,
        mentee_shares: false,
        declined_by: None,
        wants_to_talk: None,
        heard: None,
        expires_at: Some(Moment(100)),
    }
}

fn asked_of_lin() -> Proposal {
    Proposal {
        state: State::MenteeAsked,
        mentor_answered_at: Some(Moment(10)),
        ..asked_of_grace()
    }
}

#[test]
fn nobody_knows_of_a_draft_and_the_mentee_only_after_the_mentors_yes() {
    let draft = Proposal {
        state: State::Suggested,
        ..asked_of_grace()
    };
    assert!(!draft.is_known_to(Role::Mentor) && !draft.is_known_to(Role::Mentee));
    assert!(asked_of_grace().is_known_to(Role::Mentor));
    assert!(!asked_of_grace().is_known_to(Role::Mentee));
    assert!(asked_of_lin().is_known_to(Role::Mentee));
}

#[test]
fn the_mentee_never_learns_of_a_mentor_who_said_no_or_nothing() {
    let declined = Proposal {
        state: State::Declined,
        declined_by: Some(Role::Mentor),
        mentor_answered_at: Some(Moment(10)),
        ..asked_of_grace()
    };
    let expired = Proposal {
        state: State::Expired,
        ..asked_of_grace()
    };
    let full = Proposal {
        state: State::Withdrawn,
        mentor_answered_at: Some(Moment(10)),
        ..asked_of_grace()
    };
    for proposal in [declined, expired, full] {
        assert!(!proposal.is_known_to(Role::Mentee), "{:?}", proposal.state);
        assert!(proposal.is_known_to(Role::Mentor), "{:?}", proposal.state);
    }
}

#[test]
fn a_mentor_whose_mentee_said_no_or_nothing_hears_the_same() {
    let declined = Proposal {
        state: State::Declined,
        declined_by: Some(Role::Mentee),
        mentee_answered_at: Some(Moment(20)),
        ..asked_of_lin()
    };
    let expired = Proposal {
        state: State::Expired,
        ..asked_of_lin()
    };
    let full = Proposal {
        state: State::Withdrawn,
        mentee_answered_at: Some(Moment(20)),
        ..asked_of_lin()
    };
    for proposal in [&declined, &expired, &full] {
        assert_eq!(
            proposal.stands(Role::Mentor, Moment(30)),
            Standing::CameToNothing
        );
    }
    assert_eq!(declined.stands(Role::Mentee, Moment(30)), Standing::SaidNo);
    assert_eq!(full.stands(Role::Mentee, Moment(30)), Standing::NoPlace);
    assert_eq!(expired.stands(Role::Mentee, Moment(300)), Standing::Over);
}

#[test]
fn it_is_open_to_one_side_at_a_time_until_its_last_moment() {
    assert_eq!(
        asked_of_grace().stands(Role::Mentor, Moment(100)),
        Standing::Open
    );
    assert_eq!(
        asked_of_grace().stands(Role::Mentor, Moment(101)),
        Standing::Over
    );
    assert!(!asked_of_grace().is_open_to(Role::Mentee, Moment(1)));
    assert_eq!(
        asked_of_lin().stands(Role::Mentor, Moment(50)),
        Standing::Waits
    );
    assert_eq!(
        asked_of_lin().stands(Role::Mentee, Moment(50)),
        Standing::Open
    );
    let both = Proposal {
        state: State::BothOk,
        ..asked_of_lin()
    };
    assert_eq!(both.stands(Role::Mentor, Moment(500)), Standing::Began);
}

#[test]
fn an_answer_is_one_of_three_and_a_reason_belongs_to_not_now_alone() {
    let read = |fields: &[(&str, &str)]| Answer::read(&Filled::of(fields));
    assert_eq!(
        read(&[("answer", "yes")]),
        Some(Answer::Yes { shares: false })
    );
    assert_eq!(
        read(&[("answer", "yes"), ("share", "1")]),
        Some(Answer::Yes { shares: true })
    );
    assert_eq!(
        read(&[("answer", "not-now"), ("reason", " too busy ")]),
        Some(Answer::NotNow {
            reason: Some("too busy".into())
        })
    );
    assert_eq!(
        read(&[("answer", "not-now"), ("reason", "  ")]),
        Some(Answer::NotNow { reason: None })
    );
    assert_eq!(read(&[("answer", "maybe")]), None);
    assert_eq!(read(&[]), None);
}
