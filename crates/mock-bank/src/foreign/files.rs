//! What the institution hands out: PKCS#12 (RFC 7292), or `signCert.der` and `signPri.key` in an
//! archive. Both are under PBES2 (RFC 8018) with PBKDF2-HMAC-SHA256 and AES-256-CBC.

use aes::Aes256;
use cbc::Encryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use pbkdf2::pbkdf2_hmac;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::der::{NULL, OCTET_STRING, SEQUENCE, SET, element, natural, oid};
use super::zip;
use crate::ca::foreign::Certified;
use crate::secrets::random;

/// The password of every file, written on the desk.
pub const PASSWORD: &str = "Bada-demo-77!";

const ROUNDS: u32 = 100_000;
const MAC_ROUNDS: u32 = 10_000;

const DATA: &str = "1.2.840.113549.1.7.1";
const SHROUDED_KEY_BAG: &str = "1.2.840.113549.1.12.10.1.2";
const CERTIFICATE_BAG: &str = "1.2.840.113549.1.12.10.1.3";
const X509: &str = "1.2.840.113549.1.9.22.1";
const LOCAL_KEY_ID: &str = "1.2.840.113549.1.9.21";
const PBES2: &str = "1.2.840.113549.1.5.13";
const PBKDF2: &str = "1.2.840.113549.1.5.12";
const HMAC_SHA256: &str = "1.2.840.113549.2.9";
const AES256_CBC: &str = "2.16.840.1.101.3.4.1.42";
const SHA256: &str = "2.16.840.1.101.3.4.2.1";

/// A form of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `.pfx`
    Pfx,
    /// `signCert.der` and `signPri.key`
    Npki,
}

impl Form {
    /// The end of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pfx => "pfx",
            Self::Npki => "zip",
        }
    }

    /// Its content type.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Pfx => "application/x-pkcs12",
            Self::Npki => "application/zip",
        }
    }

    /// The file. `chain` is DER, issuing authority first.
    pub fn file(self, certified: &Certified, chain: &[&[u8]]) -> Vec<u8> {
        let key = encrypted(&certified.key, PASSWORD);
        match self {
            Self::Pfx => pfx(&key, &certified.certificate, chain, PASSWORD),
            Self::Npki => zip::archive(&[
                ("NPKI/BadaTest/USER/signCert.der", &certified.certificate),
                ("NPKI/BadaTest/USER/signPri.key", &key),
            ]),
        }
    }
}

/// `EncryptedPrivateKeyInfo` (RFC 5208 section 6)
fn encrypted(key: &[u8], password: &str) -> Vec<u8> {
    let (salt, iv): ([u8; 16], [u8; 16]) = (random(), random());
    let mut secret = Zeroizing::new([0; 32]);
    pbkdf2_hmac::<Sha256>(password.as_bytes(), &salt, ROUNDS, &mut *secret);
    let cipher = Encryptor::<Aes256>::new((&*secret).into(), (&iv).into());
    let ciphertext = cipher.encrypt_padded_vec::<Pkcs7>(key);
    let prf = element(SEQUENCE, &[&oid(HMAC_SHA256), NULL]);
    let function = element(SEQUENCE, &[&element(OCTET_STRING, &[&salt]), &natural(ROUNDS), &prf]);
    let function = element(SEQUENCE, &[&oid(PBKDF2), &function]);
    let scheme = element(SEQUENCE, &[&oid(AES256_CBC), &element(OCTET_STRING, &[&iv])]);
    let parameters = element(SEQUENCE, &[&function, &scheme]);
    let algorithm = element(SEQUENCE, &[&oid(PBES2), &parameters]);
    element(SEQUENCE, &[&algorithm, &element(OCTET_STRING, &[&ciphertext])])
}

/// ```text
/// PFX ::= SEQUENCE { version INTEGER (3), authSafe ContentInfo, macData MacData }
/// ```
///
/// Certificates are no secret: they stand in the clear, under the MAC.
fn pfx(key: &[u8], certificate: &[u8], chain: &[&[u8]], password: &str) -> Vec<u8> {
    let id = element(OCTET_STRING, &[&[1]]);
    let id = element(SEQUENCE, &[&oid(LOCAL_KEY_ID), &element(SET, &[&id])]);
    let own = element(SET, &[&id]);
    let mut bags = bag(SHROUDED_KEY_BAG, key, &own);
    bags.extend(certificate_bag(certificate, &own));
    for link in chain {
        bags.extend(certificate_bag(link, &[]));
    }
    let contents = data(&element(SEQUENCE, &[&bags]));
    let safe = element(SEQUENCE, &[&contents]);
    let salt: [u8; 16] = random();
    let digest = element(SEQUENCE, &[&oid(SHA256), NULL]);
    let mac = element(OCTET_STRING, &[&mac(&safe, password, &salt)]);
    let info = element(SEQUENCE, &[&digest, &mac]);
    let salt = element(OCTET_STRING, &[&salt]);
    let mac = element(SEQUENCE, &[&info, &salt, &natural(MAC_ROUNDS)]);
    element(SEQUENCE, &[&natural(3), &data(&safe), &mac])
}

/// `ContentInfo` of `id-data`
fn data(content: &[u8]) -> Vec<u8> {
    let content = element(0xa0, &[&element(OCTET_STRING, &[content])]);
    element(SEQUENCE, &[&oid(DATA), &content])
}

/// `SafeBag`
fn bag(kind: &str, value: &[u8], attributes: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&oid(kind), &element(0xa0, &[value]), attributes])
}

fn certificate_bag(der: &[u8], attributes: &[u8]) -> Vec<u8> {
    let value = element(0xa0, &[&element(OCTET_STRING, &[der])]);
    bag(CERTIFICATE_BAG, &element(SEQUENCE, &[&oid(X509), &value]), attributes)
}

fn mac(content: &[u8], password: &str, salt: &[u8]) -> Vec<u8> {
    let key = mac_key(password, salt, MAC_ROUNDS);
    match Hmac::<Sha256>::new_from_slice(&*key) {
        Ok(mut mac) => {
            mac.update(content);
            mac.finalize().into_bytes().to_vec()
        }
        // A key may have any length.
        Err(_) => Vec::new(),
    }
}

/// The key of the MAC (RFC 7292 appendix B.2, ID 3). One block of SHA-256 is all of it.
fn mac_key(password: &str, salt: &[u8], rounds: u32) -> Zeroizing<[u8; 32]> {
    const BLOCK: usize = 64;
    let wide = password.encode_utf16().chain([0]).flat_map(u16::to_be_bytes);
    let wide = Zeroizing::new(wide.collect::<Vec<u8>>());
    let fill = |bytes: &[u8]| -> Vec<u8> {
        let length = bytes.len().div_ceil(BLOCK) * BLOCK;
        bytes.iter().copied().cycle().take(length).collect()
    };
    let input = Zeroizing::new([vec![3; BLOCK], fill(salt), fill(&wide)].concat());
    let mut digest = Sha256::digest(&*input);
    for _ in 1..rounds {
        digest = Sha256::digest(digest);
    }
    Zeroizing::new(digest.into())
}
