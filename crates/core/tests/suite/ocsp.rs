//! Questions about certificates, and responses by OpenSSL's responder; bad ones, by `../files/bad-ocsp/make.py`.

use std::{
    convert::Infallible,
    time::{Duration, Instant},
};

use getrandom::rand_core::{TryCryptoRng, TryRng};
use ingam_core::{
    certificate::Certificate,
    ocsp::{
        self, Answer, Hash, NotByIssuer, OcspError, Reason, Request, SKEW, Status, WITHOUT_END,
    },
};

use crate::{
    files::{file, listing},
    support,
};

/// 2026-11-23T09:00:00Z, twenty minutes after OpenSSL signed.
const NOW: i64 = 1_795_424_400;
const DAY: i64 = 86_400;
/// 2026-11-23T08:39:24Z, when it did.
const SIGNED: i64 = NOW - 20 * 60 - 36;

/// What is not random at all about the nonce of the requests.
struct Elevens;

impl TryRng for Elevens {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(0x1111_1111)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(0x1111_1111_1111_1111)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill(0x11);
        Ok(())
    }
}

impl TryCryptoRng for Elevens {}

fn certificate(name: &str) -> Certificate {
    Certificate::parse(&file(&format!("ocsp/{name}.cer"))).expect(name)
}

fn request<'a>(name: &str, issuer: &'a Certificate, hash: Hash) -> Request<'a> {
    Request::new(&certificate(name), issuer, hash, &mut Elevens).expect("it is by the issuer")
}

/// What becomes of a response to `good.request`.
fn read(response: &[u8], now: i64) -> Result<Vec<Answer>, OcspError> {
    request("good", &certificate("issuer"), Hash::Sha1).read(response, now)
}

fn statuses(answers: Result<Vec<Answer>, OcspError>) -> Vec<Status> {
    answers.expect("it holds").into_iter().map(|answer| answer.status).collect()
}

#[test]
fn requests_are_those_of_python_cryptography() {
    let issuer = certificate("issuer");
    let of = |hash| request("good", &issuer, hash).to_der();
    assert_eq!(of(Hash::Sha1), file("ocsp/good.request"));
    assert_eq!(of(Hash::Sha256), file("ocsp/sha256.request"));
    let mut all = request("good", &issuer, Hash::default());
    for name in ["revoked", "held", "unknown"] {
        all = all.and(&certificate(name)).expect("it is by the issuer");
    }
    assert_eq!(all.to_der(), file("ocsp/all.request"));
    let other = Request::new(&certificate("good"), &issuer, Hash::Sha1, &mut support::rng());
    assert_ne!(other.expect("a request").to_der(), file("ocsp/good.request"), "another nonce");
}

#[test]
fn only_about_what_the_issuer_issued() {
    let (issuer, delegate) = (certificate("issuer"), certificate("delegate"));
    let wrong = Request::new(&certificate("good"), &delegate, Hash::Sha1, &mut Elevens);
    assert_eq!(wrong.err(), Some(NotByIssuer));
    let more = request("good", &issuer, Hash::Sha1);
    let stranger = Certificate::parse(&file("doctor/leaf.der")).expect("a certificate");
    assert_eq!(more.and(&stranger).err(), Some(NotByIssuer));
}

#[test]
fn the_address_is_the_first_of_http() {
    assert_eq!(certificate("good").ocsp_url().as_deref(), Some("http://ocsp.example/ca"));
    assert_eq!(certificate("delegate").ocsp_url(), None);
}

#[test]
fn responses_by_openssl() {
    let issuer = certificate("issuer");
    let of = |name: &str, hash| {
        let response = file(&format!("ocsp/{name}.ocsp"));
        let asked = if name == "sha256" { "good" } else { name };
        statuses(request(asked, &issuer, hash).read(&response, NOW))
    };
    // 2026-11-22T12:00:00Z and an hour later
    let noon = 1_795_348_800;
    let revoked = Status::Revoked { at: noon, reason: Some(Reason::KeyCompromise) };
    let held = Status::Revoked { at: noon + 3600, reason: Some(Reason::CertificateHold) };
    assert_eq!(of("good", Hash::Sha1), [Status::Good]);
    assert_eq!(of("sha256", Hash::Sha256), [Status::Good]);
    assert_eq!(of("revoked", Hash::Sha1), [revoked]);
    assert_eq!(of("held", Hash::Sha1), [held]);
    assert_eq!(of("unknown", Hash::Sha1), [Status::Unknown]);

    let mut all = request("unknown", &issuer, Hash::Sha1);
    for name in ["good", "held", "revoked"] {
        all = all.and(&certificate(name)).expect("it is by the issuer");
    }
    // In the order of the questions, whatever that of the answers is.
    let answers = all.read(&file("ocsp/all.ocsp"), NOW);
    assert_eq!(statuses(answers), [Status::Unknown, Status::Good, held, revoked]);
    // More was said than asked.
    assert_eq!(statuses(read(&file("ocsp/all.ocsp"), NOW)), [Status::Good]);

    for name in ["by-key", "by-the-issuer", "without-end", "without-any-defect"] {
        assert_eq!(
            statuses(read(&file(&format!("ocsp/{name}.ocsp")), NOW)),
            [Status::Good],
            "{name}"
        );
    }
}

