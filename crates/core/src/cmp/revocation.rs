//! Asking for the end of one's own certificate, for good or for a while (RFC 9483 section 4.2).
//!
//! ```text
//! RevReqContent ::= SEQUENCE OF RevDetails          -- RFC 9810 section 5.3.9
//! RevDetails ::= SEQUENCE {
//!     certDetails      CertTemplate,
//!     crlEntryDetails  Extensions OPTIONAL }
//! CertTemplate ::= SEQUENCE {                       -- RFC 4211 section 5
//!     serialNumber [1] INTEGER OPTIONAL,
//!     issuer       [3] Name    OPTIONAL, … }
//! RevRepContent ::= SEQUENCE {                      -- RFC 9810 section 5.3.10
//!     status       SEQUENCE SIZE (1..MAX) OF PKIStatusInfo,
//!     revCerts [0] SEQUENCE SIZE (1..MAX) OF CertId OPTIONAL,
//!     crls     [1] SEQUENCE SIZE (1..MAX) OF CertificateList OPTIONAL }
//! ```

use rand_core::CryptoRng;

use super::{
    CmpError, failure,
    message::{Body, Unsigned},
    signed::SignedTransaction,
};
use crate::asn1::{Cursor, OCTET_STRING, OID, SEQUENCE, context, element};

const ENUMERATED: u8 = 0x0a;
/// `id-ce-cRLReasons`, 2.5.29.21 (RFC 5280 section 5.3.1)
const REASON: [u8; 3] = [0x55, 0x1d, 0x15];

/// What is asked for, and why: numbers of CRLReason (RFC 5280 section 5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum RevocationReason {
    /// 폐기: someone else may have the key.
    KeyCompromise = 1,
    /// 폐기: the name or the organisation changed.
    AffiliationChanged = 3,
    /// 폐기: it is no longer used.
    CessationOfOperation = 5,
    /// 효력정지: not for good.
    CertificateHold = 6,
}

impl SignedTransaction {
    /// Asks for the revocation or suspension of the certificate that signs: `rr`.
    pub fn ask_revocation(
        &mut self,
        reason: RevocationReason,
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<Unsigned, CmpError> {
        let certificate = &self.signer().certificate;
        // The tag of issuer is explicit because Name is a CHOICE, that of serialNumber is implicit.
        let serial = element(0x81, &[certificate.serial_content()]);
        let issuer = element(context(3), &[certificate.issuer()]);
        let reason = element(ENUMERATED, &[&[reason as u8]]);
        let reason = element(OCTET_STRING, &[&reason]);
        let extension = element(SEQUENCE, &[&element(OID, &[&REASON]), &reason]);
        let details = element(
            SEQUENCE,
            &[&element(SEQUENCE, &[&serial, &issuer]), &element(SEQUENCE, &[&extension])],
        );
        self.write(Body::REVOCATION_REQUEST, &element(SEQUENCE, &[&details]), now, rng)
    }

    /// Reads the answer to the `rr`: done, or refused.
    pub fn read_revocation(&mut self, answer: &[u8], now: i64) -> Result<(), CmpError> {
        let message = self.read(answer, Body::REVOCATION_RESPONSE, now)?;
        let status = read(message.content).ok_or(CmpError::Unreadable)?;
        if status.accepts() { Ok(()) } else { Err(CmpError::Refused(status.failure())) }
    }
}

/// The one status of a `RevRepContent`. What else it says is not needed: the question was about one.
fn read(der: &[u8]) -> Option<failure::Status> {
    let mut statuses = Cursor::new(der).enter(SEQUENCE)?.enter(SEQUENCE)?;
    let status = failure::read_status(statuses.enter(SEQUENCE)?)?;
    statuses.is_empty().then_some(status)
}
