//! Lists by OpenSSL about the certificates of `../files/ocsp`; bad ones, by `../files/bad-crl/make.py`.

use std::time::{Duration, Instant};

use ingam_core::{
    certificate::Certificate,
    crl::{self, CrlError, Entry, LARGEST, NUMBER_LENGTH, Number},
    ocsp::{Reason, SKEW, Status, WITHOUT_END},
};

use crate::files::{file, listing};

/// 2026-11-23T09:00:00Z, twenty minutes after OpenSSL signed.
const NOW: i64 = 1_795_424_400;
const DAY: i64 = 86_400;
/// 2026-11-23T08:39:24Z, when it did.
const SIGNED: i64 = NOW - 20 * 60 - 36;

fn certificate(name: &str) -> Certificate {
    Certificate::parse(&file(&format!("ocsp/{name}.cer"))).expect(name)
}

fn number(digits: &[u8]) -> Number {
    let mut number = [0; NUMBER_LENGTH];
    number[NUMBER_LENGTH - digits.len()..].copy_from_slice(digits);
    number
}

/// What a list says of a certificate, to whoever has seen number 0x1000.
fn says(list: &[u8], name: &str, now: i64) -> Result<Entry, CrlError> {
    let newest = number(&[0x10, 0]);
    crl::read(list, (&certificate(name), &certificate("issuer")), Some(&newest), now)
}

fn read(list: &[u8], now: i64) -> Result<Entry, CrlError> {
    says(list, "good", now)
}

#[test]
fn lists_by_openssl() {
    let entry = |status| Entry { status, this_update: SIGNED, number: number(&[0x10, 0]) };
    // 2026-11-22T12:00:00Z and an hour later
    let noon = 1_795_348_800;
    let compromise = Some(Reason::KeyCompromise);
    let hold = Some(Reason::CertificateHold);
    let full = file("crl/full.crl");
    for (name, status) in [
        ("good", Status::Good),
        ("revoked", Status::Revoked { at: noon, reason: compromise }),
        ("held", Status::Revoked { at: noon + 3600, reason: hold }),
        // A list knows nothing of what was never issued.
        ("unknown", Status::Good),
    ] {
        assert_eq!(says(&full, name, NOW), Ok(entry(status)), "{name}");
    }
    let nobody = Entry { number: number(&[0x10, 1]), ..entry(Status::Good) };
    assert_eq!(says(&file("crl/nobody.crl"), "revoked", NOW), Ok(nobody));
    let mut largest = [0xff; NUMBER_LENGTH];
    largest[0] = 0x7f;
    let found = read(&file("crl/number-of-20-bytes.crl"), NOW).expect("it holds");
    assert_eq!(found.number, largest);
}

#[test]
fn numbers_do_not_go_back() {
    let (certificate, issuer) = (certificate("revoked"), certificate("issuer"));
    let list = file("crl/full.crl");
    let after = |newest: Option<&Number>| crl::read(&list, (&certificate, &issuer), newest, NOW);
    for newest in [None, Some(number(&[])), Some(number(&[0x0f, 0xff])), Some(number(&[0x10, 0]))] {
        assert!(after(newest.as_ref()).is_ok(), "{newest:?}");
    }
    for newest in [number(&[0x10, 1]), number(&[1, 0, 0]), [0xff; NUMBER_LENGTH]] {
        assert_eq!(after(Some(&newest)), Err(CrlError::Backwards), "{newest:?}");
    }
}

#[test]
fn to_the_second() {
    let list = file("crl/full.crl");
    let end = SIGNED + 7 * DAY;
    for now in [SIGNED - SKEW, SIGNED, end, end + SKEW] {
        assert!(read(&list, now).is_ok(), "{now}");
    }
    for now in [i64::MIN, 0, SIGNED - SKEW - 1] {
        assert_eq!(read(&list, now), Err(CrlError::NotYet), "{now}");
    }
    for now in [end + SKEW + 1, i64::MAX] {
        assert_eq!(read(&list, now), Err(CrlError::TooOld), "{now}");
    }
    let open = file("bad-crl/time-without-end-two-days-old");
    let begin = NOW - 2 * DAY;
    assert!(read(&open, begin + WITHOUT_END).is_ok());
    assert_eq!(read(&open, begin + WITHOUT_END + 1), Err(CrlError::TooOld));
}

#[test]
fn silence_after_the_end_says_nothing() {
    let late = file("crl/ten-years-later.crl");
    let now = NOW + 3653 * DAY;
    assert_eq!(says(&late, "good", now), Err(CrlError::AfterEnd));
    let revoked = says(&late, "revoked", now).expect("it is on the list");
    assert_eq!(revoked.status, Status::Revoked { at: NOW - DAY, reason: None });
}

#[test]
fn only_the_list_of_its_issuer() {
    let stranger = Certificate::parse(&file("doctor/issuing.der")).expect("a certificate");
    let (list, issuer) = (file("crl/full.crl"), certificate("issuer"));
    let of = |certificate, issuer| crl::read(&list, (certificate, issuer), None, NOW);
    assert_eq!(of(&stranger, &issuer), Err(CrlError::OtherIssuer));
    assert_eq!(of(&certificate("good"), &certificate("delegate")), Err(CrlError::OtherIssuer));
}

#[test]
fn bad_lists() {
    let verdict = |list: &[u8]| {
        let started = Instant::now();
        let error = read(list, NOW).expect_err("a bad list");
        let took = started.elapsed();
        assert!(took < Duration::from_secs(1), "{error:?} took {took:?}");
        format!("{error:?}")
    };
    assert_eq!(listing("bad-crl", verdict), include_str!("../files/bad-crl.txt"));
    assert_eq!(
        read(&file("crl/without-any-defect.crl"), NOW).map(|list| list.this_update),
        Ok(NOW)
    );
    assert_eq!(read(&vec![0; LARGEST + 1], NOW), Err(CrlError::TooLarge));
}

#[test]
fn nothing_cut_off_and_nothing_changed() {
    let good = file("crl/full.crl");
    for length in 0..good.len() {
        assert_eq!(read(&good[..length], NOW), Err(CrlError::Unreadable), "{length}");
    }
    let mut changed = good.clone();
    for at in 0..good.len() {
        changed[at] ^= 1 << (at % 8);
        assert!(read(&changed, NOW).is_err(), "byte {at}");
        changed[at] ^= 1 << (at % 8);
    }
}
