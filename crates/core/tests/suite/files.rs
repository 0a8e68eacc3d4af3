//! The committed files of other programs, and bad ones.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

/// One of the files.
pub fn file(name: &str) -> Vec<u8> {
    fs::read(path(name)).expect(name)
}

/// Folders of bad inputs: every file has one defect, and a line in a test says what becomes of it.
const BAD: [&str; 9] = [
    "bad-backup",
    "bad-copy",
    "bad-crl",
    "bad-encrypted-keys",
    "bad-import",
    "bad-keys",
    "bad-ocsp",
    "bad-pem",
    "bad-signed-data",
];

/// The names of the files of a folder but the programs that made them, in order.
fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(path(folder)).expect(folder);
    let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("UTF-8");
    let mut names: Vec<_> = entries.map(|entry| name(entry.expect(folder))).collect();
    names.retain(|name| !name.ends_with(".py"));
    names.sort();
    names
}

/// `cargo test -p ingam-core --test suite -- --nocapture bad_inputs` prints how many there are.
#[test]
fn bad_inputs_are_many() {
    let counts = BAD.map(|folder| (folder, names(folder).len()));
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    println!("{total} bad inputs, one defect each: {counts:?}");
    assert!(counts.iter().all(|(_, count)| *count > 0));
    assert!(total >= 120, "{total}");
}

/// A line for every file of a folder but the programs that made them, in order: its name, and what
/// becomes of it.
pub fn listing(folder: &str, verdict: impl Fn(&[u8]) -> String) -> String {
    let line = |name: &String| format!("{name}: {}\n", verdict(&file(&format!("{folder}/{name}"))));
    names(folder).iter().map(line).collect()
}
