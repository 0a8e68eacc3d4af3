use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Binding, Trust, Unlock};

/// Signs a login at the bank. The text is [`ingam_bank_api::login_text`], made by the keeper: whoever asks
/// for this gets no signature of anything else.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignLogin {
    /// Names the entry; its origin stands in the text.
    pub binding: Binding,
    /// As in the vault.
    pub sealed_key: ByteBuf,
    /// As in the vault.
    pub certificate: ByteBuf,
    /// As in the vault.
    pub chain: Vec<ByteBuf>,
    /// What opens the key.
    pub unlock: Unlock,
    /// The bank, which R is encrypted to.
    pub trust: Trust,
    /// Of the bank, 64 lower-case hex digits.
    pub nonce: String,
    /// The time by the bank's clock: the one of this device may be wrong.
    pub now: i64,
}

/// The same for a certificate that is registered: the text is
/// [`ingam_bank_api::registration_text`], and R goes to the bank whoever issued the certificate, because its owner
/// shows whose it is.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignRegistration(pub SignLogin);

/// Answer to [`SignLogin`] and [`SignRegistration`].
#[derive(Debug, Serialize, Deserialize)]
pub struct SignedLogin {
    /// DER of a CMS `SignedData`, with its content.
    pub signed: ByteBuf,
    /// DER of an `EncryptedVidRandom`, if the key has R.
    pub random: Option<ByteBuf>,
}
