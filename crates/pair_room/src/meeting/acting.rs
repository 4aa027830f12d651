//! What the two do with a talk, each act within one transaction. Whatever decides was read there.

use dyad_pairing::access::{InThePair, Seat};
use dyad_pairing::pulse::{self, CameOfIt, Talk};
use dyad_platform::app::App;
use dyad_platform::clock::{Moment, Span};
use dyad_platform::db::Tx;
use dyad_platform::jobs;
use dyad_platform::problem::Problem;
use dyad_platform::words::ENGLISH;

use super::jobs::{TELL_OF_A_DATE, TELL_OF_TIMES, TELL_THAT_IT_IS_OFF};
use super::line::{self, About};
use super::{Meeting, MeetingId, Proposed, Stands, Word, store};
use crate::access::AtMeeting;
use crate::words::Words;

/// Puts times up for a new talk, and has the partner told.
pub(crate) async fn propose(
    tx: &mut Tx,
    app: &App,
    room: &InThePair,
    proposed: &Proposed,
    place: Option<&str>,
) -> Result<MeetingId, Problem> {
    is_open(room.seat())?;
    let (id, now) = (MeetingId::new(&app.chance, app.now()), app.now());
    store::add(tx, room.seat(), &id, proposed, None, now).await?;
    line::store::write(tx, room, &id, About::Place, place, &app.chance, now).await?;
    jobs::enqueue(tx, app, TELL_OF_TIMES, id.as_str(), now).await?;
    Ok(id)
}

/// Puts other times up for a talk.
pub(crate) async fn move_to(
    tx: &mut Tx,
    app: &App,
    at: &AtMeeting,
    proposed: &Proposed,
) -> Result<(), Problem> {
    is_open(&at.seat)?;
    let now = app.now();
    if !at.meeting.may_move(now) {
        return Err(Problem::Conflict(Words(ENGLISH).meeting_moved_on()));
    }
    store::move_to(tx, &at.seat, &at.meeting.id, proposed, now).await?;
    Ok(jobs::enqueue(tx, app, TELL_OF_TIMES, at.meeting.id.as_str(), now).await?)
}

/// Puts the same hour a week later up, which is all that a mail's link can say.
pub(crate) async fn postpone(tx: &mut Tx, app: &App, at: &AtMeeting) -> Result<(), Problem> {
    let stands = at.meeting.stands(app.now());
    let Some(starts_at) = at.meeting.starts_at.filter(|_| stands == Stands::Fixed) else {
        return Err(Problem::Conflict(Words(ENGLISH).meeting_moved_on()));
    };
    let proposed = Proposed {
        times: vec![a_week_later(starts_at, &at.seat.me().zone)],
        minutes: at.meeting.minutes,
        mode: at.meeting.mode,
    };
    move_to(tx, app, at, &proposed).await
}

/// The same hour on somebody's clock a week later, whatever the clocks do in between.
pub(crate) fn a_week_later(at: Moment, zone: &str) -> Moment {
    let later = at.in_zone(zone).checked_add(jiff::Span::new().weeks(1));
    later.map_or(at + Span::days(7), |later| {
        Moment(later.timestamp().as_millisecond())
    })
}

/// Picks one of the times that the other put up; both are told, and their calendars.
pub(crate) async fn pick(
    tx: &mut Tx,
    app: &App,
    at: &AtMeeting,
    time: Moment,
) -> Result<(), Problem> {
    is_open(&at.seat)?;
    let (meeting, now) = (&at.meeting, app.now());
    if meeting.starts_at == Some(time) && meeting.times.is_empty() {
        return Ok(());
    }
    let is_up = meeting.times.contains(&time) && time > now;
    if !is_up || !meeting.may_be_picked_by(&at.seat.me().person_id, now) {
        return Err(Problem::Conflict(Words(ENGLISH).meeting_moved_on()));
    }
    store::fix(tx, &meeting.id, time, now).await?;
    note(tx, &at.seat, meeting, time, CameOfIt::Planned).await?;
    crate::phase::look(tx, app, &at.seat).await?;
    Ok(jobs::enqueue(tx, app, TELL_OF_A_DATE, meeting.id.as_str(), now).await?)
}

