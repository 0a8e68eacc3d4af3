//! Certificate revocation lists (RFC 5280 section 5): version 2 with CRLNumber, made anew at every
//! revocation and once a day.

use std::collections::BTreeSet;

use der::Encode as _;
use der::asn1::ObjectIdentifier;
use x509_cert::crl::{RevokedCert, TbsCertList};
use x509_cert::ext::pkix::CrlNumber;
use x509_cert::serial_number::SerialNumber;

use super::profile::{authority_key_id_only, extension, sign, time};
use super::reason::Reason;
use super::{Authority, AuthorityError, Signer};
use crate::authorities::IssuingAuthority;
use crate::store::certificates::{self, StoredCertificate};
use crate::store::{Store, StoreError, Tx, crls};

const NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.20");
const REASON: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.21");
const LIFETIME: i64 = 7 * 24 * 60 * 60;
const REFRESH: i64 = 24 * 60 * 60;

/// A certificate on a list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Serial number, lower-case hex.
    pub serial: String,
    /// Since when, seconds since 1970-01-01T00:00:00Z.
    pub revoked_at: i64,
    /// Why, if that is stated.
    pub reason: Option<Reason>,
}

impl From<&StoredCertificate> for Entry {
    fn from(certificate: &StoredCertificate) -> Self {
        let (revoked_at, reason) = certificate.ended().unwrap_or_default();
        Self { serial: certificate.serial.clone(), revoked_at, reason }
    }
}

/// Whose list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Of the root: no issuing authority is ever revoked in this mock, so it is empty.
    Root,
    /// Of an issuing authority.
    Issuing(IssuingAuthority),
}

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CrlError {
    /// It cannot be stored or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be signed.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
}

impl Authority {
    /// The newest list, made anew if it is a day old.
    pub async fn crl(&self, which: Which, store: &Store, now: i64) -> Result<Vec<u8>, CrlError> {
        let mut tx = store.read().await?;
        let newest = newest(which, &mut tx, now).await?;
        drop(tx);
        if let Some(der) = newest {
            return Ok(der);
        }
        let mut tx = store.write().await?;
        let der = self.make_crl(which, &mut tx, now).await?;
        crate::store::commit(tx).await?;
        Ok(der)
    }

    /// The same within a transaction that writes.
    pub async fn crl_within(
        &self,
        which: Which,
        tx: &mut Tx,
        now: i64,
    ) -> Result<Vec<u8>, CrlError> {
        match newest(which, tx, now).await? {
            Some(der) => Ok(der),
            None => self.make_crl(which, tx, now).await,
        }
    }

    /// Signs a list of what is revoked as this transaction sees it.
    pub async fn make_crl(&self, which: Which, tx: &mut Tx, now: i64) -> Result<Vec<u8>, CrlError> {
        let number = crls::take_number(tx, which.name()).await?;
        let (signer, revoked) = match which {
            Which::Root => (&self.root, Vec::new()),
            // What has ended stays for as long as a list lives: no list was without it before (RFC 5280
            // section 3.3).
            Which::Issuing(authority) => (
                self.issuing(authority),
                certificates::revoked(tx, authority, now - LIFETIME).await?,
            ),
        };
        let revoked: Vec<Entry> = revoked.iter().map(Entry::from).collect();
        let der = list(signer, number, &revoked, now)?;
        crls::replace(tx, which.name(), &der, now).await?;
        Ok(der)
    }

    /// Signs new lists of those who have just revoked something. They come in the order of
    /// [`IssuingAuthority`], so that two transactions never wait for each other.
    pub async fn renew_crls(
        &self,
        revoked: &BTreeSet<IssuingAuthority>,
        tx: &mut Tx,
        now: i64,
    ) -> Result<(), CrlError> {
        for authority in revoked {
            self.make_crl(Which::Issuing(*authority), tx, now).await?;
        }
        Ok(())
    }
}

impl Which {
    /// The list of this name.
    pub fn by_name(name: &str) -> Option<Self> {
        let issuing = IssuingAuthority::ALL.into_iter().map(Self::Issuing);
        issuing.chain([Self::Root]).find(|which| which.name() == name)
    }

    /// The name in the database and in URLs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Issuing(authority) => authority.list(),
        }
    }
}

/// The newest list, unless it is a day old.
async fn newest(which: Which, tx: &mut Tx, now: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let newest = crls::newest(tx, which.name()).await?;
    let fresh = |crl: &crls::StoredCrl| (crl.made_at..crl.made_at + REFRESH).contains(&now);
    Ok(newest.filter(fresh).map(|crl| crl.der))
}

/// Signs a list.
pub(super) fn list(
    signer: &Signer,
    number: i64,
    revoked: &[Entry],
    now: i64,
) -> Result<Vec<u8>, AuthorityError> {
    let entries =
        revoked.iter().map(entry).collect::<Result<Vec<RevokedCert>, AuthorityError>>()?;
    let number = CrlNumber::try_from(number.unsigned_abs())?;
    let tbs: TbsCertList = TbsCertList {
        version: x509_cert::certificate::Version::V2,
        signature: spki::DynSignatureAlgorithmIdentifier::signature_algorithm_identifier(
            &signer.key,
        )
        .map_err(x509_cert::builder::Error::from)?,
        issuer: signer.certificate.tbs_certificate().subject().clone(),
        this_update: time(now)?,
        next_update: Some(time(now + LIFETIME)?),
        // An empty list must be absent (RFC 5280 section 5.1.2.6).
        revoked_certificates: (!entries.is_empty()).then_some(entries),
        crl_extensions: Some(vec![
            authority_key_id_only(signer)?,
            extension(NUMBER, false, &number)?,
        ]),
    };
    sign(&tbs.to_der()?, &signer.key)
}

fn entry(certificate: &Entry) -> Result<RevokedCert, AuthorityError> {
    let serial = (0..certificate.serial.len())
        .step_by(2)
        .map(|at| {
            certificate.serial.get(at..at + 2).and_then(|byte| u8::from_str_radix(byte, 16).ok())
        })
        .collect::<Option<Vec<u8>>>()
        .ok_or_else(|| AuthorityError::Content("a stored serial number".into()))?;
    Ok(RevokedCert {
        serial_number: SerialNumber::new(&serial)?,
        revocation_date: time(certificate.revoked_at)?,
        // Without one, nothing is stated (RFC 5280 section 5.3.1 forbids "unspecified").
        crl_entry_extensions: match &certificate.reason {
            Some(reason) => Some(vec![extension(REASON, false, reason)?]),
            None => None,
        },
    })
}
