//! A response that was kept: it says what was so when it was made.

use super::{
    Answer, Hash, NONCE, OcspError, SKEW, Wanted, answer, basic_of, generalized, signer, single,
    understood,
};
use crate::{
    certificate::{Certificate, ECDSA_SHA256},
    ocsp::{response::Data, single_response::SingleResponse},
};

/// Verifies a response to a request that is not known any more, and tells what it says of a certificate.
/// `issuer` is believed, see [`crate::chain`]. That it is from the time it says is the word of whoever
/// signed it.
pub fn recorded(
    response: &[u8],
    certificate: &Certificate,
    issuer: &Certificate,
) -> Result<Answer, OcspError> {
    let basic = basic_of(response)?;
    let data = Data::read(basic.data.content).ok_or(OcspError::Unreadable)?;
    let produced_at = generalized(data.produced_at)?;
    let mut singles = data.singles;
    let mut all = Vec::new();
    while !singles.is_empty() {
        all.push(SingleResponse::read(&mut singles).ok_or(OcspError::Unreadable)?);
    }
    let wanted = |hash| single(&Wanted::new(certificate, issuer, hash), &all);
    let found = match wanted(Hash::Sha1) {
        Err(OcspError::OtherCertificate | OcspError::OtherIssuer) => wanted(Hash::Sha256),
        found => found,
    }?;
    let signer = signer::find(data.responder, basic.certificates, issuer, produced_at)?;
    if basic.algorithm.whole != ECDSA_SHA256 {
        return Err(OcspError::Algorithm);
    }
    let signature = basic.signature.strip_prefix(&[0]).ok_or(OcspError::Signature)?;
    if !signer.verifies(basic.data.whole, signature) {
        return Err(OcspError::Signature);
    }
    understood(data.extensions, &[NONCE])?;
    if data.version != [0] {
        return Err(OcspError::Unreadable);
    }
    let answer = answer(found)?;
    if answer.this_update > produced_at.saturating_add(SKEW) {
        return Err(OcspError::NotYet);
    }
    Ok(answer)
}
