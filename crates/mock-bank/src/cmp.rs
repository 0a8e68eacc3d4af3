//! Certificates by CMP: `p10cr`/`cp`, `certConf`/`pkiConf` and `error` (RFC 9810, in the profile of
//! RFC 9483), protected by a password-based MAC: the senderKID is the reference number, the shared
//! secret the authorization code, which therefore never travels.

pub mod confirm;
pub mod failure;
pub mod issue;
pub mod lie;
pub mod message;
pub mod protection;

use der::Encode as _;

use crate::Bank;
use crate::audit::{self, Event};
use crate::authorities::IssuingAuthority;
use crate::config::CODE_TRIES;
use crate::store::enrollments::{self, Enrollment};
use failure::{Failure, FailureInfo};
use message::{Answer, Body, Incoming, Protector};
use zeroize::Zeroizing;

/// Someone who knows the authorization code of an enrollment.
pub struct Known {
    /// The enrollment.
    pub enrollment: Enrollment,
    /// 인가코드
    code: Zeroizing<String>,
}

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
    let known = match authenticate(bank, &incoming).await {
        Ok(known) => known,
        // Without the code there is nothing to protect the answer with.
        Err(failure) => {
            refused(&failure);
            return message::encode_refusal(&failure, Some(&incoming), None, &sender, now);
        }
    };
    let protector = Protector { code: known.code.as_bytes() };
    match act(bank, &incoming, &known).await {
        Ok(answer) => message::encode(&answer, &incoming, &protector, &sender, now),
        Err(failure) => {
            refused(&failure);
            message::encode_refusal(&failure, Some(&incoming), Some(&protector), &sender, now)
        }
    }
}

async fn act(bank: &Bank, incoming: &Incoming<'_>, known: &Known) -> Result<Answer, Failure> {
    match incoming.body() {
        Body::P10cr(csr) => issue::certificate(bank, incoming, known, csr).await,
        Body::CertConf(content) => confirm::confirmation(bank, incoming, known, content).await,
        Body::Other => {
            Err(Failure::new(FailureInfo::BadRequest, "only p10cr and certConf are served"))
        }
    }
}

/// Finds the enrollment of the reference number and checks the MAC with its code. An unknown number
/// and a wrong code look alike, and both cost the same computation. A number that was tried wrongly
/// too often stops working.
async fn authenticate(bank: &Bank, incoming: &Incoming<'_>) -> Result<Known, Failure> {
    let wrong = || {
        Failure::new(
            FailureInfo::BadMessageCheck,
            "the message is not protected with the right code",
        )
    };
    let mut tx = bank.ra.store.read().await?;
    let reference = incoming.reference().ok_or_else(wrong)?;
    let found = enrollments::by_reference(&mut tx, &reference).await?;
    drop(tx);
    let Some(found) = found else {
        incoming.check(b"no such reference number")?;
        return Err(wrong());
    };
    // Behind the lock of a writer: calls at once cannot try more often than the limit.
    let mut tx = bank.ra.store.write().await?;
    let mut enrollment = enrollments::lock(&mut tx, &found.id).await?.ok_or_else(wrong)?;
    let code = bank.ra.code_of(&enrollment)?.ok_or_else(wrong)?;
    let right = incoming.check(code.as_bytes())?;
    if !right || enrollment.code_failures >= CODE_TRIES {
        enrollment.code_failures = (enrollment.code_failures + 1).min(CODE_TRIES);
        enrollments::save(&mut tx, &enrollment).await?;
        audit::record(&mut tx, bank.ra.clock.now(), &Event::CodeWrong, &enrollment);
        crate::store::commit(tx).await?;
        return Err(wrong());
    }
    Ok(Known { enrollment, code })
}

fn refused(failure: &Failure) {
    tracing::info!(failure = ?failure.info, "cmp refused: {}", failure.text);
}
