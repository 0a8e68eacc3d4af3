use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{Binding, Secret, SignLogin, Trust, Wanted};

/// Signs a login, as [`SignLogin`] does, and holds the key open: a renewal follows, whose request is signed
/// with it. So the password is asked for once. [`PrepareRenewal`] takes the key over: it signs every
/// message of the renewal, and is forgotten with the worker.
#[derive(Debug, Serialize, Deserialize)]
pub struct BeginRenewal {
    /// With the certificate that is renewed.
    pub login: SignLogin,
}

/// Makes the new key and R, the request, the seal, and the first CMP message, signed by the old key. Answered
/// as [`PrepareEnrollment`](super::PrepareEnrollment) is; after [`BeginRenewal`].
#[derive(Debug, Serialize, Deserialize)]
pub struct PrepareRenewal {
    /// Names the entry to be.
    pub binding: Binding,
    /// 인증서 암호 of the new certificate, which may be the one of the old.
    pub password: Secret,
    /// What is asked for. Its subject must be the one of the old certificate; when it ends, the keeper knows.
    pub wanted: Wanted,
    /// Whom to believe.
    pub trust: Trust,
    /// The time by the bank's clock.
    pub now: i64,
}

/// Takes up a pending renewal: opens the seal, in which the old key is as well, and builds the CMP message for
/// the same request. Answered as [`ResumeEnrollment`](super::ResumeEnrollment) is.
#[derive(Debug, Serialize, Deserialize)]
pub struct ResumeRenewal {
    /// Names the entry.
    pub binding: Binding,
    /// 인증서 암호 of the new certificate.
    pub password: Secret,
    /// [`ingam_core::vault::Entry::sealed_key`]
    pub sealed_key: ByteBuf,
    /// [`ingam_core::vault::PendingEnrollment::csr`]: DER of a `CertReqMessages` (RFC 4211).
    pub request: ByteBuf,
    /// The old certificate, DER.
    pub old: ByteBuf,
    /// What was asked for.
    pub wanted: Wanted,
    /// Whom to believe.
    pub trust: Trust,
    /// The time by the bank's clock.
    pub now: i64,
}
