//! Asking what a reference number is for (RFC 9483 section 4.3.3).
//!
//! ```text
//! GenMsgContent ::= SEQUENCE OF InfoTypeAndValue       -- RFC 9810 section 5.3.19; GenRepContent too
//! InfoTypeAndValue ::= SEQUENCE {
//!     infoType  OBJECT IDENTIFIER,
//!     infoValue ANY DEFINED BY infoType OPTIONAL }
//! CertReqTemplateValue ::= SEQUENCE {                  -- id-it-certReqTemplate
//!     certTemplate CertTemplate,
//!     keySpec      Controls OPTIONAL }
//! CertTemplate ::= SEQUENCE {                          -- RFC 4211 section 5
//!     …
//!     subject      [5] Name           OPTIONAL,        -- explicit: Name is a CHOICE
//!     …
//!     extensions   [9] IMPLICIT SEQUENCE OF Extension OPTIONAL }
//! ```
//!
//! The deadline, a `GeneralizedTime`, and the number check, an `OCTET STRING`, are our own information
//! (docs/adr/0010).

use der::oid::ObjectIdentifier;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{
    asn1::{BOOLEAN, Cursor, OCTET_STRING, OID, SEQUENCE, context, element},
    certificate::name,
};

const TEMPLATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.4.19");
const DEADLINE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.2");
const NUMBER_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.3");
const POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32");

/// What the bank says it will certify for a reference number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// DER of the subject's `Name`.
    pub subject: Vec<u8>,
    /// Certificate policy, dotted decimal.
    pub policy: String,
    /// When the codes stop working, seconds since 1970-01-01T00:00:00Z; `None` if the bank does not
    /// say.
    pub expires_at: Option<i64>,
    /// HMAC-SHA256 of [`NUMBER_LABEL`] and the holder's number, keyed with the authorization code;
    /// `None` if the bank does not say.
    pub number_check: Option<Vec<u8>>,
}

/// What stands before the number in [`Template::number_check`].
pub const NUMBER_LABEL: &[u8] = b"ingam holder number:";

impl Template {
    /// Whether the certificate is for the holder of this resident or business number (digits), as far
    /// as the bank says. Whoever typed another one would learn it only from the VID of what comes back.
    pub fn is_for(&self, number: &str, code: &str) -> bool {
        let Some(check) = &self.number_check else {
            return true;
        };
        // HMAC takes keys of any length.
        let Ok(mac) = Hmac::<Sha256>::new_from_slice(code.as_bytes()) else {
            return false;
        };
        mac.chain_update(NUMBER_LABEL).chain_update(number).verify_slice(check).is_ok()
    }

    /// The holder's name as the common name has it, without what follows: `홍길동` of
    /// `홍길동(Hong Gil Dong)0004…`. What follows ends with the last digits and begins with the
    /// parenthesis that belongs to the last one before them.
    pub fn holder_name(&self) -> String {
        let common = name::short(&self.subject);
        let name = common.trim_end_matches(|character: char| character.is_ascii_digit());
        let name = before_parentheses(name).unwrap_or(name).trim();
        if name.is_empty() { common } else { name.to_owned() }
    }
}

/// What stands before the parentheses at the end of a text; `None` if there are none, or if one has
/// no counterpart.
fn before_parentheses(text: &str) -> Option<&str> {
    let mut open = 0_usize;
    for (at, character) in text.char_indices().rev() {
        match character {
            ')' => open += 1,
            '(' => open = open.checked_sub(1)?,
            _ => {}
        }
        if open == 0 {
            return if character == '(' { text.get(..at) } else { None };
        }
    }
    None
}

/// `GenMsgContent` that asks for the template.
pub(super) fn question() -> Vec<u8> {
    element(SEQUENCE, &[&element(SEQUENCE, &[&element(OID, &[TEMPLATE.as_bytes()])])])
}

/// Reads a `GenRepContent`; `None` if it is malformed, or has no template with subject and policy.
pub(super) fn read(der: &[u8]) -> Option<Template> {
    let mut infos = Cursor::new(der).enter(SEQUENCE)?;
    let (mut found, mut deadline, mut number_check) = (None, None, None);
    while !infos.is_empty() {
        let mut info = infos.enter(SEQUENCE)?;
        match info.oid()? {
            TEMPLATE => found = Some(read_template(info.enter(SEQUENCE)?)?),
            DEADLINE => deadline = Some(crate::certificate::read_time(info.any()?)?),
            NUMBER_CHECK => number_check = Some(info.take(OCTET_STRING)?.to_vec()),
            _ => {}
        }
    }
    let (subject, policy) = found?;
    Some(Template { subject, policy, expires_at: deadline, number_check })
}

fn read_template(mut value: Cursor<'_>) -> Option<(Vec<u8>, String)> {
    let mut fields = value.enter(SEQUENCE)?;
    let (mut subject, mut policy) = (None, None);
    while !fields.is_empty() {
        let field = fields.any()?;
        if field.tag == context(5) {
            let mut inside = Cursor::new(field.content);
            let name = inside.any().filter(|name| name.tag == SEQUENCE && inside.is_empty())?;
            subject = name::is_well_formed(name.content).then(|| name.whole.to_vec());
        } else if field.tag == context(9) {
            policy = read_policy(Cursor::new(field.content));
        }
    }
    Some((subject?, policy?))
}

/// The only policy among these extensions.
fn read_policy(mut extensions: Cursor<'_>) -> Option<String> {
    while !extensions.is_empty() {
        let mut extension = extensions.enter(SEQUENCE)?;
        if extension.oid()? != POLICIES {
            continue;
        }
        extension.take_if(BOOLEAN);
        let mut policies = Cursor::new(extension.take(OCTET_STRING)?).enter(SEQUENCE)?;
        let policy = policies.enter(SEQUENCE)?.oid()?.to_string();
        return policies.is_empty().then_some(policy);
    }
    None
}
