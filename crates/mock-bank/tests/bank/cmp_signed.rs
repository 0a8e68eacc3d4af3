//! CMP messages that are signed with a certificate: spoken by OpenSSL's client, and by ours.

use std::fs;
use std::process::Output;

use base64ct::{Base64, Encoding as _};
use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use ingam_core::certificate::Certificate;
use ingam_core::chain;
use ingam_core::cmp::{
    CmpError, FailureInfo, RevocationReason, SignedTransaction, Signer, Unsigned,
};
use ingam_core::private_key::Algorithm;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::json;

use crate::login_client::Holder;
use crate::support::{Bank, client, must, said};

const YEAR: i64 = 366 * 86_400;

/// `openssl cmp -cmd rr` with `name`.crt and its key about `about`.crt.
pub fn rr(bank: &Bank, name: &str, about: &str, more: &[&str]) -> Output {
    let server = bank.url.trim_start_matches("http://");
    let (certificate, key) = (format!("{name}.crt"), format!("{name}.key"));
    let about = format!("{about}.crt");
    let mut arguments = vec!["cmp", "-cmd", "rr", "-server", server, "-path", "/cmp"];
    arguments.extend(["-cert", &certificate, "-key", &key, "-oldcert", &about]);
    arguments.extend(["-trusted", "data/root.pem"]);
    arguments.extend(more);
    bank.openssl(&arguments)
}

/// A certificate of this customer: `name`.crt, with its key.
pub fn issued(bank: &Bank, customer: &str, product: &str, name: &str) {
    let codes = bank.codes(&["--customer", customer, "--product", product]);
    must(&bank.cmp(&codes, &bank.csr(name, "P-256", &[]), name, &[]));
}

#[tokio::test]
async fn openssl_revokes_its_certificate_and_believes_the_answer() {
    let bank = Bank::start();
    issued(&bank, "hong", "banking", "a");
    must(&rr(&bank, "a", "a", &["-revreason", "5"]));
    let all = bank.look("certificates").await;
    assert_eq!(all[0]["status"], "revoked", "{all}");
    // A revoked certificate signs nothing more.
    let again = said(&rr(&bank, "a", "a", &["-revreason", "5"]));
    assert!(again.contains("certRevoked"), "{again}");
}

#[tokio::test]
async fn what_may_not_be_revoked_is_refused_with_a_reason() {
    let bank = Bank::start();
    issued(&bank, "hong", "banking", "a");
    issued(&bank, "kim", "banking", "b");
    for (about, more, expected) in [
        ("b", &["-revreason", "5"][..], "notAuthorized"),
        ("a", &[], "badRequest"),
        ("a", &["-revreason", "4"], "badRequest"),
        ("a", &["-revreason", "0"], "badRequest"),
    ] {
        let refused = said(&rr(&bank, "a", about, more));
        assert!(refused.contains(expected), "{about} {more:?}: {refused}");
    }
    // With somebody else's key.
    let stolen = said(&rr(&bank, "a", "a", &["-revreason", "5", "-key", "b.key"]));
    assert!(!stolen.contains("received RP"), "{stolen}");
    // Without a certificate, by a certificate of nobody, and by one that is over.
    must(&bank.openssl(&[
        "req", "-x509", "-key", "b.key", "-subj", "/CN=b", "-days", "9", "-out", "s.crt",
    ]));
    let stranger = said(&rr(&bank, "s", "a", &["-revreason", "5", "-key", "b.key"]));
    assert!(stranger.contains("signerNotTrusted"), "{stranger}");
    bank.knob("advance", json!({ "seconds": YEAR })).await;
    // OpenSSL's clock is another one.
    let late = said(&rr(&bank, "a", "a", &["-revreason", "5", "-unprotected_errors"]));
    assert!(late.contains("signerNotTrusted"), "{late}");
    let all = bank.look("certificates").await;
    assert!(all.as_array().expect("a list").iter().all(|one| one["status"] != "revoked"), "{all}");
}

#[tokio::test]
async fn an_rsa_key_signs_too() {
    let bank = Bank::start();
    must(&bank.openssl(&["genrsa", "-out", "r.key", "2048"]));
    must(&bank.openssl(&[
        "req", "-new", "-key", "r.key", "-subj", "/CN=x", "-outform", "DER", "-out", "r.der",
    ]));
    let (reference, code) = bank.codes(&["--product", "banking"]);
    let call = client().post(format!("{}/.well-known/est/simpleenroll", bank.url));
    let body = Base64::encode_string(&fs::read(bank.file("r.der")).expect("DER"));
    let call = call.basic_auth(reference, Some(code)).header("content-type", "application/pkcs10");
    let answer = call.body(body).send().await.expect("an answer").text().await.expect("text");
    let answer = Base64::decode_vec(&answer.replace(char::is_whitespace, "")).expect("base64");
    fs::write(bank.file("r.p7"), answer).expect("written");
    must(&bank.openssl(&[
        "pkcs7",
        "-inform",
        "DER",
        "-in",
        "r.p7",
        "-print_certs",
        "-out",
        "r.crt",
    ]));
    must(&rr(&bank, "r", "r", &["-revreason", "1"]));
    assert_eq!(bank.look("certificates").await[0]["status"], "revoked");
}

