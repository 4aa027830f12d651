//! What the operator sets. A flag wins over the environment (`DYAD_…`), which wins over the file.

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address and port to serve on.
    pub listen: SocketAddr,
    /// Folder of the embedded database and of mails kept as files.
    pub data: PathBuf,
    /// URL of the database.
    pub database: String,
    /// The address people use, such as `https://mentoring.example.org`; letters link to it.
    pub public_url: String,
    /// File of the master key; never inside the data folder, so that no backup takes it along.
    pub key_file: PathBuf,
    /// SMTP server as a URL (`smtps://user:password@host:465`); mails are kept as files without it.
    pub smtp: Option<String>,
    /// Address that letters come from.
    pub mail_from: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether the style page is there.
    pub development: bool,
}

/// What can stand in the settings file, or come from flags and environment. Unknown keys fail.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// See [`Settings::listen`].
    pub listen: Option<SocketAddr>,
    /// See [`Settings::data`].
    pub data: Option<PathBuf>,
    /// See [`Settings::database`].
    pub database: Option<String>,
    /// See [`Settings::public_url`].
    pub public_url: Option<String>,
    /// See [`Settings::key_file`].
    pub key_file: Option<PathBuf>,
    /// See [`Settings::smtp`].
    pub smtp: Option<String>,
    /// See [`Settings::mail_from`].
    pub mail_from: Option<String>,
    /// See [`Settings::trusted_proxies`].
    pub trusted_proxies: Option<Vec<IpAddr>>,
    /// See [`Settings::development`].
    pub development: Option<bool>,
    /// Allows plain http on an address that others can reach.
    pub allow_plain_http: Option<bool>,
}

/// Why the settings can't be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file can't be read.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// The file says something that isn't a setting.
    #[error("{0}: {1}")]
    Syntax(PathBuf, toml::de::Error),
    /// Plain http would be reachable from outside.
    #[error(
        "{0} can be reached from outside, and the public address is not https. Put a proxy with TLS in front and set --public-url https://…, or say --allow-plain-http if this network is yours alone"
    )]
    PlainHttp(SocketAddr),
    /// The public address is not one.
    #[error("--public-url must begin with http:// or https:// and name a host")]
    PublicUrl,
}

impl Wanted {
    /// Reads a settings file.
    ///
    /// # Errors
    /// When it can't be read or holds an unknown key.
    pub fn from_file(path: &Path) -> Result<Self, SettingsError> {
        let text =
            fs::read_to_string(path).map_err(|error| SettingsError::File(path.into(), error))?;
        toml::from_str(&text).map_err(|error| SettingsError::Syntax(path.into(), error))
    }

    /// These wishes, filled up from `lower` where they say nothing.
    #[must_use]
    pub fn over(self, lower: Self) -> Self {
        Self {
            listen: self.listen.or(lower.listen),
            data: self.data.or(lower.data),
            database: self.database.or(lower.database),
            public_url: self.public_url.or(lower.public_url),
            key_file: self.key_file.or(lower.key_file),
            smtp: self.smtp.or(lower.smtp),
            mail_from: self.mail_from.or(lower.mail_from),
            trusted_proxies: self.trusted_proxies.or(lower.trusted_proxies),
            development: self.development.or(lower.development),
            allow_plain_http: self.allow_plain_http.or(lower.allow_plain_http),
        }
    }

    /// The settings in force, with defaults for the rest.
    ///
    /// # Errors
    /// When they would be unsafe or make no sense.
    pub fn settle(self) -> Result<Settings, SettingsError> {
        let listen = self
            .listen
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url = self
            .public_url
            .unwrap_or_else(|| format!("http://{listen}"));
        let host = public_url
            .strip_prefix("https://")
            .or(public_url.strip_prefix("http://"));
        if host.is_none_or(|host| host.trim_matches('/').is_empty()) {
            return Err(SettingsError::PublicUrl);
        }
        let plain = !public_url.starts_with("https://") && !listen.ip().is_loopback();
        if plain && !self.allow_plain_http.unwrap_or(false) {
            return Err(SettingsError::PlainHttp(listen));
        }
        let data = self.data.unwrap_or_else(|| PathBuf::from("data"));
        Ok(Settings {
            listen,
            database: self
                .database
                .unwrap_or_else(|| format!("sqlite://{}?mode=rwc", data.join("dyad.db").display())),
            key_file: self.key_file.unwrap_or_else(|| beside(&data)),
            mail_from: self
                .mail_from
                .unwrap_or_else(|| "mentoring@localhost".into()),
            smtp: self.smtp,
            trusted_proxies: self.trusted_proxies.unwrap_or_default(),
            development: self.development.unwrap_or(cfg!(debug_assertions)),
            public_url,
            data,
        })
    }
}

