//! `p10cr` → `cp` (RFC 9483 section 4.1.4).

use cmpv2::body::PkiBody;
use cmpv2::certified_key_pair::{CertOrEncCert, CertifiedKeyPair};
use cmpv2::header::CmpCertificate;
use cmpv2::response::{CertRepMessage, CertResponse};
use cmpv2::status::{PkiStatus, PkiStatusInfo};
use der07::Decode as _;

use super::failure::{Failure, FailureInfo};
use super::message::{self, Answer, Incoming};
use crate::Bank;
use crate::csr_policy::Keys;
use crate::issuing::confirm_delivered;
use crate::ra::authorization::Known;
use crate::secrets::random;
use crate::store::enrollments::{self, Enrollment};
use crate::store::{StoreError, transactions};

/// How a certificate is answered with.
pub(super) struct Answered {
    /// certReqId, contents of the INTEGER.
    pub request_id: &'static [u8],
    /// Whether the root comes as caPubs.
    pub root: bool,
    pub body: fn(CertRepMessage<'static>) -> PkiBody<'static>,
}

/// The certificate and its chain, leaf first.
pub(super) struct Chain {
    pub leaf: Vec<u8>,
    pub issuer: Vec<u8>,
    pub root: Vec<u8>,
}

pub(super) async fn certificate(
    bank: &Bank,
    incoming: &Incoming<'_>,
    known: &Known,
    csr: &[u8],
) -> Result<Answer, Failure> {
    let leaf = bank.issue(&known.enrollment.id, csr, Keys::P256).await?;
    // -1: a PKCS#10 request has no number (RFC 9483 section 4.1.4).
    let answered = Answered { request_id: &[0xff], root: true, body: PkiBody::Cp };
    answer(bank, incoming, &known.enrollment, leaf, answered).await
}

/// Answers with a certificate, in a new transaction.
pub(super) async fn answer(
    bank: &Bank,
    incoming: &Incoming<'_>,
    enrollment: &Enrollment,
    leaf: Vec<u8>,
    answered: Answered,
) -> Result<Answer, Failure> {
    let id = &enrollment.id;
    let nonce: [u8; 16] = random();
    let implicit_confirm = incoming.wants_implicit_confirm();
    let now = bank.ra.clock.now();

    let mut tx = bank.ra.store.write().await?;
    if !transactions::begin(&mut tx, incoming.transaction_id(), id, &nonce, now).await? {
        return Err(Failure::new(FailureInfo::TransactionIdInUse, "the transaction id is in use"));
    }
    if implicit_confirm {
        let mut enrollment =
            enrollments::lock(&mut tx, id).await?.ok_or(StoreError::Impossible("enrollment"))?;
        confirm_delivered(&mut tx, &mut enrollment, &leaf, now).await?;
        enrollments::save(&mut tx, &enrollment).await?;
    }
    crate::store::commit(tx).await?;

    let signer = enrollment.authority.ok_or(StoreError::Impossible("authority"))?;
    let honest = Chain {
        leaf,
        issuer: bank.authority.issuing(signer).der.clone(),
        root: bank.authority.root.der.clone(),
    };
    let chain = match bank.faults.take_lie() {
        None => honest,
        Some(lie) => super::lie::told(bank, lie, &honest, enrollment).await?,
    };
    Ok(Answer {
        body: message::body(&(answered.body)(response(&chain, &answered)?))?,
        extra_certs: vec![chain.issuer, chain.root],
        nonce,
        implicit_confirm,
    })
}

fn response(chain: &Chain, answered: &Answered) -> Result<CertRepMessage<'static>, Failure> {
    let unreadable =
        |_| Failure::new(FailureInfo::SystemFailure, "the bank failed to build an answer");
    let leaf = CmpCertificate::from_der(&chain.leaf).map_err(unreadable)?;
    let root = CmpCertificate::from_der(&chain.root).map_err(unreadable)?;
    Ok(CertRepMessage {
        ca_pubs: answered.root.then(|| vec![root]),
        response: vec![CertResponse {
            cert_req_id: der07::asn1::Int::new(answered.request_id).map_err(unreadable)?,
            status: PkiStatusInfo {
                status: PkiStatus::Accepted,
                status_string: None,
                fail_info: None,
            },
            certified_key_pair: Some(CertifiedKeyPair {
                cert_or_enc_cert: CertOrEncCert::Certificate(Box::new(leaf)),
                priv_key: None,
                publication_info: None,
            }),
            rsp_info: None,
        }],
    })
}
