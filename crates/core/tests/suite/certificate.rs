//! Reading certificates, compared with another reader.

use der::{Decode, Encode};
use ingam_core::{certificate::Certificate, key::Key};
use x509_cert::ext::pkix::CertificatePolicies;

use crate::support::{Authority, element, rng, sequence};

/// Another reader of certificates says the same of each.
#[test]
fn x509_cert_agrees() {
    let authority = Authority::new();
    let leaf = authority.issue(&Key::make(&mut rng()));
    for der in [&leaf, &authority.issuer, &authority.root] {
        let ours = Certificate::parse(der).unwrap();
        let theirs = x509_cert::Certificate::from_der(der).unwrap();
        let theirs = theirs.tbs_certificate();
        let seconds = |time: x509_cert::time::Time| time.to_unix_duration().as_secs() as i64;
        assert_eq!(ours.subject(), theirs.subject().to_der().unwrap());
        assert_eq!(ours.issuer(), theirs.issuer().to_der().unwrap());
        assert_eq!(ours.public_key_info(), theirs.subject_public_key_info().to_der().unwrap());
        assert_eq!(ours.not_before(), seconds(theirs.validity().not_before));
        assert_eq!(ours.not_after(), seconds(theirs.validity().not_after));
        let policies = theirs.get_extension::<CertificatePolicies>().unwrap();
        let policies = policies.map_or_else(Vec::new, |(_, policies)| policies.0);
        let policies: Vec<_> =
            policies.iter().map(|info| info.policy_identifier.to_string()).collect();
        assert_eq!(ours.policies(), policies);
    }
}

/// What is said of a key that only other programs make.
#[test]
fn an_rsa_key_is_named_with_its_size() {
    let rsa = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
    for (bits, first) in [(2048, 0x80), (2041, 0x01), (4096, 0xff)] {
        let mut modulus = vec![0x55; usize::div_ceil(bits, 8)];
        modulus[0] = first;
        let positive = [&[0u8][usize::from(first < 0x80)..], &modulus].concat();
        let key = sequence(&[&element(0x02, &[&positive]), b"\x02\x03\x01\x00\x01"]);
        let info = sequence(&[&sequence(&[rsa, &[0x05, 0x00]]), &element(0x03, &[&[0], &key])]);
        let time = element(0x17, &[b"261122150000Z"]);
        let algorithm = sequence(&[rsa]);
        let signed = sequence(&[
            b"\xa0\x03\x02\x01\x02",
            b"\x02\x01\x01",
            &algorithm,
            &sequence(&[]),
            &sequence(&[&time, &time]),
            &sequence(&[]),
            &info,
        ]);
        let der = sequence(&[&signed, &algorithm, &[0x03, 0x01, 0x00]]);
        assert_eq!(Certificate::parse(&der).unwrap().key_text(), format!("RSA {bits}"));
    }
}
