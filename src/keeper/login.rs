//! Logging in at the bank: a signature over its nonce, and R for it alone.

use ingam_core::{certificate::Certificate, chain, private_key::PrivateKey, recipient, vid_random};
use serde_bytes::ByteBuf;

use super::{
    Keeper,
    certificates::{parse, parse_all},
    enrollment::Trust,
    errors::unreadable,
    protocol::{KeeperError, SignLogin, SignRegistration, SignedLogin},
    random,
    signing::Signing,
    unlock::open,
};

/// A login whose signature is still to be made.
pub(super) struct Login {
    signing: Signing,
    random: Option<ByteBuf>,
}

impl Keeper {
    /// All of it but the signature. The key is open only when everything else is known to be right.
    pub(super) fn begin_login(&self, request: &SignLogin) -> Result<Login, KeeperError> {
        let text = ingam_bank_api::login_text(&request.binding.origin, &request.nonce);
        self.begin(request, text, false)
    }

    /// The same for a certificate that is registered.
    pub(super) fn begin_registration(
        &self,
        SignRegistration(request): &SignRegistration,
    ) -> Result<Login, KeeperError> {
        let text = ingam_bank_api::registration_text(&request.binding.origin, &request.nonce);
        self.begin(request, text, true)
    }

    fn begin(
        &self,
        request: &SignLogin,
        text: String,
        registers: bool,
    ) -> Result<Login, KeeperError> {
        let unlock = self.opening(&request.unlock)?;
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        let nonce = nonce_of(&request.nonce)?;
        let trust = Trust::read(&request.trust)?;
        let recipient =
            recipient::check(&trust.recipient, &trust.known(), &trust.root_sha256, request.now)?;
        let key = open(&request.sealed_key, unlock, &request.binding, &certificate)?;
        let public = certificate.public_key_info();
        let purpose =
            if registers { vid_random::REGISTRATION_INFO } else { vid_random::LOGIN_INFO };
        let encrypt = |value| {
            vid_random::encrypt_at(purpose, value, &recipient, public, &nonce, &mut random())
        };
        // R beside a VID tells the number to whoever tries numbers: nobody learns it but who issued under this
        // root, and whom its owner shows it to.
        let is_ours =
            chain::verify(&certificate, &chain, &trust.root_sha256, certificate.not_before())
                .is_ok();
        let random = key.random().filter(|_| is_ours || registers).map(encrypt).transpose();
        let random = random.map_err(unreadable)?;
        let signing = Signing::new(key, certificate, chain, text, request.now)?;
        Ok(Login { signing, random: random.map(ByteBuf::from) })
    }
}

impl Login {
    /// With a key that is used here. `None`: it is one that only a browser uses.
    pub(super) fn sign(&self) -> Result<Option<SignedLogin>, KeeperError> {
        let signed = self.signing.sign()?;
        Ok(signed.map(|signed| SignedLogin { signed, random: self.random.clone() }))
    }

    /// With any key.
    #[cfg(target_arch = "wasm32")]
    pub(super) async fn sign_in_browser(&self) -> Result<SignedLogin, KeeperError> {
        let signed = self.signing.sign_in_browser().await?;
        Ok(SignedLogin { signed, random: self.random.clone() })
    }

    /// Whose login it is, with the key that is open.
    pub(super) fn into_signer(self) -> (Certificate, PrivateKey) {
        self.signing.into_signer()
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
