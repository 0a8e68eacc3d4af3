//! Suspended, resumed, revoked, lapsed: login, responder and list say the same in every state.

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::certificate::Certificate;
use ingam_core::ocsp::{Hash, Reason, Request, Status};
use serde_json::{Value, json};

use crate::cmp_signed::{issued, rr};
use crate::login_client::{Holder, call, extend};
use crate::session::Session;
use crate::support::{Bank, client, kind, must, said};

const DAY: i64 = 86_400;

pub async fn ask(bank: &Bank, path: &str, body: Value) -> (u16, Value) {
    let call = client().post(format!("{}{path}", bank.url)).json(&body);
    let answer = call.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

fn hong(wish: Option<(&str, &str)>) -> Value {
    let mut body = json!({ "account": "12345612009876", "account_password": "2468", "number": "9001011234568" });
    if let Some((serial, change)) = wish {
        body["wish"] = json!({ "serial": serial, "change": change });
    }
    body
}

pub async fn change(bank: &Bank, serial: &str, change: &str) -> (u16, Value) {
    ask(bank, "/api/revocations", hong(Some((serial, change)))).await
}

/// What the three say of a certificate: login, responder, list.
pub async fn said_of(bank: &Bank, holder: &Holder) -> (String, String, String) {
    let (status, answer) = holder.log_in(bank).await;
    let login = if status == 200 { "in".to_owned() } else { kind(&answer).to_owned() };
    (login, by_responder(bank, holder).await, on_list(bank, &holder.serial()).await)
}

async fn by_responder(bank: &Bank, holder: &Holder) -> String {
    must(&bank.openssl(&["x509", "-in", "data/issuer.pem", "-outform", "DER", "-out", "i.der"]));
    let issuer = std::fs::read(bank.file("i.der")).expect("DER");
    let issuer = Certificate::parse(&issuer).expect("a certificate");
    let certificate = Certificate::parse(&holder.der).expect("a certificate");
    let request = Request::new(&certificate, &issuer, Hash::Sha1, &mut UnwrapErr(SysRng));
    let request = request.expect("by this issuer");
    let post = client().post(format!("{}/ocsp", bank.url)).body(request.to_der());
    let answer = post.header("content-type", "application/ocsp-request").send().await;
    let answer = answer.expect("an answer").bytes().await.expect("bytes");
    let now = bank.get("/api/authority").await.json::<Value>().await.expect("JSON");
    let answers = request.read(&answer, now["now"].as_i64().expect("seconds")).expect("believed");
    match answers[0].status {
        Status::Good => "good".to_owned(),
        Status::Revoked { reason: Some(Reason::CertificateHold), .. } => "hold".to_owned(),
        Status::Revoked { reason: Some(Reason::CessationOfOperation), .. } => "unused".to_owned(),
        Status::Revoked { reason: Some(Reason::KeyCompromise), .. } => "compromised".to_owned(),
        Status::Revoked { reason: Some(Reason::Superseded), .. } => "superseded".to_owned(),
        other => format!("{other:?}"),
    }
}

async fn on_list(bank: &Bank, serial: &str) -> String {
    let list = bank.get("/crl/issuing.crl").await.bytes().await.expect("bytes");
    std::fs::write(bank.file("list.crl"), list).expect("written");
    let text = bank.printed(&["crl", "-inform", "DER", "-in", "list.crl", "-noout", "-text"]);
    let serial = serial.trim_start_matches('0').to_uppercase();
    let entry = text.split("Serial Number: ").find(|entry| {
        entry.lines().next().is_some_and(|line| line.trim_start_matches('0') == serial)
    });
    let known = [
        ("Certificate Hold", "hold"),
        ("Cessation Of Operation", "unused"),
        ("Key Compromise", "compromised"),
        ("Superseded", "superseded"),
    ];
    let found = entry.map_or(Some("good"), |entry| {
        known.iter().find(|(printed, _)| entry.contains(printed)).map(|(_, word)| *word)
    });
    found.unwrap_or("other").to_owned()
}

fn number(bank: &Bank) -> u64 {
    let text = bank.printed(&["crl", "-inform", "DER", "-in", "list.crl", "-noout", "-crlnumber"]);
    let hex = text.trim().rsplit('=').next().expect("a number").trim_start_matches("0x");
    u64::from_str_radix(hex, 16).expect("hex")
}

pub fn three(login: &str, told: &str) -> (String, String, String) {
    (login.to_owned(), told.to_owned(), told.to_owned())
}

#[tokio::test]
async fn a_suspension_is_seen_everywhere_at_once_and_ends_with_the_resumption() {
    let bank = Bank::start();
    let holder = Holder::hong(&bank).await;
    let token = holder.token(&bank).await;
    assert_eq!(said_of(&bank, &holder).await, three("in", "good"));
    let first = number(&bank);

    let (status, held) = change(&bank, &holder.serial(), "suspend").await;
    assert_eq!(status, 200, "{held}");
    assert!(held["certificates"][0]["resumable_until"].is_i64(), "{held}");
    assert_eq!(extend(&bank, &token).await.0, 401, "the session has ended");
    assert_eq!(said_of(&bank, &holder).await, three("certificate-suspended", "hold"));
    let second = number(&bank);
    // Once more changes nothing, and it does not sign either.
    assert_eq!(change(&bank, &holder.serial(), "suspend").await.0, 200);

    assert_eq!(change(&bank, &holder.serial(), "resume").await.0, 200);
    assert_eq!(said_of(&bank, &holder).await, three("in", "good"));
    assert!(first < second && second < number(&bank), "numbers go up");
}

#[tokio::test]
async fn what_nobody_resumes_in_six_months_is_revoked() {
    let bank = Bank::start();
    let holder = Holder::hong(&bank).await;
    change(&bank, &holder.serial(), "suspend").await;
    bank.knob("advance", json!({ "seconds": 180 * DAY })).await;
    assert_eq!(said_of(&bank, &holder).await, three("certificate-suspended", "hold"));
    bank.knob("advance", json!({ "seconds": 6 * DAY })).await;
    // Whoever looks first: here it is the list.
    assert_eq!(on_list(&bank, &holder.serial()).await, "unused");
    assert_eq!(said_of(&bank, &holder).await, three("certificate-revoked", "unused"));
    let (status, problem) = change(&bank, &holder.serial(), "resume").await;
    assert_eq!((status, kind(&problem)), (403, "certificate-revoked"));
}

#[tokio::test]
async fn a_signed_suspension_is_good_once() {
    let bank = Bank::start();
    issued(&bank, "hong", "banking", "a");
    must(&rr(&bank, "a", "a", &["-revreason", "6", "-reqout", "hold.der"]));
    let all = bank.look("certificates").await;
    assert_eq!(all[0]["status"], "suspended", "{all}");
    let again = said(&rr(&bank, "a", "a", &["-revreason", "5"]));
    assert!(again.contains("certRevoked") && again.contains("suspended"), "{again}");

    let serial = all[0]["serial"].as_str().expect("hex");
    assert_eq!(change(&bank, serial, "resume").await.0, 200);
    // Somebody has overheard the message, and sends it again.
    let overheard = std::fs::read(bank.file("hold.der")).expect("the message");
    bank.send(overheard).await.expect("an answer");
    assert_eq!(bank.look("certificates").await[0]["status"], "valid");
}

#[tokio::test]
async fn who_knows_the_account_and_its_password_sees_only_their_own() {
    let bank = Bank::start();
    let holder = Holder::hong(&bank).await;
    issued(&bank, "kim", "banking", "k");
    let (status, held) = ask(&bank, "/api/revocations", hong(None)).await;
    assert_eq!(status, 200, "{held}");
    let listed = held["certificates"].as_array().expect("a list");
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["serial"], holder.serial());
    let all = bank.look("certificates").await;
    let all = all.as_array().expect("a list");
    let kims = all.iter().find(|one| one["serial"] != holder.serial()).expect("kim's");
    for serial in [kims["serial"].as_str().expect("hex"), &"0".repeat(32), "x"] {
        let (status, problem) = change(&bank, serial, "revoke_unused").await;
        assert_eq!((status, kind(&problem)), (403, "certificate-unknown"), "{serial}");
    }
    let mut wrong = hong(Some((&holder.serial(), "revoke_unused")));
    wrong["account_password"] = json!("0000");
    let (status, problem) = ask(&bank, "/api/revocations", wrong).await;
    assert_eq!((status, kind(&problem)), (403, "account-password-wrong"));
    assert_eq!(problem["remaining_tries"], 4);
    let mut stranger = hong(None);
    stranger["number"] = json!("8001012123453");
    let (status, problem) = ask(&bank, "/api/revocations", stranger).await;
    assert_eq!((status, kind(&problem)), (403, "identity-mismatch"));
    assert_eq!(said_of(&bank, &holder).await, three("in", "good"));
}

