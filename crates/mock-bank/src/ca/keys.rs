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

use super::cmp_signer::CmpSigner;
use super::links::{self, Links};
use super::profile::{self, Shape};
use super::responder::Responders;
use super::{Authority, AuthorityError, Issuers, Signer, name};
use crate::authorities::IssuingAuthority;
use crate::clock::{first_second, kst_date, last_second};
use crate::products;
use crate::secrets::{random, write_private};

const ROOT: Named<'_> = Named {
    file: "root",
    organization: "IngamTest",
    common_name: "Ingam 모의 최상위 인증기관 (TEST ROOT)",
};
const RECIPIENT_NAME: &str = "모의은행 가상식별번호 수신 (TEST)";
const RECEIPTS: Named<'_> =
    Named {
        file: "receipts", organization: "IngamTest", common_name: "모의은행 거래 확인 (TEST)"
    };
const ROOT_YEARS: i32 = 20;
const ISSUING_YEARS: i32 = 10;

/// The key that receives VID randoms (ECDH, never signs) and its certificate.
pub struct Recipient {
    /// The key.
    pub key: SecretKey,
    /// Its certificate, DER.
    pub der: Vec<u8>,
    /// Its certificate, read.
    pub certificate: Certificate,
}

/// An authority's files and names.
pub(super) struct Named<'a> {
    pub file: &'a str,
    pub organization: &'a str,
    pub common_name: &'a str,
}

/// Reads the files, or makes them.
pub(super) fn open(data: &Path, public_url: &str, now: i64) -> Result<Authority, AuthorityError> {
    let root = root(data, &ROOT, now)?;
    let crl = links::list(public_url, ROOT.file);
    let issuer = |authority: IssuingAuthority| {
        let named = Named {
            file: authority.file(),
            organization: authority.organization(),
            common_name: authority.common_name(),
        };
        issuing(data, &named, &root, products::policies(authority), &crl, now)
    };
    let issuers = Issuers {
        bank: issuer(IssuingAuthority::Bank)?,
        garam: issuer(IssuingAuthority::Garam)?,
        nuri: issuer(IssuingAuthority::Nuri)?,
    };
    let recipient = recipient(data, &issuers.bank, public_url, now)?;
    let receipts = receipts(data, &issuers.bank, public_url, now)?;
    let responders = Responders::default();
    let cmp_signer = CmpSigner::default();
    let public_url = public_url.to_owned();
    Ok(Authority { root, issuers, recipient, receipts, responders, cmp_signer, public_url })
}

/// A root, which signs itself.
pub(super) fn root(data: &Path, named: &Named<'_>, now: i64) -> Result<Signer, AuthorityError> {
    let today = kst_date(now);
    let key = signing_key(data, named)?;
    let der = certificate(&data.join(format!("{}.pem", named.file)), || {
        let own = name::authority(named.organization, named.common_name)?;
        let extensions = profile::root_extensions(&key)?;
        let shape = Shape { subject: own.clone(), issuer: own, extensions };
        let public = profile::public_key(&key)?;
        let not_after = last_second(today, ROOT_YEARS);
        let plan = profile::plan(shape, public, first_second(today), not_after, &key)?;
        profile::sign(&plan.tbs, &key)
    })?;
    Signer::new(key, der)
}

/// An issuing authority below a root whose revocation list is at `crl`. A certificate that was made
/// before keeps the policies it has.
pub(super) fn issuing(
    data: &Path,
    named: &Named<'_>,
    root: &Signer,
    policies: impl IntoIterator<Item = &'static str>,
    crl: &str,
    now: i64,
) -> Result<Signer, AuthorityError> {
    let today = kst_date(now);
    let key = signing_key(data, named)?;
    let der = certificate(&data.join(format!("{}.pem", named.file)), || {
        let extensions = profile::issuing_extensions(&key, root, policies, crl)?;
        let subject = name::authority(named.organization, named.common_name)?;
        let issuer = root.certificate.tbs_certificate().subject().clone();
        let shape = Shape { subject, issuer, extensions };
        let not_after = last_second(today, ISSUING_YEARS).min(root.not_after());
        let public = profile::public_key(&key)?;
        let plan = profile::plan(shape, public, first_second(today), not_after, &root.key)?;
        profile::sign(&plan.tbs, &root.key)
    })?;
    Signer::new(key, der)
}

fn recipient(
    data: &Path,
    issuing: &Signer,
    public_url: &str,
    now: i64,
) -> Result<Recipient, AuthorityError> {
    let key = key(&data.join("recipient.key.pem"))?;
    let der = certificate(&data.join("recipient.pem"), || {
        let public =
            key.public_key().to_public_key_der().map_err(x509_cert::builder::Error::from)?;
        let public = SubjectPublicKeyInfoOwned::from_der(public.as_bytes())?;
        let crl = Links::new(IssuingAuthority::Bank, public_url).crl;
        let extensions = profile::recipient_extensions(&public, issuing, &crl)?;
        let issuer = issuing.certificate.tbs_certificate().subject().clone();
        let subject = name::authority(IssuingAuthority::Bank.organization(), RECIPIENT_NAME)?;
        let shape = Shape { subject, issuer, extensions };
        let not_before = first_second(kst_date(now));
        let plan = profile::plan(shape, public, not_before, issuing.not_after(), &issuing.key)?;
        profile::sign(&plan.tbs, &issuing.key)
    })?;
    let certificate = Certificate::from_der(&der)?;
    Ok(Recipient { key, der, certificate })
}

/// Who signs receipts. Unlike those of OCSP responses they are kept for years, so the key is, too.
fn receipts(
    data: &Path,
    issuing: &Signer,
    public_url: &str,
    now: i64,
) -> Result<Signer, AuthorityError> {
    let key = signing_key(data, &RECEIPTS)?;
    let der = certificate(&data.join(format!("{}.pem", RECEIPTS.file)), || {
        let public = profile::public_key(&key)?;
        let crl = Links::new(IssuingAuthority::Bank, public_url).crl;
        let shape = Shape {
            subject: name::authority(RECEIPTS.organization, RECEIPTS.common_name)?,
            issuer: issuing.certificate.tbs_certificate().subject().clone(),
            extensions: profile::receipt_extensions(&public, issuing, &crl)?,
        };
        let not_before = first_second(kst_date(now));
        let plan = profile::plan(shape, public, not_before, issuing.not_after(), &issuing.key)?;
        profile::sign(&plan.tbs, &issuing.key)
    })?;
    Signer::new(key, der)
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

fn signing_key(data: &Path, named: &Named<'_>) -> Result<SigningKey, AuthorityError> {
    Ok(SigningKey::from(key(&data.join(format!("{}.key.pem", named.file)))?))
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
