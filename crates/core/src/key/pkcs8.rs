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

use der::{
    Decode, Reader, SliceReader, Tag, TagNumber,
    asn1::{AnyRef, BitStringRef, ObjectIdentifier, OctetStringRef},
};
use p256::{SecretKey, elliptic_curve::sec1::ToSec1Point, pkcs8::AlgorithmIdentifierRef};
use zeroize::Zeroizing;

use super::{KeyError, POINT, secret_of};
use crate::{asn1, vid::VidRandom};

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
        &[
            &element(OID, &[EC_PUBLIC_KEY.as_bytes()]),
            &element(OID, &[P256.as_bytes()]),
        ],
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
    let mut reader = SliceReader::new(der).map_err(|_| KeyError::Unreadable)?;
    let (algorithm, private_key, random) = reader
        .sequence(read_fields)
        .map_err(|_| KeyError::Unreadable)?;
    let curve = algorithm
        .parameters
        .and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
    if algorithm.oid != EC_PUBLIC_KEY || curve != Some(P256) {
        return Err(KeyError::Unsupported);
    }
    let mut reader = SliceReader::new(private_key).map_err(|_| KeyError::Unreadable)?;
    let (secret, point) = reader
        .sequence(read_ec_private_key)
        .map_err(|_| KeyError::Unreadable)?;
    let secret = secret_of(&secret).ok_or(KeyError::Inconsistent)?;
    match point {
        Some(point) if secret.public_key().to_sec1_point(false).as_bytes() != point => {
            Err(KeyError::Inconsistent)
        }
        _ => Ok((secret, random)),
    }
}

type Fields<'a> = (AlgorithmIdentifierRef<'a>, &'a [u8], Option<VidRandom>);

fn read_fields<'a>(reader: &mut SliceReader<'a>) -> der::Result<Fields<'a>> {
    let _version: u8 = reader.decode()?;
    let algorithm = reader.decode()?;
    let private_key = <&OctetStringRef>::decode(reader)?.as_bytes();
    let mut random = None;
    while !reader.is_finished() {
        // [0] attributes; [1] publicKey (RFC 5958 v2) is of no interest.
        let field: AnyRef<'a> = reader.decode()?;
        if field.header().tag()
            == (Tag::ContextSpecific {
                constructed: true,
                number: TagNumber(0),
            })
        {
            random = read_random(field.value())?;
        }
    }
    Ok((algorithm, private_key, random))
}

/// R from the attributes, `None` if they do not have it.
fn read_random(attributes: &[u8]) -> der::Result<Option<VidRandom>> {
    let mut reader = SliceReader::new(attributes)?;
    let mut random = None;
    while !reader.is_finished() {
        reader.sequence(|attribute| {
            let oid: ObjectIdentifier = attribute.decode()?;
            let values: AnyRef<'_> = attribute.decode()?;
            if oid == RANDOM {
                let bits = BitStringRef::from_der(values.value())?;
                let bytes = bits
                    .as_bytes()
                    .and_then(|bytes| <[u8; 20]>::try_from(bytes).ok());
                random = Some(VidRandom::new(bytes.ok_or(der::ErrorKind::Failed)?));
            }
            Ok::<_, der::Error>(())
        })?;
    }
    Ok(random)
}

/// Number and, if present, point.
type EcPrivateKey<'a> = (Zeroizing<[u8; 32]>, Option<&'a [u8]>);

/// `ECPrivateKey` (RFC 5915).
fn read_ec_private_key<'a>(reader: &mut SliceReader<'a>) -> der::Result<EcPrivateKey<'a>> {
    let _version: u8 = reader.decode()?;
    let number = <&OctetStringRef>::decode(reader)?.as_bytes();
    let secret = <[u8; 32]>::try_from(number).map_err(|_| der::ErrorKind::Failed)?;
    let mut point = None;
    while !reader.is_finished() {
        let field: AnyRef<'a> = reader.decode()?;
        if field.header().tag()
            == (Tag::ContextSpecific {
                constructed: true,
                number: TagNumber(1),
            })
        {
            point = BitStringRef::from_der(field.value())?.as_bytes();
        }
    }
    Ok((Zeroizing::new(secret), point))
}
