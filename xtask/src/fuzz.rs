//! `cargo xtask fuzz`: libFuzzer on every reader of files, see crates/core/fuzz.
//!
//! The targets lie where `cargo fuzz` looks for them, but need neither it nor a nightly compiler: what
//! libFuzzer sees of the code is put in by LLVM's own pass. There is no address sanitizer, which needs
//! nightly: the core forbids unsafe code, so what can go wrong is a panic, an overflow, too much time or
//! too much memory, and all of them end a run.

mod outcome;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
};

use anyhow::{Context, Result, bail};

use crate::{
    cli, process,
    setup::{self, Need, Tools},
    test::Totals,
    workspace,
};
use outcome::Outcome;

/// What fuzzing needs.
pub const NEEDS: &[Need] = &[Need::Rust, Need::Fuzzer];

/// How long one target takes in `cargo xtask test`, seconds.
pub const SHORT: u32 = 5;

/// An input that takes longer is a hang, seconds. Readers take milliseconds; the machine may be busy.
const HANG: u32 = 10;

/// A reader that takes more memory fails, MiB. A key may be derived with 64 MiB.
const MEMORY: u32 = 512;

/// Longest input, bytes: a few things of every kind. Longer ones only make the fuzzer slow.
const LONGEST: u32 = 16 * 1024;

/// Files of the tests to begin with, besides those in crates/core/fuzz/corpus.
const SEEDS: &[(&str, &[&str])] = &[
    ("archive", &["archive"]),
    ("backup", &["bad-backup"]),
    ("ber", &["pkcs12"]),
    ("certificate", &["doctor"]),
    ("cms", &["doctor"]),
    ("copy", &["bad-copy"]),
    ("crl", &["bad-crl", "crl", "doctor"]),
    ("csr", &["doctor"]),
    ("doctor", &["doctor", "keys", "bad-keys", "pkcs12"]),
    ("encrypted_key", &["doctor", "encrypted-keys", "bad-encrypted-keys"]),
    ("import", &["archive", "bad-import", "import", "keys", "npki", "odd-import", "pem", "pkcs12"]),
    ("npki", &["doctor", "npki"]),
    ("ocsp", &["bad-ocsp", "ocsp"]),
    ("signed_data", &["bad-signed-data", "signed-data"]),
    ("pem", &["pem", "bad-pem"]),
    ("pkcs12", &["bad-import", "odd-import", "pkcs12"]),
    ("private_key", &["keys", "bad-keys"]),
];

const COVERAGE: &str = "-Cpasses=sancov-module \
                        -Cllvm-args=-sanitizer-coverage-level=4 \
                        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                        -Cllvm-args=-sanitizer-coverage-pc-table \
                        -Cllvm-args=-sanitizer-coverage-trace-compares \
                        --cfg fuzzing";

/// `cargo xtask fuzz`
pub fn command(arguments: &cli::Fuzz) -> Result<()> {
    let tools = setup::ensure(NEEDS)?;
    let totals = run(&tools, &arguments.targets, arguments.seconds)?;
    println!("{totals}");
    if totals.failed > 0 {
        bail!("a reader does not withstand its inputs");
    }
    if arguments.keep {
        let programs = build(&tools)?;
        for target in chosen(&arguments.targets)? {
            keep(&programs, &target)?;
        }
    }
    Ok(())
}

/// Fuzzes these targets, or all, for so many seconds each, as many at once as there are processors. A
/// target is one check.
pub fn run(tools: &Tools, targets: &[String], seconds: u32) -> Result<Totals> {
    let targets = chosen(targets)?;
    let programs = build(tools)?;
    let waiting = Mutex::new(targets.into_iter());
    let next = || waiting.lock().ok()?.next();
    let totals = Mutex::new(Totals::default());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(target) = next() {
                    let result = fuzz(&programs, &target, seconds);
                    if let Ok(mut totals) = totals.lock() {
                        totals.check(&format!("fuzz {target}"), result);
                    }
                }
            });
        }
    });
    totals.into_inner().ok().context("a thread of xtask panicked")
}

/// The targets of these names; all of them if none is named.
fn chosen(names: &[String]) -> Result<Vec<String>> {
    let files = workspace::files_under(&folder("fuzz_targets"))?;
    let all = files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()));
    let all: Vec<String> = all.collect();
    if let Some(unknown) = names.iter().find(|name| !all.contains(name)) {
        bail!("there is no target {unknown}: there are {}", all.join(", "));
    }
    Ok(if names.is_empty() { all } else { names.to_vec() })
}

/// Compiles all targets; gives the folder with the programs.
fn build(tools: &Tools) -> Result<PathBuf> {
    let host = tools.toolchain().host()?;
    let target_dir = workspace::target_dir().join("fuzz");
    let mut cargo = tools.cargo(["build", "--quiet", "--locked", "--package", "ingam-fuzz"])?;
    // Flags of the caller's would take the place of ours.
    cargo.env_remove("CARGO_ENCODED_RUSTFLAGS").env("RUSTFLAGS", COVERAGE);
    // With a target, the flags are not for build scripts and macros.
    cargo.args(["--features", "libfuzzer", "--profile", "fuzz", "--target", &host]);
    cargo.env("CARGO_TARGET_DIR", &target_dir);
    process::run(&mut cargo)?;
    Ok(target_dir.join(host).join("fuzz"))
}

fn fuzz(programs: &Path, target: &str, seconds: u32) -> Result<()> {
    let found = ensured(found(target))?;
    let crashes = ensured(workspace::target_dir().join("fuzz/crashes").join(target))?;
    let mut command = process::command(programs.join(target));
    command
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={HANG}"))
        .arg(format!("-rss_limit_mb={MEMORY}"))
        .arg(format!("-max_len={LONGEST}"))
        .arg(format!("-artifact_prefix={}/", crashes.display()))
        .arg("-print_final_stats=1")
        .arg(&found)
        .args(seeds(target));
    let outcome = Outcome::of(&quietly(&mut command)?);
    println!("fuzz {target}: {outcome}");
    outcome.into_result()
}

/// Adds to the repository what was found and reaches code that nothing in there reaches.
fn keep(programs: &Path, target: &str) -> Result<()> {
    let corpus = ensured(folder("corpus").join(target))?;
    let mut command = process::command(programs.join(target));
    command.args(["-merge=1", "-max_len=4096"]).arg(corpus);
    command.args(seeds(target).into_iter().skip(1)).arg(found(target));
    process::run_quietly(&mut command)
}

/// Where to begin: the corpus of the target, then files of the tests.
fn seeds(target: &str) -> Vec<PathBuf> {
    let files = workspace::root().join("crates/core/tests/files");
    let shared = SEEDS.iter().filter(|(name, _)| *name == target).flat_map(|(_, folders)| *folders);
    let all = shared.map(|folder| files.join(folder));
    let all = std::iter::once(folder("corpus").join(target)).chain(all);
    all.filter(|folder| folder.exists()).collect()
}

/// Where libFuzzer puts inputs that reach new code; kept from run to run, outside of the repository.
fn found(target: &str) -> PathBuf {
    workspace::target_dir().join("fuzz/corpus").join(target)
}

fn folder(name: &str) -> PathBuf {
    workspace::root().join("crates/core/fuzz").join(name)
}

fn ensured(folder: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// What a fuzzer printed, and whether it ended well.
fn quietly(command: &mut Command) -> Result<process::Told> {
    let output = command.output().context("the target was not built")?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(process::Told { success: output.status.success(), text })
}
