use std::fs;

use anyhow::{Context, Result, bail};

use crate::{process, workspace};

/// What a whole run leaves under `target` (6.7 GB were seen), with some room, kB.
const NEEDED: u64 = 10_000_000;

/// Whether there is room for a whole run. Without this, a full disk shows as a compiler that fails.
pub fn enough() -> Result<()> {
    let target = workspace::target_dir();
    // What an earlier run has left there is written over.
    if target.join("debug").exists() {
        return Ok(());
    }
    fs::create_dir_all(&target).with_context(|| format!("cannot make {}", target.display()))?;
    let told = process::output(process::command("df").arg("-Pk").arg(&target))?;
    let free = free(&told).with_context(|| format!("df says something else:\n{told}"))?;
    if free < NEEDED {
        bail!(
            "a whole run may leave {NEEDED} kB below {}, and {free} kB are free: make room, set \
             CARGO_TARGET_DIR to another disk, or run one part, as in `cargo xtask test native`",
            target.display()
        );
    }
    Ok(())
}

/// The fourth column of the last line, 1,024 bytes each, in kB of 1,000.
fn free(told: &str) -> Option<u64> {
    let blocks: u64 = told.lines().last()?.split_whitespace().nth(3)?.parse().ok()?;
    Some(blocks * 1024 / 1000)
}

#[cfg(test)]
mod tests {
    use super::free;

    #[test]
    fn the_free_space_is_read() {
        let told = "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/vda 263957764 60 1000 66% /\n";
        assert_eq!(free(told), Some(1024));
        assert_eq!(free("nothing"), None);
    }
}
