//! `cargo xtask journey`: the life of one customer's certificates over thirteen months, in a real browser.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::{
    bank::Form,
    process,
    setup::{self, Need, Tools},
    test::{Totals, playwright},
    workspace,
};

const NEEDS: &[Need] =
    &[Need::Rust, Need::Bindgen, Need::Trunk, Need::Browser, Need::Playwright, Need::Judges];

/// What the folder holds, a line a file, in the order in which it came.
const LIST: &str = "files.txt";

/// In which language the page is driven.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Korean
    #[default]
    Ko,
    /// English
    En,
}

impl Language {
    fn tag(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }
}

/// `cargo xtask journey --out DIR [--language ko|en]`
pub fn command(out: &Path, language: Language) -> Result<()> {
    let tools = setup::ensure(NEEDS)?;
    let totals = run(&tools, out, language)?;
    println!("{totals}");
    if totals.failed > 0 {
        bail!("the journey did not arrive");
    }
    println!("{}: what there is, is told in {LIST}", out.display());
    Ok(())
}

/// Where the tests keep what their journey leaves.
pub fn test_folder() -> PathBuf {
    workspace::target_dir().join("journey")
}

/// Drives the page through the whole circle. What an earlier journey left in the folder is removed.
pub fn run(tools: &Tools, out: &Path, language: Language) -> Result<Totals> {
    let out = std::path::absolute(out)?;
    let list = out.join(LIST);
    if list.exists() {
        let earlier =
            fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
        for name in earlier.lines().filter(|name| !name.contains("..")) {
            let file = out.join(name.trim_start_matches('/'));
            if file.is_file() {
                fs::remove_file(&file)
                    .with_context(|| format!("cannot remove {}", file.display()))?;
            }
        }
        fs::remove_file(&list).with_context(|| format!("cannot remove {}", list.display()))?;
    }
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let mut command = playwright(tools, &["circle"], Form::Test)?;
    command.env("INGAM_JOURNEY_DIR", &out).env("INGAM_JOURNEY_LANGUAGE", language.tag());
    let told = process::tell(&mut command)?;
    let totals =
        Totals::of_playwright(&told).context("Playwright did not say how the journey went")?;
    if totals.failed == 0 && !list.exists() {
        bail!("the journey left no {LIST}");
    }
    Ok(totals)
}
