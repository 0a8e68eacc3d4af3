//! The mock bank as a program.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{process, setup::Tools, workspace};

/// How the program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people and for measuring.
    Release,
    /// For tests: what the bank's own tests have built already.
    Test,
}

impl Form {
    /// For tests the same call as in the native tests: another choice of packages would build half
    /// of the libraries again with other features.
    const fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Release => &["build", "--release", "--package", "ingam-mock-bank"],
            Self::Test => &["test", "--no-run", "--workspace", "--exclude", "ingam"],
        }
    }

    const fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Test => "debug",
        }
    }
}

/// Builds it; a moment if nothing changed.
pub fn build(tools: &Tools, form: Form) -> Result<PathBuf> {
    let program = workspace::target_dir().join(form.folder()).join("ingam-mock-bank");
    if !program.exists() {
        eprintln!("xtask: building the mock bank (about 3 minutes the first time)");
    }
    let mut cargo = tools.cargo(form.arguments().iter().copied())?;
    cargo.args(["--quiet", "--locked"]);
    process::run(&mut cargo).context("the mock bank does not build")?;
    if !program.exists() {
        bail!("cargo made no {}", program.display());
    }
    Ok(program)
}
