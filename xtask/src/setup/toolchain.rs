//! The Rust toolchain that builds everything after set-up.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::{apt, rustup, std_for_wasm};
use crate::process;

/// The target of the page.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The oldest Rust that builds this project (`rust-version` in Cargo.toml).
const OLDEST: (u32, u32) = (1, 95);

/// A toolchain that has the wasm32 target.
pub struct Toolchain {
    root: PathBuf,
}

impl Toolchain {
    /// Takes the folder that holds `bin` and `lib`.
    pub fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// Makes a command use this toolchain, also where it goes through rustup's stand-ins.
    pub fn apply(&self, command: &mut Command) {
        command.env("RUSTUP_TOOLCHAIN", &self.root);
    }

    /// Whether it can build its own standard library anew.
    pub fn has_sources(&self) -> bool {
        let library = "lib/rustlib/src/rust/library/Cargo.lock";
        self.root.join(library).exists()
    }

    /// What its compiler compiles for when nothing else is said, e.g. `x86_64-unknown-linux-gnu`.
    pub fn host(&self) -> Result<String> {
        let told = process::output(process::command(self.folder().join("rustc")).arg("-vV"))?;
        let host = told.lines().find_map(|line| line.strip_prefix("host: "));
        host.map(str::to_owned).context("rustc does not say what it compiles for")
    }

    /// The folder to put in front of `PATH`.
    pub fn folder(&self) -> PathBuf {
        self.root.join("bin")
    }
}

/// Whether a toolchain can build the page.
pub fn is_complete(root: &Path) -> bool {
    let std = root.join("lib/rustlib").join(WASM).join("lib");
    std.is_dir() && root.join("bin/cargo").exists()
}

/// Whether `rustc 1.96.0 (…)` is new enough.
pub fn is_new_enough(version: &str) -> bool {
    let number = version.split_whitespace().nth(1).unwrap_or_default();
    let mut parts = number.split('.').map_while(|part| part.parse().ok());
    matches!((parts.next(), parts.next()), (Some(major), Some(minor)) if (major, minor) >= OLDEST)
}

/// Finds a toolchain or makes one: an installed one that has the target; else Debian's packages;
/// else, where rustup may download, rustup's target.
pub fn ensure(cache: &Path) -> Result<Toolchain> {
    if let Some(ours) = std_for_wasm::find(cache)? {
        return Ok(ours);
    }
    if let Some(installed) = rustup::find() {
        return Ok(installed);
    }
    if apt::possible() {
        return std_for_wasm::make(cache);
    }
    if env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0")
        && let Some(added) = rustup::add_target()?
    {
        return Ok(added);
    }
    bail!(
        "no Rust {}.{} or later with the target {WASM} is installed. \
         On Debian run this as root once; with rustup run: rustup target add {WASM}",
        OLDEST.0,
        OLDEST.1
    )
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn compares_versions_by_number() {
        assert!(is_new_enough("rustc 1.95.0 (abc 2026-01-01)"));
        assert!(is_new_enough("rustc 1.100.0"));
        assert!(is_new_enough("rustc 2.0.0-nightly (abc 2027-01-01)"));
        assert!(!is_new_enough("rustc 1.63.0"));
        assert!(!is_new_enough("rustc"));
        assert!(!is_new_enough(""));
    }
}
