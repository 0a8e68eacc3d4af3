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

/// The subject of a customer's certificate by this authority, DER.
pub fn subject(customer: &Customer, authority: IssuingAuthority) -> der::Result<Vec<u8>> {
    customer_at(customer, authority.organization(), MOCK_BANK)
}

/// The subject of a customer's certificate by an organization, at a bank.
pub(super) fn customer_at(
    customer: &Customer,
    organization: &str,
    bank: &str,
) -> der::Result<Vec<u8>> {
    let kind = match customer.holder {
        Holder::Personal => "personal4IB",
        Holder::Corporate => "corporate4IB",
    };
    let common = format!("{}({}){}", customer.name, customer.english_name, customer.subject_id);
    encode(&[(ORGANIZATION, organization), (UNIT, kind), (UNIT, bank), (COMMON_NAME, &common)])
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
