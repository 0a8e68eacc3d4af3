//! Toolchains that rustup, or a plain installation, brings.

use std::{
    env,
    path::{Path, PathBuf},
    process::Stdio,
};

use anyhow::Result;

use super::{
    say,
    toolchain::{self, Toolchain, WASM},
};
use crate::process;

/// An installed toolchain that can build the page.
pub fn find() -> Option<Toolchain> {
    let mut roots = Vec::new();
    roots.extend(sysroot());
    roots.extend(listed());
    roots.into_iter().find(|root| fits(root)).map(Toolchain::at)
}

/// Lets rustup download the target for the toolchain in use. `None` without rustup.
pub fn add_target() -> Result<Option<Toolchain>> {
    if process::find("rustup").is_none() {
        return Ok(None);
    }
    say(&format!("rustup adds the target {WASM}, to build the page; about a minute"));
    let mut add = process::command("rustup");
    add.args(["target", "add", WASM]);
    if let Some(name) = env::var_os("RUSTUP_TOOLCHAIN") {
        add.env("RUSTUP_TOOLCHAIN", name);
    }
    process::run_quietly(&mut add)?;
    Ok(find())
}

fn fits(root: &Path) -> bool {
    let version = || quiet(root.join("bin/rustc").to_str()?, &["--version"]);
    toolchain::is_complete(root) && version().is_some_and(|it| toolchain::is_new_enough(&it))
}

/// The toolchain that `rustc` on the path belongs to.
fn sysroot() -> Option<PathBuf> {
    quiet("rustc", &["--print", "sysroot"]).map(|text| PathBuf::from(text.trim()))
}

fn listed() -> Vec<PathBuf> {
    let list = quiet("rustup", &["toolchain", "list", "-v"]).unwrap_or_default();
    list.lines().filter_map(folder_in).collect()
}

/// `stable-x86_64-unknown-linux-gnu (active, default) /home/user/.rustup/toolchains/stable-…`
fn folder_in(line: &str) -> Option<PathBuf> {
    let start = line.find(" /")?;
    Some(PathBuf::from(line[start..].trim()))
}

fn quiet(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = process::command(program);
    let output = command.args(arguments).stderr(Stdio::null()).output().ok()?;
    let text = output.status.success().then(|| String::from_utf8(output.stdout));
    text?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_folders_of_a_list() {
        let line = "stable-x86_64 (active, default) /home/a b/.rustup/toolchains/stable-x86_64";
        let folder = Some(PathBuf::from("/home/a b/.rustup/toolchains/stable-x86_64"));
        assert_eq!(folder_in(line), folder);
        assert_eq!(folder_in("mine\t"), None);
        assert_eq!(folder_in(""), None);
    }
}
