//! Asking whoever issued a certificate whether it still holds (OCSP, RFC 6960, RFC 9654): a [`Request`] writes the
//! question and believes only the response to it. It carries bytes only; who sends them is not its business.

use der::oid::ObjectIdentifier;
use rand_core::CryptoRng;

use crate::{
    asn1::{self, Cursor, Element, OCTET_STRING},
    certificate::{Certificate, ECDSA_SHA256, Extension, read_extensions, read_time},
    chain,
};
use certificate_id::Wanted;
use response::{Basic, Data, Response};
use single_response::{SingleResponse, State};

pub use certificate_id::Hash;
pub use recorded::recorded;
pub use status::{Reason, Status};

pub(crate) mod certificate_id;
mod recorded;
mod request;
pub(crate) mod response;
mod signer;
pub(crate) mod single_response;
mod status;

/// Largest response that is read, bytes.
pub const LARGEST: usize = 64 * 1024;

/// Seconds that the clocks of responder and reader may differ.
pub const SKEW: i64 = 5 * 60;

/// Seconds for which a response holds that does not say when there will be a newer one.
pub const WITHOUT_END: i64 = 24 * 60 * 60;

/// Bytes of a nonce (RFC 9654 section 2.1).
pub const NONCE_LENGTH: usize = 32;

/// id-pkix-ocsp-nonce
const NONCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.2");

/// Why a response is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OcspError {
    /// Larger than [`LARGEST`].
    #[error("the response is too large")]
    TooLarge,
    /// Not a basic OCSP response in DER.
    #[error("the response cannot be read")]
    Unreadable,
    /// No response but a status, which nobody signed: why there is none (RFC 6960 section 4.2.1).
    #[error("the responder says nothing: status {0}")]
    Refused(u8),
    /// Whoever signed is neither the issuer nor came along.
    #[error("whoever signed is not there")]
    NoSigner,
    /// Whoever signed has no certificate of the issuer.
    #[error("whoever signed has no certificate of the issuer")]
    SignerIsAStranger,
    /// Whoever signed has a certificate of the issuer that is not for this.
    #[error("whoever signed may not do so")]
    SignerNotAllowed,
    /// The signer's certificate is not valid at this time.
    #[error("the signer's certificate is not valid now")]
    SignerNotValidNow,
    /// The signer's certificate may itself be revoked: it has no id-pkix-ocsp-nocheck.
    #[error("the signer's certificate would have to be checked, too")]
    SignerMayBeRevoked,
    /// An algorithm other than ECDSA with SHA-256.
    #[error("a signature that cannot be checked")]
    Algorithm,
    /// The signature is not by the signer's key.
    #[error("the signature does not hold")]
    Signature,
    /// A critical extension that is not understood, or one that is there twice.
    #[error("an extension is not understood")]
    Extension,
    /// There is no nonce: it may be an old response.
    #[error("the response has no nonce")]
    NoNonce,
    /// The nonce of another request.
    #[error("the response is to another request")]
    OtherNonce,
    /// The serial number is not there.
    #[error("the response is about another certificate")]
    OtherCertificate,
    /// The serial number is there, but of another issuer.
    #[error("the response is about a certificate of another issuer")]
    OtherIssuer,
    /// More than one answer about the same certificate.
    #[error("there are two answers")]
    Twice,
    /// It ends before it begins.
    #[error("the times contradict each other")]
    Period,
    /// From the future, by more than [`SKEW`].
    #[error("the response is not true yet")]
    NotYet,
    /// There is a newer one, since more than [`SKEW`].
    #[error("the response is too old")]
    TooOld,
}

/// A certificate is not by the issuer that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the certificate is not by this issuer")]
pub struct NotByIssuer;

/// One question about certificates of one issuer, and what makes a response the response to it.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    issuer: &'a Certificate,
    hash: Hash,
    wanted: Vec<Wanted>,
    nonce: [u8; NONCE_LENGTH],
}

/// What is known of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it is worth.
    pub status: Status,
    /// When it was so, seconds since 1970-01-01T00:00:00Z.
    pub this_update: i64,
    /// When there will be something newer, if that is said.
    pub next_update: Option<i64>,
}

