//! The mock bank as a program.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{process, setup::Tools, workspace};

/// Builds it in release form; a moment if nothing changed.
pub fn build(tools: &Tools) -> Result<PathBuf> {
    let program = workspace::target_dir().join("release/ingam-mock-bank");
    if !program.exists() {
        eprintln!("xtask: building the mock bank (about 3 minutes the first time)");
    }
    let mut cargo = tools.cargo(["build", "--quiet", "--locked", "--release"])?;
    cargo.args(["--package", "ingam-mock-bank"]);
    process::run(&mut cargo).context("the mock bank does not build")?;
    if !program.exists() {
        bail!("cargo made no {}", program.display());
    }
    Ok(program)
}
