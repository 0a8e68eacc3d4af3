//! Every text field of every step, and every slip that a keyboard, a clipboard or a hostile page
//! makes of the right answer.

use std::fs;

use base64ct::{Base64, Encoding as _};
use reqwest::Method;
use serde_json::{Value, json};

use crate::database::On;
use crate::session::{Session, authority_terms};
use crate::support::{Bank, client, kind, must, said};

/// What the bank makes of each slip: `f` names the field; `i` knows nobody of that name; `m` there is
/// no such value; `u` it is no request; `.` takes it as it is. There is nothing else: no failure, and
/// no wrong try of a factor.
const EXPECTED: &str = "
                              empty blank long script wide space dash emoji html rtl override crlf nul
identity user_id              f     i     f    i      i    i     i    i     i    i   i        f    f
identity account              f     f     f    f      f    f     f    f     f    f   f        f    f
identity phone                f     f     f    f      f    f     f    f     f    f   f        f    f
identity phone_code           f     f     f    f      f    f     f    f     f    f   f        f    f
identity number               f     f     f    f      f    f     f    f     f    f   f        f    f
text message phone            f     f     f    f      f    f     f    f     f    f   f        f    f
text message number           f     f     f    f      f    f     f    f     f    f   f        f    f
product product               m     m     m    m      m    m     m    m     m    m   m        m    m
product authority             f     f     f    f      f    f     f    f     f    f   f        f    f
verification account          f     f     f    f      f    f     f    f     f    f   f        f    f
verification account_password f     f     f    f      f    f     f    f     f    f   f        f    f
verification otp              f     f     f    f      f    f     f    f     f    f   f        f    f
verification card             f     f     f    f      f    f     f    f     f    f   f        f    f
verification phone            f     f     f    f      f    f     f    f     f    f   f        f    f
fee account                   f     f     f    f      f    f     f    f     f    f   f        f    f
fee account_password          f     f     f    f      f    f     f    f     f    f   f        f    f
details email                 f     f     f    f      f    f     .    f     f    f   f        f    f
details phone                 f     f     f    f      f    f     f    f     f    f   f        f    f
details address.postal_code   f     f     f    f      f    f     f    f     f    f   f        f    f
details address.line1         f     f     f    .      .    .     .    .     .    f   f        f    f
details address.line2         .     .     f    .      .    .     .    .     .    f   f        f    f
details contact_name          f     f     f    .      f    .     .    f     f    f   f        f    f
details english_name          f     f     f    f      f    .     .    f     .    f   f        f    f
certificate request           u     u     u    u      u    .     u    u     u    u   u        .    u
receipts account              f     f     f    f      f    f     f    f     f    f   f        f    f
receipts number               f     f     f    f      f    f     f    f     f    f   f        f    f
receipts account_password     f     f     f    f      f    f     f    f     f    f   f        f    f
";

const HONG: &str = "9001011234568";

/// The right answer as it comes by mistake, in the order of the table.
fn slips(right: &str) -> [String; 13] {
    let middle = right.chars().count() / 2;
    let split = right.char_indices().nth(middle).map_or(0, |(at, _)| at);
    let (head, tail) = right.split_at(split);
    [
        String::new(),
        "   ".to_owned(),
        "1".repeat(5_000),
        "안녕하세요".to_owned(),
        wide(right),
        format!("{head} {tail}"),
        format!("{head}-{tail}"),
        format!("{right}🙂"),
        format!("<b>{right}</b>"),
        format!("{right}\u{200f}"),
        format!("\u{202e}{right}"),
        format!("{right}\r\n"),
        format!("{right}\0"),
    ]
}

/// Full-width forms of letters and digits.
fn wide(right: &str) -> String {
    let wide = |c: char| match u8::try_from(c) {
        Ok(byte @ b'!'..=b'~') => {
            char::from_u32(u32::from(byte - b'!') + u32::from('！')).unwrap_or(c)
        }
        _ => c,
    };
    format!("{}１", right.chars().map(wide).collect::<String>())
}

