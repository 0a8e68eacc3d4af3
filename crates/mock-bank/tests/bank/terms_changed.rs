//! Terms that change while someone is on the way.

use serde_json::{Value, json};

use crate::session::Session;
use crate::support::{Bank, kind, must};

async fn change(bank: &Bank, version: &str) {
    bank.knob("terms", json!({ "id": "electronic-finance", "version": version })).await;
}

#[tokio::test]
async fn every_step_is_refused_until_the_new_terms_are_agreed_to() {
    let bank = Bank::start();
    let session = Session::start(&bank).await;
    session.identity().await;
    session.product("general").await;
    let otp = bank.otp("hong").await;
    change(&bank, "2099-01-01").await;
    for (status, problem) in [
        session.identity().await,
        session.product("general").await,
        session.verification("1357", &otp).await,
        session.call(reqwest::Method::POST, "/text-message", None).await,
    ] {
        assert_eq!((status, kind(&problem)), (409, "terms-outdated"));
    }
    assert_eq!(session.look().await.0, 200, "what was answered can still be seen");

    // The one-time password was not used up, and the new terms are what a new enrollment gets.
    let newer = Session::start(&bank).await;
    newer.identity().await;
    newer.product("general").await;
    assert_eq!(newer.verification("1357", &otp).await.0, 200);
    assert_eq!(newer.fee(4_400).await.0, 200);
    change(&bank, "2099-02-01").await;
    for (status, problem) in [newer.fee(4_400).await, newer.details().await] {
        assert_eq!((status, kind(&problem)), (409, "terms-outdated"));
    }
}

#[tokio::test]
async fn no_codes_for_old_terms_but_codes_that_are_out_hold() {
    let bank = Bank::start();
    let first = Session::start(&bank).await;
    let codes = first.to_codes("banking").await;
    let second = Session::start(&bank).await;
    second.identity().await;
    second.product("banking").await;
    let otp = bank.otp("hong").await;
    second.verification("1357", &otp).await;
    second.details().await;
    change(&bank, "2099-01-01").await;
    assert_eq!(kind(&second.codes().await.1), "terms-outdated");
    assert_eq!(first.codes().await.0, 200, "the same ones when asked again");
    must(&bank.cmp(&codes, &bank.csr("a", "P-256", &[]), "a", &[]));
}

#[tokio::test]
async fn the_terms_of_the_chosen_authority_change_on_the_way() {
    let bank = Bank::start();
    let document = |version: &str| json!({ "id": "authority-garam", "version": version });
    let session = Session::start(&bank).await;
    session.identity().await;
    assert_eq!(session.general_by("garam").await.0, 200);
    let otp = bank.otp("hong").await;
    bank.knob("terms", document("2099-01-01")).await;
    for (status, problem) in [
        session.verification("1357", &otp).await,
        session.call(reqwest::Method::POST, "/text-message", None).await,
    ] {
        assert_eq!((status, kind(&problem)), (409, "terms-outdated"));
    }
    // The new ones are shown, and agreed to where the authority is chosen: nothing else is lost.
    let shown: Value = bank.get("/api/terms/authorities").await.json().await.expect("JSON");
    assert!(shown.to_string().contains("2099-01-01"));
    assert_eq!(session.general_by("garam").await.0, 200);
    assert_eq!(session.verification("1357", &otp).await.0, 200);
    assert_eq!(session.fee(4_400).await.0, 200);
    assert_eq!(session.details().await.0, 200);
    bank.knob("terms", document("2099-02-01")).await;
    for (status, problem) in
        [session.fee(4_400).await, session.details().await, session.codes().await]
    {
        assert_eq!((status, kind(&problem)), (409, "terms-outdated"));
    }
    // Those of an authority that was not chosen make no difference.
    bank.knob("terms", document("2099-01-01")).await;
    bank.knob("terms", json!({ "id": "authority-nuri", "version": "2099-01-01" })).await;
    assert_eq!(session.codes().await.0, 200);
    bank.knob("terms", document("2099-02-01")).await;
    assert_eq!(session.codes().await.0, 200, "what was agreed to holds from here on");
}

#[tokio::test]
async fn a_document_that_is_not_there_cannot_change() {
    let bank = Bank::start();
    assert_eq!(bank.turn("terms", json!({ "id": "nothing", "version": "1" })).await, 404);
}
