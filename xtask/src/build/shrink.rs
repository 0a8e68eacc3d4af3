//! Makes the shipped code small. What changes gets a new name and a new `integrity` in the page.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{
    files,
    finish::WORKERS,
    html, imports,
    minify::{Language, minify},
    names,
};
use crate::setup::Tools;

/// How trunk links a style sheet.
const SHEET: &str = "<link rel=\"stylesheet\"";
/// The list of the fonts' files is large and changes never: it stays a file of its own.
const FONTS: &str = "fonts-";

/// A shipped file.
struct File {
    name: String,
    content: Vec<u8>,
}

impl File {
    /// A file named by its content.
    fn new(stem: &str, extension: &str, content: Vec<u8>) -> Self {
        Self { name: names::hashed(stem, extension, &content), content }
    }

    fn read(folder: &Path, name: &str) -> Result<Self> {
        Ok(Self { name: name.to_owned(), content: files::read_bytes(folder, name)? })
    }

    fn text(&self) -> Result<&str> {
        str::from_utf8(&self.content).with_context(|| format!("{} is no text", self.name))
    }
}

/// Makes the code in the folder that trunk made small.
pub fn shrink(tools: &Tools, folder: &Path, base: &str, page: &mut String) -> Result<()> {
    page_module(tools, folder, base, page)?;
    for name in WORKERS {
        worker(tools, folder, name)?;
    }
    styles(tools, folder, base, page)
}

fn page_module(tools: &Tools, folder: &Path, base: &str, page: &mut String) -> Result<()> {
    let find = |attribute| {
        let path = html::attribute(page, attribute)
            .with_context(|| format!("trunk left no {attribute}"))?;
        File::read(folder, local(path, base)?)
    };
    let js = find("data-start-js")?;
    let wasm = find("data-start-wasm")?;
    let (small_wasm, small_js) = small(tools, &wasm.content, js.text()?)?;
    let small_js = File::new("ingam", "js", small_js.into_bytes());
    let small_wasm = File::new("ingam_bg", "wasm", small_wasm);
    replace(folder, page, &js, &small_js)?;
    replace(folder, page, &wasm, &small_wasm)
}

/// The page does not link these; they get their names when their start module does.
fn worker(tools: &Tools, folder: &Path, name: &str) -> Result<()> {
    let (code, script) = (format!("{name}_bg.wasm"), format!("{name}.js"));
    let wasm = files::read_bytes(folder, &code)?;
    let js = files::read(folder, &script)?;
    let (wasm, js) = small(tools, &wasm, &js)?;
    files::write(folder, &code, wasm)?;
    files::write(folder, &script, js)
}

/// A module and its JavaScript, made small.
fn small(tools: &Tools, wasm: &[u8], js: &str) -> Result<(Vec<u8>, String)> {
    let (wasm, js) = imports::shorten(wasm, js)?;
    Ok((wasm, minify(tools, Language::Module, &js)?))
}

/// All sheets become one, in their order; only the fonts stay apart.
fn styles(tools: &Tools, folder: &Path, base: &str, page: &mut String) -> Result<()> {
    let mut sheets = Vec::new();
    for name in sheet_names(page, base)? {
        let sheet = File::read(folder, &name)?;
        if name.starts_with(FONTS) {
            let text = minify(tools, Language::Style, sheet.text()?)?;
            let small = File::new("fonts", "css", text.into_bytes());
            replace(folder, page, &sheet, &small)?;
        } else {
            sheets.push(sheet);
        }
    }
    let mut all = String::new();
    for sheet in &sheets {
        all.push_str(sheet.text()?);
        all.push('\n');
    }
    let text = minify(tools, Language::Style, &all)?;
    let one = File::new("style", "css", text.into_bytes());
    merge(page, base, &sheets, &one)?;
    for sheet in &sheets {
        files::remove(folder, &sheet.name)?;
    }
    files::write(folder, &one.name, &one.content)
}

