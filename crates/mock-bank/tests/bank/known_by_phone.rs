//! 본인확인 by mobile phone: number, resident or business number, and a code by text message.

use reqwest::Method;
use serde_json::{Value, json};

use crate::session::Session;
use crate::support::{Bank, join, kind};

const PHONE: &str = "01000001234";
const NUMBER: &str = "9001011234568";

async fn ask(session: &Session<'_>, phone: &str, number: &str) -> (u16, Value) {
    let body = json!({ "phone": phone, "number": number });
    session.call(Method::POST, "/identity/text-message", Some(body)).await
}

async fn give(session: &Session<'_>, code: &str) -> (u16, Value) {
    let body = json!({ "phone": PHONE, "number": NUMBER, "phone_code": code });
    session.put("identity", body).await
}

/// What the customer's phone shows, the newest message first.
async fn messages(bank: &Bank, customer: &str) -> Vec<String> {
    let people = bank.look("customers").await;
    let mut people = people.as_array().expect("a list").iter();
    let person = people.find(|person| person["id"] == customer).expect("the customer");
    let list = person["messages"].as_array().expect("a list");
    list.iter().map(|text| text.as_str().expect("text").to_owned()).collect()
}

fn other_than(code: &str) -> String {
    let first = if code.starts_with('0') { '1' } else { '0' };
    format!("{first}{}", &code[1..])
}

#[tokio::test]
async fn who_holds_the_phone_is_recognised() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    assert_eq!(kind(&give(&session, "000000").await.1), "phone-code-expired", "none was sent");
    let (status, sent) = ask(&session, PHONE, NUMBER).await;
    assert_eq!((status, &sent["phone"]), (200, &json!("010-****-1234")));
    let code = messages(&bank, "hong").await.remove(0);

    let (status, problem) = give(&session, &other_than(&code)).await;
    assert_eq!((status, kind(&problem)), (403, "phone-code-wrong"));
    assert_eq!(problem["remaining_tries"], 4);
    assert_eq!(session.look().await.1["step"], "identity", "a wrong code opens nothing");

    let (status, view) = give(&session, &code).await;
    assert_eq!((status, &view["step"]), (200, &json!("product")));
    assert_eq!(view["customer"]["name"], "홍길동");
    assert_eq!(give(&session, &code).await, (200, view), "the same answer again, ours was lost");

    let other = Session::start(&bank).await;
    assert_eq!(kind(&give(&other, &code).await.1), "phone-code-expired", "a code works once");
}

#[tokio::test]
async fn a_code_for_the_account_is_another_one() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let prove = |code: &str| {
        let proof = json!({ "account": "hong-1", "account_password": "1357", "phone": code });
        session.put("verification", proof)
    };
    // Sent to be recognised, and not used.
    assert_eq!(ask(&session, PHONE, NUMBER).await.0, 200);
    let code = messages(&bank, "hong").await.remove(0);
    session.identity().await;
    session.product("banking").await;
    assert_eq!(kind(&prove(&code).await.1), "phone-code-expired");
    assert_eq!(kind(&prove(&other_than(&code)).await.1), "phone-code-expired", "not even counted");
    assert_eq!(give(&session, &code).await.0, 200, "but it is good for what it was sent for");
    assert_eq!(session.look().await.1["step"], "product");

    // Sent for the account, and not used.
    session.product("banking").await;
    bank.knob("advance", json!({ "seconds": 11 })).await;
    assert_eq!(session.call(Method::POST, "/text-message", None).await.0, 200);
    let code = messages(&bank, "hong").await.remove(0);
    assert_eq!(kind(&give(&session, &code).await.1), "phone-code-expired");
    assert_eq!(kind(&give(&session, &other_than(&code)).await.1), "phone-code-expired");
    assert_eq!(session.look().await.1["step"], "verification", "nothing was taken back");
    assert_eq!(prove(&code).await.0, 200, "but it is good for what it was sent for");
}

#[tokio::test]
async fn a_customer_who_was_recognised_too_often_gets_no_messages() {
    let bank = Bank::start_with(&["--enrollments-per-hour", "1"]);
    assert_eq!(Session::start(&bank).await.identity().await.0, 200);
    let session = Session::start(&bank).await;
    let (status, problem) = ask(&session, PHONE, NUMBER).await;
    assert_eq!((status, kind(&problem)), (429, "too-many-requests"));
    assert!(messages(&bank, "hong").await.is_empty());
    bank.knob("advance", json!({ "seconds": 60 * 60 })).await;
    let session = Session::start(&bank).await;
    assert_eq!(ask(&session, PHONE, NUMBER).await.0, 200);
}

