//! What a request should have (RFC 7030 section 4.5.2 with the syntax of RFC 8951 section 4).
//!
//! ```text
//! CsrAttrs  ::= SEQUENCE OF AttrOrOID
//! AttrOrOID ::= CHOICE { oid OBJECT IDENTIFIER, attribute Attribute }
//! ```

use der::Encode as _;
use der::asn1::{Any, ObjectIdentifier, SetOfVec};
use x509_cert::attr::Attribute;

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// DER of the attributes: a P-256 key, signed by ECDSA with SHA-256. RSA is taken as well, but two
/// kinds of keys in one list would ask for both.
pub fn csr_attributes() -> der::Result<Vec<u8>> {
    let curve = SetOfVec::try_from(vec![Any::encode_from(&P256)?])?;
    let key = Attribute { oid: EC_PUBLIC_KEY, values: curve };
    vec![Any::encode_from(&key)?, Any::encode_from(&ECDSA_SHA256)?].to_der()
}
