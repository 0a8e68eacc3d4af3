//! CertificateList (CRL, RFC 5280 section 5), read to be relied upon.
//!
//! ```text
//! CertificateList ::= SEQUENCE {
//!     tbsCertList  SEQUENCE {
//!         version              INTEGER OPTIONAL,
//!         signature            AlgorithmIdentifier,
//!         issuer               Name,
//!         thisUpdate           Time,
//!         nextUpdate           Time OPTIONAL,
//!         revokedCertificates  SEQUENCE OF SEQUENCE {
//!             userCertificate     INTEGER,
//!             revocationDate      Time,
//!             crlEntryExtensions  Extensions OPTIONAL } OPTIONAL,
//!         crlExtensions    [0] EXPLICIT Extensions OPTIONAL },
//!     signatureAlgorithm  AlgorithmIdentifier,
//!     signature           BIT STRING }
//! ```

use der::oid::ObjectIdentifier;

use crate::{
    asn1::{Cursor, Element, INTEGER, SEQUENCE, context},
    certificate::{Certificate, ECDSA_SHA256, Extension, KeyUsage, id, read_extensions, read_time},
    ocsp::Reason,
};

const CRL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.20");
const REASON: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.21");
const INVALIDITY_DATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.24");

/// Of a list: all others that are critical say that it is about some certificates only.
const UNDERSTOOD: [ObjectIdentifier; 2] = [CRL_NUMBER, id::AUTHORITY_KEY];
/// Of an entry: another critical one says that it is about another issuer's certificate.
const UNDERSTOOD_OF_ENTRIES: [ObjectIdentifier; 2] = [REASON, INVALIDITY_DATE];

const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const ENUMERATED: u8 = 0x0a;

/// Where things are.
pub(crate) struct RevocationList<'a> {
    /// `TBSCertList`: what is signed.
    signed: &'a [u8],
    /// DER of the `AlgorithmIdentifier`.
    algorithm: &'a [u8],
    signature: &'a [u8],
    /// DER of the `Name`.
    pub(crate) issuer: &'a [u8],
    pub(crate) this_update: i64,
    pub(crate) next_update: Option<i64>,
    /// Entries, one after the other.
    entries: Cursor<'a>,
    extensions: Vec<Extension>,
}

/// Since when a certificate is revoked, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Revocation {
    pub(crate) at: i64,
    pub(crate) reason: Option<Reason>,
}

/// A list, or an entry in it, that must not be relied upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl<'a> RevocationList<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(crate) fn read(der: &'a [u8]) -> Option<Self> {
        let mut list = Cursor::new(der).enter(SEQUENCE)?;
        let signed = list.element(SEQUENCE)?;
        let algorithm = list.element(SEQUENCE)?.whole;
        let signature = list.bits()?;
        let mut fields = Cursor::new(signed.content);
        fields.take_if(INTEGER);
        let inner_algorithm = fields.element(SEQUENCE)?.whole;
        let issuer = fields.element(SEQUENCE)?.whole;
        let this_update = read_time(fields.any()?)?;
        let next = fields.element_if(UTC_TIME).or_else(|| fields.element_if(GENERALIZED_TIME));
        let next_update = match next {
            Some(next) => Some(read_time(next)?),
            None => None,
        };
        let entries = Cursor::new(fields.take_if(SEQUENCE).unwrap_or_default());
        let extensions = match fields.take_if(context(0)) {
            Some(wrapped) => read_extensions(wrapped)?,
            None => Vec::new(),
        };
        let complete = list.is_empty() && fields.is_empty() && inner_algorithm == algorithm;
        complete.then_some(Self {
            signed: signed.whole,
            algorithm,
            signature,
            issuer,
            this_update,
            next_update,
            entries,
            extensions,
        })
    }

    /// Whether the authority signed it, and may.
    pub(crate) fn is_by(&self, authority: &Certificate) -> bool {
        let usage = authority.key_usage().ok().flatten();
        let may_sign = usage.is_none_or(|usage| usage.bits & KeyUsage::CRL_SIGN != 0);
        may_sign
            && self.issuer == authority.subject()
            && self.algorithm == ECDSA_SHA256
            && authority.verifies(self.signed, self.signature)
    }

    /// Whether it is about all certificates of its issuer, as far as it says.
    pub(crate) fn is_complete(&self) -> bool {
        are_understood(&self.extensions, &UNDERSTOOD)
    }

    /// Content of the `INTEGER` that grows from list to list (CRLNumber); `None` if there is none.
    pub(crate) fn number(&self) -> Option<Result<&[u8], Unreadable>> {
        let number = self.extensions.iter().find(|extension| extension.id == CRL_NUMBER)?;
        let mut value = Cursor::new(&number.value);
        Some(value.take(INTEGER).filter(|_| value.is_empty()).ok_or(Unreadable))
    }

    /// What it says of the certificate with this serial number (content of the `INTEGER`), if it is in it.
    pub(crate) fn entry(&self, serial: &[u8]) -> Result<Option<Revocation>, Unreadable> {
        let mut entries = self.entries;
        let mut found = None;
        while !entries.is_empty() {
            let mut fields = entries.enter(SEQUENCE).ok_or(Unreadable)?;
            let same = fields.take(INTEGER).ok_or(Unreadable)? == serial;
            if same && found.replace(revocation(fields).ok_or(Unreadable)?).is_some() {
                return Err(Unreadable);
            }
        }
        Ok(found)
    }
}

/// The rest of an entry; `None` if it cannot be read.
fn revocation(mut fields: Cursor<'_>) -> Option<Revocation> {
    let at = read_time(fields.any()?)?;
    let extensions = match fields.element_if(SEQUENCE) {
        Some(Element { whole, .. }) => read_extensions(whole)?,
        None => Vec::new(),
    };
    (fields.is_empty() && are_understood(&extensions, &UNDERSTOOD_OF_ENTRIES)).then_some(())?;
    let value = |id| extensions.iter().find(|one| one.id == id).map(|one| Cursor::new(&one.value));
    let reason = match value(REASON) {
        Some(mut value) => match value.take(ENUMERATED)? {
            [number] => Some(Reason::of(*number)?),
            _ => return None,
        },
        None => None,
    };
    // Since when the key is somebody else's, which is known later (RFC 5280 section 5.3.2).
    let at = match value(INVALIDITY_DATE) {
        Some(mut value) => read_time(value.any()?)?.min(at),
        None => at,
    };
    Some(Revocation { at, reason })
}

fn are_understood(extensions: &[Extension], known: &[ObjectIdentifier]) -> bool {
    let mut all = extensions.iter().enumerate();
    all.all(|(at, extension)| {
        let twice = extensions[..at].iter().any(|other| other.id == extension.id);
        !twice && (!extension.critical || known.contains(&extension.id))
    })
}
