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

use der::{
    Sequence,
    asn1::{Any, BitString, Int},
};

/// See the module. Free text is not read: people get our own sentences.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct PkiStatusInfo {
    status: u8,
    #[asn1(optional = "true")]
    status_string: Option<Vec<Any>>,
    #[asn1(optional = "true")]
    fail_info: Option<BitString>,
}

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct ErrorMsgContent {
    pub status: PkiStatusInfo,
    #[asn1(optional = "true")]
    pub error_code: Option<Int>,
    #[asn1(optional = "true")]
    pub error_details: Option<Vec<Any>>,
}

impl PkiStatusInfo {
    /// accepted (0) or grantedWithMods (1). Modifications are found when the certificate is checked.
    pub(super) fn accepts(&self) -> bool {
        self.status <= 1
    }

    /// The reason, if one is given.
    pub(super) fn failure(&self) -> FailureInfo {
        let bits = self.fail_info.iter().flat_map(BitString::bits);
        let mask = bits
            .take(32)
            .enumerate()
            .filter(|(_, set)| *set)
            .fold(0, |mask, (bit, _)| mask | 1 << bit);
        FailureInfo(mask)
    }
}

/// PKIFailureInfo (RFC 9810 section 5.2.3): bit n of the named bit list is `1 << n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailureInfo(u32);

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
    /// The request asks for something that the bank does not certify.
    pub const BAD_CERT_TEMPLATE: u8 = 19;
    /// Try again later.
    pub const SYSTEM_UNAVAILABLE: u8 = 24;
    /// The bank failed.
    pub const SYSTEM_FAILURE: u8 = 25;

    /// Whether this bit is set.
    pub fn has(self, bit: u8) -> bool {
        self.0 >> bit & 1 == 1
    }
}
