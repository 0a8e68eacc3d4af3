//! The authority's files: PKCS#8 PEM keys that only their owner may read, and PEM certificates.

use std::fs;
use std::path::Path;

use der::{Decode as _, Encode as _};
use p256::SecretKey;
use p256::ecdsa::SigningKey;
use p256::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _, LineEnding};
use spki::SubjectPublicKeyInfoOwned;
use x509_cert::Certificate;
use x509_cert::der::{DecodePem as _, EncodePem as _};

use super::profile::{self, Shape};
use super::{Authority, AuthorityError, Signer, name};
use crate::clock::{first_second, kst_date, last_second};
use crate::secrets::{random, write_private};

const ROOT_NAME: &str = "Ingam 모의 최상위 인증기관 (TEST ROOT)";
const ISSUING_NAME: &str = "모의은행 인증센터 (TEST)";
const RECIPIENT_NAME: &str = "모의은행 가상식별번호 수신 (TEST)";
const ROOT_YEARS: i32 = 20;
const ISSUING_YEARS: i32 = 10;

/// The key that receives VID randoms (ECDH, never signs) and its certificate.
pub struct Recipient {
    /// The key.
    pub key: SecretKey,
    /// Its certificate, DER.
    pub der: Vec<u8>,
}

/// Reads the files, or makes them.
pub(super) fn open(data: &Path, public_url: &str, now: i64) -> Result<Authority, AuthorityError> {
    let today = kst_date(now);
    let not_before = first_second(today);

    let root_key = SigningKey::from(key(&data.join("root.key.pem"))?);
    let root_der = certificate(&data.join("root.pem"), || {
        let own = name::authority(ROOT_NAME)?;
        let extensions = profile::root_extensions(&root_key)?;
        let shape = Shape { subject: own.clone(), issuer: own, extensions };
        let public = profile::public_key(&root_key)?;
        let plan =
            profile::plan(shape, public, not_before, last_second(today, ROOT_YEARS), &root_key)?;
        profile::sign(&plan.tbs, &root_key)
    })?;
    let root = Signer::new(root_key, root_der)?;

    let issuing_key = SigningKey::from(key(&data.join("issuer.key.pem"))?);
    let issuing_der = certificate(&data.join("issuer.pem"), || {
        let extensions = profile::issuing_extensions(&issuing_key, &root, public_url)?;
        let issuer = root.certificate.tbs_certificate().subject().clone();
        let shape = Shape { subject: name::authority(ISSUING_NAME)?, issuer, extensions };
        let not_after = last_second(today, ISSUING_YEARS).min(root.not_after());
        let public = profile::public_key(&issuing_key)?;
        let plan = profile::plan(shape, public, not_before, not_after, &root.key)?;
        profile::sign(&plan.tbs, &root.key)
    })?;
    let issuing = Signer::new(issuing_key, issuing_der)?;

    let recipient_key = key(&data.join("recipient.key.pem"))?;
    let recipient_der = certificate(&data.join("recipient.pem"), || {
        let public = recipient_key
            .public_key()
            .to_public_key_der()
            .map_err(x509_cert::builder::Error::from)?;
        let public = SubjectPublicKeyInfoOwned::from_der(public.as_bytes())?;
        let extensions = profile::recipient_extensions(&public, &issuing, public_url)?;
        let issuer = issuing.certificate.tbs_certificate().subject().clone();
        let shape = Shape { subject: name::authority(RECIPIENT_NAME)?, issuer, extensions };
        let plan = profile::plan(shape, public, not_before, issuing.not_after(), &issuing.key)?;
        profile::sign(&plan.tbs, &issuing.key)
    })?;
    let recipient = Recipient { key: recipient_key, der: recipient_der };
    Ok(Authority { root, issuing, recipient, public_url: public_url.to_owned() })
}

/// A fresh P-256 key.
pub fn make_key() -> SecretKey {
    loop {
        // Fails for zero and for numbers above the group's order: once in four billion times.
        if let Ok(key) = SecretKey::from_slice(&random::<32>()) {
            return key;
        }
    }
}

fn key(path: &Path) -> Result<SecretKey, AuthorityError> {
    if !path.exists() {
        let pem = make_key().to_pkcs8_pem(LineEnding::LF).map_err(|error| content(path, &error))?;
        write_private(path, pem.as_bytes())?;
    }
    let pem = zeroize::Zeroizing::new(fs::read_to_string(path)?);
    SecretKey::from_pkcs8_pem(&pem).map_err(|error| content(path, &error))
}

fn certificate(
    path: &Path,
    make: impl FnOnce() -> Result<Vec<u8>, AuthorityError>,
) -> Result<Vec<u8>, AuthorityError> {
    if !path.exists() {
        let pem = Certificate::from_der(&make()?)?.to_pem(LineEnding::LF)?;
        fs::write(path, pem)?;
    }
    let certificate =
        Certificate::from_pem(fs::read(path)?).map_err(|error| content(path, &error))?;
    Ok(certificate.to_der()?)
}

fn content(path: &Path, error: &dyn std::fmt::Display) -> AuthorityError {
    AuthorityError::Content(format!("{}: {error}", path.display()))
}
