//! Takes spaces, comments and long names out of what people wrote. esbuild does the work.

use anyhow::{Context, Result};

use crate::{process, setup::Tools};

/// What a text is.
#[derive(Clone, Copy)]
pub enum Language {
    /// A JavaScript module: what it exports keeps its names.
    Module,
    /// A style sheet.
    Style,
}

/// The same in fewer bytes. Fails, after esbuild has said why, on what is not in that language.
pub fn minify(tools: &Tools, language: Language, text: &str) -> Result<String> {
    let mut esbuild = tools.command("esbuild")?;
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]);
    match language {
        // Without a format the names at the top could be those of a script, which others see.
        Language::Module => esbuild.args(["--loader=js", "--format=esm"]),
        Language::Style => esbuild.arg("--loader=css"),
    };
    let text = process::filter(&mut esbuild, text).context("cannot minify")?;
    Ok(text.trim_end().to_owned())
}
