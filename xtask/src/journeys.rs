//! `cargo xtask journeys`: every way through the issuance centre, in a real browser.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{
    bank::Form,
    process,
    setup::{self, Need},
    test::{Totals, playwright},
};

const NEEDS: &[Need] =
    &[Need::Rust, Need::Bindgen, Need::Trunk, Need::Browser, Need::Playwright, Need::Judges];

/// Runs the journeys. Into `out` goes a picture of every screen, wide and narrow, light and dark.
pub fn command(out: Option<&Path>) -> Result<()> {
    let tools = setup::ensure(NEEDS)?;
    let mut command = playwright(&tools, &["journeys"], Form::Test)?;
    if let Some(out) = out {
        command.env("INGAM_JOURNEYS_DIR", std::path::absolute(out)?);
    }
    let told = process::tell(&mut command)?;
    let totals =
        Totals::of_playwright(&told).context("Playwright did not say how the journeys went")?;
    println!("{totals}");
    if totals.failed > 0 {
        bail!("{} journeys did not arrive", totals.failed);
    }
    Ok(())
}
