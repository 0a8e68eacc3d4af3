//! `genm` → `genp`: what everybody may know (RFC 9483 section 4.3): the certificates of the authorities, and
//! the revocation list of one.

use der::asn1::{Any, ObjectIdentifier};
use der::{Decode as _, Encode as _};

use super::failure::{Failure, FailureInfo};
use super::message::Answer;
use super::template::{GENP, InfoTypeAndValue};
use crate::Bank;
use crate::authorities::IssuingAuthority;
use crate::ca::crl::Which;
use crate::secrets::random;

/// `id-it-caCerts` (RFC 9483 section 4.3.1)
const CA_CERTIFICATES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.4.17");
/// `id-it-currentCRL` (RFC 9810 section 5.3.19.6)
const CURRENT_LIST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.4.6");

/// Whether nothing else is asked for.
pub(super) fn is_public(content: &[u8]) -> bool {
    let asked = Vec::<InfoTypeAndValue>::from_der(content).unwrap_or_default();
    let known = |info: &InfoTypeAndValue| [CA_CERTIFICATES, CURRENT_LIST].contains(&info.kind);
    !asked.is_empty() && asked.iter().all(known)
}

/// Answers what is asked for; `authority` is the one whose list is meant.
pub(super) async fn information(
    bank: &Bank,
    authority: IssuingAuthority,
    content: &[u8],
) -> Result<Answer, Failure> {
    let unreadable =
        |_| Failure::new(FailureInfo::BadDataFormat, "the general message cannot be read");
    let asked = Vec::<InfoTypeAndValue>::from_der(content).map_err(unreadable)?;
    let mut infos: Vec<InfoTypeAndValue> = Vec::new();
    for InfoTypeAndValue { kind, .. } in asked {
        // An answer is not to be a multiple of the question.
        if infos.iter().any(|info| info.kind == kind) {
            let text = "each kind is asked for only once";
            return Err(Failure::new(FailureInfo::BadRequest, text));
        }
        let value = match kind {
            CA_CERTIFICATES => certificates(bank)?,
            CURRENT_LIST => Any::from_der(&list(bank, authority).await?)?,
            _ => {
                let text = "only caCerts and currentCRL are known";
                return Err(Failure::new(FailureInfo::BadRequest, text));
            }
        };
        infos.push(InfoTypeAndValue { kind, value: Some(value) });
    }
    Ok(Answer {
        body: super::message::tagged(GENP, &infos)?,
        extra_certs: Vec::new(),
        nonce: random(),
        implicit_confirm: false,
    })
}

/// `CaCertsValue ::= SEQUENCE SIZE (1..MAX) OF CMPCertificate`
fn certificates(bank: &Bank) -> Result<Any, Failure> {
    let issuers = IssuingAuthority::ALL.map(|authority| &bank.authority.issuing(authority).der);
    let all = issuers.into_iter().chain([&bank.authority.root.der]);
    let all = all.map(|der| Any::from_der(der)).collect::<der::Result<Vec<Any>>>()?;
    Ok(Any::from_der(&all.to_der()?)?)
}

async fn list(bank: &Bank, authority: IssuingAuthority) -> Result<Vec<u8>, Failure> {
    let now = bank.ra.clock.now();
    let list = bank.authority.crl(Which::Issuing(authority), &bank.ra.store, now).await;
    list.map_err(|error| {
        tracing::error!(%error, "no revocation list");
        Failure::new(FailureInfo::SystemFailure, "the bank failed; nothing was changed")
    })
}
