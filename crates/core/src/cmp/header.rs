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

use super::protection::Pbm;
use crate::asn1::{Cursor, INTEGER, OCTET_STRING, SEQUENCE, context, element, time};

/// cmp2000: what RFC 9483 section 3.1 asks for when nothing newer is used.
const VERSION: u8 = 2;

/// What is used of a header.
pub(super) struct Header<'a> {
    /// The content of protectionAlg: an `AlgorithmIdentifier`.
    pub(super) protection: Option<&'a [u8]>,
    pub(super) sender_nonce: Option<&'a [u8]>,
    transaction_id: Option<&'a [u8]>,
    recipient_nonce: Option<&'a [u8]>,
}

/// What differs from message to message.
pub(super) struct Sending<'a> {
    pub(super) reference: &'a [u8],
    pub(super) transaction: &'a [u8; 16],
    pub(super) nonce: &'a [u8; 16],
    pub(super) peer_nonce: Option<&'a [u8]>,
    pub(super) now: u64,
}

/// The header of a message of ours; `None` if the time is beyond the year 9999.
pub(super) fn write(sending: &Sending<'_>, pbm: &Pbm) -> Option<Vec<u8>> {
    let octets =
        |number, bytes: &[u8]| element(context(number), &[&element(OCTET_STRING, &[bytes])]);
    let time = time::generalized(sending.now)?;
    let peer_nonce = sending.peer_nonce.map(|nonce| octets(6, nonce)).unwrap_or_default();
    Some(element(
        SEQUENCE,
        &[
            &element(INTEGER, &[&[VERSION]]),
            &nobody(),
            &nobody(),
            &element(context(0), &[&time]),
            &element(context(1), &[&pbm.algorithm()]),
            &octets(2, sending.reference),
            &octets(4, sending.transaction),
            &octets(5, sending.nonce),
            &peer_nonce,
        ],
    ))
}

/// Reads a header; `None` if it is malformed.
pub(super) fn read(der: &[u8]) -> Option<Header<'_>> {
    let mut fields = Cursor::new(der).enter(SEQUENCE)?;
    fields.take(INTEGER)?;
    let (_sender, _recipient) = (fields.any()?, fields.any()?);
    let mut header = Header {
        protection: None,
        sender_nonce: None,
        transaction_id: None,
        recipient_nonce: None,
    };
    while !fields.is_empty() {
        let field = fields.any()?;
        let octets = || Cursor::new(field.content).take(OCTET_STRING);
        match field.tag {
            tag if tag == context(1) => header.protection = Some(field.content),
            tag if tag == context(4) => header.transaction_id = Some(octets()?),
            tag if tag == context(5) => header.sender_nonce = Some(octets()?),
            tag if tag == context(6) => header.recipient_nonce = Some(octets()?),
            _ => {}
        }
    }
    Some(header)
}

impl Header<'_> {
    /// Whether this header answers the message with this transaction id and nonce, and carries a
    /// nonce of its own.
    pub(super) fn answers(&self, transaction: &[u8; 16], nonce: &[u8; 16]) -> bool {
        self.transaction_id == Some(transaction)
            && self.recipient_nonce == Some(nonce)
            && self.sender_nonce.is_some()
    }
}

/// The NULL-DN that stands for a party known only by its senderKID (RFC 9483 section 3.1):
/// `directoryName [4] Name` with an empty `RDNSequence`.
fn nobody() -> Vec<u8> {
    element(context(4), &[&element(SEQUENCE, &[])])
}
