//! Rows of planned and issued certificates.

use ingam_bank_api::Product;
use sqlx::any::AnyRow;

use super::enrollments::authority_of;
use super::{StoreError, Tx, column, may_be_stored};
use crate::authorities::IssuingAuthority;
use crate::ca::reason::Reason;

/// What the authority is about to sign.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Serial number, lower-case hex.
    pub serial: String,
    /// The bytes to sign.
    pub tbs: Vec<u8>,
}

/// A certificate as stored.
#[derive(Clone, Debug)]
pub struct StoredCertificate {
    /// Serial number, lower-case hex.
    pub serial: String,
    /// The enrollment it was issued for. Of all its certificates one at most is not revoked.
    pub enrollment: String,
    /// Whose it is.
    pub customer: String,
    /// What for.
    pub product: Product,
    /// Who signed it.
    pub authority: IssuingAuthority,
    /// SHA-256 of the SubjectPublicKeyInfo.
    pub key_hash: Vec<u8>,
    /// The certificate.
    pub der: Vec<u8>,
    /// First second of validity.
    pub not_before: i64,
    /// Last second of validity.
    pub not_after: i64,
    /// When it was issued.
    pub issued_at: i64,
    /// When it was revoked, if it was.
    pub revoked_at: Option<i64>,
    /// Why, if it was.
    pub reason: Option<Reason>,
    /// If it is suspended: since when, and the last second in which it can be resumed.
    pub suspended: Option<(i64, i64)>,
}

impl StoredCertificate {
    /// Since when it is worth nothing, and why.
    pub fn ended(&self) -> Option<(i64, Option<Reason>)> {
        let revoked = self.revoked_at.map(|at| (at, self.reason));
        revoked.or(self.suspended.map(|(at, _)| (at, Some(Reason::CertificateHold))))
    }
}

/// Records a plan, unless there is one for the same enrollment and request; gives the one that counts.
pub async fn plan(
    tx: &mut Tx,
    plan: &Plan,
    enrollment: &str,
    request_hash: &[u8],
    now: i64,
) -> Result<Plan, StoreError> {
    sqlx::query(
        "INSERT INTO plans (serial, enrollment, request_hash, tbs, planned_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (enrollment, request_hash) DO NOTHING",
    )
    .bind(&plan.serial)
    .bind(enrollment)
    .bind(request_hash)
    .bind(&plan.tbs)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    let row =
        sqlx::query("SELECT serial, tbs FROM plans WHERE enrollment = $1 AND request_hash = $2")
            .bind(enrollment)
            .bind(request_hash)
            .fetch_one(&mut **tx)
            .await?;
    Ok(Plan { serial: column(&row, "serial")?, tbs: column(&row, "tbs")? })
}

/// Adds an issued certificate.
pub async fn insert(tx: &mut Tx, certificate: &StoredCertificate) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO certificates (serial, enrollment, customer, product, key_hash, der, not_before, not_after,
            issued_at, authority) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&certificate.serial)
    .bind(&certificate.enrollment)
    .bind(&certificate.customer)
    .bind(certificate.product.as_str())
    .bind(&certificate.key_hash)
    .bind(&certificate.der)
    .bind(certificate.not_before)
    .bind(certificate.not_after)
    .bind(certificate.issued_at)
    .bind(certificate.authority.as_str())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The certificate with this serial number.
pub async fn find(tx: &mut Tx, serial: &str) -> Result<Option<StoredCertificate>, StoreError> {
    if !may_be_stored(serial) {
        return Ok(None);
    }
    let row = sqlx::query("SELECT * FROM certificates WHERE serial = $1")
        .bind(serial)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(certificate_of).transpose()
}

/// All certificates, oldest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<StoredCertificate>, StoreError> {
    let rows = sqlx::query("SELECT * FROM certificates ORDER BY issued_at, serial")
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(certificate_of).collect()
}

/// Certificates of a customer, oldest first.
pub async fn of_customer(
    tx: &mut Tx,
    customer: &str,
) -> Result<Vec<StoredCertificate>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM certificates WHERE customer = $1 ORDER BY issued_at, serial")
            .bind(customer)
            .fetch_all(&mut **tx)
            .await?;
    rows.iter().map(certificate_of).collect()
}

/// Certificates of an authority that are revoked or suspended and would otherwise have been valid at this time.
pub async fn revoked(
    tx: &mut Tx,
    authority: IssuingAuthority,
    then: i64,
) -> Result<Vec<StoredCertificate>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM certificates WHERE (revoked_at IS NOT NULL OR suspended_at IS NOT NULL)
            AND not_after >= $1 AND authority = $2 ORDER BY COALESCE(revoked_at, suspended_at), serial",
    )
    .bind(then)
    .bind(authority.as_str())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(certificate_of).collect()
}

