//! Paths of this chapter.

/// The page for whoever comes first.
pub const LANDING: &str = "/";
/// What waits for somebody signed in. The page belongs to a later chapter; everybody leads there.
pub const HOME: &str = "/home";
/// Asking for a sign-in letter.
pub const SIGN_IN: &str = "/sign-in";
/// Where the code is typed.
pub const SIGN_IN_SENT: &str = "/sign-in/sent";
/// Signing out.
pub const SIGN_OUT: &str = "/sign-out";
/// One's own account.
pub const ME: &str = "/me";
/// A form that waited for its sender to sign in again.
pub const KEPT: &str = "/kept";

/// The link of a sign-in letter.
#[must_use]
pub fn sign_in_link(secret: &str) -> String {
    format!("/sign-in/link/{secret}")
}

/// The link printed at first start.
#[must_use]
pub fn set_up(secret: &str) -> String {
    format!("/set-up/{secret}")
}