#[tokio::test]
async fn the_newest_revocation_code_revokes_and_no_other_does() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let codes = session.to_codes("general").await;
    let (status, problem) = session.call(reqwest::Method::POST, "/revocation-code", None).await;
    assert_eq!((status, kind(&problem)), (409, "step-skipped"), "there is no certificate yet");
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &[]));
    let code = async || {
        let (status, made) = session.call(reqwest::Method::POST, "/revocation-code", None).await;
        assert_eq!(status, 200, "{made}");
        made["code"].as_str().expect("a code").to_owned()
    };
    let (first, second) = (code().await, code().await);
    let by = async |code: &str| ask(&bank, "/api/revocations/code", json!({ "code": code })).await;
    let mistyped = format!("{}0", &second[..second.len() - 1]);
    for wrong in [first.as_str(), &mistyped, "00000-00000-00000-00000-00000"] {
        if wrong == second {
            continue;
        }
        let (status, problem) = by(wrong).await;
        assert_eq!((status, kind(&problem)), (403, "revocation-code-wrong"), "{wrong}");
    }
    assert_eq!(bank.look("certificates").await[0]["status"], "valid");
    let (status, done) = by(&second.to_lowercase().replace('-', " ")).await;
    assert_eq!((status, &done["refunded"]), (200, &json!(4_400)), "{done}");
    let revoked = &bank.look("certificates").await[0];
    assert_eq!((&revoked["status"], &revoked["serial"]), (&json!("revoked"), &done["serial"]));
    assert!(!bank.log().contains(&second), "no secret in the log");
    let database = std::fs::read(bank.data().join("bank.db")).expect("a file");
    let bare = second.replace('-', "");
    assert!(!database.windows(bare.len()).any(|part| part == bare.as_bytes()));
}

