//! `kur` → `kup` (RFC 9483 section 4.1.3): a renewal, asked for with the key of the certificate that it
//! takes the place of. Which enrollment it is for follows from that certificate.

use cmpv2::body::PkiBody;
use der::{Decode as _, Encode as _, Sequence};
use x509_cert::Certificate;

use super::failure::{Failure, FailureInfo};
use super::message::{Answer, Incoming, directory_name};
use super::{confirm, issue, signature};
use crate::Bank;
use crate::ca::reason::Reason;
use crate::csr_policy::Keys;
use crate::csr_policy::cert_request::Message;
use crate::issuing::IssueError;
use crate::store::certificates::StoredCertificate;
use crate::store::enrollments::{self, Enrollment};

/// Number of the request and of its answer.
const REQUEST_ID: &[u8] = &[0];

/// `CertId` (RFC 4211 section 6.5).
#[derive(Sequence)]
struct CertId {
    issuer: der::asn1::Any,
    serial: der::asn1::Int,
}

/// The certificate that takes the place of the one that signed.
pub(super) async fn update(
    bank: &Bank,
    incoming: &Incoming<'_>,
    old: &StoredCertificate,
    content: &[u8],
) -> Result<Answer, Failure> {
    let enrollment = renewal_of(bank, old).await?;
    let message = Message::read(content).map_err(IssueError::from)?;
    names(&message, old)?;
    let check = || message.check(Keys::P256);
    let leaf = bank.issue_renewal(&enrollment.id, &message.der, check).await?;
    let answered = issue::Answered { request_id: REQUEST_ID, root: false, body: PkiBody::Kup };
    issue::answer(bank, incoming, &enrollment, leaf, answered).await
}

/// What was delivered, said by the key of the old certificate.
pub(super) async fn confirmation(
    bank: &Bank,
    incoming: &Incoming<'_>,
    old: &StoredCertificate,
    content: &[u8],
) -> Result<Answer, Failure> {
    let enrollment = renewal_of(bank, old).await?;
    confirm::confirmation(bank, incoming, &enrollment, content).await
}

/// The renewal of a certificate. Once the new one is issued, the old one is superseded, and still asks for its own.
async fn renewal_of(bank: &Bank, old: &StoredCertificate) -> Result<Enrollment, Failure> {
    let mut tx = bank.ra.store.read().await?;
    let found = enrollments::renewal_of(&mut tx, &old.serial).await?;
    drop(tx);
    let renewed = found.as_ref().is_some_and(|found| found.serial.is_some());
    if old.reason != Some(Reason::Superseded) || !renewed {
        signature::is_good(bank, old)?;
    }
    found.ok_or_else(|| {
        let text = "no renewal of this certificate has come to its codes";
        Failure::new(FailureInfo::BadRequest, text)
    })
}

/// Whether the request names the certificate that signed the message, if it names one.
fn names(message: &Message, old: &StoredCertificate) -> Result<(), Failure> {
    let Some(named) = message.old_cert_id().map_err(IssueError::from)? else {
        return Ok(());
    };
    let own = Certificate::from_der(&old.der)?;
    let tbs = own.tbs_certificate();
    let issuer = directory_name(&tbs.issuer().to_der()?);
    let own = CertId {
        issuer: der::asn1::Any::from_der(&issuer)?,
        serial: der::asn1::Int::new(tbs.serial_number().as_bytes())?,
    };
    if own.to_der()? == named {
        return Ok(());
    }
    let text = "oldCertId is not the certificate that signed this message";
    Err(Failure::new(FailureInfo::BadCertId, text))
}
