//! SingleResponse (RFC 6960 section 4.2.1): what a responder says of one certificate.
//!
//! ```text
//! SingleResponse ::= SEQUENCE {
//!     certID                CertID,
//!     certStatus            CHOICE { good [0] IMPLICIT NULL,
//!                                    revoked [1] IMPLICIT SEQUENCE {
//!                                        revocationTime GeneralizedTime,
//!                                        revocationReason [0] EXPLICIT CRLReason OPTIONAL },
//!                                    unknown [2] IMPLICIT NULL },
//!     thisUpdate            GeneralizedTime,
//!     nextUpdate        [0] EXPLICIT GeneralizedTime OPTIONAL,
//!     singleExtensions  [1] EXPLICIT Extensions OPTIONAL }
//! ```

use super::{certificate_id::CertificateId, response::ENUMERATED};
use crate::asn1::{Cursor, Element, SEQUENCE, context};

/// Where things are.
pub(crate) struct SingleResponse<'a> {
    pub(crate) id: CertificateId<'a>,
    pub(crate) state: State<'a>,
    pub(crate) this_update: Element<'a>,
    pub(crate) next_update: Option<Element<'a>>,
    /// DER of the `Extensions`.
    pub(crate) extensions: Option<&'a [u8]>,
}

/// `CertStatus`
pub(crate) enum State<'a> {
    Good,
    /// With the number of the reason.
    Revoked(Element<'a>, Option<u8>),
    Unknown,
}

impl<'a> SingleResponse<'a> {
    /// Reads what stands next; `None` if it is something else.
    pub(crate) fn read(singles: &mut Cursor<'a>) -> Option<Self> {
        let mut fields = singles.enter(SEQUENCE)?;
        let id = CertificateId::read(&mut fields)?;
        let status = fields.any()?;
        let state = match (status.tag, status.content) {
            (0x80, []) => State::Good,
            (0xa1, content) => State::revoked(content)?,
            (0x82, []) => State::Unknown,
            _ => return None,
        };
        let this_update = fields.any()?;
        let next_update = match fields.take_if(context(0)) {
            Some(wrapped) => Some(only(wrapped)?),
            None => None,
        };
        let extensions = fields.take_if(context(1));
        fields.is_empty().then_some(Self { id, state, this_update, next_update, extensions })
    }
}

impl<'a> State<'a> {
    fn revoked(content: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(content);
        let at = fields.any()?;
        let reason = match fields.take_if(context(0)) {
            Some(wrapped) => match only(wrapped)? {
                Element { tag: ENUMERATED, content: [number], .. } => Some(*number),
                _ => return None,
            },
            None => None,
        };
        fields.is_empty().then_some(Self::Revoked(at, reason))
    }
}

/// The one element in there.
fn only(wrapped: &[u8]) -> Option<Element<'_>> {
    let mut fields = Cursor::new(wrapped);
    fields.any().filter(|_| fields.is_empty())
}
