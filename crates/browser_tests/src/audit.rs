//! Looks at one page in every view and says what is wrong with it.

use std::{collections::BTreeMap, fmt};

use serde_json::{Value, json};

use crate::{
    Outcome,
    browser::{Browser, View},
    traffic::Traffic,
};

/// The most requests a page may need, itself included.
pub const MOST_REQUESTS: usize = 6;
/// The most bytes a page may weigh with all it loads, over the wire.
pub const MOST_BYTES: u64 = 60 * 1024;

/// What is wrong with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The address of the page.
    pub page: String,
    /// What a developer needs to know to mend it.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n    {}", self.page, self.what)
    }
}

/// A page that has been looked at.
#[derive(Debug, Default)]
pub struct Audited {
    /// What is wrong with it; nothing, if all is well.
    pub findings: Vec<Finding>,
    /// The addresses it links to, on any host.
    pub links: Vec<String>,
    /// What loading it took.
    pub traffic: Traffic,
}

/// Opens the page at `url` of the server at `base` and looks at it in every view.
/// `axe` is the source of axe-core.
///
/// # Errors
/// When Chromium fails, not when the page does.
pub fn audit(browser: &Browser, base: &str, url: &str, axe: &str) -> Outcome<Audited> {
    browser.look(View::ALL[0])?;
    // What the page before left in the logs is not this one's.
    browser.console_errors()?;
    browser.traffic()?;
    browser.open(url)?;
    let traffic = browser.traffic()?;

    let mut wrong = traffic_wrong(&traffic, base);
    browser.run(axe, &[])?;
    wrong.extend(axe_wrong(browser)?);
    for view in [View::ALL[0], View::ALL[2], View::NARROWEST] {
        browser.look(view)?;
        let culprits = browser.run(FIND_OVERFLOW, &[json!(view.width)])?;
        wrong.extend(strings(&culprits).map(|it| format!("{view}: overflows: {it}")));
    }
    let errors = browser.console_errors()?.into_iter();
    // A page that is itself a 404 is the fault of who links to it.
    let errors = errors.filter(|it| !it.starts_with(&format!("{url} - Failed to load resource")));
    wrong.extend(errors.map(|it| format!("console: {it}")));

    let finding = |what| Finding {
        page: url.to_owned(),
        what,
    };
    Ok(Audited {
        findings: wrong.into_iter().map(finding).collect(),
        links: browser.links()?,
        traffic,
    })
}

fn traffic_wrong(traffic: &Traffic, base: &str) -> Vec<String> {
    let elsewhere = traffic.elsewhere(base);
    let mut wrong: Vec<_> = elsewhere
        .map(|it| format!("asks another host: {it}"))
        .collect();
    let requests = traffic.urls.len();
    if requests > MOST_REQUESTS {
        wrong.push(format!("{requests} requests, {MOST_REQUESTS} are allowed"));
    }
    if traffic.bytes > MOST_BYTES {
        wrong.push(format!("{} bytes, {MOST_BYTES} are allowed", traffic.bytes));
    }
    wrong
}

/// What axe, already in the page, says in every view; what it says in several stands once.
fn axe_wrong(browser: &Browser) -> Outcome<Vec<String>> {
    let mut said = BTreeMap::<String, Vec<String>>::new();
    for view in View::ALL {
        browser.look(view)?;
        let violations = browser.run(RUN_AXE, &[json!(AXE_RULES)])?;
        for violation in strings(&violations) {
            said.entry(violation.to_owned())
                .or_default()
                .push(view.to_string());
        }
    }
    let line = |(what, views): (_, Vec<_>)| format!("{}: axe {what}", views.join(", "));
    Ok(said.into_iter().map(line).collect())
}

/// WCAG 2.2 AA and all that came before it, and what axe recommends beyond.
const AXE_RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// One line for each element that breaks a rule.
const RUN_AXE: &str = "
    const result = await axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] });
    return result.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${rule.help}: ${node.target.join(' ')}: ${[...node.any, ...node.all, ...node.none].map(it => it.message).join('; ')}`));
";

/// One line on the page and one for each of the first elements that stick out, when the page scrolls sideways.
const FIND_OVERFLOW: &str = "
    const width = arguments[0], page = document.documentElement;
    const reach = Math.max(page.scrollWidth, document.body.scrollWidth);
    if (reach <= width) return [];
    const sticksOut = [...document.body.querySelectorAll('*')]
        .filter(it => it.getBoundingClientRect().right > width + 1).slice(0, 3)
        .map(it => it.tagName.toLowerCase() + (it.id && '#' + it.id) + [...it.classList].map(c => '.' + c).join(''));
    return [`${reach} pixels wide because of ${sticksOut.join(', ')}`];
";

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}
