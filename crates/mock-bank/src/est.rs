//! Enrollment over Secure Transport (RFC 7030, RFC 8951) for clients on a command line: another
//! road to the same [issuing](crate::issuing).
//!
//! The reference number is the user name and the authorization code the password of HTTP Basic
//! authentication, so here, other than in CMP, the code travels: TLS stands in front of the bank.

mod certs_only;
mod csr_attributes;

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::Bank;
use crate::authorities::IssuingAuthority;
use crate::csr_policy::{Keys, Rejected, text};
use crate::issuing::IssueError;
use crate::store::StoreError;

pub use csr_attributes::csr_attributes;

/// Why a call is refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EstError {
    /// Wrong code, unknown reference number, or tried wrongly too often.
    #[error("reference number or authorization code is wrong")]
    Unauthorized,
    /// No certificate was issued.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// An answer cannot be encoded.
    #[error("encoding: {0}")]
    Encoding(#[from] der07::Error),
}

impl From<StoreError> for EstError {
    fn from(error: StoreError) -> Self {
        Self::Issue(error.into())
    }
}

impl From<Rejected> for EstError {
    fn from(error: Rejected) -> Self {
        Self::Issue(error.into())
    }
}

impl Bank {
    /// The authority's own certificates (RFC 7030 section 4.1), DER of a certs-only message.
    pub fn est_ca_certificates(&self) -> Result<Vec<u8>, EstError> {
        let issuers = IssuingAuthority::ALL.map(|issuer| self.authority.issuing(issuer));
        let all = issuers.into_iter().chain([&self.authority.root]);
        Ok(certs_only::encode(&all.map(|signer| signer.der.as_slice()).collect::<Vec<_>>())?)
    }

    /// A certificate for a request (RFC 7030 section 4.2), DER of a certs-only message. There is no
    /// confirmation in this protocol: what is sent counts as received. A client that got nothing
    /// sends the same request again.
    pub async fn est_enroll(
        &self,
        reference: &str,
        code: &[u8],
        request: &str,
    ) -> Result<Vec<u8>, EstError> {
        let code = Zeroizing::new(code.to_vec());
        let fits = move |known: &[u8]| known.ct_eq(&code).into();
        let known = self.ra.known(reference, fits).await?.ok_or(EstError::Unauthorized)?;
        let csr = text::decode(request)?;
        let certificate = self.issue(&known.enrollment.id, &csr, Keys::P256OrRsa).await?;
        self.confirm(&known.enrollment.id, &certificate).await?;
        Ok(certs_only::encode(&[&certificate])?)
    }
}
