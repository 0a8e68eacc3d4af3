//! OCSP response (RFC 6960 section 4.2.1): where things are in it. Nothing is verified here.
//!
//! ```text
//! OCSPResponse ::= SEQUENCE {
//!     responseStatus     ENUMERATED,
//!     responseBytes  [0] EXPLICIT SEQUENCE { responseType OBJECT IDENTIFIER,
//!                                            response OCTET STRING } OPTIONAL }
//! BasicOCSPResponse ::= SEQUENCE {
//!     tbsResponseData     ResponseData,
//!     signatureAlgorithm  AlgorithmIdentifier,
//!     signature           BIT STRING,
//!     certs           [0] EXPLICIT SEQUENCE OF Certificate OPTIONAL }
//! ResponseData ::= SEQUENCE {
//!     version             [0] EXPLICIT INTEGER DEFAULT v1,
//!     responderID             CHOICE { byName [1] Name, byKey [2] OCTET STRING },
//!     producedAt              GeneralizedTime,
//!     responses               SEQUENCE OF SingleResponse,
//!     responseExtensions  [1] EXPLICIT Extensions OPTIONAL }
//! ```

use sha1::{Digest, Sha1};

use crate::{
    asn1::{self, BIT_STRING, Cursor, Element, INTEGER, OCTET_STRING, OID, SEQUENCE, context},
    key,
};

pub(crate) const ENUMERATED: u8 = 0x0a;

/// id-pkix-ocsp-basic
const BASIC: [u8; 9] = [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01];

/// A response; without a basic one inside if it only says what went wrong.
pub(crate) struct Response<'a> {
    pub(crate) status: u8,
    pub(crate) basic: Option<Basic<'a>>,
}

/// What is signed, and the signature below it.
pub(crate) struct Basic<'a> {
    /// `ResponseData`: what is signed.
    pub(crate) data: Element<'a>,
    /// `AlgorithmIdentifier`.
    pub(crate) algorithm: Element<'a>,
    /// Content of the `BIT STRING`.
    pub(crate) signature: &'a [u8],
    /// Certificates that stand one after the other.
    pub(crate) certificates: &'a [u8],
}

/// What is said.
pub(crate) struct Data<'a> {
    /// Content of the `INTEGER`.
    pub(crate) version: &'a [u8],
    pub(crate) responder: Responder<'a>,
    pub(crate) produced_at: Element<'a>,
    /// `SingleResponse`s that stand one after the other.
    pub(crate) singles: Cursor<'a>,
    /// DER of the `Extensions`.
    pub(crate) extensions: Option<&'a [u8]>,
}

/// Who says of itself that it signed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Responder<'a> {
    /// DER of a `Name`.
    Name(&'a [u8]),
    /// SHA-1 of the bits of a key.
    Key(&'a [u8]),
}

impl<'a> Response<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(crate) fn read(der: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let [status] = fields.take(ENUMERATED)? else {
            return None;
        };
        let basic = match fields.take_if(context(0)) {
            None => None,
            Some(wrapped) => {
                let mut bytes = Cursor::new(wrapped).enter(SEQUENCE)?;
                let is_basic = bytes.take(OID)? == BASIC;
                let response = bytes.take(OCTET_STRING)?;
                // A string is not looked into when a whole file is checked.
                let is_one = asn1::check(response, response.len()).is_ok();
                (is_basic && is_one && bytes.is_empty()).then_some(())?;
                Some(Basic::read(response)?)
            }
        };
        fields.is_empty().then_some(Self { status: *status, basic })
    }
}

impl<'a> Basic<'a> {
    fn read(der: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let data = fields.element(SEQUENCE)?;
        let algorithm = fields.element(SEQUENCE)?;
        let signature = fields.take(BIT_STRING)?;
        let certificates = match fields.take_if(context(0)) {
            Some(wrapped) => Cursor::new(wrapped).take(SEQUENCE)?,
            None => &[],
        };
        fields.is_empty().then_some(Self { data, algorithm, signature, certificates })
    }
}

impl<'a> Data<'a> {
    /// Takes the content of a `ResponseData`; `None` if it is something else.
    pub(crate) fn read(content: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(content);
        let version = match fields.take_if(context(0)) {
            Some(wrapped) => Cursor::new(wrapped).take(INTEGER)?,
            None => &[0],
        };
        let responder = fields.any()?;
        let responder = match responder.tag {
            0xa1 => Responder::Name(responder.content),
            0xa2 => Responder::Key(Cursor::new(responder.content).take(OCTET_STRING)?),
            _ => return None,
        };
        let produced_at = fields.any()?;
        let singles = fields.enter(SEQUENCE)?;
        let extensions = fields.take_if(context(1));
        fields.is_empty().then_some(Self { version, responder, produced_at, singles, extensions })
    }
}

impl Responder<'_> {
    /// Whether a certificate with this subject (DER of a `Name`) and this `SubjectPublicKeyInfo` is meant.
    pub(crate) fn is(&self, subject: &[u8], public_key_info: &[u8]) -> bool {
        match self {
            Self::Name(name) => *name == subject,
            Self::Key(hash) => {
                key::bits_of(public_key_info).is_some_and(|bits| *hash == &Sha1::digest(bits)[..])
            }
        }
    }
}
