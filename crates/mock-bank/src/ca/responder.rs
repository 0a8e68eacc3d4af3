//! Who signs OCSP responses (RFC 6960 section 4.2.2.2): a key of its own for each issuing authority, with a
//! certificate of a few days by that authority. It is kept in memory only, and changed before it ends.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use der::Decode as _;
use p256::ecdsa::SigningKey;
use x509_cert::Certificate;

use super::profile::{self, Shape};
use super::{Authority, AuthorityError, Signer, keys, name};
use crate::authorities::IssuingAuthority;

/// Seconds for which a signer's certificate is valid. Nobody can revoke it, so they are few.
const LIFETIME: i64 = 3 * 24 * 60 * 60;
/// Seconds before its end in which it signs nothing more: more than a response lives.
const LAST: i64 = 24 * 60 * 60;
/// Seconds that a client's clock may be behind.
const BEHIND: i64 = 60 * 60;

/// The signers of this moment.
#[derive(Default)]
pub(crate) struct Responders(Mutex<BTreeMap<IssuingAuthority, Arc<Signer>>>);

/// What a certificate of a signer is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What RFC 6960 asks for.
    Right,
    /// Without id-kp-OCSPSigning: a fault to be found.
    NoUsage,
    /// Signed by its own key instead of the authority's: a fault to be found.
    Stranger,
}

impl Authority {
    /// Whoever signs OCSP responses for an issuing authority at this time.
    pub fn responder(
        &self,
        authority: IssuingAuthority,
        now: i64,
    ) -> Result<Arc<Signer>, AuthorityError> {
        let mut signers = self.responders.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh =
            |signer: &&Arc<Signer>| (signer.not_before()..signer.not_after() - LAST).contains(&now);
        if let Some(signer) = signers.get(&authority).filter(fresh) {
            return Ok(Arc::clone(signer));
        }
        let signer = Arc::new(self.make_responder(authority, now, Kind::Right)?);
        signers.insert(authority, Arc::clone(&signer));
        Ok(signer)
    }

    /// A fresh key and its certificate.
    pub(crate) fn make_responder(
        &self,
        authority: IssuingAuthority,
        now: i64,
        kind: Kind,
    ) -> Result<Signer, AuthorityError> {
        let issuer = self.issuing(authority);
        let key = SigningKey::from(keys::make_key());
        let public = profile::public_key(&key)?;
        let common_name = format!("{} OCSP", authority.common_name());
        let shape = Shape {
            subject: name::authority(authority.organization(), &common_name)?,
            issuer: issuer.certificate.tbs_certificate().subject().clone(),
            extensions: profile::responder_extensions(&public, issuer, kind != Kind::NoUsage)?,
        };
        let not_before = (now - BEHIND).max(issuer.not_before());
        let not_after = (now + LIFETIME).min(issuer.not_after());
        let signing = if kind == Kind::Stranger { &key } else { &issuer.key };
        let plan = profile::plan(shape, public, not_before, not_after, signing)?;
        let der = profile::sign(&plan.tbs, signing)?;
        let certificate = Certificate::from_der(&der)?;
        Ok(Signer { key, der, certificate })
    }
}
