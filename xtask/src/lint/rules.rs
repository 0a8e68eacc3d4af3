//! Rules of this repository that no tool knows.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{process, workspace};

/// No source file is longer.
const MAX_LINES: usize = 400;
/// Files that people read and write.
const SOURCES: &[&str] = &["rs", "ts", "mjs", "js", "css", "ftl", "html"];

/// Checks every file that git knows or would add.
pub fn check() -> Result<()> {
    let mut faults = Vec::new();
    for name in files()? {
        let path = workspace::root().join(&name);
        // Listed by git but removed from disk.
        if !path.exists() {
            continue;
        }
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        if !SOURCES.contains(&&*extension) {
            continue;
        }
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {name}"))?;
        faults.extend(faults_in(&name, &text));
    }
    for fault in &faults {
        eprintln!("{fault}");
    }
    if faults.is_empty() {
        return Ok(());
    }
    bail!("{} broken rules", faults.len())
}

/// Files of the repository, relative to its top; what .gitignore names is left out.
fn files() -> Result<Vec<String>> {
    let mut git = process::command("git");
    git.current_dir(workspace::root());
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let list = process::output(&mut git).context("the rules are checked in a git repository")?;
    Ok(list.lines().map(str::to_owned).collect())
}

fn faults_in(name: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    if lines > MAX_LINES {
        faults.push(format!("{name}: {lines} lines, at most {MAX_LINES} are allowed"));
    }
    let path = Path::new(name);
    if path.file_name().is_some_and(|file| file == "mod.rs") {
        faults.push(format!("{name}: modules are named foo.rs with a folder foo/"));
    }
    if name == "index.html" {
        faults.extend(forbidden(name, text, &["style=", "<style", "onclick=", "onload="]));
    }
    if name.starts_with("src/") {
        // The policy blocks inline style, Trusted Types block these sinks.
        faults.extend(forbidden(
            name,
            text,
            &["style=\"", "style={", "inner_html", "from_html_unchecked"],
        ));
    }
    faults
}

fn forbidden(name: &str, text: &str, words: &[&str]) -> Vec<String> {
    let lines = text.lines().enumerate();
    let hits = lines.flat_map(|(at, line)| {
        let found = words.iter().filter(move |word| line.contains(**word));
        found.map(move |word| format!("{name}:{}: `{word}` is not allowed", at + 1))
    });
    hits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_refused() {
        assert!(faults_in("src/a.rs", &"\n".repeat(400)).is_empty());
        assert_eq!(faults_in("src/a.rs", &"\n".repeat(401)).len(), 1);
    }

    #[test]
    fn inline_style_and_raw_html_are_refused() {
        assert_eq!(faults_in("src/a.rs", "<p style=\"x\">\nset_inner_html(x)").len(), 2);
        assert_eq!(faults_in("index.html", "<p style='x'>").len(), 1);
        assert!(faults_in("src/a.rs", "let style = 1;").is_empty());
        assert_eq!(faults_in("src/a/mod.rs", "").len(), 1);
    }
}
