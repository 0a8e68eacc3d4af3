//! What one file, or one part of a file, is: by its content.

use zeroize::Zeroizing;

use super::{Foreign, Found, ImportError, Kind, LARGEST_FILE};
use crate::{
    asn1::{BIT_STRING, Cursor, INTEGER, OCTET_STRING, OID, SEQUENCE, context},
    ber,
    certificate::Certificate,
    encrypted_key::EncryptedPrivateKeyInfo,
    pkcs12::Pfx,
    private_key::PrivateKey,
};

/// One thing of a file.
pub(super) struct Object {
    /// Where it was.
    pub(super) name: String,
    /// What it is.
    pub(super) content: Result<Content, ImportError>,
}

impl Object {
    /// What is not read.
    pub(super) fn failed(name: &str, error: ImportError) -> Self {
        Self { name: name.to_owned(), content: Err(error) }
    }
}

/// What was recognised.
pub(super) enum Content {
    Pkcs12(Pfx),
    /// DER of an `EncryptedPrivateKeyInfo`.
    EncryptedKey(Zeroizing<Vec<u8>>),
    /// DER in one of the formats of [`PrivateKey`].
    Key(Zeroizing<Vec<u8>>),
    Certificate(Box<Certificate>),
    Request,
    RevocationList,
    CmsMessage,
}

/// Recognises BER.
pub(super) fn recognise(bytes: &[u8]) -> Result<Content, ImportError> {
    if bytes.first() != Some(&SEQUENCE) {
        return Err(ImportError::Foreign(foreign(bytes)));
    }
    let der = ber::to_der(bytes, LARGEST_FILE).map_err(|_| ImportError::Damaged)?;
    let unknown = ImportError::Foreign(Foreign::Unknown);
    match shape(&der).ok_or(ImportError::Damaged)?.as_slice() {
        [INTEGER, SEQUENCE] | [INTEGER, SEQUENCE, SEQUENCE, ..] => {
            Ok(Content::Pkcs12(Pfx::parse(bytes)?))
        }
        // PKCS#8, SEC1, PKCS#1
        [INTEGER, SEQUENCE, OCTET_STRING, ..]
        | [INTEGER, OCTET_STRING, ..]
        | [INTEGER, INTEGER, INTEGER, ..] => Ok(Content::Key(der)),
        [SEQUENCE, OCTET_STRING] => Ok(Content::EncryptedKey(der)),
        [SEQUENCE, SEQUENCE, BIT_STRING] => signed(&der),
        [OID, content] if *content == context(0) => Ok(Content::CmsMessage),
        _ => Err(unknown),
    }
}

/// Says what an object is, without a password.
pub(super) fn describe(object: Object) -> Found {
    let mut found = Found {
        name: object.name,
        kind: Kind::Unknown,
        certificates: Vec::new(),
        protections: Vec::new(),
        integrity: None,
        error: None,
    };
    let content = match object.content {
        Ok(content) => content,
        Err(error) => return Found { error: Some(error), ..found },
    };
    found.kind = match content {
        Content::Pkcs12(pfx) => {
            found.integrity = pfx.integrity();
            match pfx.visible() {
                Ok(bags) => {
                    let ders = bags.certificates.iter().map(|bag| bag.der.as_slice());
                    found.certificates = ders.flat_map(Certificate::parse).collect();
                    found.protections = bags.locked;
                }
                Err(error) => found.error = Some(error.into()),
            }
            Kind::Pkcs12
        }
        Content::EncryptedKey(der) => {
            let key = EncryptedPrivateKeyInfo::read(&der);
            found.protections = vec![key.and_then(|key| key.protection())];
            Kind::EncryptedKey
        }
        Content::Key(der) => {
            found.error = PrivateKey::read(&der).err().map(ImportError::from);
            Kind::Key
        }
        Content::Certificate(certificate) => {
            found.certificates = vec![*certificate];
            Kind::Certificate
        }
        Content::Request => Kind::Request,
        Content::RevocationList => Kind::RevocationList,
        Content::CmsMessage => Kind::CmsMessage,
    };
    found
}

/// The tags inside of a SEQUENCE, a few at most.
fn shape(der: &[u8]) -> Option<Vec<u8>> {
    const ENOUGH: usize = 4;
    let mut fields = Cursor::new(der).enter(SEQUENCE)?;
    let mut tags = Vec::with_capacity(ENOUGH);
    while !fields.is_empty() && tags.len() < ENOUGH {
        tags.push(fields.any()?.tag);
    }
    Some(tags)
}

/// Something with a signature: a certificate, a request, a list of revoked certificates.
///
/// ```text
/// TBSCertificate            ::= SEQUENCE { [0] version OPTIONAL, INTEGER, SEQUENCE, … }   -- RFC 5280
/// TBSCertList               ::= SEQUENCE { INTEGER OPTIONAL, SEQUENCE, SEQUENCE, Time, … }
/// CertificationRequestInfo  ::= SEQUENCE { INTEGER, SEQUENCE, SEQUENCE, [0] }             -- RFC 2986
/// ```
fn signed(der: &[u8]) -> Result<Content, ImportError> {
    const TIMES: [u8; 2] = [0x17, 0x18];
    if let Ok(certificate) = Certificate::parse(der) {
        return Ok(Content::Certificate(Box::new(certificate)));
    }
    let inside = Cursor::new(der).enter(SEQUENCE).and_then(|mut fields| fields.any());
    let tags = inside.and_then(|inside| shape(inside.whole)).ok_or(ImportError::Damaged)?;
    match tags.as_slice() {
        [INTEGER, SEQUENCE, SEQUENCE, attributes] if *attributes == context(0) => {
            Ok(Content::Request)
        }
        [INTEGER, SEQUENCE, SEQUENCE, time] | [SEQUENCE, SEQUENCE, time, ..]
            if TIMES.contains(time) =>
        {
            Ok(Content::RevocationList)
        }
        _ => Err(ImportError::of_certificate(der)),
    }
}

/// What bytes are that are not BER, by how they start.
fn foreign(bytes: &[u8]) -> Foreign {
    const STARTS: [(&[u8], Foreign); 17] = [
        (b"\xff\xd8\xff", Foreign::Picture),
        (b"\x89PNG", Foreign::Picture),
        (b"GIF8", Foreign::Picture),
        (b"BM", Foreign::Picture),
        (b"II*\0", Foreign::Picture),
        (b"MM\0*", Foreign::Picture),
        (b"%PDF", Foreign::Pdf),
        (b"7z\xbc\xaf", Foreign::Archive),
        (b"Rar!", Foreign::Archive),
        (b"\x1f\x8b", Foreign::Archive),
        (b"EGGA", Foreign::Archive),
        (b"ALZ\x01", Foreign::Archive),
        (b"PK\x03\x04", Foreign::Archive),
        (b"PK\x05\x06", Foreign::Archive),
        (b"\xfe\xed\xfe\xed", Foreign::JavaKeystore),
        // UTF-16 as Windows writes it.
        (b"\xff\xfe", Foreign::Text),
        (b"\xfe\xff", Foreign::Text),
    ];
    if bytes.is_empty() {
        return Foreign::Empty;
    }
    let known = STARTS.iter().find(|(start, _)| bytes.starts_with(start));
    match known {
        Some((_, foreign)) => *foreign,
        // HEIC of telephones and WebP have their marks further on.
        None if matches!(bytes.get(4..8), Some(b"ftyp")) => Foreign::Picture,
        None if matches!(bytes.get(8..12), Some(b"WEBP")) => Foreign::Picture,
        None if !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() => Foreign::Text,
        None => Foreign::Unknown,
    }
}
