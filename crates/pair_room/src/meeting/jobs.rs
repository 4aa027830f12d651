//! Letters about talks, and the hourly look at those whose time comes or has passed.

use dyad_pairing::access::{self as pairing, Seat};
use dyad_pairing::partnership::{self, PartnershipId};
use dyad_people::reminder;
use dyad_platform::app::App;
use dyad_platform::calendar::{self, Entry, Method};
use dyad_platform::db::Tx;
use dyad_platform::ids::hashed;
use dyad_platform::letter::Draft;
use dyad_platform::mail;
use dyad_platform::problem::Problem;
use dyad_platform::{read_tx, write_tx};
use dyad_programme::programme;

use super::nudging::{self, Nudge};
use super::{Meeting, MeetingId, Stands, acting, line, store};
use crate::access::AtMeeting;
use crate::letters::{self, OnMeeting};
use crate::urls;

/// Tells the partner that times are put up (N-15). Its subject is the talk.
pub const TELL_OF_TIMES: &str = "tell of times for a talk";
/// Tells both of a talk's date (N-15). Its subject is the talk.
pub const TELL_OF_A_DATE: &str = "tell of the date of a talk";
/// Tells both that a talk is off (N-15). Its subject is the talk.
pub const TELL_THAT_IT_IS_OFF: &str = "tell that a talk is off";
/// Recurring: reminds of talks, asks whether they took place, and settles what came of them.
pub const LOOK_AFTER_TALKS: &str = "look after talks";

/// Tells whoever is to pick one of the times.
///
/// # Errors
/// Those of the database.
pub async fn tell_of_times(app: App, id: String) -> Result<(), Problem> {
    let (app, id) = (&app, MeetingId(id));
    let secret = app.chance.secret();
    write_tx!(app.db, |tx| {
        for at in both(tx, &id).await? {
            let meeting = &at.meeting;
            if !meeting.may_be_picked_by(&at.seat.me().person_id, app.now()) {
                continue;
            }
            // A proposal is told of once: it is known by its first time.
            let kind = format!("times {}", meeting.times.first().map_or(0, |time| time.0));
            tell(tx, app, &at, &kind, OnMeeting::Times, &secret).await?;
        }
        Ok::<_, Problem>(())
    })
}

/// Tells both when it is.
///
/// # Errors
/// Those of the database.
pub async fn tell_of_a_date(app: App, id: String) -> Result<(), Problem> {
    tell_both(app, MeetingId(id), "date", OnMeeting::Date, |stands| {
        matches!(stands, Stands::Fixed | Stands::Moving)
    })
    .await
}

/// Tells both that it is off.
///
/// # Errors
/// Those of the database.
pub async fn tell_that_it_is_off(app: App, id: String) -> Result<(), Problem> {
    tell_both(app, MeetingId(id), "off", OnMeeting::Off, |stands| {
        stands == Stands::CalledOff
    })
    .await
}

async fn tell_both(
    app: App,
    id: MeetingId,
    kind: &str,
    what: OnMeeting,
    still: fn(Stands) -> bool,
) -> Result<(), Problem> {
    let app = &app;
    let secrets = [app.chance.secret(), app.chance.secret()];
    write_tx!(app.db, |tx| {
        for (at, secret) in both(tx, &id).await?.iter().zip(&secrets) {
            if still(at.meeting.stands(app.now())) {
                tell(tx, app, at, kind, what, secret).await?;
            }
        }
        Ok::<_, Problem>(())
    })
}

/// The proofs of the two.
async fn both(tx: &mut Tx, id: &MeetingId) -> Result<Vec<AtMeeting>, Problem> {
    let Some(pair) = store::pair_of(tx, id).await? else {
        return Ok(Vec::new());
    };
    let mut both = Vec::new();
    for seat in seats(tx, &pair).await? {
        if let Some(meeting) = store::one(tx, &seat, id).await? {
            both.push(AtMeeting { seat, meeting });
        }
    }
    Ok(both)
}

async fn seats(tx: &mut Tx, pair: &PartnershipId) -> Result<Vec<Seat>, Problem> {
    let Some(pair) = partnership::store::by_id(tx, pair).await? else {
        return Ok(Vec::new());
    };
    let mut seats = Vec::new();
    for member in pair.members() {
        seats.push(pairing::seat(tx, &member.person_id, pair.id()).await?);
    }
    Ok(seats)
}

