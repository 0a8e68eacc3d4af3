//! The last version before transfers, suspensions and registrations: somebody is logged in there, one certificate is
//! revoked, and one was not confirmed.

use p256::SecretKey;
use p256::ecdsa::SigningKey;
use p256::pkcs8::DecodePrivateKey as _;
use serde_json::json;

use crate::database::On;
use crate::login_client::{Holder, R, der_of, extend};
use crate::older::{codes, left_behind, noted};
use crate::renewing::{go_to, row};
use crate::standing::change;
use crate::support::{Bank, kind, must};
use crate::transfers_client::{Client, to_kim};

/// A bank of today on what was left behind, a minute later.
async fn a_minute_later() -> Bank {
    let bank = Bank::start_in(left_behind("15").await, On::Sqlite, &[]);
    let at: i64 = noted("15", "at=").parse().expect("seconds");
    go_to(&bank, at + 60).await;
    bank
}

#[tokio::test]
async fn who_was_logged_in_logs_in_again_and_transfers() {
    let bank = a_minute_later().await;
    let pem = std::fs::read_to_string(bank.file("holder.key")).expect("PEM");
    let key = SigningKey::from(SecretKey::from_pkcs8_pem(&pem).expect("a key"));
    let holder = Holder { key, der: der_of(&bank, "holder.crt"), random: Some(R) };
    // The table of the sessions was made anew.
    assert_eq!(extend(&bank, &noted("15", "token=")).await.0, 401);
    let hong = Client::of(&bank, holder).await;
    let (status, done) = hong.transfer(&to_kim(1_000)).await;
    assert_eq!((status, &done["serial"]), (200, &json!(hong.holder.serial())), "{done}");
    assert_eq!(hong.again().await.balance(0).await, 1_249_000);
    // What is new applies to what is old, and ends the old login.
    assert_eq!(change(&bank, &hong.holder.serial(), "suspend").await.0, 200);
    assert_eq!(extend(&bank, &hong.token).await.0, 401);
    let (status, refused) = hong.holder.log_in(&bank).await;
    assert_eq!((status, kind(&refused)), (403, "certificate-suspended"), "{refused}");
    must(&bank.command(&["audit", "verify"]).output().expect("the program runs"));
}

#[tokio::test]
async fn what_was_revoked_and_what_was_not_confirmed() {
    let bank = a_minute_later().await;
    let all = bank.look("certificates").await;
    let all = all.as_array().expect("a list");
    let of = |customer: &str| all.iter().find(|one| one["customer"] == customer).expect("theirs");
    let (kims, lees) = (of("kim"), of("lee"));
    assert_eq!((&kims["status"], &lees["confirmed"]), (&json!("revoked"), &json!(false)));
    let list = bank.get("/crl/issuing.crl").await.bytes().await.expect("bytes");
    std::fs::write(bank.file("list"), list).expect("written");
    let list = bank.printed(&["crl", "-inform", "DER", "-in", "list", "-noout", "-text"]);
    let serial = kims["serial"].as_str().expect("hex").to_uppercase();
    assert!(list.contains(&serial) && list.contains("Key Compromise"), "{list}");
    // The same message gets the same answer, and another conversation the same certificate.
    let message = std::fs::read(bank.file("request.p10cr")).expect("a message");
    let answer = bank.send(message).await.expect("an answer");
    must(&bank.cmp(&codes("15"), "request.csr", "same", &[]));
    let same = der_of(&bank, "same.crt");
    assert!(answer.windows(same.len()).any(|part| part == same));
    let key = SigningKey::from(ingam_mock_bank::ca::keys::make_key());
    let holder = Holder { key, der: same, random: None };
    let row = row(&bank, &holder).await;
    assert_eq!((&row["serial"], &row["confirmed"]), (&lees["serial"], &json!(true)), "{row}");
}
