//! `cargo xtask size`: what a visitor downloads.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::{build, setup, workspace};

/// Compressed with brotli, bytes.
const PAGE_BUDGET: usize = 550_000;
const KEEPER_BUDGET: usize = 130_000;
/// Loaded when somebody opens or writes a file.
const FILES_BUDGET: usize = 300_000;

/// Who pays for a file. The list of `@font-face` rules (`fonts-*.css`) counts with the fonts: it is
/// nothing but the index of their files, and the page's budget is for the page without fonts. Every
/// first visit downloads the list, so it has a line of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Page,
    Keeper,
    Files,
    Fonts,
    Other,
}

impl Group {
    const ALL: [(Self, &'static str, Option<usize>); 5] = [
        (Self::Page, "page", Some(PAGE_BUDGET)),
        (Self::Keeper, "keeper", Some(KEEPER_BUDGET)),
        (Self::Files, "keeper for files", Some(FILES_BUDGET)),
        (Self::Fonts, "fonts", None),
        (Self::Other, "other", None),
    ];

    fn of(name: &str) -> Self {
        if is_font(name) {
            return Self::Fonts;
        }
        let (_, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        match extension {
            "css" if name.starts_with("fonts-") => Self::Fonts,
            "wasm" | "js" if name.starts_with("keeper") => Self::Keeper,
            "wasm" | "js" if name.starts_with("file-keeper") => Self::Files,
            "wasm" | "js" | "css" => Self::Page,
            // A visit needs one language. The other one comes when the page is there.
            "txt" if name.starts_with("texts-ko-") => Self::Page,
            "txt" if name.starts_with("inspect-ko-") => Self::Files,
            _ => Self::Other,
        }
    }
}

/// Fonts are compressed already, and many.
fn is_font(name: &str) -> bool {
    [".woff2", ".woff", ".ttf", ".otf"].iter().any(|end| name.ends_with(end))
}

#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    fn of(content: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(content)?;
        let mut brotli = Vec::new();
        let parameters =
            brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut &content[..], &mut brotli, &parameters)?;
        Ok(Self { raw: content.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }

    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// `cargo xtask size`
pub fn command() -> Result<()> {
    let tools = setup::ensure(build::NEEDS)?;
    check(&build::default_page(&tools)?)
}

/// Prints the table; fails above the budget.
pub fn check(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    for path in workspace::files_under(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        let content = fs::read(&path).with_context(|| format!("cannot read {name}"))?;
        let size = if is_font(&name) {
            // Its own size is what travels.
            Size { raw: content.len(), gzip: content.len(), brotli: content.len() }
        } else {
            Size::of(&content)?
        };
        files.push((name, size));
    }
    println!("{:<48} {:>10} {:>10} {:>10}", "file", "raw", "gzip", "brotli");
    let mut above = Vec::new();
    for (group, title, budget) in Group::ALL {
        let mut total = Size::default();
        let mut count = 0;
        for (name, size) in files.iter().filter(|(name, _)| Group::of(name) == group) {
            if !is_font(name) {
                print_line(name, *size, "");
            }
            total.add(*size);
            count += 1;
        }
        let note = match budget {
            Some(budget) => format!("  budget {budget}"),
            None => String::new(),
        };
        print_line(&format!("= {title}, {count} files"), total, &note);
        if budget.is_some_and(|budget| total.brotli > budget) {
            above.push(title);
        }
    }
    if !above.is_empty() {
        bail!("above the size budget: {}", above.join(", "));
    }
    Ok(())
}

fn print_line(name: &str, size: Size, note: &str) {
    println!("{name:<48} {:>10} {:>10} {:>10}{note}", size.raw, size.gzip, size.brotli);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_in_the_group_that_pays_for_it() {
        assert!(Group::of("ingam_bg-1.wasm") == Group::Page);
        assert!(Group::of("keeper_bg-1.wasm") == Group::Keeper);
        assert!(Group::of("keeper-start-1.js") == Group::Keeper);
        assert!(Group::of("file-keeper_bg-1.wasm") == Group::Files);
        assert!(Group::of("file-keeper-start-1.js") == Group::Files);
        assert!(Group::of("style-1.css") == Group::Page);
        assert!(Group::of("texts-ko-1.txt") == Group::Page);
        assert!(Group::of("texts-en-1.txt") == Group::Other);
        assert!(Group::of("fonts-1.css") == Group::Fonts);
        assert!(Group::of("fonts/a.woff2") == Group::Fonts);
        assert!(Group::of("404.html") == Group::Other);
    }

    #[test]
    fn compression_counts_bytes() {
        let size = Size::of(&[b'a'; 10_000]).expect("memory is enough");
        assert_eq!(size.raw, 10_000);
        assert!(size.gzip < 100 && size.brotli < 100);
    }
}
