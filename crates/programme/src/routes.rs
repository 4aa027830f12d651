//! Every URL of this chapter.

use dyad_people::access::{ADMINISTRATOR, LINK_HOLDER, SIGNED_IN};
use dyad_platform::routes::{ANYONE, Route, act, page};

use crate::access::COORDINATOR;
use crate::application::pages::{export, one, people};
use crate::applying::pages::{begin, check, form, self_check, status};
use crate::decision::pages::{prepare, ready};
use crate::entry::pages::{answer, letters};
use crate::import::pages::{accept, bring, change, preview, undo};
use crate::invitation::pages::{choose, no_more, ready as invitations};
use crate::join::pages::{landing, notice, programme as public, who_reads};
use crate::next_cohort::pages::{answer as another_round, asked, begin as next};
use crate::place_change::pages as places;
use crate::preview::pages::{form as previewed_form, public as previewed};
use crate::programme::pages::{from_a_file, gallery, list, new, overview, standing};
use crate::settings::pages::{coordinators, file, item, list as settings_list, subject};
use crate::which_one::pages::quiz;
use crate::{digest, note, saved_view, waitlist};

/// The table.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = join();
    routes.extend(desk());
    routes.extend(entries());
    routes.extend(review());
    routes
}

/// People whom a spreadsheet entered are asked.
fn entries() -> Vec<Route> {
    vec![
        page(
            "/programmes/{programme}/imports/{import}/letters",
            COORDINATOR,
            letters::show_page,
        ),
        act(
            "/programmes/{programme}/imports/{import}/letters",
            COORDINATOR,
            letters::act,
        ),
        page("/entered/{secret}", LINK_HOLDER, answer::show_page),
        act("/entered/{secret}", LINK_HOLDER, answer::answer),
    ]
}

/// What everybody may see of programmes, and an applicant's own pages.
fn join() -> Vec<Route> {
    vec![
        page("/", ANYONE, landing::show_page),
        page("/which-one", ANYONE, quiz::show_page),
        act("/which-one", ANYONE, quiz::answer),
        page(
            "/another-round/{secret}",
            LINK_HOLDER,
            another_round::show_page,
        ),
        act(
            "/another-round/{secret}",
            LINK_HOLDER,
            another_round::answer,
        ),
        page("/join/{programme}", ANYONE, public::show_page),
        page(
            "/join/{programme}/who-reads-what",
            ANYONE,
            who_reads::show_page,
        ),
        act("/join/{programme}/notice", ANYONE, notice::leave),
        page("/join/{programme}/noted", ANYONE, notice::show_noted),
        page("/join/{programme}/as/{role}", ANYONE, begin::show_form),
        act("/join/{programme}/as/{role}", ANYONE, begin::begin),
        page(
            "/join/{programme}/as/{role}/form",
            SIGNED_IN,
            form::show_tasks,
        ),
        page(
            "/join/{programme}/as/{role}/form/{step}",
            SIGNED_IN,
            form::show_step,
        ),
        act(
            "/join/{programme}/as/{role}/form/{step}",
            SIGNED_IN,
            form::save,
        ),
        page(
            "/join/{programme}/as/{role}/check",
            SIGNED_IN,
            check::show_page,
        ),
        act("/join/{programme}/as/{role}/check", SIGNED_IN, check::send),
        page(
            "/join/{programme}/as/{role}/status",
            SIGNED_IN,
            status::show_page,
        ),
        act(
            "/join/{programme}/as/{role}/answer",
            SIGNED_IN,
            status::answer,
        ),
        act(
            "/join/{programme}/as/{role}/take-back",
            SIGNED_IN,
            status::take_back,
        ),
        page(
            "/join/{programme}/as/{role}/self-check",
            ANYONE,
            self_check::show_page,
        ),
        act(
            "/join/{programme}/as/{role}/self-check",
            ANYONE,
            self_check::count,
        ),
        act(
            "/join/{programme}/as/{role}/withdraw",
            SIGNED_IN,
            status::withdraw,
        ),
    ]
}

/// What coordinators do about single applications, and about those who could be mentors.
fn review() -> Vec<Route> {
    vec![
        act(
            "/programmes/{programme}/people/{application}/notes",
            COORDINATOR,
            note::pages::write,
        ),
        act(
            "/programmes/{programme}/people/{application}/priority",
            COORDINATOR,
            waitlist::pages::change,
        ),
        act(
            "/programmes/{programme}/people/{application}/places",
            COORDINATOR,
            places::ask::ask,
        ),
        page(
            "/my-places/{secret}",
            LINK_HOLDER,
            places::answer::show_page,
        ),
        act("/my-places/{secret}", LINK_HOLDER, places::answer::answer),
        page(
            "/programmes/{programme}/invite",
            COORDINATOR,
            choose::show_page,
        ),
        act(
            "/programmes/{programme}/invite",
            COORDINATOR,
            choose::prepare,
        ),
        page(
            "/programmes/{programme}/invitations",
            COORDINATOR,
            invitations::show_page,
        ),
        act(
            "/programmes/{programme}/invitations",
            COORDINATOR,
            invitations::act,
        ),
        page("/no-invitations/{secret}", LINK_HOLDER, no_more::show_page),
        act("/no-invitations/{secret}", LINK_HOLDER, no_more::refuse),
        act(
            "/programmes/{programme}/digest",
            COORDINATOR,
            digest::pages::choose,
        ),
    ]
}