/// One field of one step.
struct Field<'a> {
    name: &'a str,
    method: Method,
    step: &'a str,
    /// The right answer to the whole step.
    right: Value,
    /// Where the field is in it.
    pointer: &'a str,
    /// How the bank names it.
    field: &'a str,
}

impl<'a> Field<'a> {
    /// A field at the top of a step that is answered by PUT; its name in the table begins with the step.
    fn put(name: &'a str, right: &Value) -> Self {
        let (step, field) = name.split_once(' ').expect("step and field");
        Self { name, method: Method::PUT, step, right: right.clone(), pointer: field, field }
    }

    /// The answers with a slip in the field.
    fn slips(&self) -> [Value; 13] {
        let pointer = format!("/{}", self.pointer);
        let right = self.right.pointer(&pointer).and_then(Value::as_str).expect("text");
        slips(right).map(|slip| {
            let mut body = self.right.clone();
            *body.pointer_mut(&pointer).expect("the field") = json!(slip);
            body
        })
    }

    async fn ask(&self, session: &Session<'_>, body: &Value) -> (u16, Value) {
        let step = format!("/{}", self.step);
        session.call(self.method.clone(), &step, Some(body.clone())).await
    }

    /// How the bank took an answer, see [`EXPECTED`].
    fn judged(&self, sent: &Value, (status, answer): &(u16, Value)) -> String {
        let named = answer["field"] == self.field;
        match (status, kind(answer)) {
            (422, "invalid-field") if named => "f".to_owned(),
            (403, "identity-mismatch") => "i".to_owned(),
            (400, "malformed-request") => "m".to_owned(),
            (422, "request-unreadable") => "u".to_owned(),
            (200, _) if self.step != "details" => ".".to_owned(),
            (200, _) => {
                let pointer = format!("/{}", self.pointer);
                let shown = &answer["details"];
                assert_eq!(shown.pointer(&pointer), sent.pointer(&pointer), "{}", self.name);
                ".".to_owned()
            }
            _ => format!("[{status} {answer}]"),
        }
    }

    /// All slips in this session; after them the right answer is taken.
    async fn row(&self, session: &Session<'_>) -> String {
        let mut row = Vec::new();
        for body in self.slips() {
            row.push(self.judged(&body, &self.ask(session, &body).await));
        }
        let (status, answer) = self.ask(session, &self.right).await;
        assert_eq!(status, 200, "{}, the right answer: {answer}", self.name);
        line(self.name, &row)
    }

    /// The same where wrong answers end the session: each slip in one of its own.
    async fn row_of_sessions(&self, bank: &Bank) -> String {
        let mut row = Vec::new();
        for body in self.slips() {
            let session = Session::start(bank).await;
            row.push(self.judged(&body, &self.ask(&session, &body).await));
            let (status, answer) = session.identity().await;
            assert_eq!(status, 200, "{}, the right answer: {answer}", self.name);
        }
        line(self.name, &row)
    }
}

/// A line of the table.
fn line(name: &str, row: &[String]) -> String {
    let heads = EXPECTED.lines().nth(1).expect("the heads").split_whitespace();
    let cells = row.iter().zip(heads);
    let cells: String = cells.map(|(cell, head)| format!("{cell:0$} ", head.len())).collect();
    format!("{name:29} {}", cells.trim_end())
}

async fn text_of(bank: &Bank, customer: &str) -> String {
    let people = bank.look("customers").await;
    let mut people = people.as_array().expect("a list").iter();
    let person = people.find(|person| person["id"] == customer).expect("the customer");
    person["messages"][0].as_str().expect("a message").to_owned()
}

