//! Packages of the npm registry.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{folder, required, say};
use crate::{process, workspace};

/// wasm-opt. Debian's is too old for what today's compiler writes.
const BINARYEN: &str = "132.0.0";

/// The folder of `wasm-opt`.
pub fn binaryen(cache: &Path) -> Result<PathBuf> {
    let path = folder(cache, &format!("binaryen-{BINARYEN}"), |partial| {
        required("npm", "to install wasm-opt, which makes the page smaller")?;
        say(&format!(
            "installing wasm-opt (binaryen {BINARYEN}), to make the page smaller; about 10 seconds"
        ));
        let mut npm = process::command("npm");
        npm.arg("install").arg("--prefix").arg(partial);
        npm.args(["--no-audit", "--no-fund", "--silent"])
            .arg(format!("binaryen@{BINARYEN}"));
        process::run_quietly(&mut npm)
    })?;
    Ok(path.join("node_modules/.bin"))
}

/// Installs the packages of the browser tests, exactly as their lock file says.
pub fn playwright() -> Result<()> {
    let folder = workspace::root().join("tests/e2e");
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    // Written last, so a half-finished installation is not taken for a whole one.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    required("npm", "to install the browser tests")?;
    say("installing Playwright and axe (npm), to drive the page in tests; about 15 seconds");
    let mut npm = process::command("npm");
    npm.current_dir(&folder)
        // The browser is Debian's.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .args([
            "ci",
            "--no-audit",
            "--no-fund",
            "--silent",
            "--prefer-offline",
        ]);
    process::run_quietly(&mut npm)?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}
