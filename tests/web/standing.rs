//! Whether a certificate holds by its issuer's list, in the keeper. The same tests run natively and in the browser.

use ingam::keeper::{Keeper, protocol::*};
use ingam_core::{crl::LARGEST, key::Key};
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    ask,
    authority::{Authority, Extension, NOW, authority_name, der, key_usage, oid, rng, time},
    stopwatch,
};

const DAY: i64 = 86_400;
const RESPONDER: &str = "http://bank.test/ocsp/issuing";
const LIST: &str = "http://bank.test/crl/issuing.crl";
/// The serial number of every certificate of these tests.
const SERIAL: [u8; 3] = [0x11, 0x22, 0x33];

/// What a list is made of; tests change one thing each.
pub struct List<'a> {
    pub key: &'a Key,
    pub number: &'a [u8],
    pub this: i64,
    pub next: i64,
    /// Since when, and why, the certificate is on it.
    pub entry: Option<(i64, Option<u8>)>,
    /// Others before it.
    pub others: u32,
    pub extension: Option<Extension>,
}

impl List<'_> {
    pub fn sign(&self) -> Vec<u8> {
        let algorithm = der(0x30, &[&oid("1.2.840.10045.4.3.2")]);
        let extension = |(id, critical, value): &Extension| {
            let critical = if *critical { der(0x01, &[&[0xff]]) } else { Vec::new() };
            der(0x30, &[&oid(id), &critical, &der(0x04, &[value])])
        };
        let at = time(NOW - DAY);
        let others = (0..self.others)
            .flat_map(|other| der(0x30, &[&der(0x02, &[&[1], &other.to_be_bytes()]), &at]));
        let mut entries: Vec<u8> = others.collect();
        if let Some((at, reason)) = self.entry {
            let reason = reason.map(|reason| {
                let reason = der(0x0a, &[&[reason]]);
                der(0x30, &[&extension(&("2.5.29.21", false, reason))])
            });
            let reason = reason.unwrap_or_default();
            entries.extend(der(0x30, &[&der(0x02, &[&SERIAL]), &time(at), &reason]));
        }
        let entries = if entries.is_empty() { entries } else { der(0x30, &[&entries]) };
        let number = extension(&("2.5.29.20", false, der(0x02, &[self.number])));
        let more = self.extension.as_ref().map(extension).unwrap_or_default();
        let signed = der(
            0x30,
            &[
                &der(0x02, &[&[1]]),
                &algorithm,
                &authority_name("모의 CA"),
                &time(self.this),
                &time(self.next),
                &entries,
                &der(0xa0, &[&der(0x30, &[&number, &more])]),
            ],
        );
        let signature = der(0x03, &[&[0], &self.key.sign(&signed)]);
        der(0x30, &[&signed, &algorithm, &signature])
    }
}

/// An authority, a certificate of its, and a keeper.
pub struct Case {
    pub authority: Authority,
    pub certificate: Vec<u8>,
    keeper: Keeper,
}

impl Case {
    pub fn new() -> Self {
        let address = |url: &str| der(0x86, &[url.as_bytes()]);
        let access = der(0x30, &[&oid("1.3.6.1.5.5.7.48.1"), &address(RESPONDER)]);
        let point = der(0xa0, &[&der(0xa0, &[&address(LIST)])]);
        let authority = Authority::new();
        let certificate = Authority::leaf_template(&Key::make(&mut rng()))
            .with("1.3.6.1.5.5.7.1.1", false, der(0x30, &[&access]))
            .with("2.5.29.31", false, der(0x30, &[&der(0x30, &[&point])]))
            .sign(&authority.issuer_key);
        Self { authority, certificate, keeper: Keeper::new(stopwatch) }
    }

    fn ask(&mut self) -> Result<StandingQuestion, KeeperError> {
        let Authority { issuer, root, .. } = &self.authority;
        let question = AskStanding {
            certificate: ByteBuf::from(self.certificate.clone()),
            chain: [issuer, root].map(|der| ByteBuf::from(der.clone())).to_vec(),
            root_sha256: ByteBuf::from(self.authority.root_sha256()),
        };
        ask(&mut self.keeper, question)
    }

    /// Of a day ago, with nothing on it.
    pub fn list(&self) -> List<'_> {
        List {
            key: &self.authority.issuer_key,
            number: &[7],
            this: NOW - DAY,
            next: NOW + 6 * DAY,
            entry: None,
            others: 0,
            extension: None,
        }
    }

    fn read(&mut self, list: impl Into<Vec<u8>>) -> Result<Standing, KeeperError> {
        let list = ByteBuf::from(list.into());
        let question = ReadList { list, newest: None, now: NOW };
        ask(&mut self.keeper, question).map(|told| told.standing)
    }
}

fn number(last: u8) -> ListNumber {
    let mut number = ListNumber::default();
    number[number.len() - 1] = last;
    number
}

