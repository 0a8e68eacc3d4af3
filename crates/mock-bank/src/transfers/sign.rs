//! A transfer is signed and carried out, in one transaction with its receipt.

use base64ct::{Base64, Encoding as _};
use ingam_bank_api::{Transfer, TransferSignature, transfer_text};
use sha2::{Digest as _, Sha256};

use super::receipt::{self, Parts};
use super::{TransferError, covered};
use crate::Bank;
use crate::audit::{self, About, Event};
use crate::authorities::IssuingAuthority;
use crate::ca::crl::{CrlError, Which};
use crate::ledger;
use crate::login::signed::{self, Signer};
use crate::login::{Defect, Denied, LoginError, standing};
use crate::store::people;
use crate::store::transfers::{self, Executed, StoredTransfer};
use crate::store::{StoreError, Tx, certificates, commit, registrations};

impl Bank {
    /// Carries out an order that a page of this origin gave, and has signed now.
    pub async fn sign_transfer(
        &self,
        token: &str,
        order: &str,
        signature: &TransferSignature,
        origin: &str,
    ) -> Result<Transfer, TransferError> {
        let (mut tx, session) = self.login_session(token).await?;
        // Another signature of the same customer waits for this, and so does whoever revokes the certificate.
        let now = self.ra.clock.now();
        let found = transfers::find(&mut tx, order).await?;
        let found = found
            .filter(|found| found.session_hash == session.token_hash && found.origin == origin);
        let mut found = found.ok_or(TransferError::OrderUnknown)?;
        let signed = Base64::decode_vec(&signature.signed).map_err(|_| Defect::Malformed)?;
        let signature_hash = Sha256::digest(&signed).to_vec();
        if let Some(executed) = &found.executed {
            let again = executed.signature_hash == signature_hash;
            let view = found.view().filter(|_| again).ok_or(TransferError::OrderExecuted)?;
            commit(tx).await?;
            return Ok(view);
        }
        if now >= found.expires_at {
            return Err(TransferError::OrderUnknown);
        }
        let (signer, issuer) = match judge(&mut tx, &found, &signed, now).await {
            Ok(judged) => judged,
            Err(error) => {
                if let Some(reason) = word(&error) {
                    let order = found.facts.order.clone();
                    let event = Event::TransferDenied { order, reason };
                    audit::record(&mut tx, now, &event, about(&found));
                    commit(tx).await?;
                }
                return Err(error);
            }
        };
        self.move_money(&mut tx, &found, now).await?;
        let receipt = self.receipt(&mut tx, &found, &signer, issuer, now).await?;
        let executed = Executed { at: now, signature_hash, receipt };
        if !transfers::execute(&mut tx, &found.facts.order, &executed).await? {
            return Err(TransferError::OrderExecuted);
        }
        let (order, amount) = (found.facts.order.clone(), found.facts.amount);
        let event = Event::TransferExecuted { order, amount };
        audit::record(&mut tx, now, &event, about(&found));
        found.executed = Some(executed);
        let view = found.view().ok_or(StoreError::Impossible("transfer"))?;
        commit(tx).await?;
        Ok(view)
    }

    /// What was covered when it was ordered need not be any more.
    async fn move_money(
        &self,
        tx: &mut Tx,
        order: &StoredTransfer,
        now: i64,
    ) -> Result<(), TransferError> {
        let customer = people::customer(tx, &order.customer).await?;
        let customer = customer.ok_or(StoreError::Impossible("customer"))?;
        let accounts = people::accounts(tx, &order.customer).await?;
        let from = accounts.into_iter().find(|account| account.id == order.from);
        let from = from.ok_or(StoreError::Impossible("account of a transfer"))?;
        covered(tx, &customer, &from, order.facts.amount, now).await?;
        let amount =
            i64::try_from(order.facts.amount).map_err(|_| StoreError::Impossible("amount"))?;
        ledger::transfer(tx, &order.from, &order.to, amount, &order.facts.order, now).await?;
        Ok(())
    }

    /// Text, both signatures, and everything to verify them with.
    async fn receipt(
        &self,
        tx: &mut Tx,
        order: &StoredTransfer,
        signer: &Signer,
        issuer: Option<IssuingAuthority>,
        now: i64,
    ) -> Result<Vec<u8>, TransferError> {
        let authority = &self.authority;
        let mut issuers: Vec<_> = issuer.into_iter().chain([IssuingAuthority::Bank]).collect();
        issuers.sort();
        issuers.dedup();
        let mut certificates = vec![signer.der.clone(), authority.receipts.der.clone()];
        let mut lists = Vec::new();
        for issuer in issuers {
            certificates.push(authority.issuing(issuer).der.clone());
            lists.push(authority.crl_within(Which::Issuing(issuer), tx, now).await?);
        }
        lists.push(authority.crl_within(Which::Root, tx, now).await?);
        if issuer.is_none() {
            let revoked = crate::foreign::revoked(tx).await?;
            let list = self.foreign.issuing_crl(&revoked, now).map_err(CrlError::from)?;
            certificates.push(self.foreign.issuing().der.clone());
            lists.push(list);
            lists.push(self.foreign.root_crl(now).map_err(CrlError::from)?);
        }
        let text = transfer_text(&order.origin, &order.facts);
        let parts = Parts { text: text.as_bytes(), customer: &signer.info, certificates, lists };
        Ok(receipt::sign(parts, &authority.receipts, now)?)
    }
}

/// Who signed the order, if it is who ordered it, and by whom that certificate is; `None`: by another
/// institution. The customer is locked.
async fn judge(
    tx: &mut Tx,
    order: &StoredTransfer,
    signed: &[u8],
    now: i64,
) -> Result<(Signer, Option<IssuingAuthority>), TransferError> {
    let text = transfer_text(&order.origin, &order.facts);
    let signer = signed::signer(signed, text.as_bytes()).map_err(LoginError::from)?;
    if let Some(fingerprint) = &order.registration {
        // Whether it holds was judged with the session.
        let registered = registrations::find(tx, fingerprint).await?;
        let registered = registered.ok_or(StoreError::Impossible("registration"))?;
        let right = registered.der == signer.der;
        return if right { Ok((signer, None)) } else { Err(TransferError::OtherCertificate) };
    }
    let certificate = certificates::find(tx, &order.serial).await?;
    let certificate = certificate.ok_or(StoreError::Impossible("serial number"))?;
    if certificate.der != signer.der {
        return Err(TransferError::OtherCertificate);
    }
    standing(&certificate, now).map_err(LoginError::from)?;
    Ok((signer, Some(certificate.authority)))
}

/// The word in the audit log for a signature that is none.
fn word(error: &TransferError) -> Option<&'static str> {
    match error {
        TransferError::OtherCertificate => Some("certificate-other"),
        TransferError::Login(LoginError::Denied(denied)) => Some(Denied::word(*denied)),
        _ => None,
    }
}

fn about(order: &StoredTransfer) -> About {
    let (customer, serial) = (Some(order.customer.clone()), Some(order.serial.clone()));
    About { enrollment: None, customer, serial }
}
