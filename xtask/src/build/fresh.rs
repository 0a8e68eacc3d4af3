//! Whether a build can be skipped.

use std::{
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::names;
use crate::workspace;

/// What the page is made of.
const INPUTS: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "assets",
    "build.rs",
    "crates/bank-api",
    "crates/core",
    "index.html",
    "src",
    "xtask/src/build",
    "xtask/src/setup",
];

/// Fingerprints of the inputs and of the folder made of them.
pub struct Stamp {
    file: PathBuf,
    out: PathBuf,
    inputs: String,
}

impl Stamp {
    /// Looks at the inputs of a build into `out`.
    pub fn of(out: &Path, base: &str) -> Result<Self> {
        let root = workspace::root();
        let mut digest = Sha256::new();
        digest.update(base);
        for input in INPUTS {
            let path = root.join(input);
            let files = if path.is_file() { vec![path] } else { workspace::files_under(&path)? };
            for file in files {
                add(&mut digest, &file)?;
            }
        }
        let name = names::hex(&Sha256::digest(out.as_os_str().as_encoded_bytes()), 8);
        Ok(Self {
            file: workspace::target_dir().join(format!("page-{name}.stamp")),
            out: out.to_owned(),
            inputs: names::hex(&digest.finalize(), 32),
        })
    }

    /// Whether `out` was built from these inputs and was not touched since.
    pub fn is_current(&self) -> bool {
        let Ok(outputs) = self.outputs() else {
            return false;
        };
        fs::read_to_string(&self.file).is_ok_and(|stamp| stamp == self.text(&outputs))
    }

    /// Remembers the build.
    pub fn write(&self) -> Result<()> {
        let outputs = self.outputs()?;
        fs::write(&self.file, self.text(&outputs))
            .with_context(|| format!("cannot write {}", self.file.display()))
    }

    fn text(&self, outputs: &str) -> String {
        format!("{}\n{outputs}\n", self.inputs)
    }

    fn outputs(&self) -> Result<String> {
        let mut digest = Sha256::new();
        for file in workspace::files_under(&self.out)? {
            add(&mut digest, &file)?;
        }
        Ok(names::hex(&digest.finalize(), 32))
    }
}

/// Name, size and time of change: reading everything would take longer than looking at it.
fn add(digest: &mut Sha256, file: &Path) -> Result<()> {
    let data = fs::metadata(file).with_context(|| format!("cannot read {}", file.display()))?;
    let changed = data.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    digest.update(file.as_os_str().as_encoded_bytes());
    digest.update([0]);
    digest.update(data.len().to_le_bytes());
    digest.update(changed.as_nanos().to_le_bytes());
    Ok(())
}
