//! curl with OpenSSL, and strongSwan's `pki`, get a certificate by EST (RFC 7030) through a TLS front.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
};

use crate::{
    bank_process::{Bank, make_request},
    program::{must, openssl, run},
};

/// stunnel in front of a bank. Ends with the value.
struct Front {
    process: Child,
    /// `https://localhost:port`
    url: String,
    /// Its own certificate, PEM.
    certificate: String,
}

impl Front {
    fn start(bank: &Bank) -> Self {
        let [certificate, key, settings] =
            ["front.pem", "front.key", "front.conf"].map(|name| bank.scratch(name));
        openssl(&format!(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -days 1 \
             -addext subjectAltName=DNS:localhost -keyout {key} -out {certificate}"
        ));
        // Free a moment ago: stunnel cannot say which port it got.
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let text = format!(
            "foreground = yes\npid =\n[est]\naccept = 127.0.0.1:{port}\nconnect = {}\ncert = {certificate}\nkey = {key}\n",
            bank.address
        );
        std::fs::write(&settings, text).expect("writable");
        let process = Command::new("stunnel")
            .arg(&settings)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("stunnel starts");
        let front = Self { process, url: format!("https://localhost:{port}"), certificate };
        let asked = format!("{}/.well-known/est/cacerts", front.url);
        let wait = ["--retry", "20", "--retry-connrefused", "--retry-max-time", "20"];
        must(
            "curl",
            [&["-sSf", "--cacert", &front.certificate, "-o", "/dev/null"], &wait[..], &[&asked]]
                .concat(),
        );
        front
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        // Nothing to do about a front that is gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// OpenSSL accepts the certificate for the key, under the bank's root.
fn judge(bank: &Bank, certificate: &str, key: &str) {
    must(
        "openssl",
        [
            "verify",
            "-x509_strict",
            "-explicit_policy",
            "-policy",
            "anyPolicy",
            "-CAfile",
            &bank.root(),
            "-untrusted",
            &bank.issuer(),
            certificate,
        ],
    );
    let certified = openssl(&format!("x509 -in {certificate} -noout -pubkey")).stdout;
    assert_eq!(certified, openssl(&format!("pkey -in {key} -pubout")).stdout);
}

/// Reads a certs-only answer: base64 of PKCS#7.
fn certificates(bank: &Bank, answer: &str, name: &str) -> String {
    let (der, pem) = (bank.scratch(&format!("{name}.p7")), bank.scratch(&format!("{name}.pem")));
    openssl(&format!("base64 -d -A -in {answer} -out {der}"));
    openssl(&format!("pkcs7 -inform DER -in {der} -print_certs -out {pem}"));
    pem
}

#[test]
fn curl_and_openssl() {
    let bank = Bank::start();
    let front = Front::start(&bank);
    let (key, csr) = make_request(&bank, "own");
    let [der, text, answer] = ["own.der", "own.b64", "answer"].map(|name| bank.scratch(name));
    openssl(&format!("req -in {csr} -outform DER -out {der}"));
    openssl(&format!("base64 -in {der} -out {text}"));
    let codes = bank.codes(&[]);
    let user = format!("{}:{}", codes.reference, codes.code);
    let ask = |operation: &str, more: &[&str]| {
        let url = format!("{}/.well-known/est/{operation}", front.url);
        let base = ["-sSf", "--cacert", &front.certificate, "-o", &answer, &url];
        must("curl", [&base, more].concat());
    };
    let data = format!("@{text}");
    let kind = "content-type: application/pkcs10";
    ask("simpleenroll", &["-u", &user, "-H", kind, "--data-binary", &data]);
    judge(&bank, &certificates(&bank, &answer, "own"), &key);
    ask("cacerts", &[]);
    let authorities = certificates(&bank, &answer, "authorities");
    must("openssl", ["verify", "-x509_strict", "-CAfile", &authorities, &bank.issuer()]);
}

#[test]
fn strongswan() {
    let bank = Bank::start();
    let front = Front::start(&bank);
    let [ec, rsa] = [&["ecdsa", "--size", "256"], &["rsa", "--size", "3072"]];
    for (name, kind) in [("ec", ec), ("rsa", rsa)] {
        let [key, csr, certificate] =
            ["key", "csr", "pem"].map(|ending| bank.scratch(&format!("{name}.{ending}")));
        let made = must("pki", [&["--gen", "--outform", "pem", "--type"], &kind[..]].concat());
        std::fs::write(&key, made.stdout).expect("writable");
        must(
            "sh",
            [
                "-c",
                r#"pki --req --type priv --in "$0" --dn "CN=somebody else" --digest sha256 > "$1""#,
                &key,
                &csr,
            ],
        );
        let codes = bank.codes(&[]);
        let user = format!("{}:{}", codes.reference, codes.code);
        let enroll = |userpass: &str| {
            run(
                "pki",
                [
                    "--est",
                    "--url",
                    &front.url,
                    "--in",
                    &csr,
                    "--cacert",
                    &front.certificate,
                    "--cacert",
                    &bank.root(),
                    "--cacert",
                    &bank.issuer(),
                    "--userpass",
                    userpass,
                    "--outform",
                    "pem",
                ],
            )
        };
        let refused = enroll(&format!("{}:{}", codes.reference, "1".repeat(24)));
        assert!(!refused.success && refused.stdout.is_empty(), "{}", refused.text());
        let issued = enroll(&user);
        assert!(issued.success, "{name}: {}", issued.text());
        std::fs::write(&certificate, issued.stdout).expect("writable");
        judge(&bank, &certificate, &key);
    }
}

#[test]
fn strongswan_gets_the_authoritys_certificates() {
    let bank = Bank::start();
    let front = Front::start(&bank);
    let out = bank.scratch("authority.pem");
    must(
        "pki",
        [
            "--estca",
            "--url",
            &front.url,
            "--cacert",
            &front.certificate,
            "--caout",
            &out,
            "--outform",
            "pem",
        ],
    );
    let same = |file: &str| openssl(&format!("x509 -in {file} -noout -fingerprint -sha256")).stdout;
    assert_eq!(same(&out), same(&bank.root()), "the root under the name that was given");
    let below: Vec<_> =
        (1..=3).map(|number| same(&out.replace(".pem", &format!("-{number}.pem")))).collect();
    assert!(below.contains(&same(&bank.issuer())), "the issuing authorities beside it: {below:?}");
}
