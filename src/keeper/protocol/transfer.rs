use ingam_bank_api::TransferFacts;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Binding, Unlock};

/// Signs a transfer. The text is [`ingam_bank_api::transfer_text`], made by the keeper from its facts: whoever
/// asks for this gets no signature of anything else. R is not told.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignTransfer {
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
    /// What the person has read.
    pub facts: TransferFacts,
    /// The time by the bank's clock: the one of this device may be wrong.
    pub now: i64,
}

/// Answer to [`SignTransfer`].
#[derive(Debug, Serialize, Deserialize)]
pub struct SignedTransfer {
    /// DER of a CMS `SignedData`, with its content.
    pub signed: ByteBuf,
}
