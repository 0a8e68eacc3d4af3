//! Our CMP client enrolls at OpenSSL's CMP server.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{SystemTime, UNIX_EPOCH},
};

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::cmp::{CmpError, FailureInfo, Transaction};

use crate::program::must;

/// OpenSSL's mock server: it answers every request with the same certificate.
pub struct Server {
    process: Child,
    directory: tempfile::TempDir,
    port: String,
}

impl Server {
    fn start(more: &[&str]) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = |name: &str| directory.path().join(name).display().to_string();
        must(
            "openssl",
            [
                "genpkey",
                "-algorithm",
                "EC",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-out",
                &path("key.pem"),
            ],
        );
        must(
            "openssl",
            [
                "req",
                "-x509",
                "-key",
                &path("key.pem"),
                "-subj",
                "/CN=issued",
                "-days",
                "2",
                "-out",
                &path("issued.pem"),
            ],
        );
        must(
            "openssl",
            ["x509", "-in", &path("issued.pem"), "-outform", "DER", "-out", &path("issued.der")],
        );
        must(
            "openssl",
            [
                "req",
                "-new",
                "-key",
                &path("key.pem"),
                "-subj",
                "/CN=asked",
                "-outform",
                "DER",
                "-out",
                &path("request.der"),
            ],
        );

        let protected = ["-srv_ref", "2611220001", "-srv_secret", "pass:01234567890123456789"];
        let [certificate, extra] = [path("issued.pem"), path("issued.pem")];
        let answer = ["-rsp_cert", &certificate, "-rsp_extracerts", &extra];
        Self::run(directory, &[&protected, &answer[..], more].concat())
    }

    /// The server with these options, and the files that they name.
    pub fn run(directory: tempfile::TempDir, options: &[&str]) -> Self {
        let mut process = Command::new("openssl")
            .args(["cmp", "-port", "0"])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("openssl starts");
        let port = BufReader::new(process.stdout.take().expect("a piped stdout"))
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                Some(
                    line.strip_prefix("ACCEPT ")?.split(' ').next()?.rsplit(':').next()?.to_owned(),
                )
            })
            .expect("the server prints its port");
        Self { process, directory, port }
    }

    fn path(&self, name: &str) -> String {
        self.directory.path().join(name).display().to_string()
    }

    fn file(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect("a file of this test")
    }

    /// One connection: OpenSSL's server forgets the transaction when the connection ends.
    pub fn connect(&self) -> Connection {
        let stream =
            TcpStream::connect(format!("127.0.0.1:{}", self.port)).expect("the server listens");
        Connection(BufReader::new(stream))
    }
}

/// HTTP as RFC 6712 asks for it, kept alive.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    pub fn post(&mut self, message: &[u8]) -> Vec<u8> {
        let head = format!(
            "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nContent-Type: application/pkixcmp\r\nContent-Length: {}\r\n\r\n",
            message.len()
        );
        self.0.get_mut().write_all(&[head.as_bytes(), message].concat()).expect("the server reads");
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).expect("the server answers");
            let Some((name, value)) = line.trim_end().split_once(':') else {
                if line.trim_end().is_empty() {
                    break;
                }
                continue;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut answer = vec![0; length];
        self.0.read_exact(&mut answer).expect("the whole answer");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs()
}

#[test]
fn a_certificate_is_requested_received_and_confirmed() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    let mut rng = UnwrapErr(SysRng);
    let (mut transaction, message) = Transaction::begin(
        "2611220001",
        "01234567890123456789",
        &server.file("request.der"),
        now(),
        &mut rng,
    )
    .expect("a message");
    let issued = transaction.read_certificate(&connection.post(&message)).expect("a certificate");
    assert_eq!(issued.certificate, server.file("issued.der"));
    assert_eq!(issued.others, vec![server.file("issued.der")], "extraCerts are handed over");

    let confirmation =
        transaction.confirm(&issued.certificate, now(), &mut rng).expect("a message");
    assert_eq!(transaction.read_confirmation(&connection.post(&confirmation)), Ok(()));
}

#[test]
fn openssl_refuses_a_wrong_code() {
    let server = Server::start(&["-send_unprot_err"]);
    let mut connection = server.connect();
    let mut rng = UnwrapErr(SysRng);
    let (mut transaction, message) =
        Transaction::begin("2611220001", "wrong", &server.file("request.der"), now(), &mut rng)
            .expect("a message");
    let refused = transaction.read_certificate(&connection.post(&message));
    assert!(matches!(refused, Err(CmpError::Refused(_))), "{refused:?}");
}

#[test]
fn openssl_refuses_a_confirmation_of_another_certificate() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    let mut rng = UnwrapErr(SysRng);
    let (mut transaction, message) = Transaction::begin(
        "2611220001",
        "01234567890123456789",
        &server.file("request.der"),
        now(),
        &mut rng,
    )
    .expect("a message");
    transaction.read_certificate(&connection.post(&message)).expect("a certificate");
    let confirmation =
        transaction.confirm(b"another certificate", now(), &mut rng).expect("a message");
    let refused = transaction.read_confirmation(&connection.post(&confirmation));
    assert!(matches!(refused, Err(CmpError::Refused(_))), "{refused:?}");
}

#[test]
fn a_rejection_with_failure_info_is_understood() {
    let server = Server::start(&["-pkistatus", "2", "-failure", "9"]);
    let mut connection = server.connect();
    let mut rng = UnwrapErr(SysRng);
    let (mut transaction, message) = Transaction::begin(
        "2611220001",
        "01234567890123456789",
        &server.file("request.der"),
        now(),
        &mut rng,
    )
    .expect("a message");
    match transaction.read_certificate(&connection.post(&message)) {
        Err(CmpError::Refused(failure)) => {
            assert!(
                failure.has(FailureInfo::BAD_POP) && !failure.has(FailureInfo::BAD_REQUEST),
                "{failure:?}"
            );
        }
        other => panic!("not a refusal: {other:?}"),
    }
}

#[test]
fn every_changed_byte_of_an_answer_is_noticed() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    let mut rng = UnwrapErr(SysRng);
    let begin = |rng: &mut UnwrapErr<SysRng>| {
        Transaction::begin(
            "2611220001",
            "01234567890123456789",
            &server.file("request.der"),
            now(),
            rng,
        )
        .expect("a message")
    };
    let (mut transaction, message) = begin(&mut rng);
    let answer = connection.post(&message);
    // extraCerts are not under the protection; they are judged by the chain check.
    let protected = answer.len() - server.file("issued.der").len() - 8;
    for place in 0..protected {
        let mut changed = answer.clone();
        changed[place] ^= 1;
        assert!(transaction.read_certificate(&changed).is_err(), "byte {place} of {protected}");
    }
    for end in 0..answer.len() {
        assert!(transaction.read_certificate(&answer[..end]).is_err(), "cut after {end} bytes");
    }
    // The same answer does not serve another transaction.
    let (mut other, _) = begin(&mut rng);
    assert_eq!(other.read_certificate(&answer), Err(CmpError::AnotherQuestion));
    assert!(transaction.read_certificate(&answer).is_ok(), "unchanged, it is good");
}
