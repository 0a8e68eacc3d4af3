//! From a certificate up to the trusted root (RFC 5280 section 6.1, for the algorithms, sizes and
//! policies that joint certificates use).

use der::oid::ObjectIdentifier;

use crate::certificate::{Certificate, KeyUsage, id};

/// Most certificates above the leaf.
pub const LONGEST: usize = 5;

const ANY_POLICY: &str = "2.5.29.32.0";

/// Extensions that are judged here or change nothing here. Any other critical one is refused; so
/// are critical name and policy constraints, which a joint certificate's chain does not have.
const UNDERSTOOD: [ObjectIdentifier; 5] =
    [id::KEY_USAGE, id::SUBJECT_ALT_NAME, id::BASIC_CONSTRAINTS, id::POLICIES, id::EXTENDED_USAGE];

/// Why a chain is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChainError {
    /// No chain, or more than [`LONGEST`] certificates in it.
    #[error("the chain is empty or too long")]
    Length,
    /// The last certificate is not the trusted root.
    #[error("the root is not the trusted one")]
    UntrustedRoot,
    /// A certificate is not by the next one in the chain: name, key identifier or signature.
    #[error("a certificate is not signed by the next one")]
    NotSigned,
    /// An authority in the chain may not sign this certificate: not an authority, too deep, without
    /// the usage for it or the policy.
    #[error("an authority was not allowed to sign")]
    NotAllowed,
    /// An authority in the chain is not valid at this time.
    #[error("an authority is not valid now")]
    NotValidNow,
    /// The leaf is itself an authority.
    #[error("the certificate is an authority's")]
    NotALeaf,
    /// A critical extension that is not understood, or one that is there twice or malformed.
    #[error("an extension is not understood")]
    Extension,
}

/// Orders certificates from a pool into the chain above `leaf`, issuer first, up to a self-issued
/// one. What does not belong is left out; the result is still to be verified.
pub fn build(leaf: &Certificate, pool: &[Certificate]) -> Vec<Certificate> {
    let mut chain: Vec<Certificate> = Vec::new();
    while chain.len() < LONGEST {
        let last = chain.last().unwrap_or(leaf);
        if !chain.is_empty() && last.issuer() == last.subject() {
            break;
        }
        let issuer = last.issuer();
        let next = pool.iter().find(|candidate| {
            candidate.subject() == issuer
                && is_identified(last, candidate)
                && last.is_signed_by(candidate)
                && !chain.contains(candidate)
        });
        match next {
            Some(next) => chain.push(next.clone()),
            None => break,
        }
    }
    chain
}

/// Verifies the chain above `leaf`, issuer first, root last, at the time `now` (seconds since
/// 1970-01-01T00:00:00Z). The validity of the leaf itself is not judged: see
/// [`Certificate::is_valid_at`].
pub fn verify(
    leaf: &Certificate,
    chain: &[Certificate],
    root_sha256: &[u8; 32],
    now: i64,
) -> Result<(), ChainError> {
    let root = chain.last().filter(|_| chain.len() <= LONGEST).ok_or(ChainError::Length)?;
    if root.fingerprint() != *root_sha256 {
        return Err(ChainError::UntrustedRoot);
    }
    check_extensions(leaf)?;
    let constraints = leaf.basic_constraints().map_err(|_| ChainError::Extension)?;
    if constraints.is_some_and(|constraints| constraints.ca) {
        return Err(ChainError::NotALeaf);
    }
    // The root signs itself: that is checked like any other link.
    let signed = std::iter::once(leaf).chain(chain);
    let signers = chain.iter().chain([root]);
    for (depth, (certificate, issuer)) in signed.zip(signers).enumerate() {
        check_link(certificate, issuer)?;
        if depth < chain.len() {
            check_authority(issuer, depth, now)?;
        }
    }
    let below_root = chain.len().saturating_sub(1);
    check_policies(leaf, &chain[..below_root])
}

/// Name, key identifier and signature of one step.
pub(crate) fn check_link(
    certificate: &Certificate,
    issuer: &Certificate,
) -> Result<(), ChainError> {
    let name = certificate.issuer();
    // An empty SEQUENCE: a name without any part names nobody.
    let named = name.len() > 2 && name == issuer.subject();
    if named && is_identified(certificate, issuer) && certificate.is_signed_by(issuer) {
        Ok(())
    } else {
        Err(ChainError::NotSigned)
    }
}

/// Whether the key identifiers speak for this issuer, or say nothing.
fn is_identified(certificate: &Certificate, issuer: &Certificate) -> bool {
    match (certificate.authority_key_identifier(), issuer.subject_key_identifier()) {
        (Some(wanted), Some(found)) => wanted == found,
        _ => true,
    }
}

/// Whether a certificate may sign others, with `below` authorities between it and the leaf.
fn check_authority(issuer: &Certificate, below: usize, now: i64) -> Result<(), ChainError> {
    check_extensions(issuer)?;
    if !issuer.is_valid_at(now) {
        return Err(ChainError::NotValidNow);
    }
    let constraints = issuer.basic_constraints().map_err(|_| ChainError::Extension)?;
    let usage = issuer.key_usage().map_err(|_| ChainError::Extension)?;
    let is_authority = constraints.is_some_and(|constraints| {
        let deep_enough = constraints.path_length.is_none_or(|most| usize::from(most) >= below);
        constraints.critical && constraints.ca && deep_enough
    });
    let may_sign = usage.is_some_and(|usage| usage.bits & KeyUsage::CERTIFICATE_SIGN != 0);
    if is_authority && may_sign && issuer.is_v3() { Ok(()) } else { Err(ChainError::NotAllowed) }
}

/// No extension twice, no critical one that is not understood.
pub(crate) fn check_extensions(certificate: &Certificate) -> Result<(), ChainError> {
    let extensions = certificate.extensions();
    for (at, extension) in extensions.iter().enumerate() {
        let twice = extensions[..at].iter().any(|other| other.id == extension.id);
        let unknown = extension.critical && !UNDERSTOOD.contains(&extension.id);
        if twice || unknown || extension.id == id::NAME_CONSTRAINTS {
            return Err(ChainError::Extension);
        }
    }
    Ok(())
}

/// Every policy of the leaf is one that each authority below the root was given. The root is
/// trusted as it is.
fn check_policies(leaf: &Certificate, authorities: &[Certificate]) -> Result<(), ChainError> {
    let wanted = leaf.policies();
    let allowed = authorities.iter().all(|authority| {
        let given = authority.policies();
        let any = given.iter().any(|policy| policy == ANY_POLICY);
        any || wanted.iter().all(|policy| given.contains(policy))
    });
    if allowed { Ok(()) } else { Err(ChainError::NotAllowed) }
}
