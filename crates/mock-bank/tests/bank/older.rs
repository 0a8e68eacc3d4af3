//! What an earlier version of this program left behind is kept by today's: see `tests/older`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::database::On;
use crate::support::{Bank, client, must, said};

/// What does not belong into the data directory.
const BESIDE: [&str; 4] = ["request.csr", "request.p10cr", "holder.key", "holder.crt"];

/// A data directory as the version with this schema left it.
pub async fn left_behind(schema: &str) -> TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().join("data");
    fs::create_dir(&data).expect("a directory");
    for entry in fs::read_dir(folder(schema)).expect("the data") {
        let file = entry.expect("a file").path();
        let name = file.file_name().expect("a name");
        if name == "bank.sql" {
            restore(&fs::read_to_string(&file).expect("SQL"), &data.join("bank.db")).await;
        } else if BESIDE.iter().any(|beside| name == *beside) {
            fs::copy(&file, directory.path().join(name)).expect("copied");
        } else if name != "codes.txt" {
            fs::copy(&file, data.join(name)).expect("copied");
        }
    }
    directory
}

fn folder(schema: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/older").join(schema)
}

async fn restore(dump: &str, database: &Path) {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}?mode=rwc", database.display());
    let pool = sqlx::AnyPool::connect(&url).await.expect("a database");
    sqlx::raw_sql(sqlx::AssertSqlSafe(dump.to_owned())).execute(&pool).await.expect("the dump");
    pool.close().await;
}

/// Reference number and authorization code of that time.
pub fn codes(schema: &str) -> (String, String) {
    (noted(schema, "reference="), noted(schema, "code="))
}

/// What was noted then under this name.
pub fn noted(schema: &str, name: &str) -> String {
    let text = fs::read_to_string(folder(schema).join("codes.txt")).expect("the codes");
    text.lines().find_map(|line| line.strip_prefix(name)).expect("a line").to_owned()
}

/// The receipts of 홍길동.
async fn receipts(bank: &Bank) -> Vec<Value> {
    let who = json!({ "account": "12345612009876", "account_password": "2468", "number": "9001011234568" });
    let call = client().post(format!("{}/api/receipts", bank.url)).json(&who);
    let answer: Value = call.send().await.expect("an answer").json().await.expect("JSON");
    answer["receipts"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

async fn books(bank: &Bank, fees: u64, refunds: u64) {
    let books = bank.look("ledger").await;
    assert_eq!((&books["sum"], &books["difference"]), (&json!(0), &json!(0)), "{books}");
    assert_eq!((&books["fees"], &books["refunds"]), (&json!(fees), &json!(refunds)), "{books}");
}

/// Certificate, books and receipts are there and good for what they were; gives the receipt.
async fn everything_is_kept(schema: &str) -> Value {
    let bank = Bank::start_in(left_behind(schema).await, On::Sqlite, &[]);
    let certificates = bank.look("certificates").await;
    assert_eq!(certificates.as_array().map(Vec::len), Some(1), "{certificates}");
    let serial = certificates[0]["serial"].as_str().expect("hex").to_owned();
    assert_eq!(certificates[0]["confirmed"], true);
    books(&bank, 1, 0).await;
    let receipt = receipts(&bank).await.remove(0);
    assert_eq!(
        (&receipt["serial"], &receipt["amount"], &receipt["account_label"]),
        (&json!(serial), &json!(4_400), &json!("급여통장"))
    );

    // Back to the day of issue.
    let (_, told) = bank.admin("advance", json!({ "seconds": 0 })).await;
    let now = told["now"].as_i64().expect("seconds");
    let charged = receipt["charged_at"].as_i64().expect("seconds");
    bank.knob("advance", json!({ "seconds": charged + 60 - now })).await;
    // The same request still gets the same certificate, and its key belongs to nobody else.
    must(&bank.cmp(&codes(schema), "request.csr", "same", &["-disable_confirm"]));
    let printed = bank.printed(&["x509", "-in", "same.crt", "-noout", "-serial"]).to_lowercase();
    assert_eq!(printed.trim().trim_start_matches("serial="), serial);
    let kims = bank.codes(&["--customer", "kim", "--product", "banking"]);
    let refused = said(&bank.cmp(&kims, "request.csr", "kim", &[]));
    assert!(refused.contains("badCertTemplate"), "{refused}");
    // Its enrollment was to issue; what it led to can be reissued.
    let session = crate::renewing::reissue(&bank, "personal").await;
    assert_eq!(session.identity().await.1["products"].as_array().map(Vec::len), Some(1));
    let (status, view) = session.general_by("bank").await;
    assert_eq!((status, &view["old"]["serial"]), (200, &json!(serial)), "{view}");
    assert_eq!(receipts(&bank).await[0]["purpose"], "issue");
    // It is young: its fee comes back.
    let revocation = json!({ "serial": serial, "reason": "affiliation_changed" });
    let (status, revoked) = bank.admin("revoke", revocation).await;
    assert_eq!((status, &revoked["refunded"]), (200, &json!(4_400)));
    books(&bank, 1, 1).await;
    assert!(receipts(&bank).await[0]["refunded_at"].is_i64());
    must(&bank.command(&["audit", "verify"]).output().expect("the program runs"));
    receipt
}

#[tokio::test]
async fn from_before_there_were_receipts() {
    let receipt = everything_is_kept("2").await;
    assert_eq!(receipt["number"], "2026112300000001", "the Korean day and the first of all");
}

#[tokio::test]
async fn from_before_keys_had_owners() {
    everything_is_kept("9").await;
}
