//! The same bank on PostgreSQL. Runs against a server of its own; PostgreSQL refuses to run as
//! root, so root starts it as the user `postgres`. Without PostgreSQL on the machine there is nothing to test.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use tempfile::TempDir;

use crate::audit::audit;
use crate::session::Session;
use crate::support::{Bank, join, must, said};

const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";

struct Postgres {
    directory: TempDir,
}

impl Postgres {
    fn start() -> Self {
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

    fn url(&self) -> String {
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

#[tokio::test]
async fn the_main_job_works_on_postgresql() {
    let server = Postgres::start();
    let bank = Bank::start_with(&["--database-url", &server.url()]);
    let codes = Session::start(&bank).await.to_codes("general").await;
    let message = bank.p10cr(&codes, &bank.csr("a", "P-256", &[]));
    let sends: Vec<_> = (0..6).map(|_| bank.send(message.clone())).collect();
    for answer in join(sends).await {
        assert!(answer.expect("an answer").len() > 1_000, "a certificate each time");
    }
    must(&bank.cmp(&codes, "a.csr", "a", &[]));
    // The list of certificates is in order of seconds.
    bank.knob("advance", json!({ "seconds": 1 })).await;
    let codes = bank.codes(&["--product", "general", "--database-url", &server.url()]);
    must(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &[]));
    let ledger = bank.look("ledger").await;
    assert_eq!(
        (&ledger["fees"], &ledger["sum"], &ledger["difference"]),
        (&json!(2), &json!(0), &json!(0))
    );
    let listed = bank.look("certificates").await;
    assert_eq!((&listed[0]["status"], &listed[1]["status"]), (&json!("revoked"), &json!("valid")));
}

#[tokio::test]
async fn the_audit_log_holds_on_postgresql() {
    let server = Postgres::start();
    let url = server.url();
    let bank = Bank::start_with(&["--database-url", &url]);
    let sessions = join((0..20).map(|_| Session::start(&bank)).collect()).await;
    join(sessions.iter().map(Session::identity).collect()).await;
    let verify = || audit(&bank.data(), &["verify", "--database-url", &url]);
    must(&verify());
    assert!(said(&verify()).starts_with("entries 40\n"), "{}", said(&verify()));

    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&url).await.expect("the database");
    for statement in ["UPDATE audit SET facts = ''", "DELETE FROM audit", "TRUNCATE audit"] {
        let refused = sqlx::query(statement).execute(&pool).await.expect_err(statement);
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
    for statement in [
        "ALTER TABLE audit DISABLE TRIGGER ALL",
        "UPDATE audit SET customer = 'kim' WHERE number = 33",
    ] {
        sqlx::query(statement).execute(&pool).await.expect(statement);
    }
    assert!(said(&verify()).contains("entry 33: its hash"), "{}", said(&verify()));
}
