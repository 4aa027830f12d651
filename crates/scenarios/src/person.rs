//! Somebody at a browser.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use crate::screen::{FilledIn, Form, Screen};

/// Somebody at a browser of their own: cookies, the page they look at, what they typed.
#[derive(Clone)]
pub struct Person {
    /// Who it is, for messages when a story fails.
    pub name: String,
    router: Router,
    cookies: Vec<(String, String)>,
    filled_in: Vec<FilledIn>,
    file: Option<(String, Vec<u8>)>,
    screen: Screen,
    network: Option<String>,
}

const HOST: &str = "127.0.0.1:8080";
const BOUNDARY: &str = "----dyad-story";

impl Person {
    /// Somebody who has just opened a browser.
    #[must_use]
    pub fn at(router: &Router, name: &str) -> Self {
        let screen = Screen {
            path: "/".into(),
            status: 0,
            headers: Vec::new(),
            body: String::new(),
        };
        Self {
            name: name.into(),
            router: router.clone(),
            cookies: Vec::new(),
            filled_in: Vec::new(),
            file: None,
            screen,
            network: None,
        }
    }

    /// The same person at another place: a proxy that the site trusts says where they are.
    #[must_use]
    pub fn from(mut self, network: &str) -> Self {
        self.network = Some(network.into());
        self
    }

    /// What is on the screen.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Opens an address; follows where it leads.
    pub async fn opens(&mut self, path: &str) -> &mut Self {
        let path = without_host(path).to_string();
        self.request("GET", &path, None, Vec::new()).await;
        self
    }

    /// Follows a link by its words.
    pub async fn follows(&mut self, text: &str) -> &mut Self {
        let href = self.screen.link(text).unwrap_or_else(|| {
            panic!(
                "{} finds no link “{text}” on {}:\n{}",
                self.name,
                self.screen.path,
                self.screen.text()
            )
        });
        self.opens(&href).await
    }

    /// Writes `value` into the field that is labelled so.
    pub fn fills(&mut self, label: &str, value: &str) -> &mut Self {
        assert!(
            self.screen.has_field(label),
            "{} finds no field “{label}” on {}:\n{}",
            self.name,
            self.screen.path,
            self.screen.text()
        );
        self.filled_in.push((label.into(), value.into()));
        self
    }

    /// Ticks a box.
    pub fn ticks(&mut self, label: &str) -> &mut Self {
        self.fills(label, "")
    }

    /// Chooses a file.
    pub fn chooses_file(&mut self, name: &str, content: &[u8]) -> &mut Self {
        self.file = Some((name.into(), content.to_vec()));
        self
    }

    /// Presses a button by its words; follows where it leads.
    pub async fn presses(&mut self, button: &str) -> &mut Self {
        let form = self.form(button);
        self.sends(form).await
    }

    /// The form that a button would send now; what was filled in is used up.
    pub fn form(&mut self, button: &str) -> Form {
        let filled_in = std::mem::take(&mut self.filled_in);
        let form = self.screen.form(button, &filled_in);
        form.unwrap_or_else(|| {
            panic!(
                "{} finds no button “{button}” on {}:\n{}",
                self.name,
                self.screen.path,
                self.screen.text()
            )
        })
    }

