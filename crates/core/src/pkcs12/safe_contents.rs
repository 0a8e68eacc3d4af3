//! What lies in a safe: keys, certificates, and things that are of no interest.
//!
//! ```text
//! SafeContents ::= SEQUENCE OF SafeBag                -- RFC 7292 section 4.2
//! SafeBag ::= SEQUENCE {
//!     bagId          OBJECT IDENTIFIER,
//!     bagValue   [0] ANY,
//!     bagAttributes  SET OF SEQUENCE { OBJECT IDENTIFIER, SET OF ANY } OPTIONAL }
//!
//! keyBag             PrivateKeyInfo                   -- RFC 5208
//! pkcs8ShroudedKeyBag  EncryptedPrivateKeyInfo        -- RFC 5208
//! certBag            SEQUENCE { certId OBJECT IDENTIFIER, certValue [0] OCTET STRING }
//! safeContentsBag    SafeContents
//! ```

use der::oid::ObjectIdentifier;

use super::{
    Pkcs12ReadError,
    bags::{CERT_BAG, FRIENDLY_NAME, SHROUDED_KEY_BAG, X509_CERTIFICATE},
};
use crate::asn1::{BMP_STRING, Cursor, Element, OCTET_STRING, SEQUENCE, SET, context};

/// Most bags in a file.
pub(super) const MOST_BAGS: usize = 32;

const KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.1");
const SAFE_CONTENTS_BAG: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.6");

/// One bag.
pub(super) struct SafeBag<'a> {
    pub(super) value: Value<'a>,
    pub(super) friendly_name: Option<String>,
}

/// What is in a bag.
pub(super) enum Value<'a> {
    /// DER of a `PrivateKeyInfo`.
    Key(&'a [u8]),
    /// DER of an `AlgorithmIdentifier`, and what is encrypted.
    ShroudedKey { algorithm: &'a [u8], ciphertext: &'a [u8] },
    /// DER of an X.509 certificate.
    Certificate(&'a [u8]),
    /// A CRL, a secret, another kind of certificate.
    Other,
}

/// Reads the DER of `SafeContents`, the bags inside of bags too. `count` is how many bags the file
/// had up to now.
pub(super) fn read<'a>(
    der: &'a [u8],
    count: &mut usize,
) -> Result<Vec<SafeBag<'a>>, Pkcs12ReadError> {
    let mut bags = Vec::new();
    // Those that are still to be read; the bags of each are less than the file has bytes.
    let mut safes = vec![der];
    while let Some(safe) = safes.pop() {
        let mut safe = Cursor::new(safe).enter(SEQUENCE).ok_or(Pkcs12ReadError::Malformed)?;
        while !safe.is_empty() {
            *count += 1;
            if *count > MOST_BAGS {
                return Err(Pkcs12ReadError::TooManyBags);
            }
            match read_bag(&mut safe).ok_or(Pkcs12ReadError::Malformed)? {
                Content::Bag(bag) => bags.push(bag),
                Content::Safe(inner) => safes.push(inner),
            }
        }
    }
    Ok(bags)
}

enum Content<'a> {
    Bag(SafeBag<'a>),
    Safe(&'a [u8]),
}

fn read_bag<'a>(safe: &mut Cursor<'a>) -> Option<Content<'a>> {
    let mut bag = safe.enter(SEQUENCE)?;
    let kind = bag.oid()?;
    let mut value = bag.enter(context(0))?;
    let whole = value.any()?;
    let attributes = if bag.is_empty() { &[] } else { bag.take(SET)? };
    if !value.is_empty() || !bag.is_empty() {
        return None;
    }
    let value = match kind {
        KEY_BAG => Value::Key(whole.whole),
        SHROUDED_KEY_BAG => read_shrouded(whole)?,
        CERT_BAG => read_certificate(whole)?,
        SAFE_CONTENTS_BAG => return Some(Content::Safe(whole.whole)),
        _ => Value::Other,
    };
    Some(Content::Bag(SafeBag { value, friendly_name: read_name(attributes) }))
}

fn read_shrouded(info: Element<'_>) -> Option<Value<'_>> {
    let mut info = Cursor::new(info.whole).enter(SEQUENCE)?;
    let algorithm = info.any()?.whole;
    let ciphertext = info.take(OCTET_STRING)?;
    info.is_empty().then_some(Value::ShroudedKey { algorithm, ciphertext })
}

fn read_certificate(bag: Element<'_>) -> Option<Value<'_>> {
    let mut bag = Cursor::new(bag.whole).enter(SEQUENCE)?;
    let kind = bag.oid()?;
    let mut value = bag.enter(context(0))?;
    if kind != X509_CERTIFICATE {
        return Some(Value::Other);
    }
    value.take(OCTET_STRING).map(Value::Certificate)
}

/// The friendly name, as it stands there. A malformed attribute costs the name, not the key.
fn read_name(attributes: &[u8]) -> Option<String> {
    let mut attributes = Cursor::new(attributes);
    while !attributes.is_empty() {
        let mut attribute = attributes.enter(SEQUENCE)?;
        if attribute.oid()? == FRIENDLY_NAME {
            let name = attribute.enter(SET)?.take(BMP_STRING)?;
            let (units, []) = name.as_chunks() else {
                return None;
            };
            let units: Vec<u16> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
            return Some(String::from_utf16_lossy(&units));
        }
    }
    None
}
