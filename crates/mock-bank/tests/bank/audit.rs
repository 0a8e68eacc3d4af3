//! The audit log: what it tells, and whether it notices that someone changed it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::{Value, json};
use sqlx::AnyPool;
use tempfile::TempDir;

use crate::session::Session;
use crate::support::{Bank, join, must, program, said};

/// `ingam-mock-bank audit …` on a data directory.
pub fn audit(data: &Path, arguments: &[&str]) -> Output {
    let mut command = program();
    command.arg("audit").args(arguments).arg("--data").arg(data);
    command.output().expect("the program runs")
}

/// The entries as arrays, with their hashes.
fn entries(data: &Path) -> Vec<(String, Value)> {
    let output = audit(data, &["list"]);
    must(&output);
    let text = String::from_utf8(output.stdout).expect("text");
    let entry = |line: &str| {
        let (hash, entry) = line.split_once(' ').expect("a hash and an entry");
        (hash.to_owned(), serde_json::from_str(entry).expect("JSON"))
    };
    text.lines().map(entry).collect()
}

/// A whole journey with wrong turns.
async fn journey(bank: &Bank) -> [String; 2] {
    let session = Session::start(bank).await;
    session.put("identity", json!({ "user_id": "hong1234", "number": "8001012123453" })).await;
    session.identity().await;
    session.product("general").await;
    session.verification("0000", "000000").await;
    session.verification("1357", "000000").await;
    let otp = bank.otp("hong").await;
    session.verification("1357", &otp).await;
    session.fee(4_400).await;
    session.details().await;
    let (_, codes) = session.codes().await;
    let text = |name: &str| codes[name].as_str().expect("text").to_owned();
    let (reference, code) = (text("reference"), text("code"));
    let csr = bank.csr("a", "P-256", &[]);
    bank.cmp(&(reference.clone(), "1".repeat(24)), &csr, "a", &[]);
    must(&bank.cmp(&(reference, code.clone()), &csr, "a", &[]));
    [code, otp]
}

/// The files of a bank as they are now.
fn copy_of_files(bank: &Bank) -> TempDir {
    let copy = tempfile::tempdir().expect("a directory");
    for entry in fs::read_dir(bank.data()).expect("the data directory") {
        let path = entry.expect("a file").path();
        fs::copy(&path, copy.path().join(path.file_name().expect("a name"))).expect("copied");
    }
    copy
}

/// A copy of a bank that was killed, whose database lets itself be changed.
async fn copy(bank: &Bank) -> (TempDir, AnyPool) {
    let copy = copy_of_files(bank);
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}", copy.path().join("bank.db").display());
    let pool = AnyPool::connect(&url).await.expect("the database");
    for trigger in ["audit_is_not_changed", "audit_is_not_shortened", "audit_is_not_replaced"] {
        let drop = format!("DROP TRIGGER {trigger}");
        sqlx::query(sqlx::AssertSqlSafe(drop)).execute(&pool).await.expect("dropped");
    }
    (copy, pool)
}

#[tokio::test]
async fn every_fact_is_told_in_order_and_without_secrets() {
    let bank = Bank::start();
    let [code, otp] = journey(&bank).await;
    let entries = entries(&bank.data());
    let told: Vec<_> = entries
        .iter()
        .map(|(_, entry)| format!("{} {}", entry[2].as_str().unwrap(), entry[6].as_str().unwrap()))
        .collect();
    let wanted = [
        "enrollment-started holder=personal purpose=issue",
        "identity-failed ",
        "identity-passed ",
        "product-chosen product=general authority=bank",
        "factor-wrong factor=account-password remaining=4",
        "factor-wrong factor=otp remaining=9",
        "factor-passed factor=account-password",
        "factor-passed factor=otp",
        "fee-confirmed fee=4400",
        "details-given ",
        "codes-handed-out ",
        "code-wrong ",
        "certificate-issued product=general authority=bank fee=4400",
        "certificate-confirmed ",
    ];
    assert_eq!(told, wanted);
    let (_, issued) = &entries[12];
    let serial = bank.printed(&["x509", "-in", "a.crt", "-noout", "-serial"]).to_lowercase();
    assert_eq!(serial.trim(), format!("serial={}", issued[5].as_str().expect("a serial")));
    assert_eq!(issued[4], "hong");

    let text = said(&audit(&bank.data(), &["list"]));
    let words: Vec<_> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
    for secret in ["9001011234568", "8001012123453", "1357", "hong1234", "01000001234", &code, &otp]
    {
        assert!(!words.contains(&secret), "{secret}");
    }
    assert!(!text.contains('@'), "no e-mail address");
}

