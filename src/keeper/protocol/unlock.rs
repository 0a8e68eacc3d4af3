use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Binding, Secret};

/// What opens the seal of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unlock {
    /// The password that this very keeper has sealed the key with, in the enrollment before.
    Remembered,
    /// 인증서 암호
    Password(Secret),
    /// A passkey of this certificate.
    Passkey {
        /// The key under the passkey: `ingam_core::vault::Passkey::sealed_key`.
        sealed_key: ByteBuf,
        /// What its authenticator derived (WebAuthn, extension `prf`), 32 bytes.
        secret: Secret,
    },
}

/// Opens the seal, and does nothing with what is under it.
#[derive(Debug, Serialize, Deserialize)]
pub struct TryUnlock {
    /// Names the entry.
    pub binding: Binding,
    /// As in the vault.
    pub sealed_key: ByteBuf,
    /// As in the vault; `None` for a pending entry.
    pub certificate: Option<ByteBuf>,
    /// What opens it.
    pub unlock: Unlock,
}

/// It opened.
#[derive(Debug, Serialize, Deserialize)]
pub struct Unlocked {}

/// Seals the key once more, under a passkey. The seal under the password stays as it is.
#[derive(Debug, Serialize, Deserialize)]
pub struct AddPasskey {
    /// Names the entry.
    pub binding: Binding,
    /// As in the vault.
    pub sealed_key: ByteBuf,
    /// As in the vault.
    pub certificate: ByteBuf,
    /// What opens the key now.
    pub unlock: Unlock,
    /// What the authenticator of the passkey derives, 32 bytes.
    pub secret: Secret,
}

/// Answer to [`AddPasskey`].
#[derive(Debug, Serialize, Deserialize)]
pub struct PasskeyAdded {
    /// The key under the passkey.
    pub sealed_key: ByteBuf,
}

/// Seals a key anew: under another password, or for another entry or site. Whether that password meets
/// the rules is judged here too.
#[derive(Debug, Serialize, Deserialize)]
pub struct Rewrap {
    /// Where the seal belongs.
    pub from: Binding,
    /// Where the new one shall belong.
    pub to: Binding,
    /// As in the vault, or in a backup.
    pub sealed_key: ByteBuf,
    /// As in the vault, or in a backup.
    pub certificate: ByteBuf,
    /// What opens the key now.
    pub unlock: Unlock,
    /// The password to be; `None`: the one that opens the key now.
    pub password: Option<Secret>,
}

/// Answer to [`Rewrap`].
#[derive(Debug, Serialize, Deserialize)]
pub struct Rewrapped {
    /// The key under the password to be.
    pub sealed_key: ByteBuf,
}
