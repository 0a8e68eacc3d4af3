//! A request of the person's own, and what people take for one.

use base64ct::{Base64, Encoding};
use ingam_core::own_request::{LARGEST, Mismatch, OwnRequest, RequestFault};

use crate::support::{element, sequence};

const VERSION: &[u8] = &[0x02, 0x01, 0x00];
const NAME: &[u8] = &[0x30, 0x00];
const BITS: &[u8] = &[0x03, 0x01, 0x00];
const OCTETS: &[u8] = &[0x04, 0x01, 0x00];
const IDENTIFIER: &[u8] = &[0x06, 0x01, 0x2a];

/// The public key in what follows.
fn key(text: &str) -> Vec<u8> {
    sequence(&[&element(0x0c, &[text.as_bytes()])])
}

fn request() -> Vec<u8> {
    let info = sequence(&[VERSION, NAME, &key("mine"), &[0xa0, 0x00]]);
    sequence(&[&info, NAME, BITS])
}

/// A certificate with this public key for this subject.
fn certificate(public_key: &str, subject: &[u8]) -> Vec<u8> {
    let (version, key) = (element(0xa0, &[VERSION]), key(public_key));
    let signed = sequence(&[&version, VERSION, NAME, NAME, NAME, subject, &key]);
    sequence(&[&signed, NAME, BITS])
}

fn armoured(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", Base64::encode_string(der))
}

fn read(content: impl AsRef<[u8]>) -> Result<OwnRequest, RequestFault> {
    OwnRequest::read(content.as_ref())
}

#[test]
fn a_request_is_taken_in_every_form() {
    let der = request();
    let expected = read(&der).expect("DER");
    let text = armoured("CERTIFICATE REQUEST", &der);
    for (name, content) in [
        ("PEM", text.clone()),
        ("CRLF", text.replace('\n', "\r\n")),
        ("byte order mark", format!("\u{feff}{text}")),
        ("text around", format!("subject=…\n{text}\n")),
        ("the old label", armoured("NEW CERTIFICATE REQUEST", &der)),
        ("base64", Base64::encode_string(&der)),
        ("base64 with blanks", format!(" {}\r\n", Base64::encode_string(&der))),
    ] {
        assert_eq!(read(&content).as_ref(), Ok(&expected), "{name}");
    }
    let large = sequence(&[&sequence(&[VERSION, NAME, &element(0x04, &[&[7; 300]])]), NAME, BITS]);
    assert!(read(&large).is_ok(), "long lengths");
}

#[test]
fn a_private_key_is_never_taken_for_a_request() {
    let pkcs8 = sequence(&[VERSION, &sequence(&[IDENTIFIER]), OCTETS]);
    let pkcs1 = sequence(&[VERSION, VERSION, VERSION]);
    let sec1 = sequence(&[&[0x02, 0x01, 0x01], OCTETS]);
    let bundle = sequence(&[&[0x02, 0x01, 0x03], &sequence(&[IDENTIFIER])]);
    let encrypted = sequence(&[&sequence(&[IDENTIFIER]), OCTETS]);
    for (name, der) in [
        ("PKCS#8", &pkcs8),
        ("PKCS#1", &pkcs1),
        ("SEC 1", &sec1),
        ("PKCS#12", &bundle),
        ("encrypted PKCS#8", &encrypted),
    ] {
        assert_eq!(read(der), Err(RequestFault::PrivateKey), "{name}");
        let base64 = Base64::encode_string(der);
        assert_eq!(read(&base64), Err(RequestFault::PrivateKey), "{name} in base64");
        let behind = [der.as_slice(), b"\n"].concat();
        assert_eq!(read(&behind), Err(RequestFault::PrivateKey), "{name} and a line break");
    }
    for label in ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"] {
        assert_eq!(read(armoured(label, &pkcs8)), Err(RequestFault::PrivateKey), "{label}");
    }
    let both = armoured("CERTIFICATE REQUEST", &request()) + &armoured("PRIVATE KEY", &pkcs8);
    assert_eq!(read(&both), Err(RequestFault::PrivateKey), "behind a request");
    let wrong = armoured("CERTIFICATE REQUEST", &pkcs8);
    assert_eq!(read(&wrong), Err(RequestFault::PrivateKey), "under the label of a request");
}

#[test]
fn what_else_people_have_is_called_by_its_name() {
    let issued = certificate("mine", NAME);
    let pkcs7 = sequence(&[IDENTIFIER, &[0xa0, 0x00]]);
    for content in [
        issued.clone(),
        include_bytes!("../files/doctor/weak.der").to_vec(), // of version 1, like a request up to there
        pkcs7.clone(),
        armoured("CERTIFICATE", &issued).into_bytes(),
        armoured("PKCS7", &pkcs7).into_bytes(),
        Base64::encode_string(&issued).into_bytes(),
    ] {
        assert_eq!(read(&content), Err(RequestFault::Certificate));
    }
    for nothing in ["", " \r\n\t", "\u{feff}"] {
        assert_eq!(read(nothing), Err(RequestFault::Missing), "{nothing:?}");
    }
    let der = request();
    let text = armoured("CERTIFICATE REQUEST", &der);
    for (name, content) in [
        ("words", "안녕하세요".as_bytes().to_vec()),
        ("markup", b"<img src=x onerror=alert(1)>".to_vec()),
        ("two requests", text.repeat(2).into_bytes()),
        ("no end", text.replace("-----END", "").into_bytes()),
        ("another label", armoured("PUBLIC KEY", &der).into_bytes()),
        ("cut off", der[..der.len() - 1].to_vec()),
        ("trailing bytes", [der.as_slice(), &[0]].concat()),
        ("an empty sequence", NAME.to_vec()),
        ("a length that never ends", vec![0x30, 0x84, 0xff, 0xff, 0xff, 0xff]),
        ("too large", vec![b'A'; LARGEST + 1]),
    ] {
        assert_eq!(read(content), Err(RequestFault::Unreadable), "{name}");
    }
}

#[test]
fn a_certificate_is_for_the_key_of_the_request_and_the_name_that_was_said() {
    let own = read(request()).expect("a request");
    let another = sequence(&[IDENTIFIER]);
    assert_eq!(own.is_answered_by(&certificate("mine", NAME), NAME), Ok(()));
    let theirs = certificate("theirs", NAME);
    assert_eq!(own.is_answered_by(&theirs, NAME), Err(Mismatch::Key));
    let renamed = certificate("mine", &another);
    assert_eq!(own.is_answered_by(&renamed, NAME), Err(Mismatch::Subject));
    assert_eq!(own.is_answered_by(b"<html>", NAME), Err(Mismatch::Key));
    assert_eq!(own.is_answered_by(&request(), NAME), Err(Mismatch::Key), "the request itself");
}
