//! What trunk leaves to do: small code (see [`shrink`]), a start module instead of an inline script, names by content for the
//! keeper's files, and the files that a static host needs.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};

use super::{
    files::{read, remove, rename, write},
    headers,
    html::{attribute, element},
    minify::{Language, minify},
    names, shrink, texts,
};
use crate::{setup::Tools, workspace};

/// Names the bank's base URL and the SHA-256 of the trusted root. Written by whoever hosts the
/// page; a bank that serves the page itself answers with its own.
const CONFIG: &str = "{\n  \"bank\": \"\",\n  \"root_sha256\": \"\"\n}\n";

/// Starts the page.
const START: &str = "assets/start.js";
/// Starts the keeper. Named by its content, so a page finds exactly the keeper of its own build.
const KEEPER_START: &str = "assets/keeper-start.js";

/// Finishes the folder that trunk made.
pub fn finish(tools: &Tools, folder: &Path, base: &str) -> Result<()> {
    let mut page = read(folder, "index.html")?;
    shrink::shrink(tools, folder, base, &mut page)?;
    start_module(tools, folder, base, &mut page)?;
    keeper(tools, folder, base, &mut page)?;
    check(&page)?;
    let policy = policy(&page)?;
    write(folder, headers::FILE, headers::text(policy, base))?;
    write(folder, "config.json", CONFIG)?;
    write(folder, "index.html", &page)?;
    // Hosts without rewrite rules answer deep links with this page.
    write(folder, "404.html", &page)
}

/// Replaces trunk's placeholder (see Trunk.toml) with a module of its own.
fn start_module(tools: &Tools, folder: &Path, base: &str, page: &mut String) -> Result<()> {
    let element = element(page, "<script type=\"module\" data-start-js=", "</script>")
        .context("trunk left no start script")?
        .to_owned();
    let js = attribute(&element, "data-start-js").context("no data-start-js")?;
    let wasm = attribute(&element, "data-start-wasm").context("no data-start-wasm")?;
    let (korean, english) =
        (texts_file(folder, base, "ko", "ko-KR")?, texts_file(folder, base, "en", "en-US")?);
    let names = [
        ("./ingam_bg.wasm", wasm),
        ("./ingam.js", js),
        ("./texts-ko.txt", &korean),
        ("./texts-en.txt", &english),
    ];
    let module = template(START, &names)?;
    let module = minify(tools, Language::Module, &module)?;
    let name = names::hashed("start", "js", module.as_bytes());
    let integrity = names::integrity(module.as_bytes());
    write(folder, &name, &module)?;
    let tag =
        format!("<script type=\"module\" src=\"{base}{name}\" integrity=\"{integrity}\"></script>");
    *page = page.replace(&element, &tag);
    Ok(())
}

/// Writes the compiled sentences of a language; says how the page finds them.
fn texts_file(folder: &Path, base: &str, short: &str, language: &str) -> Result<String> {
    let messages =
        texts::compile(workspace::root(), language).map_err(|fault| anyhow!("{fault}"))?;
    let text = texts::text(&messages);
    let name = names::hashed(&format!("texts-{short}"), "txt", text.as_bytes());
    write(folder, &name, &text)?;
    Ok(format!("{base}{name}"))
}

/// Gives the keeper's three files names by content and tells the page the first of them.
fn keeper(tools: &Tools, folder: &Path, base: &str, page: &mut String) -> Result<()> {
    let wasm = rename(folder, "keeper_bg", "wasm")?;
    let glue = read(folder, "keeper.js")?.replace("keeper_bg.wasm", &wasm);
    write(folder, "keeper.js", &glue)?;
    let js = rename(folder, "keeper", "js")?;
    let start = template(KEEPER_START, &[("keeper_bg.wasm", &wasm), ("keeper.js", &js)])?;
    let start = minify(tools, Language::Module, &start)?;
    // trunk copies it where the page links it.
    remove(folder, "keeper-start.js")?;
    let name = names::hashed("keeper-start", "js", start.as_bytes());
    write(folder, &name, &start)?;
    let tag = element(page, "<meta name=\"ingam-keeper\"", ">")
        .context("index.html has no <meta name=\"ingam-keeper\">")?
        .to_owned();
    let new = format!("<meta name=\"ingam-keeper\" content=\"{base}{name}\">");
    *page = page.replace(&tag, &new);
    Ok(())
}

/// A file of ours with other names in it.
fn template(file: &str, names: &[(&str, &str)]) -> Result<String> {
    let mut text = fs::read_to_string(workspace::root().join(file))
        .with_context(|| format!("cannot read {file}"))?;
    for (old, new) in names {
        if !text.contains(old) {
            bail!("{file} does not name {old}");
        }
        text = text.replace(old, new);
    }
    Ok(text)
}

/// The policy forbids these; a page that has them would break in the browser only.
fn check(page: &str) -> Result<()> {
    for (at, _) in page.match_indices("<script") {
        let tag = &page[at..at + page[at..].find('>').context("an open script tag")?];
        if !tag.contains(" src=") {
            bail!("index.html has an inline script: {tag}>");
        }
    }
    if page.contains(" style=") || page.contains("<style") {
        bail!("index.html has an inline style");
    }
    Ok(())
}

/// The content security policy in the page.
fn policy(page: &str) -> Result<&str> {
    let tag = element(page, "<meta http-equiv=\"Content-Security-Policy\"", ">")
        .context("index.html has no content security policy")?;
    attribute(tag, "content").context("the content security policy is empty")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_the_policy_forbids() {
        assert!(check("<script src=\"a.js\"></script><p class=\"x\">").is_ok());
        assert!(check("<script type=\"module\">1</script>").is_err());
        assert!(check("<p style=\"color: red\">").is_err());
        assert!(check("<style>p{}</style>").is_err());
    }
}
