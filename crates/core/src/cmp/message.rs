//! The envelope of every message.
//!
//! ```text
//! PKIMessage ::= SEQUENCE {                     -- RFC 9810 section 5.1
//!     header      PKIHeader,
//!     body        PKIBody,                      -- CHOICE, explicit context tags
//!     protection  [0] PKIProtection OPTIONAL,   -- BIT STRING
//!     extraCerts  [1] SEQUENCE SIZE (1..MAX) OF CMPCertificate OPTIONAL }
//! ```

use super::{
    header::Header,
    protection::{Pbm, ProtectionError},
};
use crate::asn1::{BIT_STRING, Cursor, SEQUENCE, context, element};

/// A message whose header and body stay the bytes that were protected.
pub(super) struct Message<'a> {
    /// DER of the `PKIHeader`.
    pub(super) header: &'a [u8],
    /// DER of the `PKIBody`.
    body: &'a [u8],
    /// Which body it is.
    pub(super) kind: Body,
    /// DER of what is inside the body's context tag.
    pub(super) content: &'a [u8],
    /// MAC or signature over [`protected_part`].
    pub(super) protection: Option<&'a [u8]>,
    /// Certificates that help to build the chain, DER.
    pub(super) extra_certificates: Vec<&'a [u8]>,
}

/// Kind of body: its context tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Body(u8);

impl Body {
    /// `cp`
    pub(super) const CERTIFICATION_RESPONSE: Self = Self(context(3));
    /// `p10cr`
    pub(super) const CERTIFICATION_REQUEST: Self = Self(context(4));
    /// `rr`
    pub(super) const REVOCATION_REQUEST: Self = Self(context(11));
    /// `rp`
    pub(super) const REVOCATION_RESPONSE: Self = Self(context(12));
    /// `kur`
    pub(super) const KEY_UPDATE_REQUEST: Self = Self(context(7));
    /// `kup`
    pub(super) const KEY_UPDATE_RESPONSE: Self = Self(context(8));
    /// `pkiconf`
    pub(super) const CONFIRMATION: Self = Self(context(19));
    /// `genm`
    pub(super) const QUESTION: Self = Self(context(21));
    /// `genp`
    pub(super) const INFORMATION: Self = Self(context(22));
    /// `error`
    pub(super) const ERROR: Self = Self(context(23));
    /// `certConf`
    pub(super) const CERTIFICATE_CONFIRM: Self = Self(context(24));
}

/// Puts a header and a body together and protects both.
pub(super) fn protect(
    header: &[u8],
    kind: Body,
    content: &[u8],
    pbm: &Pbm,
    secret: &[u8],
) -> Option<Vec<u8>> {
    let body = element(kind.0, &[content]);
    let mac = pbm.mac(secret, &protected_part(header, &body)).ok()?;
    Some(element(SEQUENCE, &[header, &body, &protection(&mac)]))
}

/// A message whose signature is still to be made, by a key that may take its time.
#[derive(Debug)]
pub struct Unsigned {
    header: Vec<u8>,
    body: Vec<u8>,
    /// extraCerts, with their tag.
    certificates: Vec<u8>,
}

impl Unsigned {
    /// Header and body; whoever signs comes first among the certificates (DER).
    pub(super) fn new(header: Vec<u8>, kind: Body, content: &[u8], certificates: &[&[u8]]) -> Self {
        Self {
            header,
            body: element(kind.0, &[content]),
            certificates: element(context(1), &[&element(SEQUENCE, certificates)]),
        }
    }

    /// What the key signs, with SHA-256 and ECDSA (DER) or RSASSA-PKCS1-v1_5.
    pub fn message(&self) -> Vec<u8> {
        protected_part(&self.header, &self.body)
    }

    /// DER of the `PKIMessage`.
    pub fn finish(&self, signature: &[u8]) -> Vec<u8> {
        let Self { header, body, certificates } = self;
        element(SEQUENCE, &[header, body, &protection(signature), certificates])
    }
}

/// `protection [0] BIT STRING`
fn protection(value: &[u8]) -> Vec<u8> {
    element(context(0), &[&element(BIT_STRING, &[&[0], value])])
}

/// Reads a message; `None` if it is malformed.
pub(super) fn read(der: &[u8]) -> Option<Message<'_>> {
    let mut parts = Cursor::new(der).enter(SEQUENCE)?;
    let header = parts.any()?;
    let body = parts.any()?;
    let protection = match parts.take_if(context(0)) {
        Some(field) => Some(Cursor::new(field).bits()?),
        None => None,
    };
    let mut extra_certificates = Vec::new();
    if let Some(field) = parts.take_if(context(1)) {
        let mut certificates = Cursor::new(field).enter(SEQUENCE)?;
        while !certificates.is_empty() {
            extra_certificates.push(certificates.any()?.whole);
        }
    }
    parts.is_empty().then_some(Message {
        header: header.whole,
        body: body.whole,
        kind: Body(body.tag),
        content: body.content,
        protection,
        extra_certificates,
    })
}

impl Message<'_> {
    /// Checks the protection.
    pub(super) fn verify(&self, header: &Header<'_>, secret: &[u8]) -> Result<(), ProtectionError> {
        let algorithm = header.protection.ok_or(ProtectionError::Invalid)?;
        let mac = self.protection.ok_or(ProtectionError::Invalid)?;
        Pbm::read(algorithm)?.verify(secret, &self.protected_part(), mac)
    }

    /// What the protection is over.
    pub(super) fn protected_part(&self) -> Vec<u8> {
        protected_part(self.header, self.body)
    }
}

/// ```text
/// ProtectedPart ::= SEQUENCE { header PKIHeader, body PKIBody }   -- RFC 9810 section 5.1.3
/// ```
fn protected_part(header: &[u8], body: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[header, body])
}
