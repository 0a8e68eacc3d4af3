//! The documents: what they link to is there, and the map names what is there.

use std::{fs, path::Path};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("it can be read")
}

fn names(folder: &str, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder is there");
    let files = entries.map(|entry| entry.expect("it can be read").file_name());
    let names = files.map(|name| name.into_string().expect("a name of letters"));
    names.filter(|name| name.ends_with(ending)).collect()
}

/// The targets of `[words](target)` and the places in them, without addresses of other sites.
fn links(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    let targets = targets.map(|(target, _)| target).filter(|target| !target.contains("://"));
    targets.map(|target| match target.split_once('#') {
        Some((file, place)) => (file, Some(place)),
        None => (target, None),
    })
}

/// The names that GitHub gives to the headings of a text.
fn places(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter(|line| line.starts_with('#')).map(|line| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|sign| sign.is_alphanumeric() || " -_".contains(*sign));
        kept.map(|sign| if sign == ' ' { '-' } else { sign }).collect()
    })
}

/// The paths of all documents but the records of decisions, which are of their day.
fn documents() -> impl Iterator<Item = String> {
    let docs = names("docs", ".md").into_iter().map(|name| format!("docs/{name}"));
    docs.chain(names("", ".md"))
}

/// What stands between two backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Whether there is such a file or folder; the usual endings may be left out.
fn is_there(name: &str) -> bool {
    let endings = ["", ".rs", ".ts", ".spec.ts"];
    endings.iter().any(|ending| root().join(format!("{name}{ending}")).exists())
}

#[test]
fn every_link_leads_somewhere() {
    for name in documents() {
        let path = root().join(&name);
        for (file, place) in links(&read(&path)) {
            let there = if file.is_empty() { path.clone() } else { path.with_file_name(file) };
            assert!(there.exists(), "{name}: {file}");
            if let Some(place) = place {
                assert!(
                    places(&read(&there)).any(|named| named == place),
                    "{name}: {file}#{place}"
                );
            }
        }
    }
}

#[test]
fn the_map_shows_every_document_and_every_file_on_top() {
    let map = read(&root().join("ARCHITECTURE.md"));
    for name in names("docs", ".md") {
        let word = name.trim_end_matches(".md");
        assert!(map.contains(word), "docs/{name}");
    }
    // The parts of the application; `lib` is what tests see of it.
    for name in names("src", ".rs").into_iter().filter(|name| name != "lib.rs") {
        let folder = format!("{}/", name.trim_end_matches(".rs"));
        assert!(map.contains(&name) || map.contains(&folder), "src/{name}");
    }
}

#[test]
fn the_files_that_the_map_names_are_there() {
    let map = read(&root().join("ARCHITECTURE.md"));
    for name in quoted(&map).filter(|name| name.contains('/') && name.ends_with(".rs")) {
        let at = |folder: &str| root().join(folder).join(name).exists();
        assert!(at("") || at("src"), "{name}");
    }
    let tree = map.split("```").nth(3).expect("the tree stands behind the picture");
    let words = tree.split([' ', '\n', ';', ',', ':', '(', ')']);
    for name in words.filter(|word| word.ends_with(".rs")) {
        let at = |folder: &str| root().join(folder).join(name).exists();
        assert!(["", "src", "src/bin", "src/pages"].into_iter().any(at), "{name}");
    }
}

#[test]
fn the_files_that_documents_name_are_there() {
    for document in documents() {
        for line in read(&root().join(&document)).lines() {
            for name in files(line) {
                assert!(is_there(&name), "{document}: {name}");
            }
        }
    }
}

/// The files that a line names; `…/name` lies beside the one before.
fn files(line: &str) -> Vec<String> {
    let folders = ["assets/", "crates/", "docs/", "src/", "tests/", "xtask/"];
    let mut found = Vec::<String>::new();
    for name in quoted(line).filter(|name| !name.contains(['*', ' '])) {
        let folder = found.last().and_then(|before| before.rsplit_once('/'));
        match (name.strip_prefix("…/"), folder) {
            (Some(name), Some((folder, _))) => found.push(format!("{folder}/{name}")),
            _ if folders.iter().any(|folder| name.starts_with(folder)) => found.push(name.into()),
            _ => {}
        }
    }
    found
}

#[test]
fn the_modules_behind_the_features_are_there() {
    let text = read(&root().join("docs/features.md"));
    let owners = [("core's ", "crates/core/src"), ("the bank's ", "crates/mock-bank/src")];
    for cell in text.lines().flat_map(|line| line.split(['|', ';'])) {
        for (owner, folder) in owners {
            let modules = cell.split_once(owner).map_or("", |(_, rest)| rest);
            for name in quoted(modules) {
                assert!(is_there(&format!("{folder}/{name}")), "{owner}{name}");
            }
        }
    }
}