#[tokio::test]
async fn nobody_learns_whose_phone_it_is() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let strangers = [
        ("01099999999", NUMBER),          // nobody's phone
        (PHONE, "8001012123453"),         // somebody else's number
        ("01000003456", "8506151122339"), // a phone that is not registered for messages
        ("01000008901", NUMBER),          // a company's phone
    ];
    let mut answers = Vec::new();
    for (phone, number) in strangers {
        answers.push(ask(&session, phone, number).await);
    }
    assert_eq!((answers[0].0, kind(&answers[0].1)), (403, "identity-mismatch"));
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    for customer in ["hong", "kim", "lee", "dojang"] {
        assert!(messages(&bank, customer).await.is_empty(), "{customer} was disturbed");
    }
    assert_eq!(ask(&session, PHONE, NUMBER).await.0, 200, "who mistyped may try again");
}

#[tokio::test]
async fn an_organisation_is_known_by_its_phone_too() {
    let bank = Bank::start();
    let session = Session::start_as(&bank, "corporate").await;
    let mut body = json!({ "phone": "01000008901", "number": "9998600024" });
    let asked = session.call(Method::POST, "/identity/text-message", Some(body.clone())).await;
    assert_eq!(asked.0, 200);
    body["phone_code"] = json!(messages(&bank, "dojang").await[0]);
    assert_eq!(session.put("identity", body).await.0, 200);
}

#[tokio::test]
async fn wrong_codes_lock_the_phone_in_every_step() {
    let mut bank = Bank::start();
    let session = Session::start(&bank).await;
    ask(&session, PHONE, NUMBER).await;
    let code = messages(&bank, "hong").await.remove(0);
    let wrong = other_than(&code);
    let answers = join((0..200).map(|_| give(&session, &wrong)).collect()).await;
    let judged = answers.iter().filter(|(_, problem)| kind(problem) == "phone-code-wrong").count();
    assert_eq!(judged, 4, "the fifth one locks");
    assert!(answers.iter().all(|(status, _)| matches!(status, 403 | 423 | 429)), "{answers:?}");
    let (id, token) = (session.id, session.token);

    bank.kill_and_restart();
    let session = Session { bank: &bank, id, token };
    assert_eq!(give(&session, &code).await.0, 423, "a restart unlocks nothing");
    assert_eq!(ask(&session, PHONE, NUMBER).await.0, 423);
    session.identity().await;
    session.product("banking").await;
    assert_eq!(session.call(Method::POST, "/text-message", None).await.0, 423);
    bank.knob("unlock", json!({ "customer": "hong" })).await;
    assert_eq!(give(&session, &code).await.0, 200);
}

#[tokio::test]
async fn messages_are_counted_together() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    assert_eq!(ask(&session, PHONE, NUMBER).await.1["remaining"], 4);
    assert_eq!(kind(&ask(&session, PHONE, NUMBER).await.1), "too-many-requests");
    bank.knob("advance", json!({ "seconds": 11 })).await;
    assert_eq!(ask(&session, PHONE, NUMBER).await.1["remaining"], 3);
    let code = messages(&bank, "hong").await.remove(0);
    assert_eq!(give(&session, &code).await.0, 200);
    session.product("banking").await;
    bank.knob("advance", json!({ "seconds": 11 })).await;
    assert_eq!(session.call(Method::POST, "/text-message", None).await.1["remaining"], 2);
}

#[tokio::test]
async fn the_form_of_every_field() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    let bad = [
        (json!({ "phone": "010-0000-1234", "number": NUMBER, "phone_code": "123456" }), "phone"),
        (json!({ "phone": "０１０00001234", "number": NUMBER, "phone_code": "123456" }), "phone"),
        (json!({ "phone": "", "number": NUMBER, "phone_code": "123456" }), "phone"),
        (json!({ "phone": PHONE, "number": NUMBER }), "phone_code"),
        (json!({ "phone": PHONE, "number": NUMBER, "phone_code": "12345" }), "phone_code"),
        (json!({ "phone": PHONE, "number": NUMBER, "phone_code": "12345６" }), "phone_code"),
        (json!({ "user_id": "hong1234", "number": NUMBER, "phone_code": "123456" }), "phone_code"),
        (json!({ "phone": PHONE, "number": "1", "phone_code": "123456" }), "number"),
        (json!({ "phone": PHONE, "user_id": "hong1234", "number": NUMBER }), "user_id"),
    ];
    for (body, field) in bad {
        let (status, problem) = session.put("identity", body.clone()).await;
        assert_eq!((status, &problem["field"]), (422, &json!(field)), "{body}");
    }
    let message = json!({ "phone": PHONE, "number": NUMBER, "phone_code": "123456" });
    let refused = session.call(Method::POST, "/identity/text-message", Some(message)).await;
    assert_eq!((refused.0, &refused.1["field"]), (422, &json!("phone_code")));
    let message = json!({ "user_id": "hong1234", "number": NUMBER });
    let refused = session.call(Method::POST, "/identity/text-message", Some(message)).await;
    assert_eq!((refused.0, &refused.1["field"]), (422, &json!("phone")));
}
