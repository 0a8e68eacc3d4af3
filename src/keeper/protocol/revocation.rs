use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Binding, Trust, Unlock};

/// What is to become of a certificate, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// 효력정지
    Suspend,
    /// 폐기: someone else may have the key.
    Compromised,
    /// 폐기: the name or the organisation changed.
    Changed,
    /// 폐기: it is no longer used.
    Unused,
}

/// Signs a CMP message that asks for the end of the certificate that signs it.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignRevocation {
    /// Names the entry.
    pub binding: Binding,
    /// As in the vault.
    pub sealed_key: ByteBuf,
    /// As in the vault.
    pub certificate: ByteBuf,
    /// As in the vault.
    pub chain: Vec<ByteBuf>,
    /// What opens the key.
    pub unlock: Unlock,
    /// Whom to believe.
    pub trust: Trust,
    /// What is asked for.
    pub ending: Ending,
    /// The time by the bank's clock.
    pub now: i64,
}

/// Answer to [`SignRevocation`].
#[derive(Debug, Serialize, Deserialize)]
pub struct SignedRevocation {
    /// The CMP message to send, DER `PKIMessage` with body `rr`.
    pub message: ByteBuf,
}

/// Judges the bank's answer to the message before.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadRevocation {
    /// DER `PKIMessage`.
    pub answer: ByteBuf,
    /// The time by the bank's clock.
    pub now: i64,
}

/// The bank did it.
#[derive(Debug, Serialize, Deserialize)]
pub struct RevocationDone {}
