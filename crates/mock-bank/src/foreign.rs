//! Another institution (타행·타기관), as far as the demo desk plays it: it certifies customers, hands their
//! certificates out as files, revokes them, and has a revocation list of its own.
//!
//! The bank's own rules know nothing of what is here: they see certificates and a list.

mod der;
pub mod files;
mod zip;

use ::der::Decode as _;
use serde::Deserialize;
use x509_cert::Certificate;

use crate::Bank;
use crate::ca::AuthorityError;
use crate::ca::crl::Entry;
use crate::ca::foreign::{BANKING, Certified, LeafKey, Order, SECURITIES};
use crate::ca::keys::make_key;
use crate::ca::profile;
use crate::ca::reason::Reason;
use crate::customers;
use crate::store::foreign::{self as rows, ForeignRow};
use crate::store::people::{self, Customer};
use crate::store::{StoreError, Tx, commit};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// The RSA keys that it certifies, public and in this program: see `data/demo-rsa`.
const DEMO_RSA: &[(&str, &[u8])] = &[
    ("hong", include_bytes!("../data/demo-rsa/hong.der")),
    ("kim", include_bytes!("../data/demo-rsa/kim.der")),
    ("lee", include_bytes!("../data/demo-rsa/lee.der")),
    ("park", include_bytes!("../data/demo-rsa/park.der")),
    ("smith", include_bytes!("../data/demo-rsa/smith.der")),
    ("choi", include_bytes!("../data/demo-rsa/choi.der")),
    ("ingamtrade", include_bytes!("../data/demo-rsa/ingamtrade.der")),
    ("dojang", include_bytes!("../data/demo-rsa/dojang.der")),
    ("yoon", include_bytes!("../data/demo-rsa/yoon.der")),
];

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKind {
    /// A fresh P-256 key.
    P256,
    /// The public demo key of the customer, 2048 bits.
    Rsa,
}

/// What is special about a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Nothing.
    Good,
    /// It has expired.
    Expired,
    /// It becomes valid tomorrow.
    Tomorrow,
    /// It is revoked.
    Revoked,
    /// It is revoked, because a newer one took its place.
    Superseded,
    /// It is of somebody who has the same name.
    Namesake,
    /// It is not for banks.
    Securities,
}

/// What somebody orders.
#[derive(Clone, Debug, Deserialize)]
pub struct Wish {
    /// Our own name for the customer.
    pub customer: String,
    /// Which key.
    pub key: KeyKind,
    /// What is special about it.
    pub kind: Kind,
}

/// Why nothing is certified.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ForeignError {
    /// There is no such customer, or no key for it.
    #[error("no such customer")]
    Nobody,
    /// It cannot be stored or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be signed.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
}

impl Bank {
    /// Certifies a customer there, and notes it there.
    pub async fn certify_elsewhere(
        &self,
        wish: &Wish,
    ) -> Result<(Customer, Certified), ForeignError> {
        let now = self.ra.clock.now();
        let mut tx = self.ra.store.write().await?;
        let customer = people::customer(&mut tx, &wish.customer).await?;
        let customer = customer.ok_or(ForeignError::Nobody)?;
        let whose = match wish.kind {
            Kind::Namesake => {
                let everyone = people::all(&mut tx).await?;
                let other = everyone
                    .into_iter()
                    .find(|other| other.id != customer.id && other.holder == customer.holder);
                other.ok_or(ForeignError::Nobody)?
            }
            _ => customer.clone(),
        };
        let number = customers::number(&self.ra.secrets, &whose)?;
        let key = match wish.key {
            KeyKind::P256 => LeafKey::P256(make_key()),
            KeyKind::Rsa => {
                let known = DEMO_RSA.iter().find(|(id, _)| *id == customer.id);
                LeafKey::Rsa(known.ok_or(ForeignError::Nobody)?.1)
            }
        };
        let from = match wish.kind {
            Kind::Expired => now - 400 * DAY,
            Kind::Tomorrow => now + DAY,
            _ => now,
        };
        let policy = if wish.kind == Kind::Securities { SECURITIES } else { BANKING };
        let order = Order { customer: &customer, number: &number, key, policy, from };
        let certified = self.foreign.certify(&order)?;
        let reason = match wish.kind {
            Kind::Revoked => Some(Reason::KeyCompromise),
            Kind::Superseded => Some(Reason::Superseded),
            _ => None,
        };
        let row = ForeignRow {
            serial: certified.serial.clone(),
            customer: customer.id.clone(),
            der: certified.certificate.clone(),
            issued_at: now,
            revoked_at: reason.map(|_| now),
            reason,
        };
        rows::insert(&mut tx, &row).await?;
        commit(tx).await?;
        Ok((customer, certified))
    }

    /// Revokes a certificate there. False if there is none of this serial number, or it was revoked.
    pub async fn revoke_elsewhere(&self, serial: &str, reason: Reason) -> Result<bool, StoreError> {
        let mut tx = self.ra.store.write().await?;
        let revoked = rows::revoke(&mut tx, serial, self.ra.clock.now(), reason).await?;
        commit(tx).await?;
        Ok(revoked)
    }

    /// The revocation list of its issuing authority, as the bank gets it.
    pub(crate) async fn list_of_foreign(&self, tx: &mut Tx) -> Result<Vec<u8>, ForeignError> {
        let now = self.ra.clock.now();
        let made = if self.faults.take_stale_list() { now - 10 * DAY } else { now };
        Ok(self.foreign.issuing_crl(&revoked(tx).await?, made)?)
    }

    /// The revocation list that the institution publishes under this name.
    pub async fn foreign_crl(&self, name: &str) -> Result<Option<Vec<u8>>, ForeignError> {
        let mut tx = self.ra.store.read().await?;
        let revoked = revoked(&mut tx).await?;
        Ok(self.foreign.crl(name, &revoked, self.ra.clock.now()).transpose()?)
    }
}

/// What is revoked there.
pub(crate) async fn revoked(tx: &mut Tx) -> Result<Vec<Entry>, StoreError> {
    let rows = rows::revoked(tx).await?;
    let entry = |row: ForeignRow| Entry {
        serial: row.serial,
        revoked_at: row.revoked_at.unwrap_or_default(),
        reason: row.reason,
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Last second of validity of what was certified there.
pub fn not_after(row: &ForeignRow) -> Option<i64> {
    let certificate = Certificate::from_der(&row.der).ok()?;
    Some(profile::unix(certificate.tbs_certificate().validity().not_after))
}
