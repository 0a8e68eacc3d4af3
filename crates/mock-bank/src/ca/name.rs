//! Distinguished names as Korean joint certificates have them: the country in lower case as
//! PrintableString, everything else UTF8String, in the order C, O, OU, OU, CN.

use der::asn1::{Any, ObjectIdentifier, PrintableStringRef, SetOfVec, Utf8StringRef};
use der::{Decode as _, Encode as _};
use ingam_bank_api::Holder;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::Name;

use crate::authorities::IssuingAuthority;
use crate::store::people::Customer;

const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

const MOCK_BANK: &str = "모의은행 (TEST)";

/// Longest common name, characters (RFC 5280 appendix A.1, ub-common-name).
const LONGEST_COMMON_NAME: usize = 64;

/// The subject of a customer's certificate by this authority, DER.
pub fn subject(customer: &Customer, authority: IssuingAuthority) -> der::Result<Vec<u8>> {
    customer_at(customer, authority.organization(), MOCK_BANK)
}

/// The same as people read it: the last part first, `cn=…,ou=…,ou=…,o=…,c=kr`.
pub fn printed(customer: &Customer, authority: IssuingAuthority) -> String {
    let common = common_name(customer);
    let parts = parts(customer, authority.organization(), MOCK_BANK, &common);
    let parts = parts.iter().rev().map(|(kind, value)| {
        let keyword = match *kind {
            COMMON_NAME => "cn",
            UNIT => "ou",
            _ => "o",
        };
        format!("{keyword}={},", escape(value))
    });
    parts.collect::<String>() + "c=kr"
}

/// How long the customer's name in Latin letters may be, characters.
pub fn room_for_english_name(customer: &Customer) -> usize {
    let nameless = Customer { english_name: String::new(), ..customer.clone() };
    LONGEST_COMMON_NAME.saturating_sub(common_name(&nameless).chars().count())
}

/// The subject of a customer's certificate by an organization, at a bank.
pub(super) fn customer_at(
    customer: &Customer,
    organization: &str,
    bank: &str,
) -> der::Result<Vec<u8>> {
    let common = common_name(customer);
    encode(&parts(customer, organization, bank, &common))
}

fn common_name(customer: &Customer) -> String {
    format!("{}({}){}", customer.name, customer.english_name, customer.subject_id)
}

/// Everything after the country, in the order of the encoding.
fn parts<'a>(
    customer: &Customer,
    organization: &'a str,
    bank: &'a str,
    common: &'a str,
) -> [(ObjectIdentifier, &'a str); 4] {
    let kind = match customer.holder {
        Holder::Personal => "personal4IB",
        Holder::Corporate => "corporate4IB",
    };
    [(ORGANIZATION, organization), (UNIT, kind), (UNIT, bank), (COMMON_NAME, common)]
}

/// RFC 4514 section 2.4, and `=`. Names with control characters do not get here.
fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for character in value.chars() {
        if r#",+"\<>;="#.contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// The name of an authority.
pub fn authority(organization: &str, common: &str) -> der::Result<Name> {
    Name::from_der(&encode(&[(ORGANIZATION, organization), (COMMON_NAME, common)])?)
}

fn encode(parts: &[(ObjectIdentifier, &str)]) -> der::Result<Vec<u8>> {
    let country = Any::encode_from(&PrintableStringRef::new("kr")?)?;
    let mut sequence = vec![single(COUNTRY, country)?];
    for (oid, text) in parts {
        sequence.push(single(*oid, Any::encode_from(&Utf8StringRef::new(text)?)?)?);
    }
    sequence.to_der()
}

fn single(oid: ObjectIdentifier, value: Any) -> der::Result<SetOfVec<AttributeTypeAndValue>> {
    SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])
}