/// The style sheets of the page in their order.
fn sheet_names(page: &str, base: &str) -> Result<Vec<String>> {
    html::elements(page, SHEET, ">")
        .map(|tag| {
            let path = html::attribute(tag, "href").context("a style sheet without href")?;
            Ok(local(path, base)?.to_owned())
        })
        .collect()
}

/// Puts one file in the place of another, also in the page.
fn replace(folder: &Path, page: &mut String, old: &File, new: &File) -> Result<()> {
    relink(page, old, new)?;
    files::remove(folder, &old.name)?;
    files::write(folder, &new.name, &new.content)
}

/// Puts the name and the integrity of a file in the place of another's.
fn relink(page: &mut String, old: &File, new: &File) -> Result<()> {
    let integrity = |file: &File| names::integrity(&file.content);
    for (old, new) in [(old.name.clone(), new.name.clone()), (integrity(old), integrity(new))] {
        if !page.contains(&old) {
            bail!("index.html does not say {old}");
        }
        *page = page.replace(&old, &new);
    }
    Ok(())
}

/// Puts the link to one sheet in the place of the first of these and takes the others out.
fn merge(page: &mut String, base: &str, sheets: &[File], one: &File) -> Result<()> {
    let integrity = names::integrity(&one.content);
    let mut link = format!("{SHEET} href=\"{base}{}\" integrity=\"{integrity}\"/>", one.name);
    for sheet in sheets {
        let tag = html::elements(page, SHEET, ">")
            .find(|tag| tag.contains(&sheet.name))
            .with_context(|| format!("index.html does not link {}", sheet.name))?
            .to_owned();
        *page = page.replace(&tag, &std::mem::take(&mut link));
    }
    Ok(())
}

/// The name of a file that the page names by its path.
fn local<'a>(path: &'a str, base: &str) -> Result<&'a str> {
    path.strip_prefix(base).with_context(|| format!("{path} is not under {base}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, content: &str) -> File {
        File { name: name.to_owned(), content: content.as_bytes().to_vec() }
    }

    fn link(file: &File) -> String {
        let integrity = names::integrity(&file.content);
        format!("{SHEET} href=\"/a/{}\" integrity=\"{integrity}\"/>", file.name)
    }

    #[test]
    fn the_page_learns_new_names_and_integrities() {
        let old = file("ingam-1.js", "long");
        let wasm = file("ingam-1_bg.wasm", "code");
        let page = |js: &File| {
            let integrity = names::integrity(&js.content);
            let other = names::integrity(&wasm.content);
            format!(
                "<script data-start-js=\"/a/{name}\"></script>\
                 <link rel=\"modulepreload\" href=\"/a/{name}\" integrity=\"{integrity}\">\
                 <link rel=\"preload\" href=\"/a/{}\" integrity=\"{other}\">",
                wasm.name,
                name = js.name
            )
        };
        let mut text = page(&old);
        let new = File::new("ingam", "js", b"short".to_vec());
        relink(&mut text, &old, &new).expect("the page links it");
        assert_eq!(text, page(&new));
        assert!(relink(&mut text, &old, &new).is_err());
        let changed = file(&new.name, "not what the page expects");
        assert!(relink(&mut text, &changed, &old).is_err());
    }

    #[test]
    fn sheets_become_one_in_the_place_of_the_first() {
        let sheets = [file("tokens-1.css", "a{}"), file("base-1.css", "b{}")];
        let fonts = file("fonts-1.css", "@font-face{}");
        let [first, second] = [0, 1].map(|at| link(&sheets[at]));
        let mut page = format!("<title>x</title>{first}{second}{}", link(&fonts));
        let names = sheet_names(&page, "/a/").expect("all are ours");
        assert_eq!(names, ["tokens-1.css", "base-1.css", "fonts-1.css"]);
        assert!(sheet_names(&page, "/b/").is_err());

        let one = File::new("style", "css", b"a,b{}".to_vec());
        merge(&mut page, "/a/", &sheets, &one).expect("the page links them");
        let expected = format!("<title>x</title>{}{}", link(&one), link(&fonts));
        assert_eq!(page, expected);
        assert!(merge(&mut page, "/a/", &sheets, &one).is_err());
    }
}
