//! Forms: what somebody filled in, kept raw for showing it again, and done once.
//!
//! Both extractors refuse a form that doesn't carry the token of its visit. A form also carries a
//! key; a write that stores it with its result does one thing, however often it is sent.

use axum::RequestExt as _;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::header::CONTENT_TYPE;

use crate::app::App;
use crate::clock::{Moment, Span};
use crate::db::Tx;
use crate::ids::hashed;
use crate::problem::Problem;
use crate::visit::Visit;

/// A filled-in form.
#[derive(Clone, Default)]
pub struct Filled {
    fields: Vec<(String, String)>,
    key: String,
}

/// A form with a file.
pub struct Upload {
    /// The other fields.
    pub filled: Filled,
    /// Name and content of the file, where one was chosen.
    pub file: Option<(String, Bytes)>,
}

/// How long a form's key is remembered.
const REMEMBERED: Span = Span::days(2);

impl Filled {
    /// A form with these fields: for tests of the rules that read one.
    #[must_use]
    pub fn of(fields: &[(&str, &str)]) -> Self {
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect();
        Self {
            fields,
            key: String::new(),
        }
    }

    /// What was entered at `name`, as it was entered; empty when nothing was.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }

    /// What was entered at `name`, without blanks around it.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// All values entered at `name`: ticked boxes, repeated fields.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// All fields, in order.
    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Where the same form led when it was sent before, if it was.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn led_to(&self, tx: &mut Tx) -> Result<Option<String>, sqlx::Error> {
        store::result_of(tx, &self.key).await
    }

    /// Notes that this form was done and leads to `url`.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn leads_to(&self, tx: &mut Tx, url: &str, now: Moment) -> Result<(), sqlx::Error> {
        store::remember(tx, &self.key, url, now).await
    }

    fn accept(
        app: &App,
        visit: &Visit,
        path: &str,
        fields: Vec<(String, String)>,
    ) -> Result<Self, Problem> {
        let value = |name: &str| {
            fields
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| value.clone())
        };
        let token = value("csrf").unwrap_or_default();
        if !same(&token, &visit.form_token(&app.keys)) {
            return Err(Problem::StaleForm);
        }
        // A page has one key for all its forms, and people go back to pages: only the same form
        // with the same words is the same thing sent again.
        let words = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&fields)
            .finish();
        let key = app
            .keys
            .digest("form key", &format!("{} {path} {words}", visit.hashed()));
        let fields = fields
            .into_iter()
            .filter(|(name, _)| name != "csrf" && name != "once")
            // PostgreSQL keeps no NUL, and nobody types one.
            .map(|(name, value)| (name, value.replace('\0', "")))
            .collect();
        Ok(Self { fields, key })
    }
}

/// Forgets keys of forms sent long ago.
///
/// # Errors
/// Those of the database.
pub async fn forget_old(tx: &mut Tx, now: Moment) -> Result<(), sqlx::Error> {
    store::forget_before(tx, now - REMEMBERED).await
}

/// Compares without telling by its time how much was right.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a.len() == b.len()
        && a.bytes()
            .zip(b.bytes())
            .fold(0, |differs, (x, y)| differs | (x ^ y))
            == 0
}

impl FromRequest<App> for Filled {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, app).await?;
        let path = parts.uri.path().to_string();
        let bytes = Bytes::from_request(Request::from_parts(parts, body), app).await;
        let bytes =
            bytes.map_err(|_| Problem::Unreadable(crate::words::here().form_too_large()))?;
        let fields: Vec<(String, String)> = form_urlencoded::parse(&bytes).into_owned().collect();
        Self::accept(app, &visit, &path, fields)
    }
}

impl FromRequest<App> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        // The route says how much there is room for.
        let (mut parts, body) = request.with_limited_body().into_parts();
        let visit = Visit::from_request_parts(&mut parts, app).await?;
        let kind = parts
            .headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let path = parts.uri.path().to_string();
        let boundary = multer::parse_boundary(kind).map_err(|_| unreadable())?;
        let mut form = multer::Multipart::new(body.into_data_stream(), boundary);
        let (mut fields, mut file) = (Vec::new(), None);
        while let Some(field) = form.next_field().await.map_err(|_| unreadable())? {
            let name = field.name().unwrap_or_default().to_string();
            match field.file_name().map(str::to_string) {
                Some(file_name) => {
                    let bytes = field.bytes().await.map_err(|_| unreadable())?;
                    file = (!bytes.is_empty()).then_some((file_name, bytes));
                }
                None => fields.push((name, field.text().await.map_err(|_| unreadable())?)),
            }
        }
        let mut filled = Filled::accept(app, &visit, &path, fields)?;
        if let Some((_, bytes)) = &file {
            let content = hashed(&String::from_utf8_lossy(bytes));
            filled.key = app
                .keys
                .digest("form key", &format!("{} {content}", filled.key));
        }
        Ok(Self { filled, file })
    }
}

fn unreadable() -> Problem {
    Problem::Unreadable(crate::words::here().upload_unreadable())
}

mod store;
