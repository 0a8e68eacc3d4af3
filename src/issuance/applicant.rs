//! Who says to be asking, as typed and before the bank has looked.

use ingam_bank_api::{Identity, Secret};
use ingam_core::{
    account_number::AccountNumber, business_number::BusinessNumber,
    resident_number::ResidentNumber, user_id::UserId,
};

/// A person or an organisation.
#[derive(Clone, Debug)]
pub struct Applicant {
    /// What the bank looks it up by.
    pub known_by: KnownBy,
    /// What must belong to it.
    pub number: HolderNumber,
}

/// What the bank looks a customer up by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// Internet-banking user id.
    UserId(UserId),
    /// Number of an account, without login (비회원).
    Account(AccountNumber),
}

/// The number that a holder has, and that the VID is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolderNumber {
    /// Of a person.
    Resident(ResidentNumber),
    /// Of an organisation.
    Business(BusinessNumber),
}

impl Applicant {
    /// The user id, if that is what the bank shall look up.
    pub fn user_id(&self) -> Option<String> {
        match &self.known_by {
            KnownBy::UserId(id) => Some(id.as_str().to_owned()),
            KnownBy::Account(_) => None,
        }
    }

    /// The question to the bank.
    pub fn identity(&self) -> Identity {
        let account = match &self.known_by {
            KnownBy::UserId(_) => None,
            KnownBy::Account(account) => Some(account.digits().to_owned()),
        };
        Identity { user_id: self.user_id(), account, number: Secret::new(self.number.digits()) }
    }
}

impl HolderNumber {
    /// 13 or 10 digits.
    pub fn digits(&self) -> &str {
        match self {
            Self::Resident(number) => number.digits(),
            Self::Business(number) => number.digits(),
        }
    }

    /// Date of birth as 8 digits; empty for an organisation.
    pub fn birth_date(&self) -> String {
        match self {
            Self::Resident(number) => number.birth_date(),
            Self::Business(_) => String::new(),
        }
    }

    /// Business number in digits; empty for a person.
    pub fn business_number(&self) -> String {
        match self {
            Self::Resident(_) => String::new(),
            Self::Business(number) => number.digits().to_owned(),
        }
    }
}
