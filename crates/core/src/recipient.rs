//! The bank's key that R is encrypted to: believed only with a chain to the trusted root.

use crate::{
    certificate::{Certificate, KeyUsage},
    chain::{self, ChainError},
};

/// Why R is not encrypted to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecipientError {
    /// The chain does not lead to the trusted root.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// Not valid at this time.
    #[error("the recipient's certificate is not valid now")]
    NotValidNow,
    /// Not for key agreement.
    #[error("the recipient's key is not for key agreement")]
    AnotherUsage,
}

/// Checks the certificate of a recipient at the time `now` (seconds since 1970-01-01T00:00:00Z) and
/// returns its `SubjectPublicKeyInfo`.
pub fn check(
    recipient: &Certificate,
    chain: &[Certificate],
    root_sha256: &[u8; 32],
    now: i64,
) -> Result<Vec<u8>, RecipientError> {
    chain::verify(recipient, chain, root_sha256, now)?;
    if !recipient.is_valid_at(now) {
        return Err(RecipientError::NotValidNow);
    }
    let usage = recipient.key_usage().ok().flatten();
    if usage.is_some_and(|usage| usage.bits & KeyUsage::KEY_AGREEMENT != 0) {
        Ok(recipient.public_key_info().to_vec())
    } else {
        Err(RecipientError::AnotherUsage)
    }
}
