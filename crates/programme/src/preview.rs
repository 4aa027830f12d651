//! Preview: the public page and the forms of a programme as people will see them, for who coordinates
//! it. The pages are the real ones; nothing can be sent from here, and nothing is written.

use dyad_people::access::Guest;
use dyad_platform::app::App;
use dyad_platform::page::Frame;
use dyad_platform::problem::Problem;
use dyad_platform::read_tx;

use crate::access::at_the_door::AtTheDoor;
use crate::access::{Coordinates, Desk};
use crate::{cohort, programme};

pub mod pages;

/// The door of a programme as its coordinator sees it, and the frame of their desk.
async fn door(app: &App, desk: Coordinates) -> Result<(AtTheDoor, Frame), Problem> {
    let (cohort, coordinators) = read_tx!(app.db, |tx| {
        let cohort = cohort::store::newest(tx, &desk.programme.id).await?;
        let coordinators = programme::store::coordinators(tx, &desk.programme.id).await?;
        Ok::<_, Problem>((cohort, coordinators))
    })?;
    let frame = desk.frame(app, Desk::Overview);
    let door = AtTheDoor {
        guest: Guest {
            visit: desk.signed_in.visit.clone(),
            organisation: desk.signed_in.organisation.clone(),
            me: Some(desk.signed_in),
        },
        programme: desk.programme,
        cohort,
        coordinators,
        is_preview: true,
    };
    Ok((door, frame))
}
