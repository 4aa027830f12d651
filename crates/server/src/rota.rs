//! Every kind of job, and everything that recurs.

use dyad_pair_room::{agreement, meeting, message};
use dyad_pairing::partnership::moving;
use dyad_pairing::{extra_place, proposal, rematch, round, running_pair, waitlist};
use dyad_people::{housekeeping, sign_in};
use dyad_platform::clock::Span;
use dyad_platform::jobs::{Handler, Recurring, Rota};
use dyad_programme::{
    applying, decision, digest, entry, invitation, join, next_cohort, place_change, programme,
};

use crate::reactions::REACTIONS;

/// All that the worker can do.
pub static ROTA: Rota = Rota {
    handlers: HANDLERS,
    recurring: RECURRING,
    reactions: REACTIONS,
};

const HANDLERS: &[Handler] = &[
    Handler {
        kind: programme::jobs::INVITE_A_COORDINATOR,
        run: |app, subject| Box::pin(programme::jobs::invite_a_coordinator(app, subject)),
    },
    Handler {
        kind: next_cohort::jobs::ASK_ALONG,
        run: |app, id| Box::pin(next_cohort::jobs::ask(app, id)),
    },
    Handler {
        kind: next_cohort::jobs::REMIND_ALONG,
        run: |app, id| Box::pin(next_cohort::jobs::remind(app, id)),
    },
    Handler {
        kind: programme::jobs::TELL_OF_AN_END,
        run: |app, subject| Box::pin(programme::jobs::tell_of_an_end(app, subject)),
    },
    Handler {
        kind: decision::jobs::LET_ANSWERS_LEAVE,
        run: |app, release| Box::pin(decision::jobs::let_leave(app, release)),
    },
    Handler {
        kind: entry::jobs::LET_ENTRIES_LEAVE,
        run: |app, release| Box::pin(entry::jobs::let_leave(app, release)),
    },
    Handler {
        kind: place_change::jobs::ASK_ABOUT_PLACES,
        run: |app, id| Box::pin(place_change::jobs::ask(app, id)),
    },
    Handler {
        kind: invitation::jobs::LET_INVITATIONS_LEAVE,
        run: |app, release| Box::pin(invitation::jobs::let_leave(app, release)),
    },
    Handler {
        kind: running_pair::jobs::ASK_RUNNING_PAIRS,
        run: |app, batch| Box::pin(running_pair::jobs::ask(app, batch)),
    },
    Handler {
        kind: running_pair::jobs::WELCOME_A_RUNNING_PAIR,
        run: |app, pair| Box::pin(running_pair::jobs::welcome(app, pair)),
    },
    Handler {
        kind: running_pair::jobs::TELL_THAT_IT_CAME_TO_NOTHING,
        run: |app, pair| Box::pin(running_pair::jobs::came_to_nothing(app, pair)),
    },
    Handler {
        kind: sign_in::jobs::WRITE_SIGN_IN_LETTER,
        run: |app, id| Box::pin(sign_in::jobs::write_letter(app, id)),
    },
    Handler {
        kind: extra_place::jobs::ASK_FOR_A_PLACE,
        run: |app, id| Box::pin(extra_place::jobs::ask(app, id)),
    },
    Handler {
        kind: extra_place::jobs::USE_THE_PLACE,
        run: |app, id| Box::pin(extra_place::jobs::use_it(app, id)),
    },
    Handler {
        kind: proposal::next_best::OFFER_THE_NEXT_BEST,
        run: |app, proposal| Box::pin(proposal::next_best::offer(app, proposal)),
    },
    Handler {
        kind: round::jobs::SEND_A_ROUND_OUT,
        run: |app, round| Box::pin(round::jobs::send_out(app, round)),
    },
    Handler {
        kind: applying::jobs::TELL_THAT_IT_CAME,
        run: |app, application| Box::pin(applying::jobs::tell_that_it_came(app, application)),
    },
    Handler {
        kind: proposal::jobs::ASK_THE_MENTORS,
        run: |app, round| Box::pin(proposal::jobs::ask_the_mentors(app, round)),
    },
    Handler {
        kind: proposal::jobs::ASK_THE_MENTOR,
        run: |app, proposal| Box::pin(proposal::jobs::ask_the_mentor(app, proposal)),
    },
    Handler {
        kind: proposal::jobs::ASK_THE_MENTEE,
        run: |app, proposal| Box::pin(proposal::jobs::ask_the_mentee(app, proposal)),
    },
    Handler {
        kind: proposal::jobs::TELL_THAT_IT_ENDED,
        run: |app, proposal| Box::pin(proposal::jobs::tell_that_it_ended(app, proposal)),
    },
    Handler {
        kind: proposal::jobs::WELCOME_THE_PAIR,
        run: |app, partnership| Box::pin(proposal::jobs::welcome_the_pair(app, partnership)),
    },
    Handler {
        kind: proposal::jobs::TELL_OF_A_WISH_TO_TALK,
        run: |app, proposal| Box::pin(proposal::jobs::tell_of_a_wish_to_talk(app, proposal)),
    },
    Handler {
        kind: proposal::jobs::CONFIRM_A_YES,
        run: |app, proposal| Box::pin(proposal::jobs::confirm_a_yes(app, proposal)),
    },
    Handler {
        kind: waitlist::jobs::TELL_WHO_IS_LEFT,
        run: |app, round| Box::pin(waitlist::jobs::tell_who_is_left(app, round)),
    },
    Handler {
        kind: rematch::jobs::TELL_OF_A_REMATCH,
        run: |app, id| Box::pin(rematch::jobs::tell_coordinators(app, id)),
    },
    Handler {
        kind: rematch::jobs::TELL_THAT_A_PAIR_ENDED,
        run: |app, id| Box::pin(rematch::jobs::tell_both(app, id)),
    },
    Handler {
        kind: agreement::jobs::ASK_TO_SIGN,
        run: |app, version| Box::pin(agreement::jobs::ask_to_sign(app, version)),
    },
    Handler {
        kind: agreement::jobs::TELL_THAT_IT_CHANGED,
        run: |app, version| Box::pin(agreement::jobs::tell_that_it_changed(app, version)),
    },
    Handler {
        kind: agreement::jobs::TELL_THAT_IT_HOLDS,
        run: |app, version| Box::pin(agreement::jobs::tell_that_it_holds(app, version)),
    },
    Handler {
        kind: meeting::jobs::TELL_OF_TIMES,
        run: |app, meeting| Box::pin(meeting::jobs::tell_of_times(app, meeting)),
    },
    Handler {
        kind: meeting::jobs::TELL_OF_A_DATE,
        run: |app, meeting| Box::pin(meeting::jobs::tell_of_a_date(app, meeting)),
    },
    Handler {
        kind: meeting::jobs::TELL_THAT_IT_IS_OFF,
        run: |app, meeting| Box::pin(meeting::jobs::tell_that_it_is_off(app, meeting)),
    },
    Handler {
        kind: message::jobs::WRITE_THAT_WORDS_CAME,
        run: |app, id| Box::pin(message::jobs::write_letter(app, id)),
    },
];

