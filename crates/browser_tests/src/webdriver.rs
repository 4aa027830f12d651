//! The W3C WebDriver protocol, as far as these tests speak it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{Outcome, web::Web};

/// The longest a single command may take: a page with thousands of rows under axe.
const PATIENCE: Duration = Duration::from_secs(120);

/// The name under which WebDriver writes the id of an element.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// No display, no sandbox (tests may run as root), nothing that calls home, and
/// pages as wide as their window.
const CHROMIUM_FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--hide-scrollbars",
];

/// A chromedriver of our own with one Chromium window. Both end when it is dropped.
#[derive(Debug)]
pub struct Session {
    web: Web,
    driver: Child,
    driver_url: String,
    url: String,
    /// The browser's profile, and what else the two leave behind.
    _scratch: TempDir,
    /// Held open, because chromedriver ends when it can't write any more.
    _says: BufReader<ChildStdout>,
}

impl Session {
    /// Starts chromedriver on a free port and Chromium below it.
    ///
    /// # Errors
    /// When chromedriver isn't installed or Chromium doesn't start.
    pub fn start() -> Outcome<Self> {
        let scratch = tempfile::tempdir()?;
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .env("TMPDIR", scratch.path())
            // Dates are typed in the order of the language.
            .env("LANGUAGE", "en_US")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("chromedriver does not start ({e}); bin/test installs it"))?;
        let stdout = driver.stdout.take().ok_or("chromedriver has no output")?;
        let mut says = BufReader::new(stdout);
        let driver_url = format!("http://127.0.0.1:{}", port_in(&mut says)?);
        let mut session = Self {
            web: Web::new(PATIENCE),
            driver,
            url: String::new(),
            driver_url,
            _scratch: scratch,
            _says: says,
        };
        session.open_window()?;
        Ok(session)
    }

    fn open_window(&mut self) -> Outcome<()> {
        self.url = format!("{}/session", self.driver_url);
        let options = json!({
            "args": CHROMIUM_FLAGS,
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        });
        let created = self.post(
            "",
            &json!({ "capabilities": { "alwaysMatch": {
                "browserName": "chrome",
                "goog:chromeOptions": options,
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "timeouts": { "script": PATIENCE.as_millis() },
            } } }),
        )?;
        let id = created["sessionId"].as_str().ok_or("no session id")?;
        self.url = format!("{}/session/{id}", self.driver_url);
        Ok(())
    }

    /// Asks the window for something, as in `/title`.
    ///
    /// # Errors
    /// What the driver answers when it can't.
    pub fn get(&self, path: &str) -> Outcome<Value> {
        let answer = self.web.get(&format!("{}{path}", self.url), "")?;
        value_of(path, &answer.body)
    }

    /// Tells the window to do something, as in `/url`.
    ///
    /// # Errors
    /// What the driver answers when it can't.
    pub fn post(&self, path: &str, body: &Value) -> Outcome<Value> {
        let answer = self.web.post_json(&format!("{}{path}", self.url), body)?;
        value_of(path, &answer.body)
    }

    /// Gives a command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// What the driver answers when it can't.
    pub fn devtools(&self, command: &str, params: &Value) -> Outcome<Value> {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": params }),
        )
    }

    /// The id of the only element that `xpath` describes.
    ///
    /// # Errors
    /// When there is none or more than one.
    pub fn element(&self, xpath: &str) -> Outcome<String> {
        let found = self.post("/elements", &json!({ "using": "xpath", "value": xpath }))?;
        match found.as_array().map(Vec::as_slice) {
            Some([one]) => Ok(one[ELEMENT].as_str().unwrap_or_default().to_owned()),
            several => {
                let count = several.map_or(0, <[Value]>::len);
                Err(format!("{count} elements instead of one are {xpath}").into())
            }
        }
    }
}

impl Drop for Session {
    /// Lets chromedriver close Chromium and end; kills it if it doesn't.
    fn drop(&mut self) {
        let _ = self.web.delete(&self.url);
        let _ = self.web.get(&format!("{}/shutdown", self.driver_url), "");
        for _ in 0..50 {
            if matches!(self.driver.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Reads "ChromeDriver was started successfully on port 12345."
fn port_in(says: &mut impl BufRead) -> Outcome<u16> {
    let mut line = String::new();
    while says.read_line(&mut line)? > 0 {
        if let Some((_, port)) = line.trim_end().rsplit_once("successfully on port ") {
            return Ok(port.trim_end_matches('.').parse()?);
        }
        line.clear();
    }
    Err("chromedriver ended before it named its port".into())
}

fn value_of(path: &str, body: &str) -> Outcome<Value> {
    let mut answer: Value = serde_json::from_str(body)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        None => Ok(value),
        Some(error) => {
            let message = value["message"].as_str().unwrap_or_default();
            let first_line = message.lines().next().unwrap_or_default();
            Err(format!("WebDriver {path}: {error}: {first_line}").into())
        }
    }
}
