//! Who signs CMP answers to messages that are signed: a key in memory with a certificate of a few days by the
//! bank's own authority, for id-kp-cmcRA (RFC 9810 section 4.5). An authority's key itself is not for that.

use std::sync::{Arc, Mutex, PoisonError};

use der::Decode as _;
use p256::ecdsa::SigningKey;
use x509_cert::Certificate;

use super::profile::{self, Shape};
use super::{Authority, AuthorityError, Signer, keys, links, name};
use crate::authorities::IssuingAuthority;

/// Seconds for which its certificate is valid.
const LIFETIME: i64 = 3 * 24 * 60 * 60;
/// Seconds before its end in which it signs nothing more.
const LAST: i64 = 24 * 60 * 60;
/// Seconds that a client's clock may be behind.
const BEHIND: i64 = 24 * 60 * 60;

const COMMON_NAME: &str = "모의은행 등록대행 CMP (TEST)";

/// The signer of this moment.
#[derive(Default)]
pub(crate) struct CmpSigner(Mutex<Option<Arc<Signer>>>);

impl Authority {
    /// Whoever signs CMP answers at this time.
    pub fn cmp_signer(&self, now: i64) -> Result<Arc<Signer>, AuthorityError> {
        let mut current = self.cmp_signer.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh =
            |signer: &&Arc<Signer>| (signer.not_before()..signer.not_after() - LAST).contains(&now);
        if let Some(signer) = current.as_ref().filter(fresh) {
            return Ok(Arc::clone(signer));
        }
        let issuer = self.issuing(IssuingAuthority::Bank);
        let key = SigningKey::from(keys::make_key());
        let public = profile::public_key(&key)?;
        let crl = links::list(&self.public_url, IssuingAuthority::Bank.list());
        let shape = Shape {
            subject: name::authority(IssuingAuthority::Bank.organization(), COMMON_NAME)?,
            issuer: issuer.certificate.tbs_certificate().subject().clone(),
            extensions: profile::cmp_signer_extensions(&public, issuer, &crl)?,
        };
        let not_before = (now - BEHIND).max(issuer.not_before());
        let not_after = (now + LIFETIME).min(issuer.not_after());
        let plan = profile::plan(shape, public, not_before, not_after, &issuer.key)?;
        let der = profile::sign(&plan.tbs, &issuer.key)?;
        let certificate = Certificate::from_der(&der)?;
        let signer = Arc::new(Signer { key, der, certificate });
        *current = Some(Arc::clone(&signer));
        Ok(signer)
    }
}
