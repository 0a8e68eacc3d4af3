//! The request of a renewal, and the end of what it leads to.

use ingam_core::{
    certificate::Certificate,
    cmp::IssuedCertificate,
    enrollment::{EnrollmentError, Wanted, finish},
    key::{self, Key},
    key_update::{derive_key_update, is_for},
    kst,
};

use crate::support::*;

const ENCRYPTED: [u8; 4] = [0x30, 2, 5, 0];

struct Case {
    authority: Authority,
    old_key: Key,
    old: Certificate,
    key: Key,
}

impl Case {
    fn new() -> Self {
        let (authority, old_key) = (Authority::new(), Key::make(&mut rng()));
        let old = Certificate::parse(&authority.issue(&old_key)).unwrap();
        Self { authority, old_key, old, key: Key::make(&mut rng()) }
    }

    fn request(&self) -> Vec<u8> {
        derive_key_update(&self.key, &self.old, &ENCRYPTED)
    }
}

/// Put together here from the schema of RFC 4211, by other code.
#[test]
fn every_byte_is_where_the_schema_says() {
    let case = Case::new();
    let info = case.key.public_key_info();
    let issuer = authority_name("모의 CA");
    let old_id = der(0x30, &[&der(0xa4, &[&issuer]), &der(0x02, &[&[0x11, 0x22, 0x33]])]);
    let template = der(0x30, &[&der(0xa5, &[&subject()]), &[&[0xa6], &info[1..]].concat()]);
    let controls = der(
        0x30,
        &[
            &der(0x30, &[&oid("1.3.6.1.5.5.7.5.1.5"), &old_id]),
            &der(0x30, &[&oid("1.3.6.1.4.1.32473.1.1"), &ENCRYPTED]),
        ],
    );
    let request = der(0x30, &[&der(0x02, &[&[0]]), &template, &controls]);
    let algorithm = der(0x30, &[&oid("1.2.840.10045.4.3.2")]);
    let proof = |signature: &[u8]| der(0xa1, &[&algorithm, &der(0x03, &[&[0], signature])]);
    let written = case.request();
    let signature = case.key.sign(&request);
    assert!(key::verify(&info, &request, &signature));
    assert_eq!(written, der(0x30, &[&der(0x30, &[&request, &proof(&signature)])]));
    assert_eq!(written, case.request(), "same arguments, same request");
}

#[test]
fn a_request_is_for_one_key_and_one_certificate() {
    let (case, other) = (Case::new(), Case::new());
    let request = case.request();
    assert!(is_for(&request, &case.key, &case.old));
    assert!(!is_for(&request, &case.old_key, &case.old));
    assert!(!is_for(&request, &other.key, &case.old));
    let elsewhere = Authority::leaf_template(&case.old_key).issued_by("모의 CA 2");
    let elsewhere = elsewhere.sign(&case.authority.issuer_key);
    assert!(!is_for(&request, &case.key, &Certificate::parse(&elsewhere).unwrap()));
    for length in 0..request.len() {
        assert!(!is_for(&request[..length], &case.key, &case.old), "{length}");
    }
    assert!(!is_for(&[&request[..], &[0]].concat(), &case.key, &case.old));
    assert!(!is_for(&vec![0x30; 100_000], &case.key, &case.old));
}

#[test]
fn a_renewed_certificate_ends_a_year_after_the_old_one() {
    let case = Case::new();
    let root_sha256 = case.authority.root_sha256();
    let end = kst::a_year_on(case.old.not_after());
    // Thirty days before the last day of the old one.
    let now = kst::days_after(case.old.not_after(), -30) + 3600;
    let judge = |change: &dyn Fn(Template) -> Template| {
        let template = Authority::leaf_template(&case.key);
        let template = Template { not_before: kst::days_after(now, 0), not_after: end, ..template };
        let issued = IssuedCertificate {
            certificate: change(template).sign(&case.authority.issuer_key),
            others: vec![case.authority.issuer.clone(), case.authority.root.clone()],
        };
        let wanted = Wanted {
            key: &case.key,
            subject: case.old.subject(),
            policy: POLICY,
            number: None,
            not_after: Some(end),
            known: &[],
            root_sha256: &root_sha256,
            now,
        };
        finish(&issued, &wanted).map(|accepted| accepted.certificate.not_after())
    };
    assert_eq!(judge(&|template| template), Ok(end), "the longest there is: 396 days");
    let ends_at = |not_after| judge(&move |template| Template { not_after, ..template });
    assert_eq!(ends_at(end - 1), Err(EnrollmentError::AnotherEnd));
    assert_eq!(ends_at(end - 86_400), Err(EnrollmentError::AnotherEnd));
    assert_eq!(ends_at(case.old.not_after()), Err(EnrollmentError::AnotherEnd));
    let no_vid = judge(&|template| template.without("2.5.29.17"));
    assert_eq!(no_vid, Err(EnrollmentError::VidMismatch), "R was sent");
    let renamed = judge(&|t| Template { subject: authority_name("홍길순"), ..t });
    assert_eq!(renamed, Err(EnrollmentError::AnotherSubject));
    let same_key = judge(&|t| Template { public_key_info: case.old_key.public_key_info(), ..t });
    assert_eq!(same_key, Err(EnrollmentError::AnotherKey));
}
