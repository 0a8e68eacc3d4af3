//! Judging what the bank issued: nothing that comes back is believed.

use crate::{
    certificate::{Certificate, KeyUsage},
    chain::{self, ChainError},
    cmp::IssuedCertificate,
    key::Key,
    vid,
};

/// Longest validity: 13 months.
const LONGEST_VALIDITY: i64 = 397 * 24 * 60 * 60;

/// Most certificates that are looked at.
const MOST_CERTIFICATES: usize = 16;

/// What was asked for, and whom to believe.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The key of the request.
    pub key: &'a Key,
    /// DER of the subject's `Name`.
    pub subject: &'a [u8],
    /// Certificate policy, dotted decimal.
    pub policy: &'a str,
    /// The holder's number in digits, for the VID; `None` or empty if it is not known.
    pub number: Option<&'a str>,
    /// The last second of its validity, where that is known before: in a renewal and a reissue.
    pub not_after: Option<i64>,
    /// Certificates known before, for the chain.
    pub known: &'a [Certificate],
    /// SHA-256 of the trusted root.
    pub root_sha256: &'a [u8; 32],
    /// The time, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// A certificate that is what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The certificate.
    pub certificate: Certificate,
    /// From the issuer up to and including the root.
    pub chain: Vec<Certificate>,
}

/// Why a certificate is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnrollmentError {
    /// Not a certificate, or too many of them.
    #[error("not a certificate")]
    Unreadable,
    /// For another key than ours.
    #[error("the certificate is for another key")]
    AnotherKey,
    /// It does not lead to the trusted root.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// Not valid at this time.
    #[error("the certificate is not valid now")]
    NotValidNow,
    /// Ends at another time than the renewal or reissue was to lead to.
    #[error("the certificate ends at another time")]
    AnotherEnd,
    /// Valid for more than 13 months.
    #[error("the certificate is valid for too long")]
    TooLong,
    /// For another subject than asked for.
    #[error("the certificate is for another subject")]
    AnotherSubject,
    /// For another policy than asked for.
    #[error("the certificate has another policy")]
    AnotherPolicy,
    /// Not for exactly digital signature and non-repudiation.
    #[error("the certificate has another usage")]
    AnotherUsage,
    /// The VID is not that of the holder's number and our R, or is missing although R was sent.
    #[error("the VID does not match")]
    VidMismatch,
}

/// Checks everything: own key, chain to the trusted root, validity, subject, policy, usage, VID.
pub fn finish(
    issued: &IssuedCertificate,
    wanted: &Wanted<'_>,
) -> Result<Accepted, EnrollmentError> {
    let parse = |der: &[u8]| Certificate::parse(der).map_err(|_| EnrollmentError::Unreadable);
    let certificate = parse(&issued.certificate)?;
    if certificate.public_key_info() != wanted.key.public_key_info() {
        return Err(EnrollmentError::AnotherKey);
    }
    if issued.others.len() > MOST_CERTIFICATES {
        return Err(EnrollmentError::Unreadable);
    }
    let others = issued.others.iter().map(|der| parse(der));
    let mut pool = others.collect::<Result<Vec<_>, _>>()?;
    pool.extend_from_slice(wanted.known);

    let chain = chain::build(&certificate, &pool);
    chain::verify(&certificate, &chain, wanted.root_sha256, wanted.now)?;
    check_validity(&certificate, wanted.now)?;
    if wanted.not_after.is_some_and(|end| end != certificate.not_after()) {
        return Err(EnrollmentError::AnotherEnd);
    }
    if certificate.subject() != wanted.subject {
        return Err(EnrollmentError::AnotherSubject);
    }
    if certificate.policies() != [wanted.policy] {
        return Err(EnrollmentError::AnotherPolicy);
    }
    if !has_usage(&certificate) {
        return Err(EnrollmentError::AnotherUsage);
    }
    check_vid(&certificate, wanted)?;
    Ok(Accepted { certificate, chain })
}

fn check_validity(certificate: &Certificate, now: i64) -> Result<(), EnrollmentError> {
    if !certificate.is_valid_at(now) {
        return Err(EnrollmentError::NotValidNow);
    }
    if certificate.not_after() - certificate.not_before() > LONGEST_VALIDITY {
        return Err(EnrollmentError::TooLong);
    }
    Ok(())
}

/// Exactly digitalSignature and nonRepudiation, critical.
fn has_usage(certificate: &Certificate) -> bool {
    let wanted = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::NON_REPUDIATION;
    let usage = certificate.key_usage().ok().flatten();
    usage == Some(KeyUsage { critical: true, bits: wanted })
}

fn check_vid(certificate: &Certificate, wanted: &Wanted<'_>) -> Result<(), EnrollmentError> {
    let vid = certificate.identity().and_then(|identity| identity.vid);
    let number = wanted.number.filter(|number| !number.is_empty());
    match (vid, wanted.key.random(), number) {
        (Some(vid), Some(random), Some(number)) if vid == vid::derive_vid(number, random) => Ok(()),
        // R was not sent, so the bank had nothing to make a VID from.
        (None, None, _) => Ok(()),
        // The number is not known here: that there is a VID is all that can be seen.
        (Some(_), Some(_), None) => Ok(()),
        _ => Err(EnrollmentError::VidMismatch),
    }
}
