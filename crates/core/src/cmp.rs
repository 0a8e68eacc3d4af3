//! CMP client (RFC 9810, profile RFC 9483 section 4.1.4): one certificate for one request. Whoever has
//! nothing but the codes asks first what they are for (section 4.3.3).
//!
//! Whoever has a certificate signs with it instead: [`SignedTransaction`].
//!
//! A [`Transaction`] is a short conversation: it writes a `p10cr`, reads the `cp`, writes the
//! `certConf` and reads the `pkiConf`. The reference number is the senderKID, the authorization code
//! is the secret of the message protection. It carries bytes only; who sends them is not its business.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

mod certificate_response;
mod confirmation;
mod failure;
mod header;
mod message;
mod protection;
mod renewal;
mod revocation;
mod signed;
mod signer;
mod template;

pub use failure::FailureInfo;
pub use message::Unsigned;
pub use revocation::RevocationReason;
pub use signed::SignedTransaction;
pub use signer::Signer;
pub use template::{NUMBER_LABEL, Template};

use crate::asn1;

use header::{Header, Sending};
use message::{Body, Message};
use protection::{Pbm, ProtectionError};

/// The largest answer that is read, bytes.
pub const MAX_ANSWER: usize = 64 * 1024;

/// Why an answer of the bank is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CmpError {
    /// Not a CMP message, larger than [`MAX_ANSWER`], or of a kind that does not answer the question.
    #[error("the answer cannot be read")]
    Unreadable,
    /// Not protected with the shared secret, or not signed by the bank.
    #[error("the protection does not hold")]
    Unprotected,
    /// Protected, but for another question: transaction id or nonce differ.
    #[error("the answer belongs to another question")]
    AnotherQuestion,
    /// The protection asks for more iterations than this program computes.
    #[error("the protection is too costly")]
    TooCostly,
    /// The bank refuses. Need not be protected (RFC 9483 section 3.6.4): it changes nothing here.
    #[error("the bank refuses")]
    Refused(FailureInfo),
    /// A value could not be encoded: a fault of this program.
    #[error("the message cannot be written")]
    Encoding,
}

/// What the bank issued, unchecked: see [`crate::enrollment`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedCertificate {
    /// The certificate, DER.
    pub certificate: Vec<u8>,
    /// Certificates sent along, DER, in no order that could be relied on.
    pub others: Vec<Vec<u8>>,
}

/// One enrollment on the wire.
pub struct Transaction {
    reference: Vec<u8>,
    code: Zeroizing<Vec<u8>>,
    id: [u8; 16],
    nonce: [u8; 16],
    peer_nonce: Option<Vec<u8>>,
    request_id: i8,
}

impl Transaction {
    /// Starts a transaction and writes its first message: `p10cr` with the certification request
    /// `csr` (DER, RFC 2986). `now` is in seconds since 1970-01-01T00:00:00Z.
    pub fn begin(
        reference: &str,
        code: &str,
        csr: &[u8],
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, Vec<u8>), CmpError> {
        asn1::check(csr, MAX_ANSWER).map_err(|_| CmpError::Encoding)?;
        let mut transaction = Self::new(reference, code, rng);
        let message = transaction.write(Body::CERTIFICATION_REQUEST, csr, now, rng)?;
        Ok((transaction, message))
    }

    /// Starts a transaction that only asks what the codes are for, and writes its message: `genm`.
    pub fn ask_template(
        reference: &str,
        code: &str,
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, Vec<u8>), CmpError> {
        let mut transaction = Self::new(reference, code, rng);
        let message = transaction.write(Body::QUESTION, &template::question(), now, rng)?;
        Ok((transaction, message))
    }

    fn new(reference: &str, code: &str, rng: &mut impl CryptoRng) -> Self {
        let mut id = [0; 16];
        rng.fill_bytes(&mut id);
        Self {
            reference: reference.as_bytes().to_vec(),
            code: Zeroizing::new(code.as_bytes().to_vec()),
            id,
            nonce: [0; 16],
            peer_nonce: None,
            request_id: -1,
        }
    }

