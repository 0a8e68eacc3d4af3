//! The same bank on PostgreSQL. Without PostgreSQL on the machine there is nothing to test.

use serde_json::json;

use crate::database::On;
use crate::session::Session;
use crate::support::{Bank, join, must, said};

#[tokio::test]
async fn the_main_job_works_on_postgresql() {
    let bank = Bank::start_on(On::Postgres, &[]);
    let codes = Session::start(&bank).await.to_codes("general").await;
    let message = bank.p10cr(&codes, &bank.csr("a", "P-256", &[]));
    let sends: Vec<_> = (0..6).map(|_| bank.send(message.clone())).collect();
    for answer in join(sends).await {
        assert!(answer.expect("an answer").len() > 1_000, "a certificate each time");
    }
    must(&bank.cmp(&codes, "a.csr", "a", &[]));
    // The list of certificates is in order of seconds.
    bank.knob("advance", json!({ "seconds": 1 })).await;
    let codes = bank.codes(&["--product", "general"]);
    must(&bank.cmp(&codes, &bank.csr("b", "P-256", &[]), "b", &[]));
    let ledger = bank.look("ledger").await;
    assert_eq!(
        (&ledger["fees"], &ledger["sum"], &ledger["difference"]),
        (&json!(2), &json!(0), &json!(0))
    );
    let listed = bank.look("certificates").await;
    assert_eq!((&listed[0]["status"], &listed[1]["status"]), (&json!("revoked"), &json!("valid")));
}

#[tokio::test]
async fn the_audit_log_holds_on_postgresql() {
    let bank = Bank::start_on(On::Postgres, &[]);
    let url = bank.database_url().expect("PostgreSQL");
    let sessions = join((0..20).map(|_| Session::start(&bank)).collect()).await;
    join(sessions.iter().map(Session::identity).collect()).await;
    let verify = || bank.command(&["audit", "verify"]).output().expect("the program runs");
    must(&verify());
    assert!(said(&verify()).starts_with("entries 40\n"), "{}", said(&verify()));

    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&url).await.expect("the database");
    for statement in ["UPDATE audit SET facts = ''", "DELETE FROM audit", "TRUNCATE audit"] {
        let refused = sqlx::query(statement).execute(&pool).await.expect_err(statement);
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
    for statement in [
        "ALTER TABLE audit DISABLE TRIGGER ALL",
        "UPDATE audit SET customer = 'kim' WHERE number = 33",
    ] {
        sqlx::query(statement).execute(&pool).await.expect(statement);
    }
    assert!(said(&verify()).contains("entry 33: its hash"), "{}", said(&verify()));
}
