//! Everything that a home shows, read in one transaction.

use std::collections::BTreeMap;

use dyad_pairing::access::{Confidential, InThePair};
use dyad_pairing::partnership::phase::{Need, needs};
use dyad_pairing::partnership::{self, PartnershipId, Phase, Role};
use dyad_pairing::pulse;
use dyad_people::account::{Person, PersonId};
use dyad_platform::app::App;
use dyad_platform::clock::Moment;
use dyad_platform::db::Tx;
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;
use dyad_programme::import::Answer;
use dyad_programme::programme;
use dyad_programme::template::Template;

use super::{Signs, TalkAsks, facts, store};
use crate::agreement;
use crate::contact_card;
use crate::goal::{self, Goal};
use crate::meeting::nudging::{FORGOTTEN, PREPARE_BEFORE};
use crate::meeting::{self, Meeting, MeetingId, Stands};
use crate::message::{self, Cursor, Message};
use crate::phase;

/// Everything that a home shows.
pub(crate) struct View {
    /// My partnerships: their ids and my partners' names.
    pub(crate) pairs: Vec<(PartnershipId, String)>,
    /// The zone in which the programme means its dates.
    pub(crate) zone: String,
    /// The programme as it was when the two began.
    pub(crate) terms: Template,
    /// Who coordinates the programme, without the two themselves.
    pub(crate) coordinators: Vec<Person>,
    /// What their phase is for.
    pub(crate) needs: Vec<Need>,
    /// Which other phase I want, and which my partner does.
    pub(crate) asks: [Option<Phase>; 2],
    /// What the two work towards, but for what they let go.
    pub(crate) goals: Vec<Goal>,
    /// The talks of the two.
    pub(crate) meetings: Vec<Meeting>,
    /// The talk that asks something of me, and what.
    pub(crate) talk: Option<(MeetingId, TalkAsks)>,
    /// When the first words were sent, by either.
    pub(crate) hello: Option<Moment>,
    pub(crate) signs: Signs,
    pub(crate) last_touch: Option<Moment>,
    pub(crate) messages: Vec<Message>,
    /// Where earlier words begin.
    pub(crate) earlier: Option<Cursor>,
    /// What my partner answered when they applied.
    pub(crate) answers: BTreeMap<String, Answer>,
    /// My line and my partner's.
    pub(crate) lines: [Option<Confidential<String>>; 2],
    pub(crate) facts: facts::Row,
}

/// Reads it; the conversation from before `before`, where that is given.
///
/// # Errors
/// Those of the database.
pub(crate) async fn load(
    app: &App,
    room: &InThePair,
    before: Option<&Cursor>,
) -> Result<View, Problem> {
    read_tx!(app.db, |tx| {
        let programme = programme::store::of_cohort(tx, room.partnership().cohort_id())
            .await?
            .ok_or(Problem::NotFound)?;
        let mut coordinators = programme::store::coordinators(tx, &programme.id).await?;
        coordinators.retain(|person| room.partnership().member(&person.id).is_none());
        let first_words = message::store::first_words(tx, room).await?;
        let last_touch = pulse::last_touchpoint(tx, room).await?;
        let meetings = meeting::store::all(tx, room.seat()).await?;
        let terms = partnership::store::terms(tx, room).await?;
        let talk = talk_asks(tx, room, &meetings, app.now()).await?;
        let (messages, earlier) = message::store::page(tx, room, before).await?;
        Ok::<_, Problem>(View {
            pairs: partnership::store::of_person(tx, &room.me().person_id).await?,
            zone: programme.zone,
            coordinators,
            hello: first_words.iter().map(|first| first.at).min(),
            signs: Signs {
                signature_waits: signature_waits(tx, room).await?,
                talk: talk.as_ref().map(|(_, asks)| *asks),
                ..signs(
                    room,
                    &first_words,
                    last_touch.is_some() || have_talked(&meetings),
                )
            },
            needs: needs(
                room.partnership().phase(),
                &terms.levels,
                phase::facts(tx, app, room.seat()).await?,
            ),
            asks: asks(tx, room).await?,
            terms,
            goals: goals(tx, room).await?,
            meetings,
            talk,
            last_touch,
            messages,
            earlier,
            answers: store::answers_of_partner(tx, room).await?,
            lines: contact_card::store::lines(tx, room).await?,
            facts: store::facts(tx, room).await?,
        })
    })
}

