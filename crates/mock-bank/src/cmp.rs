//! Certificates by CMP: `p10cr`/`cp`, `certConf`/`pkiConf`, `rr`/`rp`, `genm`/`genp` and `error` (RFC 9810,
//! in the profile of RFC 9483).
//!
//! Who has no certificate yet protects messages with a password-based MAC: the senderKID is the reference
//! number, the shared secret the authorization code, which therefore never travels. Who has one signs with
//! it. Answers are protected in the same way: see [`crate::ca::cmp_signer`].

pub mod confirm;
pub mod failure;
pub mod information;
pub mod issue;
pub mod lie;
pub mod message;
pub mod protection;
pub mod revoke;
pub mod signature;
pub mod template;
mod update;

use der::Encode as _;

use crate::Bank;
use crate::authorities::IssuingAuthority;
use crate::ra::authorization::Known;
use crate::store::certificates::StoredCertificate;
use failure::{Failure, FailureInfo};
use message::{Answer, Body, Incoming, Protector};

/// Answers one message. Every answer is a message too; refusals are `error` bodies.
pub async fn answer(bank: &Bank, bytes: &[u8]) -> Result<Vec<u8>, der::Error> {
    let now = bank.ra.clock.now();
    // Whoever signs the certificate, it is the bank that answers.
    let own = bank.authority.issuing(IssuingAuthority::Bank);
    let sender = own.certificate.tbs_certificate().subject().to_der()?;
    let incoming = match Incoming::parse(bytes) {
        Ok(incoming) => incoming,
        Err(failure) => return message::encode_refusal(&failure, None, None, &sender, now),
    };
    if incoming.signed().is_some() {
        return answer_signed(bank, &incoming, now).await;
    }
    let known = match authenticate(bank, &incoming).await {
        Ok(known) => known,
        // Without the code there is nothing to protect the answer with.
        Err(failure) => {
            refused(&failure);
            return message::encode_refusal(&failure, Some(&incoming), None, &sender, now);
        }
    };
    let protector = Protector::Code(known.code.as_bytes());
    match act(bank, &incoming, &known).await {
        Ok(answer) => message::encode(&answer, &incoming, &protector, &sender, now),
        Err(failure) => {
            refused(&failure);
            message::encode_refusal(&failure, Some(&incoming), Some(&protector), &sender, now)
        }
    }
}

/// Answers a message that claims to be signed, with a signature: whoever asked can check that, known or not.
async fn answer_signed(
    bank: &Bank,
    incoming: &Incoming<'_>,
    now: i64,
) -> Result<Vec<u8>, der::Error> {
    let signer = bank.authority.cmp_signer(now).map_err(|error| {
        tracing::error!(%error, "nobody signs CMP answers");
        der::Error::from(der::ErrorKind::Failed)
    })?;
    let sender = signer.certificate.tbs_certificate().subject().to_der()?;
    let issuer = &bank.authority.issuing(IssuingAuthority::Bank).der;
    let protector = Protector::Signer { signer: &signer, issuer };
    let answered = match signature::signer(bank, incoming).await {
        Ok(certificate) => act_signed(bank, incoming, &certificate).await,
        Err(failure) => Err(failure),
    };
    match answered {
        Ok(answer) => message::encode(&answer, incoming, &protector, &sender, now),
        Err(failure) => {
            refused(&failure);
            message::encode_refusal(&failure, Some(incoming), Some(&protector), &sender, now)
        }
    }
}

/// What somebody who signed with this certificate asks for.
async fn act_signed(
    bank: &Bank,
    incoming: &Incoming<'_>,
    signer: &StoredCertificate,
) -> Result<Answer, Failure> {
    match incoming.body() {
        Body::Kur(content) => update::update(bank, incoming, signer, content).await,
        Body::CertConf(content) => update::confirmation(bank, incoming, signer, content).await,
        Body::Rr(content) => {
            signature::is_good(bank, signer)?;
            revoke::revocation(bank, signer, incoming.transaction_id(), content).await
        }
        Body::Genm(content) => {
            signature::is_good(bank, signer)?;
            information::information(bank, signer.authority, content).await
        }
        _ => Err(Failure::new(
            FailureInfo::BadRequest,
            "this is not served for messages that are signed",
        )),
    }
}

async fn act(bank: &Bank, incoming: &Incoming<'_>, known: &Known) -> Result<Answer, Failure> {
    match incoming.body() {
        Body::P10cr(csr) => issue::certificate(bank, incoming, known, csr).await,
        Body::CertConf(content) => {
            confirm::confirmation(bank, incoming, &known.enrollment, content).await
        }
        Body::Genm(content) if information::is_public(content) => {
            let authority = known.enrollment.authority.unwrap_or(IssuingAuthority::Bank);
            information::information(bank, authority, content).await
        }
        Body::Genm(content) => template::template(bank, known, content).await,
        Body::Rr(_) => Err(Failure::new(
            FailureInfo::WrongIntegrity,
            "a revocation is signed by the certificate that it is about",
        )),
        Body::Kur(_) => Err(Failure::new(
            FailureInfo::WrongIntegrity,
            "a renewal is signed by the certificate that it renews",
        )),
        Body::Other => Err(Failure::new(
            FailureInfo::BadRequest,
            "p10cr, kur, certConf, rr and genm are served",
        )),
    }
}

/// Checks the MAC with the code of the reference number.
async fn authenticate(bank: &Bank, incoming: &Incoming<'_>) -> Result<Known, Failure> {
    let wrong = || {
        Failure::new(
            FailureInfo::BadMessageCheck,
            "the message is not protected with the right code",
        )
    };
    let reference = incoming.reference().ok_or_else(wrong)?;
    let claim = incoming.claim()?;
    bank.ra.known(&reference, move |code| claim.fits(code)).await?.ok_or_else(wrong)
}

fn refused(failure: &Failure) {
    tracing::info!(failure = ?failure.info, "cmp refused: {}", failure.text);
}
