//! E-mail addresses: the plain form in which they are compared, and what is wrong with one.

use super::problem::EmailFault;

/// Addresses are no longer than this, by the rules of mail.
const LONGEST: usize = 254;

/// The address in the form in which it is stored and compared: without blanks around, in lower case.
///
/// # Errors
/// Says what is wrong with it.
pub(super) fn read(said: &str) -> Result<String, EmailFault> {
    let address = said.trim().to_lowercase();
    match fault(&address) {
        Some(fault) => Err(fault),
        None => Ok(address),
    }
}

fn fault(address: &str) -> Option<EmailFault> {
    let ats = address.matches('@').count();
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    // The first that helps most: somebody corrects one thing at a time.
    let checks = [
        (ats == 0, EmailFault::NoAt),
        (address.contains(char::is_whitespace), EmailFault::Spaces),
        (ats > 1, EmailFault::TwoAts),
        (local.is_empty(), EmailFault::NothingBefore),
        (domain.is_empty(), EmailFault::NothingAfter),
        (address.contains(','), EmailFault::Comma),
        (has_bad_full_stops(domain), EmailFault::FullStops),
        (!domain.contains('.'), EmailFault::NoFullStop),
        (
            !local.chars().all(in_local_part) || !domain.chars().all(in_domain),
            EmailFault::Character,
        ),
        (
            domain
                .split('.')
                .any(|label| label.starts_with('-') || label.ends_with('-')),
            EmailFault::Character,
        ),
        (
            address.len() > LONGEST || local.len() > 64,
            EmailFault::TooLong,
        ),
    ];
    checks
        .into_iter()
        .find(|(wrong, _)| *wrong)
        .map(|(_, fault)| fault)
}

/// Only the domain: some providers give out addresses such as `lin.@…`, against the rules, and such
/// a mailbox can be reached with its name in quotes.
fn has_bad_full_stops(part: &str) -> bool {
    part.starts_with('.') || part.ends_with('.') || part.contains("..")
}

fn in_local_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn in_domain(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_addresses_are_put_into_their_plain_form() {
        for (said, plain) in [
            ("  lin@students.example.org ", "lin@students.example.org"),
            (
                "GRACE+MENTORING@Clinic.Example.NET\u{a0}",
                "grace+mentoring@clinic.example.net",
            ),
            ("o'connell@example.org", "o'connell@example.org"),
            ("lin.@example.org", "lin.@example.org"),
        ] {
            assert_eq!(read(said).as_deref(), Ok(plain));
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let cases = [
            ("lin(at)example.org", EmailFault::NoAt),
            ("lin@@example.org", EmailFault::TwoAts),
            ("lin@mail.example,org", EmailFault::Comma),
            ("lin@", EmailFault::NothingAfter),
            ("@example.org", EmailFault::NothingBefore),
            ("lin @ mail example.org", EmailFault::Spaces),
            ("lin@..example.org", EmailFault::FullStops),
            ("lin@example", EmailFault::NoFullStop),
            ("lin<x>@example.org", EmailFault::Character),
            ("lin@-example.org", EmailFault::Character),
        ];
        for (said, fault) in cases {
            assert_eq!(read(said), Err(fault), "{said}");
        }
        assert_eq!(
            read(&format!("{}@example.org", "x".repeat(70))),
            Err(EmailFault::TooLong)
        );
    }
}
