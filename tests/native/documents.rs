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

/// The targets of `[words](target)`, without addresses of other sites and without the place in the file.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    let files = targets.map(|(target, _)| target.split('#').next().unwrap_or(target));
    files.filter(|target| !target.is_empty() && !target.contains("://"))
}

#[test]
fn every_link_leads_to_a_file() {
    let docs = names("docs", ".md").into_iter().map(|name| format!("docs/{name}"));
    let top = names("", ".md").into_iter();
    for name in docs.chain(top) {
        let path = root().join(&name);
        for target in links(&read(&path)) {
            let there = path.with_file_name(target);
            assert!(there.exists(), "{name}: {target}");
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
    let quoted = map.split('`').skip(1).step_by(2);
    for name in quoted.filter(|name| name.contains('/') && name.ends_with(".rs")) {
        let at = |folder: &str| root().join(folder).join(name).exists();
        assert!(at("") || at("src"), "{name}");
    }
}

#[test]
fn the_tests_that_the_threat_model_names_are_there() {
    let text = read(&root().join("docs/threat-model.md"));
    let folders = ["tests/", "crates/mock-bank/tests/", "crates/core/tests/"];
    let quoted = text.split('`').skip(1).step_by(2);
    let tests = quoted.filter(|name| folders.iter().any(|folder| name.starts_with(folder)));
    for name in tests {
        let endings = ["", ".rs", ".ts", ".spec.ts"];
        let exists = |ending: &&str| root().join(format!("{name}{ending}")).exists();
        assert!(endings.iter().any(exists), "{name}");
    }
}
