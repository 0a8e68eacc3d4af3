//! What a database and logs give away.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use base64ct::{Base64, Encoding as _};
use reqwest::Method;
use serde_json::json;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, Column as _, Row as _};

use crate::login_client::{Holder, R, extend, nonce, send};
use crate::session::Session;
use crate::support::{Bank, client, must};

/// What nobody may find: long enough to be looked for among all bytes, or so short that it could stand
/// in a longer number by chance.
#[derive(Default)]
struct Given {
    long: Vec<String>,
    short: Vec<String>,
}

/// The page's way, with a token, to a certificate by CMP.
async fn by_token(bank: &Bank, given: &mut Given) {
    let session = Session::start(bank).await;
    session.identity().await;
    session.product("general").await;
    session.verification("2468", "000000").await;
    let otp = bank.otp("hong").await;
    session.verification("1357", &otp).await;
    session.fee(4_400).await;
    session.details().await;
    let (_, answer) = session.codes().await;
    let text = |name: &str| answer[name].as_str().expect("text").to_owned();
    let codes = (text("reference"), text("code"));
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &[]));
    given.long.extend([session.token, codes.1]);
    given.short.extend(["1357".to_owned(), "2468".to_owned(), otp]);
}

/// Known by phone, then a card and a code by text message for the account.
async fn by_phone_and_card(bank: &Bank, given: &mut Given) {
    let session = Session::start(bank).await;
    let mut who = json!({ "phone": "01000001234", "number": "9001011234568" });
    let sent = session.call(Method::POST, "/identity/text-message", Some(who.clone())).await;
    assert_eq!(sent.0, 200);
    let code = newest_message(bank).await;
    who["phone_code"] = json!(code);
    assert_eq!(session.put("identity", who).await.0, 200);
    let (_, view) = session.product("banking").await;
    given.short.push(code);

    let cells = ingam_mock_bank::card::mock_cells("hong");
    let cell = |name: &str| {
        &cells[usize::try_from(view["card"][name].as_u64().expect("a cell")).expect("small") - 1]
    };
    let digits = format!("{}{}", &cell("first")[..2], &cell("last")[2..]);
    let proof = json!({ "account": "hong-1", "account_password": "1357",
        "card": { "cells": view["card"], "digits": digits } });
    assert_eq!(session.put("verification", proof).await.0, 200);
    given.short.push(digits);

    bank.knob("advance", json!({ "seconds": 11 })).await;
    assert_eq!(session.call(Method::POST, "/text-message", None).await.0, 200);
    let code = newest_message(bank).await;
    let proof = json!({ "account": "hong-1", "account_password": "1357", "phone": code });
    assert_eq!(session.put("verification", proof).await.0, 200);
    given.short.push(code);
    given.long.push(session.token);
}

async fn newest_message(bank: &Bank) -> String {
    let people = bank.look("customers").await;
    let mut people = people.as_array().expect("a list").iter();
    let hong = people.find(|person| person["id"] == "hong").expect("홍길동");
    hong["messages"][0].as_str().expect("a code").to_owned()
}

/// A certificate by EST, where the code travels, after a wrong one.
async fn by_est(bank: &Bank, given: &mut Given) {
    let (reference, code) = bank.codes(&["--customer", "kim"]);
    let der =
        fs::read(bank.file(&bank.csr("e", "P-256", &["-outform", "DER"]))).expect("a request");
    let wrong = "1".repeat(24);
    for (code, status) in [(&wrong, 401), (&code, 200)] {
        let call = client()
            .post(format!("{}/.well-known/est/simpleenroll", bank.url))
            .basic_auth(&reference, Some(code))
            .header("content-type", "application/pkcs10")
            .body(Base64::encode_string(&der));
        assert_eq!(call.send().await.expect("an answer").status(), status);
        given.long.push(code.clone());
        given.long.push(Base64::encode_string(format!("{reference}:{code}").as_bytes()));
    }
}

/// Logins with R, one of them refused, and a session that is used.
async fn by_certificate(bank: &Bank, given: &mut Given) {
    let kim = Holder::new(bank, "kim", Some(R)).await;
    let mut another = kim.clone();
    another.random = Some(*b"another R for a test");
    for (holder, status) in [(&another, 403), (&kim, 200)] {
        let login = holder.login(bank).await;
        let (got, answer) = send(bank, &login).await;
        assert_eq!(got, status, "{answer}");
        let random = String::from_utf8(holder.random.expect("R").to_vec()).expect("text");
        given.long.extend([random, login["nonce"].as_str().expect("text").to_owned()]);
        if let Some(token) = answer["token"].as_str() {
            assert_eq!(extend(bank, token).await.0, 200);
            given.long.push(token.to_owned());
        }
    }
    // A challenge that nobody answers stays in the database.
    given.long.push(nonce(bank).await);
    given.long.push("8001012123453".to_owned());
}

