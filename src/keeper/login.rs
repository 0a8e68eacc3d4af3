//! Logging in at the bank: a signature over its nonce, and R for it alone.

use ingam_core::{
    certificate::Certificate,
    chain,
    private_key::PrivateKey,
    recipient,
    signed_data::{Draft, SignedDataError},
    vid_random,
};
use serde_bytes::ByteBuf;

use super::{
    Keeper,
    certificates::{parse, parse_all},
    enrollment::{Trust, seconds},
    errors::unreadable,
    protocol::{KeeperError, SignLogin, SignedLogin},
    random,
    unlock::open,
};

/// A login whose signature is still to be made.
pub(super) struct Login {
    key: PrivateKey,
    certificate: Certificate,
    chain: Vec<Certificate>,
    text: String,
    random: Option<ByteBuf>,
    now: u64,
}

impl Keeper {
    /// All of it but the signature. The key is open only when everything else is known to be right.
    pub(super) fn begin_login(&self, request: &SignLogin) -> Result<Login, KeeperError> {
        let unlock = self.opening(&request.unlock)?;
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        let nonce = nonce_of(&request.nonce)?;
        let trust = Trust::read(&request.trust)?;
        let recipient =
            recipient::check(&trust.recipient, &trust.known(), &trust.root_sha256, request.now)?;
        let key = open(&request.sealed_key, unlock, &request.binding, &certificate)?;
        let public = certificate.public_key_info();
        let encrypt =
            |value| vid_random::encrypt_for_login(value, &recipient, public, &nonce, &mut random());
        // R beside a VID tells the number to whoever tries numbers: nobody learns it but who issued under this
        // root.
        let is_ours =
            chain::verify(&certificate, &chain, &trust.root_sha256, certificate.not_before())
                .is_ok();
        let random = key.random().filter(|_| is_ours).map(encrypt).transpose();
        let random = random.map_err(unreadable)?;
        Ok(Login {
            text: ingam_bank_api::login_text(&request.binding.origin, &request.nonce),
            random: random.map(ByteBuf::from),
            now: seconds(request.now)?,
            key,
            certificate,
            chain,
        })
    }
}

impl Login {
    fn draft(&self) -> Result<Draft<'_>, KeeperError> {
        let Self { certificate, key, text, now, .. } = self;
        let draft = Draft::new(text.as_bytes(), certificate, key.algorithm(), *now);
        draft.map_err(|error| match error {
            SignedDataError::Time => KeeperError::NotValidNow,
            _ => KeeperError::Internal,
        })
    }

    /// With a key that is used here. `None`: it is one that only a browser uses.
    pub(super) fn sign(&self) -> Result<Option<SignedLogin>, KeeperError> {
        let draft = self.draft()?;
        Ok(match &self.key {
            PrivateKey::P256(key) => Some(self.finish(&draft, &key.sign(&draft.message()))),
            PrivateKey::Rsa(_) => None,
        })
    }

    /// With any key.
    #[cfg(target_arch = "wasm32")]
    pub(super) async fn sign_in_browser(self) -> Result<SignedLogin, KeeperError> {
        let draft = self.draft()?;
        let PrivateKey::Rsa(key) = &self.key else {
            return self.sign()?.ok_or(KeeperError::Internal);
        };
        let signature = super::rsa::sign(&key.to_plain_pkcs8(), &draft.message()).await?;
        Ok(self.finish(&draft, &signature))
    }

    fn finish(&self, draft: &Draft<'_>, signature: &[u8]) -> SignedLogin {
        SignedLogin {
            signed: ByteBuf::from(draft.attached(signature, &self.chain)),
            random: self.random.clone(),
        }
    }
}

/// What the bank gave is signed only if it is a nonce: 64 lower-case hex digits.
fn nonce_of(text: &str) -> Result<[u8; 32], KeeperError> {
    let mut nonce = [0; 32];
    base16ct::lower::decode(text, &mut nonce)
        .ok()
        .filter(|decoded| decoded.len() == 32)
        .ok_or(KeeperError::AnswerUnreadable)?;
    Ok(nonce)
}
