//! What a responder says of a certificate, verified.

/// CertStatus (RFC 6960 section 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not revoked, as far as the responder knows.
    Good,
    /// Revoked, or suspended: see [`Reason::CertificateHold`].
    Revoked {
        /// Since when, seconds since 1970-01-01T00:00:00Z.
        at: i64,
        /// Why, if that is said.
        reason: Option<Reason>,
    },
    /// The responder does not know it: whoever uses it should not.
    Unknown,
}

/// CRLReason (RFC 5280 section 5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is said.
    Unspecified,
    /// Someone else may have the key.
    KeyCompromise,
    /// Someone else may have the authority's key.
    AuthorityCompromise,
    /// The name or the organisation changed.
    AffiliationChanged,
    /// A newer certificate took its place.
    Superseded,
    /// It is no longer used.
    CessationOfOperation,
    /// 효력정지: suspended, and may come back.
    CertificateHold,
    /// It came back.
    RemoveFromList,
    /// What it stated is no longer so.
    PrivilegeWithdrawn,
    /// Someone else may have the key of an attribute authority.
    AttributeAuthorityCompromise,
}

impl Reason {
    /// The reason of this number.
    pub(crate) fn of(number: u8) -> Option<Self> {
        Some(match number {
            0 => Self::Unspecified,
            1 => Self::KeyCompromise,
            2 => Self::AuthorityCompromise,
            3 => Self::AffiliationChanged,
            4 => Self::Superseded,
            5 => Self::CessationOfOperation,
            6 => Self::CertificateHold,
            8 => Self::RemoveFromList,
            9 => Self::PrivilegeWithdrawn,
            10 => Self::AttributeAuthorityCompromise,
            _ => return None,
        })
    }
}
