//! What both sides make of a run that was proved: words for people, and keys.

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{
    CopyError, Way,
    message::NONCE,
    spake2::{Agreed, Names},
};

/// What the sides are called.
pub(super) const NAMES: Names<'static> =
    Names { a: b"ingam copy sender", b: b"ingam copy receiver" };

const PROTOCOL: &[u8] = b"ingam copy 1";

/// Places in a list of 256 words that both sides show: 24 bits.
pub type Words = [u8; 3];

/// What is fixed before either side has proved anything, and is proved with the code: the words cannot be
/// searched for, because the receiver is bound to its nonce before it sees the sender's.
pub(super) struct Terms<'a> {
    pub(super) mailbox: &'a str,
    pub(super) way: Way,
    pub(super) commitment: &'a [u8; 32],
    pub(super) sender_nonce: &'a [u8; NONCE],
}

impl Terms<'_> {
    pub(super) fn write(&self) -> Vec<u8> {
        let way = match self.way {
            Way::Digits => b"digits",
            Way::Link => b"by-key",
        };
        [PROTOCOL, way, self.commitment, self.sender_nonce, self.mailbox.as_bytes()].concat()
    }
}

/// What binds the receiver to its nonce.
pub(super) fn commitment(nonce: &[u8; NONCE]) -> [u8; 32] {
    Sha256::new()
        .chain_update(PROTOCOL)
        .chain_update(b" commitment")
        .chain_update(nonce)
        .finalize()
        .into()
}

/// Keys and words.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(super) struct Session {
    payload: [u8; 32],
    done: [u8; 32],
    words: Words,
    mailbox: String,
}

impl Session {
    pub(super) fn of(
        agreed: &Agreed,
        (sender, receiver): (&[u8; NONCE], &[u8; NONCE]),
        mailbox: &str,
    ) -> Option<Self> {
        let salt = [&sender[..], receiver].concat();
        let keys = Hkdf::<Sha256>::new(Some(&salt), &agreed.key);
        let expand =
            |info: &[u8], key: &mut [u8]| keys.expand_multi_info(&[PROTOCOL, info], key).ok();
        let mut session =
            Self { payload: [0; 32], done: [0; 32], words: [0; 3], mailbox: mailbox.to_owned() };
        expand(b" payload", &mut session.payload)?;
        expand(b" done", &mut session.done)?;
        expand(b" words", &mut session.words)?;
        Some(session)
    }

    pub(super) fn words(&self) -> Words {
        self.words
    }

    /// What the receiver sends at the end. Nobody else has it.
    pub(super) fn done(&self) -> &[u8; 32] {
        &self.done
    }

    /// The key seals one message, so its nonce is no matter.
    pub(super) fn seal(&self, plaintext: &[u8]) -> Result<Vec<u8>, CopyError> {
        let payload = Payload { msg: plaintext, aad: &self.place() };
        self.cipher()?.encrypt(&Nonce::default(), payload).map_err(|_| CopyError::TooLarge)
    }

    pub(super) fn open(&self, ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, CopyError> {
        let payload = Payload { msg: ciphertext, aad: &self.place() };
        let opened = self.cipher()?.decrypt(&Nonce::default(), payload);
        opened.map(Zeroizing::new).map_err(|_| CopyError::CodesDiffer)
    }

    fn cipher(&self) -> Result<Aes256Gcm, CopyError> {
        Aes256Gcm::new_from_slice(&self.payload).map_err(|_| CopyError::OutOfOrder)
    }

    fn place(&self) -> Vec<u8> {
        [PROTOCOL, self.mailbox.as_bytes()].concat()
    }
}
