//! Whose certificates may be registered here: institutions, each with its authority, and what their
//! certificates must be for. Whether one holds is asked of its authority's revocation list.

use der::asn1::AnyRef;
use der::oid::AssociatedOid as _;
use der::{Decode as _, Encode as _};
use ingam_bank_api::Localized;
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::crl::{CertificateList, RevokedCert};
use x509_cert::ext::pkix::{BasicConstraints, CertificatePolicies, CrlReason, KeyUsage, KeyUsages};

use super::Declined;
use crate::Bank;
use crate::ca::foreign::{BANKING, SECURITIES};
use crate::ca::profile::unix;
use crate::csr_policy::{Keys, public_key};
use crate::foreign::ForeignError;
use crate::login::Denied;
use crate::store::Tx;

/// An institution on the list.
pub(super) struct Institution<'a> {
    /// For people.
    pub(super) name: Localized,
    /// Certificate of its issuing authority.
    issuer: &'a Certificate,
    /// What its certificates must be for.
    policies: &'static [&'static str],
}

impl Bank {
    /// The list.
    pub(super) fn institutions(&self) -> [Institution<'_>; 1] {
        [Institution {
            name: Localized {
                ko: "바다모의은행".to_owned(), en: "Bada Mock Bank".to_owned()
            },
            issuer: &self.foreign.issuing().certificate,
            policies: &[BANKING],
        }]
    }

    /// The institution that signed a certificate, if it is on the list.
    pub(super) fn institution(&self, certificate: &Certificate) -> Option<Institution<'_>> {
        self.institutions().into_iter().find(|institution| institution.signed(certificate))
    }

    /// Whether a certificate of an institution on the list may be used here now.
    pub(super) async fn holds(
        &self,
        tx: &mut Tx,
        institution: &Institution<'_>,
        certificate: &Certificate,
    ) -> Result<(), Declined> {
        let now = self.ra.clock.now();
        for one in [certificate, institution.issuer] {
            let validity = one.tbs_certificate().validity();
            if now < unix(validity.not_before) {
                return Err(Denied::NotYetValid.into());
            }
            if now > unix(validity.not_after) {
                return Err(Denied::Expired.into());
            }
        }
        if !institution.is_for_banks(certificate) {
            return Err(Declined::Policy);
        }
        // As the institution publishes it: nothing is known of how it comes about.
        let list = self.list_of_foreign(tx).await.map_err(|error| match error {
            ForeignError::Store(error) => error.into(),
            _ => Declined::from(Denied::Status),
        })?;
        institution.is_on(&list, certificate, now)
    }
}

impl Institution<'_> {
    /// Whether its authority signed this, and for signatures of a person.
    fn signed(&self, certificate: &Certificate) -> bool {
        let tbs = certificate.tbs_certificate();
        let Ok(signed) = tbs.to_der() else { return false };
        let signature = certificate.signature().as_bytes().unwrap_or_default();
        tbs.issuer() == self.issuer.tbs_certificate().subject()
            && self.verifies(&signed, certificate.signature_algorithm(), signature)
            && may_sign(certificate)
            && !is_authority(certificate)
    }

    fn verifies(
        &self,
        signed: &[u8],
        algorithm: &AlgorithmIdentifierOwned,
        signature: &[u8],
    ) -> bool {
        let key = self.issuer.tbs_certificate().subject_public_key_info();
        let parameters = algorithm.parameters.as_ref().map(AnyRef::from);
        public_key::read(key, Keys::P256OrRsa)
            .and_then(|key| key.verify(algorithm.oid, parameters, signed, signature))
            .is_ok()
    }

    fn is_for_banks(&self, certificate: &Certificate) -> bool {
        let found = certificate.tbs_certificate().get_extension::<CertificatePolicies>();
        let Ok(Some((_, CertificatePolicies(found)))) = found else { return false };
        found.iter().any(|policy| {
            let policy = policy.policy_identifier.to_string();
            self.policies.contains(&policy.as_str())
        })
    }

    /// Judges the list, and then what it says.
    fn is_on(&self, list: &[u8], certificate: &Certificate, now: i64) -> Result<(), Declined> {
        let list = CertificateList::<x509_cert::certificate::Rfc5280>::from_der(list)
            .map_err(|_| Denied::Status)?;
        let tbs = &list.tbs_cert_list;
        let signed = tbs.to_der().map_err(|_| Denied::Status)?;
        let signature = list.signature.as_bytes().unwrap_or_default();
        let fresh =
            unix(tbs.this_update) <= now && tbs.next_update.is_some_and(|next| now < unix(next));
        let own = tbs.issuer == *self.issuer.tbs_certificate().subject()
            && self.verifies(&signed, &list.signature_algorithm, signature);
        if !fresh || !own {
            return Err(Denied::Status.into());
        }
        let serial = certificate.tbs_certificate().serial_number();
        let entries = tbs.revoked_certificates.iter().flatten();
        match entries.into_iter().find(|entry| entry.serial_number == *serial) {
            None => Ok(()),
            Some(entry) if reason(entry) == Some(CrlReason::Superseded) => {
                Err(Denied::Superseded.into())
            }
            Some(entry) if reason(entry) == Some(CrlReason::CertificateHold) => {
                Err(Denied::Suspended.into())
            }
            Some(_) => Err(Denied::Revoked.into()),
        }
    }
}

fn reason(entry: &RevokedCert) -> Option<CrlReason> {
    let extensions = entry.crl_entry_extensions.iter().flatten();
    let reason = extensions.into_iter().find(|one| one.extn_id == CrlReason::OID);
    CrlReason::from_der(reason?.extn_value.as_bytes()).ok()
}

fn may_sign(certificate: &Certificate) -> bool {
    let usage = certificate.tbs_certificate().get_extension::<KeyUsage>();
    matches!(usage, Ok(Some((_, KeyUsage(usage)))) if usage.contains(KeyUsages::DigitalSignature))
}

fn is_authority(certificate: &Certificate) -> bool {
    let found = certificate.tbs_certificate().get_extension::<BasicConstraints>();
    !matches!(found, Ok(None | Some((_, BasicConstraints { ca: false, .. }))))
}

/// What a certificate is for, in words.
pub(super) fn policy_name(certificate: &Certificate) -> Localized {
    let found = certificate.tbs_certificate().get_extension::<CertificatePolicies>();
    let first = found.ok().flatten().and_then(|(_, CertificatePolicies(found))| {
        found.first().map(|policy| policy.policy_identifier.to_string())
    });
    let (ko, en) = match first.as_deref() {
        Some(BANKING) => ("은행·신용카드·보험용", "Banking, credit card, insurance"),
        Some(SECURITIES) => ("증권용", "Securities"),
        _ => return unknown(),
    };
    Localized { ko: ko.to_owned(), en: en.to_owned() }
}

/// What has no name here.
pub(super) fn unknown() -> Localized {
    Localized { ko: "알 수 없음".to_owned(), en: "Unknown".to_owned() }
}

#[cfg(test)]
mod tests;