/// Digits that the card of 홍길동 has in the cells of the view.
async fn card(session: &Session<'_>) -> Value {
    let cells = session.look().await.1["card"].clone();
    let known = ingam_mock_bank::card::mock_cells("hong");
    let cell = |name: &str| {
        let number = cells[name].as_u64().and_then(|number| usize::try_from(number).ok());
        &known[number.expect("a cell") - 1]
    };
    let digits = format!("{}{}", &cell("first")[..2], &cell("last")[2..]);
    json!({ "cells": cells, "digits": digits })
}

async fn identities(bank: &Bank, table: &mut Vec<String>) {
    let by_id = json!({ "user_id": "hong1234", "number": HONG });
    let by_account = json!({ "account": "12345678901234", "number": HONG });
    let by_phone = json!({ "phone": "01000001234", "number": HONG });
    table.push(Field::put("identity user_id", &by_id).row_of_sessions(bank).await);
    table.push(Field::put("identity account", &by_account).row_of_sessions(bank).await);

    let session = Session::start(bank).await;
    let message = |name, field| Field {
        name,
        method: Method::POST,
        step: "identity/text-message",
        right: by_phone.clone(),
        pointer: field,
        field,
    };
    let phone = message("text message phone", "phone").row(&session).await;
    let code = text_of(bank, "hong").await;
    let mut with_code = by_phone.clone();
    with_code["phone_code"] = json!(code);
    for name in ["identity phone", "identity phone_code"] {
        table.push(Field::put(name, &with_code).row(&session).await);
    }
    table.push(Field::put("identity number", &by_id).row_of_sessions(bank).await);
    bank.knob("advance", json!({ "seconds": 11 })).await;
    let number = message("text message number", "number").row(&session).await;
    table.extend([phone, number]);
}

async fn products_and_factors(bank: &Bank, table: &mut Vec<String>, session: &Session<'_>) {
    session.identity().await;
    let agreed = authority_terms(bank, "bank").await;
    let general = json!({ "product": "general", "authority": "bank", "agreed": agreed });
    for name in ["product product", "product authority"] {
        table.push(Field::put(name, &general).row(session).await);
    }
    let proof = |way: &str, proof: Value| json!({ "account": "hong-1", "account_password": "1357", way: proof });
    for name in ["verification account", "verification account_password", "verification otp"] {
        let right = proof("otp", json!(bank.otp("hong").await));
        table.push(Field::put(name, &right).row(session).await);
    }
    let right = proof("card", card(session).await);
    let field = Field { pointer: "card/digits", ..Field::put("verification card", &right) };
    table.push(field.row(session).await);
    bank.knob("advance", json!({ "seconds": 11 })).await;
    assert_eq!(session.call(Method::POST, "/text-message", None).await.0, 200);
    let right = proof("phone", json!(text_of(bank, "hong").await));
    table.push(Field::put("verification phone", &right).row(session).await);
    let other = json!({ "amount": 4_400, "account": "hong-2", "account_password": "2468" });
    table.push(Field::put("fee account", &other).row(session).await);
    // Once the password was right it is not looked at again.
    bank.knob("advance", json!({ "seconds": 30 })).await;
    let otp = bank.otp("hong").await;
    assert_eq!(session.verification("1357", &otp).await.0, 200);
    table.push(Field::put("fee account_password", &other).row(session).await);
}

async fn details(bank: &Bank, table: &mut Vec<String>) {
    let session = Session::start_as(bank, "corporate").await;
    session.put("identity", json!({ "user_id": "ingamtrade", "number": "9998800014" })).await;
    assert_eq!(session.product("general").await.0, 200);
    let otp = bank.otp("ingamtrade").await;
    let proof = json!({ "account": "ingamtrade-1", "account_password": "8642", "otp": otp });
    assert_eq!(session.put("verification", proof).await.0, 200);
    let fee = json!({ "amount": 110_000, "account": "ingamtrade-1" });
    assert_eq!(session.put("fee", fee).await.0, 200);
    let right = json!({
        "email": "cert@example.com", "phone": "01000007890", "contact_name": "오세영",
        "english_name": "Ingam Trading",
        "address": { "postal_code": "07325", "line1": "모의로 100", "line2": "9층" },
    });
    for (name, pointer) in [
        ("details email", "email"),
        ("details phone", "phone"),
        ("details address.postal_code", "address/postal_code"),
        ("details address.line1", "address/line1"),
        ("details address.line2", "address/line2"),
        ("details contact_name", "contact_name"),
        ("details english_name", "english_name"),
    ] {
        table.push(Field { pointer, ..Field::put(name, &right) }.row(&session).await);
    }
}

