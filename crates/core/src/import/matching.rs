//! Which key is for which certificate, and which certificates stand above it.

use super::{
    Identity, ImportError, Opened, Usage,
    contents::{Contents, FoundCertificate, FoundKey},
};
use crate::{
    certificate::{Certificate, KeyUsage},
    chain,
    private_key::PrivateKey,
};

/// Most certificates of one name whose signatures are tried: each costs time.
const MOST_NAMESAKES: usize = 4;

/// Puts together what belongs together, by the public key.
pub(super) fn put_together(contents: Contents) -> Result<Opened, ImportError> {
    let Contents { keys, certificates, failures, without_integrity } = contents;
    let publics: Vec<Vec<u8>> = keys.iter().map(|found| found.key.public_key_info()).collect();
    let key_of = |certificate: &Certificate| {
        let public = certificate.public_key_info();
        keys.iter().zip(&publics).find(|(_, own)| *own == public).map(|(found, _)| found)
    };
    let identities: Vec<Identity> = certificates
        .iter()
        .filter_map(|found| identity(key_of(&found.certificate)?, found, &certificates))
        .collect();
    if identities.is_empty() {
        return Err(reason(&Contents { keys, certificates, failures, without_integrity }));
    }
    let used = |certificate: &Certificate| {
        identities.iter().any(|identity| {
            identity.certificate == *certificate || identity.chain.contains(certificate)
        })
    };
    let has_certificate = |public: &&Vec<u8>| {
        certificates.iter().any(|found| found.certificate.public_key_info() == public.as_slice())
    };
    Ok(Opened {
        certificates_without_key: certificates
            .iter()
            .map(|found| &found.certificate)
            .filter(|certificate| !used(certificate))
            .cloned()
            .collect(),
        keys_without_certificate: publics.iter().filter(|public| !has_certificate(public)).count(),
        identities,
        failures,
        without_integrity,
    })
}

/// Why there is no certificate with its key.
fn reason(contents: &Contents) -> ImportError {
    let errors = || contents.failures.iter().map(|failure| &failure.error);
    let foreign = |error: &&ImportError| matches!(error, ImportError::Foreign(_));
    if let Some(error) = errors().find(|error| !foreign(error)) {
        return error.clone();
    }
    match (contents.keys.as_slice(), contents.certificates.as_slice()) {
        ([], []) => errors().next().cloned().unwrap_or(ImportError::Nothing),
        ([], _) => ImportError::NoKey,
        (_, []) => ImportError::NoCertificate,
        _ => ImportError::AnotherKey,
    }
}

fn identity(
    key: &FoundKey,
    leaf: &FoundCertificate,
    pool: &[FoundCertificate],
) -> Option<Identity> {
    let mut sources = vec![key.source.clone()];
    if leaf.source != key.source {
        sources.push(leaf.source.clone());
    }
    Some(Identity {
        // A key may have several certificates: an old one and its renewal.
        key: PrivateKey::read(&key.key.to_pkcs8()).ok()?,
        certificate: leaf.certificate.clone(),
        chain: chain_above(&leaf.certificate, pool),
        protection: key.protection.clone(),
        usage: usage(&leaf.certificate, &sources),
        sources,
        friendly_name: key.friendly_name.clone().or_else(|| leaf.friendly_name.clone()),
    })
}

/// The issuer and those above it, up to a self-issued one. By names and key identifiers: most
/// authorities sign with RSA, which is not verified here.
fn chain_above(leaf: &Certificate, pool: &[FoundCertificate]) -> Vec<Certificate> {
    let mut above: Vec<Certificate> = Vec::new();
    while above.len() < chain::LONGEST {
        let last = above.last().unwrap_or(leaf);
        if last.issuer() == last.subject() {
            break;
        }
        let wanted = last.authority_key_identifier();
        let issuers = || {
            let all = pool.iter().map(|found| &found.certificate);
            all.filter(|candidate| {
                let found = candidate.subject_key_identifier();
                let identified = wanted.is_none() || found.is_none() || wanted == found;
                candidate.subject() == last.issuer() && identified && !above.contains(candidate)
            })
            .take(MOST_NAMESAKES)
        };
        let signer = issuers().find(|candidate| last.is_signed_by(candidate));
        match signer.or_else(|| issuers().next()) {
            Some(next) => above.push(next.clone()),
            None => break,
        }
    }
    above
}

/// Each once, and before those that issued it, as far as the names tell.
pub(super) fn in_order(certificates: Vec<Certificate>) -> Vec<Certificate> {
    let issued = |issuer: &Certificate| {
        let by_it = |other: &Certificate| other != issuer && other.issuer() == issuer.subject();
        certificates.iter().any(by_it)
    };
    let leaves = certificates.iter().filter(|certificate| !issued(certificate));
    let mut ordered: Vec<Certificate> = Vec::with_capacity(certificates.len());
    // Those that go round in a circle have no leaf: they follow as they came.
    for certificate in leaves.chain(&certificates) {
        let mut next = Some(certificate).filter(|next| !ordered.contains(next));
        while let Some(one) = next {
            ordered.push(one.clone());
            next = certificates
                .iter()
                .find(|above| above.subject() == one.issuer() && !ordered.contains(above));
        }
    }
    ordered
}

/// By the usage in the certificate; only if it has none, by the names that NPKI gives the files.
fn usage(certificate: &Certificate, sources: &[String]) -> Usage {
    const SIGNING: u16 = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::NON_REPUDIATION;
    let encryption = match certificate.key_usage() {
        Ok(Some(usage)) => usage.bits & SIGNING == 0,
        Ok(None) | Err(_) => sources.iter().all(|source| {
            let name = source.rsplit('/').next().unwrap_or(source);
            name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("km"))
        }),
    };
    if encryption { Usage::Encryption } else { Usage::Signing }
}
