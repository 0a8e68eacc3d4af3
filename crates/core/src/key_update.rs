//! The request for a certificate of a new key in place of one that ends (RFC 4211; the body `kur` of
//! RFC 9810 section 5.3.5).
//!
//! ```text
//! CertReqMessages ::= SEQUENCE SIZE (1..MAX) OF CertReqMsg
//! CertReqMsg ::= SEQUENCE {
//!     certReq   CertRequest,
//!     popo      ProofOfPossession OPTIONAL,
//!     regInfo   SEQUENCE SIZE (1..MAX) OF AttributeTypeAndValue OPTIONAL }
//! CertRequest ::= SEQUENCE {
//!     certReqId     INTEGER,
//!     certTemplate  CertTemplate,
//!     controls      SEQUENCE SIZE (1..MAX) OF AttributeTypeAndValue OPTIONAL }
//! CertTemplate ::= SEQUENCE {                       -- IMPLICIT tags
//!     …
//!     subject    [5] EXPLICIT Name     OPTIONAL,    -- Name is a CHOICE
//!     publicKey  [6] SubjectPublicKeyInfo OPTIONAL,
//!     … }
//! ProofOfPossession ::= CHOICE { …, signature [1] POPOSigningKey, … }
//! POPOSigningKey ::= SEQUENCE {
//!     poposkInput         [0] POPOSigningKeyInput OPTIONAL,
//!     algorithmIdentifier     AlgorithmIdentifier,
//!     signature               BIT STRING }          -- over the CertRequest
//! CertId ::= SEQUENCE { issuer GeneralName, serialNumber INTEGER }
//! ```
//!
//! Two controls: `id-regCtrl-oldCertID` with the `CertId` of the old certificate (RFC 4211 section
//! 6.5), and R of the new one, encrypted as in a certification request (see [`crate::vid_random`]),
//! under the same object identifier. Both are signed by the new key.

use der::oid::ObjectIdentifier;

use crate::{
    asn1::{self, BIT_STRING, Cursor, INTEGER, OID, SEQUENCE, context, element},
    certificate::{Certificate, ECDSA_SHA256},
    key::Key,
    vid_random::ENCRYPTED_VID_RANDOM_ID,
};

/// id-regCtrl-oldCertID (RFC 4211 section 6.5)
const OLD_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.5.1.5");

/// `certReqId` of the one request in a message (RFC 9483 section 4.1.1).
pub(crate) const REQUEST_ID: i8 = 0;

/// Largest request that is looked at, bytes.
const LARGEST: usize = 16 * 1024;

/// The `CertReqMessages` for a certificate of `key` in place of `old`, for the same subject, DER.
/// `encrypted_random` is the DER of an `EncryptedVidRandom` from [`crate::vid_random`]. Same
/// arguments, same request.
pub fn derive_key_update(key: &Key, old: &Certificate, encrypted_random: &[u8]) -> Vec<u8> {
    let template = element(
        SEQUENCE,
        &[&element(context(5), &[old.subject()]), &public_key(&key.public_key_info())],
    );
    let controls = element(
        SEQUENCE,
        &[
            &control(OLD_CERTIFICATE, &certificate_id(old)),
            &control(ENCRYPTED_VID_RANDOM_ID, encrypted_random),
        ],
    );
    let id = element(INTEGER, &[&REQUEST_ID.to_be_bytes()]);
    let request = element(SEQUENCE, &[&id, &template, &controls]);
    let signature = element(BIT_STRING, &[&[0], &key.sign(&request)]);
    let proof = element(context(1), &[&ECDSA_SHA256, &signature]);
    element(SEQUENCE, &[&element(SEQUENCE, &[&request, &proof])])
}

/// Whether `request` is one for this key in place of this certificate.
pub fn is_for(request: &[u8], key: &Key, old: &Certificate) -> bool {
    named(request).is_some_and(|(name, public, replaced)| {
        name == old.subject()
            && public_key(&key.public_key_info()) == public
            && replaced == certificate_id(old)
    })
}

/// Subject, `publicKey` field and `CertId` of a request of ours.
fn named(request: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    asn1::check(request, LARGEST).ok()?;
    let mut messages = Cursor::new(request).enter(SEQUENCE)?;
    let mut request = messages.enter(SEQUENCE)?.enter(SEQUENCE)?;
    request.take(INTEGER)?;
    let mut template = request.enter(SEQUENCE)?;
    let name = template.take(context(5))?;
    let public = template.any()?.whole;
    let mut control = request.enter(SEQUENCE)?.enter(SEQUENCE)?;
    let is_old = control.oid()? == OLD_CERTIFICATE;
    let replaced = control.any()?.whole;
    (is_old && template.is_empty() && messages.is_empty()).then_some((name, public, replaced))
}

/// `[6]`, in place of the tag of the `SubjectPublicKeyInfo`.
fn public_key(info: &[u8]) -> Vec<u8> {
    let inside = Cursor::new(info).take(SEQUENCE).unwrap_or_default();
    element(context(6), &[inside])
}

/// The issuer as `directoryName [4]`, and the serial number.
fn certificate_id(certificate: &Certificate) -> Vec<u8> {
    let issuer = element(context(4), &[certificate.issuer()]);
    element(SEQUENCE, &[&issuer, &element(INTEGER, &[certificate.serial_content()])])
}

fn control(id: ObjectIdentifier, value: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&element(OID, &[id.as_bytes()]), value])
}
