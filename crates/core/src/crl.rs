//! What a certificate revocation list (CRL, RFC 5280 sections 5 and 6.3) says of one certificate: the second source
//! where nobody answers by [`crate::ocsp`]. It carries bytes only; who fetches them is not its business.
//!
//! A list answers no question: whoever stands in between can keep the newest one back for as long as an older one
//! holds. [`Entry::this_update`] says of when it is.

use crate::{
    asn1,
    certificate::Certificate,
    ocsp::{SKEW, Status, WITHOUT_END},
};
use list::RevocationList;

pub(crate) mod list;

/// Largest list that is read, bytes.
pub const LARGEST: usize = 256 * 1024;

/// Bytes of a number at most (RFC 5280 section 5.2.3).
pub const NUMBER_LENGTH: usize = 20;

/// Where a list stands among those of its issuer (CRLNumber), big-endian: later ones are larger.
pub type Number = [u8; NUMBER_LENGTH];

/// Why a list is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CrlError {
    /// Larger than [`LARGEST`].
    #[error("the list is too large")]
    TooLarge,
    /// Not a list in DER, or what it says of the certificate cannot be read.
    #[error("the list cannot be read")]
    Unreadable,
    /// The list of somebody else.
    #[error("the list is another issuer's")]
    OtherIssuer,
    /// The signature is not by the issuer's key with ECDSA and SHA-256, or the issuer may not sign lists.
    #[error("the signature does not hold")]
    Signature,
    /// It is about some of the issuer's certificates, or has a critical extension that is not understood.
    #[error("the list is not complete")]
    Incomplete,
    /// Without a number it cannot be compared with others.
    #[error("the list has no number")]
    NoNumber,
    /// It ends before it begins.
    #[error("the times contradict each other")]
    Period,
    /// From the future, by more than [`SKEW`].
    #[error("the list is not true yet")]
    NotYet,
    /// There is a newer one, since more than [`SKEW`].
    #[error("the list is too old")]
    TooOld,
    /// A newer one was seen before.
    #[error("a newer list was seen before")]
    Backwards,
    /// The certificate is not on it and had ended before: issuers forget what has ended (RFC 5280 section 3.3).
    #[error("the list is from after the end of the certificate")]
    AfterEnd,
}

/// What a list says of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the certificate is worth; never unknown.
    pub status: Status,
    /// When it was so, seconds since 1970-01-01T00:00:00Z.
    pub this_update: i64,
    /// Which list it was.
    pub number: Number,
}

/// Verifies a list of the issuer at the time `now` (seconds since 1970-01-01T00:00:00Z) and tells what it says of
/// the certificate. `issuer` is believed: it was verified with the certificate, see [`crate::chain`]. `newest` is
/// the largest number of a list of this issuer that was believed before.
pub fn read(
    list: &[u8],
    (certificate, issuer): (&Certificate, &Certificate),
    newest: Option<&Number>,
    now: i64,
) -> Result<Entry, CrlError> {
    if list.len() > LARGEST {
        return Err(CrlError::TooLarge);
    }
    asn1::check(list, LARGEST).map_err(|_| CrlError::Unreadable)?;
    let list = RevocationList::read(list).ok_or(CrlError::Unreadable)?;
    if list.issuer != issuer.subject() || certificate.issuer() != issuer.subject() {
        return Err(CrlError::OtherIssuer);
    }
    if !list.is_by(issuer) {
        return Err(CrlError::Signature);
    }
    if !list.is_complete() {
        return Err(CrlError::Incomplete);
    }
    let number = number(&list)?;
    check_period(&list, now)?;
    if newest.is_some_and(|newest| number < *newest) {
        return Err(CrlError::Backwards);
    }
    let this_update = list.this_update;
    let revocation = list.entry(certificate.serial_content()).map_err(|_| CrlError::Unreadable)?;
    let status = match revocation {
        Some(revocation) => Status::Revoked { at: revocation.at, reason: revocation.reason },
        None if this_update > certificate.not_after() => return Err(CrlError::AfterEnd),
        None => Status::Good,
    };
    Ok(Entry { status, this_update, number })
}

fn number(list: &RevocationList<'_>) -> Result<Number, CrlError> {
    let content = list.number().ok_or(CrlError::NoNumber)?.map_err(|_| CrlError::Unreadable)?;
    let is_natural = content.first().is_some_and(|first| first & 0x80 == 0);
    let digits = content.strip_prefix(&[0]).unwrap_or(content);
    if !is_natural || digits.len() > NUMBER_LENGTH {
        return Err(CrlError::Unreadable);
    }
    let mut number = [0; NUMBER_LENGTH];
    number[NUMBER_LENGTH - digits.len()..].copy_from_slice(digits);
    Ok(number)
}

fn check_period(list: &RevocationList<'_>, now: i64) -> Result<(), CrlError> {
    let begin = list.this_update;
    if list.next_update.is_some_and(|next| next < begin) {
        return Err(CrlError::Period);
    }
    if begin > now.saturating_add(SKEW) {
        return Err(CrlError::NotYet);
    }
    let until = |next: i64| next.saturating_add(SKEW);
    let end = list.next_update.map_or(begin.saturating_add(WITHOUT_END), until);
    if now > end { Err(CrlError::TooOld) } else { Ok(()) }
}
