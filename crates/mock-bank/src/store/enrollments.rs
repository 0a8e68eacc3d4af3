//! Rows of enrollments.

use ingam_bank_api::{Details, Holder, Product};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{StoreError, Tx, column};

/// An enrollment as stored.
#[derive(Clone, Debug)]
pub struct Enrollment {
    /// Its name in paths.
    pub id: String,
    /// Personal or corporate.
    pub holder: Holder,
    /// What was agreed to: version, text and time of each document, JSON, see [`crate::ra::terms::record`].
    pub agreed: String,
    /// When it began.
    pub created_at: i64,
    /// When it can no longer be used.
    pub expires_at: i64,
    /// Wrong identities so far.
    pub identity_failures: i64,
    /// Known after identity.
    pub customer: Option<String>,
    /// The chosen product.
    pub product: Option<Product>,
    /// The account that was verified, and that a fee is withdrawn from.
    pub account: Option<String>,
    /// Whether the customer confirmed the fee.
    pub fee_confirmed: bool,
    /// What the customer told us.
    pub details: Option<Details>,
    /// Why it was closed, if it was.
    pub closed: Option<Closed>,
    /// 참조번호
    pub reference: Option<String>,
    /// 인가코드, sealed.
    pub code_sealed: Option<Vec<u8>>,
    /// Messages that were not protected with the code.
    pub code_failures: i64,
    /// SHA-256 of the request the certificate was issued for.
    pub request_hash: Option<Vec<u8>>,
    /// Serial number of the certificate.
    pub serial: Option<String>,
    /// When the client said that it holds the certificate.
    pub confirmed_at: Option<i64>,
}

/// Why an enrollment was closed before a certificate was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The customer went through a newer one.
    Replaced,
    /// The customer gave it up.
    Abandoned,
}

/// Adds an enrollment.
pub async fn insert(tx: &mut Tx, enrollment: &Enrollment) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO enrollments (id, holder, agreed, created_at, expires_at, version, identity_failures,
            fee_confirmed, code_failures) VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0)",
    )
    .bind(&enrollment.id)
    .bind(crate::products::holder_name(enrollment.holder))
    .bind(&enrollment.agreed)
    .bind(enrollment.created_at)
    .bind(enrollment.expires_at)
    .execute(&mut **tx)
    .await?;
    save(tx, enrollment).await
}

/// Reads an enrollment.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Enrollment>, StoreError> {
    let row = sqlx::query("SELECT * FROM enrollments WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(enrollment_of).transpose()
}

/// Reads an enrollment by its reference number.
pub async fn by_reference(tx: &mut Tx, reference: &str) -> Result<Option<Enrollment>, StoreError> {
    let row = sqlx::query("SELECT * FROM enrollments WHERE reference = $1")
        .bind(reference)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(enrollment_of).transpose()
}

/// Reads an enrollment to change it: others that want to change it wait until the transaction ends.
pub async fn lock(tx: &mut Tx, id: &str) -> Result<Option<Enrollment>, StoreError> {
    sqlx::query("UPDATE enrollments SET version = version + 1 WHERE id = $1")
        .bind(id)
        .execute(&mut **tx)
        .await?;
    find(tx, id).await
}

/// Writes everything that can change.
pub async fn save(tx: &mut Tx, enrollment: &Enrollment) -> Result<(), StoreError> {
    let details = enrollment.details.as_ref().map(serde_json::to_string).transpose();
    let details = details.map_err(|_| StoreError::Impossible("address"))?;
    sqlx::query(
        "UPDATE enrollments SET customer = $2, product = $3, account = $4, fee_confirmed = $5, details = $6,
            closed = $7, reference = $8, code_sealed = $9, code_failures = $10, request_hash = $11, serial = $12,
            confirmed_at = $13, identity_failures = $14 WHERE id = $1",
    )
    .bind(&enrollment.id)
    .bind(&enrollment.customer)
    .bind(enrollment.product.map(Product::as_str))
    .bind(&enrollment.account)
    .bind(i64::from(enrollment.fee_confirmed))
    .bind(details)
    .bind(enrollment.closed.map(closed_name))
    .bind(&enrollment.reference)
    .bind(&enrollment.code_sealed)
    .bind(enrollment.code_failures)
    .bind(&enrollment.request_hash)
    .bind(&enrollment.serial)
    .bind(enrollment.confirmed_at)
    .bind(enrollment.identity_failures)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Closes what the customer began before and did not finish.
pub async fn replace_older(tx: &mut Tx, newer: &Enrollment) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE enrollments SET closed = $4, version = version + 1
         WHERE customer = $1 AND id <> $2 AND created_at <= $3 AND serial IS NULL AND closed IS NULL",
    )
    .bind(&newer.customer)
    .bind(&newer.id)
    .bind(newer.created_at)
    .bind(closed_name(Closed::Replaced))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Enrollments of a customer that still wait for a request, newest first.
pub async fn open_of(tx: &mut Tx, customer: &str, now: i64) -> Result<Vec<Enrollment>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM enrollments WHERE customer = $1 AND reference IS NOT NULL AND serial IS NULL
         AND closed IS NULL AND expires_at > $2 ORDER BY created_at DESC",
    )
    .bind(customer)
    .bind(now)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(enrollment_of).collect()
}

/// The holder in a row of people or enrollments.
pub(super) fn holder_of(row: &AnyRow) -> Result<Holder, StoreError> {
    match column::<String>(row, "holder")?.as_str() {
        "personal" => Ok(Holder::Personal),
        "corporate" => Ok(Holder::Corporate),
        _ => Err(StoreError::Impossible("holder")),
    }
}

/// The product in a row.
pub(super) fn product_of(name: &str) -> Result<Product, StoreError> {
    crate::products::by_name(name).ok_or(StoreError::Impossible("product"))
}

fn closed_name(closed: Closed) -> &'static str {
    match closed {
        Closed::Replaced => "replaced",
        Closed::Abandoned => "abandoned",
    }
}

fn enrollment_of(row: &AnyRow) -> Result<Enrollment, StoreError> {
    let product: Option<String> = column(row, "product")?;
    let details: Option<String> = row.try_get("details")?;
    let closed = match column::<Option<String>>(row, "closed")?.as_deref() {
        None => None,
        Some("replaced") => Some(Closed::Replaced),
        Some("abandoned") => Some(Closed::Abandoned),
        Some(_) => return Err(StoreError::Impossible("reason for closing")),
    };
    Ok(Enrollment {
        id: column(row, "id")?,
        holder: holder_of(row)?,
        agreed: column(row, "agreed")?,
        created_at: column(row, "created_at")?,
        expires_at: column(row, "expires_at")?,
        identity_failures: column(row, "identity_failures")?,
        customer: column(row, "customer")?,
        product: product.as_deref().map(product_of).transpose()?,
        account: column(row, "account")?,
        fee_confirmed: column::<i64>(row, "fee_confirmed")? != 0,
        details: details
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|_| StoreError::Impossible("address"))?,
        closed,
        reference: column(row, "reference")?,
        code_sealed: column(row, "code_sealed")?,
        code_failures: column(row, "code_failures")?,
        request_hash: column(row, "request_hash")?,
        serial: column(row, "serial")?,
        confirmed_at: column(row, "confirmed_at")?,
    })
}
