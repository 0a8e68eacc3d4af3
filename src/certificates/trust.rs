//! What the bank says in base64, as bytes for the keeper to judge.

use base64ct::{Base64, Encoding};
use ingam_bank_api::{Authority, EnrollmentCodes};
use serde_bytes::ByteBuf;

use crate::{
    keeper::protocol::{Trust, Wanted},
    platform::bank_client::BankError,
};

/// The bank's certificates beside the fingerprint that decides about them.
pub fn trust(authority: &Authority, root_sha256: &[u8; 32]) -> Result<Trust, BankError> {
    Ok(Trust {
        root_sha256: ByteBuf::from(root_sha256.as_slice()),
        root: decode(&authority.root)?,
        issuer: decode(&authority.issuer)?,
        recipient: decode(&authority.recipient)?,
    })
}

/// What the bank says it will certify.
pub fn wanted(codes: &EnrollmentCodes) -> Result<Wanted, BankError> {
    Ok(Wanted {
        reference: codes.reference.clone(),
        subject: decode(&codes.subject)?,
        policy: codes.policy.clone(),
        not_after: None,
    })
}

pub(super) fn decode(base64: &str) -> Result<ByteBuf, BankError> {
    let bytes = Base64::decode_vec(base64).map_err(|_| BankError::Unreadable)?;
    Ok(ByteBuf::from(bytes))
}
