use super::*;

const ZONE: &str = "Europe/London";

fn at(text: &str) -> Moment {
    time(text, ZONE).unwrap()
}

fn lin() -> PersonId {
    PersonId("lin".into())
}

fn grace() -> PersonId {
    PersonId("grace".into())
}

fn fixed() -> Meeting {
    Meeting {
        id: MeetingId("m".into()),
        proposed_by: lin(),
        minutes: 60,
        mode: Mode::Video,
        times: Vec::new(),
        starts_at: Some(at("2026-03-03T14:00")),
        called_off_at: None,
        sequence: 0,
        settled_at: None,
        said: Vec::new(),
    }
}

fn said(person_id: PersonId, word: Word, when: &str) -> Said {
    let at = at(when);
    Said {
        person_id,
        word,
        at,
    }
}

#[test]
fn times_are_read_on_the_clock_of_whoever_types_them() {
    let now = at("2026-03-01T10:00");
    let put_up = propose(
        &[
            "2026-03-04T18:00",
            "",
            "2026-03-03 14:00",
            "2026-03-04T18:00",
        ],
        "60",
        Mode::Video,
        "America/New_York",
        now,
    )
    .unwrap();
    let read: Vec<String> = put_up.times.iter().map(|time| time.time(ZONE)).collect();
    assert_eq!(read, ["19:00", "23:00"]);
}

#[test]
fn times_that_make_no_sense_are_named() {
    let now = at("2026-03-03T14:00");
    let of = |times: &[&str], minutes: &str| propose(times, minutes, Mode::Video, ZONE, now);
    assert_eq!(of(&["", " "], "60"), Err(Unfit::NoTime));
    assert_eq!(of(&["next Tuesday"], "60"), Err(Unfit::NotATime));
    assert_eq!(of(&["2026-03-03T14:00"], "60"), Err(Unfit::Passed));
    assert_eq!(of(&["2027-12-01T14:00"], "60"), Err(Unfit::TooFar));
    for minutes in ["0", "9", "481", "an hour", ""] {
        assert_eq!(of(&["2026-03-04T14:00"], minutes), Err(Unfit::Minutes));
    }
}

#[test]
fn an_hour_that_the_clocks_leave_out_is_the_one_after_it() {
    assert_eq!(at("2026-03-29T01:30").time(ZONE), "02:30");
}

#[test]
fn a_talk_goes_from_times_to_a_date_to_a_word() {
    let before = at("2026-03-03T13:59");
    let after = at("2026-03-03T14:00");
    let open = Meeting {
        starts_at: None,
        times: vec![after],
        ..fixed()
    };
    assert_eq!(open.stands(before), Stands::Proposed);
    assert_eq!(open.stands(after), Stands::Lapsed);
    assert_eq!(fixed().stands(before), Stands::Fixed);
    assert_eq!(fixed().stands(after), Stands::Over);
    let moving = Meeting {
        times: vec![at("2026-03-05T14:00")],
        ..fixed()
    };
    assert_eq!(moving.stands(before), Stands::Moving);
    assert_eq!(
        moving.stands(after),
        Stands::Over,
        "nobody picked the other time"
    );
    let off = Meeting {
        called_off_at: Some(before),
        ..fixed()
    };
    assert_eq!(off.stands(after), Stands::CalledOff);
}

#[test]
fn only_the_other_one_picks_among_times() {
    let now = at("2026-03-01T10:00");
    let open = Meeting {
        starts_at: None,
        times: vec![at("2026-03-03T14:00")],
        ..fixed()
    };
    assert!(open.may_be_picked_by(&grace(), now));
    assert!(!open.may_be_picked_by(&lin(), now));
    assert!(!fixed().may_be_picked_by(&grace(), now));
}

#[test]
fn time_alone_never_makes_a_talk_held() {
    assert_eq!(fixed().came_of_it(at("2027-01-01T00:00")), None);
}

#[test]
fn one_word_is_enough_after_a_week_of_silence() {
    let meeting = Meeting {
        said: vec![said(lin(), Word::Held, "2026-03-03T16:00")],
        ..fixed()
    };
    assert_eq!(meeting.stands(at("2026-03-03T16:00")), Stands::Held);
    assert_eq!(meeting.came_of_it(at("2026-03-10T15:59")), None);
    assert_eq!(
        meeting.came_of_it(at("2026-03-10T16:00")),
        Some(CameOfIt::Held)
    );
}

#[test]
fn two_words_settle_it_unless_they_differ() {
    let both = |word| Meeting {
        said: vec![
            said(lin(), Word::Missed, "2026-03-03T16:00"),
            said(grace(), word, "2026-03-03T17:00"),
        ],
        ..fixed()
    };
    let now = at("2026-04-03T17:00");
    assert_eq!(both(Word::Missed).came_of_it(now), Some(CameOfIt::Missed));
    assert_eq!(both(Word::Held).came_of_it(now), None);
    assert_eq!(both(Word::Held).stands(now), Stands::Disputed);
}

#[test]
fn nobody_says_how_a_talk_was_before_it_began_or_after_it_is_settled() {
    assert!(!fixed().may_be_spoken_of(at("2026-03-03T13:59")));
    assert!(fixed().may_be_spoken_of(at("2026-03-03T14:00")));
    let settled = Meeting {
        settled_at: Some(at("2026-03-12T00:00")),
        ..fixed()
    };
    assert!(!settled.may_be_spoken_of(at("2026-03-13T00:00")));
}

#[test]
fn a_talk_that_took_place_was_today_or_before() {
    let now = at("2026-03-03T09:00");
    assert_eq!(day_past("2026-03-03", ZONE, now), Some(now));
    assert_eq!(
        day_past("2026-03-01", ZONE, now),
        Some(at("2026-03-01T12:00"))
    );
    assert_eq!(day_past("2026-03-04", ZONE, now), None);
    assert_eq!(day_past("2019-03-04", ZONE, now), None);
    assert_eq!(day_past("yesterday", ZONE, now), None);
}