    /// Sends a form as it is: twice, late, or tampered with.
    pub async fn sends(&mut self, form: Form) -> &mut Self {
        let encoded = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&form.fields)
            .finish();
        if form.method == "get" {
            let path = format!(
                "{}?{encoded}",
                form.action.split('?').next().unwrap_or_default()
            );
            return self.opens(&path).await;
        }
        let (kind, body) = match form.is_multipart {
            true => (
                format!("multipart/form-data; boundary={BOUNDARY}"),
                multipart(&form.fields, self.file.take()),
            ),
            false => (
                "application/x-www-form-urlencoded".to_string(),
                encoded.into_bytes(),
            ),
        };
        self.request("POST", &form.action, Some(&kind), body).await;
        self
    }

    /// Checks that the page answered well and says all of this.
    pub fn sees(&mut self, text: &str) -> &mut Self {
        assert!(
            self.screen.words().contains(text),
            "{} should see “{text}” on {} ({}):\n{}",
            self.name,
            self.screen.path,
            self.screen.status,
            self.screen.text()
        );
        self
    }

    /// Checks that the page says nothing of this, anywhere in its source.
    pub fn does_not_see(&mut self, text: &str) -> &mut Self {
        assert!(
            !self.screen.body.contains(text),
            "{} should not see “{text}” on {}:\n{}",
            self.name,
            self.screen.path,
            self.screen.text()
        );
        self
    }

    /// Checks where they are.
    pub fn is_at(&mut self, path: &str) -> &mut Self {
        assert_eq!(
            self.screen.path,
            path,
            "{} is elsewhere:\n{}",
            self.name,
            self.screen.text()
        );
        self
    }

    /// Checks the status of the answer.
    pub fn is_answered(&mut self, status: u16) -> &mut Self {
        assert_eq!(
            self.screen.status,
            status,
            "{} got another answer from {}:\n{}",
            self.name,
            self.screen.path,
            self.screen.text()
        );
        self
    }

    /// Forgets all cookies, as a browser does whose data were cleared.
    pub fn clears_cookies(&mut self) -> &mut Self {
        self.cookies.clear();
        self
    }

    /// Sends any request, as a browser on our own page would, and follows where it leads.
    pub async fn request(
        &mut self,
        method: &str,
        path: &str,
        kind: Option<&str>,
        body: Vec<u8>,
    ) -> &Screen {
        let (mut method, mut path, mut body) = (method.to_string(), path.to_string(), body);
        for _ in 0..6 {
            self.once(&method, &path, kind, std::mem::take(&mut body))
                .await;
            match self.screen.header("location") {
                Some(next) if (300..400).contains(&self.screen.status) => path = next.to_string(),
                _ => break,
            }
            method = "GET".into();
        }
        assert!(
            self.screen.status < 500,
            "{} met our own fault at {}: {}",
            self.name,
            self.screen.path,
            self.screen.words()
        );
        &self.screen
    }

    async fn once(&mut self, method: &str, path: &str, kind: Option<&str>, body: Vec<u8>) {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST);
        if method != "GET" {
            request = request
                .header(header::ORIGIN, format!("http://{HOST}"))
                .header("sec-fetch-site", "same-origin");
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let mut request = request.body(Body::from(body)).expect("a request of ours");
        if let Some(network) = &self.network {
            let near = SocketAddr::from(([127, 0, 0, 1], 50_000));
            request.extensions_mut().insert(ConnectInfo(near));
            let network = HeaderValue::from_str(network).expect("an address");
            request.headers_mut().insert("x-forwarded-for", network);
        }
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router answers");
        let (parts, body) = response.into_parts();
        let headers: Vec<(String, String)> = parts
            .headers
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect();
        self.keep_cookies(&headers);
        let bytes = body.collect().await.expect("a body").to_bytes();
        self.screen = Screen {
            path: path.into(),
            status: parts.status.as_u16(),
            headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        };
    }

    fn keep_cookies(&mut self, headers: &[(String, String)]) {
        for (_, cookie) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            let Some((name, value)) = cookie
                .split(';')
                .next()
                .and_then(|pair| pair.split_once('='))
            else {
                continue;
            };
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.into(), value.into()));
        }
    }
}

fn multipart(fields: &[(String, String)], file: Option<(String, Vec<u8>)>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    if let Some((name, content)) = file {
        body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n").bytes());
        body.extend(content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

/// A letter's link names the site; the router wants the path.
fn without_host(link: &str) -> &str {
    let Some(rest) = link
        .strip_prefix("http://")
        .or(link.strip_prefix("https://"))
    else {
        return link;
    };
    rest.find('/').map_or("/", |at| &rest[at..])
}
