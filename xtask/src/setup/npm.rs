//! Packages of the npm registry.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{folder, required, say};
use crate::{process, workspace};

struct Package<'a> {
    name: &'a str,
    version: &'a str,
    program: &'a str,
    why: &'a str,
    time: &'a str,
}

/// The folder of `wasm-opt`. Debian's is too old for what today's compiler writes.
pub fn binaryen(cache: &Path) -> Result<PathBuf> {
    let package = Package {
        name: "binaryen",
        version: "132.0.0",
        program: "wasm-opt",
        why: "to make the page smaller",
        time: "10 seconds",
    };
    install(cache, &package)
}

/// The folder of `esbuild`.
pub fn esbuild(cache: &Path) -> Result<PathBuf> {
    let package = Package {
        name: "esbuild",
        version: "0.28.2",
        program: "esbuild",
        why: "to make scripts and styles smaller",
        time: "5 seconds",
    };
    install(cache, &package)
}

fn install(cache: &Path, package: &Package) -> Result<PathBuf> {
    let Package { name, version, program, why, time } = *package;
    let path = folder(cache, &format!("{name}-{version}"), |partial| {
        required("npm", &format!("to install {program}, {why}"))?;
        say(&format!("installing {program} ({name} {version}), {why}; about {time}"));
        let mut npm = process::command("npm");
        npm.arg("install").arg("--prefix").arg(partial);
        // Both run without the scripts of their packages.
        npm.args(["--no-audit", "--no-fund", "--silent", "--ignore-scripts"])
            .arg(format!("{name}@{version}"));
        process::run_quietly(&mut npm)
    })?;
    let bin = path.join("node_modules/.bin");
    if !bin.join(program).exists() {
        bail!("{} is damaged: remove it and try again", path.display());
    }
    Ok(bin)
}

/// Installs the packages of the browser tests.
pub fn playwright() -> Result<()> {
    locked("tests/e2e", "Playwright and axe", "to drive the page in tests")
}

/// Installs the packages that read and write files of keys.
pub fn formats() -> Result<()> {
    locked("tests/interop/node", "node-forge and PKI.js", "to read files of keys")
}

/// Installs the packages of a folder, exactly as its lock file says.
fn locked(folder: &str, packages: &str, why: &str) -> Result<()> {
    let folder = workspace::root().join(folder);
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    // Written last, so a half-finished installation is not taken for a whole one.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    required("npm", &format!("to install {packages}, {why}"))?;
    say(&format!("installing {packages} (npm), {why}; about 15 seconds"));
    let mut npm = process::command("npm");
    npm.current_dir(&folder)
        // The browser is Debian's.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .args(["ci", "--no-audit", "--no-fund", "--silent", "--prefer-offline"]);
    process::run_quietly(&mut npm)?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}
