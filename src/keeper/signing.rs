//! A text of the bank's that a certificate is about to sign: by a login, a transfer and their like.

use ingam_core::{
    certificate::Certificate,
    private_key::PrivateKey,
    signed_data::{Draft, SignedDataError},
};
use serde_bytes::ByteBuf;

use super::{enrollment::seconds, protocol::KeeperError};

/// A signature that is still to be made.
pub(super) struct Signing {
    key: PrivateKey,
    certificate: Certificate,
    chain: Vec<Certificate>,
    text: String,
    now: u64,
}

impl Signing {
    /// Of this text, by the opened key of this certificate, at this time.
    pub(super) fn new(
        key: PrivateKey,
        certificate: Certificate,
        chain: Vec<Certificate>,
        text: String,
        now: i64,
    ) -> Result<Self, KeeperError> {
        Ok(Self { key, certificate, chain, text, now: seconds(now)? })
    }

    fn draft(&self) -> Result<Draft<'_>, KeeperError> {
        let Self { certificate, key, text, now, .. } = self;
        let draft = Draft::new(text.as_bytes(), certificate, key.algorithm(), *now);
        draft.map_err(|error| match error {
            SignedDataError::Time => KeeperError::NotValidNow,
            _ => KeeperError::Internal,
        })
    }

    /// DER of the `SignedData`, with a key that is used here. `None`: it is one that only a browser uses.
    pub(super) fn sign(&self) -> Result<Option<ByteBuf>, KeeperError> {
        let draft = self.draft()?;
        Ok(match &self.key {
            PrivateKey::P256(key) => Some(self.finish(&draft, &key.sign(&draft.message()))),
            PrivateKey::Rsa(_) => None,
        })
    }

    /// The same with any key.
    #[cfg(target_arch = "wasm32")]
    pub(super) async fn sign_in_browser(&self) -> Result<ByteBuf, KeeperError> {
        let draft = self.draft()?;
        let PrivateKey::Rsa(key) = &self.key else {
            return self.sign()?.ok_or(KeeperError::Internal);
        };
        let signature = super::rsa::sign(&key.to_plain_pkcs8(), &draft.message()).await?;
        Ok(self.finish(&draft, &signature))
    }

    /// Who signs, with the key that is open.
    pub(super) fn into_signer(self) -> (Certificate, PrivateKey) {
        (self.certificate, self.key)
    }

    fn finish(&self, draft: &Draft<'_>, signature: &[u8]) -> ByteBuf {
        ByteBuf::from(draft.attached(signature, &self.chain))
    }
}
