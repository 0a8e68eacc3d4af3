//! What people send instead of a request, told apart by the outermost elements of its DER.

use der::asn1::Any;
use der::{Decode as _, Reader as _, Tag, Tagged};

use super::Rejected;

/// First bytes of what is to be signed: `[0]` in a certificate, INTEGER in a request.
const CERTIFICATE_VERSION: u8 = 0xa0;
const REQUEST_VERSION: u8 = 0x02;

/// Why bytes that are not a request are none.
pub(super) fn recognise(bytes: &[u8]) -> Rejected {
    // A request with something behind it is not another thing.
    let Some(first) = first_element(bytes) else {
        return Rejected::Malformed;
    };
    let Ok(parts) = Vec::<Any>::from_der(first) else {
        return Rejected::Malformed;
    };
    let tags: Vec<Tag> = parts.iter().map(Tagged::tag).collect();
    match tags.as_slice() {
        // PKCS#1, PKCS#8 and SEC 1 keys and PKCS#12 bundles begin with their version.
        [Tag::Integer, ..] => Rejected::PrivateKey,
        // EncryptedPrivateKeyInfo
        [Tag::Sequence, Tag::OctetString] => Rejected::PrivateKey,
        // ContentInfo
        [Tag::ObjectIdentifier, Tag::ContextSpecific { .. }] => Rejected::Pkcs7,
        [Tag::Sequence, Tag::Sequence, Tag::BitString] => {
            match parts.first().and_then(|part| part.value().first()) {
                Some(&CERTIFICATE_VERSION) => Rejected::Certificate,
                Some(&REQUEST_VERSION) if first.len() < bytes.len() => Rejected::TrailingBytes,
                _ => Rejected::Malformed,
            }
        }
        _ => Rejected::Malformed,
    }
}

/// The first element with its header.
fn first_element(bytes: &[u8]) -> Option<&[u8]> {
    der::SliceReader::new(bytes).ok()?.tlv_bytes().ok()
}
