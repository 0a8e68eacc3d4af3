use serde::{Deserialize, Serialize};

/// A passkey (WebAuthn with the PRF extension) that opens the key of a certificate too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// Names the passkey to the authenticator: the WebAuthn credential id.
    #[serde(with = "serde_bytes")]
    pub credential_id: Vec<u8>,
    /// The private key under the secret of the passkey; opaque here.
    #[serde(with = "serde_bytes")]
    pub sealed_key: Vec<u8>,
    /// When it was added, seconds since 1970-01-01T00:00:00Z.
    pub made_at: i64,
}
