//! A conversation of somebody who has a certificate: messages are signed with its key, answers by the bank
//! (RFC 9483 section 3.2).

use rand_core::CryptoRng;

use super::{
    CmpError,
    header::{self, Sending},
    message::{Body, Message, Unsigned},
    open,
    signer::{self, Signer},
};
use crate::certificate::Certificate;

/// One conversation. Each message is written in two steps, because the key may be one that only the browser
/// can use: [`Unsigned`] tells what the key has to sign.
#[derive(Debug)]
pub struct SignedTransaction {
    signer: Signer,
    root_sha256: [u8; 32],
    known: Vec<Certificate>,
    id: [u8; 16],
    nonce: [u8; 16],
    peer_nonce: Option<Vec<u8>>,
}

impl SignedTransaction {
    /// A conversation that has not begun. Answers are believed if whoever signed them has a certificate
    /// below the root with this SHA-256; `known` are certificates that may be between the two.
    pub fn new(
        signer: Signer,
        root_sha256: [u8; 32],
        known: Vec<Certificate>,
        rng: &mut impl CryptoRng,
    ) -> Self {
        let mut id = [0; 16];
        rng.fill_bytes(&mut id);
        Self { signer, root_sha256, known, id, nonce: [0; 16], peer_nonce: None }
    }

    /// Whose key signs.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// Writes the next message. `now` is in seconds since 1970-01-01T00:00:00Z.
    pub(super) fn write(
        &mut self,
        kind: Body,
        content: &[u8],
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<Unsigned, CmpError> {
        rng.fill_bytes(&mut self.nonce);
        let certificate = &self.signer.certificate;
        let sending = Sending {
            sender: Some(certificate.subject()),
            recipient: Some(certificate.issuer()),
            key_id: certificate.subject_key_identifier(),
            transaction: &self.id,
            nonce: &self.nonce,
            peer_nonce: self.peer_nonce.as_deref(),
            now,
        };
        let algorithm = self.signer.protection().ok_or(CmpError::Encoding)?;
        let header = header::write(&sending, &algorithm).ok_or(CmpError::Encoding)?;
        Ok(Unsigned::new(header, kind, content, &self.signer.certificates()))
    }

    /// Reads an answer of the expected kind, after its signature and its place in the conversation were
    /// checked, at the time `now`. A refusal need not be signed: it changes nothing here.
    pub(super) fn read<'a>(
        &mut self,
        answer: &'a [u8],
        expected: Body,
        now: i64,
    ) -> Result<Message<'a>, CmpError> {
        let (message, header) = open(answer, expected)?;
        let known = self.known.iter().chain(&self.signer.chain);
        signer::verify(&message, &header, known, &self.root_sha256, now)?;
        if !header.answers(&self.id, &self.nonce) {
            return Err(CmpError::AnotherQuestion);
        }
        self.peer_nonce = header.sender_nonce.map(<[u8]>::to_vec);
        Ok(message)
    }
}