/// Our client with a certificate of the bank.
struct Ours {
    key: SigningKey,
    signer: Signer,
    root: [u8; 32],
}

impl Ours {
    async fn new(bank: &Bank) -> Self {
        let Holder { key, der, .. } = Holder::new(bank, "hong", None).await;
        let certificate = Certificate::parse(&der).expect("a certificate");
        let pool = ["issuer", "root"].map(|name| certificate_in(bank, name));
        let chain = chain::build(&certificate, &pool);
        assert_eq!(chain.len(), 2);
        let root = pool[1].fingerprint();
        Self { key, signer: Signer { certificate, chain, algorithm: Algorithm::P256 }, root }
    }

    fn begin(&self) -> SignedTransaction {
        SignedTransaction::new(self.signer.clone(), self.root, Vec::new(), &mut UnwrapErr(SysRng))
    }

    fn ask(&self, transaction: &mut SignedTransaction, now: i64) -> Vec<u8> {
        let reason = RevocationReason::CessationOfOperation;
        let now = u64::try_from(now).expect("after 1970");
        let asked = transaction.ask_revocation(reason, now, &mut UnwrapErr(SysRng));
        self.sign(&asked.expect("a message"))
    }

    fn sign(&self, unsigned: &Unsigned) -> Vec<u8> {
        let signature: DerSignature = self.key.sign(&unsigned.message());
        unsigned.finish(signature.as_bytes())
    }
}

fn certificate_in(bank: &Bank, name: &str) -> Certificate {
    let out = format!("{name}.der");
    must(&bank.openssl(&[
        "x509",
        "-in",
        &format!("data/{name}.pem"),
        "-outform",
        "DER",
        "-out",
        &out,
    ]));
    Certificate::parse(&fs::read(bank.file(&out)).expect("DER")).expect("a certificate")
}

async fn now(bank: &Bank) -> i64 {
    let answer = bank.get("/api/authority").await.json::<serde_json::Value>().await;
    answer.expect("JSON")["now"].as_i64().expect("seconds")
}

#[tokio::test]
async fn our_client_revokes_and_notices_every_changed_byte_of_the_answer() {
    let bank = Bank::start();
    let ours = Ours::new(&bank).await;
    let now = now(&bank).await;
    let (mut transaction, mut other) = (ours.begin(), ours.begin());
    let message = ours.ask(&mut transaction, now);
    ours.ask(&mut other, now);
    let answer = bank.send(message).await.expect("an answer");
    assert_eq!(transaction.read_revocation(&answer, now), Ok(()));
    assert_eq!(other.read_revocation(&answer, now), Err(CmpError::AnotherQuestion));
    // The issuer's certificate at the end is not needed: it is known.
    let issuer = ours.signer.chain[0].der().len();
    for place in 0..answer.len() - issuer {
        let mut changed = answer.clone();
        changed[place] ^= 1;
        let read = transaction.read_revocation(&changed, now);
        assert!(read.is_err(), "byte {place} of {}", answer.len());
    }
    // Neither long after, nor below another root.
    assert_eq!(transaction.read_revocation(&answer, now + 30 * 86_400), Err(CmpError::Unprotected));
    let mut elsewhere =
        SignedTransaction::new(ours.signer.clone(), [7; 32], Vec::new(), &mut UnwrapErr(SysRng));
    assert_eq!(elsewhere.read_revocation(&answer, now), Err(CmpError::Unprotected));
    assert_eq!(bank.look("certificates").await[0]["status"], "revoked");

    let mut again = ours.begin();
    let message = ours.ask(&mut again, now);
    let refused = again.read_revocation(&bank.send(message).await.expect("an answer"), now);
    match refused {
        Err(CmpError::Refused(failure)) => assert!(failure.has(FailureInfo::CERT_REVOKED)),
        other => panic!("not a refusal: {other:?}"),
    }
}

#[tokio::test]
async fn a_changed_message_revokes_nothing() {
    let bank = Bank::start();
    let ours = Ours::new(&bank).await;
    let now = now(&bank).await;
    let message = ours.ask(&mut ours.begin(), now);
    let certificates = ours.signer.certificate.der().len() + ours.signer.chain[0].der().len();
    let mut wrong = 0;
    for place in (0..message.len() - certificates).step_by(7) {
        let mut changed = message.clone();
        changed[place] ^= 1;
        let answer = bank.send(changed).await.expect("an answer");
        assert!(ours.begin().read_revocation(&answer, now).is_err(), "byte {place}");
        wrong += 1;
    }
    assert!(wrong > 40);
    assert_eq!(bank.look("certificates").await[0]["status"], "valid");
}
