//! Finds or installs what a command needs, in one place and by version.
//!
//! Everything that is not a package of the operating system lies in a cache of the user
//! (`$INGAM_CACHE`, else `$XDG_CACHE_HOME/ingam`, else `~/.cache/ingam`), in folders that carry
//! their version and appear only when complete. What is there is used without asking any network.

mod apt;
mod npm;
mod python;
mod rustup;
mod std_for_wasm;
mod toolchain;
mod tools;

use std::{
    env,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{process, workspace};
pub use toolchain::Toolchain;

/// What a command may need.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Rust with the wasm32 target: always needed.
    Rust,
    /// wasm-bindgen, which also runs tests in the browser.
    Bindgen,
    /// trunk, wasm-opt and esbuild, to build the page.
    Trunk,
    /// Chromium with its driver and Korean letters.
    Browser,
    /// The npm packages of the tests that drive the page.
    Playwright,
    /// PostgreSQL, which the mock bank can use instead of its own file.
    Database,
    /// A C++ compiler for the fuzzer.
    Fuzzer,
    /// Programs that judge our files and speak to the bank.
    Judges,
    /// Programs and libraries that read and write files of keys.
    Formats,
}

impl Need {
    /// Everything.
    const ALL: &[Self] = &[
        Self::Rust,
        Self::Bindgen,
        Self::Trunk,
        Self::Browser,
        Self::Playwright,
        Self::Database,
        Self::Fuzzer,
        Self::Judges,
        Self::Formats,
    ];
}

/// What was found or installed.
pub struct Tools {
    toolchain: Toolchain,
    folders: Vec<PathBuf>,
    /// Python environment with pkilint, if it was needed.
    pub pkilint: Option<PathBuf>,
    /// Python environment with Schemathesis, if it was needed.
    pub schemathesis: Option<PathBuf>,
    /// Python environment with PyPinkSign and cryptography, if it was needed.
    pub pypinksign: Option<PathBuf>,
    /// Whether the next build will profit from what this one leaves on disk.
    incremental: bool,
}

impl Tools {
    /// A command at the repository's top that sees the toolchain and the tools.
    pub fn command(&self, program: &str) -> Result<Command> {
        let mut command = process::command(program);
        self.toolchain.apply(&mut command);
        let mut folders = self.folders.clone();
        folders.push(self.toolchain.folder());
        if !self.incremental {
            command.env("CARGO_INCREMENTAL", "0");
        }
        command
            .env("PATH", process::path_with(&folders)?)
            .env("CARGO_TARGET_DIR", workspace::target_dir())
            .current_dir(workspace::root());
        Ok(command)
    }

    /// The same tools for one build of everything, which leaves less on disk.
    pub fn for_one_build(self) -> Self {
        Self { incremental: false, ..self }
    }

    /// The toolchain that builds everything.
    pub fn toolchain(&self) -> &Toolchain {
        &self.toolchain
    }

    /// A cargo command.
    pub fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Result<Command> {
        let mut command = self.command("cargo")?;
        command.args(arguments);
        Ok(command)
    }
}

/// Says what is going on. Nothing is said when nothing is to be done.
fn say(what: &str) {
    eprintln!("xtask: {what}");
}

/// `cargo xtask setup`
pub fn command() -> Result<()> {
    let tools = ensure(Need::ALL)?;
    process::run_quietly(&mut tools.cargo(["fetch", "--locked"])?)
}

