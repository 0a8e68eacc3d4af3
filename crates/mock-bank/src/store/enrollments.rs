//! Rows of enrollments.

use ingam_bank_api::{Details, Holder, Product, Purpose};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{StoreError, Tx, column, may_be_stored};
use crate::authorities::IssuingAuthority;

/// An enrollment as stored.
#[derive(Clone, Debug)]
pub struct Enrollment {
    /// Its name in paths.
    pub id: String,
    /// What it is for.
    pub purpose: Purpose,
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
    /// Serial number of the certificate whose place the new one takes, in a renewal or a reissue.
    pub predecessor: Option<String>,
    /// The chosen product.
    pub product: Option<Product>,
    /// Who will sign it: known with the product.
    pub authority: Option<IssuingAuthority>,
    /// Where the customer chose it: that its own terms were agreed to, like [`Self::agreed`].
    pub authority_agreed: Option<String>,
    /// The account that was verified.
    pub account: Option<String>,
    /// What the customer confirmed: as long as the enrollment is open, the amount counts as spent.
    pub reservation: Option<Reservation>,
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

/// A fee that is kept back on an account until the certificate is issued. There is no row of its own:
/// whatever ends the enrollment ends the reservation with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// Whose password the customer proved.
    pub account: String,
    /// Won, more than zero.
    pub amount: u64,
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
            code_failures, purpose) VALUES ($1, $2, $3, $4, $5, 0, 0, 0, $6)",
    )
    .bind(&enrollment.id)
    .bind(crate::products::holder_name(enrollment.holder))
    .bind(&enrollment.agreed)
    .bind(enrollment.created_at)
    .bind(enrollment.expires_at)
    .bind(enrollment.purpose.as_str())
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
    if !may_be_stored(reference) {
        return Ok(None);
    }
    let row = sqlx::query("SELECT * FROM enrollments WHERE reference = $1")
        .bind(reference)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(enrollment_of).transpose()
}

/// The renewal of a certificate that its next request is for: the newest one with codes, and one that was
/// not closed before any that was.
pub async fn renewal_of(tx: &mut Tx, serial: &str) -> Result<Option<Enrollment>, StoreError> {
    let row = sqlx::query(
        "SELECT * FROM enrollments WHERE predecessor = $1 AND purpose = $2 AND reference IS NOT NULL
         ORDER BY CASE WHEN closed IS NULL THEN 0 ELSE 1 END, created_at DESC, id DESC LIMIT 1",
    )
    .bind(serial)
    .bind(Purpose::Renewal.as_str())
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

/// Seconds for which an issuing may still be under way when its enrollment gets too old.
const A_MOMENT: i64 = 60;

/// Reads an enrollment to change it, and with it the other open ones of its customer. The locks are
/// taken one by one from the newest, wherever this one stands among them, so that two calls never
/// wait for each other; the lock on the customer comes after them. What is too old at `now` can come to
/// nothing any more and stays out, so that their number is bounded.
pub async fn lock_with_others(
    tx: &mut Tx,
    id: &str,
    now: i64,
) -> Result<Option<(Enrollment, Vec<Enrollment>)>, StoreError> {
    let rows = sqlx::query(
        "SELECT id FROM enrollments WHERE id = $1 OR (serial IS NULL AND closed IS NULL AND expires_at > $2
            AND customer = (SELECT customer FROM enrollments WHERE id = $1))
         ORDER BY created_at DESC, id DESC",
    )
    .bind(id)
    .bind(now - A_MOMENT)
    .fetch_all(&mut **tx)
    .await?;
    let (mut own, mut others) = (None, Vec::new());
    for row in &rows {
        let one: String = column(row, "id")?;
        let locked = lock(tx, &one).await?;
        if one == id {
            own = locked;
        } else {
            others.extend(locked);
        }
    }
    let Some(own) = own else {
        return Ok(None);
    };
    // Others may have changed while this call waited for them.
    let open = |one: &Enrollment| one.serial.is_none() && one.closed.is_none();
    others.retain(|other| open(other) && other.customer == own.customer);
    Ok(Some((own, others)))
}