#[tokio::test]
async fn openssl_computes_the_same_chain() {
    let bank = Bank::start();
    journey(&bank).await;
    let text = said(&audit(&bank.data(), &["list"]));
    let mut before = vec![0; 32];
    for line in text.lines() {
        let (hash, entry) = line.split_once(' ').expect("a hash and an entry");
        fs::write(bank.file("link"), [&before, entry.as_bytes()].concat()).expect("written");
        let digest = bank.printed(&["dgst", "-sha256", "-r", "link"]);
        assert_eq!(digest.split(' ').next(), Some(hash), "{entry}");
        bank.openssl(&["dgst", "-sha256", "-binary", "-out", "digest", "link"]);
        before = fs::read(bank.file("digest")).expect("a digest");
    }
    assert_eq!(text.lines().count(), 14);
}

#[tokio::test]
async fn a_changed_log_is_noticed_at_the_first_wrong_entry() {
    let mut bank = Bank::start();
    journey(&bank).await;
    bank.kill_and_restart();
    let intact = audit(&bank.data(), &["verify"]);
    must(&intact);
    assert!(said(&intact).starts_with("entries 14\nhead "), "{}", said(&intact));
    bank.stop();

    let swap = "UPDATE audit SET number = CASE number WHEN 6 THEN 7 ELSE 6 END + 100 WHERE number IN (6, 7)";
    let cases: [(&str, &[&str], &str); 7] = [
        ("changed", &["UPDATE audit SET facts = 'fee=0' WHERE number = 9"], "entry 9: its hash"),
        ("another hash", &["UPDATE audit SET hash = x'00' WHERE number = 4"], "entry 4: its hash"),
        ("removed", &["DELETE FROM audit WHERE number = 5"], "entry 5: it is missing"),
        ("first removed", &["DELETE FROM audit WHERE number = 1"], "entry 1: it is missing"),
        ("one before", &["UPDATE audit SET number = 0 WHERE number = 1"], "entry 1: it is missing"),
        (
            "swapped",
            &[swap, "UPDATE audit SET number = number - 100 WHERE number > 100"],
            "entry 6: its hash",
        ),
        ("cut", &["DELETE FROM audit WHERE number > 11"], "entry 12: it and everything up to"),
    ];
    for (name, statements, wanted) in cases {
        let (copy, pool) = copy(&bank).await;
        for statement in statements {
            sqlx::query(*statement).execute(&pool).await.expect(name);
        }
        pool.close().await;
        let output = audit(copy.path(), &["verify"]);
        assert!(!output.status.success(), "{name}");
        assert!(said(&output).contains(wanted), "{name}: {}", said(&output));
    }
}

#[tokio::test]
async fn a_log_made_anew_does_not_fit_the_note_of_its_end() {
    let mut bank = Bank::start();
    journey(&bank).await;
    bank.stop();
    let note = fs::read_to_string(bank.data().join("audit.head")).expect("the note");
    assert!(note.starts_with("14 "), "{note}");

    // Another bank's log is a sound chain, but not this one.
    let other = Bank::start();
    journey(&other).await;
    let mut other = other;
    other.stop();
    fs::copy(bank.data().join("audit.head"), other.data().join("audit.head")).expect("copied");
    let output = audit(&other.data(), &["verify"]);
    assert!(said(&output).contains("entry 14: its hash"), "{}", said(&output));
    // A bank that goes on does not put its own note over the evidence.
    other.kill_and_restart();
    Session::start(&other).await;
    other.stop();
    assert_eq!(fs::read_to_string(other.data().join("audit.head")).expect("the note"), note);
    assert!(other.log().contains("audit verify"), "and says so");

    fs::remove_file(bank.data().join("audit.head")).expect("removed");
    let output = audit(&bank.data(), &["verify"]);
    must(&output);
    assert!(said(&output).contains("noted nothing"), "{}", said(&output));
    let kept = bank.file("kept");
    fs::write(&kept, note).expect("written");
    must(&audit(&bank.data(), &["verify", "--head", kept.to_str().expect("a path")]));
}

