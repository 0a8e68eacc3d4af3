//! CMP client (RFC 9810, profile RFC 9483 section 4.1.4): one certificate for one request.
//!
//! A [`Transaction`] is a short conversation: it writes a `p10cr`, reads the `cp`, writes the
//! `certConf` and reads the `pkiConf`. The reference number is the senderKID, the authorization code
//! is the secret of the message protection. It carries bytes only; who sends them is not its business.

use der::{Decode, Encode, asn1::Any};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

mod certificate_response;
mod confirmation;
mod failure;
mod header;
mod message;
mod protection;

pub use failure::FailureInfo;

use certificate_response::CertRepMessage;
use confirmation::CertStatus;
use failure::ErrorMsgContent;
use header::PkiHeader;
use message::{Body, PkiMessage};
use protection::{PbmParameter, ProtectionError};

/// The largest answer that is read, bytes.
pub const MAX_ANSWER: usize = 64 * 1024;

/// Why an answer of the bank is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CmpError {
    /// Not a CMP message, larger than [`MAX_ANSWER`], or of a kind that does not answer the question.
    #[error("the answer cannot be read")]
    Unreadable,
    /// Not protected with the shared secret.
    #[error("the protection does not hold")]
    Unprotected,
    /// Protected, but for another question: transaction id or nonce differ.
    #[error("the answer belongs to another question")]
    AnotherQuestion,
    /// The protection asks for more iterations than [`protection::MAX_ITERATIONS`].
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
        let mut transaction = Self {
            reference: reference.as_bytes().to_vec(),
            code: Zeroizing::new(code.as_bytes().to_vec()),
            id: [0; 16],
            nonce: [0; 16],
            peer_nonce: None,
            request_id: -1,
        };
        rng.fill_bytes(&mut transaction.id);
        let csr = Any::from_der(csr).map_err(|_| CmpError::Encoding)?;
        let message = transaction.write(Body::CERTIFICATION_REQUEST, &csr, now, rng)?;
        Ok((transaction, message))
    }

    /// Reads the answer to the `p10cr`.
    pub fn read_certificate(&mut self, answer: &[u8]) -> Result<IssuedCertificate, CmpError> {
        let message = self.read(answer, Body::CERTIFICATION_RESPONSE)?;
        let content =
            CertRepMessage::from_der(message.content()).map_err(|_| CmpError::Unreadable)?;
        let [response] = content.response.as_slice() else {
            return Err(CmpError::Unreadable);
        };
        if !response.status.accepts() {
            return Err(CmpError::Refused(response.status.failure()));
        }
        // RFC 9483 section 4.1.4 says -1; OpenSSL 3.0 also accepts and sends 0.
        if !matches!(response.cert_req_id, -1 | 0) {
            return Err(CmpError::AnotherQuestion);
        }
        let certificate = response.certificate().ok_or(CmpError::Unreadable)?;
        self.request_id = response.cert_req_id;

        let others = message
            .extra_certs
            .iter()
            .flatten()
            .chain(content.ca_pubs.iter().flatten());
        let others = others.map(Encode::to_der).collect::<Result<_, _>>();
        Ok(IssuedCertificate {
            certificate: certificate.to_vec(),
            others: others.map_err(|_| CmpError::Unreadable)?,
        })
    }

    /// Writes the `certConf` for an accepted certificate that is signed with SHA-256.
    pub fn confirm(
        &mut self,
        certificate: &[u8],
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, CmpError> {
        let content = vec![CertStatus::accepting(certificate, self.request_id)?];
        let content = Any::encode_from(&content).map_err(|_| CmpError::Encoding)?;
        self.write(Body::CERTIFICATE_CONFIRM, &content, now, rng)
    }

    /// Reads the answer to the `certConf`.
    pub fn read_confirmation(&mut self, answer: &[u8]) -> Result<(), CmpError> {
        let message = self.read(answer, Body::CONFIRMATION)?;
        match Any::from_der(message.content()) {
            Ok(null) if null.is_null() => Ok(()),
            _ => Err(CmpError::Unreadable),
        }
    }

    fn write(
        &mut self,
        kind: Body,
        content: &Any,
        now: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, CmpError> {
        rng.fill_bytes(&mut self.nonce);
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        let parameter = PbmParameter::for_sending(salt)?;
        let header = PkiHeader::for_sending(
            header::Sending {
                reference: &self.reference,
                transaction: &self.id,
                nonce: &self.nonce,
                peer_nonce: self.peer_nonce.as_deref(),
                now,
            },
            &parameter,
        )?;
        PkiMessage::protect(&header, kind, content, &parameter, &self.code)?
            .to_der()
            .map_err(|_| CmpError::Encoding)
    }

    /// Reads an answer of the expected kind, after its protection and its place in the transaction
    /// were checked. Refusals are recognised first: whoever does not accept our secret cannot use it.
    fn read(&mut self, answer: &[u8], expected: Body) -> Result<PkiMessage, CmpError> {
        if answer.len() > MAX_ANSWER {
            return Err(CmpError::Unreadable);
        }
        let message = PkiMessage::from_der(answer).map_err(|_| CmpError::Unreadable)?;
        let header =
            PkiHeader::from_der(&message.header.to_der().map_err(|_| CmpError::Unreadable)?)
                .map_err(|_| CmpError::Unreadable)?;
        let kind = message.kind().ok_or(CmpError::Unreadable)?;
        if kind == Body::ERROR {
            let content =
                ErrorMsgContent::from_der(message.content()).map_err(|_| CmpError::Unreadable)?;
            return Err(CmpError::Refused(content.status.failure()));
        }
        if kind != expected {
            return Err(CmpError::Unreadable);
        }
        message
            .verify(&header, &self.code)
            .map_err(|error| match error {
                ProtectionError::Invalid => CmpError::Unprotected,
                ProtectionError::TooCostly => CmpError::TooCostly,
            })?;
        if !header.answers(&self.id, &self.nonce) {
            return Err(CmpError::AnotherQuestion);
        }
        self.peer_nonce = header.sender_nonce.map(|nonce| nonce.as_bytes().to_vec());
        Ok(message)
    }
}

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transaction").finish_non_exhaustive()
    }
}
