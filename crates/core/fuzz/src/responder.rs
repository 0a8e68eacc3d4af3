//! An OCSP responder (RFC 6960) that signs whatever it is given. Without it no invented content would get past
//! the signature.

use ingam_core::key::Key;

use crate::{Repeating, bank::element};

/// The issuer of [`GOOD`], which signs responses itself.
pub const ISSUER: &[u8] = include_bytes!("../../tests/files/ocsp/issuer.cer");

/// The certificate that is asked about.
pub const GOOD: &[u8] = include_bytes!("../../tests/files/ocsp/good.cer");

const SEQUENCE: u8 = 0x30;

/// `SEQUENCE { ecdsa-with-SHA256 }`
const ALGORITHM: &[u8] = b"\x30\x0a\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02";

/// `ENUMERATED` successful
const SUCCESSFUL: &[u8] = &[0x0a, 1, 0];

/// id-pkix-ocsp-basic
const BASIC: &[u8] = b"\x06\x09\x2b\x06\x01\x05\x05\x07\x30\x01\x01";

/// A whole `OCSPResponse` around `data` (DER of a `ResponseData`), by the key of [`ISSUER`].
pub fn answer(data: &[u8]) -> Vec<u8> {
    // Everybody knows it: the key of the issuer is made of what is repeated.
    let key = Key::make(&mut Repeating);
    let signature = element(0x03, &[&[0], &key.sign(data)]);
    let basic = element(SEQUENCE, &[data, ALGORITHM, &signature]);
    let bytes = element(SEQUENCE, &[BASIC, &element(0x04, &[&basic])]);
    element(SEQUENCE, &[SUCCESSFUL, &element(0xa0, &[&bytes])])
}

#[cfg(test)]
mod tests {
    use ingam_core::{
        certificate::Certificate,
        ocsp::{Hash, Request, Status},
    };

    use super::*;
    use crate::NOW;

    #[test]
    fn what_is_signed_here_is_believed() {
        let issuer = Certificate::parse(ISSUER).expect("a certificate");
        let certificate = Certificate::parse(GOOD).expect("a certificate");
        let request = Request::new(&certificate, &issuer, Hash::Sha1, &mut Repeating);
        let data = include_bytes!("../corpus/ocsp/good");
        let response = answer(data.strip_prefix(&[0]).expect("no SEQUENCE"));
        let answers = request.expect("a request").read(&response, NOW + 9 * 60 * 60);
        assert_eq!(answers.expect("it holds")[0].status, Status::Good);
    }
}
