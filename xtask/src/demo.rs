//! `cargo xtask demo`: the real page, the real bank, the main job, and what comes out of it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    bank::Form,
    process,
    setup::{self, Need, Tools},
    test, workspace,
};

const NEEDS: &[Need] =
    &[Need::Rust, Need::Bindgen, Need::Trunk, Need::Browser, Need::Playwright, Need::Judges];

/// What a demo leaves, apart from pictures.
const FILES: &[&str] =
    &["certificate.pem", "chain.pem", "root.pem", "request.csr", "bundle.p12", "password.txt"];

/// `cargo xtask demo --out DIR`
pub fn command(out: &Path) -> Result<()> {
    let tools = setup::ensure(NEEDS)?;
    run(&tools, out)?;
    println!("{}: {} and a picture of every step", out.display(), FILES.join(", "));
    Ok(())
}

/// Where the tests keep what their demo leaves.
pub fn test_folder() -> PathBuf {
    workspace::target_dir().join("demo")
}

/// Drives the page and checks that everything is there.
pub fn run(tools: &Tools, out: &Path) -> Result<()> {
    let out = std::path::absolute(out)?;
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    for old in workspace::files_under(&out)?
        .iter()
        .filter(|file| file.parent() == Some(&out) && is_ours(file))
    {
        fs::remove_file(old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    let mut command = test::playwright(tools, &["demo"], Form::Test)?;
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

/// Whether an earlier demo left this: one of the files, or `01-name.png`.
fn is_ours(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let numbered = name.bytes().take_while(u8::is_ascii_digit).count() == 2;
    FILES.contains(&name)
        || (numbered && name.as_bytes().get(2) == Some(&b'-') && name.ends_with(".png"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_demo_leaves_is_removed() {
        for name in ["root.pem", "01-home.png", "12-certificate.png"] {
            assert!(is_ours(Path::new(name)), "{name}");
        }
        for name in ["holiday.png", "2026-01-01.png", "01-home.jpg", "other.pem"] {
            assert!(!is_ours(Path::new(name)), "{name}");
        }
    }
}
