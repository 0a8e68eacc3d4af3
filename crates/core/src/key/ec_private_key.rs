//! The private key of an elliptic curve, alone in a file ("SEC1") or inside of PKCS#8.
//!
//! ```text
//! ECPrivateKey ::= SEQUENCE {                               -- RFC 5915 section 3
//!     version         INTEGER (1),
//!     privateKey      OCTET STRING,
//!     parameters  [0] OBJECT IDENTIFIER OPTIONAL,           -- always there when it stands alone
//!     publicKey   [1] BIT STRING OPTIONAL }
//! ```

use der::oid::ObjectIdentifier;
use zeroize::Zeroizing;

use super::POINT;
use crate::asn1::{BIT_STRING, Cursor, INTEGER, OCTET_STRING, OID, SEQUENCE, context, element};

/// The fields, as they stand.
pub(crate) struct EcPrivateKey<'a> {
    pub(crate) secret: &'a [u8],
    pub(crate) curve: Option<ObjectIdentifier>,
    /// The public key as a point.
    pub(crate) point: Option<&'a [u8]>,
}

/// Reads one whose DER was checked; `None` if it is something else.
pub(crate) fn read(der: &[u8]) -> Option<EcPrivateKey<'_>> {
    let mut fields = Cursor::new(der).enter(SEQUENCE)?;
    fields.take(INTEGER).filter(|version| *version == [1])?;
    let mut key = EcPrivateKey { secret: fields.take(OCTET_STRING)?, curve: None, point: None };
    if let Some(parameters) = fields.take_if(context(0)) {
        // A curve without a name is a SEQUENCE, and not read here.
        let parameters = Cursor::new(parameters).any()?;
        match parameters.tag {
            OID => key.curve = Some(Cursor::new(parameters.whole).oid()?),
            SEQUENCE => {}
            _ => return None,
        }
    }
    if let Some(point) = fields.take_if(context(1)) {
        key.point = Some(Cursor::new(point).bits()?);
    }
    fields.is_empty().then_some(key)
}

/// Without parameters, which PKCS#8 has outside.
pub(super) fn write(secret: &[u8; 32], point: &[u8; POINT]) -> Zeroizing<Vec<u8>> {
    let secret = Zeroizing::new(element(OCTET_STRING, &[secret]));
    let point = element(context(1), &[&element(BIT_STRING, &[&[0], point])]);
    Zeroizing::new(element(SEQUENCE, &[&element(INTEGER, &[&[1]]), &secret, &point]))
}
