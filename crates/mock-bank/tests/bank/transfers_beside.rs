//! Transfers while something else happens to the same customer: no call waits for another that waits for it.

use std::pin::Pin;

use serde_json::json;

use crate::database::On;
use crate::standing::change;
use crate::support::{Bank, join};
use crate::transfers_client::{Client, to_kim};

const MANY: [&str; 2] = ["--calls-per-minute", "100000"];

/// Signs in several sessions while the certificate is suspended. Each signature counts, or its session is over.
async fn signatures_beside_a_suspension(on: On) {
    let bank = Bank::start_on(on, &MANY);
    let hong = Client::new(&bank, "hong").await;
    let serial = hong.holder.serial();
    let mut moved = 0;
    for _ in 0..4 {
        let mut sessions = Vec::new();
        for _ in 0..4 {
            let session = hong.again().await;
            let facts = session.order(&to_kim(1)).await;
            let signature = session.signature(&facts);
            sessions.push((session, facts, signature));
        }
        type Call<'a> = Pin<Box<dyn Future<Output = (&'static str, u16)> + 'a>>;
        let mut calls: Vec<Call<'_>> = Vec::new();
        for (session, facts, signature) in &sessions {
            calls.push(Box::pin(async { ("sign", session.sign(facts, signature).await.0) }));
        }
        let suspend = async { ("suspend", change(&bank, &serial, "suspend").await.0) };
        calls.insert(1, Box::pin(suspend));
        for (what, status) in join(calls).await {
            match (what, status) {
                ("sign", 200) => moved += 1,
                ("sign", 401) | ("suspend", 200) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(change(&bank, &serial, "resume").await.0, 200);
    }
    assert_eq!(hong.again().await.balance(0).await, 1_250_000 - moved);
}

#[tokio::test]
async fn signatures_and_a_suspension_at_once() {
    signatures_beside_a_suspension(On::Sqlite).await;
}

#[tokio::test]
async fn signatures_and_a_suspension_at_once_on_postgresql() {
    signatures_beside_a_suspension(On::Postgres).await;
}

/// Of the orders that come at once in several sessions as many wait as one customer may have.
async fn orders_at_once(on: On) {
    let bank = Bank::start_on(on, &MANY);
    let hong = Client::new(&bank, "hong").await;
    let mut sessions = Vec::new();
    for _ in 0..5 {
        sessions.push(hong.again().await);
    }
    let order = to_kim(1);
    let calls = (0..6).flat_map(|_| &sessions);
    let calls = calls.map(|session| session.call(reqwest::Method::POST, "", Some(&order)));
    let answers = join(calls.collect()).await;
    let taken = answers.iter().filter(|(status, _)| *status == 201).count();
    let refused = answers.iter().filter(|(status, _)| *status == 429).count();
    assert_eq!((taken, refused), (20, 10), "{answers:?}");
    bank.knob("advance", json!({ "seconds": 300 })).await;
    hong.again().await.order(&order).await;
}

#[tokio::test]
async fn few_orders_wait_at_once() {
    orders_at_once(On::Sqlite).await;
}

#[tokio::test]
async fn few_orders_wait_at_once_on_postgresql() {
    orders_at_once(On::Postgres).await;
}

/// Two send each other money at the same moment, again and again.
async fn both_ways(on: On) {
    let bank = Bank::start_on(on, &MANY);
    let (hong, kim) = (Client::new(&bank, "hong").await, Client::new(&bank, "kim").await);
    let mut back = to_kim(1);
    (back["from"], back["to"]) = (json!("kim-1"), json!("12345678901234"));
    let before = [hong.balance(0).await, kim.balance(0).await];
    for _ in 0..20 {
        let mut ready = Vec::new();
        for (one, order) in [(&hong, &to_kim(3)), (&kim, &back)] {
            let facts = one.order(order).await;
            let signature = one.signature(&facts);
            ready.push((one, facts, signature));
        }
        let calls = ready.iter().map(|(one, facts, by)| one.sign(facts, by));
        for (status, answer) in join(calls.collect()).await {
            assert_eq!(status, 200, "{answer}");
        }
    }
    let after = [hong.balance(0).await, kim.balance(0).await];
    assert_eq!(after, [before[0] - 40, before[1] + 40]);
    crate::money::books_are_right(&bank).await;
}

#[tokio::test]
async fn money_goes_both_ways_at_once() {
    both_ways(On::Sqlite).await;
}

#[tokio::test]
async fn money_goes_both_ways_at_once_on_postgresql() {
    both_ways(On::Postgres).await;
}
