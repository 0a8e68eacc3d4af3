//! The messages: version 1, kind, and then fields of fixed length, but for the payload.

use super::{
    CopyError, Way,
    spake2::{PROOF, SHARE},
};

const VERSION: u8 = 1;

const HELLO: u8 = 1;
const ANSWER: u8 = 2;
const CONFIRM: u8 = 3;
const PAYLOAD: u8 = 4;
const DONE: u8 = 5;

/// Bytes of a nonce.
pub(super) const NONCE: usize = 32;

/// `hello = 1 ‖ 1 ‖ way ‖ share ‖ commitment`
pub(super) struct Hello {
    pub(super) way: Way,
    pub(super) share: [u8; SHARE],
    /// SHA-256 of the receiver's nonce, see [`super::session::commitment`].
    pub(super) commitment: [u8; 32],
}

/// `answer = 1 ‖ 2 ‖ share ‖ nonce ‖ proof`
pub(super) struct Answer {
    pub(super) share: [u8; SHARE],
    pub(super) nonce: [u8; NONCE],
    pub(super) proof: [u8; PROOF],
}

/// `confirm = 1 ‖ 3 ‖ nonce ‖ proof`
pub(super) struct Confirm {
    pub(super) nonce: [u8; NONCE],
    pub(super) proof: [u8; PROOF],
}

impl Hello {
    pub(super) fn write(&self) -> Vec<u8> {
        let way = match self.way {
            Way::Digits => 0,
            Way::Link => 1,
        };
        [&[VERSION, HELLO, way], &self.share[..], &self.commitment].concat()
    }

    pub(super) fn read(message: &[u8]) -> Result<Self, CopyError> {
        let mut fields = Fields(body(message, HELLO)?);
        let way = match fields.next()? {
            [0] => Way::Digits,
            [1] => Way::Link,
            [_] => return Err(CopyError::Unreadable),
        };
        let hello = Self { way, share: fields.next()?, commitment: fields.next()? };
        fields.end().map(|()| hello)
    }
}

impl Answer {
    pub(super) fn write(&self) -> Vec<u8> {
        [&[VERSION, ANSWER], &self.share[..], &self.nonce, &self.proof].concat()
    }

    pub(super) fn read(message: &[u8]) -> Result<Self, CopyError> {
        let mut fields = Fields(body(message, ANSWER)?);
        let answer = Self { share: fields.next()?, nonce: fields.next()?, proof: fields.next()? };
        fields.end().map(|()| answer)
    }
}

impl Confirm {
    pub(super) fn write(&self) -> Vec<u8> {
        [&[VERSION, CONFIRM], &self.nonce[..], &self.proof].concat()
    }

    pub(super) fn read(message: &[u8]) -> Result<Self, CopyError> {
        let mut fields = Fields(body(message, CONFIRM)?);
        let confirm = Self { nonce: fields.next()?, proof: fields.next()? };
        fields.end().map(|()| confirm)
    }
}

/// `payload = 1 ‖ 4 ‖ ciphertext`
pub(super) fn write_payload(ciphertext: &[u8]) -> Vec<u8> {
    [&[VERSION, PAYLOAD], ciphertext].concat()
}

pub(super) fn read_payload(message: &[u8]) -> Result<&[u8], CopyError> {
    body(message, PAYLOAD)
}

/// `done = 1 ‖ 5 ‖ proof`
pub(super) fn write_done(proof: &[u8; PROOF]) -> Vec<u8> {
    [&[VERSION, DONE], &proof[..]].concat()
}

pub(super) fn read_done(message: &[u8]) -> Result<[u8; PROOF], CopyError> {
    let mut fields = Fields(body(message, DONE)?);
    let proof = fields.next()?;
    fields.end().map(|()| proof)
}

/// Whether a message begins a run.
pub(super) fn is_hello(message: &[u8]) -> bool {
    body(message, HELLO).is_ok()
}

fn body(message: &[u8], kind: u8) -> Result<&[u8], CopyError> {
    match message {
        [VERSION, found, body @ ..] if *found == kind && message.len() <= super::LARGEST => {
            Ok(body)
        }
        _ => Err(CopyError::Unreadable),
    }
}

/// What is left to be read.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn next<const N: usize>(&mut self) -> Result<[u8; N], CopyError> {
        let (field, rest) = self.0.split_first_chunk().ok_or(CopyError::Unreadable)?;
        self.0 = rest;
        Ok(*field)
    }

    fn end(self) -> Result<(), CopyError> {
        if self.0.is_empty() { Ok(()) } else { Err(CopyError::Unreadable) }
    }
}
