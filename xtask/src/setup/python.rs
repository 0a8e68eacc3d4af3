//! pkilint, in a Python environment of its own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{required, say};
use crate::process;

const PKILINT: &str = "0.13.3";

/// The environment. It cannot be moved once made, so a stamp says that it is complete.
pub fn pkilint(cache: &Path) -> Result<PathBuf> {
    let path = cache.join(format!("pkilint-{PKILINT}"));
    let stamp = path.join(".stamp");
    if stamp.exists() {
        return Ok(path);
    }
    let python = required("python3", "to install pkilint, which judges certificates")?;
    say(&format!(
        "installing pkilint {PKILINT} (Python), to judge certificates; about half a minute"
    ));
    let mut venv = process::command(python);
    venv.args(["-m", "venv", "--clear"]).arg(&path);
    process::run_quietly(&mut venv).context("cannot make a Python environment")?;
    let mut pip = process::command(path.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet"]).arg(format!("pkilint=={PKILINT}"));
    process::run_quietly(&mut pip)?;
    fs::write(&stamp, PKILINT).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(path)
}
