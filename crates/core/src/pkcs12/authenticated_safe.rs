//! The safes of a file: which are in the clear, and which are encrypted how.
//!
//! ```text
//! AuthenticatedSafe ::= SEQUENCE OF ContentInfo      -- RFC 7292 section 4.1
//! ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] ANY }   -- RFC 5652 section 3
//! Data ::= OCTET STRING                              -- RFC 5652 section 4
//! EncryptedData ::= SEQUENCE {                       -- RFC 5652 section 8
//!     version               INTEGER,
//!     encryptedContentInfo  SEQUENCE {
//!         contentType       OBJECT IDENTIFIER,
//!         algorithm         AlgorithmIdentifier,
//!         encryptedContent  [0] IMPLICIT OCTET STRING },
//!     unprotectedAttrs      [1] IMPLICIT SET OF Attribute OPTIONAL }
//! ```

use super::{DATA, Pkcs12ReadError, encryption::ENCRYPTED_DATA};
use crate::asn1::{Cursor, INTEGER, OCTET_STRING, SEQUENCE, context};

/// One safe.
pub(super) enum Safe<'a> {
    /// BER of `SafeContents`.
    Clear(&'a [u8]),
    /// DER of an `AlgorithmIdentifier`, and the pieces of what is encrypted.
    Encrypted { algorithm: &'a [u8], ciphertext: Vec<u8> },
}

/// Reads DER.
pub(super) fn read(der: &[u8]) -> Result<Vec<Safe<'_>>, Pkcs12ReadError> {
    let mut infos = Cursor::new(der).enter(SEQUENCE).ok_or(Pkcs12ReadError::Malformed)?;
    let mut safes = Vec::new();
    while !infos.is_empty() {
        let info = infos.enter(SEQUENCE).ok_or(Pkcs12ReadError::Malformed)?;
        safes.push(read_info(info)?);
    }
    Ok(safes)
}

/// The content of a `ContentInfo` of type data.
pub(super) fn data(mut info: Cursor<'_>) -> Result<&[u8], Pkcs12ReadError> {
    match read_info(info)? {
        Safe::Clear(content) => Ok(content),
        // Integrity by a signature, or a file of another kind.
        Safe::Encrypted { .. } => Err(info.oid().map_or(Pkcs12ReadError::Malformed, |kind| {
            Pkcs12ReadError::UnsupportedContent(kind.to_string())
        })),
    }
}

fn read_info(mut info: Cursor<'_>) -> Result<Safe<'_>, Pkcs12ReadError> {
    let kind = info.oid().ok_or(Pkcs12ReadError::Malformed)?;
    let safe = match kind {
        DATA => info.enter(context(0)).and_then(|mut content| content.take(OCTET_STRING)),
        ENCRYPTED_DATA => return encrypted(info).ok_or(Pkcs12ReadError::Malformed),
        _ => return Err(Pkcs12ReadError::UnsupportedContent(kind.to_string())),
    };
    safe.map(Safe::Clear).ok_or(Pkcs12ReadError::Malformed)
}

fn encrypted(mut info: Cursor<'_>) -> Option<Safe<'_>> {
    const WHOLE: u8 = 0x80;
    let mut data = info.enter(context(0))?.enter(SEQUENCE)?;
    data.take(INTEGER)?;
    let mut content = data.enter(SEQUENCE)?;
    content.oid()?;
    let algorithm = content.any()?.whole;
    let ciphertext = match content.take_if(WHOLE) {
        Some(whole) => whole.to_vec(),
        None => {
            let mut pieces = content.enter(context(0))?;
            let mut whole = Vec::new();
            while !pieces.is_empty() {
                whole.extend_from_slice(pieces.take(OCTET_STRING)?);
            }
            whole
        }
    };
    Some(Safe::Encrypted { algorithm, ciphertext })
}
