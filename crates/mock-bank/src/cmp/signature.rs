//! Protection with a signature (RFC 9483 section 3.2): by the certificate that stands first in extraCerts,
//! whose subject is the sender and whose key identifier is the senderKID. It must be one that was issued
//! here and is good at this moment, by the bank's clock.

use der::asn1::{Any, AnyRef, ObjectIdentifier};
use der::{Decode as _, Encode as _};
use spki07::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use super::failure::{Failure, FailureInfo};
use super::message::Incoming;
use crate::Bank;
use crate::csr_policy::public_key::{self, ECDSA_SHA256, RSA_SHA256};
use crate::csr_policy::{Keys, Rejected};
use crate::hex::hex;
use crate::login::{Denied, standing};
use crate::store::certificates::{self, StoredCertificate};

/// Other names of what is a signature, but is not taken: ECDSA and RSA with other digests.
const OTHERS: [&str; 7] = [
    "1.2.840.10045.4.1",
    "1.2.840.10045.4.3.1",
    "1.2.840.10045.4.3.3",
    "1.2.840.10045.4.3.4",
    "1.2.840.113549.1.1.5",
    "1.2.840.113549.1.1.12",
    "1.2.840.113549.1.1.13",
];

/// A signature to be judged.
pub(super) struct Signed<'a> {
    pub algorithm: &'a AlgorithmIdentifierOwned,
    /// DER of `SEQUENCE { header, body }`.
    pub message: &'a [u8],
    pub signature: &'a [u8],
    /// The first of extraCerts.
    pub certificate: Option<&'a Any>,
}

/// Whether an algorithm in a header is one of signatures.
pub(super) fn is_signature(algorithm: &AlgorithmIdentifierOwned) -> bool {
    let oid = algorithm.oid.to_string();
    let taken = [ECDSA_SHA256, RSA_SHA256].iter().any(|taken| taken.to_string() == oid);
    taken || OTHERS.contains(&oid.as_str())
}

/// What the bank's own signatures are made with: ECDSA with SHA-256.
pub(super) fn algorithm() -> der07::Result<AlgorithmIdentifierOwned> {
    let oid = der07::asn1::ObjectIdentifier::from_bytes(ECDSA_SHA256.as_bytes())?;
    Ok(AlgorithmIdentifierOwned { oid, parameters: None })
}

/// Whose message this is: a certificate that was issued here, and whose key signed it. What became of it
/// is not looked at: see [`is_good`].
pub(super) async fn signer(
    bank: &Bank,
    incoming: &Incoming<'_>,
) -> Result<StoredCertificate, Failure> {
    let stranger =
        || Failure::new(FailureInfo::SignerNotTrusted, "the certificate was not issued here");
    let signed = incoming
        .signed()
        .ok_or_else(|| Failure::new(FailureInfo::WrongIntegrity, "a signature is expected"))?;
    let der = signed.certificate.ok_or_else(stranger)?.to_der()?;
    let certificate = Certificate::from_der(&der).map_err(|_| stranger())?;
    let serial = hex(certificate.tbs_certificate().serial_number().as_bytes());
    let mut tx = bank.ra.store.read().await?;
    let found = certificates::find(&mut tx, &serial).await?;
    drop(tx);
    let found = found.filter(|found| found.der == der).ok_or_else(stranger)?;
    judge_sender(incoming, &certificate)?;
    judge_signature(&signed, &certificate)?;
    Ok(found)
}

/// Whether the certificate that signed is good now. Only whoever has the key learns what became of it.
pub(super) fn is_good(bank: &Bank, signer: &StoredCertificate) -> Result<(), Failure> {
    standing(signer, bank.ra.clock.now()).map_err(not_good)
}

fn judge_sender(incoming: &Incoming<'_>, certificate: &Certificate) -> Result<(), Failure> {
    let tbs = certificate.tbs_certificate();
    let key_id = tbs.get_extension::<SubjectKeyIdentifier>();
    let key_id = key_id.ok().flatten().map(|(_, id)| id.0);
    let name = tbs.subject().to_der()?;
    if key_id.is_some_and(|id| incoming.is_from(&name, id.as_bytes())) {
        return Ok(());
    }
    let text = "sender and senderKID are not those of the certificate";
    Err(Failure::new(FailureInfo::BadMessageCheck, text))
}

fn judge_signature(signed: &Signed<'_>, certificate: &Certificate) -> Result<(), Failure> {
    let bad_algorithm =
        || Failure::new(FailureInfo::BadAlg, "the signature must be ECDSA or RSA with SHA-256");
    let oid = ObjectIdentifier::from_bytes(signed.algorithm.oid.as_bytes());
    let oid = oid.map_err(|_| bad_algorithm())?;
    if ![ECDSA_SHA256, RSA_SHA256].contains(&oid) {
        return Err(bad_algorithm());
    }
    let parameters = signed.algorithm.parameters.as_ref();
    let parameters =
        parameters.map(der07::Encode::to_der).transpose().map_err(|_| bad_algorithm())?;
    let parameters = parameters.as_deref().map(AnyRef::from_der).transpose()?;
    // OpenSSL leaves out the NULL that RFC 4055 section 5 wants beside RSA.
    let parameters = parameters.or((oid == RSA_SHA256).then_some(AnyRef::NULL));
    let key = certificate.tbs_certificate().subject_public_key_info();
    let key = public_key::read(key, Keys::P256OrRsa).map_err(|_| bad_algorithm())?;
    key.verify(oid, parameters, signed.message, signed.signature).map_err(|rejected| match rejected
    {
        Rejected::Algorithm => bad_algorithm(),
        _ => Failure::new(FailureInfo::BadMessageCheck, "the signature is wrong"),
    })
}

/// Why a certificate signs nothing.
fn not_good(denied: Denied) -> Failure {
    let text = denied.to_string();
    match denied {
        Denied::Revoked | Denied::Superseded => Failure::new(FailureInfo::CertRevoked, text),
        Denied::Suspended => Failure::coded(FailureInfo::CertRevoked, 5, text),
        Denied::Expired => Failure::coded(FailureInfo::SignerNotTrusted, 3, text),
        Denied::NotYetValid => Failure::coded(FailureInfo::SignerNotTrusted, 4, text),
        _ => Failure::new(FailureInfo::SignerNotTrusted, text),
    }
}
