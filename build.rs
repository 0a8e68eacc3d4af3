//! Lists the ids of the sentences in `assets/i18n/*.ftl` for `src/message_id.rs`, and compiles the sentences
//! for tests: the page itself loads them as files.

use std::{env, error::Error, fs, path::Path};

#[path = "xtask/src/build/texts.rs"]
mod texts;

use texts::Messages;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", texts::FOLDER);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=xtask/src/build/texts.rs");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (korean, english) = both(root, texts::PAGE)?;
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, text: String| fs::write(Path::new(&out).join(name), text);
    let ids: Vec<&String> = korean.keys().collect();
    write("ids.rs", format!("&{ids:?}"))?;
    write("ko.txt", texts::text(&korean))?;
    write("en.txt", texts::text(&english))?;
    let (korean, english) = both(root, texts::INSPECT)?;
    write("inspect-ko.txt", texts::named_text(&korean))?;
    write("inspect-en.txt", texts::named_text(&english))?;
    Ok(())
}

/// Sentences in Korean and English, with the same ids.
fn both(root: &Path, parts: &[&str]) -> Result<(Messages, Messages), Box<dyn Error>> {
    let korean = texts::compile(root, "ko-KR", parts)?;
    let english = texts::compile(root, "en-US", parts)?;
    if let Some(id) = korean.keys().find(|id| !english.contains_key(*id)) {
        return Err(format!("{id} is missing in English").into());
    }
    if let Some(id) = english.keys().find(|id| !korean.contains_key(*id)) {
        return Err(format!("{id} is missing in Korean").into());
    }
    Ok((korean, english))
}
