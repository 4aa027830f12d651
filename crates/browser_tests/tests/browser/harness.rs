//! The harness itself: it finds what is wrong, it finds nothing where all is
//! well, and its verbs do what they say. A check that can't fail checks nothing.

use dyad_browser_tests::{
    Outcome,
    audit::Finding,
    browser::{Browser, Scripts, View},
    crawl::Crawl,
    visitor::Visitor,
};

use crate::{pages::Inspection, skipped, stand_in};

const SHEET: &str = "
    li { margin: 2em }
    .pale { color: #bbb; background: #fff }
    .wide { width: 500px }
    @media (prefers-color-scheme: dark) { .night { color: #111; background: #222 } }
";

fn with_faults(path: &str, _: &str) -> (String, String) {
    match path {
        "/" => stand_in::page(
            "<ul><li><a href=/well>well</a><li><a href=/gone>gone</a><li><a href=/pale>pale</a><li><a href=/night>night</a>\
            <li><a href=/wide>wide</a><li><a href=/noisy>noisy</a><li><a href=/abroad>abroad</a><li><a href=/many>many</a>\
            <li><a href=/heavy>heavy</a><li><a href=/headless>headless</a><li><a href=/unclosed>unclosed</a><li><a href=/moved>moved</a><li><a href=/broken>broken</a><li><a href=http://example.org/>elsewhere</a></ul>",
        ),
        "/well" => stand_in::page("<p class=night-or-day>All is well.</p>"),
        "/pale" => stand_in::page("<p class=pale>Who can read this?</p>"),
        "/night" => stand_in::page("<p class=night>Who can read this by night?</p>"),
        "/wide" => stand_in::page("<p class=wide>Who can see this at once?</p>"),
        "/noisy" => stand_in::page("<script src=/noisy.js></script>"),
        // Nobody listens there, and the policy would refuse it, were it not for the header's absence.
        "/abroad" => {
            let (head, body) = stand_in::page("<img src=http://127.0.0.1:9/x.png alt=x>");
            (head.replace("Content-Security-Policy", "X-No-Policy"), body)
        }
        "/many" => stand_in::page(
            "<script src=/1.js></script><script src=/2.js></script><script src=/3.js></script><script src=/4.js></script><script src=/5.js></script>",
        ),
        "/1.js" | "/2.js" | "/3.js" | "/4.js" | "/5.js" => stand_in::file("text/javascript", ""),
        "/heavy" => stand_in::page("<script src=/heavy.js></script>"),
        "/headless" => stand_in::page("<section><p>It needs a heading.</p></section>"),
        "/unclosed" => stand_in::page("<p><b>It goes on</p>"),
        "/broken" => stand_in::broken(),
        "/moved" => stand_in::moved("/moved-again"),
        "/moved-again" => stand_in::moved("/gone"),
        "/noisy.js" => stand_in::file("text/javascript", "throw new Error('Oh dear')"),
        "/heavy.js" => stand_in::file("text/javascript", &"// and so on\n".repeat(5000)),
        _ => stand_in::trimmings(path, SHEET).unwrap_or_else(stand_in::missing),
    }
}

#[test]
fn each_fault_is_found_and_nothing_else() -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let base = stand_in::serve(with_faults)?;
    let visitor = Visitor::of(&base)?;
    let inspection = Inspection::of(&visitor)?.walk(Crawl::from_home(&base))?;
    let findings: Vec<_> = inspection.findings.iter().map(Finding::to_string).collect();
    let findings: Vec<_> = findings
        .iter()
        .map(|it| it.replace(&base, "").replace("\n    ", " "))
        .collect();
    let expected = [
        "/ links to /gone, which answers 404",
        "/ links to /moved, which answers 404",
        "/ links to /broken, which answers 500",
        "/broken answers 500",
        "/pale 1280 light, 1280 dark, 390 light, 390 dark: axe color-contrast",
        "/night 1280 dark, 390 dark: axe color-contrast",
        "/wide 390 light: overflows",
        "/wide 320 light: overflows",
        "/noisy console: ",
        "/abroad asks another host: http://127.0.0.1:9/x.png",
        "/abroad console: ",
        "/many 7 requests",
        "/heavy 6",
        "/headless HTML ",
        "/unclosed HTML ",
    ];
    let unexpected = findings
        .iter()
        .filter(|it| !expected.iter().any(|e| it.starts_with(e)));
    let unexpected: Vec<_> = unexpected.map(String::as_str).collect();
    assert!(
        unexpected.is_empty(),
        "not expected:\n{}",
        unexpected.join("\n")
    );
    let missing = expected
        .into_iter()
        .filter(|e| !findings.iter().any(|it| it.starts_with(e)));
    let missing: Vec<_> = missing.collect();
    assert!(
        missing.is_empty(),
        "not found:\n{}\namong:\n{}",
        missing.join("\n"),
        findings.join("\n")
    );
    Ok(())
}

fn with_a_form(path: &str, form: &str) -> (String, String) {
    match (path, form) {
        ("/", "") => stand_in::page(
            "<form method=post action=/><label for=name>Your name</label><input id=name name=name value=Nobody>\
            <label for=list>The list</label><input id=list name=list type=file>\
            <label for=part>Your part</label><select id=part name=part><option>mentor<option>mentee</select>\
            <label for=day>The day</label><input id=day name=day type=date>\
            <a href=#name>To the name</a> <a href=#day>Send it</a>\
            <input id=yes name=yes type=checkbox><label for=yes>I agree to all</label><button>Send it</button></form>\
            <script src=/script.js></script><p id=scripts>without scripts</p>",
        ),
        ("/", form) => stand_in::page(&format!("<p>{form}</p>")),
        ("/sign-in/abc", "") => {
            stand_in::page("<form method=post action=/sign-in/abc><button>Sign in</button></form>")
        }
        ("/sign-in/abc", _) => stand_in::page(""),
        ("/sign-in/xyz", "") => {
            stand_in::page("<form method=post><button name=a value=b>Sign in</button></form>")
        }
        ("/sign-in/xyz", _) => {
            let (head, body) = stand_in::page("<p>Welcome</p>");
            (
                format!("{head}\r\nSet-Cookie: __Host-s=1; Path=/; Secure; HttpOnly; SameSite=Lax"),
                body,
            )
        }
        ("/script.js", _) => stand_in::file(
            "text/javascript",
            "addEventListener('DOMContentLoaded', () => scripts.textContent = 'with scripts')",
        ),
        _ => stand_in::trimmings(path, SHEET).unwrap_or_else(stand_in::missing),
    }
}

#[test]
fn a_form_is_filled_and_sent_with_and_without_scripts() -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let base = stand_in::serve(with_a_form)?;
    for (scripts, words) in [
        (Scripts::On, "with scripts"),
        (Scripts::Off, "without scripts"),
    ] {
        let browser = Browser::start(scripts)?;
        browser.open(&base)?;
        assert!(
            browser.reads()?.contains(words),
            "{scripts:?}: {}",
            browser.reads()?
        );
        browser.fill("Your name", "Lin")?;
        browser.fill(
            "The list",
            &format!("{}/Cargo.toml", env!("CARGO_MANIFEST_DIR")),
        )?;
        browser.fill("Your part", "mentee")?;
        browser.fill("The day", "2026-03-02")?;
        assert_eq!(browser.filled("The day")?, "2026-03-02");
        browser.press("To the name")?;
        assert_eq!(browser.focused()?, "Your name");
        browser.choose("I agree")?;
        assert!(
            browser.choose("I agree").is_err(),
            "a second press takes it back"
        );
        browser.choose("I agree")?;
        assert!(browser.press("Send it").is_err(), "a link says the same");
        browser.send("Send it")?;
        assert!(
            browser
                .reads()?
                .ends_with("name=Lin&list=Cargo.toml&part=mentee&day=2026-03-02&yes=on"),
            "{}",
            browser.reads()?
        );
        assert!(browser.press("Send it again").is_err());
    }
    Ok(())
}

#[test]
fn a_link_signs_in_or_is_an_error() -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let base = stand_in::serve(with_a_form)?;
    let browser = Browser::start(Scripts::On)?;
    let refused = browser.sign_in_by(&format!("{base}/sign-in/abc"));
    assert!(refused.is_err_and(|it| it.to_string().ends_with("did not sign in")));
    browser.sign_in_by(&format!("{base}/sign-in/xyz"))?;
    assert_eq!(browser.cookies()?, "__Host-s=1");
    let again = browser.sign_in_by(&format!("{base}/sign-in/xyz"));
    assert!(again.is_err(), "the cookie was there before");
    Ok(())
}

#[test]
fn a_screenshot_shows_the_whole_page_in_the_chosen_width() -> Outcome<()> {
    if skipped() {
        return Ok(());
    }
    let base = stand_in::serve(|path, _| match path {
        "/" => stand_in::page("<p>Long</p>"),
        _ => stand_in::trimmings(path, "p { height: 3000px }").unwrap_or_else(stand_in::missing),
    })?;
    let browser = Browser::start(Scripts::On)?;
    browser.open(&base)?;
    for view in View::ALL {
        browser.look(view)?;
        let picture = browser.screenshot()?;
        let number = |at: usize| {
            picture[at..at + 4]
                .iter()
                .fold(0, |n, byte| n * 256 + u32::from(*byte))
        };
        // The header of a PNG holds width and height at bytes 16 and 20.
        assert_eq!(number(16), view.width);
        assert!(number(20) > 3000);
    }
    Ok(())
}