async fn request(bank: &Bank, table: &mut Vec<String>, session: &Session<'_>) {
    assert_eq!(session.details().await.0, 200);
    let csr = bank.csr("a", "P-256", &[]);
    must(&bank.openssl(&["req", "-in", &csr, "-outform", "DER", "-out", "a.der"]));
    let der = fs::read(bank.file("a.der")).expect("DER");
    let right = json!({ "request": Base64::encode_string(&der) });
    let field = Field { method: Method::POST, ..Field::put("certificate request", &right) };
    table.push(field.row(session).await);
    assert_eq!(bank.look("certificates").await.as_array().map(Vec::len), Some(1));
}

async fn receipts(bank: &Bank, table: &mut Vec<String>) {
    let right = json!({ "account": "12345612009876", "account_password": "2468", "number": HONG });
    let ask = async |body: &Value| {
        let call = client().post(format!("{}/api/receipts", bank.url)).json(body);
        let answer = call.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json::<Value>().await.expect("JSON"))
    };
    for name in ["receipts account", "receipts number", "receipts account_password"] {
        let field = Field::put(name, &right);
        let mut row = Vec::new();
        for body in field.slips() {
            row.push(field.judged(&body, &ask(&body).await));
        }
        assert_eq!(ask(&right).await.0, 200, "{name}");
        table.push(line(name, &row));
    }
}

/// Reference numbers and serial numbers come from outside as well: slips of them are unknown, no more.
async fn numbers(bank: &Bank) {
    for slip in slips("1234567890") {
        let call = client().post(format!("{}/.well-known/est/simpleenroll", bank.url));
        let call = call.basic_auth(&slip, Some("1")).header("content-type", "application/pkcs10");
        let answer = call.body("AAAA").send().await.expect("an answer");
        assert_eq!(answer.status(), 401, "{slip:?}");
        let revocation = json!({ "serial": slip, "reason": "key_compromise" });
        assert_eq!(bank.turn("revoke", revocation).await, 404, "{slip:?}");
    }
}

async fn every_slip_in_every_field(on: On) {
    let bank = Bank::start_on(on, &["--calls-per-minute", "1000000"]);
    let mut table = Vec::new();
    identities(&bank, &mut table).await;
    let session = Session::start(&bank).await;
    products_and_factors(&bank, &mut table, &session).await;
    details(&bank, &mut table).await;
    request(&bank, &mut table, &session).await;
    receipts(&bank, &mut table).await;
    numbers(&bank).await;
    let heads = EXPECTED.lines().nth(1).expect("the heads");
    let told = format!("\n{heads}\n{}\n", table.join("\n"));
    assert!(told == EXPECTED, "{told}");
    let log = said(&bank.command(&["audit", "list"]).output().expect("the program runs"));
    assert!(!log.contains("\"factor-wrong\"") && !log.contains("\"factor-locked\""), "{log}");
}

#[tokio::test]
async fn every_slip_in_every_field_is_answered_and_counts_for_nothing() {
    every_slip_in_every_field(On::Sqlite).await;
}

#[tokio::test]
async fn every_slip_in_every_field_is_answered_and_counts_for_nothing_on_postgresql() {
    every_slip_in_every_field(On::Postgres).await;
}
