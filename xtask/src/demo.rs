//! `cargo xtask demo`: the real page, the real bank, the main job, and what comes out of it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    process,
    setup::{self, Need, Tools},
    test, workspace,
};

const NEEDS: &[Need] = &[
    Need::Rust,
    Need::Bindgen,
    Need::Trunk,
    Need::Browser,
    Need::Playwright,
    Need::Judges,
];

/// What a demo leaves, apart from pictures.
const FILES: &[&str] = &[
    "certificate.pem",
    "chain.pem",
    "root.pem",
    "request.csr",
    "bundle.p12",
    "password.txt",
];

/// `cargo xtask demo --out DIR`
pub fn command(out: &Path) -> Result<()> {
    let tools = setup::ensure(NEEDS)?;
    run(&tools, out)?;
    println!(
        "{}: {} and a picture of every step",
        out.display(),
        FILES.join(", ")
    );
    Ok(())
}

/// Where the tests keep what their demo leaves.
pub fn test_folder() -> PathBuf {
    workspace::target_dir().join("demo")
}

/// Drives the page and checks that everything is there.
pub fn run(tools: &Tools, out: &Path) -> Result<()> {
    let out = std::path::absolute(out)?;
    for name in FILES {
        let old = out.join(name);
        if old.exists() {
            fs::remove_file(&old).with_context(|| format!("cannot remove {}", old.display()))?;
        }
    }
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let mut command = test::playwright(tools, "demo")?;
    command.env("INGAM_DEMO_DIR", &out);
    let told = process::tell(&mut command)?;
    if !told.success {
        bail!("the page did not get through the main job");
    }
    for name in FILES {
        let made = fs::metadata(out.join(name)).is_ok_and(|file| file.len() > 0);
        if !made {
            bail!("the demo left no {name}");
        }
    }
    Ok(())
}
