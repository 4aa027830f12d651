//! Chromium with verbs.

use std::{
    fmt, thread,
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    Outcome,
    crawl::without_fragment,
    traffic::{Traffic, console_errors},
    webdriver::{ELEMENT, Session},
};

/// How long a page may take to follow another, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// One Chromium window with a profile of its own.
#[derive(Debug)]
pub struct Browser(Session);

/// Whether the pages of a window may run their scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    /// As almost everyone has it.
    On,
    /// Every page has to work like this too.
    Off,
}

/// How wide the window is, and which colours its reader prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// In CSS pixels.
    pub width: u32,
    /// Prefers the dark scheme.
    pub dark: bool,
}

impl View {
    /// A desk and a phone, by day and by night.
    pub const ALL: [Self; 4] = [
        Self::new(1280, false),
        Self::new(1280, true),
        Self::new(390, false),
        Self::new(390, true),
    ];
    /// The narrowest window in which a page must not scroll sideways.
    pub const NARROWEST: Self = Self::new(320, false);

    const fn new(width: u32, dark: bool) -> Self {
        Self { width, dark }
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.dark { "dark" } else { "light" };
        write!(f, "{} {scheme}", self.width)
    }
}

impl Browser {
    /// Opens a window in which every page is loaded from the server, never from a cache.
    ///
    /// # Errors
    /// When Chromium doesn't start.
    pub fn start(scripts: Scripts) -> Outcome<Self> {
        let session = Session::start()?;
        session.devtools(
            "Network.setCacheDisabled",
            &json!({ "cacheDisabled": true }),
        )?;
        let off = scripts == Scripts::Off;
        session.devtools(
            "Emulation.setScriptExecutionDisabled",
            &json!({ "value": off }),
        )?;
        Ok(Self(session))
    }

    /// Goes to `url` and waits until it is loaded.
    ///
    /// # Errors
    /// When nobody answers there.
    pub fn open(&self, url: &str) -> Outcome<()> {
        self.0.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Opens a sign-in link and presses the one button of that page, since a link never acts by itself.
    ///
    /// # Errors
    /// When there isn't exactly one button, or it brings no new cookie.
    pub fn sign_in_by(&self, link: &str) -> Outcome<()> {
        self.open(link)?;
        let before = self.cookies()?;
        self.click("//main//form[@method='post']//button")?;
        if self.cookies()? == before {
            return Err(format!("{link} did not sign in").into());
        }
        Ok(())
    }

    /// Types `value` into the field with this label, replacing what was there.
    /// A file field takes the path of the file, a list the words of a choice, a date `2026-03-02`.
    ///
    /// # Errors
    /// When there isn't exactly one such field.
    pub fn fill(&self, label: &str, value: &str) -> Outcome<()> {
        let field = self.field(label)?;
        let kind = self.0.get(&format!("/element/{field}/property/type"))?;
        if kind != "file" && kind != "select-one" {
            self.0
                .post(&format!("/element/{field}/clear"), &json!({}))?;
        }
        let keys = match value.split('-').collect::<Vec<_>>()[..] {
            // As Americans write it, because that is Chromium's language here.
            [year, month, day] if kind == "date" => format!("{month}{day}{year}"),
            _ => value.to_owned(),
        };
        self.0
            .post(&format!("/element/{field}/value"), &json!({ "text": keys }))
            .map(drop)
    }

    /// What stands in the field with this label; a date as `2026-03-02`.
    ///
    /// # Errors
    /// When there isn't exactly one such field.
    pub fn filled(&self, label: &str) -> Outcome<String> {
        let field = self.field(label)?;
        let value = self.0.get(&format!("/element/{field}/property/value"))?;
        Ok(text(&value))
    }

    /// Chooses the box or the round one whose label begins with these words.
    ///
    /// # Errors
    /// When there isn't exactly one, or it isn't chosen then.
    pub fn choose(&self, beginning: &str) -> Outcome<()> {
        self.click(&label_beginning(beginning))?;
        if self.is_chosen(beginning)? {
            Ok(())
        } else {
            Err(format!("“{beginning}” cannot be chosen").into())
        }
    }

    /// The name under which a screen reader announces what has the focus.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn focused(&self) -> Outcome<String> {
        let element = self.0.get("/element/active")?;
        let element = text(&element[ELEMENT]);
        Ok(text(
            &self.0.get(&format!("/element/{element}/computedlabel"))?,
        ))
    }

    /// Presses the button with these words, where a link may have the same ones, and waits for the page that follows.
    ///
    /// # Errors
    /// When there isn't exactly one such button.
    pub fn send(&self, words: &str) -> Outcome<()> {
        self.click(&format!("//button[normalize-space()={}]", quoted(words)))
    }