/// Writes everything that can change.
pub async fn save(tx: &mut Tx, enrollment: &Enrollment) -> Result<(), StoreError> {
    let details = enrollment.details.as_ref().map(serde_json::to_string).transpose();
    let details = details.map_err(|_| StoreError::Impossible("address"))?;
    let reserved =
        enrollment.reservation.as_ref().map(|reservation| i64::try_from(reservation.amount));
    let reserved = reserved.transpose().map_err(|_| StoreError::Impossible("amount"))?;
    sqlx::query(
        "UPDATE enrollments SET customer = $2, product = $3, account = $4, reserved = $5, details = $6,
            closed = $7, reference = $8, code_sealed = $9, code_failures = $10, request_hash = $11, serial = $12,
            confirmed_at = $13, identity_failures = $14, reserved_account = $15, authority = $16,
            authority_agreed = $17, predecessor = $18 WHERE id = $1",
    )
    .bind(&enrollment.id)
    .bind(&enrollment.customer)
    .bind(enrollment.product.map(Product::as_str))
    .bind(&enrollment.account)
    .bind(reserved)
    .bind(details)
    .bind(enrollment.closed.map(closed_name))
    .bind(&enrollment.reference)
    .bind(&enrollment.code_sealed)
    .bind(enrollment.code_failures)
    .bind(&enrollment.request_hash)
    .bind(&enrollment.serial)
    .bind(enrollment.confirmed_at)
    .bind(enrollment.identity_failures)
    .bind(enrollment.reservation.as_ref().map(|reservation| reservation.account.as_str()))
    .bind(enrollment.authority.map(IssuingAuthority::as_str))
    .bind(&enrollment.authority_agreed)
    .bind(&enrollment.predecessor)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What open enrollments keep back on all accounts, won.
pub async fn all_reserved(tx: &mut Tx, now: i64) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "SELECT CAST(COALESCE(SUM(reserved), 0) AS BIGINT) AS n FROM enrollments
         WHERE serial IS NULL AND closed IS NULL AND expires_at > $1",
    )
    .bind(now)
    .fetch_one(&mut **tx)
    .await?;
    column(&row, "n")
}

/// What an open enrollment keeps back on an account, won. Of several only one gets a certificate: the most
/// that one of them may take.
pub async fn reserved_on(tx: &mut Tx, account: &str, now: i64) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "SELECT CAST(COALESCE(MAX(reserved), 0) AS BIGINT) AS n FROM enrollments
         WHERE reserved_account = $1 AND serial IS NULL AND closed IS NULL AND expires_at > $2",
    )
    .bind(account)
    .bind(now)
    .fetch_one(&mut **tx)
    .await?;
    column(&row, "n")
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

/// When a customer's enrollments after a time began, newest first, but for one of them.
pub async fn begun_since(
    tx: &mut Tx,
    customer: &str,
    except: &str,
    since: i64,
) -> Result<Vec<i64>, StoreError> {
    let rows = sqlx::query(
        "SELECT created_at FROM enrollments WHERE customer = $1 AND id <> $2 AND created_at > $3
         ORDER BY created_at DESC",
    )
    .bind(customer)
    .bind(except)
    .bind(since)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(|row| column(row, "created_at")).collect()
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

/// The authority in a row.
pub(super) fn authority_of(name: &str) -> Result<IssuingAuthority, StoreError> {
    IssuingAuthority::by_name(name).ok_or(StoreError::Impossible("authority"))
}

fn purpose_of(name: &str) -> Result<Purpose, StoreError> {
    [Purpose::Issue, Purpose::Renewal, Purpose::Reissue]
        .into_iter()
        .find(|purpose| purpose.as_str() == name)
        .ok_or(StoreError::Impossible("purpose"))
}

fn closed_name(closed: Closed) -> &'static str {
    match closed {
        Closed::Replaced => "replaced",
        Closed::Abandoned => "abandoned",
    }
}

fn reservation_of(row: &AnyRow) -> Result<Option<Reservation>, StoreError> {
    let account: Option<String> = column(row, "reserved_account")?;
    let amount: Option<i64> = column(row, "reserved")?;
    let (Some(account), Some(amount)) = (account, amount) else {
        return Ok(None);
    };
    let amount = u64::try_from(amount).map_err(|_| StoreError::Impossible("amount"))?;
    Ok(Some(Reservation { account, amount }))
}

fn enrollment_of(row: &AnyRow) -> Result<Enrollment, StoreError> {
    let product: Option<String> = column(row, "product")?;
    let authority: Option<String> = column(row, "authority")?;
    let details: Option<String> = row.try_get("details")?;
    let closed = match column::<Option<String>>(row, "closed")?.as_deref() {
        None => None,
        Some("replaced") => Some(Closed::Replaced),
        Some("abandoned") => Some(Closed::Abandoned),
        Some(_) => return Err(StoreError::Impossible("reason for closing")),
    };
    Ok(Enrollment {
        id: column(row, "id")?,
        purpose: purpose_of(&column::<String>(row, "purpose")?)?,
        holder: holder_of(row)?,
        agreed: column(row, "agreed")?,
        created_at: column(row, "created_at")?,
        expires_at: column(row, "expires_at")?,
        identity_failures: column(row, "identity_failures")?,
        customer: column(row, "customer")?,
        predecessor: column(row, "predecessor")?,
        product: product.as_deref().map(product_of).transpose()?,
        authority: authority.as_deref().map(authority_of).transpose()?,
        authority_agreed: column(row, "authority_agreed")?,
        account: column(row, "account")?,
        reservation: reservation_of(row)?,
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
