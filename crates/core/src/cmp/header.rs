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

use crate::asn1::{Cursor, INTEGER, OCTET_STRING, SEQUENCE, context, element, time};

/// cmp2000: what RFC 9483 section 3.1 asks for when nothing newer is used.
const VERSION: u8 = 2;

/// What is used of a header.
pub(super) struct Header<'a> {
    /// The content of the sender's directoryName, a `Name`; empty if the sender is something else.
    pub(super) sender: &'a [u8],
    /// The content of protectionAlg: an `AlgorithmIdentifier`.
    pub(super) protection: Option<&'a [u8]>,
    pub(super) sender_nonce: Option<&'a [u8]>,
    transaction_id: Option<&'a [u8]>,
    recipient_nonce: Option<&'a [u8]>,
}

/// What differs from message to message.
pub(super) struct Sending<'a> {
    /// DER of the sender's `Name`; `None`: known by the senderKID alone.
    pub(super) sender: Option<&'a [u8]>,
    /// DER of the recipient's `Name`; `None`: not told.
    pub(super) recipient: Option<&'a [u8]>,
    /// senderKID; `None`: there is none.
    pub(super) key_id: Option<&'a [u8]>,
    pub(super) transaction: &'a [u8; 16],
    pub(super) nonce: &'a [u8; 16],
    pub(super) peer_nonce: Option<&'a [u8]>,
    pub(super) now: u64,
}

/// The header of a message of ours, whose protectionAlg is this `AlgorithmIdentifier`; `None` if the
/// time is beyond the year 9999.
pub(super) fn write(sending: &Sending<'_>, algorithm: &[u8]) -> Option<Vec<u8>> {
    let octets =
        |number, bytes: &[u8]| element(context(number), &[&element(OCTET_STRING, &[bytes])]);
    let time = time::generalized(sending.now)?;
    let peer_nonce = sending.peer_nonce.map(|nonce| octets(6, nonce)).unwrap_or_default();
    let key_id = sending.key_id.map(|id| octets(2, id)).unwrap_or_default();
    Some(element(
        SEQUENCE,
        &[
            &element(INTEGER, &[&[VERSION]]),
            &party(sending.sender),
            &party(sending.recipient),
            &element(context(0), &[&time]),
            &element(context(1), &[algorithm]),
            &key_id,
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
    let (sender, _recipient) = (fields.any()?, fields.any()?);
    let mut header = Header {
        sender: if sender.tag == context(4) { sender.content } else { &[] },
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

/// `directoryName [4] Name`. The NULL-DN, an empty `RDNSequence`, stands for a party known only by its
/// senderKID (RFC 9483 section 3.1).
fn party(name: Option<&[u8]>) -> Vec<u8> {
    match name {
        Some(name) => element(context(4), &[name]),
        None => element(context(4), &[&element(SEQUENCE, &[])]),
    }
}
