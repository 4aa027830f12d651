//! What Chromium wrote in its logs: requests, their weight, and errors.

use std::collections::HashSet;

use serde_json::Value;

use crate::Outcome;

/// The requests of a page. The site's icon isn't among them: Chromium loads it
/// once for all pages, and at a moment of its own.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// The addresses that were asked for, redirects included.
    pub urls: Vec<String>,
    /// What was received, as it went over the wire: compressed, with headers.
    pub bytes: u64,
}

impl Traffic {
    /// Reads the entries of the log `performance`, which are events of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// When an entry isn't JSON.
    pub fn from_log(entries: &[Value]) -> Outcome<Self> {
        let mut traffic = Self::default();
        let mut icons = HashSet::new();
        for entry in entries {
            let message = entry["message"].as_str().unwrap_or_default();
            let event: Value = serde_json::from_str(message)?;
            let event = &event["message"];
            if is_for_an_icon(event) {
                icons.insert(request_id(event));
            } else if !icons.contains(&request_id(event)) {
                traffic.note(event);
            }
        }
        Ok(traffic)
    }

    /// The addresses that don't begin with `base`.
    pub fn elsewhere<'a>(&'a self, base: &'a str) -> impl Iterator<Item = &'a str> {
        let urls = self.urls.iter().map(String::as_str);
        urls.filter(move |url| !belongs_to(url, base))
    }

    fn note(&mut self, event: &Value) {
        let params = &event["params"];
        match event["method"].as_str() {
            Some("Network.requestWillBeSent") => {
                let url = params["request"]["url"].as_str().unwrap_or_default();
                if url.starts_with("http") {
                    self.urls.push(url.to_owned());
                }
            }
            Some("Network.loadingFinished") => {
                // Counted as a fraction by the protocol, though bytes are whole.
                self.bytes += params["encodedDataLength"].as_f64().unwrap_or(0.0) as u64;
            }
            _ => {}
        }
    }
}

/// Nothing on the page asked for it, and it isn't the page itself.
fn is_for_an_icon(event: &Value) -> bool {
    let params = &event["params"];
    event["method"] == "Network.requestWillBeSent"
        && params["type"] == "Other"
        && params["initiator"]["type"] == "other"
}

fn request_id(event: &Value) -> String {
    event["params"]["requestId"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Whether `url` is a page of the server at `base`, which ends without a slash.
pub fn belongs_to(url: &str, base: &str) -> bool {
    url.strip_prefix(base)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// The messages of the log `browser` that are errors.
pub fn console_errors(entries: &[Value]) -> Vec<String> {
    let severe = entries.iter().filter(|it| it["level"] == "SEVERE");
    severe
        .filter_map(|it| it["message"].as_str())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn logged(method: &str, params: Value) -> Value {
        let message = json!({ "message": { "method": method, "params": params } });
        json!({ "message": message.to_string() })
    }

    fn asked(id: &str, url: &str, kind: &str) -> Value {
        let request = json!({ "url": url });
        let initiator = json!({ "type": "other" });
        logged(
            "Network.requestWillBeSent",
            json!({ "requestId": id, "request": request, "type": kind, "initiator": initiator }),
        )
    }

    fn received(id: &str, bytes: f64) -> Value {
        let params = json!({ "requestId": id, "encodedDataLength": bytes });
        logged("Network.loadingFinished", params)
    }

    #[test]
    fn requests_are_counted_and_weighed_without_the_icon() {
        let log = [
            asked("1", "http://127.0.0.1:1/a", "Document"),
            asked("2", "data:image/png,x", "Image"),
            received("1", 1200.0),
            asked("3", "http://127.0.0.1:10/b", "Image"),
            asked("4", "http://127.0.0.1:1/icon.svg", "Other"),
            received("4", 9000.0),
            received("3", 34.0),
        ];
        let traffic = Traffic::from_log(&log).unwrap();
        assert_eq!(
            traffic.urls,
            ["http://127.0.0.1:1/a", "http://127.0.0.1:10/b"]
        );
        assert_eq!(traffic.bytes, 1234);
        let elsewhere: Vec<_> = traffic.elsewhere("http://127.0.0.1:1").collect();
        assert_eq!(elsewhere, ["http://127.0.0.1:10/b"]);
    }
}
