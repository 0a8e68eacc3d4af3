//! Reading a file.
//!
//! ```text
//! PFX ::= SEQUENCE {                          -- RFC 7292 section 4
//!     version   INTEGER (3),
//!     authSafe  ContentInfo,
//!     macData   MacData OPTIONAL }
//! ```

use std::fmt;

use zeroize::Zeroizing;

use super::{
    authenticated_safe::{self, Safe},
    mac::MacData,
    safe_contents::{self, SafeBag, Value},
};
use crate::{
    asn1::{Cursor, INTEGER, SEQUENCE},
    ber,
    password_encryption::{DecryptError, Protection, Work, decrypt, describe, pkcs12_pbe},
};

/// Largest file that is read, bytes.
pub const LARGEST: usize = 256 * 1024;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Pkcs12ReadError {
    /// Not a PKCS#12 file, cut off, changed, or larger than [`LARGEST`].
    #[error("not a PKCS#12 file")]
    Malformed,
    /// More than 32 bags.
    #[error("there are too many bags in the file")]
    TooManyBags,
    /// More rounds of a derivation from the password than are done; found before the first of them.
    #[error("the file asks for too much work")]
    TooMuchWork,
    /// The integrity check is of a kind that is not read: its object identifier.
    #[error("the integrity check {0} is not supported")]
    UnsupportedMac(String),
    /// The encryption is of a kind that is not read: its object identifier.
    #[error("the encryption {0} is not supported")]
    UnsupportedScheme(String),
    /// A content that is protected by something else than a password: its object identifier.
    #[error("the content {0} is not supported")]
    UnsupportedContent(String),
    /// The password is wrong or the file is damaged: nobody can tell.
    #[error("the file does not open")]
    DoesNotOpen,
}

impl From<DecryptError> for Pkcs12ReadError {
    fn from(error: DecryptError) -> Self {
        match error {
            DecryptError::TooMuchWork => Self::TooMuchWork,
            DecryptError::UnsupportedScheme(scheme) => Self::UnsupportedScheme(scheme),
            DecryptError::Malformed => Self::Malformed,
            DecryptError::DoesNotOpen => Self::DoesNotOpen,
        }
    }
}

/// How a whole file is protected against changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integrity {
    /// `HMAC-SHA-256`; an object identifier if it is of a kind that is not read.
    pub mac: String,
    /// Rounds of the derivation from the password.
    pub rounds: u64,
}

/// What is in a file, in its order.
#[derive(Debug, Default)]
pub struct Bags {
    /// Keys.
    pub keys: Vec<KeyBag>,
    /// Certificates.
    pub certificates: Vec<CertificateBag>,
    /// How many bags have something else: CRLs, secrets.
    pub others: usize,
    /// How what is not in the clear is encrypted.
    pub locked: Vec<Option<Protection>>,
}

/// A key that is in the clear now.
pub struct KeyBag {
    /// DER of a `PrivateKeyInfo`, attributes and all, not looked at.
    pub private_key_info: Zeroizing<Vec<u8>>,
    /// How it was encrypted; `None` if the file had it in the clear.
    pub protection: Option<Protection>,
    /// As somebody named it, literally.
    pub friendly_name: Option<String>,
}

impl fmt::Debug for KeyBag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyBag(…)")
    }
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateBag {
    /// DER, not looked at.
    pub der: Vec<u8>,
    /// As somebody named it, literally.
    pub friendly_name: Option<String>,
}

/// A file whose outer structure was read. Nothing is decrypted, nothing is verified.
pub struct Pfx {
    /// What the MAC is over: the `AuthenticatedSafe` as it stands in the file.
    content: Zeroizing<Vec<u8>>,
    /// The same in DER.
    safes: Zeroizing<Vec<u8>>,
    mac: Option<MacData>,
}

impl Pfx {
    /// Reads BER of at most [`LARGEST`] bytes.
    pub fn parse(file: &[u8]) -> Result<Self, Pkcs12ReadError> {
        let der = ber::to_der(file, LARGEST).map_err(|_| Pkcs12ReadError::Malformed)?;
        let mut fields = Cursor::new(&der).enter(SEQUENCE).ok_or(Pkcs12ReadError::Malformed)?;
        if fields.take(INTEGER) != Some(&[3]) {
            return Err(Pkcs12ReadError::Malformed);
        }
        let info = fields.enter(SEQUENCE).ok_or(Pkcs12ReadError::Malformed)?;
        let content = Zeroizing::new(authenticated_safe::data(info)?.to_vec());
        let mac = match fields.enter(SEQUENCE) {
            Some(mac) => Some(MacData::read(mac).ok_or(Pkcs12ReadError::Malformed)?),
            None => None,
        };
        if !fields.is_empty() {
            return Err(Pkcs12ReadError::Malformed);
        }
        let safes = ber::to_der(&content, LARGEST).map_err(|_| Pkcs12ReadError::Malformed)?;
        Ok(Self { content, safes, mac })
    }

