//! A bank of its own for every test, and OpenSSL.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::database::{On, Postgres};

/// The bank's program: Cargo puts it one directory above the tests.
pub fn program() -> Command {
    let tests = std::env::current_exe().expect("this test");
    let built = tests.ancestors().nth(2).expect("the profile's directory");
    Command::new(built.join("ingam-mock-bank"))
}

/// A running bank. Ends with the value.
pub struct Bank {
    child: Child,
    pub url: String,
    pub admin_url: String,
    pub directory: TempDir,
    options: Vec<String>,
    /// Ends after the bank.
    server: Option<Postgres>,
}

impl Bank {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    pub fn start_with(options: &[&str]) -> Self {
        Self::start_on(On::Sqlite, options)
    }

    pub fn start_on(database: On, options: &[&str]) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        Self::start_in(directory, database, options)
    }

    /// A bank that goes on with what is in a directory.
    pub fn start_in(directory: TempDir, database: On, options: &[&str]) -> Self {
        let server = (database == On::Postgres).then(Postgres::start);
        let mut options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
        if let Some(server) = &server {
            options.extend(["--database-url".to_owned(), server.url()]);
        }
        let (child, url, admin_url) = launch(directory.path(), &options);
        Self { child, url, admin_url, directory, options, server }
    }

    /// Where the records are, if not in the data directory.
    pub fn database_url(&self) -> Option<String> {
        self.server.as_ref().map(Postgres::url)
    }

    /// The bank's program with a command, for this bank's data.
    pub fn command(&self, command: &[&str]) -> Command {
        let mut program = program();
        program.args(command).arg("--data").arg(self.data());
        if let Some(url) = self.database_url() {
            program.args(["--database-url", &url]);
        }
        program
    }

    /// Ends the process without warning and starts another on the same data.
    pub fn kill_and_restart(&mut self) {
        self.kill();
        (self.child, self.url, self.admin_url) = launch(self.directory.path(), &self.options);
    }

    /// Ends the process without warning; only its files are left.
    fn kill(&mut self) {
        self.child.kill().expect("a running bank");
        self.child.wait().expect("an ended bank");
    }

    /// Asks the process to end, and waits until it did.
    pub fn stop(&mut self) {
        let id = self.child.id().to_string();
        must(&Command::new("kill").arg(id).output().expect("kill runs"));
        assert!(self.child.wait().expect("an ended bank").success());
    }

    pub fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.file("log")).expect("the log")
    }

    pub async fn knob(&self, name: &str, body: Value) {
        let status = self.turn(name, body).await;
        assert!((200..300).contains(&status), "{name}: {status}");
    }

    /// Turns a knob that may not be there; says the status.
    pub async fn turn(&self, name: &str, body: Value) -> u16 {
        let call = client().post(format!("{}/{name}", self.admin_url)).json(&body);
        call.send().await.expect("an answer").status().as_u16()
    }

    /// Turns a knob that answers something.
    pub async fn admin(&self, name: &str, body: Value) -> (u16, Value) {
        let call = client().post(format!("{}/{name}", self.admin_url)).json(&body);
        let answer = call.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    pub async fn look(&self, name: &str) -> Value {
        let answer =
            client().get(format!("{}/{name}", self.admin_url)).send().await.expect("an answer");
        answer.json().await.expect("JSON")
    }

    pub async fn get(&self, path: &str) -> reqwest::Response {
        client().get(format!("{}{path}", self.url)).send().await.expect("an answer")
    }

    /// A one-time password that was not used yet.
    pub async fn otp(&self, customer: &str) -> String {
        loop {
            let people = self.look("customers").await;
            let person =
                people.as_array().expect("a list").iter().find(|person| person["id"] == customer);
            let person = person.expect("the customer");
            if person["otp_used"] == false {
                return person["otp"].as_str().expect("digits").to_owned();
            }
            self.knob("advance", json!({ "seconds": person["otp_seconds_left"] })).await;
        }
    }

    /// Reference number and authorization code from the command line.
    pub fn codes(&self, options: &[&str]) -> (String, String) {
        let output = self.command(&["codes"]).args(options).output().expect("the program runs");
        let text = String::from_utf8(output.stdout).expect("text");
        let value = |name: &str| {
            text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned()
        };
        (value("reference="), value("code="))
    }

    /// `openssl cmp -cmd p10cr`; the certificate lands in `name`.crt.
    pub fn cmp(
        &self,
        (reference, code): &(String, String),
        csr: &str,
        name: &str,
        more: &[&str],
    ) -> Output {
        let server = self.url.trim_start_matches("http://");
        let (code, out) = (format!("pass:{code}"), format!("{name}.crt"));
        let mut arguments =
            vec!["cmp", "-cmd", "p10cr", "-server", server, "-path", "/cmp", "-ref", reference];
        arguments.extend(["-secret", &code, "-csr", csr, "-certout", &out, "-unprotected_errors"]);
        arguments.extend(more);
        self.openssl(&arguments)
    }

    /// `openssl cmp -cmd genm`: asks what the codes are for. The answer lands in genp.der.
    pub fn genm(&self, codes: &(String, String)) -> Output {
        self.genm_of(codes, "certReqTemplate")
    }

    /// The same for any kind of information.
    pub fn genm_of(&self, (reference, code): &(String, String), kind: &str) -> Output {
        let server = self.url.trim_start_matches("http://");
        let code = format!("pass:{code}");
        let mut arguments = vec!["cmp", "-cmd", "genm", "-infotype", kind, "-server", server];
        arguments.extend(["-path", "/cmp", "-ref", reference, "-secret", &code]);
        arguments.extend(["-rspout", "genp.der", "-unprotected_errors"]);
        self.openssl(&arguments)
    }

    /// The bytes of a `p10cr`, not sent by OpenSSL.
    pub fn p10cr(&self, (reference, code): &(String, String), csr: &str) -> Vec<u8> {
        let code = format!("pass:{code}");
        // Nobody listens at port 1: the message is written before it could be sent.
        let mut arguments = vec!["cmp", "-cmd", "p10cr", "-server", "127.0.0.1:1", "-path", "/cmp"];
        arguments.extend([
            "-ref",
            reference,
            "-secret",
            &code,
            "-csr",
            csr,
            "-certout",
            "never.crt",
        ]);
        arguments.extend(["-reqout", "p10cr.der", "-total_timeout", "1"]);
        self.openssl(&arguments);
        fs::read(self.file("p10cr.der")).expect("the message")
    }

    pub async fn send(&self, message: Vec<u8>) -> Result<Vec<u8>, reqwest::Error> {
        let call = client()
            .post(format!("{}/cmp", self.url))
            .header("content-type", "application/pkixcmp");
        Ok(call.body(message).send().await?.bytes().await?.to_vec())
    }

    /// Makes a key and a request, `name`.csr.
    pub fn csr(&self, name: &str, curve: &str, more: &[&str]) -> String {
        let (key, csr, group) =
            (format!("{name}.key"), format!("{name}.csr"), format!("ec_paramgen_curve:{curve}"));
        must(&self.openssl(&["genpkey", "-algorithm", "EC", "-pkeyopt", &group, "-out", &key]));
        let mut arguments =
            vec!["req", "-new", "-key", &key, "-subj", "/CN=somebody else", "-out", &csr];
        arguments.extend(more);
        must(&self.openssl(&arguments));
        csr
    }

    /// Runs OpenSSL in the bank's directory.
    pub fn openssl(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("openssl");
        command.current_dir(self.directory.path()).args(arguments).output().expect("openssl runs")
    }

    /// What OpenSSL prints.
    pub fn printed(&self, arguments: &[&str]) -> String {
        let output = self.openssl(arguments);
        must(&output);
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Bank {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The last part of a problem's URN.
pub fn kind(problem: &Value) -> &str {
    problem["type"]
        .as_str()
        .and_then(|urn| urn.strip_prefix("urn:ingam:problem:"))
        .unwrap_or("none")
}

pub fn client() -> reqwest::Client {
    // No pool: a connection that the bank cut must not be tried again behind our back.
    reqwest::Client::builder().pool_max_idle_per_host(0).build().expect("a client")
}

/// Fails with what the program said.
pub fn must(output: &Output) {
    assert!(output.status.success(), "{}", said(output));
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// Runs all at once.
pub async fn join<T, F: Future<Output = T>>(futures: Vec<F>) -> Vec<T> {
    let mut running: Vec<_> = futures.into_iter().map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        running.retain_mut(|future| match future.as_mut().poll(context) {
            std::task::Poll::Ready(value) => {
                done.push(value);
                false
            }
            std::task::Poll::Pending => true,
        });
        if running.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}

fn launch(directory: &Path, options: &[String]) -> (Child, String, String) {
    let log = File::options().create(true).append(true).open(directory.join("log")).expect("a log");
    let mut command = program();
    command.args(["serve", "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--data"]);
    command.arg(directory.join("data")).args(options).stdout(Stdio::piped()).stderr(log);
    let mut child = command.spawn().expect("the bank starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut line = |name: &str| {
        let line = lines.next().and_then(Result::ok).unwrap_or_default();
        line.strip_prefix(name).unwrap_or_else(|| panic!("{name}: {line:?}")).to_owned()
    };
    let (url, admin) = (line("listening "), line("admin "));
    (child, url, admin)
}
