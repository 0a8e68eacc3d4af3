//! Running outside programs, loudly.

use std::{
    env,
    ffi::OsStr,
    path::PathBuf,
    process::{Command, Output},
};

/// What a program printed, and whether it succeeded.
#[derive(Debug)]
pub struct Finished {
    pub success: bool,
    pub stdout: String,
    pub stderr: String,
}

impl Finished {
    /// Both streams, for assertions on messages that programs print on either.
    pub fn text(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

/// Runs a program to its end. A program that cannot be started fails the test.
pub fn run<A: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = A>,
) -> Finished {
    let program = program.as_ref();
    let Output { status, stdout, stderr } = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{} cannot be started: {error}", program.display()));
    Finished {
        success: status.success(),
        stdout: String::from_utf8_lossy(&stdout).into_owned(),
        stderr: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

/// Runs a program that must succeed.
pub fn must<A: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = A>,
) -> Finished {
    let name = program.as_ref().to_owned();
    let finished = run(program, arguments);
    assert!(finished.success, "{} failed:\n{}", name.display(), finished.text());
    finished
}

/// `openssl` with the words of one line as arguments; no argument may contain a space.
pub fn openssl(line: &str) -> Finished {
    must("openssl", line.split_whitespace())
}

/// A path that the test command must have put into the environment.
pub fn from_environment(variable: &str) -> PathBuf {
    env::var_os(variable).map(PathBuf::from).unwrap_or_else(|| {
        panic!("{variable} is not set: run these tests through `cargo xtask test interop`")
    })
}
