//! The contact card: whether the partner may see somebody's mail address, and a line on how they
//! like to be reached. The line is sealed; the address stays where it is and is only shown.

use dyad_pairing::partnership::{Member, Standing};

pub(crate) mod pages;
pub(crate) mod store;

/// The most characters of the line.
pub(crate) const LONGEST: usize = 200;

/// The line is longer than [`LONGEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLong;

/// The line as it is kept: one line, blanks tidied; nothing where nothing was written.
///
/// # Errors
/// When it is too long.
pub(crate) fn tidy(raw: &str) -> Result<Option<String>, TooLong> {
    let visible: String = raw
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST {
        return Err(TooLong);
    }
    Ok((!line.is_empty()).then_some(line))
}

/// The address that a member's partner sees: only while it is shared, and not after the end.
pub(crate) fn shared_address(member: &Member, standing: Standing) -> Option<&str> {
    let is_shown = member.shares_address_since.is_some() && standing != Standing::Ended;
    is_shown.then_some(member.address.as_str())
}

#[cfg(test)]
mod tests {
    use dyad_pairing::partnership::Role;
    use dyad_people::account::PersonId;
    use dyad_platform::clock::Moment;

    use super::*;

    #[test]
    fn the_line_is_one_line_of_at_most_two_hundred_characters() {
        assert_eq!(
            tidy(" evenings,\r\n by  phone "),
            Ok(Some("evenings, by phone".into()))
        );
        assert_eq!(tidy(" \n "), Ok(None));
        assert!(tidy(&"é".repeat(200)).is_ok());
        assert_eq!(tidy(&"é".repeat(201)), Err(TooLong));
    }

    #[test]
    fn the_address_shows_while_it_is_shared_and_not_after_the_end() {
        let grace = Member {
            person_id: PersonId("grace".into()),
            name: "Grace Moor".into(),
            address: "grace@example.org".into(),
            zone: "Europe/London".into(),
            role: Role::Mentor,
            shares_address_since: Some(Moment(1)),
        };
        assert_eq!(
            shared_address(&grace, Standing::Running),
            Some("grace@example.org")
        );
        assert_eq!(shared_address(&grace, Standing::Ended), None);
        assert_eq!(
            shared_address(
                &Member {
                    shares_address_since: None,
                    ..grace
                },
                Standing::Running
            ),
            None
        );
    }
}
