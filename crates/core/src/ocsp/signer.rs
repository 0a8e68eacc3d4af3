//! Who may sign a response (RFC 6960 section 4.2.2.2): the issuer, or whoever it made a certificate for
//! this for.

use der::oid::ObjectIdentifier;

use super::{OcspError, SKEW, response::Responder};
use crate::{
    asn1::Cursor,
    certificate::{Certificate, KeyUsage},
    chain,
};

/// id-kp-OCSPSigning
const OCSP_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");
/// id-pkix-ocsp-nocheck
const NO_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");

/// The certificate of whoever signed, which may do so; `certificates` came along, one after the other.
pub(super) fn find(
    responder: Responder<'_>,
    certificates: &[u8],
    issuer: &Certificate,
    now: i64,
) -> Result<Certificate, OcspError> {
    let meant = |found: &Certificate| responder.is(found.subject(), found.public_key_info());
    if meant(issuer) {
        return Ok(issuer.clone());
    }
    let mut certificates = Cursor::new(certificates);
    let all = std::iter::from_fn(|| certificates.any());
    let mut read = all.filter_map(|element| Certificate::parse(element.whole).ok());
    let delegate = read.find(meant).ok_or(OcspError::NoSigner)?;
    check(&delegate, issuer, now)?;
    Ok(delegate)
}

fn check(delegate: &Certificate, issuer: &Certificate, now: i64) -> Result<(), OcspError> {
    chain::check_link(delegate, issuer).map_err(|_| OcspError::SignerIsAStranger)?;
    chain::check_extensions(delegate).map_err(|_| OcspError::Extension)?;
    let from = delegate.not_before().saturating_sub(SKEW);
    let until = delegate.not_after().saturating_add(SKEW);
    if !(from..=until).contains(&now) {
        return Err(OcspError::SignerNotValidNow);
    }
    const SIGNS: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::NON_REPUDIATION;
    let usage = delegate.key_usage().map_err(|_| OcspError::Extension)?;
    let signs = usage.is_none_or(|usage| usage.bits & SIGNS != 0);
    if !signs || !delegate.extended_usages().contains(&OCSP_SIGNING) {
        return Err(OcspError::SignerNotAllowed);
    }
    // Otherwise somebody would have to be asked about it, too.
    if !delegate.extensions().iter().any(|extension| extension.id == NO_CHECK) {
        return Err(OcspError::SignerMayBeRevoked);
    }
    Ok(())
}