/// Calls a talk off before its time.
pub(crate) async fn call_off(tx: &mut Tx, app: &App, at: &AtMeeting) -> Result<(), Problem> {
    let (meeting, now) = (&at.meeting, app.now());
    if meeting.stands(now) == Stands::CalledOff {
        return Ok(());
    }
    if !meeting.may_move(now) {
        return Err(Problem::Conflict(Words(ENGLISH).meeting_moved_on()));
    }
    store::call_off(tx, &at.seat, &meeting.id, now).await?;
    if let Some(starts_at) = meeting.starts_at {
        note(tx, &at.seat, meeting, starts_at, CameOfIt::CalledOff).await?;
    }
    Ok(jobs::enqueue(tx, app, TELL_THAT_IT_IS_OFF, meeting.id.as_str(), now).await?)
}

/// Notes what somebody says came of a talk, and settles it where both say the same.
pub(crate) async fn say(tx: &mut Tx, app: &App, at: &AtMeeting, word: Word) -> Result<(), Problem> {
    let now = app.now();
    if at.meeting.word_of(&at.seat.me().person_id) == Some(word) {
        return Ok(());
    }
    if !at.meeting.may_be_spoken_of(now) {
        return Err(Problem::Conflict(Words(ENGLISH).meeting_moved_on()));
    }
    store::say(tx, &at.seat, &at.meeting.id, word, now).await?;
    settle(tx, app, &at.seat, &at.meeting.id).await
}

/// Notes a talk that took place without a date here.
pub(crate) async fn log(
    tx: &mut Tx,
    app: &App,
    seat: &Seat,
    held_at: Moment,
    proposed: &Proposed,
) -> Result<(), Problem> {
    is_open(seat)?;
    let (id, now) = (MeetingId::new(&app.chance, app.now()), app.now());
    store::add(tx, seat, &id, proposed, Some(held_at), now).await?;
    store::say(tx, seat, &id, Word::Held, now).await?;
    let Some(meeting) = store::one(tx, seat, &id).await? else {
        return Err(Problem::broken("a talk that is gone at once"));
    };
    note(tx, seat, &meeting, held_at, CameOfIt::Planned).await?;
    crate::phase::look(tx, app, seat).await
}

/// Settles what came of a talk, where that can be.
pub(crate) async fn settle(
    tx: &mut Tx,
    app: &App,
    seat: &Seat,
    id: &MeetingId,
) -> Result<(), Problem> {
    let now = app.now();
    let Some(meeting) = store::one(tx, seat, id).await? else {
        return Ok(());
    };
    let (Some(came_of_it), Some(starts_at)) = (meeting.came_of_it(now), meeting.starts_at) else {
        return Ok(());
    };
    store::settle(tx, id, now).await?;
    note(tx, seat, &meeting, starts_at, came_of_it).await
}

async fn note(
    tx: &mut Tx,
    seat: &Seat,
    meeting: &Meeting,
    at: Moment,
    came_of_it: CameOfIt,
) -> Result<(), Problem> {
    let talk = Talk {
        id: meeting.id.as_str(),
        at,
        mode: meeting.mode.as_str(),
        came_of_it,
    };
    Ok(pulse::note_talk(tx, seat, talk).await?)
}

fn is_open(seat: &Seat) -> Result<(), Problem> {
    if seat.partnership().is_open_for_words() {
        Ok(())
    } else {
        Err(Problem::Conflict(Words(ENGLISH).room_is_closed()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::time;

    #[test]
    fn a_week_later_is_the_same_hour_though_the_clocks_change() {
        let before = time("2026-03-27T14:00", "Europe/London").unwrap();
        let later = a_week_later(before, "Europe/London");
        assert_eq!(later.time("Europe/London"), "14:00");
        assert_eq!(later.date("Europe/London"), "3 April 2026");
    }
}