/// Certificates of an enrollment, oldest first: the last one counts, those before it were replaced.
pub async fn of_enrollment(
    tx: &mut Tx,
    enrollment: &str,
) -> Result<Vec<StoredCertificate>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM certificates WHERE enrollment = $1 ORDER BY issued_at, serial")
            .bind(enrollment)
            .fetch_all(&mut **tx)
            .await?;
    rows.iter().map(certificate_of).collect()
}

/// Whether a certificate was issued for this request.
pub async fn was_issued(
    tx: &mut Tx,
    enrollment: &str,
    request_hash: &[u8],
) -> Result<bool, StoreError> {
    let row = sqlx::query(
        "SELECT COUNT(*) AS n FROM certificates JOIN plans ON plans.serial = certificates.serial
         WHERE plans.enrollment = $1 AND plans.request_hash = $2",
    )
    .bind(enrollment)
    .bind(request_hash)
    .fetch_one(&mut **tx)
    .await?;
    Ok(column::<i64>(&row, "n")? > 0)
}

/// Whether another enrollment's certificate has, or had, this key.
pub async fn is_used(tx: &mut Tx, key_hash: &[u8], enrollment: &str) -> Result<bool, StoreError> {
    let row =
        sqlx::query("SELECT 1 FROM certificates WHERE key_hash = $1 AND enrollment <> $2 LIMIT 1")
            .bind(key_hash)
            .bind(enrollment)
            .fetch_optional(&mut **tx)
            .await?;
    Ok(row.is_some())
}

/// Revokes one certificate, unless it is revoked already.
pub async fn revoke(tx: &mut Tx, serial: &str, reason: Reason, now: i64) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE certificates SET revoked_at = $3, reason = $2 WHERE serial = $1 AND revoked_at IS NULL",
    )
    .bind(serial)
    .bind(reason.code())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Suspends a certificate until it is resumed, which it can be up to the second `until`.
pub async fn suspend(tx: &mut Tx, serial: &str, now: i64, until: i64) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE certificates SET suspended_at = $2, resumable_until = $3
         WHERE serial = $1 AND revoked_at IS NULL AND suspended_at IS NULL",
    )
    .bind(serial)
    .bind(now)
    .bind(until)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Ends a suspension.
pub async fn resume(tx: &mut Tx, serial: &str) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE certificates SET suspended_at = NULL, resumable_until = NULL
         WHERE serial = $1 AND revoked_at IS NULL",
    )
    .bind(serial)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What nobody resumed in time, and was not over by then.
pub async fn lapsed(tx: &mut Tx, now: i64) -> Result<Vec<StoredCertificate>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM certificates WHERE resumable_until < $1 AND resumable_until < not_after
            AND revoked_at IS NULL ORDER BY customer, serial",
    )
    .bind(now)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(certificate_of).collect()
}

/// Revokes what a customer holds of a product, by whatever authority, except one; names them.
pub async fn revoke_others(
    tx: &mut Tx,
    customer: &str,
    product: Product,
    except: &str,
    reason: Reason,
    now: i64,
) -> Result<Vec<StoredCertificate>, StoreError> {
    let rows = sqlx::query(
        "UPDATE certificates SET revoked_at = $5, reason = $4
         WHERE customer = $1 AND product = $2 AND serial <> $3 AND revoked_at IS NULL AND not_after >= $5
         RETURNING *",
    )
    .bind(customer)
    .bind(product.as_str())
    .bind(except)
    .bind(reason.code())
    .bind(now)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(certificate_of).collect()
}

/// Whether a certificate with this key was revoked because someone else may have the key.
pub async fn is_compromised(tx: &mut Tx, key_hash: &[u8]) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT 1 FROM certificates WHERE key_hash = $1 AND reason = $2 LIMIT 1")
        .bind(key_hash)
        .bind(Reason::KeyCompromise.code())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.is_some())
}

fn certificate_of(row: &AnyRow) -> Result<StoredCertificate, StoreError> {
    Ok(StoredCertificate {
        serial: column(row, "serial")?,
        enrollment: column(row, "enrollment")?,
        customer: column(row, "customer")?,
        product: super::enrollments::product_of(&column::<String>(row, "product")?)?,
        authority: authority_of(&column::<String>(row, "authority")?)?,
        key_hash: column(row, "key_hash")?,
        der: column(row, "der")?,
        not_before: column(row, "not_before")?,
        not_after: column(row, "not_after")?,
        issued_at: column(row, "issued_at")?,
        revoked_at: column(row, "revoked_at")?,
        reason: column::<Option<i64>>(row, "reason")?.map(reason_of).transpose()?,
        suspended: column::<Option<i64>>(row, "suspended_at")?
            .zip(column::<Option<i64>>(row, "resumable_until")?),
    })
}

fn reason_of(code: i64) -> Result<Reason, StoreError> {
    Reason::of(code).ok_or(StoreError::Impossible("reason"))
}
