//! A certification request (RFC 2986) that the person made with another program: told from what
//! people take for one, before it leaves the device. Whether it is a good one, the bank judges.

use base64ct::{Base64, Encoding};

use crate::asn1::{BIT_STRING, Cursor, Element, INTEGER, OCTET_STRING, OID, SEQUENCE, context};

/// The largest text or file that is looked at, bytes. The bank takes requests up to 4 KiB.
pub const LARGEST: usize = 16 * 1024;

/// Why something is not sent as a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestFault {
    /// Nothing was given.
    #[error("there is no request")]
    Missing,
    /// Something else, or damaged, or too large.
    #[error("this is not a certification request")]
    Unreadable,
    /// A certificate, alone or in PKCS#7.
    #[error("this is a certificate")]
    Certificate,
    /// A private key, or a file with one.
    #[error("this is a private key")]
    PrivateKey,
}

/// How a certificate is not the one that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// It is for another key than that of the request.
    #[error("the certificate is for another key")]
    Key,
    /// It is for another name than the bank has said.
    #[error("the certificate is for another name")]
    Subject,
}

/// A certification request, DER. There is no other way to one than [`Self::read`], so whoever sends
/// one of these sends nothing else: least of all a private key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRequest(Vec<u8>);

impl OwnRequest {
    /// Reads what the person pasted or chose: one block of PEM (RFC 7468), base64, or DER.
    pub fn read(content: &[u8]) -> Result<Self, RequestFault> {
        let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
        if std::str::from_utf8(content).is_ok_and(|text| text.trim().is_empty()) {
            return Err(RequestFault::Missing);
        }
        if content.len() > LARGEST {
            return Err(RequestFault::Unreadable);
        }
        let der = match std::str::from_utf8(content) {
            Ok(text) => from_text(text)?,
            Err(_) => None,
        };
        judge(der.unwrap_or_else(|| content.to_vec()))
    }

    /// DER in base64, as the bank takes it.
    pub fn to_base64(&self) -> String {
        Base64::encode_string(&self.0)
    }

    /// Whether a certificate (DER) is for the key of this request and for this subject (DER).
    pub fn is_answered_by(&self, certificate: &[u8], subject: &[u8]) -> Result<(), Mismatch> {
        let key = field(&self.0, 2).ok_or(Mismatch::Key)?;
        if field(certificate, 6) != Some(key) {
            return Err(Mismatch::Key);
        }
        if field(certificate, 5) != Some(subject) {
            return Err(Mismatch::Subject);
        }
        Ok(())
    }
}

/// A field of what is signed, DER: 2 is the public key in a request (RFC 2986 section 4.1), 5 the
/// subject and 6 the public key in a certificate of version 3 (RFC 5280 section 4.1).
fn field(signed: &[u8], index: usize) -> Option<&[u8]> {
    let mut fields = Cursor::new(signed).enter(SEQUENCE)?.enter(SEQUENCE)?;
    for _ in 0..index {
        fields.any()?;
    }
    Some(fields.any()?.whole)
}

/// DER in a text; `None` if it is not a text of a kind that holds any.
fn from_text(text: &str) -> Result<Option<Vec<u8>>, RequestFault> {
    let mut blocks = text.split("-----BEGIN ").skip(1);
    let Some(block) = blocks.next() else {
        return Ok(base64(text));
    };
    // A key is a key also behind a request.
    if text.contains("PRIVATE KEY") {
        return Err(RequestFault::PrivateKey);
    }
    let (label, rest) = block.split_once("-----").ok_or(RequestFault::Unreadable)?;
    match label {
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" if blocks.next().is_none() => {}
        "CERTIFICATE" | "TRUSTED CERTIFICATE" | "PKCS7" | "CMS" => {
            return Err(RequestFault::Certificate);
        }
        _ => return Err(RequestFault::Unreadable),
    }
    let (inside, _) = rest.split_once("-----END ").ok_or(RequestFault::Unreadable)?;
    base64(inside).map(Some).ok_or(RequestFault::Unreadable)
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let compact: String = text.split_ascii_whitespace().collect();
    Base64::decode_vec(&compact).ok()
}

/// Tells a request by the outermost elements of its DER, and the others by theirs.
fn judge(der: Vec<u8>) -> Result<OwnRequest, RequestFault> {
    let mut outside = Cursor::new(&der);
    let mut inside = outside.enter(SEQUENCE).ok_or(RequestFault::Unreadable)?;
    let parts: Vec<Element<'_>> = std::iter::from_fn(|| inside.any()).take(4).collect();
    let outer: Vec<u8> = parts.iter().map(|part| part.tag).collect();
    match outer.as_slice() {
        // Keys of PKCS#1, PKCS#8 and SEC 1 and PKCS#12 bundles begin with their version, encrypted
        // keys have two elements.
        [INTEGER, ..] | [SEQUENCE, OCTET_STRING] => Err(RequestFault::PrivateKey),
        // PKCS#7
        [OID, ..] => Err(RequestFault::Certificate),
        // Certificates have their version in [0], requests as a number. Certificates of version 1 have
        // none, begin with a number too, and have one element more before their public key.
        [SEQUENCE, SEQUENCE, BIT_STRING] => match tags(Cursor::new(parts[0].content)).as_slice() {
            [version, ..] if *version == context(0) => Err(RequestFault::Certificate),
            [INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, ..] => Err(RequestFault::Certificate),
            [INTEGER, ..] if outside.is_empty() => Ok(OwnRequest(der)),
            _ => Err(RequestFault::Unreadable),
        },
        _ => Err(RequestFault::Unreadable),
    }
}

/// The tags of the first elements.
fn tags(mut elements: Cursor<'_>) -> Vec<u8> {
    std::iter::from_fn(|| elements.any()).take(4).map(|element| element.tag).collect()
}
