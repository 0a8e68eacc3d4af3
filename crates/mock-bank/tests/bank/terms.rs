//! What is agreed to, and what the bank can prove of it.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use sqlx::Row as _;

use crate::session::Session;
use crate::support::{Bank, client, kind};

async fn documents(bank: &Bank) -> Vec<Value> {
    let terms: Value = bank.get("/api/terms").await.json().await.expect("JSON");
    terms["documents"].as_array().expect("documents").clone()
}

async fn start(bank: &Bank, agreed: &[Value]) -> (u16, Value) {
    let body = json!({ "holder": "personal", "agreed": agreed });
    let answer = client().post(format!("{}/api/enrollments", bank.url)).json(&body).send().await;
    let answer = answer.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

#[tokio::test]
async fn every_document_has_the_digest_of_its_text_in_both_languages() {
    let bank = Bank::start();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    for document in documents(&bank).await {
        let (title, body) = (&document["title"], &document["body"]);
        let parts = [&title["ko"], &title["en"], &body["ko"], &body["en"]].map(text);
        let digest = Sha256::digest(parts.join("\0"));
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(text(&document["sha256"]), hex, "{}", document["id"]);
    }
}

#[tokio::test]
async fn only_the_current_texts_are_taken() {
    let bank = Bank::start();
    let current = documents(&bank).await;
    let changed = |at: usize, name: &str, value: Value| {
        let mut agreed = current.clone();
        agreed[at][name] = value;
        agreed
    };
    let with = |more: Value| [current.clone(), vec![more]].concat();
    let unknown = json!({ "id": "nothing", "version": "2026-11-01", "sha256": "0".repeat(64) });
    for (name, agreed) in [
        ("an old version", changed(0, "version", json!("2020-01-01"))),
        ("another text under the same version", changed(0, "sha256", json!("0".repeat(64)))),
        ("the text of another document", changed(0, "sha256", current[1]["sha256"].clone())),
        ("one is missing", current[1..].to_vec()),
        ("one is there twice", with(current[0].clone())),
        ("one that does not exist", with(unknown)),
        ("nothing", Vec::new()),
    ] {
        let (status, problem) = start(&bank, &agreed).await;
        assert_eq!((status, kind(&problem)), (409, "terms-outdated"), "{name}");
    }
    let mut without = current.clone();
    without[0].as_object_mut().expect("an object").remove("sha256");
    assert_eq!(start(&bank, &without).await.0, 400, "what was shown must be said");
    assert_eq!(start(&bank, &current).await.0, 201);
}

#[tokio::test]
async fn version_text_and_time_are_recorded() {
    let bank = Bank::start();
    bank.knob("advance", json!({ "seconds": 86_400 })).await;
    let authority: Value = bank.get("/api/authority").await.json().await.expect("JSON");
    let before = authority["now"].as_i64().expect("a time");
    let session = Session::start(&bank).await;

    sqlx::any::install_default_drivers();
    let database = format!("sqlite://{}", bank.data().join("bank.db").display());
    let pool = sqlx::AnyPool::connect(&database).await.expect("the database");
    let row = sqlx::query("SELECT agreed FROM enrollments WHERE id = $1").bind(&session.id);
    let row = row.fetch_one(&pool).await.expect("the enrollment");
    let recorded: Vec<Value> = serde_json::from_str(row.get("agreed")).expect("JSON");
    let shown = documents(&bank).await;
    assert_eq!(recorded.len(), shown.len());
    for (recorded, shown) in recorded.iter().zip(&shown) {
        for name in ["id", "version", "sha256"] {
            assert_eq!(recorded[name], shown[name]);
        }
        let at = recorded["agreed_at"].as_i64().expect("a time");
        assert!((before..before + 60).contains(&at), "{at} is not just after {before}");
    }
}