#[test]
fn a_list_says_what_a_certificate_is_worth() {
    let mut case = Case::new();
    let question = case.ask().unwrap();
    assert_eq!(question.url.as_deref(), Some(RESPONDER));
    assert_eq!(question.list_url.as_deref(), Some(LIST));
    let question = ReadList { list: ByteBuf::from(case.list().sign()), newest: None, now: NOW };
    let told = ask(&mut case.keeper, question).unwrap();
    let source = StandingSource::List(number(7));
    assert_eq!(told, StandingTold { standing: Standing::Good, at: NOW - DAY, source });
    let since = NOW - 2 * DAY;
    for (reason, standing) in [
        (None, Standing::Revoked(since)),
        (Some(1), Standing::Revoked(since)),
        (Some(5), Standing::Revoked(since)),
        (Some(4), Standing::Superseded(since)),
        (Some(6), Standing::Suspended(since)),
    ] {
        let list = List { entry: Some((since, reason)), others: 3, ..case.list() }.sign();
        assert_eq!(case.read(list), Ok(standing), "{reason:?}");
    }
}

#[test]
fn a_list_that_is_not_to_be_believed() {
    let stranger = Key::make(&mut rng());
    let mut case = Case::new();
    case.ask().unwrap();
    let list = List { key: &stranger, ..case.list() }.sign();
    assert_eq!(case.read(list), Err(KeeperError::AnswerNotAuthentic), "a stranger");
    let list = List { this: NOW + DAY, ..case.list() }.sign();
    assert_eq!(case.read(list), Err(KeeperError::AnswerNotAuthentic), "the future");
    let list = List { this: NOW - 8 * DAY, next: NOW - DAY, ..case.list() }.sign();
    assert_eq!(case.read(list), Err(KeeperError::ListOutdated), "stale");
    let people = der(0x30, &[&der(0x81, &[&[0xff]])]);
    let list = List { extension: Some(("2.5.29.28", true, people)), ..case.list() }.sign();
    assert_eq!(case.read(list), Err(KeeperError::AnswerUnreadable), "a part of it");
}

#[test]
fn a_list_is_no_older_than_the_one_before() {
    let mut case = Case::new();
    case.ask().unwrap();
    for (newest, outcome) in [
        (number(6), Ok(Standing::Good)),
        (number(7), Ok(Standing::Good)),
        (number(8), Err(KeeperError::ListOutdated)),
        ([0xff; 20], Err(KeeperError::ListOutdated)),
    ] {
        let list = ByteBuf::from(case.list().sign());
        let question = ReadList { list, newest: Some(newest), now: NOW };
        let told = ask(&mut case.keeper, question).map(|told| told.standing);
        assert_eq!(told, outcome, "{newest:?}");
    }
}

#[test]
fn an_authority_that_may_not_sign_lists() {
    let mut case = Case::new();
    let Authority { root_key, issuer_key, .. } = &case.authority;
    // keyCertSign alone
    let issuer = Authority::issuer_template(issuer_key).with("2.5.29.15", true, key_usage(2, 0x04));
    case.authority.issuer = issuer.sign(root_key);
    case.ask().unwrap();
    let list = case.list().sign();
    assert_eq!(case.read(list), Err(KeeperError::AnswerNotAuthentic));
}

#[test]
fn hostile_files() {
    let mut case = Case::new();
    case.ask().unwrap();
    let entry = Some((NOW - DAY, Some(6)));
    let long = List { entry, others: 10_000, ..case.list() }.sign();
    assert!((LARGEST - 50_000..LARGEST).contains(&long.len()), "{}", long.len());
    assert_eq!(case.read(long), Ok(Standing::Suspended(NOW - DAY)));
    let longer = List { entry, others: 20_000, ..case.list() }.sign();
    let right = case.list().sign();
    for (list, what) in [
        (longer, "too long"),
        (Vec::new(), "nothing"),
        (b"<html>".to_vec(), "a page"),
        (vec![0x30; 1_000_000], "one in the other"),
        (b"\x30\x80".repeat(5000), "without an end"),
        (right[..right.len() - 1].to_vec(), "cut off"),
        ([&right[..], &[0]].concat(), "too much"),
        (case.certificate.clone(), "a certificate"),
    ] {
        assert_eq!(case.read(list), Err(KeeperError::AnswerUnreadable), "{what}");
    }
    let mut changed = right.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    assert_eq!(case.read(changed), Err(KeeperError::AnswerNotAuthentic));
    assert_eq!(case.read(right), Ok(Standing::Good), "nothing of it stays");
}

#[test]
fn a_list_needs_a_question_and_an_answer_a_nonce() {
    let mut case = Case::new();
    let list = case.list().sign();
    assert_eq!(case.read(list.clone()), Err(KeeperError::NoEnrollment));
    case.ask().unwrap();
    let mut answer = || {
        let answer = ByteBuf::from(*b"try later");
        ask(&mut case.keeper, ReadStanding { answer, now: NOW }).map(|told| told.standing)
    };
    assert_eq!(answer(), Err(KeeperError::AnswerUnreadable));
    assert_eq!(answer(), Err(KeeperError::NoEnrollment), "a nonce is good once");
    assert_eq!(case.read(list), Ok(Standing::Good), "after it said nothing");
}
