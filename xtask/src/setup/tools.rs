//! Tools that are built from the Rust registry, because no ready-made ones are in a registry.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{Toolchain, folder, say};
use crate::{process, workspace};

/// Newer ones ask for a newer Rust.
const TRUNK: &str = "0.21.14";

struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    arguments: &'a [&'a str],
    /// Neither tool is slow to run, but both are slow to build: optimise little.
    opt_level: &'a str,
    why: &'a str,
    time: &'a str,
}

/// wasm-bindgen, exactly as the library in Cargo.lock.
pub fn wasm_bindgen(cache: &Path, toolchain: &Toolchain) -> Result<PathBuf> {
    let tool = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &workspace::locked_version("wasm-bindgen")?,
        // Its lock file would bring TLS, which it only needs to download drivers.
        arguments: &["--no-default-features"],
        opt_level: "1",
        why: "to join wasm and JavaScript",
        time: "3 to 6 minutes",
    };
    install(cache, toolchain, &tool)
}

/// trunk, which builds the page.
pub fn trunk(cache: &Path, toolchain: &Toolchain) -> Result<PathBuf> {
    let tool = Tool {
        package: "trunk",
        program: "trunk",
        version: TRUNK,
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
        opt_level: "0",
        why: "to build the page",
        time: "5 to 8 minutes",
    };
    install(cache, toolchain, &tool)
}

fn install(cache: &Path, toolchain: &Toolchain, tool: &Tool) -> Result<PathBuf> {
    let Tool { package, program, version, .. } = *tool;
    let name = format!("{program}-{version}");
    let path = folder(cache, &name, |partial| {
        say(&format!("building {package} {version}, {}; about {}", tool.why, tool.time));
        // Outside the new folder: what a killed set-up has compiled is not compiled again.
        let work = cache.join(format!("{name}.build"));
        let mut cargo = process::command("cargo");
        toolchain.apply(&mut cargo);
        cargo
            .env("PATH", process::path_with(&[toolchain.folder()])?)
            .env("CARGO_TARGET_DIR", &work)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level)
            .args(["install", "--quiet", "--root"])
            .arg(partial)
            .args([package, "--version", version])
            .args(tool.arguments)
            .current_dir(cache);
        process::run(&mut cargo)?;
        if work.exists() {
            std::fs::remove_dir_all(work)?;
        }
        Ok(())
    })?;
    let bin = path.join("bin");
    if !bin.join(program).exists() {
        bail!("{} is damaged: remove it and try again", path.display());
    }
    Ok(bin)
}