fn signs(room: &InThePair, first_words: &[message::store::FirstWords], in_touch: bool) -> Signs {
    let wrote = |person: &PersonId| first_words.iter().any(|first| first.author_id == *person);
    Signs {
        role: room.me().role,
        standing: room.partnership().standing(),
        i_wrote: wrote(&room.me().person_id),
        partner_wrote: wrote(&room.partner().person_id),
        in_touch,
        signature_waits: false,
        talk: None,
    }
}

/// Who wants to be in another phase: me, then my partner.
async fn asks(tx: &mut Tx, room: &InThePair) -> Result<[Option<Phase>; 2], sqlx::Error> {
    let wishes = partnership::store::wishes(tx, room.id()).await?;
    let of = |person: &PersonId| {
        let own = wishes.iter().find(|(whose, _)| whose == person);
        own.map(|(_, phase)| *phase)
    };
    Ok([of(&room.me().person_id), of(&room.partner().person_id)])
}

async fn goals(tx: &mut Tx, room: &InThePair) -> Result<Vec<Goal>, sqlx::Error> {
    let mut goals = goal::store::all(tx, room).await?;
    goals.retain(|it| it.stands() != goal::Stands::LetGo);
    Ok(goals)
}

/// Whether the two have, or have had, a date: that is being in touch as well.
fn have_talked(meetings: &[Meeting]) -> bool {
    meetings.iter().any(|meeting| meeting.starts_at.is_some())
}

/// The talk that asks something of me: to pick a time before all else, then whether we met, then
/// what the next is to be about.
async fn talk_asks(
    tx: &mut Tx,
    room: &InThePair,
    meetings: &[Meeting],
    now: Moment,
) -> Result<Option<(MeetingId, TalkAsks)>, sqlx::Error> {
    let me = room.me();
    let found = |asks: TalkAsks, meeting: Option<&Meeting>| meeting.map(|it| (it.id.clone(), asks));
    let to_pick = meetings
        .iter()
        .find(|it| it.may_be_picked_by(&me.person_id, now));
    let is_over = |it: &&Meeting| {
        it.stands(now) == Stands::Over
            && it
                .ends_at()
                .is_some_and(|end| end <= now && end + FORGOTTEN > now)
    };
    let to_say = meetings.iter().find(is_over);
    if let Some(asks) = found(TalkAsks::Time, to_pick).or_else(|| found(TalkAsks::Word, to_say)) {
        return Ok(Some(asks));
    }
    let is_soon = |it: &&Meeting| {
        let is_near = it.starts_at.is_some_and(|at| at - now <= PREPARE_BEFORE);
        it.stands(now) == Stands::Fixed && is_near
    };
    let Some(soon) = meetings
        .iter()
        .find(is_soon)
        .filter(|_| me.role == Role::Mentee)
    else {
        return Ok(None);
    };
    let has_topic = meeting::line::store::has_topic(tx, &soon.id, &me.person_id).await?;
    Ok((!has_topic).then(|| (soon.id.clone(), TalkAsks::Topic)))
}

/// Whether an agreement is up that I haven't signed.
async fn signature_waits(tx: &mut Tx, room: &InThePair) -> Result<bool, sqlx::Error> {
    let versions = agreement::store::versions(tx, room).await?;
    let open = agreement::under_way(&versions);
    Ok(open.is_some_and(|version| {
        version.stands() == agreement::Stands::Proposed
            && !version.is_signed_by(&room.me().person_id)
    }))
}
