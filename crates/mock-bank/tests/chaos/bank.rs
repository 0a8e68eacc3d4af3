//! The bank as a process.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running bank. Ends with the value.
pub struct Bank {
    child: Child,
    /// Where customers call.
    pub url: String,
    admin: String,
}

impl Bank {
    /// Starts the program; says how long it took to the first answer.
    pub async fn start(directory: &Path) -> (Self, Duration) {
        let log = File::options().create(true).append(true).open(directory.join("log"));
        let begun = Instant::now();
        // Cargo puts the program one directory above the tests.
        let tests = std::env::current_exe().expect("this test");
        let built = tests.ancestors().nth(2).expect("the profile's directory");
        let mut child = Command::new(built.join("ingam-mock-bank"))
            .args(["serve", "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0"])
            .args(["--calls-per-minute", "1000000000", "--enrollments-per-hour", "1000000000"])
            .arg("--data")
            .arg(directory.join("data"))
            .env("INGAM_LOG", "warn")
            .stdout(Stdio::piped())
            .stderr(log.expect("a log"))
            .spawn()
            .expect("the bank starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut line = |name: &str| {
            let line = lines.next().and_then(Result::ok).unwrap_or_default();
            line.strip_prefix(name).unwrap_or_else(|| panic!("{name}: {line:?}")).to_owned()
        };
        let bank = Self { url: line("listening "), admin: line("admin "), child };
        let answer = reqwest::get(format!("{}/api/authority", bank.url)).await.expect("an answer");
        assert!(answer.status().is_success());
        (bank, begun.elapsed())
    }

    /// Lets so many invented people be customers.
    pub async fn invite(&self, customers: u32) {
        let call = reqwest::Client::new().post(format!("{}/crowd", self.admin));
        let call = call.json(&serde_json::json!({ "customers": customers }));
        assert!(call.send().await.expect("an answer").status().is_success());
    }

    /// Ends the process without warning.
    pub fn kill(&mut self) {
        self.child.kill().expect("a running bank");
        self.child.wait().expect("an ended bank");
    }
}

impl Drop for Bank {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