async fn receipts(bank: &Bank) {
    let asked = json!({ "account": "12345612009876", "account_password": "2468", "number": "9001011234568" });
    let call = client().post(format!("{}/api/receipts", bank.url)).json(&asked);
    assert_eq!(call.send().await.expect("an answer").status(), 200);
}

#[tokio::test]
async fn no_secret_is_stored_or_logged_in_clear() {
    let bank = Bank::start();
    let numbers = ["9001011234568", "900101-1234568"].map(str::to_owned);
    let mut given = Given { long: numbers.to_vec(), short: Vec::new() };
    by_token(&bank, &mut given).await;
    // Four digits of a card may be an amount or a year that stood there before.
    let before = words(&bank).await;
    by_phone_and_card(&bank, &mut given).await;
    by_est(&bank, &mut given).await;
    receipts(&bank).await;
    by_certificate(&bank, &mut given).await;

    // Long secrets: nowhere in any file. The key files beside the database hold none of them.
    let mut bytes = bank.log().into_bytes();
    for entry in fs::read_dir(bank.data()).expect("the data directory") {
        match fs::read(entry.expect("a file").path()) {
            Ok(content) => bytes.extend(content),
            // The bank is at work: a journal of its database goes when it is done.
            Err(error) => assert_eq!(error.kind(), ErrorKind::NotFound, "{error}"),
        }
    }
    assert!(contains(&bytes, b"hong1234"), "the scan sees what is stored in clear");
    for secret in &given.long {
        assert!(!contains(&bytes, secret.as_bytes()), "{secret}");
    }
    // Short ones: no cell and no word is one of them.
    let words = words(&bank).await;
    assert!(words.contains("hong-1") && words.contains("simpleenroll") && words.len() > 100);
    let is_card = |secret: &String| secret.len() == 4 && !["1357", "2468"].contains(&&**secret);
    for secret in given.short.iter().filter(|secret| !(is_card(secret) && before.contains(*secret)))
    {
        assert!(!words.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn keys_are_for_their_owner_alone() {
    let bank = Bank::start();
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    for name in [
        "secrets.key",
        "root.key.pem",
        "issuer.key.pem",
        "garam.key.pem",
        "nuri.key.pem",
        "recipient.key.pem",
        "bank.db",
    ] {
        assert_eq!(mode(&bank.data().join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&bank.data()), 0o700);
}

#[tokio::test]
async fn the_authority_survives_a_restart_and_codes_work_before_the_first_start() {
    let mut bank = Bank::start();
    let root = fs::read(bank.data().join("root.pem")).expect("a root");
    bank.kill_and_restart();
    assert_eq!(root, fs::read(bank.data().join("root.pem")).expect("a root"));

    let fresh = tempfile::tempdir().expect("a directory");
    let mut command = crate::support::program();
    let output =
        command.arg("codes").arg("--data").arg(fresh.path().join("new")).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("text");
    let lines: Vec<_> = text.lines().collect();
    assert!(
        lines.len() == 2 && lines[0].starts_with("reference=") && lines[1].starts_with("code="),
        "{text}"
    );
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Every text and number of every table, and every word of the log.
async fn words(bank: &Bank) -> BTreeSet<String> {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}", bank.data().join("bank.db").display());
    let pool = AnyPool::connect(&url).await.expect("the database");
    let tables = sqlx::query("SELECT name FROM sqlite_master WHERE type = 'table'");
    let tables = tables.fetch_all(&pool).await.expect("rows");
    assert!(tables.len() > 10);
    let log = bank.log();
    let mut words: BTreeSet<_> =
        log.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect();
    for table in &tables {
        let query = format!("SELECT * FROM {}", table.get::<String, _>("name"));
        let rows = sqlx::query(sqlx::AssertSqlSafe(query)).fetch_all(&pool).await.expect("rows");
        for row in &rows {
            words.extend(row.columns().iter().filter_map(|column| cell(row, column.name())));
        }
    }
    words
}

/// What stands in a cell, if it is text or a number, or bytes that could be text.
fn cell(row: &AnyRow, name: &str) -> Option<String> {
    let text = row.try_get::<Option<String>, _>(name).ok().flatten();
    let number = || row.try_get::<Option<i64>, _>(name).ok().flatten();
    let bytes = || row.try_get::<Option<Vec<u8>>, _>(name).ok().flatten();
    text.or_else(|| number().map(|number| number.to_string()))
        .or_else(|| bytes().and_then(|bytes| String::from_utf8(bytes).ok()))
}
