//! What a request asks for, judged before anything happens for it.

use ingam_bank_api::Purpose;
use x509_cert::ext::pkix::name::GeneralName;
use zeroize::Zeroizing;

use super::IssueError;
use crate::ca::AuthorityError;
use crate::csr_policy::{self, Accepted, Keys, Rejected};
use crate::store::people::Customer;
use crate::store::{certificates, enrollments, keys};
use crate::{Bank, customers, vid};

/// A request that may be answered with a certificate.
pub struct Judged {
    /// The key.
    pub(super) accepted: Accepted,
    /// R, if the client sent it.
    random: Option<Zeroizing<[u8; 20]>>,
}

impl Bank {
    /// Judges a request, DER, by itself: which enrollment it is for makes no difference, and nothing
    /// is written.
    pub fn judge(&self, csr: &[u8], keys: Keys) -> Result<Judged, IssueError> {
        self.judge_accepted(csr_policy::check(csr, keys)?)
    }

    /// Opens R of a request whose form and signature were judged.
    pub(super) fn judge_accepted(&self, accepted: Accepted) -> Result<Judged, IssueError> {
        let random = match &accepted.vid_random {
            None => None,
            Some(sent) => {
                let recipient = &self.authority.recipient.key;
                let random =
                    vid::open_random(recipient, sent, vid::Purpose::Request, &accepted.key);
                Some(random.map_err(|_| Rejected::VidAttribute)?)
            }
        };
        Ok(Judged { accepted, random })
    }

    /// Refuses a key that this enrollment cannot have a certificate for. Issuing looks again, as somebody
    /// may be faster.
    pub async fn may_have_key(&self, enrollment: &str, judged: &Judged) -> Result<(), IssueError> {
        let mut tx = self.ra.store.read().await?;
        let found = enrollments::find(&mut tx, enrollment).await?.ok_or(IssueError::Closed)?;
        if found.purpose == Purpose::Renewal {
            return Err(IssueError::OldKeyNeeded);
        }
        let key = &judged.accepted.key_hash;
        let owner = keys::owner(&mut tx, key).await?;
        let taken = owner.is_some() && owner != found.customer;
        if taken || certificates::is_compromised(&mut tx, key).await? {
            return Err(IssueError::KeyTaken);
        }
        Ok(())
    }

    /// The name with the VID, if the request has R.
    pub(super) fn vid(
        &self,
        judged: &Judged,
        customer: &Customer,
    ) -> Result<Option<GeneralName>, IssueError> {
        let Some(random) = &judged.random else {
            return Ok(None);
        };
        let number = customers::number(&self.ra.secrets, customer)?;
        let vid = vid::vid(&number, random).map_err(AuthorityError::from)?;
        Ok(Some(vid::identify_data(&customer.name, &vid).map_err(AuthorityError::from)?))
    }
}
