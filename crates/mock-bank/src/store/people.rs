//! Rows of customers and their accounts.

use ingam_bank_api::{Address, CardCells, Details, Holder, Way};
use sqlx::any::AnyRow;

use super::{StoreError, Tx, column, may_be_stored};

/// A customer as stored.
#[derive(Clone, Debug)]
pub struct Customer {
    /// Our own name for the customer.
    pub id: String,
    /// Personal or corporate.
    pub holder: Holder,
    /// Internet-banking user id.
    pub user_id: String,
    /// 이름 or 상호
    pub name: String,
    /// In Latin letters.
    pub english_name: String,
    /// The digits at the end of the common name.
    pub subject_id: String,
    /// Keyed hash of the resident or business number.
    pub number_hash: Vec<u8>,
    /// The number, sealed.
    pub number_sealed: Vec<u8>,
    /// Seed of the OTP token, sealed.
    pub otp_seed_sealed: Vec<u8>,
    /// Time step of the last code that was accepted.
    pub otp_last_step: i64,
    /// Wrong codes since the last right one.
    pub otp_failures: i64,
    /// What the customer can prove an account with.
    pub ways: Vec<Way>,
    /// Wrong digits of the security card since the last right ones.
    pub card_failures: i64,
    /// What is asked of the security card next.
    pub card_cells: CardCells,
    /// Wrong codes of text messages since the last right one.
    pub phone_failures: i64,
    /// What is on file. The name in Latin letters is not among it: it is above.
    pub contact: Details,
}

/// An account as stored.
#[derive(Clone, Debug)]
pub struct Account {
    /// Our own name for the account.
    pub id: String,
    /// Whose it is.
    pub customer: String,
    /// 14 digits.
    pub number: String,
    /// What the customer calls it.
    pub label: String,
    /// Keyed hash of the password.
    pub password_hash: Vec<u8>,
    /// Wrong passwords since the last right one.
    pub password_failures: i64,
    /// Won.
    pub balance: i64,
}

impl Account {
    /// Whether this much, won, is on it. What an enrollment keeps back for a fee does not count: one
    /// enrollment of a customer gets a certificate, and ends the others before it.
    pub fn holds(&self, amount: u64) -> bool {
        i64::try_from(amount).is_ok_and(|amount| amount <= self.balance)
    }
}

/// All customers, by id.
pub async fn all(tx: &mut Tx) -> Result<Vec<Customer>, StoreError> {
    let rows = sqlx::query("SELECT * FROM customers ORDER BY id").fetch_all(&mut **tx).await?;
    rows.iter().map(customer_of).collect()
}

/// One customer.
pub async fn customer(tx: &mut Tx, id: &str) -> Result<Option<Customer>, StoreError> {
    let row = sqlx::query("SELECT * FROM customers WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(customer_of).transpose()
}

/// The customer with this user id.
pub async fn by_user_id(tx: &mut Tx, user_id: &str) -> Result<Option<Customer>, StoreError> {
    if !may_be_stored(user_id) {
        return Ok(None);
    }
    let row = sqlx::query("SELECT * FROM customers WHERE user_id = $1")
        .bind(user_id)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(customer_of).transpose()
}

/// The customer who has the account of this number.
pub async fn by_account(tx: &mut Tx, number: &str) -> Result<Option<Customer>, StoreError> {
    let row = sqlx::query(
        "SELECT customers.* FROM customers JOIN accounts ON accounts.customer = customers.id
         WHERE accounts.number = $1",
    )
    .bind(number)
    .fetch_optional(&mut **tx)
    .await?;
    row.as_ref().map(customer_of).transpose()
}

/// The customers whom text messages to this phone reach.
pub async fn by_phone(tx: &mut Tx, phone: &str) -> Result<Vec<Customer>, StoreError> {
    let rows = sqlx::query("SELECT * FROM customers WHERE phone = $1 ORDER BY id")
        .bind(phone)
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(customer_of).collect()
}

/// Adds a customer.
pub async fn insert(tx: &mut Tx, customer: &Customer) -> Result<(), StoreError> {
    let contact = &customer.contact;
    sqlx::query(
        "INSERT INTO customers (id, holder, user_id, name, english_name, subject_id, number_hash, number_sealed,
            otp_seed_sealed, otp_last_step, otp_failures, email, phone, postal_code, line1, line2,
            ways, card_failures, card_first, card_last, phone_failures, contact_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10, $11, $12, $13, $14, $15, 0, $16, $17, 0, $18)",
    )
    .bind(&customer.id)
    .bind(crate::products::holder_name(customer.holder))
    .bind(&customer.user_id)
    .bind(&customer.name)
    .bind(&customer.english_name)
    .bind(&customer.subject_id)
    .bind(&customer.number_hash)
    .bind(&customer.number_sealed)
    .bind(&customer.otp_seed_sealed)
    .bind(&contact.email)
    .bind(&contact.phone)
    .bind(&contact.address.postal_code)
    .bind(&contact.address.line1)
    .bind(&contact.address.line2)
    .bind(customer.ways.iter().map(|way| way_name(*way)).collect::<Vec<_>>().join(" "))
    .bind(i64::from(customer.card_cells.first))
    .bind(i64::from(customer.card_cells.last))
    .bind(&contact.contact_name)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Adds an account.
pub async fn insert_account(
    tx: &mut Tx,
    account: &Account,
    position: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO accounts (id, customer, position, number, label, password_hash, password_failures, balance)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7)",
    )
    .bind(&account.id)
    .bind(&account.customer)
    .bind(position)
    .bind(&account.number)
    .bind(&account.label)
    .bind(&account.password_hash)
    .bind(account.balance)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// One account.
