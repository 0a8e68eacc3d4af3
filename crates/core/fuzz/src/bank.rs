//! The other side of a CMP transaction (RFC 9810): answers with any content under a protection that
//! holds. Without it no invented content would get past the protection.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The authorization code that both sides know.
pub const CODE: &str = "1234567890";

const SEQUENCE: u8 = 0x30;
const OCTETS: u8 = 0x04;
const SALT: [u8; 16] = [7; 16];

/// id-PasswordBasedMac with the salt, SHA-256, one iteration and HMAC-SHA256 (section 5.1.3.1).
const ALGORITHM: &[u8] = b"\x30\x3e\x06\x09\x2a\x86\x48\x86\xf6\x7d\x07\x42\x0d\x30\x31\
    \x04\x10\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\
    \x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\
    \x02\x01\x01\
    \x30\x0c\x06\x08\x2a\x86\x48\x86\xf7\x0d\x02\x09\x05\x00";

/// A whole `PKIMessage` around `body` (DER of a `PKIBody`), in answer to a message with this transaction
/// id and nonce; `more` goes behind the protection, where extra certificates are.
pub fn answer(transaction: &[u8; 16], nonce: &[u8; 16], body: &[u8], more: &[u8]) -> Vec<u8> {
    let nobody = element(0xa4, &[&element(SEQUENCE, &[])]);
    let octets = |tag, bytes: &[u8]| element(tag, &[&element(OCTETS, &[bytes])]);
    let header = element(
        SEQUENCE,
        &[
            &[0x02, 1, 2],
            &nobody,
            &nobody,
            &element(0xa1, &[ALGORITHM]),
            &octets(0xa4, transaction),
            &octets(0xa5, &[9; 16]),
            &octets(0xa6, nonce),
        ],
    );
    let key = Sha256::digest([CODE.as_bytes(), &SALT].concat());
    let mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes keys of any length");
    let mac = mac.chain_update(element(SEQUENCE, &[&header, body])).finalize().into_bytes();
    let protection = element(0xa0, &[&element(0x03, &[&[0], &mac])]);
    element(SEQUENCE, &[&header, body, &protection, more])
}

/// One element of DER below 64 KiB.
pub(crate) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let [high, low] = (content.len() as u16).to_be_bytes();
    let start = match content.len() {
        0..=0x7f => vec![tag, low],
        0x80..=0xff => vec![tag, 0x81, low],
        _ => vec![tag, 0x82, high, low],
    };
    [start, content].concat()
}
