//! What the seal of a pending entry holds: all that is needed, besides the password and the public
//! part of the entry, to take an enrollment up again.
//!
//! ```text
//! version (1 byte, 1) ‖ for key, code and number: length (2 bytes, big endian) ‖ bytes
//! version (1 byte, 2) ‖ the same, and for the old key of a renewal
//! ```

use zeroize::Zeroizing;

const VERSION: u8 = 1;
const RENEWAL: u8 = 2;

/// The secrets of an enrollment under way.
pub struct PendingSecrets {
    /// The private key with R, PKCS#8.
    pub key: Zeroizing<Vec<u8>>,
    /// Authorization code (인가코드).
    pub code: Zeroizing<String>,
    /// The holder's number in digits, empty if it is not known.
    pub number: Zeroizing<String>,
    /// In a renewal, the private key of the old certificate, PKCS#8: it signs what is sent.
    pub old_key: Option<Zeroizing<Vec<u8>>>,
}

impl PendingSecrets {
    /// The plaintext for the seal.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let old_key = self.old_key.as_ref().map(|key| key.as_slice());
        let fields = [self.key.as_slice(), self.code.as_bytes(), self.number.as_bytes()];
        let fields = fields.into_iter().chain(old_key);
        let length = 1 + fields.clone().map(|field| 2 + field.len()).sum::<usize>();
        let mut bytes = Zeroizing::new(Vec::with_capacity(length));
        bytes.push(if old_key.is_some() { RENEWAL } else { VERSION });
        for field in fields {
            // The fields are at most a few thousand bytes long.
            bytes.extend((field.len() as u16).to_be_bytes());
            bytes.extend(field);
        }
        bytes
    }

    /// Reads the plaintext of a seal; `None` if it is of another version or malformed.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (&version, mut rest) = bytes.split_first()?;
        if !matches!(version, VERSION | RENEWAL) {
            return None;
        }
        let mut field = || {
            let (length, tail) = rest.split_first_chunk::<2>()?;
            let (field, tail) = tail.split_at_checked(u16::from_be_bytes(*length).into())?;
            rest = tail;
            Some(field)
        };
        let text = |bytes| Some(Zeroizing::new(std::str::from_utf8(bytes).ok()?.to_owned()));
        let secrets = Self {
            key: Zeroizing::new(field()?.to_vec()),
            code: text(field()?)?,
            number: text(field()?)?,
            old_key: match version {
                RENEWAL => Some(Zeroizing::new(field()?.to_vec())),
                _ => None,
            },
        };
        rest.is_empty().then_some(secrets)
    }
}
