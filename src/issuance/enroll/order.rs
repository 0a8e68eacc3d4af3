//! What is asked of the bank: by the codes of a session, or by those from another device.

use ingam_bank_api::EnrollmentCodes;
use ingam_core::vault::EntryId;

use super::EnrollInput;
use crate::{
    certificates::trust::wanted,
    keeper::protocol::{Secret, Wanted},
    platform::bank_client::BankError,
};

/// Seconds that codes can be used, at a bank that does not say how long.
const LIFETIME: i64 = 24 * 60 * 60;

/// One certificate to ask for.
pub(super) struct Order {
    pub(super) wanted: Wanted,
    /// 인가코드, unless the keeper has it already.
    pub(super) code: Option<Secret>,
    /// When the codes stop working.
    pub(super) expires_at: i64,
    /// Pending entries that are not taken up.
    pub(super) before: Vec<EntryId>,
}

impl Order {
    /// `not_after`: when the certificate has to end, where that is known before.
    pub(super) fn of_codes(
        codes: &EnrollmentCodes,
        not_after: Option<i64>,
    ) -> Result<Self, BankError> {
        Ok(Self {
            wanted: Wanted { not_after, ..wanted(codes)? },
            code: Some(Secret::new(codes.code.expose().to_owned())),
            expires_at: codes.expires_at,
            before: Vec::new(),
        })
    }

    pub(super) fn of_offer(input: &EnrollInput, now: i64) -> Option<Self> {
        let elsewhere = input.elsewhere.as_ref()?;
        Some(Self {
            wanted: elsewhere.offer.wanted.clone(),
            code: None,
            expires_at: elsewhere.offer.expires_at.unwrap_or(now + LIFETIME),
            before: elsewhere.before.clone(),
        })
    }
}
