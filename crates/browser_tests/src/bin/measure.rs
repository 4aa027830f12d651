//! Measures a server as a whole and prints a table: how long it takes to the
//! first answer, how much memory it occupies, and how heavy its pages are.
//!
//! `DYAD_BIN` is the server, which should be built for release.

use std::{path::Path, thread, time::Duration};

use dyad_browser_tests::{
    Outcome,
    audit::{MOST_BYTES, MOST_REQUESTS},
    crawl::Crawl,
    dyad::Dyad,
    file_from_env,
    traffic::Traffic,
    visitor::{Visitor, Who},
};
use tempfile::TempDir;

const STARTS: usize = 10;
/// How long a server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(5);
const HEAVIEST: usize = 10;

fn main() -> Outcome<()> {
    let program = file_from_env("DYAD_BIN")?;
    println!("{:58} {:>12} {:>12} {:>12}", "", "bar", "min", "median");
    starts(&program)?;
    memory(&program)?;
    pages(&program)
}

fn starts(program: &Path) -> Outcome<()> {
    let used = tempfile::tempdir()?;
    let mut first = Vec::new();
    let mut again = Vec::new();
    for _ in 0..STARTS {
        first.push(time_to_first_answer(program, &tempfile::tempdir()?)?);
        again.push(time_to_first_answer(program, &used)?);
    }
    // The first start on the used folder made it.
    again.remove(0);
    let row = |what, times: &mut Vec<Duration>| {
        times.sort();
        let [min, median] = [times[0], times[times.len() / 2]].map(|it| it.as_secs_f64() * 1e3);
        println!("{what:58} {:>12} {min:>9.1} ms {median:>9.1} ms", "300 ms");
    };
    row("start to first answer, empty folder", &mut first);
    row("start to first answer, used folder", &mut again);
    Ok(())
}

fn time_to_first_answer(program: &Path, folder: &TempDir) -> Outcome<Duration> {
    Dyad::start(program, "serve", folder)?.answers()
}

fn memory(program: &Path) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let mut server = Dyad::start(program, "serve", &folder)?;
    server.answers()?;
    thread::sleep(IDLE);
    let resident = server.resident_kib()? as f64 / 1024.0;
    println!(
        "{:58} {:>12} {resident:>9.1} MiB",
        "resident memory, idle", "64 MiB"
    );
    Ok(())
}

fn pages(program: &Path) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let mut demo = Dyad::start(program, "demo", &folder)?;
    demo.answers()?;
    let mut pages = Vec::new();
    for who in Who::ALL {
        for (path, traffic) in weigh(&Visitor::of_demo(&mut demo, who)?)? {
            pages.push((format!("{}: {path}", who.name()), traffic));
        }
    }
    pages.sort_by_key(|(_, traffic)| std::cmp::Reverse(traffic.bytes));
    println!();
    let bars = (MOST_REQUESTS, MOST_BYTES as f64 / 1024.0);
    let title = format!("the {HEAVIEST} heaviest of {} pages", pages.len());
    println!("{title:84} {:>12} {:>12}", "requests", "compressed");
    println!("{:84} {:>12} {:>8.1} KiB", "bar", bars.0, bars.1);
    for (page, traffic) in pages.iter().take(HEAVIEST) {
        let kib = traffic.bytes as f64 / 1024.0;
        println!("{page:84} {:>12} {kib:>8.1} KiB", traffic.urls.len());
    }
    Ok(())
}

fn weigh(visitor: &Visitor) -> Outcome<Vec<(String, Traffic)>> {
    let mut pages = Vec::new();
    let browser = &visitor.browser;
    visitor.walk(Crawl::from_home(&visitor.base), |url, _| {
        browser.traffic()?;
        browser.open(url)?;
        let path = url.strip_prefix(&visitor.base).unwrap_or(url);
        pages.push((path.to_owned(), browser.traffic()?));
        browser.links()
    })?;
    Ok(pages)
}
