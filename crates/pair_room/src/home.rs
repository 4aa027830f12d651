//! The pair's home: the path, what now, the conversation, and in the margin what else is known.

use dyad_pairing::partnership::{Partnership, Role, Standing, months_after};
use dyad_platform::clock::Moment;

pub(crate) mod facts;
mod margin;
mod opener;
pub(crate) mod pages;
mod path;
mod store;
mod talks;
mod view;

/// What somebody's home asks of them: at most one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Now {
    /// Say hello, with an opener in the box.
    SayHello,
    /// The partner writes first.
    WaitForHello,
    /// Write back to the first hello.
    Answer,
    /// Sign the agreement that is ready.
    Sign,
    /// Pick one of the times for a talk.
    PickATime,
    /// Say whether a talk took place.
    DidYouMeet,
    /// Say what the next talk is to be about.
    Topic,
    /// Nothing.
    Nothing,
    /// Nothing, as the clocks stand still.
    Paused,
    /// Nothing, as a case stopped it.
    Suspended,
    /// Nothing, as it is over.
    Ended,
}

/// What decides about [`Now`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs {
    pub(crate) role: Role,
    pub(crate) standing: Standing,
    /// Whether I have ever written.
    pub(crate) i_wrote: bool,
    /// Whether my partner has.
    pub(crate) partner_wrote: bool,
    /// Whether one of us said that we are in touch elsewhere.
    pub(crate) in_touch: bool,
    /// Whether an agreement is up that I haven't signed.
    pub(crate) signature_waits: bool,
    /// What a talk asks of me.
    pub(crate) talk: Option<TalkAsks>,
}

/// What a talk asks of one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TalkAsks {
    /// To pick a time.
    Time,
    /// To say whether they met.
    Word,
    /// To say what it is to be about: of the mentee, who hasn't yet, in the days before.
    Topic,
}

/// The one thing. The first word is the mentee's; being in touch elsewhere counts as well.
pub(crate) fn what_now(signs: Signs) -> Now {
    match signs.standing {
        Standing::Paused => return Now::Paused,
        Standing::Suspended => return Now::Suspended,
        Standing::Ended => return Now::Ended,
        Standing::Running | Standing::Ending => {}
    }
    match (signs.i_wrote, signs.partner_wrote, signs.role) {
        _ if signs.signature_waits => Now::Sign,
        _ if signs.talk == Some(TalkAsks::Time) => Now::PickATime,
        _ if signs.talk == Some(TalkAsks::Word) => Now::DidYouMeet,
        _ if signs.talk == Some(TalkAsks::Topic) => Now::Topic,
        _ if signs.in_touch => Now::Nothing,
        (false, true, _) => Now::Answer,
        (false, false, Role::Mentee) => Now::SayHello,
        (false, false, Role::Mentor) => Now::WaitForHello,
        (true, ..) => Now::Nothing,
    }
}

/// Which month of how many this is; never more than the last.
pub(crate) fn month_of(pair: &Partnership, now: Moment, zone: &str) -> (i64, i64) {
    // Nobody plans for longer than fifty years; the bound only keeps a damaged date from looping.
    let passed_by = |end: Moment| {
        (1..600)
            .take_while(|month| months_after(pair.began_at(), *month, zone) <= end)
            .count()
    };
    let months = i64::try_from(passed_by(pair.planned_end_at()))
        .unwrap_or(1)
        .max(1);
    let passed = i64::try_from(passed_by(now)).unwrap_or(0);
    ((passed + 1).min(months), months)
}

/// Whether two instants are on one day of a zone's calendar.
pub(crate) fn same_day(one: Moment, other: Moment, zone: &str) -> bool {
    one.in_zone(zone).date() == other.in_zone(zone).date()
}

#[cfg(test)]
mod tests {
    use dyad_pairing::partnership::PartnershipId;
    use dyad_programme::cohort::CohortId;

    use super::*;

    fn new_pair(role: Role) -> Signs {
        Signs {
            role,
            standing: Standing::Running,
            i_wrote: false,
            partner_wrote: false,
            in_touch: false,
            signature_waits: false,
            talk: None,
        }
    }

    fn on(date: &str) -> Moment {
        let noon: jiff::Zoned = format!("{date}T12:00[Europe/London]").parse().unwrap();
        Moment(noon.timestamp().as_millisecond())
    }

    #[test]
    fn the_mentee_says_hello_and_the_mentor_waits_for_it() {
        assert_eq!(what_now(new_pair(Role::Mentee)), Now::SayHello);
        assert_eq!(what_now(new_pair(Role::Mentor)), Now::WaitForHello);
    }

    #[test]
    fn whoever_was_written_to_and_never_wrote_is_asked_to_answer() {
        let mentor = Signs {
            partner_wrote: true,
            ..new_pair(Role::Mentor)
        };
        assert_eq!(what_now(mentor), Now::Answer);
        assert_eq!(
            what_now(Signs {
                i_wrote: true,
                ..mentor
            }),
            Now::Nothing
        );
        assert_eq!(
            what_now(Signs {
                partner_wrote: true,
                ..new_pair(Role::Mentee)
            }),
            Now::Answer
        );
        assert_eq!(
            what_now(Signs {
                i_wrote: true,
                ..new_pair(Role::Mentee)
            }),
            Now::Nothing
        );
    }

    #[test]
    fn being_in_touch_elsewhere_ends_the_asking_for_both() {
        for role in [Role::Mentee, Role::Mentor] {
            assert_eq!(
                what_now(Signs {
                    in_touch: true,
                    ..new_pair(role)
                }),
                Now::Nothing
            );
        }
    }

    #[test]
    fn an_agreement_that_is_ready_is_signed_before_all_else() {
        for role in [Role::Mentee, Role::Mentor] {
            let ready = Signs {
                signature_waits: true,
                partner_wrote: true,
                ..new_pair(role)
            };
            assert_eq!(what_now(ready), Now::Sign);
            let paused = Signs {
                standing: Standing::Paused,
                ..ready
            };
            assert_eq!(what_now(paused), Now::Paused);
        }
    }

    #[test]
    fn nothing_is_asked_while_the_partnership_is_not_under_way() {
        let with = |standing| {
            what_now(Signs {
                standing,
                ..new_pair(Role::Mentee)
            })
        };
        assert_eq!(with(Standing::Paused), Now::Paused);
        assert_eq!(with(Standing::Suspended), Now::Suspended);
        assert_eq!(with(Standing::Ended), Now::Ended);
        assert_eq!(with(Standing::Ending), Now::SayHello);
    }

    #[test]
    fn months_are_counted_on_the_calendar_and_stop_at_the_last() {
        let zone = "Europe/London";
        let pair = Partnership::begin(
            PartnershipId("p".into()),
            CohortId("c".into()),
            12,
            zone,
            on("2025-08-31"),
            Vec::new(),
        );
        for (date, month) in [
            ("2025-08-31", 1),
            ("2025-09-29", 1),
            ("2025-09-30", 2),
            ("2026-02-28", 7),
            ("2026-08-30", 12),
            ("2027-01-01", 12),
        ] {
            assert_eq!(month_of(&pair, on(date), zone), (month, 12), "{date}");
        }
    }

    #[test]
    fn a_day_is_the_readers_own() {
        let late = on("2026-03-02");
        assert!(same_day(late, Moment(late.0 + 3_600_000), "Europe/London"));
        assert!(!same_day(
            late,
            Moment(late.0 + 11 * 3_600_000),
            "Asia/Tokyo"
        ));
    }
}
