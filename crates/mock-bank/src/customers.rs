//! The mock customers: invented people in a data file, and how they get into the database.

use std::sync::LazyLock;

use ingam_bank_api::{Address, Details, Holder, Way};
use serde::Deserialize;

use crate::secrets::{Secrets, random};
use crate::store::people::{self, Account, Customer};
use crate::store::{StoreError, Tx};

/// A customer in the data file, with what only the customer would know.
#[derive(Clone, Debug, Deserialize)]
pub struct MockCustomer {
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
    /// 담당자, of an organisation.
    pub contact_name: Option<String>,
    /// Resident registration number or business number, digits.
    pub number: String,
    /// The digits at the end of the common name: bank (4), 04, kind, date, running number.
    pub subject_id: String,
    /// Mobile phone, digits.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Postal address.
    pub address: Address,
    /// What the customer can prove an account with.
    pub ways: Vec<Way>,
    /// In the customer's order.
    pub accounts: Vec<MockAccount>,
}

impl MockCustomer {
    /// What is on file about where notices go.
    pub fn contact(&self) -> Details {
        Details {
            email: self.email.clone(),
            phone: self.phone.clone(),
            address: self.address.clone(),
            contact_name: self.contact_name.clone(),
            english_name: None,
        }
    }
}

/// An account in the data file.
#[derive(Clone, Debug, Deserialize)]
pub struct MockAccount {
    /// Our own name for the account.
    pub id: String,
    /// 14 digits.
    pub number: String,
    /// What the customer calls it.
    pub label: String,
    /// 4 digits.
    pub password: String,
    /// Won at the first start.
    pub balance: i64,
}

/// The data file.
pub static ALL: LazyLock<Vec<MockCustomer>> = LazyLock::new(|| {
    // The file is part of the program, and a test reads it.
    serde_json::from_str(include_str!("../data/customers.json"))
        .expect("data/customers.json is well formed")
});

/// Puts the customers of the data file that the database does not know into it: all of them at the
/// first start, and after an update those who are new.
pub async fn seed(tx: &mut Tx, secrets: &Secrets, now: i64) -> Result<(), StoreError> {
    for mock in ALL.iter() {
        insert_new(tx, secrets, mock, now).await?;
    }
    Ok(())
}

/// One of any number of invented people for load tests, with a security card and money for fees. Not in
/// the data file; the fault knobs invite them.
pub fn crowd(number: u32) -> MockCustomer {
    let id = format!("crowd-{number}");
    let account = MockAccount {
        id: format!("{id}-1"),
        number: format!("99{number:012}"),
        label: "모의통장".to_owned(),
        password: "1357".to_owned(),
        balance: 1_000_000_000,
    };
    MockCustomer {
        user_id: format!("crowd{number}"),
        number: format!("700101{:07}", 1_000_000 + number),
        subject_id: format!("0999049{number:017}"),
        ways: vec![Way::SecurityCard],
        accounts: vec![account],
        id,
        ..ALL[0].clone()
    }
}

/// Lets the first people of the crowd be customers, as far as they are not.
pub async fn invite(
    tx: &mut Tx,
    secrets: &Secrets,
    count: u32,
    now: i64,
) -> Result<(), StoreError> {
    for mock in (0..count).map(crowd) {
        insert_new(tx, secrets, &mock, now).await?;
    }
    Ok(())
}

async fn insert_new(
    tx: &mut Tx,
    secrets: &Secrets,
    mock: &MockCustomer,
    now: i64,
) -> Result<(), StoreError> {
    match people::customer(tx, &mock.id).await? {
        Some(_) => Ok(()),
        None => insert(tx, secrets, mock, now).await,
    }
}

async fn insert(
    tx: &mut Tx,
    secrets: &Secrets,
    mock: &MockCustomer,
    now: i64,
) -> Result<(), StoreError> {
    people::insert(tx, &customer(mock, secrets)?).await?;
    if mock.ways.contains(&Way::SecurityCard) {
        crate::card::seed(tx, secrets, &mock.id).await?;
    }
    for (position, account) in (0..).zip(&mock.accounts) {
        let row = Account {
            id: account.id.clone(),
            customer: mock.id.clone(),
            number: account.number.clone(),
            label: account.label.clone(),
            password_hash: password_hash(secrets, &account.id, &account.password),
            password_failures: 0,
            balance: account.balance,
        };
        people::insert_account(tx, &row, position).await?;
        crate::ledger::open_account(tx, &account.id, account.balance, now).await?;
    }
    Ok(())
}

/// What the database keeps of an account password.
pub fn password_hash(secrets: &Secrets, account: &str, password: &str) -> Vec<u8> {
    secrets.keyed_hash("account password", account, password)
}

/// What the database keeps of a resident or business number, to compare it.
pub fn number_hash(secrets: &Secrets, number: &str) -> Vec<u8> {
    secrets.keyed_hash("number", "", number)
}

/// The resident or business number itself: the VID needs it.
pub fn number(
    secrets: &Secrets,
    customer: &Customer,
) -> Result<zeroize::Zeroizing<String>, StoreError> {
    Ok(secrets.open_text("number", &customer.id, &customer.number_sealed)?)
}

/// The seed of the customer's OTP token.
pub fn otp_seed(
    secrets: &Secrets,
    customer: &Customer,
) -> Result<zeroize::Zeroizing<Vec<u8>>, StoreError> {
    Ok(secrets.open_sealed("otp seed", &customer.id, &customer.otp_seed_sealed)?)
}

fn customer(mock: &MockCustomer, secrets: &Secrets) -> Result<Customer, StoreError> {
    Ok(Customer {
        id: mock.id.clone(),
        holder: mock.holder,
        user_id: mock.user_id.clone(),
        name: mock.name.clone(),
        english_name: mock.english_name.clone(),
        subject_id: mock.subject_id.clone(),
        number_hash: number_hash(secrets, &mock.number),
        number_sealed: secrets.seal("number", &mock.id, mock.number.as_bytes())?,
        otp_seed_sealed: secrets.seal("otp seed", &mock.id, &random::<20>())?,
        otp_last_step: 0,
        otp_failures: 0,
        ways: mock.ways.clone(),
        card_failures: 0,
        card_cells: crate::card::other_cells(None),
        phone_failures: 0,
        contact: mock.contact(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_file_is_sound() {
        assert!(ALL.len() >= 6);
        assert_eq!((ALL[0].name.as_str(), ALL[0].number.as_str()), ("홍길동", "9001011234568"));
        for customer in ALL.iter() {
            let digits = if customer.holder == Holder::Personal { 13 } else { 10 };
            assert_eq!(customer.number.len(), digits, "{}", customer.id);
            assert!(!customer.accounts.is_empty() && !customer.ways.is_empty());
            let corporate = customer.holder == Holder::Corporate;
            assert_eq!(customer.contact_name.is_some(), corporate, "{}", customer.id);
            for account in &customer.accounts {
                assert_eq!(
                    (account.number.len(), account.password.len()),
                    (14, 4),
                    "{}",
                    account.id
                );
            }
        }
        assert!(
            ALL.iter().any(|customer| {
                customer.accounts.iter().all(|account| account.balance < 4_400)
            })
        );
    }
}