#[tokio::test]
async fn a_login_gives_a_code_too() {
    let bank = Bank::start();
    let holder = Holder::hong(&bank).await;
    let token = holder.token(&bank).await;
    let path = "/api/login/revocation-code";
    let (status, made) = call(&bank, reqwest::Method::POST, path, &token).await;
    assert_eq!((status, &made["serial"]), (200, &json!(holder.serial())), "{made}");
    let (status, _) = ask(&bank, "/api/revocations/code", json!({ "code": made["code"] })).await;
    assert_eq!(status, 200);
    assert_eq!(said_of(&bank, &holder).await, three("certificate-revoked", "compromised"));
    assert_eq!(extend(&bank, &token).await.0, 401, "the session has ended");
}

#[tokio::test]
async fn openssl_asks_for_authorities_and_list() {
    let bank = Bank::start();
    let codes = bank.codes(&[]);
    for kind in ["caCerts", "currentCRL"] {
        must(&bank.genm_of(&codes, kind));
    }
    issued(&bank, "hong", "banking", "a");
    let server = bank.url.trim_start_matches("http://");
    let arguments =
        ["cmp", "-cmd", "genm", "-server", server, "-path", "/cmp", "-infotype", "currentCRL"];
    let signed =
        ["-cert", "a.crt", "-key", "a.key", "-trusted", "data/root.pem", "-rspout", "r.der"];
    must(&bank.openssl(&[arguments.as_slice(), &signed].concat()));
    let list = bank.get("/crl/issuing.crl").await.bytes().await.expect("bytes");
    let answer = std::fs::read(bank.file("r.der")).expect("the answer");
    assert!(answer.windows(list.len()).any(|part| part == list), "the list is in it");
}