const RECURRING: &[Recurring] = &[
    Recurring {
        name: proposal::jobs::EXPIRE_PROPOSALS,
        every: Span::hours(1),
        run: |app| Box::pin(proposal::answering::expire_due(app)),
    },
    Recurring {
        name: proposal::reminding::REMIND_OF_PROPOSALS,
        every: Span::hours(1),
        run: |app| Box::pin(proposal::reminding::remind_due(app)),
    },
    Recurring {
        name: proposal::digest::TELL_OF_ANSWERS,
        every: Span::hours(1),
        run: |app| Box::pin(proposal::digest::tell(app)),
    },
    Recurring {
        name: waitlist::jobs::NEWS_OF_THE_WAITING_LIST,
        every: Span::hours(6),
        run: |app| Box::pin(waitlist::jobs::news(app)),
    },
    Recurring {
        name: applying::jobs::REMIND_APPLICANTS,
        every: Span::hours(1),
        run: |app| Box::pin(applying::jobs::remind(app)),
    },
    Recurring {
        name: entry::jobs::REMIND_OF_ENTRIES,
        every: Span::hours(1),
        run: |app| Box::pin(entry::jobs::remind(app)),
    },
    Recurring {
        name: running_pair::jobs::TEND_RUNNING_PAIRS,
        every: Span::hours(1),
        run: |app| Box::pin(running_pair::jobs::tend(app)),
    },
    Recurring {
        name: join::jobs::TELL_OF_OPEN_INTAKES,
        every: Span::hours(1),
        run: |app| Box::pin(join::jobs::tell_of_open_intakes(app)),
    },
    Recurring {
        name: moving::BEGIN_CLOSURES,
        every: Span::hours(6),
        run: |app| Box::pin(moving::begin_closures(app)),
    },
    Recurring {
        name: meeting::jobs::LOOK_AFTER_TALKS,
        every: Span::hours(1),
        run: |app| Box::pin(meeting::jobs::look_after(app)),
    },
    Recurring {
        name: invitation::jobs::REMIND_INVITED,
        every: Span::hours(1),
        run: |app| Box::pin(invitation::jobs::remind(app)),
    },
    Recurring {
        name: digest::jobs::TELL_WHAT_CAME_IN,
        every: Span::hours(1),
        run: |app| Box::pin(digest::jobs::tell(app)),
    },
    Recurring {
        name: "sweep",
        every: Span::hours(6),
        run: |app| Box::pin(housekeeping::sweep(app)),
    },
];
