//! What is copied.
//!
//! ```text
//! contents = field(PKCS#8 with R) ‖ field(label) ‖ field(certificate) ‖ count (1) ‖ field(certificate) …
//! field(x) = length of x (4) ‖ x
//! ```
//!
//! Padded to a multiple of 1,024 bytes: a relay learns no more than that of the length.

use zeroize::Zeroizing;

use super::{CopyError, LARGEST};
use crate::{backup::Reader, chain, padding, vault::label};

/// Lengths are multiples of this.
const BLOCK: usize = 1024;

/// Kind and version of the message, and the tag of AES-GCM.
const AROUND: usize = 2 + 16;

/// A certificate with its key. The key is wiped when dropped, never printed.
pub struct Contents {
    /// PKCS#8 `PrivateKeyInfo` (RFC 5958), DER, with R as an attribute.
    pub key: Zeroizing<Vec<u8>>,
    /// What the person calls it.
    pub label: String,
    /// DER
    pub certificate: Vec<u8>,
    /// DER, from the issuer up to and including the root.
    pub chain: Vec<Vec<u8>>,
}

impl Contents {
    pub(super) fn write(&self) -> Result<Zeroizing<Vec<u8>>, CopyError> {
        let count = u8::try_from(self.chain.len()).map_err(|_| CopyError::TooLarge)?;
        let first: [&[u8]; 3] = [&self.key, self.label.as_bytes(), &self.certificate];
        let chain = || self.chain.iter().map(Vec::as_slice);
        let length: usize = first.into_iter().chain(chain()).map(|field| 4 + field.len()).sum();
        if length + 1 + BLOCK + AROUND > LARGEST {
            return Err(CopyError::TooLarge);
        }
        // Allocated once: a buffer that grows leaves copies behind.
        let mut writer = Zeroizing::new(Vec::with_capacity(length + 1));
        for field in first {
            put(&mut writer, field)?;
        }
        writer.push(count);
        for certificate in chain() {
            put(&mut writer, certificate)?;
        }
        Ok(padding::add(&writer, BLOCK))
    }

    /// What was sealed by who has the code and is malformed all the same is of another version.
    pub(super) fn read(padded: Zeroizing<Vec<u8>>) -> Result<Self, CopyError> {
        let bytes = padding::remove(padded, BLOCK).ok_or(CopyError::Unreadable)?;
        Self::parse(&bytes).ok_or(CopyError::Unreadable)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let key = Zeroizing::new(reader.field()?.to_vec());
        // It was a label when it was written; a message is no reason to believe that.
        let label = label::of(&reader.text()?);
        let certificate = reader.field()?.to_vec();
        let [count] = reader.array()?;
        if usize::from(count) > chain::LONGEST {
            return None;
        }
        let chain =
            (0..count).map(|_| reader.field().map(<[u8]>::to_vec)).collect::<Option<_>>()?;
        reader.0.is_empty().then_some(Self { key, label, certificate, chain })
    }
}

impl std::fmt::Debug for Contents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Contents(…)")
    }
}

fn put(writer: &mut Vec<u8>, field: &[u8]) -> Result<(), CopyError> {
    let length = u32::try_from(field.len()).map_err(|_| CopyError::TooLarge)?;
    writer.extend(length.to_be_bytes());
    writer.extend(field);
    Ok(())
}
