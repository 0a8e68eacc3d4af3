//! Refusals.
//!
//! ```text
//! PKIStatusInfo ::= SEQUENCE {                        -- RFC 9810 section 5.2.3
//!     status        PKIStatus,                        -- INTEGER
//!     statusString  PKIFreeText     OPTIONAL,
//!     failInfo      PKIFailureInfo  OPTIONAL }        -- BIT STRING
//! ErrorMsgContent ::= SEQUENCE {                      -- RFC 9810 section 5.3.21
//!     pKIStatusInfo PKIStatusInfo,
//!     errorCode     INTEGER         OPTIONAL,
//!     errorDetails  PKIFreeText     OPTIONAL }
//! ```

use crate::asn1::{BIT_STRING, Cursor, INTEGER, SEQUENCE};

/// A `PKIStatusInfo`. Free text is not read: people get our own sentences.
pub(super) struct Status {
    status: u8,
    failure: FailureInfo,
}

impl Status {
    /// accepted (0) or grantedWithMods (1). Modifications are found when the certificate is checked.
    pub(super) fn accepts(&self) -> bool {
        self.status <= 1
    }

    /// The reason, if one is given.
    pub(super) fn failure(&self) -> FailureInfo {
        self.failure
    }
}

/// Reads the fields of a `PKIStatusInfo`.
pub(super) fn read_status(mut fields: Cursor<'_>) -> Option<Status> {
    let &[status] = fields.take(INTEGER)? else {
        return None;
    };
    fields.take_if(SEQUENCE);
    let mut mask = 0;
    if let Some(bits) = fields.take_if(BIT_STRING) {
        let (unused, bytes) = bits.split_first()?;
        // The first bit is the highest one of the first byte; unused bits are zero.
        for (at, byte) in bytes.iter().take(4).enumerate() {
            mask |= u32::from(byte.reverse_bits()) << (8 * at);
        }
        if *unused > 7 {
            return None;
        }
    }
    fields.is_empty().then_some(Status { status, failure: FailureInfo { bits: mask, code: 0 } })
}

/// Reads an `ErrorMsgContent`.
pub(super) fn read_error(der: &[u8]) -> Option<Status> {
    let mut fields = Cursor::new(der).enter(SEQUENCE)?;
    let mut status = read_status(fields.enter(SEQUENCE)?)?;
    if let Some(&[code]) = fields.take_if(INTEGER) {
        status.failure.code = code;
    }
    Some(status)
}

/// PKIFailureInfo (RFC 9810 section 5.2.3): bit n of the named bit list is `1 << n`. With it the
/// errorCode of an `ErrorMsgContent`, which every bank numbers as it likes; 0 if there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailureInfo {
    bits: u32,
    code: u8,
}

impl FailureInfo {
    /// The message protection does not verify: wrong authorization code.
    pub const BAD_MESSAGE_CHECK: u8 = 1;
    /// The transaction is not permitted: reference number used, expired or closed.
    pub const BAD_REQUEST: u8 = 2;
    /// messageTime is too far from the bank's clock.
    pub const BAD_TIME: u8 = 3;
    /// The message cannot be decoded.
    pub const BAD_DATA_FORMAT: u8 = 5;
    /// Proof of possession failed: the request is not signed with its own key.
    pub const BAD_POP: u8 = 9;
    /// The certificate was revoked: another one took its place.
    pub const CERT_REVOKED: u8 = 10;
    /// The certificate was confirmed: there is no other for this reference number.
    pub const CERT_CONFIRMED: u8 = 11;
    /// The request asks for something that the bank does not certify.
    pub const BAD_CERT_TEMPLATE: u8 = 19;
    /// The certificate that signed is not one of the bank's, or not valid now.
    pub const SIGNER_NOT_TRUSTED: u8 = 20;
    /// The sender may not do this: it is about somebody else's certificate.
    pub const NOT_AUTHORIZED: u8 = 23;
    /// Try again later.
    pub const SYSTEM_UNAVAILABLE: u8 = 24;
    /// The bank failed.
    pub const SYSTEM_FAILURE: u8 = 25;

    /// Whether this bit is set.
    pub fn has(self, bit: u8) -> bool {
        self.bits >> bit & 1 == 1
    }

    /// errorCode of our bank: the account does not hold the fee.
    pub const INSUFFICIENT_FUNDS: u8 = 1;
    /// errorCode of our bank: the fee is not the one that was confirmed.
    pub const FEE_CHANGED: u8 = 2;

    /// errorCode of our bank: the certificate that signed has expired.
    pub const EXPIRED: u8 = 3;
    /// errorCode of our bank: the certificate that signed is not valid yet.
    pub const NOT_YET_VALID: u8 = 4;
    /// errorCode of our bank: the certificate that signed is suspended.
    pub const SUSPENDED: u8 = 5;

    /// The errorCode; 0 if there is none.
    pub fn code(self) -> u8 {
        self.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // SEQUENCE { SEQUENCE { 2, '001'B }, errorCode OPTIONAL }: rejection, badRequest.
    const PLAIN: [u8; 11] = [0x30, 9, 0x30, 7, 2, 1, 2, 3, 2, 5, 0x20];
    const CODED: [u8; 14] = [0x30, 12, 0x30, 7, 2, 1, 2, 3, 2, 5, 0x20, 2, 1, 1];

    #[test]
    fn an_error_code_is_read_beside_the_bits() {
        let failure = |der: &[u8]| read_error(der).map(|status| status.failure());
        let (plain, coded) =
            (failure(&PLAIN).expect("an error"), failure(&CODED).expect("an error"));
        assert!(plain.has(FailureInfo::BAD_REQUEST) && coded.has(FailureInfo::BAD_REQUEST));
        assert_eq!((plain.code(), coded.code()), (0, FailureInfo::INSUFFICIENT_FUNDS));
    }
}
