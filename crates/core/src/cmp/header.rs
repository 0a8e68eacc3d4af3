//! The header of every message.
//!
//! ```text
//! PKIHeader ::= SEQUENCE {                          -- RFC 9810 section 5.1.1
//!     pvno                INTEGER { cmp1999(1), cmp2000(2), cmp2021(3) },
//!     sender              GeneralName,
//!     recipient           GeneralName,
//!     messageTime     [0] GeneralizedTime         OPTIONAL,
//!     protectionAlg   [1] AlgorithmIdentifier     OPTIONAL,
//!     senderKID       [2] KeyIdentifier           OPTIONAL,
//!     recipKID        [3] KeyIdentifier           OPTIONAL,
//!     transactionID   [4] OCTET STRING            OPTIONAL,
//!     senderNonce     [5] OCTET STRING            OPTIONAL,
//!     recipNonce      [6] OCTET STRING            OPTIONAL,
//!     freeText        [7] PKIFreeText             OPTIONAL,
//!     generalInfo     [8] SEQUENCE OF InfoTypeAndValue OPTIONAL }
//! ```

use std::time::Duration;

use der::{
    Sequence, Tag, TagNumber,
    asn1::{Any, GeneralizedTime, OctetString},
};
use spki::AlgorithmIdentifierOwned;

use super::{CmpError, protection::PbmParameter};

/// cmp2000: what RFC 9483 section 3.1 asks for when nothing newer is used.
const VERSION: u8 = 2;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct PkiHeader {
    pub version: u8,
    pub sender: Any,
    pub recipient: Any,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub message_time: Option<GeneralizedTime>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    pub protection_algorithm: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    pub sender_kid: Option<OctetString>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    pub recipient_kid: Option<OctetString>,
    #[asn1(context_specific = "4", tag_mode = "EXPLICIT", optional = "true")]
    pub transaction_id: Option<OctetString>,
    #[asn1(context_specific = "5", tag_mode = "EXPLICIT", optional = "true")]
    pub sender_nonce: Option<OctetString>,
    #[asn1(context_specific = "6", tag_mode = "EXPLICIT", optional = "true")]
    pub recipient_nonce: Option<OctetString>,
    #[asn1(context_specific = "7", tag_mode = "EXPLICIT", optional = "true")]
    pub free_text: Option<Any>,
    #[asn1(context_specific = "8", tag_mode = "EXPLICIT", optional = "true")]
    pub general_info: Option<Any>,
}

/// What differs from message to message.
pub(super) struct Sending<'a> {
    pub reference: &'a [u8],
    pub transaction: &'a [u8; 16],
    pub nonce: &'a [u8; 16],
    pub peer_nonce: Option<&'a [u8]>,
    pub now: u64,
}

impl PkiHeader {
    /// The header of a message of ours.
    pub(super) fn for_sending(
        sending: Sending<'_>,
        parameter: &PbmParameter,
    ) -> Result<Self, CmpError> {
        let encoding = |_| CmpError::Encoding;
        let octets = |bytes: &[u8]| OctetString::new(bytes).map_err(encoding);
        let time = GeneralizedTime::from_unix_duration(Duration::from_secs(sending.now))
            .map_err(encoding)?;
        Ok(Self {
            version: VERSION,
            sender: nobody()?,
            recipient: nobody()?,
            message_time: Some(time),
            protection_algorithm: Some(parameter.algorithm()?),
            sender_kid: Some(octets(sending.reference)?),
            recipient_kid: None,
            transaction_id: Some(octets(sending.transaction)?),
            sender_nonce: Some(octets(sending.nonce)?),
            recipient_nonce: sending.peer_nonce.map(octets).transpose()?,
            free_text: None,
            general_info: None,
        })
    }

    /// Whether this header answers the message with this transaction id and nonce, and carries a
    /// nonce of its own.
    pub(super) fn answers(&self, transaction: &[u8; 16], nonce: &[u8; 16]) -> bool {
        let is = |field: &Option<OctetString>, bytes: &[u8]| {
            field
                .as_ref()
                .is_some_and(|field| field.as_bytes() == bytes)
        };
        is(&self.transaction_id, transaction)
            && is(&self.recipient_nonce, nonce)
            && self.sender_nonce.is_some()
    }
}

/// The NULL-DN that stands for a party known only by its senderKID (RFC 9483 section 3.1):
/// `directoryName [4] Name` with an empty `RDNSequence`.
fn nobody() -> Result<Any, CmpError> {
    let tag = Tag::ContextSpecific {
        constructed: true,
        number: TagNumber(4),
    };
    Any::new(tag, [0x30, 0x00]).map_err(|_| CmpError::Encoding)
}
