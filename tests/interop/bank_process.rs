//! A fresh mock bank for one test.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::program::{from_environment, must};

/// A running bank with its own data directory; both end with it.
pub struct Bank {
    process: Child,
    directory: tempfile::TempDir,
    /// `127.0.0.1:port`
    pub address: String,
}

/// One permission to enroll.
pub struct Codes {
    pub reference: String,
    pub code: String,
}

impl Bank {
    /// Starts a bank on a free port and waits until it says that it listens.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same with more options.
    pub fn start_with(options: &[&str]) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let mut process = Command::new(from_environment("INGAM_MOCK_BANK"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(directory.path())
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the mock bank starts");
        let lines = BufReader::new(process.stdout.take().expect("a piped stdout")).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| {
                line.strip_prefix("listening http://")
                    .map(|rest| rest.trim_end_matches('/').to_owned())
            })
            .expect("the bank prints where it listens");
        Self { process, directory, address }
    }

    /// A file in the bank's data directory.
    pub fn data(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// A place for files of this test, as text for command lines.
    pub fn scratch(&self, name: &str) -> String {
        let directory = self.directory.path().join("scratch");
        std::fs::create_dir_all(&directory).expect("a scratch directory");
        directory.join(name).display().to_string()
    }

    /// Asks the bank's command line for a fresh reference number and authorization code.
    pub fn codes(&self, more: &[&str]) -> Codes {
        let data = self.directory.path().display().to_string();
        let mut arguments = vec!["codes", "--data", &data];
        arguments.extend_from_slice(more);
        let printed = must(from_environment("INGAM_MOCK_BANK"), &arguments).stdout;
        let value = |name: &str| {
            printed
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .unwrap_or_else(|| panic!("`codes` prints no {name}"))
                .to_owned()
        };
        Codes { reference: value("reference="), code: value("code=") }
    }

    /// Downloads a resource with curl.
    pub fn download(&self, path: &str, to: &str) {
        must(
            "curl",
            [
                "--silent",
                "--show-error",
                "--fail",
                "--output",
                to,
                &format!("http://{}{path}", self.address),
            ],
        );
    }

    /// Root certificate, PEM.
    pub fn root(&self) -> String {
        self.data("root.pem").display().to_string()
    }

    /// Issuing authority's certificate, PEM.
    pub fn issuer(&self) -> String {
        self.data("issuer.pem").display().to_string()
    }
}

impl Drop for Bank {
    fn drop(&mut self) {
        // Nothing to do about a bank that is gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Makes a P-256 key and a certification request with OpenSSL; returns (key, csr) as paths.
pub fn make_request(bank: &Bank, name: &str) -> (String, String) {
    let (key, csr) = (bank.scratch(&format!("{name}.key")), bank.scratch(&format!("{name}.csr")));
    must(
        "openssl",
        ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", &key],
    );
    must("openssl", ["req", "-new", "-key", &key, "-subj", "/CN=someone else", "-out", &csr]);
    assert!(Path::new(&csr).exists());
    (key, csr)
}
