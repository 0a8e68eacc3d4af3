//! SignedData as others write it: where things are in it. Nothing is verified here.
//!
//! ```text
//! ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT SignedData }
//! SignedData ::= SEQUENCE {                                             -- RFC 5652 section 5.1
//!     version             INTEGER,
//!     digestAlgorithms    SET OF AlgorithmIdentifier,
//!     encapContentInfo    SEQUENCE { eContentType OBJECT IDENTIFIER,
//!                                    eContent [0] EXPLICIT OCTET STRING OPTIONAL },
//!     certificates    [0] IMPLICIT SET OF CertificateChoices OPTIONAL,
//!     crls            [1] IMPLICIT SET OF RevocationInfoChoice OPTIONAL,
//!     signerInfos         SET OF SignerInfo }
//! RevocationInfoChoice ::= CHOICE {                                     -- section 10.2.1
//!     crl    CertificateList,
//!     other  [1] IMPLICIT SEQUENCE { otherRevInfoFormat OBJECT IDENTIFIER, otherRevInfo ANY } }
//! ```

use crate::{
    asn1::{self, Cursor, Element, INTEGER, OCTET_STRING, OID, SEQUENCE, SET, context},
    signed_data::SIGNED_DATA,
};

/// id-ri-ocsp-response, 1.3.6.1.5.5.7.16.2 (RFC 5940 section 2.1)
const OCSP_RESPONSE: [u8; 8] = [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x10, 0x02];

/// Where things are.
#[derive(Clone, Copy)]
pub(super) struct SignedData<'a> {
    /// Content of the `OBJECT IDENTIFIER`.
    pub(super) kind: &'a [u8],
    /// What was signed, if it is in there.
    pub(super) content: Option<&'a [u8]>,
    /// What stands in the sets, one after the other.
    certificates: &'a [u8],
    revocations: &'a [u8],
    signers: &'a [u8],
}

/// What a file is that begins like a CMS message.
pub(super) enum Message<'a> {
    Signed(SignedData<'a>),
    /// It names itself a `SignedData` and is none.
    Damaged,
}

impl<'a> Message<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        (fields.take(OID)? == SIGNED_DATA).then_some(())?;
        let content = fields.take(context(0)).filter(|_| fields.is_empty());
        Some(content.and_then(SignedData::read).map_or(Self::Damaged, Self::Signed))
    }
}

impl<'a> SignedData<'a> {
    fn read(wrapped: &'a [u8]) -> Option<Self> {
        let mut outer = Cursor::new(wrapped);
        let mut fields = outer.enter(SEQUENCE)?;
        fields.take(INTEGER)?;
        fields.take(SET)?;
        let mut encapsulated = fields.enter(SEQUENCE)?;
        let kind = encapsulated.take(OID)?;
        let content = match encapsulated.take_if(context(0)) {
            Some(wrapped) => Some(content(wrapped)?),
            None => None,
        };
        let certificates = fields.take_if(context(0)).unwrap_or_default();
        let revocations = fields.take_if(context(1)).unwrap_or_default();
        let signers = fields.take(SET)?;
        let ends = fields.is_empty() && encapsulated.is_empty() && outer.is_empty();
        ends.then_some(Self { kind, content, certificates, revocations, signers })
    }

    /// DER of each certificate; other kinds (RFC 5652 section 10.2.2) are left out.
    pub(super) fn certificates(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        elements(self.certificates).filter(|one| one.tag == SEQUENCE).map(|one| one.whole)
    }

    /// DER of each `CertificateList`.
    pub(super) fn lists(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        elements(self.revocations).filter(|one| one.tag == SEQUENCE).map(|one| one.whole)
    }

    /// DER of each `OCSPResponse`.
    pub(super) fn responses(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        elements(self.revocations).filter(|one| one.tag == context(1)).filter_map(|one| {
            let mut fields = Cursor::new(one.content);
            (fields.take(OID)? == OCSP_RESPONSE).then(|| fields.any())?.map(|one| one.whole)
        })
    }

    /// Each `SignerInfo`.
    pub(super) fn signers(&self) -> impl Iterator<Item = Element<'a>> + use<'a> {
        elements(self.signers)
    }
}

/// What is signed is the content of the string; in PKCS#7, which came before CMS, it could be anything,
/// without its tag and length.
fn content(wrapped: &[u8]) -> Option<&[u8]> {
    let mut inside = Cursor::new(wrapped);
    let one = inside.any().filter(|_| inside.is_empty())?;
    // A string in pieces would be a `SEQUENCE` by now: none is left after BER was made DER.
    (one.tag & !0x20 != OCTET_STRING || one.tag == OCTET_STRING).then_some(one.content)
}

/// Elements that stand one after the other, up to the first malformed one.
pub(super) fn elements(bytes: &[u8]) -> impl Iterator<Item = Element<'_>> {
    let mut all = Cursor::new(bytes);
    std::iter::from_fn(move || all.any())
}

/// Whether bytes are exactly one element in DER.
pub(super) fn is_der(bytes: &[u8]) -> bool {
    asn1::check_to(bytes, bytes.len(), asn1::DEEPEST_OF_SIGNATURES).is_ok()
}
