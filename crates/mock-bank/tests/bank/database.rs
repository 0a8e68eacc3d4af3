//! The databases that a bank runs on.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::must;

/// Where a bank keeps its records. What must hold when many call at once is tested on both: SQLite
/// lets one writer in at a time, so that there no lock is ever missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";

/// A server of its own. PostgreSQL refuses to run as root, so root starts it as the user `postgres`.
pub struct Postgres {
    directory: TempDir,
}

impl Postgres {
    pub fn start() -> Self {
        let initdb = Path::new(PROGRAMS).join("initdb");
        assert!(initdb.exists(), "no PostgreSQL at {PROGRAMS}: `cargo xtask test` installs it");
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().to_str().expect("a path").to_owned();
        if as_root() {
            must(&Command::new("chown").args(["postgres", &path]).output().expect("chown"));
        }
        let server = Self { directory };
        must(&server.run("initdb", &["-A", "trust", "-U", "bank", "-E", "UTF8"]));
        // Only a socket in the directory: no port can be taken by someone else.
        let options = format!("-c listen_addresses= -k {path} -c fsync=off");
        must(
            &server.run(
                "pg_ctl",
                &["-w", "-l", &format!("{path}/server.log"), "-o", &options, "start"],
            ),
        );
        server
    }

    pub fn url(&self) -> String {
        format!("postgres://bank@localhost/postgres?host={}", self.directory.path().display())
    }

    fn run(&self, program: &str, arguments: &[&str]) -> std::process::Output {
        let data = self.directory.path().join("pg");
        let program: PathBuf = Path::new(PROGRAMS).join(program);
        let mut command = if as_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        // Inherited pipes would keep the call waiting for the server to end.
        let output = tempfile::tempfile().expect("a file");
        command.current_dir(self.directory.path()).arg("-D").arg(data).args(arguments);
        let status = command.stdout(output.try_clone().expect("a file")).stderr(output).status();
        std::process::Output {
            status: status.expect("it runs"),
            stdout: Vec::new(),
            stderr: Vec::new(),
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.run("pg_ctl", &["-m", "immediate", "stop"]);
    }
}

fn as_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}