/// Makes sure that everything is there.
pub fn ensure(needs: &[Need]) -> Result<Tools> {
    let cache = cache()?;
    let _lock = lock(&cache)?;
    let has = |need| needs.contains(&need);

    let toolchain = toolchain::ensure(&cache)?;
    let mut folders = Vec::new();
    let (mut pkilint, mut schemathesis, mut pypinksign) = (None, None, None);
    if has(Need::Bindgen) || has(Need::Trunk) {
        folders.push(tools::wasm_bindgen(&cache, &toolchain)?);
    }
    if has(Need::Trunk) {
        folders.push(tools::trunk(&cache, &toolchain)?);
        folders.push(npm::binaryen(&cache)?);
        folders.push(npm::esbuild(&cache)?);
    }
    if has(Need::Browser) {
        apt::ensure("a browser to test in", "1 minute", apt::BROWSER)?;
    }
    if has(Need::Playwright) {
        npm::playwright()?;
        // Elsewhere the tests are content with the browser that is there.
        if apt::possible() {
            let why = "a faster browser for the tests";
            apt::ensure(why, "half a minute", apt::HEADLESS_BROWSER)?;
        }
    }
    if has(Need::Database) {
        apt::ensure("a database to test the bank on", "half a minute", apt::DATABASE)?;
    }
    if has(Need::Fuzzer) {
        apt::ensure("a compiler for the fuzzer", "half a minute", apt::FUZZER)?;
    }
    if has(Need::Judges) {
        apt::ensure("programs that judge our files", "half a minute", apt::JUDGES)?;
        pkilint = Some(python::pkilint(&cache)?);
        schemathesis = Some(python::schemathesis(&cache)?);
    }
    if has(Need::Formats) {
        apt::ensure("programs that read files of keys", "half a minute", apt::FORMATS)?;
        pypinksign = Some(python::pypinksign(&cache)?);
        npm::formats()?;
    }
    Ok(Tools { toolchain, folders, pkilint, schemathesis, pypinksign, incremental: true })
}

fn cache() -> Result<PathBuf> {
    let given = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = given("INGAM_CACHE")
        .or_else(|| given("XDG_CACHE_HOME").map(|cache| cache.join("ingam")))
        .or_else(|| given("HOME").map(|home| home.join(".cache/ingam")))
        .context("no home folder: set INGAM_CACHE to a folder for tools")?;
    fs::create_dir_all(&cache).with_context(|| format!("cannot make {}", cache.display()))?;
    fs::canonicalize(&cache).with_context(|| format!("cannot find {}", cache.display()))
}

/// Two set-ups at once would install over each other. The lock ends with the value.
fn lock(cache: &Path) -> Result<File> {
    let path = cache.join("lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say("another set-up is at work here; waiting for it");
            file.lock().context("cannot lock the cache")?;
        }
        Err(TryLockError::Error(error)) => return Err(error).context("cannot lock the cache"),
    }
    Ok(file)
}

/// Makes a folder of the cache unless it is there: `make` fills a neighbour, which takes the name
/// only when it is complete. A killed set-up leaves a neighbour that the next one replaces.
fn folder(cache: &Path, name: &str, make: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let path = cache.join(name);
    if path.exists() {
        return Ok(path);
    }
    let partial = cache.join(format!("{name}.partial"));
    if partial.exists() {
        fs::remove_dir_all(&partial)
            .with_context(|| format!("cannot remove {}", partial.display()))?;
    }
    fs::create_dir_all(&partial).with_context(|| format!("cannot make {}", partial.display()))?;
    make(&partial)?;
    fs::rename(&partial, &path).with_context(|| format!("cannot make {}", path.display()))?;
    Ok(path)
}

/// A program that must be there already.
fn required(program: &str, why: &str) -> Result<PathBuf> {
    match process::find(program) {
        Some(path) => Ok(path),
        None => bail!("{program} is not installed; it is needed {why}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_appears_only_when_complete() {
        let cache = env::temp_dir().join(format!("xtask-folder-{}", std::process::id()));
        fs::create_dir_all(&cache).expect("the temporary folder is writable");
        let half = folder(&cache, "tool-1", |partial| {
            fs::write(partial.join("half"), "")?;
            bail!("killed")
        });
        assert!(half.is_err());
        assert!(!cache.join("tool-1").exists());
        let whole = folder(&cache, "tool-1", |partial| Ok(fs::write(partial.join("all"), "")?));
        let whole = whole.expect("the second try succeeds");
        assert!(whole.join("all").exists());
        assert!(!whole.join("half").exists());
        let again = folder(&cache, "tool-1", |_| bail!("must not be made again"));
        assert_eq!(again.expect("it is there"), whole);
        fs::remove_dir_all(&cache).expect("the temporary folder is ours");
    }
}
