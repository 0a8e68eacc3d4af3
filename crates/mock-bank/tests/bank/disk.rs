//! What a database and logs give away.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use sqlx::{Column as _, Row as _};

use crate::session::Session;
use crate::support::{Bank, must};

#[tokio::test]
async fn no_secret_is_stored_or_logged_in_clear() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
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

    // Long secrets: nowhere in any file. The key files beside the database hold none of them.
    let mut bytes = bank.log().into_bytes();
    for entry in fs::read_dir(bank.data()).expect("the data directory") {
        bytes.extend(fs::read(entry.expect("a file").path()).expect("readable"));
    }
    assert!(contains(&bytes, b"hong1234"), "the scan sees what is stored in clear");
    for secret in ["9001011234568", "900101-1234568", codes.1.as_str(), session.token.as_str()] {
        assert!(!contains(&bytes, secret.as_bytes()), "{secret}");
    }
    // Short ones could stand in longer numbers by chance: no cell and no word is one of them.
    let mut words = cells(&bank.data().join("bank.db")).await;
    assert!(words.len() > 100);
    words.extend(bank.log().split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned));
    for secret in ["1357", "2468", otp.as_str()] {
        assert!(!words.iter().any(|word| word == secret), "{secret}");
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

/// Every text and number of every table.
async fn cells(database: &Path) -> Vec<String> {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&format!("sqlite://{}", database.display()))
        .await
        .expect("the database");
    let mut cells = Vec::new();
    for query in [
        "SELECT * FROM customers",
        "SELECT * FROM accounts",
        "SELECT * FROM enrollments",
        "SELECT * FROM ledger",
        "SELECT * FROM certificates",
    ] {
        for row in sqlx::query(query).fetch_all(&pool).await.expect("rows") {
            for column in row.columns() {
                let name = column.name();
                let text = row.try_get::<Option<String>, _>(name).ok().flatten();
                let number = row
                    .try_get::<Option<i64>, _>(name)
                    .ok()
                    .flatten()
                    .map(|number| number.to_string());
                cells.extend(text.or(number));
            }
        }
    }
    cells
}