/// Writes one letter, unless it was written before.
async fn tell(
    tx: &mut Tx,
    app: &App,
    at: &AtMeeting,
    kind: &str,
    what: OnMeeting,
    secret: &str,
) -> Result<(), Problem> {
    let (me, now) = (at.seat.me(), app.now());
    if !store::note_letter(tx, &at.meeting, &me.person_id, kind, now).await? {
        return Ok(());
    }
    store::add_link(tx, &hashed(secret), &at.meeting.id, &me.person_id, now).await?;
    let programme = programme::store::of_cohort(tx, at.seat.partnership().cohort_id())
        .await?
        .ok_or(Problem::NotFound)?;
    let link = app.absolute(&urls::talk_by_link(secret));
    let draft = letters::on_meeting(&at.seat, &at.meeting, &programme.name, what, &link);
    let letter = match method(what, &at.meeting) {
        Some(method) => {
            let text = date_for(app, at, &draft, method);
            draft.set()?.with_date(method, text)
        }
        None => draft.set()?,
    };
    mail::post(tx, app, &letter, now).await
}

/// What a letter does to the reader's calendar.
fn method(what: OnMeeting, meeting: &Meeting) -> Option<Method> {
    match what {
        OnMeeting::Date => Some(Method::Request),
        OnMeeting::Off => meeting.starts_at.map(|_| Method::Cancel),
        OnMeeting::Times | OnMeeting::Nudge(_) => None,
    }
}

fn date_for(app: &App, at: &AtMeeting, draft: &Draft, method: Method) -> String {
    let (me, meeting) = (at.seat.me(), &at.meeting);
    let domain = app
        .settings
        .mail_from
        .rsplit('@')
        .next()
        .unwrap_or_default();
    let entry = Entry {
        uid: &format!("{}@{domain}", meeting.id),
        sequence: meeting.sequence,
        starts_at: meeting.starts_at.unwrap_or_else(|| app.now()),
        minutes: meeting.minutes,
        summary: &letters::in_a_calendar(&at.seat),
        url: &app.absolute(&urls::meeting(at.seat.id(), &meeting.id)),
        organiser: &app.settings.mail_from,
        reader: (&draft.to.0, &me.address),
        now: app.now(),
    };
    calendar::invitation(&entry, method)
}

/// Looks at every talk that isn't settled: settles it, or writes the letter that is due.
///
/// # Errors
/// Those of the database.
pub async fn look_after(app: App) -> Result<(), Problem> {
    let app = &app;
    let (now, until) = (app.now(), app.now() + nudging::PREPARE_BEFORE);
    let since = now - nudging::FORGOTTEN;
    let open = read_tx!(app.db, |tx| Ok::<_, Problem>(
        store::unsettled(tx, since, until).await?
    ))?;
    for (id, pair) in open {
        let secrets = [app.chance.secret(), app.chance.secret()];
        write_tx!(app.db, |tx| look_at(tx, app, &id, &pair, &secrets).await)?;
    }
    Ok(())
}

async fn look_at(
    tx: &mut Tx,
    app: &App,
    id: &MeetingId,
    pair: &PartnershipId,
    secrets: &[String; 2],
) -> Result<(), Problem> {
    let seats = seats(tx, pair).await?;
    if let Some(seat) = seats.first() {
        acting::settle(tx, app, seat, id).await?;
    }
    for (seat, secret) in seats.into_iter().zip(secrets) {
        let Some(meeting) = store::one(tx, &seat, id).await? else {
            continue;
        };
        let at = AtMeeting { seat, meeting };
        if let Some(nudge) = nudge_for(tx, app, &at).await? {
            let kind = nudge.as_str();
            tell(tx, app, &at, kind, OnMeeting::Nudge(nudge), secret).await?;
        }
    }
    Ok(())
}

/// The letter that is due to somebody now, if the hour, the programme and the month allow it.
async fn nudge_for(tx: &mut Tx, app: &App, at: &AtMeeting) -> Result<Option<Nudge>, Problem> {
    let (me, now) = (at.seat.me(), app.now());
    let is_open = at.seat.partnership().is_open_for_words();
    if !is_open || at.meeting.settled_at.is_some() || !reminder::is_awake(now, &me.zone) {
        return Ok(None);
    }
    let letters = store::letters(tx, &at.meeting).await?;
    let had = letters.iter().filter(|(person, _)| *person == me.person_id);
    let had: Vec<&str> = had.map(|(_, kind)| kind.as_str()).collect();
    let has_topic = line::store::has_topic(tx, &at.meeting.id, &me.person_id).await?;
    let Some(nudge) = nudging::due(&at.meeting, me.role, has_topic, &had, now) else {
        return Ok(None);
    };
    let terms = partnership::store::terms_at(tx, &at.seat).await?;
    if terms.notices_off.contains(&nudge.kind()) {
        return Ok(None);
    }
    let is_left = reminder::take(tx, &me.person_id, nudge.notice(), now).await?;
    Ok(is_left.then_some(nudge))
}
