//! Key and certificate as two files in a folder, as the programs of the Korean certification
//! authorities keep them (KCAC.TS.UI):
//!
//! ```text
//! NPKI/<CA>/USER/<printed name of the subject>/
//!     signCert.der    the certificate
//!     signPri.key     EncryptedPrivateKeyInfo, with R inside
//! ```
//!
//! Such a key is read like any other: [`crate::encrypted_key`].

use rand_core::CryptoRng;

use crate::{
    certificate::{Certificate, name},
    encrypted_key,
    password_encryption::Recipe,
    private_key::PrivateKey,
};

/// Name of the certificate's file.
pub const CERTIFICATE: &str = "signCert.der";

/// Name of the key's file.
pub const KEY: &str = "signPri.key";

/// Longest name of a folder, bytes of UTF-8. File systems have 255 for it, some programs 260 for the
/// whole path.
const LONGEST: usize = 200;

/// How `signPri.key` is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// pbeWithSHA1AndSEED-CBC, 2,048 rounds of PBKDF1: opens in all NPKI software, and is weak.
    Classic,
    /// PBES2 with PBKDF2-HMAC-SHA1, 600,000 rounds, and SEED-CBC: opens in newer NPKI software,
    /// OpenSSL, BouncyCastle.
    Pbes2Seed,
    /// PBES2 with PBKDF2-HMAC-SHA256, 600,000 rounds, and AES-256-CBC: opens in what knows PKCS#8.
    Modern,
}

impl Form {
    fn recipe(self) -> Recipe {
        match self {
            Self::Classic => Recipe::Kisa { rounds: 2048 },
            Self::Pbes2Seed => Recipe::Pbes2Seed { rounds: 600_000 },
            Self::Modern => encrypted_key::STANDARD,
        }
    }
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NpkiError {
    /// The password has characters beyond ASCII: NPKI software disagrees on how to encode them.
    #[error("the password has characters beyond ASCII")]
    PasswordNotAscii,
}

/// Makes `signPri.key`. Salt and IV are fresh at every call.
pub fn make(
    key: &PrivateKey,
    password: &str,
    form: Form,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, NpkiError> {
    if !password.is_ascii() {
        return Err(NpkiError::PasswordNotAscii);
    }
    Ok(encrypted_key::make_with(form.recipe(), key, password, rng))
}

/// The folder of a certificate, with a slash at the end. The authority is the organisation of the
/// issuer, as the programs have it.
pub fn folder(certificate: &Certificate) -> String {
    let authority = name::organization(certificate.issuer());
    let authority = authority.unwrap_or_else(|| certificate.issuer_name());
    format!("NPKI/{}/USER/{}/", file_name(&authority), file_name(&certificate.subject_text()))
}

/// A text as a name that every file system takes: `_` stands for characters that one of them refuses
/// (Windows refuses most), also at the end for a full stop or a space, and before what is a device
/// there.
fn file_name(text: &str) -> String {
    let mut name = String::new();
    for character in text.chars() {
        let refused = matches!(character, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*');
        let character = if refused || character.is_control() { '_' } else { character };
        if name.len() + character.len_utf8() > LONGEST {
            break;
        }
        name.push(character);
    }
    if name.is_empty() || name.ends_with(['.', ' ']) {
        name.pop();
        name.push('_');
    }
    if is_device(&name) { format!("_{name}") } else { name }
}

/// Names that Windows keeps for devices, whatever follows the first full stop.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || numbered.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
}
