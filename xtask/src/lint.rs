//! `cargo xtask lint`: what can be judged without running anything.

mod rules;

use anyhow::{Result, bail};

use crate::{
    errors, process,
    setup::{self, Need, Tools},
    test::Totals,
};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// `cargo xtask lint`
pub fn command() -> Result<()> {
    let tools = setup::ensure(&[Need::Rust])?;
    let totals = run(&tools);
    if totals.failed > 0 {
        bail!("{} of {} checks failed", totals.failed, totals.failed + totals.passed);
    }
    println!("{} checks passed", totals.passed);
    Ok(())
}

/// Every check, each counted once.
pub fn run(tools: &Tools) -> Totals {
    let mut totals = Totals::default();
    totals.check("rustfmt", cargo(tools, &["fmt", "--all", "--check"], &[]));
    totals.check("rules of the repository", rules::check());
    totals.check("list of errors", errors::check());
    totals.check(
        "clippy, this machine",
        cargo(tools, &["clippy", "--quiet", "--locked", "--workspace", "--all-targets"], DENY),
    );
    let page = ["clippy", "--quiet", "--locked", "--package", "ingam", "--all-targets"];
    totals.check("clippy, browser", cargo(tools, &[&page[..], &WASM].concat(), DENY));
    // Together with the page, which tells core's source of randomness that it is in a browser.
    let core =
        ["clippy", "--quiet", "--locked", "--package", "ingam-core", "--package", "ingam", "--lib"];
    totals.check("clippy, core in the browser", cargo(tools, &[&core[..], &WASM].concat(), DENY));
    totals.check("documentation", documentation(tools));
    totals
}

const DENY: &[&str] = &["--", "-D", "warnings"];

fn cargo(tools: &Tools, arguments: &[&str], rest: &[&str]) -> Result<()> {
    let mut command = tools.cargo(arguments.iter().chain(rest).copied())?;
    process::run(&mut command)
}

fn documentation(tools: &Tools) -> Result<()> {
    let arguments = ["doc", "--quiet", "--locked", "--workspace", "--no-deps", "--lib"];
    let mut command = tools.cargo(arguments)?;
    command.env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut command)
}
