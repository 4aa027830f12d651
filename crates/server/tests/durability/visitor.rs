//! Somebody at a browser far away: real HTTP, cookies, and now and then no answer.

use std::io::ErrorKind;
use std::time::Duration;

use dyad_scenarios::cast::{ADA, ROSA};
use dyad_scenarios::screen::{Form, Screen};
use ureq::http::{Response, header};
use ureq::{Agent, Body};

use crate::house::House;

/// Somebody with cookies, and the network they come from.
#[derive(Clone)]
pub(crate) struct Visitor {
    web: Agent,
    base: String,
    cookies: Vec<(String, String)>,
    network: String,
}

/// No answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Silence {
    /// Nobody was there to ask.
    Refused,
    /// It was asked; whether it was heard, nobody knows.
    Lost,
}

impl Visitor {
    /// Somebody who has just opened a browser on a network of that name.
    pub(crate) fn to(house: &House, network: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(0)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(40)));
        let base = format!("http://127.0.0.1:{}", house.port);
        Self {
            web: config.build().into(),
            base,
            cookies: Vec::new(),
            network: network.into(),
        }
    }

    /// Ada sets the organisation up by the link that the server has printed or is about to.
    pub(crate) fn who_sets_up(house: &mut House) -> Self {
        let line = house.says("Set it up here");
        let mut ada = Self::to(house, "10.0.0.1");
        let (_, path) = line
            .split_once(&ada.base)
            .unwrap_or_else(|| panic!("no link of ours: {line}"));
        let answers = [
            ("organisation", "Eastholm Mentoring"),
            ("name", ADA.name),
            ("address", ADA.address),
            ("safeguarding-name", ROSA.name),
            ("safeguarding-address", ROSA.address),
        ];
        let form = ada
            .opens(path)
            .unwrap()
            .form("Set up", &filled(&answers))
            .unwrap();
        assert_eq!(ada.sends(&form).unwrap().status, 303);
        ada
    }

    /// The same browser carried elsewhere.
    pub(crate) fn on_network(&self, network: &str) -> Self {
        Self {
            network: network.into(),
            ..self.clone()
        }
    }

    /// Asks for a page; follows nothing.
    pub(crate) fn opens(&mut self, path: &str) -> Result<Screen, Silence> {
        let request = self
            .web
            .get(format!("{}{path}", self.base))
            .header("x-forwarded-for", &self.network);
        let answer = request.header(header::COOKIE, self.cookie_line()).call();
        self.keeps(path, answer)
    }

    /// Sends a form as our own page would.
    pub(crate) fn sends(&mut self, form: &Form) -> Result<Screen, Silence> {
        let request = self
            .web
            .post(format!("{}{}", self.base, form.action))
            .header("x-forwarded-for", &self.network);
        let request = request
            .header(header::ORIGIN, &self.base)
            .header(header::COOKIE, self.cookie_line());
        let fields = form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let answer = request.send_form(fields);
        self.keeps(&form.action, answer)
    }

    /// Cookies as a line, for those who speak raw HTTP.
    pub(crate) fn cookie_line(&self) -> String {
        let pairs: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    fn keeps(
        &mut self,
        path: &str,
        answer: Result<Response<Body>, ureq::Error>,
    ) -> Result<Screen, Silence> {
        let mut answer = answer.map_err(|error| silence(&error))?;
        let body = answer
            .body_mut()
            .read_to_string()
            .map_err(|error| silence(&error))?;
        let text = |value: &ureq::http::HeaderValue| {
            String::from_utf8_lossy(value.as_bytes()).into_owned()
        };
        let headers: Vec<(String, String)> = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect();
        for (_, cookie) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, value) = cookie
                .split(';')
                .next()
                .and_then(|pair| pair.split_once('='))
                .unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.into(), value.into()));
        }
        let status = answer.status().as_u16();
        // 503 says that something is short for now; whoever doesn't expect that checks the status.
        assert!(
            status < 500 || status == 503,
            "{path} answered {status}: {body}"
        );
        Ok(Screen {
            path: path.into(),
            status,
            headers,
            body,
        })
    }
}

/// Fields and what is written into them.
pub(crate) fn filled(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()))
        .collect()
}

/// What stands in a field.
pub(crate) fn standing_in(screen: &Screen, button: &str, field: &str) -> String {
    let form = screen.form(button, &[]).unwrap_or_else(|| {
        panic!(
            "no button “{button}” on {}:\n{}",
            screen.path,
            screen.text()
        )
    });
    form.fields
        .into_iter()
        .find(|(name, _)| name == field)
        .map(|(_, value)| value)
        .unwrap()
}

fn silence(error: &ureq::Error) -> Silence {
    match error {
        ureq::Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => Silence::Refused,
        ureq::Error::Timeout(_) => panic!("it keeps people waiting: {error}"),
        _ => Silence::Lost,
    }
}
