//! Taking an import back: what goes, and what somebody has acted on and stays.

use crate::application::State;
use crate::application::brought::store::Brought;

/// What taking an import back would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Undo {
    /// How many applications go.
    pub(crate) go: usize,
    /// What stays: whose it is, and why.
    pub(crate) stay: Vec<(String, Why)>,
}

/// Why an application stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Its author changed it.
    Changed,
    /// A coordinator prepared an answer, asked something or wrote a note.
    Touched,
    /// Somebody decided on it, or its author took it back.
    Now(State),
}

/// What would go and what would stay.
pub(crate) fn undo(brought: &[Brought]) -> Undo {
    let mut undo = Undo::default();
    for one in brought {
        match State::of(&one.state) {
            Some(State::Submitted | State::Entered) if one.changed_at.is_none() => {
                if one.touched == 0 {
                    undo.go += 1;
                } else {
                    undo.stay.push((one.name.clone(), Why::Touched));
                }
            }
            Some(State::Submitted) | None => undo.stay.push((one.name.clone(), Why::Changed)),
            Some(state) => undo.stay.push((one.name.clone(), Why::Now(state))),
        }
    }
    undo
}

#[cfg(test)]
mod tests {
    use dyad_platform::clock::Moment;

    use super::*;

    #[test]
    fn only_what_nobody_has_acted_on_goes() {
        let brought = |name: &str, state: State, changed_at| Brought {
            name: name.into(),
            state: state.key().into(),
            changed_at,
            touched: 0,
        };
        let touched = Brought {
            touched: 1,
            ..brought("Noor", State::Submitted, None)
        };
        let undo = undo(&[
            brought("Lin", State::Submitted, None),
            brought("Grace", State::Accepted, None),
            brought("Tom", State::Submitted, Some(Moment(1))),
            touched,
        ]);
        assert_eq!(undo.go, 1);
        assert_eq!(
            undo.stay,
            [
                ("Grace".to_string(), Why::Now(State::Accepted)),
                ("Tom".to_string(), Why::Changed),
                ("Noor".to_string(), Why::Touched)
            ]
        );
    }
}