fn desk() -> Vec<Route> {
    vec![
        page("/programmes", SIGNED_IN, list::show_page),
        page("/programmes/new", ADMINISTRATOR, gallery::show_page),
        page(
            "/programmes/new/from-a-file",
            ADMINISTRATOR,
            from_a_file::show_form,
        ),
        act(
            "/programmes/new/from-a-file",
            ADMINISTRATOR,
            from_a_file::look,
        )
        .with_room_for(from_a_file::ROOM),
        act(
            "/programmes/new/from-a-file/open",
            ADMINISTRATOR,
            from_a_file::open,
        )
        .with_room_for(from_a_file::ROOM),
        page("/programmes/new/{template}", ADMINISTRATOR, new::show_form),
        act("/programmes/new/{template}", ADMINISTRATOR, new::open),
        page("/programmes/{programme}", COORDINATOR, overview::show_page),
        act(
            "/programmes/{programme}/standing",
            COORDINATOR,
            standing::change,
        ),
        page("/programmes/{programme}/file", COORDINATOR, file::download),
        page(
            "/programmes/{programme}/next-cohort",
            COORDINATOR,
            next::show_form,
        ),
        act(
            "/programmes/{programme}/next-cohort",
            COORDINATOR,
            next::begin,
        ),
        page(
            "/programmes/{programme}/asked-along",
            COORDINATOR,
            asked::show_page,
        ),
        act(
            "/programmes/{programme}/asked-along",
            COORDINATOR,
            asked::take_back,
        ),
        page(
            "/programmes/{programme}/preview",
            COORDINATOR,
            previewed::show_page,
        ),
        page(
            "/programmes/{programme}/preview/who-reads-what",
            COORDINATOR,
            previewed::show_reads,
        ),
        page(
            "/programmes/{programme}/preview/{role}",
            COORDINATOR,
            previewed_form::show_form,
        ),
        page(
            "/programmes/{programme}/preview/{role}/{step}",
            COORDINATOR,
            previewed_form::show_step,
        ),
        page(
            "/programmes/{programme}/settings",
            COORDINATOR,
            settings_list::show_page,
        ),
        page(
            "/programmes/{programme}/settings/coordinators",
            COORDINATOR,
            coordinators::show_page,
        ),
        act(
            "/programmes/{programme}/settings/coordinators",
            COORDINATOR,
            coordinators::change,
        ),
        page(
            "/programmes/{programme}/settings/{subject}",
            COORDINATOR,
            subject::show_page,
        ),
        act(
            "/programmes/{programme}/settings/{subject}",
            COORDINATOR,
            subject::save,
        ),
        page(
            "/programmes/{programme}/settings/{subject}/{list}",
            COORDINATOR,
            item::show_new,
        ),
        act(
            "/programmes/{programme}/settings/{subject}/{list}",
            COORDINATOR,
            item::add,
        ),
        page(
            "/programmes/{programme}/settings/{subject}/{list}/{item}",
            COORDINATOR,
            item::show_page,
        ),
        act(
            "/programmes/{programme}/settings/{subject}/{list}/{item}",
            COORDINATOR,
            item::save,
        ),
        page(
            "/programmes/{programme}/people",
            COORDINATOR,
            people::show_page,
        ),
        act("/programmes/{programme}/people", COORDINATOR, prepare::act),
        page(
            "/programmes/{programme}/answers",
            COORDINATOR,
            ready::show_page,
        ),
        act("/programmes/{programme}/answers", COORDINATOR, ready::act),
        act(
            "/programmes/{programme}/views",
            COORDINATOR,
            saved_view::pages::keep_or_forget,
        ),
        page(
            "/programmes/{programme}/export/people.csv",
            COORDINATOR,
            export::csv,
        ),
        page(
            "/programmes/{programme}/export/people.xlsx",
            COORDINATOR,
            export::xlsx,
        ),
        page(
            "/programmes/{programme}/people/{application}",
            COORDINATOR,
            one::show_page,
        ),
        page(
            "/programmes/{programme}/import",
            COORDINATOR,
            bring::show_form,
        ),
        act("/programmes/{programme}/import", COORDINATOR, bring::bring).with_room_for(bring::ROOM),
        page(
            "/programmes/{programme}/imports/{import}",
            COORDINATOR,
            preview::show_page,
        ),
        act(
            "/programmes/{programme}/imports/{import}/correct",
            COORDINATOR,
            change::correct,
        ),
        act(
            "/programmes/{programme}/imports/{import}/columns",
            COORDINATOR,
            change::map,
        ),
        act(
            "/programmes/{programme}/imports/{import}/reading",
            COORDINATOR,
            change::read_otherwise,
        ),
        page(
            "/programmes/{programme}/imports/{import}/undo",
            COORDINATOR,
            undo::show_page,
        ),
        act(
            "/programmes/{programme}/imports/{import}/undo",
            COORDINATOR,
            undo::take_back,
        ),
        act(
            "/programmes/{programme}/imports/{import}/accept",
            COORDINATOR,
            accept::accept,
        ),
    ]
}