/// The key stands beside the data folder, so that copying the folder doesn't copy the key.
fn beside(data: &Path) -> PathBuf {
    match data.parent() {
        Some(parent) if parent != Path::new("") => parent.join("dyad.key"),
        _ => PathBuf::from("dyad.key"),
    }
}

impl Settings {
    /// Whether people reach this installation over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Host and port of the public address.
    #[must_use]
    pub fn public_host(&self) -> &str {
        let rest = self
            .public_url
            .split_once("://")
            .map_or("", |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }

    /// Whether mails are kept as files and shown on a page: only without SMTP, and only where
    /// nobody else can come.
    #[must_use]
    pub fn keeps_mails(&self) -> bool {
        self.smtp.is_none()
            && self.listen.ip().is_loopback()
            && names_this_machine(self.public_host())
            && !self.is_https()
    }
}

/// The name in a `host:port`, in lower case.
#[must_use]
pub fn without_port(host: &str) -> String {
    let end = host
        .rfind(':')
        .filter(|at| !host[*at..].contains(']'))
        .unwrap_or(host.len());
    host[..end].to_ascii_lowercase()
}

/// Whether a `host` or `host:port` is this very machine and nothing that only begins like it.
#[must_use]
pub fn names_this_machine(host: &str) -> bool {
    matches!(
        without_port(host).as_str(),
        "localhost" | "127.0.0.1" | "[::1]"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_wins_over_the_file() {
        let flags = Wanted {
            public_url: Some("https://a.example".into()),
            ..Wanted::default()
        };
        let file: Wanted =
            toml::from_str("public_url = 'https://b.example'\nmail_from = 'm@b.example'").unwrap();
        let settings = flags.over(file).settle().unwrap();
        assert_eq!(
            (settings.public_url.as_str(), settings.mail_from.as_str()),
            ("https://a.example", "m@b.example")
        );
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        assert!(toml::from_str::<Wanted>("pubic_url = 'x'").is_err());
    }

    #[test]
    fn plain_http_on_a_public_address_needs_a_word() {
        let open = || Wanted {
            listen: "0.0.0.0:80".parse().ok(),
            ..Wanted::default()
        };
        assert!(matches!(open().settle(), Err(SettingsError::PlainHttp(_))));
        assert!(
            Wanted {
                allow_plain_http: Some(true),
                ..open()
            }
            .settle()
            .is_ok()
        );
        assert!(
            Wanted {
                public_url: Some("https://m.example".into()),
                ..open()
            }
            .settle()
            .is_ok()
        );
    }

    #[test]
    fn only_whole_names_are_this_machine() {
        for near in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1:80",
            "[::1]",
            "[::1]:8080",
        ] {
            assert!(names_this_machine(near), "{near}");
        }
        for far in [
            "",
            "127.0.0.1.example.org",
            "localhost.example.org:80",
            "[::2]:8080",
        ] {
            assert!(!names_this_machine(far), "{far}");
        }
    }

    #[test]
    fn mails_are_shown_only_where_nobody_else_can_come() {
        let with = |url: &str| Wanted {
            public_url: Some(url.into()),
            ..Wanted::default()
        };
        let keeps = |wanted: Wanted| wanted.settle().unwrap().keeps_mails();
        assert!(keeps(Wanted::default()) && keeps(with("http://[::1]")));
        // Behind a proxy on the same machine, everybody would seem near.
        assert!(!keeps(with("https://mentoring.example.org")));
        assert!(!keeps(with("http://mentoring.example.org")));
    }

    #[test]
    fn the_key_stands_outside_the_data_folder() {
        let settings = Wanted {
            data: Some("/srv/dyad/data".into()),
            ..Wanted::default()
        }
        .settle()
        .unwrap();
        assert_eq!(settings.key_file, PathBuf::from("/srv/dyad/dyad.key"));
    }
}
