//! Debian ships Rust with the sources of its standard library but without that library for wasm32.
//! It is built here once, into a toolchain of our own beside Debian's.

use std::{
    env, fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{
    apt, folder, say,
    toolchain::{self, Toolchain, WASM},
};
use crate::process;

const RUSTC: &str = "/usr/bin/rustc";
const RUSTLIB: &str = "/usr/lib/rustlib";
/// Name under which rustup offers the toolchain to people.
const LINK: &str = "ingam-wasm";

const MANIFEST: &str = r#"[package]
name = "stdbuild"
version = "0.0.0"
edition = "2021"

[profile.release]
opt-level = 3
codegen-units = 1
panic = "abort"
"#;

/// What `rustc -vV` says.
struct Compiler {
    version: String,
    commit: String,
}

impl Compiler {
    /// Debian's compiler, if it is there and new enough.
    fn find() -> Option<Self> {
        if !Path::new(RUSTC).exists() {
            return None;
        }
        let text = process::output(process::command(RUSTC).arg("-vV")).ok()?;
        let commit = text.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
        let version = text.lines().next()?;
        toolchain::is_new_enough(version)
            .then(|| Self { version: version.to_owned(), commit: commit.to_owned() })
    }

    fn folder(&self) -> String {
        format!("rust-wasm-{:.9}", self.commit)
    }
}

/// The toolchain made before, if Debian's compiler is still the one it was made with.
pub fn find(cache: &Path) -> Result<Option<Toolchain>> {
    let Some(compiler) = Compiler::find() else {
        return Ok(None);
    };
    let root = cache.join(compiler.folder());
    if !toolchain::is_complete(&root) || !root.join(".stamp").exists() {
        return Ok(None);
    }
    link(&root);
    Ok(Some(Toolchain::at(root)))
}

/// Makes it.
pub fn make(cache: &Path) -> Result<Toolchain> {
    apt::ensure("Rust that can build for wasm32", "1 minute", apt::RUST)?;
    let compiler = Compiler::find().context("Debian's Rust is too old for this project")?;
    say(&format!(
        "building the standard library for {WASM} with {}, to build the page; about a minute",
        compiler.version
    ));
    let name = compiler.folder();
    let home = cache.join(&name);
    let root = folder(cache, &name, |partial| {
        build(&compiler, partial)?;
        assemble(partial, &home)?;
        fs::write(partial.join(".stamp"), format!("{}\n", compiler.commit))?;
        Ok(())
    })?;
    link(&root);
    Ok(Toolchain::at(root))
}

fn build(compiler: &Compiler, partial: &Path) -> Result<()> {
    let work = partial.join("stdbuild");
    fs::create_dir_all(work.join("src"))?;
    fs::write(work.join("src/lib.rs"), "")?;
    fs::write(work.join("Cargo.toml"), MANIFEST)?;
    let remap = format!("--remap-path-prefix={RUSTLIB}/src/rust=/rustc/{}", compiler.commit);
    let mut cargo = process::command("/usr/bin/cargo");
    cargo
        .current_dir(&work)
        // Debian's compiler, whatever the caller uses.
        .env("PATH", "/usr/bin:/bin")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        // -Zbuild-std is for nightly compilers and for those who say that they know what they do.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("RUSTFLAGS", format!("-Cembed-bitcode=yes {remap}"))
        .args(["build", "-q", "--release", "--target", WASM])
        .arg("-Zbuild-std=std,panic_abort,test");
    process::run(&mut cargo).context("cannot build the standard library for wasm32")?;

    let libraries = partial.join("lib/rustlib").join(WASM).join("lib");
    fs::create_dir_all(&libraries)?;
    for entry in fs::read_dir(work.join("target").join(WASM).join("release/deps"))? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libstdbuild-") {
            fs::copy(entry.path(), libraries.join(&name))?;
        }
    }
    fs::remove_dir_all(work)?;
    Ok(())
}

/// Everything else is Debian's. Programs find their libraries by their own place, which a symbolic
/// link does not change, so they are started by small scripts. `home` is where it will lie.
fn assemble(partial: &Path, home: &Path) -> Result<()> {
    for entry in fs::read_dir(RUSTLIB)? {
        let entry = entry?;
        let name = entry.file_name();
        if name != WASM {
            symlink(entry.path(), partial.join("lib/rustlib").join(name))?;
        }
    }
    let bin = partial.join("bin");
    fs::create_dir_all(&bin)?;
    let home = home.display();
    for name in ["rustc", "rustdoc"] {
        let text = format!("#!/bin/sh\nexec /usr/bin/{name} --sysroot {home} \"$@\"\n");
        script(&bin.join(name), &text)?;
    }
    for name in ["clippy-driver", "cargo-clippy"] {
        let text = format!("#!/bin/sh\nSYSROOT={home} exec /usr/bin/{name} \"$@\"\n");
        script(&bin.join(name), &text)?;
    }
    let cargo = format!(
        "#!/bin/sh\nexport RUSTC=\"${{RUSTC:-{home}/bin/rustc}}\" \
         RUSTDOC=\"${{RUSTDOC:-{home}/bin/rustdoc}}\"\nexec /usr/bin/cargo \"$@\"\n"
    );
    script(&bin.join("cargo"), &cargo)?;
    for name in ["rustfmt", "cargo-fmt"] {
        symlink(Path::new("/usr/bin").join(name), bin.join(name))?;
    }
    Ok(())
}

fn script(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    Ok(())
}

/// Lets people say `cargo +ingam-wasm`. xtask itself does not need the name.
fn link(root: &Path) {
    let Some(rustup) = rustup_home() else { return };
    let link = rustup.join("toolchains").join(LINK);
    // A link that leads somewhere is left alone: another cache may be in use as well.
    if link.exists() || !rustup.join("toolchains").is_dir() {
        return;
    }
    let mut command = process::command("rustup");
    command.args(["toolchain", "link", LINK]).arg(root);
    // Only a convenience is missing if this fails.
    let _ = process::run_quietly(&mut command);
}

fn rustup_home() -> Option<PathBuf> {
    let given = env::var_os("RUSTUP_HOME").map(PathBuf::from);
    given.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".rustup")))
}
