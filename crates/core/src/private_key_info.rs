//! PKCS#8 with the R attribute. The usual libraries read over attributes and drop them when
//! writing, so both directions are here.
//!
//! ```text
//! PrivateKeyInfo ::= SEQUENCE {                             -- RFC 5208, RFC 5958 v1
//!     version              INTEGER (0),
//!     privateKeyAlgorithm  AlgorithmIdentifier,
//!     privateKey           OCTET STRING,
//!     attributes       [0] IMPLICIT SET OF Attribute OPTIONAL,
//!     publicKey        [1] IMPLICIT BIT STRING OPTIONAL }   -- RFC 5958 v2, with version 1
//!
//! Attribute for R ::= SEQUENCE { OID 1.2.410.200004.10.1.1.3, SET { BIT STRING } }
//! ```

use der::oid::ObjectIdentifier;
use zeroize::Zeroizing;

use crate::{
    asn1::{self, BIT_STRING, Cursor, INTEGER, OCTET_STRING, OID, SEQUENCE, SET, context, element},
    vid::VidRandom,
};

/// Far more than any key needs that is read here.
pub(crate) const LARGEST: usize = 16 * 1024;

/// `id-kisa … randomNum`
const RANDOM: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.10.1.1.3");

/// The fields, as they stand.
pub(crate) struct PrivateKeyInfo<'a> {
    /// What kind of key it is.
    pub(crate) algorithm: ObjectIdentifier,
    /// The parameters of the algorithm, if they are an object identifier: a curve.
    pub(crate) curve: Option<ObjectIdentifier>,
    /// In the format of the algorithm.
    pub(crate) private_key: &'a [u8],
    /// The public key in the format of the algorithm.
    pub(crate) public_key: Option<&'a [u8]>,
    pub(crate) random: Option<VidRandom>,
}

/// Reads one whose DER was checked; `None` if it is something else.
pub(crate) fn read(der: &[u8]) -> Option<PrivateKeyInfo<'_>> {
    /// `[1] IMPLICIT BIT STRING`
    const PUBLIC_KEY: u8 = 0x81;
    let mut fields = Cursor::new(der).enter(SEQUENCE)?;
    fields.take(INTEGER).filter(|version| matches!(version, [0 | 1]))?;
    let mut algorithm = fields.enter(SEQUENCE)?;
    let mut info = PrivateKeyInfo {
        algorithm: algorithm.oid()?,
        curve: algorithm.oid(),
        private_key: fields.take(OCTET_STRING)?,
        public_key: None,
        random: None,
    };
    if let Some(attributes) = fields.take_if(context(0)) {
        info.random = read_random(attributes)?;
    }
    if let Some(bits) = fields.take_if(PUBLIC_KEY) {
        info.public_key = Some(bits.strip_prefix(&[0])?);
    }
    fields.is_empty().then_some(info)
}

/// Puts one together. `algorithm` is the DER of an `AlgorithmIdentifier`.
pub(crate) fn write(
    algorithm: &[u8],
    private_key: &[u8],
    random: Option<&VidRandom>,
) -> Zeroizing<Vec<u8>> {
    let wiped = |tag, parts: &[&[u8]]| Zeroizing::new(element(tag, parts));
    let attributes = random.map(|random| {
        let value = wiped(SET, &[&wiped(BIT_STRING, &[&[0], random.expose()])]);
        let attribute = wiped(SEQUENCE, &[&element(OID, &[RANDOM.as_bytes()]), &value]);
        wiped(context(0), &[&attribute])
    });
    let attributes: &[u8] = attributes.as_ref().map_or(&[], |der| der.as_slice());
    wiped(
        SEQUENCE,
        &[&element(INTEGER, &[&[0]]), algorithm, &wiped(OCTET_STRING, &[private_key]), attributes],
    )
}

/// R from the attributes; `Some(None)` if they do not have it.
fn read_random(attributes: &[u8]) -> Option<Option<VidRandom>> {
    let mut attributes = Cursor::new(attributes);
    let mut random = None;
    while !attributes.is_empty() {
        let mut attribute = attributes.enter(SEQUENCE)?;
        if attribute.oid()? == RANDOM {
            let bits = attribute.enter(SET)?.bits()?;
            random = Some(VidRandom::new(bits.try_into().ok()?));
        }
    }
    Some(random)
}

/// Whether the bytes are one element that can be looked into.
pub(crate) fn is_readable(der: &[u8]) -> bool {
    asn1::check(der, LARGEST).is_ok()
}