    /// Presses the button, link or label with these words and waits for the page that follows, if any.
    ///
    /// # Errors
    /// When there isn't exactly one.
    pub fn press(&self, words: &str) -> Outcome<()> {
        let words = quoted(words);
        self.click(&format!(
            "//*[self::button or self::a or self::label or self::summary][normalize-space()={words}]"
        ))
    }

    /// The address of the page, after all redirects.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn address(&self) -> Outcome<String> {
        Ok(text(&self.0.get("/url")?))
    }

    /// What stands on the page, as its reader sees it.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn reads(&self) -> Outcome<String> {
        let body = self.0.element("//body")?;
        Ok(text(&self.0.get(&format!("/element/{body}/text"))?))
    }

    /// The addresses of all links of the page, on any host.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn links(&self) -> Outcome<Vec<String>> {
        let links = self.run("return [...document.links].map(it => it.href)", &[])?;
        Ok(list(&links).iter().map(text).collect())
    }

    /// The cookies of the page, as the `Cookie` header sends them.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn cookies(&self) -> Outcome<String> {
        let cookies = self.0.get("/cookie")?;
        let pair = |it: &Value| format!("{}={}", text(&it["name"]), text(&it["value"]));
        let pairs: Vec<_> = list(&cookies).iter().map(pair).collect();
        Ok(pairs.join("; "))
    }

    /// Changes the width of the window and the colours its reader prefers.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn look(&self, view: View) -> Outcome<()> {
        let size = json!({
            "width": view.width,
            "height": 800,
            "deviceScaleFactor": 1,
            "mobile": view.width < 600,
        });
        self.0
            .devtools("Emulation.setDeviceMetricsOverride", &size)?;
        let scheme = if view.dark { "dark" } else { "light" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            // Or a colour would be judged in the middle of its transition.
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.0.devtools("Emulation.setEmulatedMedia", &features)?;
        Ok(())
    }

    /// A picture of the whole page, as PNG.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn screenshot(&self) -> Outcome<Vec<u8>> {
        let metrics = self.0.devtools("Page.getLayoutMetrics", &json!({}))?;
        let size = &metrics["cssContentSize"];
        let clip = json!({
            "x": 0, "y": 0, "scale": 1,
            "width": size["width"], "height": size["height"],
        });
        let how = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.0.devtools("Page.captureScreenshot", &how)?;
        Ok(BASE64_STANDARD.decode(text(&picture["data"]))?)
    }

    /// Runs a script in the page and waits for the promise it may return.
    /// The page's Content Security Policy doesn't stand in the way.
    ///
    /// # Errors
    /// When the script throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let call = json!({ "script": script, "args": arguments });
        self.0.post("/execute/sync", &call)
    }

    /// The errors on the console since the last call.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn console_errors(&self) -> Outcome<Vec<String>> {
        let log = self.0.post("/se/log", &json!({ "type": "browser" }))?;
        Ok(console_errors(list(&log)))
    }

    /// What went over the network since the last call.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn traffic(&self) -> Outcome<Traffic> {
        let log = self.0.post("/se/log", &json!({ "type": "performance" }))?;
        Traffic::from_log(list(&log))
    }

    fn field(&self, label: &str) -> Outcome<String> {
        let label = quoted(label);
        self.0
            .element(&format!("//*[@id=//label[normalize-space()={label}]/@for]"))
    }

    fn is_chosen(&self, beginning: &str) -> Outcome<bool> {
        let label = label_beginning(beginning);
        let choice = self
            .0
            .element(&format!("{label}//input | //input[@id={label}/@for]"))?;
        Ok(self.0.get(&format!("/element/{choice}/selected"))? == true)
    }

    fn click(&self, xpath: &str) -> Outcome<()> {
        let element = self.0.element(xpath)?;
        let leads_on = self.leads_on(&element)?;
        let page = self.0.element("/html")?;
        let click = format!("/element/{element}/click");
        self.0.post(&click, &json!({}))?;
        if leads_on {
            self.waits_until_gone(&page)
        } else {
            Ok(())
        }
    }

    /// Whether pressing an element leaves the page, as links and submit buttons do.
    fn leads_on(&self, element: &str) -> Outcome<bool> {
        let property = |name: &str| self.0.get(&format!("/element/{element}/property/{name}"));
        if let Some(href) = property("href")?.as_str() {
            return Ok(without_fragment(href) != without_fragment(&self.address()?));
        }
        Ok(property("type")? == "submit" && !property("form")?.is_null())
    }

    /// The driver may answer a click before the browser has begun to leave the page.
    fn waits_until_gone(&self, page: &str) -> Outcome<()> {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if self.0.get(&format!("/element/{page}/name")).is_err() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Err("no page followed".into())
    }
}

fn label_beginning(words: &str) -> String {
    format!("//label[starts-with(normalize-space(), {})]", quoted(words))
}

/// An XPath 1.0 string, which has no way to escape a quotation mark.
fn quoted(words: &str) -> String {
    if words.contains('"') {
        format!("'{words}'")
    } else {
        format!("\"{words}\"")
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
