//! Whether key and certificate work together: sign, verify, and verify the chain.

use rand_core::CryptoRng;

use crate::{
    certificate::Certificate,
    chain::{self, ChainError},
    key::Key,
};

/// What does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SelfTestError {
    /// The certificate is for another key.
    #[error("the certificate is for another key")]
    AnotherKey,
    /// The chain does not lead to the trusted root.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// The certificate is not valid at this time.
    #[error("the certificate is not valid now")]
    NotValidNow,
}

/// Signs a random text with the key, verifies it with the certificate, and verifies the chain up to
/// the root with this SHA-256, if there is one to verify, at the time `now` (seconds since
/// 1970-01-01T00:00:00Z).
pub fn run(
    key: &Key,
    certificate: &Certificate,
    chain: Option<(&[Certificate], &[u8; 32])>,
    now: i64,
    rng: &mut impl CryptoRng,
) -> Result<(), SelfTestError> {
    let mut text = *b"ingam self-test v1 ................................";
    rng.fill_bytes(&mut text[19..]);
    if !certificate.verifies(&text, &key.sign(&text)) {
        return Err(SelfTestError::AnotherKey);
    }
    if let Some((chain, root_sha256)) = chain {
        chain::verify(certificate, chain, root_sha256, now)?;
    }
    if certificate.is_valid_at(now) { Ok(()) } else { Err(SelfTestError::NotValidNow) }
}
