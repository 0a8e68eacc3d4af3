//! Who says to be asking, as typed and before the bank has looked.

use ingam_bank_api::{Identity, Secret};
use ingam_core::{
    account_number::AccountNumber, business_number::BusinessNumber,
    one_time_password::OneTimePassword, phone::Phone, resident_number::ResidentNumber,
    user_id::UserId,
};
use serde::{Deserialize, Serialize};

/// A person or an organisation.
#[derive(Clone, Debug)]
pub struct Applicant {
    /// What the bank looks it up by.
    pub known_by: KnownBy,
    /// What must belong to it.
    pub number: HolderNumber,
}

/// Which of the things that the bank looks a customer up by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityWay {
    /// [`KnownBy::UserId`]
    #[default]
    UserId,
    /// [`KnownBy::Account`]
    Account,
    /// [`KnownBy::Phone`]
    Phone,
}

/// What the bank looks a customer up by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// Internet-banking user id.
    UserId(UserId),
    /// Number of an account, without login (비회원).
    Account(AccountNumber),
    /// The mobile phone on file, with the code that was sent to it; without it to have one sent.
    Phone(Phone, Option<OneTimePassword>),
}

impl KnownBy {
    /// Which one it is.
    pub fn way(&self) -> IdentityWay {
        match self {
            Self::UserId(_) => IdentityWay::UserId,
            Self::Account(_) => IdentityWay::Account,
            Self::Phone(..) => IdentityWay::Phone,
        }
    }

    /// The user id, if it is one: alone among all this it is no secret.
    pub fn user_id(&self) -> &str {
        match self {
            Self::UserId(id) => id.as_str(),
            Self::Account(_) | Self::Phone(..) => "",
        }
    }
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
    /// The question to the bank.
    pub fn identity(&self) -> Identity {
        let number = Secret::new(self.number.digits().to_owned());
        let nobody =
            Identity { user_id: None, account: None, phone: None, phone_code: None, number };
        match &self.known_by {
            KnownBy::UserId(id) => Identity { user_id: Some(id.as_str().to_owned()), ..nobody },
            KnownBy::Account(account) => {
                Identity { account: Some(account.digits().to_owned()), ..nobody }
            }
            KnownBy::Phone(phone, code) => Identity {
                phone: Some(phone.digits().to_owned()),
                phone_code: code.as_ref().map(|code| Secret::new(code.digits().to_owned())),
                ..nobody
            },
        }
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
