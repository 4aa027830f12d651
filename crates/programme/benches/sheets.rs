//! Spreadsheets, from bytes to a preview: `cargo bench -p dyad-programme --bench sheets [-- ROWS…]`.
//!
//! Prints seconds and the most memory the process ever held; it judges nothing. Each size is measured
//! in a process of its own, so that one's memory isn't another's.

use std::time::Instant;

use dyad_platform::sheet::{Hints, read};
use dyad_programme::import::{preview, propose};
use dyad_programme::template::shipped_by_key;

const SIZES: [usize; 3] = [5_000, 20_000, 100_000];

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|arg| arg.parse().ok())
        .collect();
    if let [rows] = sizes.as_slice() {
        measure(*rows);
        return;
    }
    println!("    rows   file MB   read s   preview s   people   peak MB");
    let sizes = if sizes.is_empty() {
        SIZES.to_vec()
    } else {
        sizes
    };
    for rows in sizes {
        let Ok(me) = std::env::current_exe() else {
            return;
        };
        let status = std::process::Command::new(me)
            .arg(rows.to_string())
            .status();
        if !status.is_ok_and(|status| status.success()) {
            println!("{rows}: broke off");
        }
    }
}

fn measure(rows: usize) {
    let file = file(rows);
    let Ok(Some(template)) = shipped_by_key("intl-student-practitioner") else {
        return;
    };
    let begun = Instant::now();
    let Ok(sheet) = read(file.as_bytes(), &Hints::default()) else {
        println!("{rows}: unreadable");
        return;
    };
    let reading = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let mapping = propose(&sheet, &template);
    let preview = preview(&sheet, &template, &mapping, jiff::civil::date(2026, 3, 2));
    let previewing = begun.elapsed().as_secs_f64();
    println!(
        "{rows:>8} {:>9.1} {reading:>8.2} {previewing:>11.2} {:>8} {:>9}",
        file.len() as f64 / 1e6,
        preview.counts.accepted_people,
        peak()
    );
}

/// Applicants as a form exports them; one in fifty rows has something to look at.
fn file(rows: usize) -> String {
    let mut file = String::from(
        "Submitted,Name,E-mail,Role,Country,Where do you study or work?,Year,Fields,Languages,Time zone,When are you usually free?,What do you hope for?,Places,Not with\n",
    );
    for row in 0..rows {
        let (role, year, places) = match row % 3 {
            0 => ("Mentor", "", "2"),
            _ => ("Mentee", "3", ""),
        };
        let not_with = if row % 50 == 7 {
            "somebody from before"
        } else {
            ""
        };
        file += &format!(
            "2026-01-{:02} 09:12,Person {row} Example,person{row}@example.org,{role},Portugal,\"Veterinary School of Vale Claro\",{year},\"Surgery, Horses\",\"English, Portuguese\",Europe/Lisbon,\"Weekday evenings, Saturdays\",To talk with somebody who has been where I would like to go and to learn how a year looks,{places},{not_with}\n",
            row % 28 + 1
        );
    }
    file
}

/// The most memory this process ever held, in megabytes; 0 where the system doesn't say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
