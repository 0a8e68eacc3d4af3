//! What trunk leaves to do: small code (see [`shrink`]), a start module instead of an inline script, names by content for the
//! workers' files, and the files that a static host needs.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};

use super::{
    files::{read, rename, write},
    headers, help,
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
/// The programs that run as workers.
pub const WORKERS: [&str; 2] = ["keeper", "file-keeper"];

/// How a language is named in files of the page, and in those of the repository.
const LANGUAGES: [(&str, &str); 2] = [("ko", "ko-KR"), ("en", "en-US")];

/// Texts that are loaded together.
struct Texts {
    /// What their files are called.
    name: &'static str,
    /// Their text in a language.
    of: fn(&str) -> Result<String>,
}

const TEXTS: [Texts; 3] = [
    Texts { name: "texts", of: |language| Ok(texts::text(&sentences(language, texts::PAGE)?)) },
    Texts {
        name: "inspect",
        of: |language| Ok(texts::named_text(&sentences(language, texts::INSPECT)?)),
    },
    Texts { name: "help", of: help::text },
];

fn sentences(language: &str, parts: &[&str]) -> Result<texts::Messages> {
    texts::compile(workspace::root(), language, parts).map_err(|fault| anyhow!("{fault}"))
}

/// Finishes the folder that trunk made.
pub fn finish(tools: &Tools, folder: &Path, base: &str) -> Result<()> {
    let mut page = read(folder, "index.html")?;
    shrink::shrink(tools, folder, base, &mut page)?;
    start_module(tools, folder, base, &mut page)?;
    for worker in WORKERS {
        self::worker(tools, folder, base, worker, &mut page)?;
    }
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
    let texts: Vec<(String, String)> = TEXTS
        .iter()
        .flat_map(|texts| LANGUAGES.map(|language| (texts, language)))
        .map(|(texts, (short, language))| {
            let old = format!("./{}-{short}.txt", texts.name);
            Ok((old, texts_file(folder, base, texts, short, language)?))
        })
        .collect::<Result<_>>()?;
    let mut names = vec![("./ingam_bg.wasm", wasm), ("./ingam.js", js)];
    names.extend(texts.iter().map(|(old, new)| (old.as_str(), new.as_str())));
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

/// Writes the texts of a language; says how the page finds them.
fn texts_file(
    folder: &Path,
    base: &str,
    texts: &Texts,
    short: &str,
    language: &str,
) -> Result<String> {
    let text = (texts.of)(language)?;
    let name = names::hashed(&format!("{}-{short}", texts.name), "txt", text.as_bytes());
    write(folder, &name, &text)?;
    Ok(format!("{base}{name}"))
}

/// Gives a worker's three files names by content and tells the page the first of them: a page finds
/// exactly the workers of its own build.
fn worker(tools: &Tools, folder: &Path, base: &str, worker: &str, page: &mut String) -> Result<()> {
    let code = format!("{worker}_bg");
    let wasm = rename(folder, &code, "wasm")?;
    let script = format!("{worker}.js");
    let old = format!("{code}.wasm");
    let glue = read(folder, &script)?.replace(&old, &wasm);
    write(folder, &script, &glue)?;
    let js = rename(folder, worker, "js")?;
    let start_file = format!("{worker}-start.js");
    let names =
        [(format!("./{old}"), format!("./{wasm}")), (format!("./{script}"), format!("./{js}"))];
    let names = names.each_ref().map(|(old, new)| (old.as_str(), new.as_str()));
    let start = template(&format!("assets/{start_file}"), &names)?;
    let start = minify(tools, Language::Module, &start)?;
    let name = names::hashed(&format!("{worker}-start"), "js", start.as_bytes());
    write(folder, &name, &start)?;
    let meta = format!("<meta name=\"ingam-{worker}\"");
    let tag = element(page, &meta, ">").with_context(|| format!("index.html has no {meta}>"))?;
    *page = page.replace(&tag.to_owned(), &format!("{meta} content=\"{base}{name}\">"));
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