pub async fn account(tx: &mut Tx, id: &str) -> Result<Option<Account>, StoreError> {
    let row = sqlx::query("SELECT * FROM accounts WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(account_of).transpose()
}

/// The account with this number.
pub async fn by_account_number(tx: &mut Tx, number: &str) -> Result<Option<Account>, StoreError> {
    let row = sqlx::query("SELECT * FROM accounts WHERE number = $1")
        .bind(number)
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(account_of).transpose()
}

/// The accounts of a customer, in the customer's order.
pub async fn accounts(tx: &mut Tx, customer: &str) -> Result<Vec<Account>, StoreError> {
    let rows = sqlx::query("SELECT * FROM accounts WHERE customer = $1 ORDER BY position")
        .bind(customer)
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(account_of).collect()
}

/// Makes every other writer that checks this customer's factors wait until the transaction ends.
pub async fn lock(tx: &mut Tx, customer: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE customers SET otp_failures = otp_failures WHERE id = $1")
        .bind(customer)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Counts a wrong account password.
pub async fn count_wrong_password(tx: &mut Tx, account: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE accounts SET password_failures = password_failures + 1 WHERE id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Counts a wrong one-time password.
pub async fn count_wrong_otp(tx: &mut Tx, customer: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE customers SET otp_failures = otp_failures + 1 WHERE id = $1")
        .bind(customer)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The one-time password was right: forgets the wrong ones before and uses the code up.
pub async fn accept_otp(tx: &mut Tx, customer: &str, otp_step: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE customers SET otp_failures = 0, otp_last_step = $2 WHERE id = $1")
        .bind(customer)
        .bind(otp_step)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The account password was right: forgets the wrong ones before.
pub async fn accept_password(tx: &mut Tx, account: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE accounts SET password_failures = 0 WHERE id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Unlocks all factors of a customer.
pub async fn unlock(tx: &mut Tx, customer: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE customers SET otp_failures = 0, card_failures = 0, phone_failures = 0 WHERE id = $1")
        .bind(customer)
        .execute(&mut **tx)
        .await?;
    sqlx::query("UPDATE accounts SET password_failures = 0 WHERE customer = $1")
        .bind(customer)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn customer_of(row: &AnyRow) -> Result<Customer, StoreError> {
    Ok(Customer {
        id: column(row, "id")?,
        holder: super::enrollments::holder_of(row)?,
        user_id: column(row, "user_id")?,
        name: column(row, "name")?,
        english_name: column(row, "english_name")?,
        subject_id: column(row, "subject_id")?,
        number_hash: column(row, "number_hash")?,
        number_sealed: column(row, "number_sealed")?,
        otp_seed_sealed: column(row, "otp_seed_sealed")?,
        otp_last_step: column(row, "otp_last_step")?,
        otp_failures: column(row, "otp_failures")?,
        ways: ways_of(&column::<String>(row, "ways")?)?,
        card_failures: column(row, "card_failures")?,
        card_cells: CardCells { first: cell(row, "card_first")?, last: cell(row, "card_last")? },
        phone_failures: column(row, "phone_failures")?,
        contact: Details {
            email: column(row, "email")?,
            phone: column(row, "phone")?,
            address: Address {
                postal_code: column(row, "postal_code")?,
                line1: column(row, "line1")?,
                line2: column(row, "line2")?,
            },
            contact_name: column(row, "contact_name")?,
            english_name: None,
        },
    })
}

/// How a way is written.
pub fn way_name(way: Way) -> &'static str {
    match way {
        Way::Otp => "otp",
        Way::SecurityCard => "security_card",
        Way::Phone => "phone",
    }
}

fn ways_of(names: &str) -> Result<Vec<Way>, StoreError> {
    let known = [Way::Otp, Way::SecurityCard, Way::Phone];
    let way = |name: &str| known.into_iter().find(|way| way_name(*way) == name);
    let ways: Option<Vec<_>> = names.split(' ').map(way).collect();
    ways.ok_or(StoreError::Impossible("way"))
}

fn cell(row: &AnyRow, name: &str) -> Result<u8, StoreError> {
    let cell: i64 = column(row, name)?;
    u8::try_from(cell).map_err(|_| StoreError::Impossible("cell"))
}

fn account_of(row: &AnyRow) -> Result<Account, StoreError> {
    Ok(Account {
        id: column(row, "id")?,
        customer: column(row, "customer")?,
        number: column(row, "number")?,
        label: column(row, "label")?,
        password_hash: column(row, "password_hash")?,
        password_failures: column(row, "password_failures")?,
        balance: column(row, "balance")?,
    })
}