#[tokio::test]
async fn a_note_that_was_taken_away_leaves_a_trace() {
    let mut bank = Bank::start();
    let file = bank.data().join("audit.head");
    assert!(fs::read_to_string(&file).expect("the note").starts_with("0 0000"), "from the start");
    journey(&bank).await;
    bank.stop();
    let count = entries(&bank.data()).len();
    fs::remove_file(&file).expect("removed");
    bank.kill_and_restart();
    assert!(bank.log().contains("note of the audit log's end is missing"), "{}", bank.log());
    let told = entries(&bank.data());
    assert_eq!(told.len(), count + 1);
    assert_eq!(told[count].1[2], "note-missing");
    bank.stop();
    assert!(fs::read_to_string(&file).expect("a new note").starts_with("15 "));
    let output = audit(&bank.data(), &["verify"]);
    must(&output);
    assert!(said(&output).contains("entry 15: there was no note"), "{}", said(&output));
    // Told once.
    bank.kill_and_restart();
    assert_eq!(entries(&bank.data()).len(), count + 1);
}

/// Every file of a directory with its bytes; not what SQLite's processes tell each other meanwhile.
fn files(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(directory).expect("a directory");
    let paths = entries.map(|entry| entry.expect("a file").path());
    let kept = paths.filter(|path| !path.to_string_lossy().ends_with("-shm"));
    kept.map(|path| (path.clone(), fs::read(path).expect("readable"))).collect()
}

#[tokio::test]
async fn looking_at_the_log_changes_nothing() {
    let mut bank = Bank::start();
    journey(&bank).await;
    let look = |data: &Path| {
        assert_eq!(entries(data).len(), 14);
        must(&audit(data, &["verify"]));
    };
    // As a bank leaves it that was killed, and that ended properly.
    let killed = copy_of_files(&bank);
    let copied = files(killed.path());
    assert!(copied.keys().any(|path| path.ends_with("bank.db-wal")), "{:?}", copied.keys());
    look(killed.path());
    assert_eq!(files(killed.path()), copied);
    bank.stop();
    let before = files(&bank.data());
    look(&bank.data());
    assert_eq!(files(&bank.data()), before);
}

#[tokio::test]
async fn a_log_under_another_schema_is_left_alone() {
    let bank = Bank::start();
    let (copied, pool) = copy(&bank).await;
    for (statement, wanted) in [
        ("DELETE FROM schema_version WHERE version > 10", "the database has schema 10"),
        ("INSERT INTO schema_version (version) VALUES (999)", "the database has schema 999"),
    ] {
        sqlx::query(statement).execute(&pool).await.expect(statement);
        let output = audit(copied.path(), &["verify"]);
        assert!(!output.status.success());
        assert!(said(&output).contains(wanted), "{}", said(&output));
    }
}

#[tokio::test]
async fn the_database_refuses_to_change_the_log() {
    let bank = Bank::start();
    journey(&bank).await;
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}", bank.data().join("bank.db").display());
    let pool = AnyPool::connect(&url).await.expect("the database");
    let anew = "(number, at, kind, facts, hash) VALUES (3, 0, 'unlocked', '', x'00')";
    let row = "(rowid, number, at, kind, facts, hash) VALUES (3, 99, 0, 'unlocked', '', x'00')";
    for statement in [
        "UPDATE audit SET facts = ''",
        "UPDATE OR REPLACE audit SET number = 4 WHERE number = 3",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE number = 3",
        &format!("REPLACE INTO audit {anew}"),
        &format!("INSERT OR REPLACE INTO audit {row}"),
        &format!("INSERT INTO audit {anew} ON CONFLICT (number) DO UPDATE SET facts = ''"),
    ] {
        let query = sqlx::query(sqlx::AssertSqlSafe(statement.to_owned()));
        let refused = query.execute(&pool).await.expect_err(statement);
        assert!(refused.to_string().contains("append-only"), "{statement}: {refused}");
    }
    assert_eq!(entries(&bank.data()).len(), 14);
}

#[tokio::test]
async fn writers_at_once_make_one_chain() {
    let bank = Bank::start();
    let sessions = join((0..30).map(|_| Session::start(&bank)).collect()).await;
    join(sessions.iter().map(Session::identity).collect()).await;
    join(sessions.iter().map(|session| session.product("banking")).collect()).await;
    must(&audit(&bank.data(), &["verify"]));
    assert_eq!(entries(&bank.data()).len(), 90);
}

#[test]
fn there_is_no_log_where_no_bank_was() {
    let empty = tempfile::tempdir().expect("a directory");
    let output = audit(empty.path(), &["verify"]);
    assert!(!output.status.success());
    assert!(said(&output).contains("no bank was ever started"), "{}", said(&output));
    assert_eq!(fs::read_dir(empty.path()).expect("a directory").count(), 0, "and none is made");
}
