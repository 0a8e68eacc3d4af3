//! What a backup holds.
//!
//! ```text
//! Contents = made at (8, signed) ‖ number of entries (2) ‖ Entry …
//! Entry    = id (32, hex digits) ‖ created at (8, signed) ‖ flags (1)
//!          ‖ field(site) ‖ field(label) ‖ field(certificate) ‖ field(sealed key)
//!          ‖ number of chain certificates (1) ‖ field(certificate) …
//! field(x) = length of x (4) ‖ x
//! ```
//!
//! Numbers are big-endian, texts UTF-8. Flags: 1 = imported, 2 = confirmed to the bank.

use crate::{
    chain,
    vault::{Acquired, EntryId, label},
};

const IMPORTED: u8 = 1;
const CONFIRMED: u8 = 2;

/// A vault at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// When it was made, seconds since 1970-01-01T00:00:00Z.
    pub made_at: i64,
    /// Its certificates.
    pub entries: Vec<BackedUp>,
}

/// One certificate with its sealed key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Its name in the vault, which its seal is bound to.
    pub id: EntryId,
    /// The site that its seal is bound to, as in `window.location.origin`.
    pub site: String,
    /// When the key was made or came, seconds since 1970-01-01T00:00:00Z.
    pub created_at: i64,
    /// How it came.
    pub acquired: Acquired,
    /// Whether the bank has acknowledged that we hold it.
    pub confirmed: bool,
    /// What the person calls it.
    pub label: String,
    /// DER
    pub certificate: Vec<u8>,
    /// DER, from the issuer up to and including the root.
    pub chain: Vec<Vec<u8>>,
    /// The private key under the certificate password, see [`crate::seal`].
    pub sealed_key: Vec<u8>,
}

impl Contents {
    /// The plaintext for the seal; `None` if there is more of something than can be counted. No key is
    /// in it in the clear.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let mut writer = Vec::new();
        writer.extend(self.made_at.to_be_bytes());
        writer.extend(u16::try_from(self.entries.len()).ok()?.to_be_bytes());
        for entry in &self.entries {
            let imported = if entry.acquired == Acquired::Imported { IMPORTED } else { 0 };
            let confirmed = if entry.confirmed { CONFIRMED } else { 0 };
            writer.extend(entry.id.as_str().as_bytes());
            writer.extend(entry.created_at.to_be_bytes());
            writer.push(imported | confirmed);
            for field in [entry.site.as_bytes(), entry.label.as_bytes()] {
                put(&mut writer, field)?;
            }
            put(&mut writer, &entry.certificate)?;
            put(&mut writer, &entry.sealed_key)?;
            writer.push(u8::try_from(entry.chain.len()).ok()?);
            for certificate in &entry.chain {
                put(&mut writer, certificate)?;
            }
        }
        Some(writer)
    }

    /// Reads the plaintext of a seal; `None` if it is malformed.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let made_at = i64::from_be_bytes(reader.array()?);
        let count = u16::from_be_bytes(reader.array()?);
        let entries = (0..count).map(|_| entry(&mut reader)).collect::<Option<_>>()?;
        reader.0.is_empty().then_some(Self { made_at, entries })
    }
}

fn put(writer: &mut Vec<u8>, field: &[u8]) -> Option<()> {
    writer.extend(u32::try_from(field.len()).ok()?.to_be_bytes());
    writer.extend(field);
    Some(())
}

fn entry(reader: &mut Reader<'_>) -> Option<BackedUp> {
    let id = EntryId::parse(std::str::from_utf8(reader.take(32)?).ok()?)?;
    let created_at = i64::from_be_bytes(reader.array()?);
    let [flags] = reader.array()?;
    if flags & !(IMPORTED | CONFIRMED) != 0 {
        return None;
    }
    let imported = flags & IMPORTED != 0;
    let site = reader.text()?;
    // It was a label when it was written; a file is no reason to believe that.
    let label = label::of(&reader.text()?);
    let certificate = reader.field()?.to_vec();
    let sealed_key = reader.field()?.to_vec();
    let [length] = reader.array()?;
    if usize::from(length) > chain::LONGEST {
        return None;
    }
    let chain =
        (0..length).map(|_| reader.field().map(<[u8]>::to_vec)).collect::<Option<Vec<_>>>()?;
    Some(BackedUp {
        id,
        site,
        created_at,
        acquired: if imported { Acquired::Imported } else { Acquired::Issued },
        confirmed: flags & CONFIRMED != 0,
        label,
        certificate,
        chain,
        sealed_key,
    })
}

/// What is left to be read.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(crate) fn field(&mut self) -> Option<&'a [u8]> {
        let length = u32::from_be_bytes(self.array()?);
        self.take(usize::try_from(length).ok()?)
    }

    pub(crate) fn text(&mut self) -> Option<String> {
        std::str::from_utf8(self.field()?).ok().map(str::to_owned)
    }
}
