//! PKCS#12 file (RFC 7292): key with R, certificate and chain under one password.
//!
//! The profile is what every program at hand opens (OpenSSL, NSS, GnuTLS, Java, Windows, macOS):
//! certificates in PBES2 `EncryptedData` and the key in a shrouded bag, both AES-256-CBC with
//! PBKDF2-HMAC-SHA256, and the classic integrity MAC with HMAC-SHA256.

use cms::content_info::ContentInfo;
use der::{
    Encode,
    asn1::{Any, ObjectIdentifier, OctetString},
};
use hmac::{Hmac, KeyInit, Mac};
use pkcs12::{
    DigestInfo, MacData, Pfx, SafeBag,
    kdf::{Pkcs12KeyType, derive_key_utf8},
    pfx::Version,
};
use rand_core::CryptoRng;
use sha2::Sha256;
use spki::AlgorithmIdentifierOwned;
use zeroize::Zeroizing;

use crate::{certificate::Certificate, key::Key};

mod bags;
mod encryption;

/// Iterations of PBKDF2 and of the MAC. More would keep .NET from opening the file.
const ITERATIONS: u32 = 300_000;

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
    encode(contents, password, rng).map_err(|_| Pkcs12Error::Encoding)
}

fn encode(
    contents: &Contents<'_>,
    password: &str,
    rng: &mut impl CryptoRng,
) -> der::Result<Vec<u8>> {
    let attributes = bags::attributes(contents)?;
    let mut certificates = vec![bags::certificate(
        contents.certificate,
        Some(attributes.clone()),
    )?];
    for certificate in contents.chain {
        certificates.push(bags::certificate(certificate, None)?);
    }
    let certificates = encryption::encrypted_data(&certificates.to_der()?, password, rng)?;
    let key = encryption::shrouded(&contents.key.to_pkcs8(), password, rng)?;
    let key: Vec<SafeBag> = vec![bags::key(key, attributes)?];

    let safe = vec![certificates, data(&key.to_der()?)?].to_der()?;
    let mac_data = Some(mac(&safe, password, rng)?);
    Pfx {
        version: Version::V3,
        auth_safe: data(&safe)?,
        mac_data,
    }
    .to_der()
}

/// `ContentInfo` of type data.
fn data(content: &[u8]) -> der::Result<ContentInfo> {
    let content = Any::encode_from(&OctetString::new(content)?)?;
    Ok(ContentInfo {
        content_type: DATA,
        content,
    })
}

fn mac(safe: &[u8], password: &str, rng: &mut impl CryptoRng) -> der::Result<MacData> {
    let mut salt = [0; 8];
    rng.fill_bytes(&mut salt);
    // 300,000 is far below the limit of either integer type.
    let iterations = ITERATIONS as i32;
    let key = derive_key_utf8::<Sha256>(password, &salt, Pkcs12KeyType::Mac, iterations, 32);
    let key = Zeroizing::new(key?);
    // HMAC takes keys of any length.
    let mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| der::ErrorKind::Failed)?;
    let algorithm = AlgorithmIdentifierOwned {
        oid: SHA256,
        parameters: Some(Any::null()),
    };
    let digest = OctetString::new(mac.chain_update(safe).finalize().into_bytes().to_vec())?;
    Ok(MacData {
        mac: DigestInfo { algorithm, digest },
        mac_salt: OctetString::new(salt)?,
        iterations,
    })
}
