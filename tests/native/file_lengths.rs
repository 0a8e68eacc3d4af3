//! No file above 400 lines: a longer one holds more than one thing.

use std::{fs, path::Path};

const LIMIT: usize = 400;
const FOLDERS: [&str; 4] = ["src", "crates", "tests", "xtask"];

#[test]
fn no_file_is_too_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    let mut long = Vec::new();
    for folder in FOLDERS {
        visit(&root.join(folder), &mut |path| {
            seen += 1;
            let lines = fs::read_to_string(path).expect("source is text").lines().count();
            if lines > LIMIT {
                long.push(format!("{} has {lines} lines", path.display()));
            }
        });
    }
    assert!(seen > 100, "only {seen} files were found: is the search broken?");
    assert!(long.is_empty(), "{}", long.join("\n"));
}

fn visit(folder: &Path, found: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "node_modules" && name != "target") {
                visit(&path, found);
            }
        } else if path
            .extension()
            .is_some_and(|e| ["rs", "ts", "mjs", "js"].iter().any(|x| e == *x))
        {
            found(&path);
        }
    }
}
