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
    /// What goes along in this version and not in the newest.
    with: &'static [(&'static str, &'static str)],
    /// What it is for.
    why: &'static str,
}

const PKILINT: Program =
    Program { name: "pkilint", version: "0.13.3", with: &[], why: "to judge certificates" };

const SCHEMATHESIS: Program = Program {
    name: "schemathesis",
    version: "4.32.5",
    with: &[],
    why: "to compare the bank with its description",
};

/// Brings cryptography, which reads and writes files of keys, and icalendar, which reads calendars, too.
const PYPINKSIGN: Program = Program {
    name: "pypinksign",
    version: "0.5.4",
    with: &[("cryptography", "50.0.2"), ("icalendar", "7.3.0"), ("pyasn1", "0.6.1")],
    why: "to read NPKI files and calendars",
};

/// The environment with pkilint.
pub fn pkilint(cache: &Path) -> Result<PathBuf> {
    environment(cache, &PKILINT)
}

/// The environment with Schemathesis.
pub fn schemathesis(cache: &Path) -> Result<PathBuf> {
    environment(cache, &SCHEMATHESIS)
}

/// The environment with PyPinkSign and cryptography.
pub fn pypinksign(cache: &Path) -> Result<PathBuf> {
    environment(cache, &PYPINKSIGN)
}

/// An environment cannot be moved once made, so a stamp says that it is complete.
fn environment(cache: &Path, program: &Program) -> Result<PathBuf> {
    let Program { name, version, with, why } = program;
    let others = with.iter().map(|(name, version)| format!("-{name}-{version}"));
    let path = cache.join(format!("{name}-{version}{}", others.collect::<String>()));
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
    pip.args(with.iter().map(|(name, version)| format!("{name}=={version}")));
    process::run_quietly(&mut pip)?;
    fs::write(&stamp, version).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(path)
}
