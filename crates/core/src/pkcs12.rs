//! PKCS#12 file (RFC 7292): key with R, certificate and chain under one password.
//!
//! Written in two profiles. The modern one is what every program of today opens (OpenSSL, NSS,
//! GnuTLS, Java, Windows, macOS): certificates in PBES2 `EncryptedData` and the key in a shrouded bag,
//! both AES-256-CBC with PBKDF2-HMAC-SHA256, and the classic integrity MAC with HMAC-SHA256. The
//! legacy one is what telephones and machines of before 2018 open: triple DES and SHA-1 all over.
//!
//! Read is what any program writes: see [`Pfx`].

use der::oid::ObjectIdentifier;
use rand_core::CryptoRng;

use crate::{
    asn1::{INTEGER, NULL, OCTET_STRING, OID, SEQUENCE, context, element},
    certificate::Certificate,
    password_encryption::Recipe,
    private_key::PrivateKey,
};

pub use pfx::{Bags, CertificateBag, Integrity, KeyBag, LARGEST, Pfx, Pkcs12ReadError};

mod authenticated_safe;
mod bags;
mod encryption;
mod mac;
mod pfx;
mod safe_contents;

/// `id-data`
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");

/// Which programs are to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Those of today: AES-256 and SHA-256, 300,000 rounds (more would keep .NET out).
    Modern,
    /// Old ones: triple DES and SHA-1, 50,000 rounds. As strong as its password is long.
    Legacy,
}

impl Profile {
    /// Rounds of every derivation.
    fn rounds(self) -> u32 {
        match self {
            Self::Modern => 300_000,
            Self::Legacy => 50_000,
        }
    }

    fn recipe(self) -> Recipe {
        let rounds = self.rounds();
        match self {
            Self::Modern => Recipe::Modern { rounds },
            Self::Legacy => Recipe::TripleDes { rounds },
        }
    }
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Pkcs12Error {
    /// The password has characters beyond ASCII: Java cannot open such a file, and others disagree
    /// on how to encode them.
    #[error("the password has characters beyond ASCII")]
    PasswordNotAscii,
    /// The certificate is for another key.
    #[error("the certificate is for another key")]
    AnotherKey,
    /// Something could not be encoded: a fault of this program.
    #[error("the file cannot be written")]
    Encoding,
}

/// What goes into the file.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// The private key; its R goes along as an attribute of the key.
    pub key: &'a PrivateKey,
    /// Its certificate.
    pub certificate: &'a Certificate,
    /// From the issuer up to and including the root.
    pub chain: &'a [Certificate],
    /// Shown by other programs.
    pub friendly_name: &'a str,
}

/// Makes a file. Salts and IVs are fresh at every call.
pub fn make_pfx(
    contents: &Contents<'_>,
    password: &str,
    profile: Profile,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, Pkcs12Error> {
    if !password.is_ascii() {
        return Err(Pkcs12Error::PasswordNotAscii);
    }
    if contents.certificate.public_key_info() != contents.key.public_key_info() {
        return Err(Pkcs12Error::AnotherKey);
    }
    let attributes = bags::attributes(contents);
    let mut certificates = vec![bags::certificate(contents.certificate, &attributes)];
    certificates.extend(contents.chain.iter().map(|link| bags::certificate(link, &[])));
    let certificates = element(SEQUENCE, &[&certificates.concat()]);
    let certificates = encryption::encrypted_data(&certificates, password, profile, rng);
    let shrouded = encryption::shrouded(&contents.key.to_pkcs8(), password, profile, rng);
    let key = element(SEQUENCE, &[&bags::key(&shrouded, &attributes)]);

    let safe = element(SEQUENCE, &[&certificates, &data(&key)]);
    let mac = mac::make(&safe, password, profile, rng).ok_or(Pkcs12Error::Encoding)?;
    Ok(element(SEQUENCE, &[&element(INTEGER, &[&[3]]), &data(&safe), &mac]))
}

fn oid(oid: ObjectIdentifier) -> Vec<u8> {
    element(OID, &[oid.as_bytes()])
}

/// `AlgorithmIdentifier` with NULL for parameters.
fn algorithm(id: ObjectIdentifier) -> Vec<u8> {
    element(SEQUENCE, &[&oid(id), &element(NULL, &[])])
}

/// `ContentInfo` of type data: see [`authenticated_safe`].
fn data(content: &[u8]) -> Vec<u8> {
    let content = element(context(0), &[&element(OCTET_STRING, &[content])]);
    element(SEQUENCE, &[&oid(DATA), &content])
}
