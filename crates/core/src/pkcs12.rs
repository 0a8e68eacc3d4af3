//! PKCS#12 file (RFC 7292): key with R, certificate and chain under one password.
//!
//! The profile is what every program at hand opens (OpenSSL, NSS, GnuTLS, Java, Windows, macOS):
//! certificates in PBES2 `EncryptedData` and the key in a shrouded bag, both AES-256-CBC with
//! PBKDF2-HMAC-SHA256, and the classic integrity MAC with HMAC-SHA256.

use der::oid::ObjectIdentifier;
use hmac::{Hmac, KeyInit, Mac};
use pkcs12::kdf::{Pkcs12KeyType, derive_key_utf8};
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    asn1::{INTEGER, NULL, OCTET_STRING, OID, SEQUENCE, context, element},
    certificate::Certificate,
    key::Key,
};

mod bags;
mod encryption;

/// Iterations of PBKDF2 and of the MAC. More would keep .NET from opening the file.
const ITERATIONS: u32 = 300_000;

/// `INTEGER 300000`
const ITERATIONS_DER: [u8; 5] = [INTEGER, 3, 0x04, 0x93, 0xe0];
/// `id-data`
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

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
    pub key: &'a Key,
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
    let certificates = encryption::encrypted_data(&certificates, password, rng);
    let shrouded = encryption::shrouded(&contents.key.to_pkcs8(), password, rng);
    let key = element(SEQUENCE, &[&bags::key(&shrouded, &attributes)]);

    let safe = element(SEQUENCE, &[&certificates, &data(&key)]);
    let mac = mac(&safe, password, rng).ok_or(Pkcs12Error::Encoding)?;
    Ok(element(SEQUENCE, &[&element(INTEGER, &[&[3]]), &data(&safe), &mac]))
}

fn oid(oid: ObjectIdentifier) -> Vec<u8> {
    element(OID, &[oid.as_bytes()])
}

/// `AlgorithmIdentifier` with NULL for parameters.
fn algorithm(id: ObjectIdentifier) -> Vec<u8> {
    element(SEQUENCE, &[&oid(id), &element(NULL, &[])])
}

/// ```text
/// ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] ANY }   -- RFC 5652 section 3
/// ```
///
/// of type data.
fn data(content: &[u8]) -> Vec<u8> {
    let content = element(context(0), &[&element(OCTET_STRING, &[content])]);
    element(SEQUENCE, &[&oid(DATA), &content])
}

/// ```text
/// MacData ::= SEQUENCE { mac DigestInfo, macSalt OCTET STRING, iterations INTEGER DEFAULT 1 }
/// ```
fn mac(safe: &[u8], password: &str, rng: &mut impl CryptoRng) -> Option<Vec<u8>> {
    let mut salt = [0; 8];
    rng.fill_bytes(&mut salt);
    let iterations = i32::try_from(ITERATIONS).ok()?;
    let key = derive_key_utf8::<Sha256>(password, &salt, Pkcs12KeyType::Mac, iterations, 32);
    let key = Zeroizing::new(key.ok()?);
    let mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    let digest = element(OCTET_STRING, &[&mac.chain_update(safe).finalize().into_bytes()]);
    let info = element(SEQUENCE, &[&algorithm(SHA256), &digest]);
    Some(element(SEQUENCE, &[&info, &element(OCTET_STRING, &[&salt]), &ITERATIONS_DER]))
}
