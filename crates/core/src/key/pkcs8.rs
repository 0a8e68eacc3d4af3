//! PKCS#8 with the R attribute. The usual libraries read over attributes and drop them when
//! writing, so both directions are here.
//!
//! ```text
//! PrivateKeyInfo ::= SEQUENCE {                             -- RFC 5208, RFC 5958 v1
//!     version              INTEGER (0),
//!     privateKeyAlgorithm  AlgorithmIdentifier,
//!     privateKey           OCTET STRING,                    -- ECPrivateKey, RFC 5915
//!     attributes       [0] IMPLICIT SET OF Attribute OPTIONAL }
//!
//! Attribute for R ::= SEQUENCE { OID 1.2.410.200004.10.1.1.3, SET { BIT STRING } }
//! ```

use der::oid::ObjectIdentifier;
use p256::{SecretKey, elliptic_curve::sec1::ToSec1Point};
use zeroize::Zeroizing;

use super::{KeyError, POINT, secret_of};
use crate::{
    asn1::{self, Cursor},
    vid::VidRandom,
};

/// `id-kisa … randomNum`
const RANDOM: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.410.200004.10.1.1.3");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");

/// Far more than any key of ours needs.
const LARGEST: usize = 16 * 1024;

pub(super) fn write(
    secret: &[u8; 32],
    point: &[u8; POINT],
    random: Option<&VidRandom>,
) -> Zeroizing<Vec<u8>> {
    use asn1::{BIT_STRING, INTEGER, OCTET_STRING, OID, SEQUENCE, SET, context, element};

    let wiped = |tag, parts: &[&[u8]]| Zeroizing::new(element(tag, parts));
    let algorithm = element(
        SEQUENCE,
        &[&element(OID, &[EC_PUBLIC_KEY.as_bytes()]), &element(OID, &[P256.as_bytes()])],
    );
    let ec_private_key = wiped(
        SEQUENCE,
        &[
            &element(INTEGER, &[&[1]]),
            &wiped(OCTET_STRING, &[secret]),
            &element(context(1), &[&element(BIT_STRING, &[&[0], point])]),
        ],
    );
    let attributes = random.map(|random| {
        let value = wiped(SET, &[&wiped(BIT_STRING, &[&[0], random.expose()])]);
        let attribute = wiped(SEQUENCE, &[&element(OID, &[RANDOM.as_bytes()]), &value]);
        wiped(context(0), &[&attribute])
    });
    let attributes: &[u8] = attributes.as_ref().map_or(&[], |der| der.as_slice());
    wiped(
        SEQUENCE,
        &[
            &element(INTEGER, &[&[0]]),
            &algorithm,
            &wiped(OCTET_STRING, &[&ec_private_key]),
            attributes,
        ],
    )
}

pub(super) fn read(der: &[u8]) -> Result<(SecretKey, Option<VidRandom>), KeyError> {
    asn1::check(der, LARGEST).map_err(|_| KeyError::Unreadable)?;
    let fields = read_fields(der).ok_or(KeyError::Unreadable)?;
    if fields.algorithm != EC_PUBLIC_KEY || fields.curve != Some(P256) {
        return Err(KeyError::Unsupported);
    }
    let (secret, point) = read_ec_private_key(fields.private_key).ok_or(KeyError::Unreadable)?;
    let secret = secret_of(&secret).ok_or(KeyError::Inconsistent)?;
    match point {
        Some(point) if secret.public_key().to_sec1_point(false).as_bytes() != point => {
            Err(KeyError::Inconsistent)
        }
        _ => Ok((secret, fields.random)),
    }
}

struct Fields<'a> {
    algorithm: ObjectIdentifier,
    curve: Option<ObjectIdentifier>,
    private_key: &'a [u8],
    random: Option<VidRandom>,
}

fn read_fields(der: &[u8]) -> Option<Fields<'_>> {
    let mut info = Cursor::new(der).enter(asn1::SEQUENCE)?;
    info.take(asn1::INTEGER)?;
    let mut algorithm = info.enter(asn1::SEQUENCE)?;
    let mut fields = Fields {
        algorithm: algorithm.oid()?,
        curve: algorithm.oid(),
        private_key: info.take(asn1::OCTET_STRING)?,
        random: None,
    };
    while !info.is_empty() {
        // [0] attributes; [1] publicKey (RFC 5958 v2) is of no interest.
        let field = info.any()?;
        if field.tag == asn1::context(0) {
            fields.random = read_random(field.content)?;
        }
    }
    Some(fields)
}

/// R from the attributes; `Some(None)` if they do not have it.
fn read_random(attributes: &[u8]) -> Option<Option<VidRandom>> {
    let mut attributes = Cursor::new(attributes);
    let mut random = None;
    while !attributes.is_empty() {
        let mut attribute = attributes.enter(asn1::SEQUENCE)?;
        if attribute.oid()? == RANDOM {
            let bits = attribute.enter(asn1::SET)?.bits()?;
            random = Some(VidRandom::new(bits.try_into().ok()?));
        }
    }
    Some(random)
}

/// Number and, if present, point.
type EcPrivateKey<'a> = (Zeroizing<[u8; 32]>, Option<&'a [u8]>);

/// `ECPrivateKey` (RFC 5915).
fn read_ec_private_key(der: &[u8]) -> Option<EcPrivateKey<'_>> {
    let mut key = Cursor::new(der).enter(asn1::SEQUENCE)?;
    key.take(asn1::INTEGER)?;
    let secret = Zeroizing::new(<[u8; 32]>::try_from(key.take(asn1::OCTET_STRING)?).ok()?);
    let mut point = None;
    while !key.is_empty() {
        let field = key.any()?;
        if field.tag == asn1::context(1) {
            point = Some(Cursor::new(field.content).bits()?);
        }
    }
    Some((secret, point))
}