impl<'a> Request<'a> {
    /// Asks about a certificate. `issuer` is believed: it was verified with the certificate, see
    /// [`crate::chain`].
    pub fn new(
        certificate: &Certificate,
        issuer: &'a Certificate,
        hash: Hash,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, NotByIssuer> {
        let mut nonce = [0; NONCE_LENGTH];
        rng.fill_bytes(&mut nonce);
        Self::with_nonce(certificate, issuer, hash, nonce)
    }

    /// The same with a nonce of which it is known that it was never used before: to ask with, and again to
    /// read the response to that question.
    pub fn with_nonce(
        certificate: &Certificate,
        issuer: &'a Certificate,
        hash: Hash,
        nonce: [u8; NONCE_LENGTH],
    ) -> Result<Self, NotByIssuer> {
        Self { issuer, hash, wanted: Vec::new(), nonce }.and(certificate)
    }

    /// Asks about one more.
    pub fn and(mut self, certificate: &Certificate) -> Result<Self, NotByIssuer> {
        chain::check_link(certificate, self.issuer).map_err(|_| NotByIssuer)?;
        self.wanted.push(Wanted::new(certificate, self.issuer, self.hash));
        Ok(self)
    }

    /// DER of the `OCSPRequest`, `application/ocsp-request`.
    pub fn to_der(&self) -> Vec<u8> {
        request::write(&self.wanted, &self.nonce)
    }

    /// Verifies the response at the time `now` (seconds since 1970-01-01T00:00:00Z) and tells what it says of
    /// each certificate, in the order of the questions.
    pub fn read(&self, response: &[u8], now: i64) -> Result<Vec<Answer>, OcspError> {
        let basic = basic_of(response)?;
        let data = Data::read(basic.data.content).ok_or(OcspError::Unreadable)?;
        self.check_signature(&basic, &data, now)?;
        self.check_nonce(&data)?;
        if data.version != [0] {
            return Err(OcspError::Unreadable);
        }
        if generalized(data.produced_at)? > now.saturating_add(SKEW) {
            return Err(OcspError::NotYet);
        }
        let mut singles = data.singles;
        let mut all = Vec::new();
        while !singles.is_empty() {
            all.push(SingleResponse::read(&mut singles).ok_or(OcspError::Unreadable)?);
        }
        self.wanted.iter().map(|wanted| current(single(wanted, &all)?, now)).collect()
    }

    fn check_signature(
        &self,
        basic: &Basic<'_>,
        data: &Data<'_>,
        now: i64,
    ) -> Result<(), OcspError> {
        let signer = signer::find(data.responder, basic.certificates, self.issuer, now)?;
        if basic.algorithm.whole != ECDSA_SHA256 {
            return Err(OcspError::Algorithm);
        }
        let signature = basic.signature.strip_prefix(&[0]).ok_or(OcspError::Signature)?;
        let holds = signer.verifies(basic.data.whole, signature);
        if holds { Ok(()) } else { Err(OcspError::Signature) }
    }

    fn check_nonce(&self, data: &Data<'_>) -> Result<(), OcspError> {
        let extensions = understood(data.extensions, &[NONCE])?;
        let nonce = extensions.iter().find(|extension| extension.id == NONCE);
        let nonce = nonce.ok_or(OcspError::NoNonce)?;
        let same = Cursor::new(&nonce.value).take(OCTET_STRING) == Some(&self.nonce[..])
            && nonce.value.len() == 2 + NONCE_LENGTH;
        if same { Ok(()) } else { Err(OcspError::OtherNonce) }
    }
}

/// The response inside, if there is one.
fn basic_of(response: &[u8]) -> Result<Basic<'_>, OcspError> {
    if response.len() > LARGEST {
        return Err(OcspError::TooLarge);
    }
    asn1::check(response, LARGEST).map_err(|_| OcspError::Unreadable)?;
    match Response::read(response).ok_or(OcspError::Unreadable)? {
        Response { status: 0, basic: Some(basic) } => Ok(basic),
        Response { status: 0, basic: None } => Err(OcspError::Unreadable),
        Response { status, .. } => Err(OcspError::Refused(status)),
    }
}

/// The one among all that is about a certificate.
fn single<'r, 'a>(
    wanted: &Wanted,
    all: &'r [SingleResponse<'a>],
) -> Result<&'r SingleResponse<'a>, OcspError> {
    let mut same_serial = all.iter().filter(|single| wanted.has_serial(&single.id)).peekable();
    if same_serial.peek().is_none() {
        return Err(OcspError::OtherCertificate);
    }
    let mut found = same_serial.filter(|single| wanted.has_issuer(&single.id));
    let first = found.next().ok_or(OcspError::OtherIssuer)?;
    if found.next().is_some() { Err(OcspError::Twice) } else { Ok(first) }
}

/// What is said, if it is true at this time.
fn current(single: &SingleResponse<'_>, now: i64) -> Result<Answer, OcspError> {
    let answer = answer(single)?;
    let Answer { this_update, next_update, .. } = answer;
    if this_update > now.saturating_add(SKEW) {
        return Err(OcspError::NotYet);
    }
    let end = next_update
        .map_or(this_update.saturating_add(WITHOUT_END), |next| next.saturating_add(SKEW));
    if now > end { Err(OcspError::TooOld) } else { Ok(answer) }
}

/// What is said, whenever that was.
fn answer(single: &SingleResponse<'_>) -> Result<Answer, OcspError> {
    understood(single.extensions, &[])?;
    let this_update = generalized(single.this_update)?;
    let next_update = single.next_update.map(generalized).transpose()?;
    if next_update.is_some_and(|next_update| next_update < this_update) {
        return Err(OcspError::Period);
    }
    let status = match single.state {
        State::Good => Status::Good,
        State::Revoked(at, reason) => {
            let reason = reason.map(|number| Reason::of(number).ok_or(OcspError::Unreadable));
            Status::Revoked { at: generalized(at)?, reason: reason.transpose()? }
        }
        State::Unknown => Status::Unknown,
    };
    Ok(Answer { status, this_update, next_update })
}

/// The extensions, of which none is there twice, and none is critical but these.
fn understood(
    wrapped: Option<&[u8]>,
    known: &[ObjectIdentifier],
) -> Result<Vec<Extension>, OcspError> {
    let Some(wrapped) = wrapped else {
        return Ok(Vec::new());
    };
    let extensions = read_extensions(wrapped).ok_or(OcspError::Unreadable)?;
    for (at, extension) in extensions.iter().enumerate() {
        let twice = extensions[..at].iter().any(|other| other.id == extension.id);
        if twice || extension.critical && !known.contains(&extension.id) {
            return Err(OcspError::Extension);
        }
    }
    Ok(extensions)
}

/// A `GeneralizedTime` as RFC 5280 section 4.1.2.5.2 has it.
fn generalized(time: Element<'_>) -> Result<i64, OcspError> {
    const GENERALIZED_TIME: u8 = 0x18;
    Some(time)
        .filter(|time| time.tag == GENERALIZED_TIME)
        .and_then(read_time)
        .ok_or(OcspError::Unreadable)
}
