//! Protection with a signature (RFC 9483 section 3.2): the sender is the subject of the certificate that
//! stands first in extraCerts, senderKID its subject key identifier.

use der::oid::ObjectIdentifier;

use super::{CmpError, header::Header, message::Message};
use crate::{
    asn1::{NULL, OID, SEQUENCE, element},
    certificate::{Certificate, ECDSA_SHA256, KeyUsage},
    chain,
    private_key::Algorithm,
};

/// `sha256WithRSAEncryption`, 1.2.840.113549.1.1.11 (RFC 8017 appendix A.2.4)
const RSA_SHA256: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
/// `id-kp-cmcCA` and `id-kp-cmcRA` (RFC 6402 section 2.10): who may answer for an authority (RFC 9810
/// section 4.5).
const CMC: [ObjectIdentifier; 2] = [
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.27"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.28"),
];

/// Whose key signs our messages.
#[derive(Clone, Debug)]
pub struct Signer {
    /// Its certificate.
    pub certificate: Certificate,
    /// From its issuer up to the root.
    pub chain: Vec<Certificate>,
    /// What kind of key it is.
    pub algorithm: Algorithm,
}

impl Signer {
    /// The `AlgorithmIdentifier`; `None` if keys of this kind do not sign here.
    pub(super) fn protection(&self) -> Option<Vec<u8>> {
        match self.algorithm {
            Algorithm::P256 => Some(ECDSA_SHA256.to_vec()),
            Algorithm::Rsa { .. } => {
                Some(element(SEQUENCE, &[&element(OID, &[&RSA_SHA256]), &element(NULL, &[])]))
            }
            _ => None,
        }
    }

    /// extraCerts: the signer's own first, then those above it, without the root.
    pub(super) fn certificates(&self) -> Vec<&[u8]> {
        let above = self.chain.iter().filter(|one| one.subject() != one.issuer());
        std::iter::once(&self.certificate).chain(above).map(Certificate::der).collect()
    }
}

/// Whether somebody signed `message` who may answer for an authority below this root, at the time `now`.
/// `known` are certificates that are at hand to get from one to the other.
pub(super) fn verify<'k>(
    message: &Message<'_>,
    header: &Header<'_>,
    known: impl Iterator<Item = &'k Certificate>,
    root_sha256: &[u8; 32],
    now: i64,
) -> Result<(), CmpError> {
    let algorithm = header.protection.ok_or(CmpError::Unprotected)?;
    let signature = message.protection.ok_or(CmpError::Unprotected)?;
    let sent = message.extra_certificates.iter().filter_map(|der| Certificate::parse(der).ok());
    let mut pool: Vec<Certificate> = sent.collect();
    let signer = pool.first().cloned().filter(|signer| signer.subject() == header.sender);
    let signer = signer.ok_or(CmpError::Unprotected)?;
    pool.extend(known.cloned());
    let chain = chain::build(&signer, &pool);
    let believed = chain::verify(&signer, &chain, root_sha256, now).is_ok()
        && signer.is_valid_at(now)
        && may_answer(&signer);
    let holds = algorithm == ECDSA_SHA256 && signer.verifies(&message.protected_part(), signature);
    if believed && holds { Ok(()) } else { Err(CmpError::Unprotected) }
}

fn may_answer(signer: &Certificate) -> bool {
    let usage = signer.key_usage().ok().flatten();
    let signs = usage.is_some_and(|usage| usage.bits & KeyUsage::DIGITAL_SIGNATURE != 0);
    signs && signer.extended_usages().iter().any(|usage| CMC.contains(usage))
}
