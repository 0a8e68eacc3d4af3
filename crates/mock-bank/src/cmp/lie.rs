//! Untruths in a `cp`, for tests of clients. Nothing of this is stored.

use der::{Decode as _, Encode as _};
use p256::pkcs8::EncodePublicKey as _;
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectAltName;
use x509_cert::ext::pkix::name::GeneralName;

use super::failure::{Failure, FailureInfo};
use super::issue::Chain;
use crate::Bank;
use crate::ca::links::Links;
use crate::ca::profile::{Leaf, plan_leaf, sign, unix};
use crate::ca::{Authority, AuthorityError, keys, name};
use crate::faults::Lie;
use crate::hex::hex;
use crate::secrets::random;
use crate::store::enrollments::Enrollment;
use crate::store::people;

const YEAR: i64 = 365 * 24 * 60 * 60;

/// The chain to send instead of the honest one.
pub(super) async fn told(
    bank: &Bank,
    lie: Lie,
    honest: &Chain,
    enrollment: &Enrollment,
) -> Result<Chain, Failure> {
    let mut tx = bank.ra.store.read().await?;
    let basis = crate::issuing::basis(&mut tx, enrollment).await?;
    let other =
        people::all(&mut tx).await?.into_iter().find(|customer| customer.id != basis.customer.id);
    drop(tx);
    let build = || -> Result<Chain, AuthorityError> {
        let certificate = Certificate::from_der(&honest.leaf)?;
        let tbs = certificate.tbs_certificate();
        let mut subject = tbs.subject().to_der()?;
        let mut key = tbs.subject_public_key_info().to_der()?;
        let mut vid = tbs.get_extension::<SubjectAltName>()?.and_then(|(_, names)| first(names));
        let mut not_before = unix(tbs.validity().not_before);
        let mut not_after = unix(tbs.validity().not_after);
        let mut foreign = None;
        match lie {
            Lie::OtherKey => {
                let document = keys::make_key().public_key().to_public_key_der();
                key = document.map_err(x509_cert::builder::Error::from)?.into_vec();
            }
            Lie::OtherName => {
                if let Some(other) = &other {
                    subject = name::subject(other, basis.authority)?;
                }
            }
            Lie::Expired => {
                not_after = not_before - 1;
                not_before -= YEAR;
            }
            Lie::NoVid => vid = None,
            Lie::OtherRoot => foreign = Some(stranger(&bank.authority.public_url, not_before)?),
        }
        let authority = foreign.as_ref().unwrap_or(&bank.authority);
        let leaf = Leaf {
            subject: &subject,
            key: &key,
            policy: basis.policy,
            vid,
            not_before,
            not_after,
            links: &Links::new(basis.authority, &authority.public_url),
        };
        let signer = authority.issuing(basis.authority);
        let plan = plan_leaf(&leaf, signer)?;
        Ok(Chain {
            leaf: sign(&plan.tbs, &signer.key)?,
            issuer: signer.der.clone(),
            root: authority.root.der.clone(),
        })
    };
    build().map_err(|_| Failure::new(FailureInfo::SystemFailure, "the bank failed to lie"))
}

/// An authority with the same names and other keys, made in a directory that is deleted at once.
fn stranger(public_url: &str, now: i64) -> Result<Authority, AuthorityError> {
    let directory = std::env::temp_dir().join(format!("ingam-stranger-{}", hex(&random::<8>())));
    std::fs::create_dir(&directory)?;
    let authority = Authority::open(&directory, public_url, now);
    std::fs::remove_dir_all(&directory)?;
    authority
}

fn first(names: SubjectAltName) -> Option<GeneralName> {
    names.0.into_iter().next()
}
