//! Python programs, each in an environment of its own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{required, say};
use crate::process;

/// A program of the Python Package Index.
struct Program {
    name: &'static str,
    version: &'static str,
    /// What it is for.
    why: &'static str,
}

const PKILINT: Program =
    Program { name: "pkilint", version: "0.13.3", why: "to judge certificates" };

const SCHEMATHESIS: Program = Program {
    name: "schemathesis",
    version: "4.32.5",
    why: "to compare the bank with its description",
};

/// The environment with pkilint.
pub fn pkilint(cache: &Path) -> Result<PathBuf> {
    environment(cache, &PKILINT)
}

/// The environment with Schemathesis.
pub fn schemathesis(cache: &Path) -> Result<PathBuf> {
    environment(cache, &SCHEMATHESIS)
}

/// An environment cannot be moved once made, so a stamp says that it is complete.
fn environment(cache: &Path, program: &Program) -> Result<PathBuf> {
    let Program { name, version, why } = program;
    let path = cache.join(format!("{name}-{version}"));
    let stamp = path.join(".stamp");
    if stamp.exists() {
        return Ok(path);
    }
    let python = required("python3", &format!("to install {name} ({why})"))?;
    say(&format!("installing {name} {version} (Python), {why}; about half a minute"));
    let mut venv = process::command(python);
    venv.args(["-m", "venv", "--clear"]).arg(&path);
    process::run_quietly(&mut venv).context("cannot make a Python environment")?;
    let mut pip = process::command(path.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet"]).arg(format!("{name}=={version}"));
    process::run_quietly(&mut pip)?;
    fs::write(&stamp, version).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(path)
}