    /// Reads the answer to the `genm`.
    pub fn read_template(&mut self, answer: &[u8]) -> Result<Template, CmpError> {
        let message = self.read(answer, Body::INFORMATION)?;
        template::read(message.content).ok_or(CmpError::Unreadable)
    }

    /// Reads the answer to the `p10cr`.
    pub fn read_certificate(&mut self, answer: &[u8]) -> Result<IssuedCertificate, CmpError> {
        let message = self.read(answer, Body::CERTIFICATION_RESPONSE)?;
        let response = certificate_response::read(message.content).ok_or(CmpError::Unreadable)?;
        if !response.status.accepts() {
            return Err(CmpError::Refused(response.status.failure()));
        }
        // RFC 9483 section 4.1.4 says -1; OpenSSL 3.0 also accepts and sends 0.
        if !matches!(response.request_id, -1 | 0) {
            return Err(CmpError::AnotherQuestion);
        }
        let certificate = response.certificate.ok_or(CmpError::Unreadable)?;
        let others = message.extra_certificates.iter().chain(&response.authorities);
        let issued = IssuedCertificate {
            certificate: certificate.to_vec(),
            others: others.map(|der| der.to_vec()).collect(),
        };
        self.request_id = response.request_id;
        Ok(issued)
    }

    /// Writes the `certConf` for an accepted certificate that is signed with SHA-256.
    pub fn confirm(
        &mut self,
        certificate: &[u8],
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, CmpError> {
        let content = confirmation::accepting(certificate, self.request_id);
        self.write(Body::CERTIFICATE_CONFIRM, &content, now, rng)
    }

    /// Reads the answer to the `certConf`.
    pub fn read_confirmation(&mut self, answer: &[u8]) -> Result<(), CmpError> {
        let message = self.read(answer, Body::CONFIRMATION)?;
        if message.content == asn1::element(asn1::NULL, &[]) {
            Ok(())
        } else {
            Err(CmpError::Unreadable)
        }
    }

    fn write(
        &mut self,
        kind: Body,
        content: &[u8],
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, CmpError> {
        rng.fill_bytes(&mut self.nonce);
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        let pbm = Pbm::for_sending(salt);
        let sending = Sending {
            sender: None,
            recipient: None,
            key_id: Some(&self.reference),
            transaction: &self.id,
            nonce: &self.nonce,
            peer_nonce: self.peer_nonce.as_deref(),
            now,
        };
        let header = header::write(&sending, &pbm.algorithm()).ok_or(CmpError::Encoding)?;
        message::protect(&header, kind, content, &pbm, &self.code).ok_or(CmpError::Encoding)
    }

    /// Reads an answer of the expected kind, after its protection and its place in the transaction
    /// were checked. Refusals are recognised first: whoever does not accept our secret cannot use it.
    fn read<'a>(&mut self, answer: &'a [u8], expected: Body) -> Result<Message<'a>, CmpError> {
        let (message, header) = open(answer, expected)?;
        message.verify(&header, &self.code).map_err(|error| match error {
            ProtectionError::Invalid => CmpError::Unprotected,
            ProtectionError::TooCostly => CmpError::TooCostly,
        })?;
        if !header.answers(&self.id, &self.nonce) {
            return Err(CmpError::AnotherQuestion);
        }
        self.peer_nonce = header.sender_nonce.map(<[u8]>::to_vec);
        Ok(message)
    }
}

/// Takes an answer of the expected kind apart; its protection is still to be checked.
fn open(answer: &[u8], expected: Body) -> Result<(Message<'_>, Header<'_>), CmpError> {
    asn1::check(answer, MAX_ANSWER).map_err(|_| CmpError::Unreadable)?;
    let message = message::read(answer).ok_or(CmpError::Unreadable)?;
    let header = header::read(message.header).ok_or(CmpError::Unreadable)?;
    if message.kind == Body::ERROR {
        let status = failure::read_error(message.content).ok_or(CmpError::Unreadable)?;
        return Err(CmpError::Refused(status.failure()));
    }
    if message.kind == expected { Ok((message, header)) } else { Err(CmpError::Unreadable) }
}

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transaction").finish_non_exhaustive()
    }
}
