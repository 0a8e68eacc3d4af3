//! Files in the folder that trunk made, by name.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::names;

/// A text file.
pub fn read(folder: &Path, name: &str) -> Result<String> {
    fs::read_to_string(folder.join(name)).with_context(|| format!("trunk made no {name}"))
}

/// A file of any kind.
pub fn read_bytes(folder: &Path, name: &str) -> Result<Vec<u8>> {
    fs::read(folder.join(name)).with_context(|| format!("trunk made no {name}"))
}

/// Makes or replaces a file.
pub fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(folder.join(name), content).with_context(|| format!("cannot write {name}"))
}

/// Removes a file, if it is there.
pub fn remove(folder: &Path, name: &str) -> Result<()> {
    let path = folder.join(name);
    if path.exists() {
        fs::remove_file(&path).with_context(|| format!("cannot remove {name}"))?;
    }
    Ok(())
}

/// Gives `stem.extension` a name by its content, and says which.
pub fn rename(folder: &Path, stem: &str, extension: &str) -> Result<String> {
    let old = format!("{stem}.{extension}");
    let name = names::hashed(stem, extension, &read_bytes(folder, &old)?);
    fs::rename(folder.join(&old), folder.join(&name))
        .with_context(|| format!("cannot rename {old}"))?;
    Ok(name)
}
