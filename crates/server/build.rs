//! Names the commit for `dyad --version`.

use std::process::Command;

fn main() {
    let commit = Command::new("git")
        .args(["rev-parse", "--short", "HEAD"])
        .output();
    let commit = commit
        .ok()
        .filter(|output| output.status.success())
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_string());
    println!(
        "cargo::rustc-env=DYAD_COMMIT={}",
        commit.unwrap_or_else(|| "unknown commit".into())
    );
    println!("cargo::rerun-if-changed=../../.git/HEAD");
}
