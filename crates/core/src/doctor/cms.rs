//! CMS (RFC 5652): SignedData with its signers, and the outer structure of the other types.
//!
//! ```text
//! ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT ANY }
//! SignedData ::= SEQUENCE {
//!     version           INTEGER,
//!     digestAlgorithms  SET OF AlgorithmIdentifier,
//!     encapContentInfo  SEQUENCE { eContentType OBJECT IDENTIFIER,
//!                                  eContent [0] EXPLICIT OCTET STRING OPTIONAL },
//!     certificates  [0] IMPLICIT SET OF CertificateChoices OPTIONAL,
//!     crls          [1] IMPLICIT SET OF RevocationInfoChoice OPTIONAL,
//!     signerInfos       SET OF SignerInfo }
//! ```

use super::{
    algorithm, dump, labels, oid,
    report::{Level, Report, Value},
    signer::{self, Content},
};
use crate::asn1::{self, Cursor, INTEGER, OCTET_STRING, SEQUENCE, SET, context};

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";

/// All types of content have object identifiers below one of these.
const TYPES: [&str; 2] = ["1.2.840.113549.1.7.", "1.2.840.113549.1.9.16.1."];

/// Where things are in a SignedData.
pub(super) struct SignedData<'a> {
    version: &'a [u8],
    digests: &'a [u8],
    content_type: String,
    content: Option<&'a [u8]>,
    /// Certificates that stand one after the other.
    pub(super) certificates: &'a [u8],
    /// CRLs that stand one after the other.
    pub(super) lists: &'a [u8],
    signers: &'a [u8],
}

/// Something in CMS.
pub(super) enum Cms<'a> {
    Signed(SignedData<'a>),
    /// Another type of content, by its object identifier, with the content.
    Other(String, &'a [u8]),
}

impl<'a> Cms<'a> {
    /// Takes DER that was checked; `None` if it is something else.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(der).enter(SEQUENCE)?;
        let id = oid::dotted(fields.take(asn1::OID)?)?;
        if !TYPES.iter().any(|start| id.starts_with(start)) {
            return None;
        }
        let content = fields.take_if(context(0)).unwrap_or_default();
        if !fields.is_empty() {
            return None;
        }
        let signed = SignedData::read(content).filter(|_| id == SIGNED_DATA);
        Some(signed.map_or(Self::Other(id, content), Self::Signed))
    }
}

impl<'a> SignedData<'a> {
    fn read(content: &'a [u8]) -> Option<Self> {
        let mut fields = Cursor::new(content).enter(SEQUENCE)?;
        let version = fields.take(INTEGER)?;
        let digests = fields.take(SET)?;
        let mut encapsulated = fields.enter(SEQUENCE)?;
        let content_type = oid::dotted(encapsulated.take(asn1::OID)?)?;
        let content = encapsulated.take_if(context(0));
        let certificates = fields.take_if(context(0)).unwrap_or_default();
        let lists = fields.take_if(context(1)).unwrap_or_default();
        let signers = fields.take(SET)?;
        fields.is_empty().then_some(Self {
            version,
            digests,
            content_type,
            content,
            certificates,
            lists,
            signers,
        })
    }
}

/// What was signed, who signed it, and whether the signatures are right.
pub(super) fn report(signed: &SignedData<'_>, report: &mut Report) {
    let mut sheet = report.sheet();
    sheet.row(labels::VERSION, dump::integer(signed.version));
    let mut whole = true;
    let mut digests = Cursor::new(signed.digests);
    while let Some(digest) = digests.any() {
        whole &= algorithm::rows(labels::DIGEST, digest.content, &mut sheet).is_some();
    }
    sheet.row(labels::CONTENT_TYPE, Value::Oid(signed.content_type.clone()));
    // What is signed is an OCTET STRING; in PKCS#7, which CMS follows, it could be anything.
    let content = signed.content.map(|wrapped| match Cursor::new(wrapped).any() {
        Some(string) if string.tag == OCTET_STRING => string.content,
        Some(other) => other.content,
        None => wrapped,
    });
    match content.map(|content| (content, std::str::from_utf8(content))) {
        Some((content, Ok(text))) => {
            sheet.row(labels::SIZE, content.len());
            sheet.row(labels::CONTENT, Value::lines(text));
        }
        Some((content, Err(_))) => {
            sheet.row(labels::SIZE, content.len());
            sheet.row(labels::CONTENT, content);
        }
        None => sheet.row(labels::CONTENT, labels::DETACHED),
    }
    report.section(labels::SECTION_FIELDS, sheet);
    let content =
        Content { kind: &signed.content_type, bytes: content, certificates: signed.certificates };
    whole &= signers(signed.signers, &content, report).is_some();
    if !whole {
        report.notice(Level::Error, labels::NOTICE_FIELD_MALFORMED);
    }
}

/// A type of content that is only shown element by element: encrypted data, digests, time stamps.
pub(super) fn other(id: &str, content: &[u8], report: &mut Report) {
    let mut sheet = report.sheet();
    sheet.row(labels::CONTENT_TYPE, Value::Oid(id.to_owned()));
    report.section(labels::SECTION_FIELDS, sheet);
    let mut sheet = report.sheet();
    dump::dump(content, &mut sheet);
    report.section(labels::SECTION_STRUCTURE, sheet);
    report.notice(Level::Information, labels::NOTICE_CMS_OTHER);
}

fn signers(signers: &[u8], content: &Content<'_>, report: &mut Report) -> Option<()> {
    let mut infos = Cursor::new(signers);
    if infos.is_empty() {
        report.notice(Level::Information, labels::NOTICE_NO_SIGNER);
    }
    while !infos.is_empty() {
        signer::report(infos.take(SEQUENCE)?, content, report)?;
    }
    Some(())
}
