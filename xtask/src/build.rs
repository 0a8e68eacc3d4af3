//! Builds the page: trunk does the work, [`finish`] makes it fit for any static host.

mod files;
mod finish;
mod fresh;
mod headers;
mod help;
mod html;
mod imports;
mod lean;
mod minify;
mod names;
mod shrink;
mod texts;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    cli, process,
    setup::{self, Need, Tools},
    workspace,
};

/// What building the page needs.
pub const NEEDS: &[Need] = &[Need::Rust, Need::Bindgen, Need::Trunk];

/// `cargo xtask build`
pub fn command(arguments: &cli::Build) -> Result<()> {
    let tools = setup::ensure(NEEDS)?;
    let out = workspace::root().join(&arguments.out);
    page(&tools, &out, &arguments.public_url)?;
    println!(
        "{}: plain files for any static host. Set `bank` and `root_sha256` in config.json.",
        out.display()
    );
    Ok(())
}

/// The page as `serve` and the tests use it.
pub fn default_page(tools: &Tools) -> Result<PathBuf> {
    let out = workspace::root().join("dist");
    page(tools, &out, "/")?;
    Ok(out)
}

/// Builds the page into `out`, unless what is there is up to date.
fn page(tools: &Tools, out: &Path, public_url: &str) -> Result<()> {
    let base = names::base(public_url)?;
    let stamp = fresh::Stamp::of(out, &base)?;
    if stamp.is_current() {
        return Ok(());
    }
    if out.exists() && !is_ours(out)? {
        bail!("{} holds other files: choose an empty folder", out.display());
    }
    eprintln!("xtask: building the page (about 2 minutes the first time)");
    // trunk works offline; whatever is not there yet is downloaded before.
    let mut fetch = tools.cargo(["fetch", "--quiet", "--locked"])?;
    lean::apply(tools.toolchain(), &mut fetch);
    process::run(&mut fetch).context("cannot download the libraries of the page")?;
    let staging = workspace::target_dir().join("page");
    let mut trunk = tools.command("trunk")?;
    trunk.args(["build", "--skip-version-check", "--log", "warn"]);
    trunk.arg("--public-url").arg(&base).arg("--dist").arg(&staging);
    // trunk reads these two as options of its own and does not like every value.
    trunk.env_remove("NO_COLOR").env_remove("RUST_LOG");
    lean::apply(tools.toolchain(), &mut trunk);
    // An error of the compiler says enough.
    trunk.env("RUST_BACKTRACE", "0");
    process::run(&mut trunk).context("the page does not build")?;
    finish::finish(tools, &staging, &base)?;
    replace(&staging, out)?;
    stamp.write()
}

/// Whether a folder is empty or holds an earlier build.
fn is_ours(out: &Path) -> Result<bool> {
    let empty = fs::read_dir(out)
        .with_context(|| format!("cannot read {}", out.display()))?
        .next()
        .is_none();
    Ok(empty || (out.join("index.html").exists() && out.join(headers::FILE).exists()))
}

/// Puts a finished folder in the place of another.
fn replace(staging: &Path, out: &Path) -> Result<()> {
    let context = || format!("cannot write {}", out.display());
    let fresh = out.with_extension("new");
    let old = out.with_extension("old");
    for leftover in [&fresh, &old] {
        if leftover.exists() {
            fs::remove_dir_all(leftover).with_context(context)?;
        }
    }
    for file in workspace::files_under(staging)? {
        let name = file.strip_prefix(staging).with_context(context)?;
        let target = fresh.join(name);
        fs::create_dir_all(target.parent().unwrap_or(&fresh)).with_context(context)?;
        fs::copy(&file, &target).with_context(context)?;
    }
    if out.exists() {
        fs::rename(out, &old).with_context(context)?;
    }
    fs::rename(&fresh, out).with_context(context)?;
    if old.exists() {
        fs::remove_dir_all(&old).with_context(context)?;
    }
    Ok(())
}
