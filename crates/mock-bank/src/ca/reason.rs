//! Why a certificate is revoked: what the records keep and the revocation list says.

use der::Enumerated;
use serde::Deserialize;

/// The reasons this bank gives, with their numbers as CRLReason (RFC 5280 section 5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enumerated, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u32)]
pub enum Reason {
    /// Someone else may have the key. It is never certified again.
    KeyCompromise = 1,
    /// The name or the organisation changed.
    AffiliationChanged = 3,
    /// A newer certificate took its place. Nobody asks for this: issuing does it.
    #[serde(skip_deserializing)]
    Superseded = 4,
    /// It is no longer used.
    CessationOfOperation = 5,
    /// 효력정지: not for good. Never in the records of what is revoked: what is suspended has a time of its own.
    #[serde(skip_deserializing)]
    CertificateHold = 6,
}

impl Reason {
    /// All that a revocation may have.
    pub const ALL: [Self; 4] = [
        Self::KeyCompromise,
        Self::AffiliationChanged,
        Self::Superseded,
        Self::CessationOfOperation,
    ];

    /// The number in the records.
    pub fn code(self) -> i64 {
        match self {
            Self::KeyCompromise => 1,
            Self::AffiliationChanged => 3,
            Self::Superseded => 4,
            Self::CessationOfOperation => 5,
            Self::CertificateHold => 6,
        }
    }

    /// The reason of this number; `None` if this bank never gives it.
    pub fn of(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use der::Encode as _;

    use super::*;

    #[test]
    fn each_has_the_number_that_the_list_states() {
        for reason in Reason::ALL {
            let der = reason.to_der().expect("DER");
            let code = u8::try_from(reason.code()).expect("small");
            assert_eq!(der, [0x0a, 1, code], "{reason:?}");
            assert_eq!(Reason::of(reason.code()), Some(reason));
        }
        for code in [-1, 0, 2, 6, 7, 8, 9, 10] {
            assert_eq!(Reason::of(code), None);
        }
    }

    #[test]
    fn nobody_asks_for_superseded() {
        let read = |name: &str| serde_json::from_value::<Reason>(name.into()).ok();
        assert_eq!(read("key_compromise"), Some(Reason::KeyCompromise));
        assert_eq!(read("affiliation_changed"), Some(Reason::AffiliationChanged));
        assert_eq!(read("cessation_of_operation"), Some(Reason::CessationOfOperation));
        assert_eq!(read("superseded"), None);
    }
}
