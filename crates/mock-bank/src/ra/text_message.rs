//! Codes by text message. The mock sends nothing: the demo desk plays the phone.

use ingam_bank_api::{Step, TextMessage, Way};

use super::{Factor, Ra, Refused};
use crate::audit::{self, About, Event};
use crate::config::{
    HOUR, MESSAGE_PAUSE, MESSAGES, MESSAGES_PER_HOUR, PHONE_CODE_LIFETIME, PHONE_TRIES,
};
use crate::hex::hex;
use crate::secrets::{Secrets, random};
use crate::store::enrollments::Enrollment;
use crate::store::factors::{self, Purpose, SentCode};
use crate::store::{StoreError, Tx, commit, people};

impl Ra {
    /// Sends a code to the phone on file; one that was sent before stops working.
    pub async fn text_message(&self, id: &str) -> Result<TextMessage, Refused> {
        let (tx, enrollment) = self.begin(id, Step::Verification).await?;
        let customer = enrollment.customer.clone().ok_or(Refused::StepSkipped(Step::Identity))?;
        self.send_code(tx, &enrollment, &customer, Purpose::Account).await
    }

    /// Sends the customer a code that is good for one purpose in this enrollment, within the limits.
    pub(super) async fn send_code(
        &self,
        mut tx: Tx,
        enrollment: &Enrollment,
        customer: &str,
        purpose: Purpose,
    ) -> Result<TextMessage, Refused> {
        let now = self.clock.now();
        people::lock(&mut tx, customer).await?;
        let customer = people::customer(&mut tx, customer).await?.ok_or(Refused::NoSession)?;
        if !customer.ways.contains(&Way::Phone) {
            return Err(Refused::Field("phone"));
        }
        if customer.phone_failures >= PHONE_TRIES {
            return Err(Refused::FactorLocked(Factor::Phone));
        }
        let sent = factors::codes_of(&mut tx, &customer.id).await?;
        if let Some(newest) = sent.first().filter(|newest| newest.sent_at + MESSAGE_PAUSE > now) {
            let wait = newest.sent_at + MESSAGE_PAUSE - now;
            return Err(Refused::TooSoon(u32::try_from(wait).unwrap_or(1)));
        }
        // From all enrollments: a stranger who was recognised as this customer cannot make the phone
        // ring all day.
        let recent: Vec<_> = sent.iter().filter(|sent| sent.sent_at + HOUR > now).collect();
        if let Some(oldest) = recent.get(MESSAGES_PER_HOUR - 1) {
            return Err(Refused::TooSoon(u32::try_from(oldest.sent_at + HOUR - now).unwrap_or(1)));
        }
        let here = sent.iter().filter(|sent| sent.enrollment == enrollment.id).count();
        let remaining = MESSAGES - i64::try_from(here).unwrap_or(MESSAGES) - 1;
        let remaining = u32::try_from(remaining).map_err(|_| Refused::NoMoreMessages)?;
        let message = hex(&random::<12>());
        let code = six_digits();
        let code = SentCode {
            code_hash: self.secrets.keyed_hash("text message", &message, &code),
            code_sealed: self.secrets.seal("text message", &message, code.as_bytes())?,
            id: message,
            customer: customer.id.clone(),
            enrollment: enrollment.id.clone(),
            purpose,
            sent_at: now,
            used: false,
        };
        factors::insert_code(&mut tx, &code).await?;
        let about = About { customer: Some(customer.id), ..About::from(enrollment) };
        audit::record(&mut tx, now, &Event::MessageSent { remaining }, about);
        commit(tx).await?;
        Ok(TextMessage {
            phone: masked(&customer.contact.phone),
            expires_at: now + PHONE_CODE_LIFETIME,
            remaining,
        })
    }
}

/// What the phone shows: the code of a message.
pub fn shown(secrets: &Secrets, sent: &SentCode) -> Result<String, StoreError> {
    Ok(secrets.open_text("text message", &sent.id, &sent.code_sealed)?.to_string())
}

/// Every code is as likely as every other.
fn six_digits() -> zeroize::Zeroizing<String> {
    const CODES: u32 = 1_000_000;
    loop {
        let number = u32::from_be_bytes(random());
        if number < u32::MAX - u32::MAX % CODES {
            return zeroize::Zeroizing::new(format!("{:06}", number % CODES));
        }
    }
}

/// `01012345678` → `010-****-5678`
fn masked(phone: &str) -> String {
    let (head, tail) = (phone.get(..3).unwrap_or(""), phone.len().saturating_sub(4));
    format!("{head}-****-{}", phone.get(tail..).unwrap_or(""))
}
