use super::*;
use crate::ca::crl::Entry;
use crate::ca::foreign::Foreign;
use crate::ca::reason::Reason;
use crate::hex::hex;

const NOW: i64 = 1_795_273_200;
const DAY: i64 = 24 * 60 * 60;

fn foreign() -> Foreign {
    let directory = tempfile::tempdir().expect("a directory");
    Foreign::open(directory.path(), "http://bada.example", NOW).expect("an authority")
}

fn institution(foreign: &Foreign) -> Institution<'_> {
    Institution { name: unknown(), issuer: &foreign.issuing().certificate, policies: &[] }
}

/// What a list says of the authority's own certificate: any will do, and this one is at hand.
fn said(foreign: &Foreign, list: &[u8], now: i64) -> Result<(), Declined> {
    institution(foreign).is_on(list, &foreign.issuing().certificate, now)
}

fn list(foreign: &Foreign, reason: Option<Option<Reason>>) -> Vec<u8> {
    let serial = foreign.issuing().certificate.tbs_certificate().serial_number().clone();
    let entry = |reason| Entry { serial: hex(serial.as_bytes()), revoked_at: NOW - DAY, reason };
    let other = Entry { serial: "0102".to_owned(), revoked_at: NOW - DAY, reason: None };
    let entries: Vec<_> = reason.map(entry).into_iter().chain([other]).collect();
    foreign.issuing_crl(&entries, NOW).expect("a list")
}

#[test]
fn a_list_is_believed_in_its_time() {
    let foreign = foreign();
    let list = list(&foreign, None);
    let next = CertificateList::<x509_cert::certificate::Rfc5280>::from_der(&list);
    let next = next.expect("a list").tbs_cert_list.next_update.map(unix).expect("a time");
    assert_eq!(said(&foreign, &list, NOW), Ok(()));
    assert_eq!(said(&foreign, &list, next - 1), Ok(()));
    for now in [NOW - 1, next, next + DAY] {
        assert_eq!(said(&foreign, &list, now), Err(Denied::Status.into()), "{now}");
    }
}

#[test]
fn a_list_is_the_word_of_the_authority() {
    let foreign = foreign();
    let status = Err(Denied::Status.into());
    assert_eq!(said(&foreign, &foreign.root_crl(NOW).expect("a list"), NOW), status);
    // One of the same name, with another key.
    let namesake = self::foreign();
    assert_eq!(said(&foreign, &list(&namesake, None), NOW), status);
    let good = list(&foreign, None);
    for place in [good.len() - 1, good.len() / 2] {
        let mut broken = good.clone();
        broken[place] ^= 1;
        assert_eq!(said(&foreign, &broken, NOW), status, "{place}");
    }
    assert_eq!(said(&foreign, &good[..good.len() - 1], NOW), status);
    assert_eq!(said(&foreign, b"", NOW), status);
}

#[test]
fn a_list_says_why() {
    let foreign = foreign();
    for (reason, denied) in [
        (None, Denied::Revoked),
        (Some(Reason::KeyCompromise), Denied::Revoked),
        (Some(Reason::CessationOfOperation), Denied::Revoked),
        (Some(Reason::Superseded), Denied::Superseded),
        (Some(Reason::CertificateHold), Denied::Suspended),
    ] {
        let list = list(&foreign, Some(reason));
        assert_eq!(said(&foreign, &list, NOW), Err(denied.into()), "{reason:?}");
    }
}
