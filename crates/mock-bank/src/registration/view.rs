//! What is told of a desk.

use der::asn1::{PrintableStringRef, Utf8StringRef};
use der::{Tag, Tagged as _};
use ingam_bank_api::{RegisteredCertificate, RegistrationDesk, Way};
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;

use super::{read, trust};
use crate::Bank;
use crate::ca::profile::unix;
use crate::hex::hex;
use crate::store::registrations::{self, Desk};
use crate::store::{StoreError, Tx};

/// id-at-commonName
const COMMON_NAME: der::asn1::ObjectIdentifier = der::asn1::ObjectIdentifier::new_unwrap("2.5.4.3");

impl Bank {
    /// The desk as it is.
    pub(super) async fn desk_view(
        &self,
        tx: &mut Tx,
        desk: &Desk,
    ) -> Result<RegistrationDesk, StoreError> {
        let customer = self.customer(tx, desk).await?;
        let candidate = desk.candidate.as_deref().map(|der| self.view(der, None)).transpose()?;
        let registered = registrations::of_customer(tx, &customer.id).await?;
        let registered = registered.iter().map(|one| self.view(&one.der, Some(one.registered_at)));
        // A text message belongs to an enrollment.
        let at_the_desk = |way: &Way| matches!(way, Way::Otp | Way::SecurityCard);
        let ways: Vec<Way> = customer.ways.iter().copied().filter(at_the_desk).collect();
        Ok(RegistrationDesk {
            token: None,
            card: ways.contains(&Way::SecurityCard).then_some(customer.card_cells),
            ways,
            name: customer.name,
            holder: customer.holder,
            proved: desk.proved,
            candidate,
            registered: registered.collect::<Result<_, _>>()?,
            institutions: self.institutions().map(|institution| institution.name).to_vec(),
            now: self.ra.clock.now(),
        })
    }

    fn view(
        &self,
        der: &[u8],
        registered_at: Option<i64>,
    ) -> Result<RegisteredCertificate, StoreError> {
        let certificate = read(der)?;
        let tbs = certificate.tbs_certificate();
        // One that was taken off the list is shown all the same: its owner may want to end the registration.
        let institution = self.institution(&certificate).map(|institution| institution.name);
        Ok(RegisteredCertificate {
            fingerprint: hex(&Sha256::digest(der)),
            subject: common_name(&certificate).unwrap_or_default(),
            institution: institution.unwrap_or_else(trust::unknown),
            policy: trust::policy_name(&certificate),
            serial: hex(tbs.serial_number().as_bytes()),
            not_after: unix(tbs.validity().not_after),
            registered_at,
        })
    }
}

/// The last one, as people read it.
fn common_name(certificate: &Certificate) -> Option<String> {
    let subject = certificate.tbs_certificate().subject();
    let names = subject.iter().filter(|attribute| attribute.oid == COMMON_NAME);
    let value = &names.last()?.value;
    match value.tag() {
        Tag::Utf8String => value.decode_as::<Utf8StringRef<'_>>().ok().map(|text| text.to_string()),
        Tag::PrintableString => {
            value.decode_as::<PrintableStringRef<'_>>().ok().map(|text| text.to_string())
        }
        _ => None,
    }
}
