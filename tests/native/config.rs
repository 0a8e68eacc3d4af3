//! `config.json`: what is accepted, and which of the three errors the rest gets.

use ingam::platform::config::{Config, ConfigError};

const HEX: &str = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";

fn parse(bank: &str, root: &str) -> Result<Config, ConfigError> {
    Config::parse(format!(r#"{{"bank":"{bank}","root_sha256":"{root}"}}"#).as_bytes())
}

#[test]
fn same_origin() {
    let config = parse("", HEX).expect("a bank on the same origin");
    assert_eq!(config.bank_url, "");
    assert_eq!(config.root_sha256[..3], [0x00, 0x11, 0x22]);
    assert_eq!(config.root_sha256[31], 0xff);
}

#[test]
fn bank_urls() {
    for (written, read) in [
        ("https://bank.example", "https://bank.example"),
        ("https://bank.example/ra/", "https://bank.example/ra"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost/", "http://localhost"),
    ] {
        assert_eq!(parse(written, HEX).map(|config| config.bank_url).as_deref(), Ok(read));
    }
}

#[test]
fn refused_bank_urls() {
    for url in [
        "http://bank.example",
        "http://127.0.0.1.bank.example",
        "http://localhost:80@bank.example",
        "https://user@bank.example",
        "https:///",
        "https://bank.example/?a=b",
        "https://bank.example/#a",
        "javascript:alert(1)",
        "//bank.example",
        "bank.example",
    ] {
        assert_eq!(parse(url, HEX), Err(ConfigError::Malformed), "{url}");
    }
}

#[test]
fn fingerprints() {
    let colons = "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:\
                  00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff";
    assert_eq!(parse("", colons), parse("", HEX), "as OpenSSL prints it");
    assert_eq!(parse("", ""), Err(ConfigError::RootNotConfigured), "the template");
    assert_eq!(parse("", &HEX[2..]), Err(ConfigError::Malformed), "too short");
    assert_eq!(parse("", &HEX.replace('a', "g")), Err(ConfigError::Malformed), "not hex");
    assert_eq!(parse("", &format!("{HEX}00")), Err(ConfigError::Malformed), "too long");
}

#[test]
fn other_files() {
    for content in ["", "<html></html>", "[1]", "{\"bank\":1}", "{\"root_sha256\":null}"] {
        assert_eq!(Config::parse(content.as_bytes()), Err(ConfigError::Malformed), "{content}");
    }
    assert_eq!(Config::parse(b"{}"), Err(ConfigError::RootNotConfigured));
}
