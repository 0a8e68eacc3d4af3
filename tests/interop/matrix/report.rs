//! What a program says it read.

use ingam_core::{certificate::Certificate, private_key::PrivateKey};

/// What was in a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Public half of the private key: DER of a `SubjectPublicKeyInfo`.
    pub key: Option<Vec<u8>>,
    /// R beside the key.
    pub random: Option<Vec<u8>>,
    /// The certificate of the key, DER.
    pub certificate: Option<Vec<u8>>,
}

impl Report {
    /// What is in a file of this key and this certificate.
    pub fn of(key: &PrivateKey, certificate: &Certificate) -> Self {
        Self {
            key: Some(key.public_key_info()),
            random: key.random().map(|random| random.expose().to_vec()),
            certificate: Some(certificate.der().to_vec()),
        }
    }
}

/// What a program read, or how it said that it cannot.
pub type Reading = Result<Report, String>;

/// Reads the line that the programs of tests/interop/{java,node,python} print for a file:
/// `key=HEX random=HEX certificate=HEX`, each if it is there, or `refused=WHY`.
pub fn parse(line: &str) -> Reading {
    if let Some(refusal) = line.strip_prefix("refused=") {
        return Err(refusal.to_owned());
    }
    let mut report = Report::default();
    for word in line.split_whitespace() {
        let (name, value) = word.split_once('=').expect("name and value");
        let part = match name {
            "key" => &mut report.key,
            "random" => &mut report.random,
            "certificate" => &mut report.certificate,
            other => panic!("what is {other}?"),
        };
        *part = Some(bytes(value));
    }
    Ok(report)
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.chars().map(|digit| digit.to_digit(16).expect("a digit") as u8).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}