#[test]
fn to_the_second() {
    let good = file("ocsp/good.ocsp");
    let end = SIGNED + 7 * DAY;
    let answer = Answer { status: Status::Good, this_update: SIGNED, next_update: Some(end) };
    for now in [SIGNED - SKEW, SIGNED, NOW, end, end + SKEW] {
        assert_eq!(read(&good, now), Ok(vec![answer]), "{now}");
    }
    for now in [i64::MIN, 0, SIGNED - SKEW - 1] {
        let early = read(&good, now).expect_err("early");
        assert!(matches!(early, OcspError::NotYet | OcspError::SignerNotValidNow), "{early:?}");
    }
    assert_eq!(read(&good, SIGNED - SKEW - 1), Err(OcspError::NotYet));
    assert_eq!(read(&good, end + SKEW + 1), Err(OcspError::TooOld));
    assert_eq!(read(&good, i64::MAX), Err(OcspError::SignerNotValidNow));

    let open = file("ocsp/without-end.ocsp");
    let answer = Answer { next_update: None, ..answer };
    assert_eq!(read(&open, SIGNED + WITHOUT_END), Ok(vec![answer]));
    assert_eq!(read(&open, SIGNED + WITHOUT_END + 1), Err(OcspError::TooOld));
}

#[test]
fn of_another_request() {
    let response = file("ocsp/good.ocsp");
    let issuer = certificate("issuer");
    let about = |name: &str, hash| request(name, &issuer, hash).read(&response, NOW);
    assert_eq!(about("revoked", Hash::Sha1), Err(OcspError::OtherCertificate));
    assert_eq!(about("good", Hash::Sha256), Err(OcspError::OtherIssuer));
    // A response that was kept is no better for being asked about under another hash.
    let twice = ocsp::recorded(&file("bad-ocsp/about-it-twice"), &certificate("good"), &issuer);
    assert_eq!(twice, Err(OcspError::Twice));
    let fresh = Request::new(&certificate("good"), &issuer, Hash::Sha1, &mut support::rng());
    let replayed = fresh.expect("a request").read(&response, NOW);
    assert_eq!(replayed, Err(OcspError::OtherNonce));
}

#[test]
fn bad_responses() {
    let verdict = |response: &[u8]| {
        let started = Instant::now();
        let error = read(response, NOW).expect_err("a bad response");
        let took = started.elapsed();
        assert!(took < Duration::from_secs(1), "{error:?} took {took:?}");
        format!("{error:?}")
    };
    assert_eq!(listing("bad-ocsp", verdict), include_str!("../files/bad-ocsp.txt"));
}

#[test]
fn nothing_cut_off_and_nothing_changed() {
    for name in ["ocsp/good.ocsp", "ocsp/by-the-issuer.ocsp"] {
        let good = file(name);
        for length in 0..good.len() {
            assert_eq!(read(&good[..length], NOW), Err(OcspError::Unreadable), "{name}: {length}");
        }
        let before = read(&good, NOW);
        let (mut changed, mut harmless) = (good.clone(), 0);
        for at in 0..good.len() {
            changed[at] ^= 1 << (at % 8);
            let after = read(&changed, NOW);
            assert!(after.is_err() || after == before, "{name}: byte {at}: {after:?}");
            harmless += usize::from(after.is_ok());
            changed[at] ^= 1 << (at % 8);
        }
        // What comes along with a response by the issuer itself is not looked at.
        let spare = if name.contains("issuer") { good.len() } else { 0 };
        assert!(harmless <= spare, "{name}: {harmless} of {}", good.len());
    }
}
