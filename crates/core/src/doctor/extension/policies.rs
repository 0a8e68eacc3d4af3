//! CertificatePolicies and PolicyMappings (RFC 5280 sections 4.2.1.4 and 4.2.1.5).
//!
//! ```text
//! CertificatePolicies ::= SEQUENCE OF SEQUENCE {
//!     policyIdentifier  OBJECT IDENTIFIER,
//!     policyQualifiers  SEQUENCE OF SEQUENCE { policyQualifierId OBJECT IDENTIFIER,
//!                                              qualifier ANY } OPTIONAL }
//! CPSuri     ::= IA5String
//! UserNotice ::= SEQUENCE {
//!     noticeRef     SEQUENCE { organization DisplayText, noticeNumbers SEQUENCE OF INTEGER } OPTIONAL,
//!     explicitText  DisplayText OPTIONAL }
//! PolicyMappings ::= SEQUENCE OF SEQUENCE {
//!     issuerDomainPolicy   OBJECT IDENTIFIER,
//!     subjectDomainPolicy  OBJECT IDENTIFIER }
//! ```

use super::{content, end, labels};
use crate::{
    asn1::{self, Cursor, Element, INTEGER, SEQUENCE},
    doctor::{
        dump, oid,
        report::{Sheet, Value},
    },
};

const CPS: &str = "1.3.6.1.5.5.7.2.1";
const USER_NOTICE: &str = "1.3.6.1.5.5.7.2.2";

pub(super) fn read(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut policies = Cursor::new(content(value, SEQUENCE)?);
    while !policies.is_empty() {
        let mut policy = policies.enter(SEQUENCE)?;
        let id = oid::dotted(policy.take(asn1::OID)?)?;
        sheet.group_of(labels::POLICY, Value::Oid(id), |sheet| {
            if policy.is_empty() {
                return Some(());
            }
            let mut qualifiers = policy.enter(SEQUENCE)?;
            while !qualifiers.is_empty() {
                let mut qualifier = qualifiers.enter(SEQUENCE)?;
                let id = oid::dotted(qualifier.take(asn1::OID)?)?;
                self::qualifier(&id, qualifier.any()?, sheet)?;
                end(qualifier)?;
            }
            end(policy)
        })?;
    }
    Some(())
}

fn qualifier(id: &str, value: Element<'_>, sheet: &mut Sheet) -> Option<()> {
    match id {
        CPS => sheet.row(labels::POLICY_CPS, dump::value(value)),
        USER_NOTICE if value.tag == SEQUENCE => return user_notice(value.content, sheet),
        _ => {
            let id = Value::Oid(id.to_owned());
            sheet.group(id, |sheet| dump::dump(value.whole, sheet));
        }
    }
    Some(())
}

fn user_notice(content: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut fields = Cursor::new(content);
    if let Some(reference) = fields.take_if(SEQUENCE) {
        let mut reference = Cursor::new(reference);
        let organization = dump::value(reference.any()?);
        sheet.group_of(labels::NOTICE_REFERENCE, organization, |sheet| {
            let mut numbers = reference.enter(SEQUENCE)?;
            while !numbers.is_empty() {
                sheet.row(labels::NUMBER, dump::integer(numbers.take(INTEGER)?));
            }
            end(reference)
        })?;
    }
    if !fields.is_empty() {
        sheet.row(labels::POLICY_NOTICE, dump::value(fields.any()?));
    }
    end(fields)
}

pub(super) fn mappings(value: &[u8], sheet: &mut Sheet) -> Option<()> {
    let mut mappings = Cursor::new(content(value, SEQUENCE)?);
    while !mappings.is_empty() {
        let mut mapping = mappings.enter(SEQUENCE)?;
        let mut policy = || oid::dotted(mapping.take(asn1::OID)?).map(Value::Oid);
        let (issuer, subject) = (policy()?, policy()?);
        sheet.group_of(labels::MAPPING_ISSUER, issuer, |sheet| {
            sheet.row(labels::MAPPING_SUBJECT, subject);
        });
        end(mapping)?;
    }
    Some(())
}