    /// How the whole file is protected against changes; `None` if it is not.
    pub fn integrity(&self) -> Option<Integrity> {
        self.mac.as_ref().map(|mac| Integrity { mac: mac.name(), rounds: mac.rounds })
    }

    /// What is in the clear. Nothing of it is verified.
    pub fn visible(&self) -> Result<Bags, Pkcs12ReadError> {
        self.read(&mut |_, _| Ok(None))
    }

    /// Verifies and decrypts everything. All work that can be foreseen is judged before any is done.
    pub fn open(&self, password: &str, work: &mut Work) -> Result<Bags, Pkcs12ReadError> {
        let locked = self.visible()?.locked;
        let rounds = locked.iter().flatten().map(|protection| protection.rounds);
        let foreseen = work.foresee(self.mac.iter().map(|mac| mac.rounds).chain(rounds));
        foreseen.map_err(|_| Pkcs12ReadError::TooMuchWork)?;
        self.verify(password, work)?;
        self.read(&mut |algorithm, ciphertext| {
            Ok(Some(decrypt(algorithm, ciphertext, password, work)?))
        })
    }

    fn verify(&self, password: &str, work: &mut Work) -> Result<(), Pkcs12ReadError> {
        let Some(mac) = &self.mac else {
            return Ok(());
        };
        if !mac.is_supported() {
            return Err(Pkcs12ReadError::UnsupportedMac(mac.name()));
        }
        for password in pkcs12_pbe::encodings(password) {
            let verified = mac.verifies(&self.content, &password, work);
            if verified.map_err(|_| Pkcs12ReadError::TooMuchWork)? {
                return Ok(());
            }
        }
        Err(Pkcs12ReadError::DoesNotOpen)
    }

    /// Reads all bags, as far as `decrypt` decrypts them.
    fn read(&self, decrypt: &mut Decrypt<'_>) -> Result<Bags, Pkcs12ReadError> {
        let (mut bags, mut count) = (Bags::default(), 0);
        for safe in authenticated_safe::read(&self.safes)? {
            match safe {
                Safe::Clear(ber) => {
                    let der = ber::to_der(ber, LARGEST).map_err(|_| Pkcs12ReadError::Malformed)?;
                    bags.add(&der, &mut count, decrypt)?;
                }
                Safe::Encrypted { algorithm, ciphertext } => {
                    let Some(ber) = decrypt(algorithm, &ciphertext)? else {
                        bags.locked.push(describe(algorithm));
                        continue;
                    };
                    // What is not a safe was decrypted with another password.
                    let der = ber::to_der(&ber, LARGEST);
                    let der = der.map_err(|_| Pkcs12ReadError::DoesNotOpen)?;
                    bags.add(&der, &mut count, decrypt)?;
                }
            }
        }
        Ok(bags)
    }
}

impl Bags {
    /// Adds what is in a safe; `count` is how many bags there were up to now.
    fn add(
        &mut self,
        safe: &[u8],
        count: &mut usize,
        decrypt: &mut Decrypt<'_>,
    ) -> Result<(), Pkcs12ReadError> {
        for SafeBag { value, friendly_name } in safe_contents::read(safe, count)? {
            match value {
                Value::Key(info) => {
                    let private_key_info = Zeroizing::new(info.to_vec());
                    self.keys.push(KeyBag { private_key_info, protection: None, friendly_name });
                }
                Value::ShroudedKey { algorithm, ciphertext } => {
                    let protection = describe(algorithm);
                    match decrypt(algorithm, ciphertext)? {
                        Some(private_key_info) => {
                            let key = KeyBag { private_key_info, protection, friendly_name };
                            self.keys.push(key);
                        }
                        None => self.locked.push(protection),
                    }
                }
                Value::Certificate(der) => {
                    self.certificates.push(CertificateBag { der: der.to_vec(), friendly_name });
                }
                Value::Other => self.others += 1,
            }
        }
        Ok(())
    }
}

/// Decrypts what an `AlgorithmIdentifier` in DER stands for, if it can.
type Decrypt<'a> =
    dyn FnMut(&[u8], &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>, Pkcs12ReadError> + 'a;
