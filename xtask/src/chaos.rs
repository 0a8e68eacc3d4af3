//! `cargo xtask chaos` and `cargo xtask load`: the released bank under many clients at once, killed
//! again and again, or left alone.

use anyhow::{Context, Result};

use crate::{
    process,
    setup::{self, Need},
};

/// Kills the bank so many times with SIGKILL, at random points under load.
pub fn command(kills: u32) -> Result<()> {
    run(kills, 0).context("the bank did not keep what it acknowledged")
}

/// Lets clients fetch at least so many certificates, and measures how long that takes.
pub fn load(enrollments: u32) -> Result<()> {
    run(0, enrollments).context("the bank did not serve its clients")
}

/// The test of the bank that judges what is left, see crates/mock-bank/tests/chaos.
fn run(kills: u32, enrollments: u32) -> Result<()> {
    let tools = setup::ensure(&[Need::Rust])?;
    let mut cargo = tools.cargo(["test", "--quiet", "--locked", "--release"])?;
    cargo.args(["--package", "ingam-mock-bank", "--test", "chaos", "--", "--nocapture"]);
    cargo.env("INGAM_CHAOS_KILLS", kills.to_string());
    cargo.env("INGAM_CHAOS_ENROLLMENTS", enrollments.to_string());
    process::run(&mut cargo)
}
